//! A fault in a translation stops the build, with file and line; what is missing is counted.

mod support;

use compiler::fault::{Fault, Faults};
use std::collections::BTreeSet;
use std::fs;
use support::{Copy, fault_in};

const FILE: &str = "ui/check.yaml";

/// A copy of the content in which a language has one file with this text.
fn with(tag: &str, text: &str) -> Copy {
    let copy = Copy::new();
    let folder = copy.path().join("words").join(tag);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("ui")).unwrap();
    fs::write(folder.join(FILE), text).unwrap();
    copy
}

fn faults(tag: &str, text: &str) -> Vec<Fault> {
    with(tag, text).faults()
}

fn is_refused(tag: &str, text: &str, why: &str) {
    let faults = faults(tag, text);
    let fault = fault_in(&faults, &format!("words/{tag}/{FILE}"));
    assert!(fault.what.contains(why), "{tag} {text:?}: {fault}");
    assert_eq!(fault.line, text.matches('\n').count().max(1), "{fault}");
}

#[test]
fn what_is_missing_is_counted_and_no_fault() {
    let copy = with("ru", "page: Проверьте ответы\n");
    let content = compiler::load(copy.path()).unwrap();
    let russian = content.translations.iter().find(|made| made.language.tag == "ru").unwrap();
    assert_eq!(russian.texts.len(), 1);
    assert_eq!(russian.missing(&content.words).count(), content.words.ids().count() - 1);
    assert_eq!(russian.stale(&content.words).count(), 1, "nothing was marked yet");
    let json = russian.to_json(&content.words.mark(), content.words.ids());
    assert!(json.contains("null") && json.contains("Проверьте ответы"));
}

#[test]
fn a_complete_language_may_miss_nothing() {
    let copy = with("es", "page: Revise sus respuestas\n");
    copy.change("languages.yaml", "tier: 1\n", "tier: 1\n  complete: \"yes\"\n");
    assert!(copy.faults().iter().any(|fault| fault.what.contains("no text for")));
}

#[test]
fn an_unknown_id_is_refused() {
    is_refused("ru", "pages: Проверьте ответы\n", "English has no text `ui.check.pages`");
}

#[test]
fn a_folder_without_a_language_is_refused() {
    let copy = with("xx", "page: x\n");
    assert!(fault_in(&copy.faults(), "words/xx").what.contains("no such language"));
}

#[test]
fn other_places_are_refused() {
    is_refused("ru", "left-many: Осталось страниц\n", "`{count}` of the English text");
    is_refused("ru", "left-many: \"Страниц: {count} {plan}\"\n", "no `{plan}`");
    is_refused("ru", "left-many: \"Страниц: {count\"\n", "a `{` without its `}`");
    is_refused("ru", "left-many: \"Страниц: }count{\"\n", "a `{` without its `}`");
}

#[test]
fn forms_for_numbers_are_those_of_the_language() {
    let few = "left-many: { one: \"{count} страница\", many: \"{count} страниц\" }\n";
    is_refused("ru", few, "the form `few` is missing");
    is_refused("vi", "left-many: { one: \"{count}\", other: \"{count}\" }\n", "no whole number");
    is_refused("ru", "page: { one: да, few: да, many: да }\n", "no {count}");
    let copy = with("ru", &few.replace("one:", "few: \"{count} страницы\", one:"));
    assert!(compiler::load(copy.path()).is_ok());
    let lost = few.replace("one:", "few: \"{count} страницы\", one:").replacen(
        "{count} страница",
        "Одна",
        1,
    );
    is_refused("ru", &lost, "`{count}` of the English text");
}

#[test]
fn a_voice_may_not_be_left_out() {
    is_refused("ru", "page: { me: Ответы, child: Ответы }\n", "`other:` is missing");
}

/// What is wrong with a text without places.
fn wrong(tag: &str, text: &str) -> Option<String> {
    let mut faults = Faults::default();
    let languages = compiler::language::load(&support::content(), &mut faults);
    let language = languages.iter().find(|language| language.tag == tag).unwrap();
    compiler::translation::text_fault(text, &BTreeSet::new(), language)
}

#[test]
fn letters_of_another_language_are_refused() {
    let cases = [
        ("ru", "Прoверьте ответы", "Latin letters"),
        ("ru", "Ответы c полки", "Latin letters"),
        ("fa", "كتاب", "U+0643"),
        ("ar", "کتاب", "U+06A9"),
        ("vi", "Xem la\u{323}i", "NFC"),
        ("hi", "उत्तर १२", "Latin digits"),
        ("ja", "Look at all of your answers again", "not one letter"),
        ("es", "Revise sus respuestas \u{fffd}", "a letter was lost"),
        ("es", "InformaciÃ³n", "wrong encoding"),
        ("ar", "\u{2066}988 اتصل", "do not close"),
        ("es", "Revise (sus respuestas", "a bracket"),
    ];
    for (tag, text, why) in cases {
        let what = wrong(tag, text).unwrap_or_default();
        assert!(what.contains(why), "{tag} {text:?}: {what:?}");
    }
    for (tag, text) in
        [("ru", "Medi-Cal в округе Kern"), ("es", "¿Está en peligro?"), ("fa", "کتاب")]
    {
        assert_eq!(wrong(tag, text), None, "{tag} {text:?}");
    }
}
