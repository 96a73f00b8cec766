//! A broken content file stops the build, with the file, the line and what was expected.

mod support;

use std::fs;
use support::{Copy, content, fault_in};

const RULE: &str = "programs/ecm/adult-avoidable-utilization.yaml";

#[test]
fn the_real_content_has_no_fault() {
    let faults = compiler::load(&content()).err().unwrap_or_default();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn an_unknown_fact_is_named_with_its_line() {
    let copy = Copy::new();
    let line = copy.change(RULE, "er-visits-6-months >= 5", "er-visits-7-months >= 5");
    let faults = copy.faults();
    let fault = fault_in(&faults, RULE);
    assert_eq!(fault.line, line);
    assert!(fault.what.contains("`er-visits-7-months` is neither a fact"), "{fault}");
}

#[test]
fn an_answer_that_a_fact_does_not_have_is_named() {
    let copy = Copy::new();
    copy.change("gates.yaml", "programs-now is hospice", "programs-now is hospital");
    let faults = copy.faults();
    let fault = fault_in(&faults, "gates.yaml");
    assert!(fault.what.contains("`programs-now` has no answer `hospital`"), "{fault}");
    assert!(fault.what.contains("hospice"), "the answers it has are told: {fault}");
}

#[test]
fn a_missing_sentence_names_the_rule_that_needs_it() {
    let copy = Copy::new();
    let path = copy.path().join("words/en/reasons.yaml");
    let text = fs::read_to_string(&path).unwrap();
    let key = "er-visits-6-months >= 5\":";
    assert!(text.contains(key));
    fs::write(&path, text.replacen(key, "er-visits-6-months >= 50\":", 1)).unwrap();
    let faults = copy.faults();
    let missing = faults.iter().find(|fault| fault.file == RULE).expect("a fault at the rule");
    assert!(missing.line > 0);
    assert!(missing.what.contains("no text for `reasons.er-visits-6-months >= 5`"), "{missing}");
    let unused = fault_in(&faults, "words/en/reasons.yaml");
    assert!(unused.what.contains("nothing uses the text"), "{unused}");
}

#[test]
fn a_criterion_without_a_source_is_refused() {
    let copy = Copy::new();
    let file = "derived.yaml";
    copy.change(file, "  source: ecm-guide-2026-01 p.12\n  confidence: primary\n", "");
    let faults = copy.faults();
    let fault = fault_in(&faults, file);
    assert!(fault.line > 0);
    assert!(fault.what.contains("has no source"), "{fault}");
}

#[test]
fn an_explanation_needs_a_reason_and_stands_once() {
    let file = "programs/ecm/child-justice.yaml";
    let told = "        because: Former foster youth come in up to their 26th birthday.\n";
    let copy = Copy::new();
    let line = copy.change(file, told, "        because: obvious\n");
    let faults = copy.faults();
    let fault = fault_in(&faults, file);
    assert_eq!((fault.line, fault.what.as_str()), (line, "expected a reason"));
    let copy = Copy::new();
    let finding = "      - finding: \"ages 0 to 25\"\n";
    copy.change(file, finding, &format!("{finding}{told}{finding}"));
    let faults = copy.faults();
    assert!(fault_in(&faults, file).what.contains("is explained twice"), "{faults:?}");
}

#[test]
fn a_source_that_nobody_describes_is_refused() {
    let copy = Copy::new();
    copy.change(RULE, "source: ecm-guide-2026-01", "source: ecm-guide-2062-01");
    let faults = copy.faults();
    assert!(fault_in(&faults, RULE).what.contains("`ecm-guide-2062-01` is no source"));
}

#[test]
fn overlapping_periods_are_refused() {
    let copy = Copy::new();
    copy.change(RULE, "to: 2025-12-31", "to: 2026-01-01");
    let faults = copy.faults();
    let fault = fault_in(&faults, RULE);
    assert!(fault.line > 0);
    assert!(fault.what.contains("overlaps"), "{fault}");
}

#[test]
fn a_likely_that_rests_on_recall_alone_is_refused() {
    let copy = Copy::new();
    let path = copy.path().join("programs/ecm/birth-equity.yaml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("confidence: primary", "confidence: recall")).unwrap();
    let faults = copy.faults();
    let fault = fault_in(&faults, "programs/ecm/birth-equity.yaml");
    assert!(fault.what.contains("rest on recall alone"), "{fault}");
}

#[test]
fn an_unknown_key_is_refused_and_the_known_ones_are_told() {
    let copy = Copy::new();
    copy.change(RULE, "    likely:", "    probably:");
    let faults = copy.faults();
    let fault = fault_in(&faults, RULE);
    assert!(fault.what.contains("unknown key `probably`"), "{fault}");
    assert!(fault.what.contains("likely"), "{fault}");
}

#[test]
fn a_file_that_is_not_well_formed_is_named_with_its_line() {
    let copy = Copy::new();
    copy.change("words/en/topics.yaml", ":", ": [");
    let faults = copy.faults();
    let fault = fault_in(&faults, "words/en/topics.yaml");
    assert!(fault.line > 0);
    assert!(fault.what.contains("not well-formed"), "{fault}");
}

#[test]
fn a_table_with_an_unknown_plan_is_named_with_its_line() {
    let copy = Copy::new();
    let line = copy.change("tables/county-plans.csv", "alameda-alliance", "alameda-aliance");
    let faults = copy.faults();
    let fault = fault_in(&faults, "tables/county-plans.csv");
    assert_eq!(fault.line, line);
    assert!(fault.what.contains("`alameda-aliance` is unknown"), "{fault}");
}

#[test]
fn a_missing_file_says_so() {
    let copy = Copy::new();
    fs::remove_file(copy.path().join("tables/plans.csv")).unwrap();
    assert!(fault_in(&copy.faults(), "tables/plans.csv").what.contains("cannot be read"));
}

#[test]
fn the_day_of_a_check_is_a_day_and_never_beside_recall() {
    let copy = Copy::new();
    let line = copy.change(
        RULE,
        "source: ecm-guide-2026-01 p.21\n",
        "checked: soon\n        source: ecm-guide-2026-01 p.21\n",
    );
    assert_eq!(fault_in(&copy.faults(), RULE).line, line);
    let copy = Copy::new();
    let file = "programs/cs/housing-deposits.yaml";
    let recall = "source: cs-policy-guide-vol2-2025-04 Housing Deposits (not read)\n        confidence: recall\n      - say: plan-form";
    copy.change(file, recall, &recall.replace("recall\n", "recall\n        checked: 2026-12-01\n"));
    let faults = copy.faults();
    assert!(fault_in(&faults, file).what.contains("beside recall"), "{faults:?}");
}

#[test]
fn the_day_of_a_check_changes_nothing_that_is_built() {
    let copy = Copy::new();
    copy.change(
        RULE,
        "- age >= 21\n        - any:",
        "- is: age >= 21\n          checked: 2026-12-01\n        - any:",
    );
    let emit = |folder: &std::path::Path| {
        compiler::emit(&compiler::load(folder).expect("no fault"), compiler::Scope::EveryDay)
    };
    assert_eq!(emit(copy.path()), emit(&content()));
    let content = compiler::load(copy.path()).expect("no fault");
    let checked =
        content.policy_leaves().into_iter().filter_map(|leaf| leaf.citation.as_ref()?.checked);
    assert_eq!(checked.count(), 1);
}

#[test]
fn the_same_files_give_the_same_bytes() {
    let write = || {
        compiler::emit(&compiler::load(&content()).expect("no fault"), compiler::Scope::EveryDay)
    };
    assert_eq!(write(), write());
}
