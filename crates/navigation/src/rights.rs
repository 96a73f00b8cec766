//! What a letter, or none, gives a right to, and until when.

use crate::calendar;
use crate::contact::{self, Place, Ring};
use chrono::{Days, NaiveDate};
use content::navigation::{By, Letter, Right, Start};
use content::{RIGHTS, WHOMS};

/// What came, and when.
#[derive(Clone, Copy, Debug)]
pub struct Post {
    /// Which letter came, or that none did.
    pub letter: Letter,
    /// The date on the letter. Where nothing came: the day of asking, or of the appeal.
    pub dated: NaiveDate,
    /// For [`Letter::Ending`]: the day on which the service ends, where the letter names one.
    pub ends: Option<NaiveDate>,
}

/// A right with its dates.
#[derive(Debug)]
pub struct Dated {
    /// The right: its words, whose time runs, and its source.
    pub right: &'static Right,
    /// The ways to reach whom it names, the best first; empty when it names nobody.
    pub calls: Vec<Ring>,
    /// The day from which its time runs. An appeal or a complaint that still has to be made is counted
    /// from the day of asking; `None` when the day cannot be known yet.
    pub start: Option<NaiveDate>,
    /// The last day; `None` when there is no limit, or when it cannot be known yet.
    pub last_day: Option<NaiveDate>,
    /// For a time of one's own that is not over: the last working day on which to act, or today when
    /// that lies behind. `None` also when the table of holidays does not reach so far.
    pub act_by: Option<NaiveDate>,
    /// Whether the last day is over.
    pub passed: bool,
}

/// The date lies after the day of asking: a slip of the pen, or of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InTheFuture;

/// The right to keep a service: it also ends when the service does.
const KEEP_SERVICE: &str = "keep-service";

/// The rights that follow, in the order shown.
///
/// # Errors
/// When the letter is dated after the day of asking.
pub fn after(post: &Post, place: &Place, as_of: NaiveDate) -> Result<Vec<Dated>, InTheFuture> {
    if post.dated > as_of {
        return Err(InTheFuture);
    }
    let given = RIGHTS.iter();
    let given = given.filter(|right| right.letters.contains(&post.letter));
    let given = given.filter(|right| right.dates.hold_on(as_of));
    Ok(given.map(|right| dated(right, post, place, as_of)).collect())
}

fn dated(right: &'static Right, post: &Post, place: &Place, as_of: NaiveDate) -> Dated {
    let start = right.within.and_then(|_| start(right.after, post, as_of));
    let last_day = last_day(right, start, post);
    let whom = right.call.map(|call| &WHOMS[usize::from(call)]);
    let passed = last_day.is_some_and(|day| day < as_of);
    let own = last_day.filter(|_| right.by == By::You && !passed);
    Dated {
        right,
        calls: whom.map(|whom| contact::ways(whom, place)).unwrap_or_default(),
        start,
        last_day,
        act_by: own.and_then(|day| Some(calendar::on_or_before(day).ok()?.max(as_of))),
        passed,
    }
}

/// The day from which a time runs.
fn start(after: Start, post: &Post, as_of: NaiveDate) -> Option<NaiveDate> {
    let known = match post.letter {
        Letter::Denied | Letter::Ending | Letter::County => Start::Letter,
        Letter::NothingCame => Start::Request,
        Letter::AppealDenied => Start::PlanAnswer,
        Letter::AppealUnanswered => Start::Appeal,
    };
    match after {
        after if after == known => Some(post.dated),
        Start::Appeal | Start::Complaint => Some(as_of),
        _ => None,
    }
}

fn last_day(right: &Right, start: Option<NaiveDate>, post: &Post) -> Option<NaiveDate> {
    let last = calendar::end(right.within?, start?).ok()?;
    let before_end = post.ends.and_then(|ends| ends.checked_sub_days(Days::new(1)));
    match before_end.filter(|_| right.id == KEEP_SERVICE) {
        Some(before_end) => Some(last.min(before_end)),
        None => Some(last),
    }
}
