//! Dates and months as foreign files write them.

use chrono::{DateTime, Datelike, NaiveDate};

/// Dates outside are mistakes: before Community Supports began, or too far ahead to be elected yet.
const YEARS: std::ops::RangeInclusive<i32> = 2022..=2035;

/// A day: `2026-01-31`, `1/31/2026`, with a time after it or not, or milliseconds since 1970 as ArcGIS
/// writes them.
pub fn day(text: &str) -> Result<NaiveDate, String> {
    match any_day(text).filter(|day| YEARS.contains(&day.year())) {
        Some(day) => Ok(day),
        None => Err(format!(
            "expected a date like 2026-01-31 or 1/31/2026, from {} to {}, found \"{text}\"",
            YEARS.start(),
            YEARS.end()
        )),
    }
}

/// The first day of a month: `2026-06`, `202606`, `June 2026`, `Jun-26`, or any day in it.
pub fn month(text: &str) -> Result<NaiveDate, String> {
    let found = year_month(text).or_else(|| any_day(text)?.with_day(1));
    let expected = || format!("expected a month like 2026-06 or June 2026, found \"{text}\"");
    found.filter(|month| (2007..=2035).contains(&month.year())).ok_or_else(expected)
}

fn any_day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    if let Some(milliseconds) = text.parse::<i64>().ok().filter(|number| *number > 99_999_999_999) {
        return DateTime::from_timestamp_millis(milliseconds).map(|time| time.date_naive());
    }
    let day = text.split([' ', 'T']).next().unwrap_or(text);
    ["%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y"]
        .iter()
        .filter_map(|form| NaiveDate::parse_from_str(day, form).ok())
        // A year of two digits is no year of the first century.
        .find(|day| day.year() >= 1900)
}

fn year_month(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let whole = [format!("{text}-01"), format!("{text}01"), format!("01 {text}")];
    let forms = [(0, "%Y-%m-%d"), (1, "%Y%m%d"), (2, "%d %B %Y"), (2, "%d %b-%y")];
    forms
        .iter()
        .filter_map(|(at, form)| NaiveDate::parse_from_str(&whole[*at], form).ok())
        .find(|day| day.year() >= 1900)
}

/// "June 2026".
pub fn month_name(month: NaiveDate) -> String {
    month.format("%B %Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn days_in_every_form() {
        for text in ["2026-01-31", "1/31/2026", "01/31/26", "2026-01-31T00:00:00", "1769817600000"]
        {
            assert_eq!(day(text), Ok(ymd(2026, 1, 31)), "{text}");
        }
    }

    #[test]
    fn wrong_days_are_refused() {
        for text in ["", "2026-02-30", "13/13/2026", "1/1/1900", "2099-01-01", "soon", "46054"] {
            assert!(day(text).is_err(), "{text}");
        }
    }

    #[test]
    fn months_in_every_form() {
        for text in ["2026-06", "202606", "June 2026", "Jun-26", "2026-06-01", "6/15/2026"] {
            assert_eq!(month(text), Ok(ymd(2026, 6, 1)), "{text}");
        }
        assert!(month("June").is_err());
        assert!(month("2026-13").is_err());
    }
}
