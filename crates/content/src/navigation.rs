//! What to do next, as data: whom to call, steps, time limits, rights, notes, and ways into Medi-Cal.
//! The crate `navigation` works out of these what is right for one person on one day.

use crate::{Message, Phone};
use chrono::NaiveDate;
use rules::Rule;

/// The days on which something holds, first and last included.
#[derive(Clone, Copy, Debug)]
pub struct Dates {
    /// First day; `None` where no beginning was seen.
    pub from: Option<NaiveDate>,
    /// Last day; `None` while it goes on.
    pub to: Option<NaiveDate>,
}

impl Dates {
    /// Whether a day is among them.
    pub fn hold_on(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// Whom to call, with the ways to reach them. In [`crate::WHOMS`].
#[derive(Debug)]
pub struct Whom {
    /// The name used in exports.
    pub id: &'static str,
    /// Who it is ("your health plan's member services").
    pub words: Message,
    /// The ways, the best first. A way whose number was never seen is passed over.
    pub ways: &'static [Way],
}

/// A way to reach somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The plan's member services.
    Plan,
    /// The number on the person's card.
    Card,
    /// The county's Medi-Cal office.
    CountyMediCal,
    /// The county's line for mental health and substance use.
    CountyBehavioralHealth,
    /// Somebody who is there already: the staff of a place, a care team.
    InPerson,
    /// A statewide line, by its place in [`crate::CONTACTS`].
    Line(u8),
}

/// What a count of time is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Days that are neither Saturday, Sunday nor a holiday of the State.
    WorkingDays,
    /// Days of the calendar.
    Days,
    /// Hours of the clock.
    Hours,
    /// Months of the calendar.
    Months,
}

/// A count of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// How many.
    pub count: u16,
    /// Of what.
    pub unit: Unit,
}

/// From when on a time runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// The day of asking the plan.
    Request,
    /// The date of the letter.
    Letter,
    /// The day of the appeal.
    Appeal,
    /// The date of the plan's answer to the appeal (Notice of Appeal Resolution).
    PlanAnswer,
    /// The day of applying for Medi-Cal.
    Application,
    /// The day of a complaint to the plan (grievance).
    Complaint,
}

/// How long something may take. In [`crate::TIMES`].
#[derive(Debug)]
pub struct Time {
    /// The name used in exports.
    pub id: &'static str,
    /// What must happen, and how long it may take, without a date.
    pub words: Message,
    /// How long.
    pub within: Span,
    /// From when on.
    pub after: Start,
    /// For which families or programs; empty for all.
    pub found: &'static [&'static str],
    /// When it holds.
    pub dates: Dates,
    /// Place in [`crate::CITATIONS`].
    pub citation: u16,
}

/// How soon a step is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    /// Today, or the next day on which somebody answers.
    Today,
    /// In the next days.
    ThisWeek,
    /// When the time for an answer is over and none came.
    IfNothingComes,
    /// When the answer is no.
    IfNo,
}

/// A step of a plan of action. In [`crate::STEPS`], in the order shown.
#[derive(Debug)]
pub struct Step {
    /// The name used in exports.
    pub id: &'static str,
    /// What to do, in a few words.
    pub title: Message,
    /// What to do, in one to three sentences.
    pub text: Message,
    /// How soon.
    pub urgency: Urgency,
    /// Taken when this comes out yes; `None` for everybody.
    pub when: Option<&'static Rule>,
    /// Taken also when the plan named does not serve the county on the day.
    pub or_plan_left: bool,
    /// Taken when one of these families or programs was found; empty for always.
    pub found: &'static [&'static str],
    /// Not taken when one of these was found.
    pub not_found: &'static [&'static str],
    /// Whom to call: place in [`crate::WHOMS`].
    pub call: Option<u8>,
    /// What to say: place in [`crate::SCRIPTS`].
    pub script: Option<u8>,
    /// What it helps to have at hand. Never demanded.
    pub have: &'static [Message],
    /// How long it may take: places in [`crate::TIMES`].
    pub times: &'static [u8],
    /// Due once all these are over: places in [`crate::TIMES`].
    pub after: &'static [u8],
    /// Whether it may be seen only where the page can be left fast, and is never printed unasked.
    pub guarded: bool,
    /// When it holds.
    pub dates: Dates,
    /// Place in [`crate::CITATIONS`].
    pub citation: u16,
}

/// A phone script. In [`crate::SCRIPTS`].
#[derive(Debug)]
pub struct Script {
    /// The name used in exports.
    pub id: &'static str,
    /// Its lines, in order.
    pub lines: &'static [Line],
}

/// A line of a script.
#[derive(Debug)]
pub struct Line {
    /// What to say.
    pub words: Message,
    /// Said when this comes out yes; `None` for always.
    pub when: Option<&'static Rule>,
    /// Said when one of these families or programs was found; empty for always.
    pub found: &'static [&'static str],
    /// What is listed below it.
    pub list: List,
}

/// What is listed below a line of a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Nothing.
    Nothing,
    /// The programs of the line's families that were found.
    Programs,
    /// The criteria that the person's answers meet.
    Reasons,
}

/// Which letter came, or that none did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letter {
    /// The plan said no to something asked for (Notice of Action).
    Denied,
    /// The plan will end or cut something that is there now (Notice of Action).
    Ending,
    /// Nothing came after asking.
    NothingCame,
    /// The plan said no to the appeal (Notice of Appeal Resolution).
    AppealDenied,
    /// Nothing came after the appeal.
    AppealUnanswered,
    /// The county decided about Medi-Cal itself.
    County,
}

/// Whose time runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The person must act by then.
    You,
    /// The plan must answer by then.
    Plan,
    /// The State must answer by then.
    State,
}

/// What a letter, or none, gives a right to. In [`crate::RIGHTS`], in the order shown.
#[derive(Debug)]
pub struct Right {
    /// The name used in exports.
    pub id: &'static str,
    /// The right, in a few words.
    pub title: Message,
    /// The right, in one to three sentences, without a date.
    pub text: Message,
    /// After which letters.
    pub letters: &'static [Letter],
    /// How long; `None` where there is no limit, or none was seen.
    pub within: Option<Span>,
    /// From when on.
    pub after: Start,
    /// Whose time it is.
    pub by: By,
    /// Whom to call: place in [`crate::WHOMS`].
    pub call: Option<u8>,
    /// When it holds.
    pub dates: Dates,
    /// Place in [`crate::CITATIONS`].
    pub citation: u16,
}

/// What a remark about Medi-Cal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// How to apply, and how long it takes.
    Apply,
    /// Income, and other doors.
    Limits,
    /// What is owned.
    Assets,
    /// Paying a part each month.
    ShareOfCost,
    /// Immigration rules. Never says that anything is safe, never asks for a status.
    Immigration,
    /// Keeping Medi-Cal: letters, renewals, work rules.
    Keep,
    /// Finding and changing a plan.
    Plan,
}

/// A dated remark about Medi-Cal. In [`crate::NOTES`], in the order shown.
#[derive(Debug)]
pub struct Note {
    /// The name used in exports.
    pub id: &'static str,
    /// What it is about.
    pub topic: Topic,
    /// What it says. `{date}` stands for [`Note::starts`].
    pub words: Message,
    /// Shown when this comes out yes; `None` for everybody.
    pub when: Option<&'static Rule>,
    /// The day from which what it tells of is in force.
    pub starts: Option<NaiveDate>,
    /// When it is shown.
    pub dates: Dates,
    /// Place in [`crate::CITATIONS`].
    pub citation: u16,
}

/// A way into Medi-Cal. In [`crate::DOORS`], in the order shown.
#[derive(Debug)]
pub struct Door {
    /// The name used in exports.
    pub id: &'static str,
    /// Whom it is for, in a few words.
    pub title: Message,
    /// What it is, in one or two sentences.
    pub text: Message,
    /// Shown unless this is a plain no.
    pub when: &'static Rule,
    /// The limit of income: place in [`crate::LIMITS`]; `None` where income is not counted here.
    pub limit: Option<u8>,
    /// Whether the household counts the child who is expected.
    pub expected_child: bool,
    /// Whether what is owned counts too.
    pub assets: bool,
    /// Place in [`crate::CITATIONS`].
    pub citation: u16,
}

/// A limit by the size of a household. In [`crate::LIMITS`], in order of name.
#[derive(Debug)]
pub struct Limit {
    /// The name used in doors. `assets` is the limit of what may be owned.
    pub id: &'static str,
    /// One row for each size and time.
    pub rows: &'static [LimitRow],
}

/// A limit for a household of one size.
#[derive(Debug)]
pub struct LimitRow {
    /// How many people.
    pub size: u8,
    /// Dollars of income a month; for the limit `assets`, dollars owned.
    pub dollars: u32,
    /// When it holds. A day outside is "being updated", never the last figure.
    pub dates: Dates,
    /// Place in [`crate::CITATIONS`].
    pub citation: u16,
}

impl Limit {
    /// The limit for a household of so many people on a day. `None` when the table has none.
    pub fn row(&self, size: u8, day: NaiveDate) -> Option<&'static LimitRow> {
        self.rows.iter().find(|row| row.size == size && row.dates.hold_on(day))
    }
}

/// A day on which the offices of the State are closed. In [`crate::HOLIDAYS`], in order of date.
#[derive(Debug)]
pub struct Holiday {
    /// The day on which it is kept.
    pub date: NaiveDate,
    /// Its English name; for exports and tests, not for pages.
    pub name: &'static str,
    /// Place in [`crate::CITATIONS`].
    pub citation: u16,
}

/// That a PACE organization had members in a county when last counted. In [`crate::PACE_SITES`].
#[derive(Debug)]
pub struct PaceSite {
    /// Place in [`crate::COUNTIES`].
    pub county: u8,
    /// The organization's name.
    pub organization: &'static str,
}

/// That a system of jails or prisons was seen to offer services before release. In
/// [`crate::REENTRY_SITES`]. A county that is not in it was not seen; it does not mean "no".
#[derive(Debug)]
pub struct ReentrySite {
    /// Place in [`crate::COUNTIES`]; `None` for the state prisons.
    pub county: Option<u8>,
    /// The start as printed: a day or a month.
    pub since: &'static str,
    /// Place in [`crate::CITATIONS`].
    pub citation: u16,
}

impl Phone {
    /// Whether a number was seen.
    pub fn is_known(&self) -> bool {
        !self.number.is_empty()
    }

    /// Whether the source says that somebody answers on any day of the week.
    pub fn answers_daily(&self) -> bool {
        self.hours.contains("24/7")
    }
}
