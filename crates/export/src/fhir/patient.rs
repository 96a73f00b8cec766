//! The person, of whom only that is said which they typed.

use super::{resource, single};
use crate::{Person, Words, day};
use chrono::NaiveDate;
use content::ui;

/// The person.
pub fn of(person: &Person<'_>, words: Words) -> String {
    let mut json = resource("Patient");
    if !person.typed.number.trim().is_empty() {
        json.list("identifier");
        json.object("");
        single(&mut json, "type", "text", &(words.say)(ui::SHEET_NUMBER));
        json.text("value", person.typed.number);
        json.end();
        json.end();
    }
    json.list("name");
    single(&mut json, "", "text", person.typed.name);
    json.end();
    json.text("birthDate", &birth_date(person.typed.birth_date).map(day).unwrap_or_default());
    json.end();
    json.done()
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
