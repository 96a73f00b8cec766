//! What the shape of the code promises, held against the code: who may need whom, who may touch the browser.

use crate::files;
use std::path::{Path, PathBuf};

/// The crates of the app that know neither the browser nor the clock, with all that each may need.
const PURE: [(&str, &[&str]); 6] = [
    ("rules", &["chrono"]),
    ("content", &["chrono", "rules"]),
    ("navigation", &["chrono", "content", "rules"]),
    ("exchange", &["chrono", "qrcodegen", "rules"]),
    ("export", &["chrono", "content", "exchange", "rules"]),
    ("caseload", &["chrono", "rules"]),
];

/// What calls the browser, or hands over something that does. Awaiting is none of it.
const BROWSER: [&str; 7] =
    ["web_sys::", "js_sys::", "wasm_bindgen::", "window()", "document()", "gloo", "std::time"];

/// What a page is told when somebody taps; to look at it calls nothing.
const EVENT: &str = "use web_sys::Event;";

#[test]
fn the_pure_crates_need_no_browser_no_clock_and_no_files() {
    for (name, allowed) in PURE {
        let manifest = text(&format!("crates/{name}/Cargo.toml"));
        assert_eq!(names_in(&manifest, "[dependencies]"), allowed, "crates/{name}");
        assert!(!manifest.contains("\"clock\""), "crates/{name} reads the clock");
        for file in sources(&format!("crates/{name}/src")) {
            let code = own_code(&file);
            let touches =
                ["std::fs", "std::env", "std::net", "std::time", "Local::now", "Utc::now"];
            let touched = touches.into_iter().find(|word| code.contains(word));
            assert_eq!(touched, None, "{}", file.display());
        }
    }
    let dates = "chrono = { version = \"0.4\", default-features = false }";
    assert!(text("Cargo.toml").contains(dates), "dates come without the clock");
}

#[test]
fn only_the_edge_calls_the_browser() {
    let files = sources("src");
    assert!(files.len() > 60, "the app is there");
    let edge = crate::root().join("src/edge");
    for file in files.iter().filter(|file| !file.starts_with(&edge)) {
        let code = own_code(file).replace(EVENT, "");
        let called = BROWSER.into_iter().find(|word| code.contains(word));
        assert_eq!(called, None, "{}", file.display());
    }
}

#[test]
fn unsafe_code_is_forbidden_in_every_crate() {
    let forbidden = "unsafe_code = \"forbid\"";
    assert_eq!(text("Cargo.toml").matches(forbidden).count(), 2, "the workspace, and the app");
    let folders = std::fs::read_dir(crate::root().join("crates")).expect("crates/");
    let crates = folders.map(|entry| entry.expect("a crate").path());
    for folder in crates.chain([crate::root().join("xtask")]) {
        let manifest = files::text(&folder.join("Cargo.toml")).expect("Cargo.toml");
        assert!(manifest.contains("[lints]\nworkspace = true"), "{}", folder.display());
    }
}

fn text(path: &str) -> String {
    files::text(&crate::root().join(path)).expect("a file of the project")
}

/// The files of Rust under a folder.
fn sources(folder: &str) -> Vec<PathBuf> {
    let folder = crate::root().join(folder);
    let paths = files::under(&folder).expect("a folder of the project").into_iter();
    paths.filter(|path| path.ends_with(".rs")).map(|path| folder.join(path)).collect()
}

/// A file without its tests and without its remarks.
fn own_code(file: &Path) -> String {
    let text = files::text(file).expect("a file of the project");
    let own = text.split("#[cfg(test)]").next().unwrap_or_default().lines();
    own.filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<&str>>().join("\n")
}

/// The names that stand in one part of a manifest.
fn names_in<'a>(manifest: &'a str, part: &str) -> Vec<&'a str> {
    let (_, after) = manifest.split_once(&format!("{part}\n")).expect("the part");
    let own = after.lines().take_while(|line| !line.starts_with('['));
    own.filter_map(|line| line.split_once(" = ")).map(|(name, _)| name).collect()
}
