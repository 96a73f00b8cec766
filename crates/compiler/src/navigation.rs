//! What to do next, from `navigation/`: whom to call, steps, time limits, rights, notes, doors into
//! Medi-Cal and phone scripts; and the tables that these need. What rests on memory alone is refused.
//!
//! Here is what they are; [`load`] reads the files, `tables` the tables, and `check` holds them against the rest.

mod check;
mod read;
mod tables;

pub use read::load;

use crate::criteria::Criterion;
use crate::fault::Place;
use crate::source::Citation;
use crate::yaml::Key;
use chrono::NaiveDate;

/// Everything of `navigation/`, and the tables beside it.
#[derive(Debug, Default)]
pub struct Navigation {
    /// Whom to call, with the ways to reach them, the best first.
    pub whoms: Vec<Whom>,
    /// How long something may take.
    pub times: Vec<Time>,
    /// Phone scripts.
    pub scripts: Vec<Script>,
    /// The steps of a plan of action, in the order shown.
    pub steps: Vec<Step>,
    /// What a letter, or none, gives a right to.
    pub rights: Vec<Right>,
    /// Dated remarks about Medi-Cal.
    pub notes: Vec<Note>,
    /// Ways into Medi-Cal, each with its limit of income.
    pub doors: Vec<Door>,
    /// Whom to call about each aside: the program's id and the place in `whoms`.
    pub asides: Vec<(Key, usize)>,
    /// Days on which the offices of the State are closed.
    pub holidays: Vec<Holiday>,
    /// Limits of income and of what may be owned.
    pub limits: Vec<Limit>,
    /// Which PACE organizations have members in which county.
    pub pace: Vec<PaceSite>,
    /// Which systems of jails and prisons were seen to offer services before release.
    pub reentry: Vec<ReentrySite>,
}

/// Whom to call.
#[derive(Debug)]
pub struct Whom {
    /// Its name.
    pub id: String,
    /// The ways to reach them, the best first.
    pub ways: Vec<Way>,
    /// Where it is defined.
    pub place: Place,
}

/// A way to reach somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// The plan's member services.
    Plan,
    /// The number on the person's card.
    Card,
    /// The county's Medi-Cal office.
    CountyMediCal,
    /// The county's mental health and substance use line.
    CountyBehavioralHealth,
    /// Somebody who is there already (staff, a care team).
    InPerson,
    /// A statewide line, by its place in the contacts.
    Line(usize),
}

/// A count of days, hours or months.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    /// How many.
    pub count: u16,
    /// Of what: the name of a variant of the content crate's `Unit`.
    pub unit: &'static str,
}

/// How long something may take.
#[derive(Debug)]
pub struct Time {
    /// Its name.
    pub id: String,
    /// How long.
    pub within: Span,
    /// From when on: the name of a variant of `Start`.
    pub after: &'static str,
    /// For which families or programs; empty for all.
    pub found: Vec<String>,
    /// When it holds.
    pub dates: Dates,
    /// What it rests on.
    pub citation: Citation,
    /// Where it is defined.
    pub place: Place,
}

/// The days on which something holds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Dates {
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
}

/// A phone script.
#[derive(Debug)]
pub struct Script {
    /// Its name.
    pub id: String,
    /// Its lines, in order.
    pub lines: Vec<Line>,
}

/// A line of a script.
#[derive(Debug)]
pub struct Line {
    /// The name of its words; shared by all scripts.
    pub say: String,
    /// Said when this holds.
    pub when: Option<Criterion>,
    /// Said when one of these families or programs was found; empty for always.
    pub found: Vec<String>,
    /// What is listed below it: `programs`, `reasons`, or nothing.
    pub list: String,
    /// Where it is defined.
    pub place: Place,
}

/// A step of a plan of action.
#[derive(Debug)]
pub struct Step {
    /// Its name.
    pub id: String,
    /// How soon: the name of a variant of `Urgency`.
    pub urgency: &'static str,
    /// Taken when this holds.
    pub when: Option<Criterion>,
    /// Taken also when the plan named does not serve the county.
    pub or_plan_left: bool,
    /// Taken when one of these families or programs was found; empty for always.
    pub found: Vec<String>,
    /// Not taken when one of these was found.
    pub not_found: Vec<String>,
    /// Whom to call, by place.
    pub call: Option<usize>,
    /// What to say, by place.
    pub script: Option<usize>,
    /// What it helps to have at hand.
    pub have: Vec<String>,
    /// How long it may take, by place.
    pub times: Vec<usize>,
    /// Due once these are over, by place.
    pub after: Vec<usize>,
    /// Whether it may be seen only where somebody can leave the page fast.
    pub guarded: bool,
    /// When it holds.
    pub dates: Dates,
    /// What it rests on.
    pub citation: Citation,
    /// Where it is defined.
    pub place: Place,
}

/// What a letter, or none, gives a right to.
#[derive(Debug)]
pub struct Right {
    /// Its name.
    pub id: String,
    /// After which letters: names of variants of `Letter`.
    pub letters: Vec<&'static str>,
    /// How long, where there is a limit.
    pub within: Option<Span>,
    /// From when on: the name of a variant of `Start`.
    pub after: &'static str,
    /// Whose time runs: the name of a variant of `By`.
    pub by: &'static str,
    /// Whom to call, by place.
    pub call: Option<usize>,
    /// When it holds.
    pub dates: Dates,
    /// What it rests on.
    pub citation: Citation,
    /// Where it is defined.
    pub place: Place,
}

/// A dated remark about Medi-Cal.
#[derive(Debug)]
pub struct Note {
    /// Its name.
    pub id: String,
    /// What it is about: the name of a variant of `Topic`.
    pub topic: &'static str,
    /// Shown when this holds.
    pub when: Option<Criterion>,
    /// The day from which what it says is in force, where it tells of one.
    pub starts: Option<NaiveDate>,
    /// When it is shown.
    pub dates: Dates,
    /// What it rests on.
    pub citation: Citation,
    /// Where it is defined.
    pub place: Place,
}

/// A way into Medi-Cal.
#[derive(Debug)]
pub struct Door {
    /// Its name.
    pub id: String,
    /// Shown unless this is a plain no.
    pub when: Criterion,
    /// Its limit of income, by the name in the table; empty where income is not counted.
    pub limit: String,
    /// Whether the household counts the child who is expected.
    pub expected_child: bool,
    /// Whether what is owned counts too.
    pub assets: bool,
    /// What it rests on.
    pub citation: Citation,
    /// Where it is defined.
    pub place: Place,
}

/// A day on which the offices of the State are closed.
#[derive(Debug)]
pub struct Holiday {
    /// The day on which it is kept.
    pub date: NaiveDate,
    /// Its name.
    pub name: String,
    /// What it rests on.
    pub citation: Citation,
    /// Where it stands.
    pub place: Place,
}

/// A limit for a household of one size.
#[derive(Debug)]
pub struct Limit {
    /// Its name.
    pub id: String,
    /// How many people.
    pub size: u16,
    /// Dollars of income a month, or dollars owned.
    pub dollars: u32,
    /// When it holds.
    pub dates: Dates,
    /// What it rests on.
    pub citation: Citation,
    /// Where it stands.
    pub place: Place,
}

/// That a PACE organization has members in a county.
#[derive(Debug)]
pub struct PaceSite {
    /// Place in the list of counties.
    pub county: usize,
    /// The organization.
    pub organization: String,
}

/// That a system of jails or prisons was seen to offer services before release.
#[derive(Debug)]
pub struct ReentrySite {
    /// Place in the list of counties; `None` for the state prisons.
    pub county: Option<usize>,
    /// The start as printed: a day or a month.
    pub since: String,
    /// What it rests on.
    pub citation: Citation,
    /// Where it stands.
    pub place: Place,
}
