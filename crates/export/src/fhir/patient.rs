//! The person, of whom only that is said which they typed.

use super::Entry;
use crate::json::{list, object, text};
use crate::{Person, Words, day, id};
use chrono::NaiveDate;
use content::ui;

/// The person at this place among the people of the file.
pub fn of(place: usize, person: &Person<'_>, items: &str, words: Words) -> Entry {
    let name = object(&[("text", text(person.typed.name))]);
    let kind = object(&[("text", text(&(words.say)(ui::SHEET_NUMBER)))]);
    let number = match person.typed.number.trim() {
        "" => String::new(),
        number => object(&[("type", kind), ("value", text(number))]),
    };
    let born = birth_date(person.typed.birth_date).map(day).unwrap_or_default();
    let resource = object(&[
        ("resourceType", text("Patient")),
        ("identifier", list(vec![number])),
        ("name", list(vec![name])),
        ("birthDate", text(&born)),
    ]);
    // Often nothing is said here, and yet people must not be taken for one another.
    Entry { name: id::urn(&[&resource, items, &place.to_string()]), resource }
}

/// A day as people here write it: `11/22/1980`, or `1980-11-22`.
fn birth_date(typed: &str) -> Option<NaiveDate> {
    let mut parts = typed.trim().split(['/', '-', '.']);
    let mut part = || parts.next()?.trim().parse::<u16>().ok();
    let (first, second, third) = (part()?, part()?, part()?);
    let (year, month, day) =
        if first > 31 { (first, second, third) } else { (third, first, second) };
    let date = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
    date.filter(|_| year >= 1800 && parts.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::birth_date;
    use crate::day;

    #[test]
    fn a_date_of_birth_is_read_only_where_it_is_plain() {
        let read = |typed| birth_date(typed).map(day);
        assert_eq!(read("4/9/1980").as_deref(), Some("1980-04-09"));
        assert_eq!(read(" 1980-04-09 ").as_deref(), Some("1980-04-09"));
        for unclear in ["", "1980", "4/80", "4/9/80", "13/40/1980", "April 9, 1980", "4/9/1980/1"] {
            assert_eq!(read(unclear), None, "{unclear}");
        }
    }
}
