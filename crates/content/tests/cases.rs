//! Every named person of `cases/` gets the verdicts written there.

mod support;

use chrono::NaiveDate;
use compiler::case::Case;
use content::rulebook;
use rules::{Evaluation, Finding};
use std::path::Path;

/// The day on which cases are asked that name none.
const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();

#[test]
fn every_named_person_gets_the_verdicts_written_beside_the_rules() {
    let cases = cases();
    assert!(cases.len() > 100, "only {} cases were found", cases.len());
    let wrong: Vec<String> = cases.iter().flat_map(differences).collect();
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_cases_of_a_rule_stand_in_the_file_of_its_name() {
    let programs = compiler::load(root()).expect("the content has no fault").programs;
    let mut cases = cases();
    let untold = compiler::case::untold(&programs, &cases);
    assert!(untold.is_empty(), "{untold:#?}");
    cases.retain(|case| case.place.file != "cases/neighbour/doula.yaml");
    let without: Vec<String> =
        compiler::case::untold(&programs, &cases).iter().map(ToString::to_string).collect();
    let is_named = without.len() == 1
        && without[0].starts_with("programs/neighbour/doula.yaml:")
        && without[0].contains("no case in cases/neighbour/doula.yaml");
    assert!(is_named, "{without:?}");
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn cases() -> Vec<Case> {
    compiler::case::load(root(), DAY).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn differences(case: &Case) -> Vec<String> {
    let at = |what: String| {
        format!("cases {}:{} «{}»: {what}", case.place.file, case.place.line, case.name)
    };
    let answers = match support::answers(&case.answers) {
        Ok(answers) => answers,
        Err(what) => return vec![at(what)],
    };
    let evaluation = Evaluation::new(rulebook(), &answers, case.as_of);
    let verdicts = case.expect.iter().filter_map(|(id, expected)| {
        let found = match finding(&evaluation, id) {
            Some(finding) => finding.verdict.code(),
            None => "no such program",
        };
        (found != expected).then(|| at(format!("{id}: expected {expected}, found {found}")))
    });
    let flags = case.flags.iter().filter_map(|(id, expected)| {
        let found: Vec<&str> = finding(&evaluation, id)?.flags.iter().map(|flag| flag.id).collect();
        let all = expected.iter().all(|flag| found.contains(&flag.as_str()));
        (!all).then(|| at(format!("{id}: expected the flags {expected:?}, found {found:?}")))
    });
    verdicts.chain(flags).collect()
}

fn finding(evaluation: &Evaluation<'_>, id: &str) -> Option<Finding> {
    let mut programs = rulebook().programs.iter().chain(rulebook().asides);
    let program = programs.find(|program| program.id == id)?;
    Some(evaluation.finding(program))
}
