//! A light look at the doors of Medi-Cal: "you may qualify; here is where to apply". The county decides.
//! Nobody is asked about immigration, and nothing here says that anything is safe.

use chrono::NaiveDate;
use content::navigation::{Door, Limit, Note};
use content::{DOORS, LIMITS, NOTES};
use rules::{Evaluation, Rule, Truth};

/// What people tell about their household.
#[derive(Clone, Copy, Debug)]
pub struct Household {
    /// How many people, oneself included, without a child who is expected.
    pub size: u8,
    /// Dollars a month before taxes, for all together; `None` when not told.
    pub monthly_income: Option<Income>,
}

/// Dollars a month, from the least to the most that they may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Income {
    /// At least so many.
    pub least: u32,
    /// At most so many.
    pub most: u32,
}

impl Income {
    /// Exactly so many dollars.
    pub const fn exactly(dollars: u32) -> Income {
        Income { least: dollars, most: dollars }
    }
}

/// The bands in which an income is asked: from each of these to a dollar below the next.
const BAND_STARTS: [u32; 17] = [
    0, 1_001, 1_501, 1_901, 2_101, 2_501, 3_001, 3_501, 4_001, 4_501, 5_001, 6_001, 7_001, 8_001,
    9_001, 10_001, 12_001,
];

/// The bands in which an income is asked, the least first; the last one has no upper end.
pub fn bands() -> impl Iterator<Item = Income> {
    let ends = BAND_STARTS.iter().skip(1).map(|next| next - 1).chain([u32::MAX]);
    BAND_STARTS.iter().zip(ends).map(|(least, most)| Income { least: *least, most })
}

/// How an income stands to the limit of a door. Never a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// At the limit or below.
    Within,
    /// Above by a tenth at most: worth applying, since Medi-Cal counts income in its own way.
    Near,
    /// Told as a band of which only a part is at the limit or below, or above by a tenth at most: worth
    /// applying, too.
    Around,
    /// Above by more.
    Above,
    /// No income was told.
    NotTold,
    /// The figures of the day are not in the table: "being updated", never the last ones.
    BeingUpdated,
    /// The table has no household of this size.
    NoFigure,
    /// Income is not counted at this door, or has rules of its own.
    NotCounted,
}

/// A door that the answers leave open.
#[derive(Debug)]
pub struct Open {
    /// The door: its words and its source.
    pub door: &'static Door,
    /// Whether the answers themselves show that it is for this person; otherwise it is not ruled out.
    pub shown: bool,
    /// How the income stands.
    pub standing: Standing,
    /// How many people were counted, a child who is expected included where this door does.
    pub size: u8,
    /// The limit, in dollars of income a month; about, never exact.
    pub limit: Option<u32>,
    /// What may be owned, in dollars, where that counts at this door.
    pub assets: Option<u32>,
}

/// The doors that the answers do not rule out, those that they show first.
pub fn doors(evaluation: &Evaluation<'_>, household: &Household) -> Vec<Open> {
    let open = DOORS.iter().filter(|door| evaluation.truth(door.when) != Truth::No);
    let open = open.map(|door| look(door, evaluation, household));
    let (mut shown, others): (Vec<Open>, Vec<Open>) = open.partition(|open| open.shown);
    shown.extend(others);
    shown
}

fn look(door: &'static Door, evaluation: &Evaluation<'_>, household: &Household) -> Open {
    let day = evaluation.as_of();
    let size = household.size.saturating_add(u8::from(door.expected_child));
    let table = door.limit.map(|limit| &LIMITS[usize::from(limit)]);
    let limit = table.and_then(|table| table.row(size, day)).map(|row| row.dollars);
    Open {
        door,
        shown: evaluation.truth(door.when) == Truth::Yes,
        standing: standing(table, limit, size, household.monthly_income),
        size,
        limit,
        assets: if door.assets { asset_limit(household.size, day) } else { None },
    }
}

fn standing(
    table: Option<&Limit>,
    limit: Option<u32>,
    size: u8,
    income: Option<Income>,
) -> Standing {
    match (table, limit, income) {
        (None, ..) => Standing::NotCounted,
        (Some(table), None, _) if table.rows.iter().any(|row| row.size == size) => {
            Standing::BeingUpdated
        }
        (Some(_), None, _) => Standing::NoFigure,
        (_, Some(_), None) => Standing::NotTold,
        (_, Some(limit), Some(income)) => compared(income, limit),
    }
}

fn compared(income: Income, limit: u32) -> Standing {
    let near = limit + limit / 10;
    if income.most <= limit {
        Standing::Within
    } else if income.least > near {
        Standing::Above
    } else if income.least > limit && income.most <= near {
        Standing::Near
    } else {
        Standing::Around
    }
}

/// What a household of so many people may own, in dollars, at doors where that counts. `None` when the
/// table has no such household or does not reach the day.
///
/// ```
/// let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
/// assert_eq!(navigation::medi_cal::asset_limit(2, day), Some(195_000));
/// ```
pub fn asset_limit(size: u8, day: NaiveDate) -> Option<u32> {
    let table = LIMITS.iter().find(|limit| limit.id == "assets")?;
    table.row(size, day).map(|row| row.dollars)
}

/// The remarks that hold on the day and for the person, in the order shown.
pub fn notes(evaluation: &Evaluation<'_>) -> impl Iterator<Item = &'static Note> {
    let holds = |when: &'static Rule| evaluation.truth(when) == Truth::Yes;
    let current = NOTES.iter().filter(|note| note.dates.hold_on(evaluation.as_of()));
    current.filter(move |note| note.when.is_none_or(holds))
}
