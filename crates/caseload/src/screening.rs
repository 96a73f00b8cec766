//! What a screening found for a person, and what is different from the one before.

use crate::text::{Lines, date, date_code};
use chrono::NaiveDate;
use rules::Verdict;

/// The verdicts of one day, by the names of the programs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screening {
    /// The day whose rules were applied.
    pub day: NaiveDate,
    /// The mark of the rules.
    pub mark: u32,
    /// Each program with its verdict, in the order of the rulebook.
    pub verdicts: Vec<(String, Verdict)>,
}

/// A program whose verdict is another one now. A program that was not there before, or is there no
/// longer, has none on that side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The program.
    pub program: String,
    /// The verdict before.
    pub before: Option<Verdict>,
    /// The verdict now.
    pub now: Option<Verdict>,
}

impl Screening {
    /// The verdict for a program.
    pub fn verdict(&self, program: &str) -> Option<Verdict> {
        let found = self.verdicts.iter().find(|(name, _)| name == program);
        found.map(|(_, verdict)| *verdict)
    }

    /// How many programs have this verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.verdicts.iter().filter(|(_, found)| *found == verdict).count()
    }

    /// What is different from an earlier one, in the order of the rulebook; programs that are gone last.
    pub fn changes_since(&self, before: &Screening) -> Vec<Change> {
        let now = self.verdicts.iter().map(|(program, verdict)| Change {
            program: program.clone(),
            before: before.verdict(program),
            now: Some(*verdict),
        });
        let is_gone = |(program, _): &&(String, Verdict)| self.verdict(program).is_none();
        let gone = before.verdicts.iter().filter(is_gone).map(|(program, verdict)| Change {
            program: program.clone(),
            before: Some(*verdict),
            now: None,
        });
        now.chain(gone).filter(|change| change.before != change.now).collect()
    }

    pub(crate) fn write(&self, lines: &mut Lines) {
        let head = [&date_code(self.day), " ", &self.mark.to_string()].concat();
        lines.add("screened", &head);
        for (program, verdict) in &self.verdicts {
            lines.add("verdict", &[program, " ", verdict.code()].concat());
        }
    }

    /// The day and the mark; verdicts follow in lines of their own.
    pub(crate) fn read(text: &str) -> Option<Screening> {
        let (day, mark) = text.split_once(' ')?;
        Some(Screening { day: date(day)?, mark: mark.parse().ok()?, verdicts: Vec::new() })
    }

    pub(crate) fn read_verdict(&mut self, text: &str) -> Option<()> {
        let (program, code) = text.split_once(' ')?;
        self.verdicts.push((program.to_owned(), verdict(code)?));
        Some(())
    }
}

/// Puts newer changes on top of what was not yet looked at: what is back where it was is no change.
pub fn together(seen: &[Change], newer: Vec<Change>) -> Vec<Change> {
    let mut all = seen.to_vec();
    for change in newer {
        match all.iter_mut().find(|earlier| earlier.program == change.program) {
            Some(earlier) => earlier.now = change.now,
            None => all.push(change),
        }
    }
    all.retain(|change| change.before != change.now);
    all
}

impl Change {
    pub(crate) fn write(&self, lines: &mut Lines) {
        let code = |verdict: Option<Verdict>| verdict.map_or("-", Verdict::code);
        lines.add("change", &[&self.program, " ", code(self.before), " ", code(self.now)].concat());
    }

    pub(crate) fn read(text: &str) -> Option<Change> {
        let mut parts = text.split(' ');
        let program = parts.next()?.to_owned();
        let mut side = || match parts.next()? {
            "-" => Some(None),
            code => verdict(code).map(Some),
        };
        let change = Change { program, before: side()?, now: side()? };
        parts.next().is_none().then_some(change)
    }
}

fn verdict(code: &str) -> Option<Verdict> {
    Verdict::ALL.into_iter().find(|verdict| verdict.code() == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn screening(verdicts: &[(&str, Verdict)]) -> Screening {
        let verdicts = verdicts.iter().map(|(name, verdict)| (name.to_string(), *verdict));
        let day = NaiveDate::from_ymd_opt(2026, 11, 26).expect("a date");
        Screening { day, mark: 1, verdicts: verdicts.collect() }
    }

    fn change(program: &str, before: Option<Verdict>, now: Option<Verdict>) -> Change {
        Change { program: program.to_owned(), before, now }
    }

    #[test]
    fn what_changed_is_told_with_both_sides() {
        use Verdict::{Likely, NotNow, Possible};
        let before = screening(&[("a", Likely), ("b", NotNow), ("gone", Possible)]);
        let now = screening(&[("a", Likely), ("b", Possible), ("new", Likely)]);
        let expected = [
            change("b", Some(NotNow), Some(Possible)),
            change("new", None, Some(Likely)),
            change("gone", Some(Possible), None),
        ];
        assert_eq!(now.changes_since(&before), expected);
        assert_eq!(now.changes_since(&now), []);
    }

    #[test]
    fn a_change_with_something_after_it_is_none() {
        assert!(Change::read("a not-now likely").is_some());
        assert_eq!(Change::read("a not-now likely -"), None);
    }

    #[test]
    fn a_change_that_nobody_looked_at_stays_until_it_is_undone() {
        use Verdict::{Likely, NotNow, Possible};
        let first = [change("a", Some(NotNow), Some(Possible))];
        let further = together(&first, vec![change("a", Some(Possible), Some(Likely))]);
        assert_eq!(further, [change("a", Some(NotNow), Some(Likely))]);
        assert_eq!(together(&further, vec![change("a", Some(Likely), Some(NotNow))]), []);
        assert_eq!(together(&first, vec![]), first);
    }
}
