//! What is known of a plan offering a Community Support in a county. A row that is missing says nothing:
//! it reads "ask the plan", never "not offered".

use compiler::Content;
use compiler::places::{CountyPlan, Election};
use compiler::program::{Period, Program};

/// What is known, from the most to the least that a person can count on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known {
    /// A source that names the county says that it is offered.
    Here,
    /// Every plan must offer it to a group of people.
    Required,
    /// The plan lists it; its source names no county.
    Listed,
    /// Nothing was read.
    Gap,
    /// A table that covers the county leaves it out.
    NotHere,
}

impl Known {
    /// All, in order.
    pub const ALL: [Known; 5] =
        [Known::Here, Known::Required, Known::Listed, Known::Gap, Known::NotHere];

    /// The name of its class and pattern.
    pub fn class(self) -> &'static str {
        match self {
            Known::Here => "here",
            Known::Required => "required",
            Known::Listed => "listed",
            Known::Gap => "not-known",
            Known::NotHere => "not-here",
        }
    }

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Known::Here => "Offered here",
            Known::Required => REQUIRED,
            Known::Listed => "Listed by the plan: ask for your county",
            Known::Gap => "Not known: ask the plan",
            Known::NotHere => "Not offered here",
        }
    }
}

const REQUIRED: &str =
    "Must be offered to people with serious mental health or substance use needs";

/// The Community Supports, in the order shown.
pub fn supports(content: &Content) -> impl Iterator<Item = &Program> {
    content.programs.iter().filter(|program| program.gate == "cs")
}

/// The places of the pairs of one county in the list of pairs: plans for everybody first, those for one
/// group last.
pub fn pairs_of(content: &Content, county: usize) -> Vec<usize> {
    let all = &content.places.county_plans;
    let mut pairs: Vec<usize> =
        (0..all.len()).filter(|index| all[*index].county == county).collect();
    pairs.sort_by_key(|index| (is_specialty(content, &all[*index]), all[*index].limited));
    pairs
}

/// Whether a plan serves one group only. What every plan must offer was not seen to reach these.
pub fn is_specialty(content: &Content, pair: &CountyPlan) -> bool {
    content.places.plans[pair.plan].cell("plan_kind").contains("specialty")
}

/// Everything that was read of a pair and a program. What is from memory only is left out.
pub fn elections<'a>(content: &'a Content, pair: usize, program: &Program) -> Vec<&'a Election> {
    let wanted = |election: &&Election| {
        election.pair == pair
            && election.program == program.id
            && election.row.cell("confidence") != "recall"
    };
    content.places.elections.iter().filter(wanted).collect()
}

/// The period since which every plan must offer a support to some people.
pub fn requirement(program: &Program) -> Option<&Period> {
    program.periods.iter().rev().find(|period| period.required.is_some())
}

/// The day on which the rules were last checked: what a map shows, since no page knows today.
pub fn checked_on(content: &Content) -> chrono::NaiveDate {
    let days = content.sources.iter().map(|source| source.read_on);
    days.max().unwrap_or(compiler::START)
}

/// What is known of a pair and a program on the day of [`checked_on`].
pub fn known(content: &Content, pair: usize, program: &Program) -> Known {
    let day = checked_on(content);
    let holds = |election: &&Election| {
        election.from.is_none_or(|from| from <= day) && election.to.is_none_or(|to| day <= to)
    };
    let read = elections(content, pair, program).into_iter().filter(holds).map(state);
    let required = requirement(program).filter(|period| period.from <= day);
    let required = required.filter(|_| !is_specialty(content, &content.places.county_plans[pair]));
    read.chain(required.map(|_| Known::Required)).min().unwrap_or(Known::Gap)
}

/// What one row says.
pub fn state(election: &Election) -> Known {
    match (election.offered, election.names_county) {
        (false, _) => Known::NotHere,
        (true, true) => Known::Here,
        (true, false) => Known::Listed,
    }
}

/// The most that is known of any plan of a county.
pub fn best(content: &Content, county: usize, program: &Program) -> Known {
    let pairs = pairs_of(content, county);
    pairs.into_iter().map(|pair| known(content, pair, program)).min().unwrap_or(Known::Gap)
}
