//! `licences.txt`, beside what others load: the project's own licence and attributions, and what the licences of
//! the libraries that are compiled in ask to be passed on with them.

use crate::release::sbom;
use crate::{Outcome, files, tools};
use serde_json::Value;
use spdx::{Expression, ParseMode};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Its name, in the site and in the npm package.
pub const FILE: &str = "licences.txt";
/// The project's own.
const OWN: [&str; 3] = ["LICENSE", "NOTICE.md", "crates/content/LICENSE"];
/// How the names of files begin in which a library says its licence.
const NAMES: [&str; 6] = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"];
/// Of a choice, what is taken first where a library brings no text of its own.
const RATHER: [&str; 2] = ["Apache-2.0", "MIT"];

/// The libraries of each text.
type Texts = BTreeMap<String, Vec<String>>;

/// The file for the app, with the one library from npm that is in it.
pub fn of_app() -> Outcome<String> {
    let mut texts = texts(sbom::APP)?;
    let idb = format!("idb {} (ISC)", tools::IDB);
    let text = files::text(&tools::idb()?.join("node_modules/idb/LICENSE"))?;
    texts.entry(text).or_default().push(idb);
    whole(texts)
}

/// The file for what one package of the project becomes.
pub fn of_package(name: &str) -> Outcome<String> {
    whole(texts(name)?)
}

fn whole(texts: Texts) -> Outcome<String> {
    let mut file = String::new();
    for name in OWN {
        file += &part(name, &files::text(&crate::root().join(name))?);
    }
    for (text, libraries) in texts {
        file += &part(&libraries.join("\n"), &text);
    }
    Ok(file)
}

fn part(title: &str, text: &str) -> String {
    let line = "=".repeat(78);
    format!("{line}\n{title}\n{line}\n\n{}\n\n", text.trim_end())
}

fn texts(package: &str) -> Outcome<Texts> {
    let metadata = sbom::metadata()?;
    let libraries = sbom::libraries(&metadata, package);
    let mut texts = Texts::new();
    for library in libraries.ok_or_else(|| format!("cargo metadata has no {package}"))? {
        for text in of_library(library)? {
            texts.entry(text).or_default().push(title(library));
        }
    }
    Ok(texts)
}

fn title(library: &Value) -> String {
    let word = |key: &str| library[key].as_str().unwrap_or_default();
    format!("{} {} ({})", word("name"), word("version"), word("license"))
}

/// The texts that a library brings; where it brings none, that of the licence that it names, and by whom it is.
fn of_library(library: &Value) -> Outcome<Vec<String>> {
    let manifest = library["manifest_path"].as_str().unwrap_or_default();
    let own = own_texts(Path::new(manifest).parent().ok_or("a package without a folder")?)?;
    if !own.is_empty() {
        return Ok(own);
    }
    let named = named(library["license"].as_str().unwrap_or_default());
    let text = named.ok_or_else(|| format!("{}: no text of its licence", title(library)))?;
    let authors = library["authors"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let holders = format!("Copyright (c) {}", authors.collect::<Vec<_>>().join(", "));
    let lines = text.lines().filter(|line| !line.contains("<copyright holders>"));
    Ok(vec![[holders.as_str(), ""].into_iter().chain(lines).collect::<Vec<_>>().join("\n")])
}

fn own_texts(folder: &Path) -> Outcome<Vec<String>> {
    let unreadable = |e| format!("cannot read {}: {e}", folder.display());
    let paths = fs::read_dir(folder).map_err(unreadable)?.flatten().map(|entry| entry.path());
    let is_licence = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        path.is_file() && NAMES.iter().any(|start| name.starts_with(start))
    };
    let mut texts: Vec<_> = paths.filter(|path| is_licence(path)).collect();
    texts.sort();
    texts.iter().map(|path| files::text(path)).collect()
}

/// The text of a licence that an expression allows.
fn named(expression: &str) -> Option<&'static str> {
    let read = Expression::parse_mode(expression, ParseMode::LAX).ok()?;
    let rather =
        RATHER.into_iter().find(|name| read.evaluate(|wanted| wanted.to_string() == *name));
    Some(spdx::license_id(rather?)?.text())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_library_that_is_compiled_in_stands_above_a_text() {
        let metadata = sbom::metadata().expect("what cargo says");
        for package in [sbom::APP, "js"] {
            let file = of_package(package).unwrap_or_else(|fault| panic!("{fault}"));
            let libraries = sbom::libraries(&metadata, package).expect("libraries");
            assert!(libraries.len() > 10, "{package}: {} libraries", libraries.len());
            let missing = libraries.iter().find(|library| !file.contains(&title(library)));
            assert!(missing.is_none(), "{package}: {missing:?}");
            assert!(file.contains("GeoNames") && file.contains("Permission is hereby granted"));
            assert!(!file.contains("<copyright holders>"), "nobody is left out");
        }
    }

    #[test]
    fn of_a_choice_one_licence_is_taken() {
        let begins = |expression, text: &str| named(expression).is_some_and(|it| it.contains(text));
        assert!(begins("MIT/Apache-2.0", "Apache License"));
        assert!(begins("MIT", "Permission is hereby granted"));
        assert_eq!(named("GPL-3.0-only"), None);
    }
}
