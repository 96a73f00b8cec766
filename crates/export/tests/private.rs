//! Private answers are in no file unless they are let in, whoever it is.

mod support;

use content::{FACTS, PRIVATE_ANSWERS, RULEBOOK};
use export::{csv, fhir, has_private, is_private_program};
use rules::{Answers, Evaluation, Sensitivity, Truth};
use support::{ENGLISH, EVERYBODY, answers};

/// The codes of all private options that anybody could choose, as a file in FHIR would name them.
fn private_codes() -> Vec<String> {
    let sensitive = FACTS.iter().filter(|fact| fact.sensitivity != Sensitivity::Open);
    let mut codes: Vec<String> = sensitive.map(|fact| format!("\"{}", fact.id)).collect();
    for (fact, options) in PRIVATE_ANSWERS {
        let fact = &FACTS[fact.index()];
        let chosen = fact.options.iter().enumerate().filter(|(place, _)| options >> place & 1 == 1);
        codes.extend(chosen.map(|(_, code)| format!("\"{}.{code}\"", fact.id)));
    }
    codes
}

#[test]
fn nobody_s_private_answers_are_in_a_record() {
    let codes = private_codes();
    assert!(codes.len() > 30);
    let mut held_back = 0;
    for named in EVERYBODY.iter().filter(|named| has_private(&named.answers)) {
        let file = fhir::bundle(&[named.person(false)], ENGLISH);
        let (_, responses) = file.split_once("QuestionnaireResponse").expect("a response");
        for code in &codes {
            assert!(!responses.contains(code.as_str()), "{}: {code}", named.name);
        }
        held_back += 1;
    }
    assert!(held_back > 50, "the people have something private to tell");
}

#[test]
fn nobody_s_private_answers_are_in_a_table() {
    for named in EVERYBODY.iter() {
        let file = csv::table(&[named.person(false)], ENGLISH);
        let mut reader = ::csv::Reader::from_reader(file.as_bytes());
        let head = reader.headers().expect("a head").clone();
        let row = reader.records().next().expect("a row").expect("a row");
        let cell =
            |name: &str| &row[head.iter().position(|other| other == name).expect("a column")];
        for fact in FACTS.iter().filter(|fact| fact.sensitivity != Sensitivity::Open) {
            assert_eq!(cell(fact.id), "", "{}: {}", named.name, fact.id);
        }
        let left_out = has_private(&named.answers);
        for (place, program) in RULEBOOK.programs.iter().enumerate() {
            let is_empty = left_out && is_private_program(place);
            assert_eq!(cell(program.id).is_empty(), is_empty, "{}: {}", named.name, program.id);
        }
        let said = if left_out { "yes" } else { "no" };
        assert_eq!(cell("private_left_out"), said, "{}", named.name);
    }
}

#[test]
fn whoever_lets_them_in_finds_them() {
    let told = answers(&[("conditions", "hiv"), ("fleeing-violence", "yes"), ("age", "40")]);
    let person =
        |tells_private| export::Person { answers: &told, ..EVERYBODY[0].person(tells_private) };
    let file = |tells_private| fhir::bundle(&[person(tells_private)], ENGLISH);
    assert!(file(true).contains("conditions.hiv") && file(true).contains("fleeing-violence.yes"));
    assert!(!file(false).contains("hiv") && !file(false).contains("violence"));
}

#[test]
fn private_options_of_an_open_question_count() {
    assert!(!has_private(&answers(&[("sleeping-place", "shelter"), ("programs-now", "alw")])));
    assert!(has_private(&answers(&[("sleeping-place", "jail-or-prison")])));
    assert!(has_private(&answers(&[("programs-now", "alw;hiv-waiver")])));
}

/// A verdict may rest on a private answer, but no reason in the file does: what others call homelessness is
/// shown by where somebody sleeps, and that may be told or not.
#[test]
fn no_reason_in_a_record_rests_on_a_private_answer() {
    let with = |place| answers(&[("sleeping-place", place), ("fleeing-violence", "yes")]);
    let all: Vec<usize> = (0..content::PROGRAMS.len()).collect();
    let has_reason = |told: &Answers| {
        let person = export::Person { answers: told, asks_for: &all, ..EVERYBODY[0].person(false) };
        fhir::bundle(&[person], ENGLISH).contains("Z59")
    };
    assert!(has_reason(&with("shelter")));
    assert!(!has_reason(&with("jail-or-prison")) && !has_reason(&with("own-home")));
    for code in content::CODES {
        let rests_on = |told: &Answers| {
            Evaluation::new(&RULEBOOK, told, content::CHECKED_ON).truth(code.when) == Truth::Yes
        };
        let private = FACTS.iter().filter(|fact| fact.sensitivity != Sensitivity::Open);
        for fact in private.filter(|fact| !fact.options.is_empty()) {
            assert!(
                !rests_on(&answers(&[(fact.id, fact.options[0])])),
                "{}: {}",
                code.code,
                fact.id
            );
        }
    }
}
