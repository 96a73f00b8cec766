//! Working days and days of the calendar. Saturdays, Sundays and the holidays of the State are no
//! working days; the holidays are a dated table, and a day that the table does not reach is an error of
//! its own, never a guess.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use content::HOLIDAYS;
use content::navigation::{Span, Unit};

/// The table of holidays does not reach this day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoHolidays(pub NaiveDate);

/// Whether the offices of the State are open on a day, as far as weekends and holidays go.
///
/// # Errors
/// When the day is in the week and in no year of the table.
///
/// ```
/// use chrono::NaiveDate;
/// use navigation::calendar::is_working_day;
/// let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
/// assert_eq!(is_working_day(day(11, 26)), Ok(false)); // Thanksgiving Day
/// assert_eq!(is_working_day(day(11, 30)), Ok(true)); // a Monday
/// ```
pub fn is_working_day(day: NaiveDate) -> Result<bool, NoHolidays> {
    match day.weekday() {
        Weekday::Sat | Weekday::Sun => Ok(false),
        _ if !is_covered(day) => Err(NoHolidays(day)),
        _ => Ok(HOLIDAYS.binary_search_by_key(&day, |holiday| holiday.date).is_err()),
    }
}

/// Whether the table has the holidays of the day's year.
pub fn is_covered(day: NaiveDate) -> bool {
    let years = HOLIDAYS.first().zip(HOLIDAYS.last());
    years.is_some_and(|(first, last)| (first.date.year()..=last.date.year()).contains(&day.year()))
}

/// The day itself, or the first working day after it.
///
/// # Errors
/// When the table of holidays ends before one is found.
pub fn on_or_after(day: NaiveDate) -> Result<NaiveDate, NoHolidays> {
    seek(day, |day| day.checked_add_days(Days::new(1)))
}

/// The day itself, or the last working day before it.
///
/// # Errors
/// When the table of holidays begins after one is found.
pub fn on_or_before(day: NaiveDate) -> Result<NaiveDate, NoHolidays> {
    seek(day, |day| day.checked_sub_days(Days::new(1)))
}

fn seek(
    mut day: NaiveDate,
    step: impl Fn(NaiveDate) -> Option<NaiveDate>,
) -> Result<NaiveDate, NoHolidays> {
    while !is_working_day(day)? {
        day = step(day).ok_or(NoHolidays(day))?;
    }
    Ok(day)
}

/// The first working day after a day.
///
/// # Errors
/// When the table of holidays ends before it.
pub fn working_day_after(day: NaiveDate) -> Result<NaiveDate, NoHolidays> {
    on_or_after(day.checked_add_days(Days::new(1)).ok_or(NoHolidays(day))?)
}

/// The day that lies so many working days after a day; the day itself does not count.
///
/// # Errors
/// When the table of holidays ends before it.
///
/// ```
/// use chrono::NaiveDate;
/// use navigation::calendar::add_working_days;
/// let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
/// // Monday; Thanksgiving Day and the day after are skipped.
/// assert_eq!(add_working_days(day(11, 23), 5), Ok(day(12, 2)));
/// ```
pub fn add_working_days(mut day: NaiveDate, count: u16) -> Result<NaiveDate, NoHolidays> {
    for _ in 0..count {
        day = working_day_after(day)?;
    }
    Ok(day)
}

/// The last day of a span of time that starts on a day. Hours are told in whole days: 72 hours end at
/// the same time of day three days later. A month that has no such day ends on its last one.
///
/// # Errors
/// For working days, when the table of holidays ends too soon.
pub fn end(span: Span, start: NaiveDate) -> Result<NaiveDate, NoHolidays> {
    let days = |count: u16| start.checked_add_days(Days::new(u64::from(count)));
    let end = match span.unit {
        Unit::WorkingDays => return add_working_days(start, span.count),
        Unit::Days => days(span.count),
        Unit::Hours => days(span.count.div_ceil(24)),
        Unit::Months => start.checked_add_months(Months::new(u32::from(span.count))),
    };
    end.ok_or(NoHolidays(start))
}
