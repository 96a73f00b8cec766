//! The policy as dated data.

use crate::{Fact, Rule};
use chrono::NaiveDate;

/// Everything the engine needs to know: the facts, what is derived from them, and the programs.
#[derive(Debug)]
pub struct Rulebook {
    /// The facts that may be asked, in the order of asking.
    pub facts: &'static [Fact],
    /// Derived facts, each after those it uses.
    pub derived: &'static [&'static Rule],
    /// The programs, in the order shown.
    pub programs: &'static [Program],
    /// Programs told about beside the results and not decided here, in the order shown. They stand apart
    /// so that nobody is ever asked anything for their sake: an outlook looks at `programs` alone.
    pub asides: &'static [Program],
}

/// A program with its rules through time.
#[derive(Debug)]
pub struct Program {
    /// The name used in exports, for instance `ecm/birth-equity`.
    pub id: &'static str,
    /// The rules with the dates on which they hold. No two overlap.
    pub periods: &'static [Period],
}

/// A rule with the dates on which it holds.
#[derive(Debug)]
pub struct Period {
    /// The first day it holds.
    pub from: NaiveDate,
    /// The last day it holds; `None` while it is in force.
    pub to: Option<NaiveDate>,
    /// Whether this is an information card, shown when `wide` holds, without a verdict.
    pub card: Card,
    /// The widest fair reading, the gate's conditions first. Only its plain no gives "not now".
    pub wide: &'static Rule,
    /// What must hold as well for "likely".
    pub likely: &'static Rule,
    /// What the plan or a clinician settles. Listed, never blocking.
    pub confirm: &'static [&'static str],
    /// What is said beside the verdict.
    pub flags: &'static [Flag],
    /// Open questions about this rule, by their place in the content's table.
    pub doubts: &'static [u16],
    /// Words shown with every result of this period.
    pub notices: &'static [&'static str],
    /// For whom every plan must offer it; `None` where plans choose. No part of the verdict.
    pub required: Option<&'static Rule>,
    /// The day after which a person must look at the rule again.
    pub review_by: Option<NaiveDate>,
}

/// Whether a program has a verdict or is only shown for information.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Card {
    /// A verdict.
    Verdict,
    /// An information card.
    Information,
}

/// Something said beside a verdict. It never changes the verdict.
#[derive(Debug)]
pub struct Flag {
    /// The name, under which content keeps its words.
    pub id: &'static str,
    /// What kind of remark it is.
    pub kind: FlagKind,
    /// Said when this comes out yes.
    pub when: &'static Rule,
}

/// What kind of remark a flag is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlagKind {
    /// Either this or a program the person has now.
    Choice,
    /// The person has it already.
    Already,
    /// Another program stands in the way. The rule's `wide` says no for the same reason.
    Stop,
    /// The verdict cannot be better than possible for this reason.
    Cap,
    /// Any other advice.
    Note,
}

impl Program {
    /// The rule in force on a date. `None` is an error of its own kind, never "use the last one".
    pub fn period(&self, as_of: NaiveDate) -> Option<&'static Period> {
        self.periods.iter().find(|period| period.holds_on(as_of))
    }
}

impl Period {
    /// Whether this rule is in force on a date, first and last day included.
    pub fn holds_on(&self, date: NaiveDate) -> bool {
        self.from <= date && self.to.is_none_or(|to| date <= to)
    }
}
