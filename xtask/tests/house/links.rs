//! Every link from one Markdown file of the repository to a file of it, and every path of the repository that
//! stands in one as code, leads to something that is there.

use crate::root;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Folders that are no part of the repository.
const NOT_OURS: [&str; 4] = ["target", "dist", "node_modules", ".git"];
/// Folders from which a path in code is a path of the repository.
const OURS: [&str; 8] =
    ["crates/", "src/", "xtask/", "tests/", "docs/", "styles/", "container/", "tools/"];

#[test]
fn every_link_leads_to_something_that_is_there() {
    let pages = pages();
    assert!(pages.len() >= 10, "{pages:?}");
    let dead: Vec<String> = pages.iter().flat_map(|page| dead(page)).collect();
    assert!(dead.is_empty(), "dead links:\n{}", dead.join("\n"));
}

#[test]
fn a_link_is_told_from_what_only_looks_like_one() {
    let page = "[a](docs/a.md#b) [c](https://d.example) `[e](f)`\n```\n[g](h)\n```\n![i](j.png) `crates/k.rs` `crates/*`";
    assert_eq!(links(page), ["docs/a.md#b", "https://d.example", "j.png"]);
    assert_eq!(paths(page), ["crates/k.rs"]);
    assert_eq!(anchor("What the server must send: 2.1"), "what-the-server-must-send-21");
}

/// Every Markdown file, from the root.
fn pages() -> Vec<String> {
    let mut found = Vec::new();
    collect(&root(), "", &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, above: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{above}{name}");
        if entry.path().is_dir() && !NOT_OURS.contains(&name.as_str()) {
            collect(&entry.path(), &format!("{path}/"), found);
        } else if name.ends_with(".md") {
            found.push(path);
        }
    }
}

/// What a page names that is not there.
fn dead(page: &str) -> Vec<String> {
    let text = crate::text(page);
    let folder = Path::new(page).parent().expect("a file has a folder");
    let links = links(&text).into_iter().filter(|link| !link.contains("://"));
    let links = links.filter(|link| !is_there(page, folder, link));
    let paths = paths(&text).into_iter().filter(|path| !root().join(path).exists());
    links.chain(paths).map(|what| format!("  {page}: {what}")).collect()
}

fn is_there(page: &str, folder: &Path, link: &str) -> bool {
    if link.starts_with("mailto:") {
        return true;
    }
    let (path, part) = link.split_once('#').unwrap_or((link, ""));
    let file = if path.is_empty() { root().join(page) } else { root().join(folder).join(path) };
    match fs::read_to_string(&file) {
        Ok(text) if !part.is_empty() => anchors(&text).contains(part),
        Ok(_) => true,
        // A folder or a picture.
        Err(_) => file.exists(),
    }
}

/// Where the links of a page lead.
fn links(page: &str) -> Vec<String> {
    let prose: String = prose(page).collect();
    let targets = prose.split("](").skip(1).filter_map(|after| after.split_once(')'));
    targets.map(|(target, _)| target.to_owned()).collect()
}

/// The paths of the repository that stand in a page as code.
fn paths(page: &str) -> Vec<String> {
    let is_path = |code: &&str| {
        let plain = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
        OURS.iter().any(|start| code.starts_with(start)) && code.chars().all(plain)
    };
    let lines = outside_blocks(page);
    let codes = lines.flat_map(|line| line.split('`').skip(1).step_by(2));
    codes.filter(is_path).map(str::to_owned).collect()
}

/// A page without its code.
fn prose(page: &str) -> impl Iterator<Item = &str> {
    outside_blocks(page).flat_map(|line| line.split('`').step_by(2).chain(["\n"]))
}

fn outside_blocks(page: &str) -> impl Iterator<Item = &str> {
    let mut inside = false;
    page.lines().filter(move |line| {
        let is_fence = line.trim_start().starts_with("```");
        inside ^= is_fence;
        !inside && !is_fence
    })
}

/// The names of the headings of a page, as forges make them.
fn anchors(page: &str) -> BTreeSet<String> {
    let headings = outside_blocks(page).filter(|line| line.starts_with('#'));
    headings.map(|line| anchor(line.trim_start_matches('#').trim())).collect()
}

fn anchor(heading: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || " -_".contains(*c);
    heading.to_lowercase().chars().filter(kept).map(|c| if c == ' ' { '-' } else { c }).collect()
}
