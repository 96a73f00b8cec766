//! The translations use the names of the glossary, or say why not, and lack nothing that their tier needs.

use std::path::Path;

fn content() -> compiler::Content {
    compiler::load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("content without faults")
}

#[test]
fn names_stand_as_the_glossary_has_them() {
    let content = content();
    let terms = compiler::glossary::load(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    assert!(terms.len() > 1000, "the glossary is there");
    let all = content.translations.iter();
    let faults: Vec<String> = all
        .flat_map(|made| compiler::glossary::faults(&content, &terms, made))
        .map(|fault| fault.to_string())
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn what_a_language_lacks_is_what_its_tier_may_lack() {
    let content = content();
    for made in &content.translations {
        let lacks = content.words.ids().filter(|id| !made.texts.contains_key(*id)).count();
        println!(
            "{}: {lacks} of {} texts are missing",
            made.language.tag,
            content.words.ids().count()
        );
        assert!(made.language.tier == 3 || lacks == 0, "{} lacks {lacks} texts", made.language.tag);
    }
}
