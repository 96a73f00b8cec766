//! A calendar file (RFC 5545, `.ics`) with last days, for the person's own calendar.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Timelike};

/// A day to remember.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Its name; with the date it makes the entry's unique id, so that a second import replaces it.
    pub id: &'a str,
    /// The whole day.
    pub day: NaiveDate,
    /// What the calendar shows. Keep it free of anything private: others may see the calendar.
    pub title: &'a str,
    /// What it says when opened.
    pub text: &'a str,
}

/// The longest line, in octets, without its end.
const LONGEST: usize = 75;

/// The file. `stamp` is the time of making it, in UTC; `host` ends the unique ids (a domain name);
/// `product` names the maker.
pub fn write(entries: &[Entry<'_>], stamp: NaiveDateTime, host: &str, product: &str) -> String {
    let mut file = String::new();
    line(&mut file, "BEGIN:VCALENDAR", "");
    line(&mut file, "VERSION:2.0", "");
    line(&mut file, "PRODID:", product);
    line(&mut file, "CALSCALE:GREGORIAN", "");
    line(&mut file, "METHOD:PUBLISH", "");
    entries.iter().for_each(|entry| event(&mut file, entry, stamp, host));
    line(&mut file, "END:VCALENDAR", "");
    file
}

fn event(file: &mut String, entry: &Entry<'_>, stamp: NaiveDateTime, host: &str) {
    let day = digits(entry.day);
    let next = digits(entry.day.checked_add_days(Days::new(1)).unwrap_or(entry.day));
    let time = [stamp.hour(), stamp.minute(), stamp.second()].map(|part| padded(part, 2)).concat();
    line(file, "BEGIN:VEVENT", "");
    line(file, "UID:", &[entry.id, "-", &day, "@", host].concat());
    line(file, "DTSTAMP:", &[&digits(stamp.date()), "T", &time, "Z"].concat());
    line(file, "DTSTART;VALUE=DATE:", &day);
    line(file, "DTEND;VALUE=DATE:", &next);
    line(file, "SUMMARY:", entry.title);
    line(file, "DESCRIPTION:", entry.text);
    line(file, "TRANSP:TRANSPARENT", "");
    line(file, "END:VEVENT", "");
}

/// A day as eight digits.
fn digits(day: NaiveDate) -> String {
    [padded(day.year() as u32, 4), padded(day.month(), 2), padded(day.day(), 2)].concat()
}

/// A number with as many digits at least.
fn padded(number: u32, length: usize) -> String {
    let digits = number.to_string();
    ["0".repeat(length.saturating_sub(digits.len())), digits].concat()
}

/// A text as a property's value: backslash, comma, semicolon and line ends escaped, other control
/// characters left out.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\\' | ',' | ';' => value.extend(['\\', character]),
            '\n' | '\r' => value.push_str("\\n"),
            control if control.is_control() => {}
            other => value.push(other),
        }
    }
    value
}

/// Writes a property with its value, folded where the line is longer than 75 octets; never inside a
/// character.
fn line(file: &mut String, property: &str, value: &str) {
    let mut length = 0;
    for character in property.chars().chain(escaped(value).chars()) {
        if length + character.len_utf8() > LONGEST {
            file.push_str("\r\n ");
            length = 1;
        }
        file.push(character);
        length += character.len_utf8();
    }
    file.push_str("\r\n");
}
