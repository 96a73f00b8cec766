//! The record of one person, as lines of text.
//!
//! ```text
//! person 1                       the version of this form
//! id 5c09…
//! revision 4
//! name M. G.
//! follow-up 2026-12-1
//! call 2026-11-20                one line for each call
//! note Left a message            one line for each line of the notes
//! screened 2026-11-26 305419896  the day and the mark of the rules; then a line for each program
//! verdict ecm/birth-equity likely
//! change ecm/birth-equity not-now likely
//! answers                        and, to the end, the answers as a session keeps them
//! ```

use crate::frame::Fault;
use crate::screening::{Change, Screening, together};
use crate::text::{Lines, date, date_code, one_line};
use chrono::NaiveDate;

/// The version of the form that is written.
const VERSION: u32 = 1;
/// What stands between the lines and the answers.
const ANSWERS: &str = "\nanswers\n";

/// One person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// A name of their own among all devices, made by chance.
    pub id: String,
    /// How often the record was changed.
    pub revision: u32,
    /// What the helper calls them: a name or initials.
    pub name: String,
    /// When to call again.
    pub follow_up: Option<NaiveDate>,
    /// The days of calls, in order.
    pub calls: Vec<NaiveDate>,
    /// What the helper noted.
    pub notes: String,
    /// What was found last.
    pub screening: Option<Screening>,
    /// What is different since somebody looked.
    pub changes: Vec<Change>,
    /// The answers, in the form in which a session keeps them.
    pub answers: String,
}

impl Person {
    /// Takes a newer screening in place of the last, and keeps what is different. Gives back whether
    /// anything is.
    pub fn take(&mut self, screening: Screening) -> bool {
        let changes = self.screening.as_ref().map(|before| screening.changes_since(before));
        let is_news = changes.as_ref().is_some_and(|changes| !changes.is_empty());
        self.changes = together(&self.changes, changes.unwrap_or_default());
        self.screening = Some(screening);
        is_news
    }

    /// Notes a call, once for each day.
    pub fn called(&mut self, day: NaiveDate) {
        if let Err(place) = self.calls.binary_search(&day) {
            self.calls.insert(place, day);
        }
    }

    /// The record as text.
    pub fn write(&self) -> String {
        let mut lines = Lines::default();
        lines.add("person", &VERSION.to_string());
        lines.add("id", &self.id);
        lines.add("revision", &self.revision.to_string());
        lines.add("name", &one_line(&self.name));
        if let Some(day) = self.follow_up {
            lines.add("follow-up", &date_code(day));
        }
        self.calls.iter().for_each(|day| lines.add("call", &date_code(*day)));
        self.notes.lines().for_each(|line| lines.add("note", line));
        if let Some(screening) = &self.screening {
            screening.write(&mut lines);
        }
        self.changes.iter().for_each(|change| change.write(&mut lines));
        [lines.text().trim_end_matches('\n'), ANSWERS, &self.answers].concat()
    }

    /// The person whose record this is.
    pub fn read(text: &str) -> Result<Person, Fault> {
        let first = text.lines().next().and_then(|line| line.strip_prefix("person "));
        match first.and_then(|version| version.parse::<u32>().ok()) {
            None => return Err(Fault::Changed),
            Some(..VERSION) => return Err(Fault::Older),
            Some(version) if version > VERSION => return Err(Fault::Newer),
            Some(_) => {}
        }
        let (lines, answers) = text.split_once(ANSWERS).ok_or(Fault::CutOff)?;
        let mut person = Person { answers: answers.to_owned(), ..Person::default() };
        for line in lines.lines().skip(1) {
            let (name, value) = line.split_once(' ').ok_or(Fault::Changed)?;
            person.read_line(name, value).ok_or(Fault::Changed)?;
        }
        // Whoever has no id would be taken for anybody else without one.
        if person.id.is_empty() { Err(Fault::Changed) } else { Ok(person) }
    }

    fn read_line(&mut self, name: &str, value: &str) -> Option<()> {
        match name {
            // A tab would end the column of the list, and nobody in it could be read any more.
            "id" if value.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
                self.id = value.to_owned();
            }
            "revision" => self.revision = value.parse().ok()?,
            "name" => self.name = value.to_owned(),
            "follow-up" => self.follow_up = Some(date(value)?),
            "call" => self.called(date(value)?),
            "note" => {
                if !self.notes.is_empty() {
                    self.notes.push('\n');
                }
                self.notes.push_str(value);
            }
            "screened" => self.screening = Some(Screening::read(value)?),
            "verdict" => self.screening.as_mut()?.read_verdict(value)?,
            "change" => self.changes.push(Change::read(value)?),
            _ => return None,
        }
        Some(())
    }

    /// Takes in what another device has of the same person. Notes and calls of both stay; everything else
    /// comes from the record that was changed more often. Gives back whether anything is different now.
    pub fn merge(&mut self, other: Person) -> bool {
        let before = self.clone();
        let (mut newer, older) = match other.revision > self.revision {
            true => (other, before.clone()),
            false => (before.clone(), other),
        };
        older.calls.iter().for_each(|day| newer.called(*day));
        // Blanks go when lines are put together: with them, a line would be another one each time.
        for line in older.notes.lines().map(str::trim) {
            if !line.is_empty() && !newer.notes.lines().any(|other| other.trim() == line) {
                newer.notes = [newer.notes.trim_end(), "\n", line].concat().trim_start().to_owned();
            }
        }
        *self = newer;
        *self != before
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rules::Verdict;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).expect("a date")
    }

    fn person() -> Person {
        let verdicts = vec![("ecm/birth-equity".to_owned(), Verdict::Likely)];
        Person {
            id: "5c09".into(),
            revision: 4,
            name: "M. G.".into(),
            follow_up: Some(day(30)),
            calls: vec![day(3), day(20)],
            notes: "Left a message.\n\nHas a dog.".into(),
            screening: Some(Screening { day: day(26), mark: 9, verdicts }),
            changes: vec![Change {
                program: "ecm/birth-equity".into(),
                before: Some(Verdict::NotNow),
                now: Some(Verdict::Likely),
            }],
            answers: "mark\n;;;\nage=45-45".into(),
        }
    }

    #[test]
    fn a_record_comes_back_as_it_was() {
        for person in [person(), Person { id: "x".into(), ..Person::default() }] {
            assert_eq!(Person::read(&person.write()), Ok(person));
        }
    }

    #[test]
    fn notes_that_look_like_lines_of_the_record_stay_notes() {
        let notes = "answers\nname Somebody else\nrevision 9".to_owned();
        let person = Person { notes, ..person() };
        assert_eq!(Person::read(&person.write()), Ok(person));
    }

    #[test]
    fn a_name_stays_on_its_line() {
        let person = Person { name: " A\nrevision 9\tB ".into(), ..person() };
        let read = Person::read(&person.write()).expect("a record");
        assert_eq!((read.name.as_str(), read.revision), ("A revision 9 B", 4));
    }

    #[test]
    fn faults_of_a_record_have_their_names() {
        let text = person().write();
        let fault = |text: &str| Person::read(text).expect_err("a fault");
        assert_eq!(fault(""), Fault::Changed);
        assert_eq!(fault(&text.replace("person 1", "person 0")), Fault::Older);
        assert_eq!(fault(&text.replace("person 1", "person 2")), Fault::Newer);
        assert_eq!(fault(&text[..60]), Fault::CutOff);
        assert_eq!(fault(&text.replace("2026-11-30", "2026-11-31")), Fault::Changed);
        assert_eq!(fault(&text.replace("follow-up", "shoe-size")), Fault::Changed);
    }

    #[test]
    fn an_id_that_would_break_the_list_is_a_fault() {
        let text = person().write();
        for id in ["id 5c\t09", "id 5c09 ", "id ", "revision 1"] {
            assert_eq!(Person::read(&text.replace("id 5c09", id)), Err(Fault::Changed), "{id}");
        }
    }

    #[test]
    fn a_first_screening_is_no_change() {
        let mut person = Person::default();
        let screening = super::tests::person().screening.expect("a screening");
        assert!(!person.take(screening.clone()));
        assert_eq!(person.changes, []);
        let verdicts = vec![("ecm/birth-equity".to_owned(), Verdict::Possible)];
        assert!(person.take(Screening { verdicts, ..screening }));
        assert_eq!(person.changes.len(), 1);
    }

    #[test]
    fn nothing_noted_on_either_device_is_lost() {
        let mut here = Person { notes: "One\nTwo".into(), ..person() };
        let there = Person { notes: "One\nThree".into(), calls: vec![day(9)], ..person() };
        let there = Person { revision: 5, name: "Maria".into(), ..there };
        assert!(here.merge(there.clone()));
        assert_eq!((here.name.as_str(), here.notes.as_str()), ("Maria", "One\nThree\nTwo"));
        assert_eq!(here.calls, [day(3), day(9), day(20)]);
        assert!(!here.merge(there.clone()), "the same file once more changes nothing");
        let there = Person { notes: " Four \n\nFive".into(), ..there };
        assert!(here.merge(there.clone()));
        assert!(!here.merge(there), "blanks and blank lines are no notes");
    }
}
