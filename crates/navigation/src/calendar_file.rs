//! A calendar file (RFC 5545, `.ics`) with last days, for the person's own calendar.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Timelike};
use std::fmt::Write;

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
    line(&mut file, "BEGIN:VCALENDAR");
    line(&mut file, "VERSION:2.0");
    line(&mut file, &format!("PRODID:{}", escaped(product)));
    line(&mut file, "CALSCALE:GREGORIAN");
    line(&mut file, "METHOD:PUBLISH");
    entries.iter().for_each(|entry| event(&mut file, entry, stamp, host));
    line(&mut file, "END:VCALENDAR");
    file
}

fn event(file: &mut String, entry: &Entry<'_>, stamp: NaiveDateTime, host: &str) {
    let day = digits(entry.day);
    let next = digits(entry.day.checked_add_days(Days::new(1)).unwrap_or(entry.day));
    line(file, "BEGIN:VEVENT");
    line(file, &format!("UID:{}", escaped(&format!("{}-{day}@{host}", entry.id))));
    let (hour, minute, second) = (stamp.hour(), stamp.minute(), stamp.second());
    let made = digits(stamp.date());
    line(file, &format!("DTSTAMP:{made}T{hour:02}{minute:02}{second:02}Z"));
    line(file, &format!("DTSTART;VALUE=DATE:{day}"));
    line(file, &format!("DTEND;VALUE=DATE:{next}"));
    line(file, &format!("SUMMARY:{}", escaped(entry.title)));
    line(file, &format!("DESCRIPTION:{}", escaped(entry.text)));
    line(file, "TRANSP:TRANSPARENT");
    line(file, "END:VEVENT");
}

/// A day as eight digits.
fn digits(day: NaiveDate) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
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

/// Writes a line, folded where it is longer than 75 octets; never inside a character.
fn line(file: &mut String, content: &str) {
    let mut length = 0;
    for character in content.chars() {
        if length + character.len_utf8() > LONGEST {
            file.push_str("\r\n ");
            length = 1;
        }
        file.push(character);
        length += character.len_utf8();
    }
    let _ = write!(file, "\r\n");
}
