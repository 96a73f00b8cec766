//! `.well-known/security.txt` (RFC 9116): where faults of safety are told.

use super::put;
use crate::Outcome;
use chrono::{Days, NaiveDate};
use std::path::Path;
use std::time::SystemTime;

/// How long the file holds after the day on which the content was read. RFC 9116 wants less than a year.
const HOLDS: Days = Days::new(364);
/// What a contact may begin with: what RFC 9116 names.
const KINDS: [&str; 3] = ["mailto:", "https://", "tel:"];

/// A contact as a URI; a plain mail address becomes one.
pub fn uri(word: Option<&String>) -> Outcome<String> {
    let wrong = "--contact needs a mail address, or what begins with https:// or tel:";
    let word = word.ok_or(wrong)?;
    let is_plain = |c: char| c.is_ascii_graphic();
    let (kind, at) = (KINDS.iter().any(|kind| word.starts_with(kind)), word.contains('@'));
    match (word.chars().all(is_plain), kind) {
        (true, true) => Ok(word.clone()),
        (true, false) if at && !word.contains(':') => Ok(format!("mailto:{word}")),
        _ => Err(wrong.to_string()),
    }
}

/// Writes it into a site.
pub fn write(site: &Path, contact: &str) -> Outcome {
    let content = compiler::load(&crate::root().join("crates/content"))
        .map_err(|faults| format!("the content has {} faults", faults.len()))?;
    let text = text(contact, content.read_on(), today()?)?;
    put(&site.join(".well-known/security.txt"), &text)
}

fn today() -> Outcome<NaiveDate> {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let days = since.map_err(|e| format!("the clock is wrong: {e}"))?.as_secs() / (24 * 60 * 60);
    Ok(NaiveDate::default() + Days::new(days))
}

/// The day is that of the content and not today, so that the same release is the same file.
/// The clock only says when a release is too old to make.
fn text(contact: &str, read_on: NaiveDate, today: NaiveDate) -> Outcome<String> {
    let until = read_on + HOLDS;
    if until <= today {
        return Err(format!("the content was read on {read_on}: read it anew before a release"));
    }
    Ok(format!("Contact: {contact}\nExpires: {until}T00:00:00Z\nPreferred-Languages: en, es\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_whom_to_tell_and_until_when() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 26).expect("a date");
        let text = |today| text("tel:+1-555-0100", day, today);
        let said = "Contact: tel:+1-555-0100\nExpires: 2027-11-25T00:00:00Z\nPreferred-Languages: en, es\n";
        assert_eq!(text(day), Ok(said.to_string()));
        assert!(text(day + HOLDS).is_err(), "what has run out is not put up");
        assert_eq!(NaiveDate::default().to_string(), "1970-01-01", "from where today is counted");
    }

    #[test]
    fn only_what_a_contact_can_be_is_taken() {
        let read = |word: &str| uri(Some(&word.to_string()));
        assert_eq!(
            read("https://screener.example/safety"),
            Ok("https://screener.example/safety".into())
        );
        for wrong in ["nobody", "http://screener.example", "a@b.example\nExpires: never", ""] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
