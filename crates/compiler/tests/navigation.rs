//! A broken file of `navigation/` stops the build, and nothing from memory alone gets in.

mod support;

use std::fs;
use support::{Copy, fault_in};

/// Breaks one file and expects a fault there that says this.
fn refused(file: &str, from: &str, to: &str, says: &str) {
    let copy = Copy::new();
    copy.change(file, from, to);
    let faults = copy.faults();
    let fault = fault_in(&faults, file);
    assert!(fault.line > 0, "{fault}");
    assert!(fault.what.contains(says), "{fault}");
}

const STEPS: &str = "navigation/steps.yaml";

#[test]
fn what_rests_on_recall_alone_is_refused() {
    let recall = "rests on recall alone";
    refused(STEPS, "confidence: secondary", "confidence: recall", recall);
    refused("navigation/rights.yaml", "confidence: primary", "confidence: recall", recall);
    refused("navigation/notes.yaml", "confidence: primary", "confidence: recall", recall);
    refused("navigation/times.yaml", "confidence: primary", "confidence: recall", recall);
    refused("programs/neighbour/doula.yaml", "confidence: primary", "confidence: recall", recall);
    let table = "tables/state-holidays.csv";
    refused(table, "inference", "recall", "unknown, or recall alone");
}

#[test]
fn a_name_that_nothing_defines_is_refused() {
    refused(STEPS, "call: crisis-line", "call: crisis-lane", "`crisis-lane` is not defined");
    refused(STEPS, "script: ask-facility", "script: ask-faculty", "`ask-faculty` is not defined");
    refused(STEPS, "for: [ecm, cs]", "for: [ecm, sc]", "`sc` is neither a family nor a program");
    refused(STEPS, "source: n-988", "source: n-989", "`n-989` is no source");
    refused(
        "navigation/contacts.yaml",
        "[dmhc-help-center]",
        "[dmhc]",
        "nor a contact that was seen",
    );
    refused(
        "navigation/doors.yaml",
        "limit: adults",
        "limit: adult",
        "no limit of medi-cal-limits.csv",
    );
    refused("tables/reentry-sites.csv", "Yuba", "Yubo", "no county of counties.csv");
}

#[test]
fn a_word_outside_the_vocabulary_is_refused_and_the_known_ones_are_told() {
    refused(STEPS, "urgency: today", "urgency: tomorrow", "today, this-week");
    refused(STEPS, "guarded: \"yes\"", "guarded: \"on\"", "expected \"yes\"");
    refused(
        "navigation/times.yaml",
        "within: 5 working days",
        "within: 5 workdays",
        "working days, days, hours",
    );
    refused("navigation/rights.yaml", "[nothing-came]", "[nothing-comes]", "denied, ending");
    refused(STEPS, "- id: crisis", "- id: crisis\n  colour: red", "unknown key `colour`");
}

#[test]
fn two_steps_of_one_name_are_refused() {
    refused(STEPS, "- id: violence", "- id: crisis", "is defined already");
}

#[test]
fn a_step_without_its_sentence_is_refused() {
    refused(STEPS, "- id: violence", "- id: violent", "no text for `navigation.steps.violent");
}

#[test]
fn an_aside_has_no_verdict_and_says_whom_to_ask() {
    let doula = "programs/neighbour/doula.yaml";
    refused(doula, "    show: {", "    wide: {", "never a verdict");
    let copy = Copy::new();
    copy.change("navigation/asides.yaml", "neighbour/doula: member-services\n", "");
    assert!(fault_in(&copy.faults(), doula).what.contains("whom to ask"));
}

#[test]
fn a_contact_marked_recall_is_not_written() {
    let copy = Copy::new();
    let emit = || {
        compiler::emit(&compiler::load(copy.path()).expect("no fault"), compiler::Scope::EveryDay)
    };
    let number = "1-510-747-4567";
    assert!(emit().contains(number));
    let path = copy.path().join("tables/plans.csv");
    let text = fs::read_to_string(&path).unwrap();
    let recalled = text.lines().map(|line| match line.starts_with("alameda-alliance,") {
        true => line
            .trim_end()
            .trim_end_matches(',')
            .rsplit_once(',')
            .map_or(line.to_owned(), |(row, _)| format!("{row},recall,")),
        false => line.to_owned(),
    });
    fs::write(&path, recalled.collect::<Vec<_>>().join("\n") + "\n").unwrap();
    assert!(!emit().contains(number), "a number from memory was written");
}

#[test]
fn a_statewide_line_marked_recall_is_no_contact() {
    let copy = Copy::new();
    let path = copy.path().join("tables/statewide-contacts.csv");
    let text = fs::read_to_string(&path).unwrap();
    let recalled = text.lines().map(|line| match line.starts_with("hicap,") {
        true => line.trim_end().trim_end_matches("secondary,").to_owned() + "recall,",
        false => line.to_owned(),
    });
    fs::write(&path, recalled.collect::<Vec<_>>().join("\n") + "\n").unwrap();
    let faults = copy.faults();
    assert!(fault_in(&faults, "navigation/contacts.yaml").what.contains("`hicap`"), "{faults:?}");
}
