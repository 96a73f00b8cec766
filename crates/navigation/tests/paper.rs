//! The plan's side of the sheet: what is on it, and what never is.

mod support;

use navigation::paper::{Entry, entries};
use navigation::script::Line;
use rules::{Evaluation, Sensitivity, Verdict};
use support::{answers, day};

const HOMELESS: &[(&str, &str)] = &[
    ("county", "los-angeles"),
    ("plan", "la-care"),
    ("medi-cal-status", "yes"),
    ("age", "45"),
    ("sleeping-place", "shelter"),
    ("need-hard-to-manage", "yes"),
    ("fleeing-violence", "yes"),
    ("overdose-suicide-facility-risk", "yes"),
];

/// Somebody who told nothing of danger, so that it is among what is open.
const UNTOLD: &[(&str, &str)] = &[
    ("county", "los-angeles"),
    ("plan", "la-care"),
    ("medi-cal-status", "yes"),
    ("age", "45"),
    ("mental-health-impact", "yes"),
];

fn on_paper(pairs: &[(&str, &str)]) -> Vec<Entry> {
    let answers = answers(pairs);
    entries(&Evaluation::new(content::rulebook(), &answers, day(2026, 11, 23)))
}

#[test]
fn the_likely_programs_come_first_with_what_the_answers_show() {
    let entries = on_paper(HOMELESS);
    assert_eq!(entries[0].verdict, Verdict::Likely);
    assert!(!entries[0].met.is_empty());
    assert!(entries.is_sorted_by_key(|entry| entry.verdict != Verdict::Likely));
}

/// What the side tells of a program, by the id of the program.
fn entry<'a>(entries: &'a [Entry], id: &str) -> &'a Entry {
    let programs = content::rulebook().programs;
    let entry = entries.iter().find(|entry| programs[entry.program].id == id);
    entry.unwrap_or_else(|| panic!("{id} was not found"))
}

#[test]
fn a_program_that_may_fit_has_what_is_met_and_what_is_to_be_verified() {
    let entries = on_paper(&[
        ("county", "fresno"),
        ("plan", "calviva-health"),
        ("medi-cal-status", "yes"),
        ("age", "8"),
        ("er-visits-12-months", "2"),
        ("conditions", "asthma"),
    ]);
    let visits = entry(&entries, "ecm/child-avoidable-utilization");
    assert_eq!((visits.verdict, visits.met.is_empty()), (Verdict::Possible, false));
    assert!(!visits.confirm.is_empty(), "whether the visits could have been avoided");
    let asthma = entry(&entries, "cs/asthma-remediation");
    assert!(!asthma.met.is_empty() && !asthma.open.is_empty());
}

#[test]
fn danger_is_never_on_paper() {
    let facts = content::rulebook().facts;
    let is_danger = |text: &str| {
        facts.iter().any(|fact| {
            fact.sensitivity == Sensitivity::Safety && text.split(' ').any(|word| word == fact.id)
        })
    };
    for entry in [HOMELESS, UNTOLD].into_iter().flat_map(on_paper) {
        for line in &entry.met {
            let Line::Reason { leaf, .. } = line else { panic!("only reasons are met") };
            assert!(!is_danger(content::LEAF_TEXTS[leaf.index()]));
        }
        for open in &entry.open {
            assert_ne!(facts[open.fact.index()].sensitivity, Sensitivity::Safety);
        }
    }
    assert!(leaves_danger_open(UNTOLD), "there is something to leave out");
}

/// Whether a program found depends on something about danger that was not told.
fn leaves_danger_open(pairs: &[(&str, &str)]) -> bool {
    let (answers, rulebook) = (answers(pairs), content::rulebook());
    let evaluation = Evaluation::new(rulebook, &answers, day(2026, 11, 23));
    let found = entries(&evaluation).into_iter();
    let periods =
        found.filter_map(|entry| rulebook.programs[entry.program].period(day(2026, 11, 23)));
    let mut open = periods.flat_map(|period| evaluation.depends_on(period));
    open.any(|fact| rulebook.facts[fact.index()].sensitivity == Sensitivity::Safety)
}

#[test]
fn what_the_plan_knows_is_not_told_to_it() {
    for entry in on_paper(HOMELESS) {
        for line in entry.met {
            let Line::Reason { leaf, .. } = line else { panic!("only reasons are met") };
            let text = content::LEAF_TEXTS[leaf.index()];
            assert!(!text.starts_with("age ") && text != "in-plan", "{text}");
        }
    }
}
