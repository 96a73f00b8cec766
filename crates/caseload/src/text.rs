//! Lines of text: a name, a blank, a value.

use chrono::{Datelike, NaiveDate};

/// A text in the making.
#[derive(Default)]
pub struct Lines(String);

impl Lines {
    /// Adds a line.
    pub fn add(&mut self, name: &str, value: &str) {
        self.0.push_str(name);
        self.0.push(' ');
        self.0.push_str(value);
        self.0.push('\n');
    }

    /// The text.
    pub fn text(self) -> String {
        self.0
    }
}

/// A date written as `2026-11-22`.
pub fn date(text: &str) -> Option<NaiveDate> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// A date as [`date`] reads it.
pub fn date_code(date: NaiveDate) -> String {
    [date.year() as u32, date.month(), date.day()].map(|part| part.to_string()).join("-")
}

/// A text of one line: what would end a line or a column becomes a blank.
pub fn one_line(text: &str) -> String {
    text.trim().replace(['\n', '\r', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_with_something_after_it_is_none() {
        assert_eq!(date("2026-11-22").map(date_code).as_deref(), Some("2026-11-22"));
        assert_eq!(date("2026-11-22-9"), None);
        assert_eq!(date("2026-11-22-"), None);
    }
}
