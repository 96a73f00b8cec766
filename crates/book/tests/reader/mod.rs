//! A reader of pages, strict enough to find what is not well formed.

use std::collections::BTreeMap;

/// A start tag with its attributes.
#[derive(Debug)]
pub struct Element {
    /// Its name.
    pub name: String,
    /// Its attributes.
    pub attributes: BTreeMap<String, String>,
}

const VOID: [&str; 4] = ["meta", "link", "br", "input"];

/// Reads a page, and fails on what is not well formed: a tag that is never closed or closes another, an
/// attribute twice or without quotes, a bare `<`, `>` or `&`.
pub fn elements(path: &str, page: &str) -> Vec<Element> {
    let mut rest =
        page.strip_prefix("<!doctype html>\n").unwrap_or_else(|| panic!("{path}: no doctype"));
    let (mut open, mut found): (Vec<String>, Vec<Element>) = (Vec::new(), Vec::new());
    while let Some(at) = rest.find('<') {
        check_text(path, &rest[..at]);
        let end = rest[at..].find('>').unwrap_or_else(|| panic!("{path}: a tag without its end"));
        let inside = &rest[at + 1..at + end];
        rest = &rest[at + end + 1..];
        if let Some(name) = inside.strip_prefix('/') {
            let last = open.pop();
            assert_eq!(last.as_deref(), Some(name), "{path}: `{name}` closes another");
            continue;
        }
        let element = element(path, inside);
        if !VOID.contains(&element.name.as_str()) {
            open.push(element.name.clone());
        }
        found.push(element);
    }
    check_text(path, rest);
    assert!(open.is_empty(), "{path}: never closed: {open:?}");
    found
}

fn check_text(path: &str, text: &str) {
    assert!(!text.contains('>'), "{path}: a bare > in {text:?}");
    for (at, _) in text.match_indices('&') {
        let known = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"];
        assert!(
            known.iter().any(|entity| text[at..].starts_with(entity)),
            "{path}: a bare & in {text:?}"
        );
    }
}

fn element(path: &str, inside: &str) -> Element {
    let (name, mut rest) = inside.split_once(' ').unwrap_or((inside, ""));
    let mut attributes = BTreeMap::new();
    while !rest.is_empty() {
        let (key, after) = rest.split_once("=\"").unwrap_or_else(|| panic!("{path}: {inside:?}"));
        let (value, after) = after.split_once('"').unwrap_or_else(|| panic!("{path}: {inside:?}"));
        check_text(path, value);
        let twice = attributes.insert(key.to_owned(), value.to_owned());
        assert!(twice.is_none(), "{path}: `{key}` twice in {inside:?}");
        rest = after.trim_start();
    }
    Element { name: name.to_owned(), attributes }
}

/// Where a relative address on a page leads: the path below the site and the place on that page.
#[allow(dead_code, reason = "not every test binary needs it")]
pub fn resolve(page: &str, address: &str) -> (String, Option<String>) {
    let (path, place) = match address.split_once('#') {
        Some((path, place)) => (path, Some(place.to_owned())),
        None => (address, None),
    };
    if path.is_empty() {
        return (page.to_owned(), place);
    }
    let mut folders: Vec<&str> = page.split('/').collect();
    folders.pop();
    for step in path.split('/') {
        match step {
            ".." => assert!(folders.pop().is_some(), "{page}: {address} leaves the site"),
            "." | "" => {}
            step => folders.push(step),
        }
    }
    let path = folders.join("/");
    let is_file = path.rsplit('/').next().is_some_and(|last| last.contains('.'));
    let index =
        if path.is_empty() { "index.html".to_owned() } else { format!("{path}/index.html") };
    (if is_file { path } else { index }, place)
}
