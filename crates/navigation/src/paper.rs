//! What the plan's side of the sheet says: for each program found, what the answers show and what is
//! still open. Danger at home or to oneself is never on it.

use crate::found::Found;
use crate::script::{Line, told};
use content::Message;
use rules::{Evaluation, FactId, Sensitivity, Verdict};

/// A program on the sheet.
#[derive(Debug)]
pub struct Entry {
    /// Its place in the rulebook's programs.
    pub program: usize,
    /// Likely or possible.
    pub verdict: Verdict,
    /// What the answers show and the plan does not know itself: each a [`Line::Reason`].
    pub met: Vec<Line>,
    /// What is not known yet.
    pub open: Vec<Open>,
    /// What the plan or a clinician settles.
    pub confirm: &'static [Message],
}

/// Something that is not known yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    /// The fact.
    pub fact: FactId,
    /// Whether it is something people may rather not tell; the page asks first.
    pub sensitive: bool,
}

/// The programs found, the likely ones first.
pub fn entries(evaluation: &Evaluation<'_>) -> Vec<Entry> {
    let found = Found::of(evaluation).programs;
    found.into_iter().map(|(program, verdict)| entry(evaluation, program, verdict)).collect()
}

fn entry(evaluation: &Evaluation<'_>, program: usize, verdict: Verdict) -> Entry {
    let period = evaluation.rulebook().programs[program].period(evaluation.as_of());
    let open = period.map(|period| evaluation.depends_on(period)).unwrap_or_default();
    let met = told(evaluation, program).into_iter().filter(|told| !told.is_known);
    let met = met.map(|told| told.line).collect();
    let open = open.into_iter().filter_map(|fact| self::open(evaluation, fact)).collect();
    Entry { program, verdict, met, open, confirm: confirm(evaluation, program) }
}

fn confirm(evaluation: &Evaluation<'_>, program: usize) -> &'static [Message] {
    let periods = evaluation.rulebook().programs[program].periods;
    let place = periods.iter().position(|period| period.holds_on(evaluation.as_of()));
    place.map(|place| content::PROGRAMS[program].periods[place].confirm).unwrap_or_default()
}

fn open(evaluation: &Evaluation<'_>, fact: FactId) -> Option<Open> {
    match evaluation.rulebook().facts[fact.index()].sensitivity {
        Sensitivity::Safety => None,
        sensitivity => Some(Open { fact, sensitive: sensitivity == Sensitivity::Sensitive }),
    }
}
