//! Everything that says a licence says the same.

use crate::text;
use serde_json::Value;

const OF_THE_PROGRAM: &str = "Apache-2.0";

#[test]
fn every_place_names_the_same_licence() {
    let cargo = text("Cargo.toml");
    assert!(cargo.contains(&format!("license = \"{OF_THE_PROGRAM}\"")));
    assert!(text("deny.toml").contains(&format!("\"{OF_THE_PROGRAM}\"")), "its own is allowed");
    let npm: Value = serde_json::from_str(&text("npm/package.json")).expect("JSON");
    assert_eq!(npm["license"], OF_THE_PROGRAM);
    assert!(text("LICENSE").contains("Version 2.0, January 2004"));
    assert!(text("README.md").contains(OF_THE_PROGRAM));
}

#[test]
fn what_comes_from_others_is_credited() {
    let notice = text("NOTICE.md");
    for (file, whose) in [("zip-county.csv", "GeoNames"), ("county-shapes.csv", "us-atlas")] {
        let line = notice.lines().find(|line| line.contains(file));
        assert!(line.is_some_and(|line| line.contains(whose)), "{file}: {whose}");
    }
    assert!(text("crates/content/LICENSE").contains("creativecommons.org/licenses/by/4.0/"));
}
