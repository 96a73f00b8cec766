//! Whether a plan offers a program in a county. Never part of a verdict.

use crate::{COUNTY_PLANS, CountyPlan, ELECTIONS};
use chrono::NaiveDate;
use rules::{Evaluation, Program, Truth};

/// What is known of one plan offering one Community Support in one county.
#[derive(Debug)]
pub struct Election {
    /// Place in [`COUNTY_PLANS`].
    pub pair: u8,
    /// Place in the rulebook's programs.
    pub program: u8,
    /// Whether it is offered; `false` only where a table says so.
    pub offered: bool,
    /// Whether the source names the county; otherwise it speaks for the plan as a whole.
    pub names_county: bool,
    /// First day, where the source has one.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
    /// When the source said so, as printed ("2025-10").
    pub as_of: &'static str,
}

impl Election {
    fn holds_on(&self, date: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date <= to)
    }
}

/// Whether a plan offers a program in a county, as far as anybody here knows.
#[derive(Clone, Copy, Debug)]
pub enum Availability {
    /// Every plan must offer it to this person's group.
    Required,
    /// A source that names the county says so.
    OfferedHere(&'static Election),
    /// The plan lists it, but the source names no county: ask for yours.
    ListedByPlan(&'static Election),
    /// Nothing was seen. It does not mean "not offered": ask the plan.
    NotKnown,
    /// A table that covers this plan and county leaves it out.
    NotOfferedHere(&'static Election),
}

impl Availability {
    /// Every code in exports.
    pub const CODES: [&str; 5] = [
        "required-of-every-plan",
        "offered-here",
        "listed-by-plan",
        "not-known",
        "not-offered-here",
    ];

    /// The code in exports.
    pub fn code(self) -> &'static str {
        match self {
            Availability::Required => "required-of-every-plan",
            Availability::OfferedHere(_) => "offered-here",
            Availability::ListedByPlan(_) => "listed-by-plan",
            Availability::NotKnown => "not-known",
            Availability::NotOfferedHere(_) => "not-offered-here",
        }
    }

    /// What was seen.
    pub fn election(self) -> Option<&'static Election> {
        match self {
            Availability::OfferedHere(election)
            | Availability::ListedByPlan(election)
            | Availability::NotOfferedHere(election) => Some(election),
            Availability::Required | Availability::NotKnown => None,
        }
    }
}

/// What is known of a plan offering a program in a county, to the person evaluated, on the day
/// evaluated. Whoever may belong to a group to which every plan must offer it is told so; a table of
/// elections is asked otherwise.
pub fn availability(
    evaluation: &Evaluation<'_>,
    program: &Program,
    pair: &'static CountyPlan,
) -> Availability {
    let day = evaluation.as_of();
    let required = program.period(day).and_then(|period| period.required.as_ref());
    if required.is_some_and(|group| evaluation.truth(group) != Truth::No) && !pair.is_specialty() {
        return Availability::Required;
    }
    let place = |wanted: &Election| {
        std::ptr::eq(&COUNTY_PLANS[usize::from(wanted.pair)], pair)
            && evaluation.rulebook().programs[usize::from(wanted.program)].id == program.id
    };
    match ELECTIONS.iter().find(|election| place(election) && election.holds_on(day)) {
        None => Availability::NotKnown,
        Some(election) if !election.offered => Availability::NotOfferedHere(election),
        Some(election) if election.names_county => Availability::OfferedHere(election),
        Some(election) => Availability::ListedByPlan(election),
    }
}
