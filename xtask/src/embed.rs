//! What other people's pages load: the loader of the element `<calaim-screener>`, and the app as it stands
//! inside such a page (`frame.html`).
//!
//! A page names the loader with the hash of its bytes, so that an address must never get other bytes: the
//! name carries a mark of them, and whoever publishes the site keeps the loaders of earlier builds.

use crate::files::{put, text};
use crate::{Outcome, cut, process, tools};
use base64::{Engine, engine::general_purpose::STANDARD};
use compiler::Content;
use compiler::words::Text;
use sha2::{Digest, Sha384};
use std::path::Path;
use std::process::Command;

/// The app inside another page.
pub const FRAME: &str = "frame.html";
/// The folder of all else.
pub const FOLDER: &str = "embed";

/// How the looks of a device begin in the style sheet of measures.
const LIGHT: &str = ":root {";
const DARK: &str = "@media (prefers-color-scheme: dark) {\n  :root {";

/// Writes all of it into a site that has its first page.
pub fn write(content: &Content, site: &Path) -> Outcome {
    let loader = loader(content)?;
    let file = format!("{FOLDER}/screener-{}.js", cut::mark(loader.as_bytes()));
    put(&site.join(&file), &loader)?;
    let frame = script("frame.js", &[("NAME", name(content)?)])?;
    put(&site.join(FOLDER).join("frame.js"), &frame)?;
    put(&site.join(FOLDER).join("builder.js"), &script("builder.js", &[])?)?;
    let builder = book::embed_page(content, &file, &integrity(loader.as_bytes()));
    put(&site.join(&builder.path), &with_head(&builder.text, &styles("builder.css")?)?)?;
    let page = text(&site.join("index.html"))?;
    put(&site.join(FRAME), &framed(&page, &styles("frame.css")?)?)
}

/// The loader in a built site, as a path from its root.
pub fn loader_in(site: &Path) -> Outcome<String> {
    let page = text(&site.join(FOLDER).join("index.html"))?;
    let (_, after) = page.split_once("data-loader=\"").ok_or("the page /embed/ names no loader")?;
    Ok(after.split('"').next().unwrap_or_default().to_owned())
}

/// The loader, with the two things that it cannot know.
fn loader(content: &Content) -> Outcome<String> {
    script("loader.js", &[("NAME", name(content)?), ("ELSEWHERE", book::NEUTRAL_PAGE)])
}

/// What the site is called.
fn name(content: &Content) -> Outcome<&str> {
    match content.words.text("ui.site.name") {
        Some(Text::One(name)) => Ok(name),
        _ => Err("there is no plain text `ui.site.name`".to_owned()),
    }
}

/// A script of the folder, without spaces and long names, and with these texts in it.
fn script(name: &str, texts: &[(&str, &str)]) -> Outcome<String> {
    let file = crate::root().join(FOLDER).join(name);
    let mut smaller = Command::new(tools::esbuild()?);
    smaller.arg(&file).args(["--minify", "--format=iife", "--bundle", "--log-level=warning"]);
    smaller.args(["--charset=utf8", "--target=es2022"]);
    for (name, text) in texts {
        smaller.arg(format!("--define:{name}={text:?}"));
    }
    process::output(&mut smaller).ok_or(format!("esbuild cannot read {}", file.display()))
}

/// What a page states of a script so that its browser runs these bytes and no others.
fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// The first page as it stands inside another one.
fn framed(page: &str, styles: &str) -> Outcome<String> {
    let robots = "<meta name=\"robots\" content=\"noindex\">";
    let script = format!("<script src=\"{FOLDER}/frame.js\"></script>");
    with_head(page, &[styles, robots, &script].concat())
}

/// A page with something more at the end of its head.
fn with_head(page: &str, more: &str) -> Outcome<String> {
    match page.contains("</head>") {
        true => Ok(page.replacen("</head>", &[more, "</head>"].concat(), 1)),
        false => Err("a page has no </head>".to_owned()),
    }
}

/// Both looks of the app, for whoever chooses one, and a style sheet of the folder, as a part of a page.
fn styles(sheet: &str) -> Outcome<String> {
    let root = crate::root();
    let tokens = text(&root.join("styles/tokens.css"))?;
    let look = |name: &str, start: &str| {
        let inside = between(&tokens, start).ok_or(format!("tokens.css has no `{start}`"))?;
        Ok::<_, String>(format!(":root[data-theme={name}]{{color-scheme:{name};{inside}}}"))
    };
    let own = text(&root.join(FOLDER).join(sheet))?;
    Ok(["<style>", &look("light", LIGHT)?, &look("dark", DARK)?, &own, "</style>"].concat())
}

/// What stands between a start and the next closing brace, without a colour scheme of its own.
fn between(text: &str, start: &str) -> Option<String> {
    let (inside, _) = text.split_once(start)?.1.split_once('}')?;
    let lines = inside.lines().map(str::trim).filter(|line| !line.starts_with("color-scheme"));
    Some(lines.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_integrity_is_what_browsers_compute() {
        // The example of the specification.
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }

    #[test]
    fn both_looks_of_the_app_are_found() {
        let styles = styles("frame.css").unwrap();
        for look in [
            ":root[data-theme=light]{color-scheme:light;--paper: #ffffff;",
            ":root[data-theme=dark]{color-scheme:dark;--paper: #10191c;",
        ] {
            assert!(styles.contains(look), "{look}");
        }
    }

    #[test]
    fn a_page_without_a_head_is_refused() {
        let page = framed("<head><title>x</title></head><body>", "<style>a{}</style>").unwrap();
        assert!(page.contains("<style>a{}</style>"), "{page}");
        assert!(page.contains("<script src=\"embed/frame.js\"></script></head>"), "{page}");
        assert!(framed("<body>", "").is_err());
    }
}
