//! `publiccode.yml` has what version 0.4 of the standard asks for (yml.publiccode.tools), and says what the rest
//! of the repository says.

use crate::{root, text};
use compiler::yaml::{self, Value};

/// The keys of the standard that a file must have.
const MANDATORY: [&str; 10] = [
    "publiccodeYmlVersion",
    "name",
    "url",
    "platforms",
    "categories",
    "developmentStatus",
    "softwareType",
    "description",
    "legal",
    "localisation",
];
/// The others that are used here.
const OPTIONAL: [&str; 3] = ["softwareVersion", "intendedAudience", "maintenance"];

fn file() -> Value {
    yaml::read(&root(), "publiccode.yml").unwrap_or_else(|fault| panic!("{fault}"))
}

/// The value at the end of a way of keys.
fn at(file: &Value, way: &[&str]) -> Value {
    way.iter()
        .fold(file.clone(), |value, key| value.need(key).unwrap_or_else(|fault| panic!("{fault}")))
}

fn said(file: &Value, way: &[&str]) -> String {
    at(file, way).text().unwrap_or_else(|fault| panic!("{fault}")).to_owned()
}

#[test]
fn it_has_what_the_standard_asks_for() {
    let file = file();
    file.only(&[MANDATORY.as_slice(), &OPTIONAL].concat())
        .unwrap_or_else(|fault| panic!("{fault}"));
    MANDATORY.iter().for_each(|key| drop(at(&file, &[key])));
    assert_eq!(said(&file, &["publiccodeYmlVersion"]), "0.4");
    assert!(said(&file, &["url"]).starts_with("https://"));
    let short = said(&file, &["description", "en", "shortDescription"]);
    assert!(short.trim().chars().count() <= 150, "{short}");
    let long = said(&file, &["description", "en", "longDescription"]).chars().count();
    assert!((150..=10_000).contains(&long), "{long} characters");
    assert!(!at(&file, &["description", "en", "features"]).texts().expect("a list").is_empty());
    for picture in at(&file, &["description", "en", "screenshots"]).texts().expect("a list") {
        assert!(root().join(&picture).is_file(), "{picture}");
    }
    let kind = said(&file, &["maintenance", "type"]);
    let has_contacts = at(&file, &["maintenance"]).get("contacts").is_some();
    assert!(
        kind == "none" || kind == "internal" && has_contacts,
        "who keeps it up is a person: {kind}"
    );
}

#[test]
fn it_says_what_the_repository_says() {
    let file = file();
    let version = said(&file, &["softwareVersion"]);
    assert!(text("Cargo.toml").contains(&format!("\nversion = \"{version}\"")), "{version}");
    assert_eq!(said(&file, &["legal", "license"]), "Apache-2.0");
    let content = compiler::load(&root().join("crates/content")).expect("the content has no fault");
    let whole = content.translations.iter().map(|made| &made.language).filter(|it| it.tier < 3);
    let whole: Vec<&str> = std::iter::once("en").chain(whole.map(|it| it.tag.as_str())).collect();
    let languages = at(&file, &["localisation", "availableLanguages"]).texts().expect("a list");
    assert_eq!(languages, whole, "those in which nothing is missing");
}
