//! A code that nobody saw, or that stands for something that is not there, stops the build.

mod support;

use support::{Copy, fault_in};

const FILE: &str = "codes.yaml";

fn refused(from: &str, to: &str, because: &str) {
    let copy = Copy::new();
    let line = copy.change(FILE, from, to);
    let faults = copy.faults();
    let fault = fault_in(&faults, FILE);
    assert!(line > 0 && fault.what.contains(because), "{fault}");
}

#[test]
fn a_code_from_memory_is_refused() {
    refused("confidence: secondary", "confidence: recall", "must have been seen");
    refused("confidence: plan", "confidence: inference", "must have been seen");
}

#[test]
fn a_code_without_a_source_of_its_own_file_is_refused() {
    refused("    source: x-icd10-z59 Z59.82\n", "", "is missing");
    refused(
        "source: x-icd10-z59 Z59.82",
        "source: ecm-guide-2026-01 p.1",
        "no source of codes.yaml",
    );
}

#[test]
fn a_code_for_a_program_or_an_answer_that_is_not_there_is_refused() {
    refused(
        "    - cs/recuperative-care\n",
        "    - cs/recuperation\n",
        "`cs/recuperation` is no program",
    );
    refused("  - ecm/child-justice\n", "  - ecm/justice\n", "`ecm/justice` is no program");
    refused("programs-now is hiv-waiver", "programs-now is hiv", "has no answer `hiv`");
    refused("when: no-ride", "when: no-car", "`no-car` is neither a fact");
    refused("for: rides", "for: cars", "`cars:` is missing");
}

#[test]
fn a_name_of_ours_that_names_a_host_is_refused() {
    refused("answers: urn:uuid:", "answers: https://example.org/", "expected urn:uuid:");
}
