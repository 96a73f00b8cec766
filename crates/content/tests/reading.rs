//! Every text that the public reads is plain, or has a reason why it is not: English at sixth grade or below by
//! Flesch-Kincaid, Spanish at 65 or more by Fernández Huerta, which stands for about sixth grade.

use compiler::reading_level::{HIGHEST, grade};
use compiler::spanish::{ENOUGH, ease};
use compiler::translation::Translated;
use std::path::Path;
use support::reading::{Measured, Rules};

mod support {
    pub mod reading;
}

#[test]
fn every_english_text_is_at_sixth_grade_or_has_a_reason() {
    let (rules, measured) = english();
    rules.assert_aim(&measured, |grade| grade > HIGHEST);
    rules.assert_exceptions(&measured, |grade| grade > HIGHEST);
}

#[test]
fn every_spanish_text_is_easy_or_has_a_reason() {
    let (rules, measured) = spanish();
    rules.assert_aim(&measured, |ease| ease < ENOUGH);
    rules.assert_exceptions(&measured, |ease| ease < ENOUGH);
}

fn content() -> compiler::Content {
    compiler::load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("sound content")
}

/// In all voices.
fn english() -> (Rules, Vec<Measured>) {
    let (rules, content) = (Rules::read("reading.yaml"), content());
    let text = |id| content.words.text(id).expect("an id has a text").sentences();
    let measured = rules.measure(content.words.ids().map(|id| (id, text(id))), grade);
    (rules, measured)
}

/// In all voices and forms.
fn spanish() -> (Rules, Vec<Measured>) {
    let (rules, content) = (Rules::read("reading-spanish.yaml"), content());
    let made = content.translations.iter().find(|made| made.language.tag == "es");
    let texts = &made.expect("Spanish").texts;
    let said = |id| texts.get(id).map(|(text, _)| Translated::sentences(text)).unwrap_or_default();
    let measured = rules.measure(content.words.ids().map(|id| (id, said(id))), ease);
    (rules, measured)
}
