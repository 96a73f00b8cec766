//! What is asked about a person.

use chrono::NaiveDate;
use content::audience;
use rules::{Answers, Evaluation, Outlook, Reason, Rulebook};

/// The day by whose rules people are asked.
const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date");

/// Something that is asked about a person.
pub struct Work {
    /// What it is called beside its figures.
    pub name: &'static str,
    /// Does it from the answers alone; gives a number that hangs on all that came out.
    pub of: fn(&'static Rulebook, &Answers) -> usize,
}

/// All that is measured.
pub const ALL: [Work; 3] = [
    Work { name: "all programs", of: programs },
    Work { name: "next question", of: next },
    Work { name: "reasons of all programs", of: reasons },
];

/// The verdicts of all programs, with what is said beside them.
fn programs(rulebook: &'static Rulebook, answers: &Answers) -> usize {
    let evaluation = Evaluation::new(rulebook, answers, DAY);
    let findings = rulebook.programs.iter().map(|program| evaluation.finding(program));
    findings.map(|finding| finding.verdict as usize + finding.flags.len()).sum()
}

/// The question that is asked next, counted from 1; 0 when none is.
fn next(rulebook: &'static Rulebook, answers: &Answers) -> usize {
    let evaluation = Evaluation::new(rulebook, answers, DAY);
    let next = Outlook::new(&evaluation, audience(answers)).next();
    next.map_or(0, |fact| fact.index() + 1)
}

/// Why the verdicts of all programs came out as they did.
fn reasons(rulebook: &'static Rulebook, answers: &Answers) -> usize {
    let evaluation = Evaluation::new(rulebook, answers, DAY);
    let periods = rulebook.programs.iter().filter_map(|program| program.period(DAY));
    let rules = periods.flat_map(|period| [period.wide, period.likely]);
    rules.map(|rule| weight(&evaluation.explain(rule))).sum()
}

fn weight(reason: &Reason) -> usize {
    reason.truth as usize + reason.parts.iter().map(weight).sum::<usize>()
}
