//! The list of all people: what is shown of each without opening their record.
//!
//! ```text
//! list 1
//! 17 ⇥ 4 ⇥ 5c09… ⇥ M. G. ⇥ 2026-12-1 ⇥ 2026-11-20 ⇥ 305419896 ⇥ 3 ⇥ 2
//! ```
//!
//! With a tab (⇥) between columns: number, revision, id, name, follow-up, last call, mark of the rules, how
//! many programs are likely, how many changed since somebody looked; `-` for none.

use crate::frame::Fault;
use crate::person::Person;
use crate::text::{date, date_code, one_line};
use chrono::NaiveDate;
use rules::Verdict;

const HEAD: &str = "list 1\n";

/// What is shown of a person in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The number of their record in this store, from 1.
    pub number: u32,
    /// How often the record was changed. Another one in the record is a fault.
    pub revision: u32,
    /// Their name among all devices.
    pub id: String,
    /// What the helper calls them.
    pub name: String,
    /// When to call again.
    pub follow_up: Option<NaiveDate>,
    /// When they were called last.
    pub last_call: Option<NaiveDate>,
    /// The mark of the rules by which they were screened last.
    pub mark: Option<u32>,
    /// How many programs are likely.
    pub likely: usize,
    /// How many verdicts changed since somebody looked.
    pub changed: usize,
}

/// Everybody in a store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// The people, by number.
    pub entries: Vec<Entry>,
}

/// Who is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// Everybody.
    #[default]
    All,
    /// Whose verdicts changed since somebody looked.
    Changed,
    /// Who is to be called today or was to be called before.
    Due,
}

impl Entry {
    /// What the list shows of a person.
    pub fn of(number: u32, person: &Person) -> Entry {
        let screening = person.screening.as_ref();
        Entry {
            number,
            revision: person.revision,
            id: person.id.clone(),
            name: one_line(&person.name),
            follow_up: person.follow_up,
            last_call: person.calls.last().copied(),
            mark: screening.map(|screening| screening.mark),
            likely: screening.map_or(0, |screening| screening.count(Verdict::Likely)),
            changed: person.changes.len(),
        }
    }

    /// Whether the person is to be called on this day or was to be called before.
    pub fn is_due(&self, today: NaiveDate) -> bool {
        self.follow_up.is_some_and(|day| day <= today)
    }

    fn write(&self, text: &mut String) {
        let day = |day: Option<NaiveDate>| day.map_or("-".to_owned(), date_code);
        let columns = [
            self.number.to_string(),
            self.revision.to_string(),
            self.id.clone(),
            self.name.clone(),
            day(self.follow_up),
            day(self.last_call),
            self.mark.map_or("-".to_owned(), |mark| mark.to_string()),
            self.likely.to_string(),
            self.changed.to_string(),
        ];
        text.push_str(&columns.join("\t"));
        text.push('\n');
    }

    fn read(line: &str) -> Option<Entry> {
        let mut columns = line.split('\t');
        let mut next = || columns.next();
        let day = |text| if text == "-" { Some(None) } else { date(text).map(Some) };
        let entry = Entry {
            // There is a number after each.
            number: next()?.parse().ok().filter(|number| *number < u32::MAX)?,
            revision: next()?.parse().ok()?,
            id: next()?.to_owned(),
            name: next()?.to_owned(),
            follow_up: day(next()?)?,
            last_call: day(next()?)?,
            mark: match next()? {
                "-" => None,
                mark => Some(mark.parse().ok()?),
            },
            likely: next()?.parse().ok()?,
            changed: next()?.parse().ok()?,
        };
        next().is_none().then_some(entry)
    }
}

impl List {
    /// The list as text.
    pub fn write(&self) -> String {
        let mut text = HEAD.to_owned();
        self.entries.iter().for_each(|entry| entry.write(&mut text));
        text
    }

    /// The list that a text holds.
    pub fn read(text: &str) -> Result<List, Fault> {
        let lines = text.strip_prefix(HEAD).ok_or(Fault::Changed)?.lines();
        let entries = lines.map(Entry::read).collect::<Option<Vec<Entry>>>();
        let list = List { entries: entries.ok_or(Fault::Changed)? };
        let is_in_order = list.entries.windows(2).all(|pair| pair[0].number < pair[1].number);
        if is_in_order { Ok(list) } else { Err(Fault::Changed) }
    }

    /// A number that nobody has.
    pub fn free_number(&self) -> u32 {
        self.entries.last().map_or(1, |last| last.number + 1)
    }

    /// The entry with this number.
    pub fn entry(&self, number: u32) -> Option<&Entry> {
        self.place(number).ok().map(|place| &self.entries[place])
    }

    /// The number of the person with this id.
    pub fn number_of(&self, id: &str) -> Option<u32> {
        self.entries.iter().find(|entry| entry.id == id).map(|entry| entry.number)
    }

    /// Puts an entry in its place, or in the place of an earlier one.
    pub fn put(&mut self, entry: Entry) {
        match self.place(entry.number) {
            Ok(place) => self.entries[place] = entry,
            Err(place) => self.entries.insert(place, entry),
        }
    }

    /// Takes an entry out.
    pub fn remove(&mut self, number: u32) {
        self.entries.retain(|entry| entry.number != number);
    }

    /// How many people were last screened by other rules than these.
    pub fn behind(&self, mark: u32) -> usize {
        self.entries.iter().filter(|entry| entry.mark != Some(mark)).count()
    }

    /// Who is shown on a day, with this in their name, in upper or lower case.
    pub fn shown(&self, show: Show, name: &str, today: NaiveDate) -> Vec<&Entry> {
        let name = name.trim().to_lowercase();
        let fits = |entry: &&Entry| match show {
            Show::All => true,
            Show::Changed => entry.changed > 0,
            Show::Due => entry.is_due(today),
        };
        let named = |entry: &&Entry| name.is_empty() || entry.name.to_lowercase().contains(&name);
        self.entries.iter().filter(fits).filter(named).collect()
    }

    fn place(&self, number: u32) -> Result<usize, usize> {
        self.entries.binary_search_by_key(&number, |entry| entry.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).expect("a date")
    }

    fn entry(number: u32, name: &str) -> Entry {
        let person = Person { id: number.to_string(), name: name.into(), ..Person::default() };
        Entry::of(number, &person)
    }

    fn list() -> List {
        let due = Entry { follow_up: Some(day(26)), last_call: Some(day(2)), ..entry(2, "Ana") };
        let later = Entry { follow_up: Some(day(27)), mark: Some(7), ..entry(5, "Bo\tB") };
        let changed = Entry { changed: 2, likely: 3, ..entry(9, "anastasia") };
        List { entries: vec![due, later, changed] }
    }

    fn numbers(shown: Vec<&Entry>) -> Vec<u32> {
        shown.into_iter().map(|entry| entry.number).collect()
    }

    #[test]
    fn a_list_comes_back_as_it_was() {
        for list in [list(), List::default()] {
            assert_eq!(List::read(&list.write()), Ok(list));
        }
    }

    #[test]
    fn a_list_that_is_not_as_it_was_written_is_a_fault() {
        let text = list().write();
        for wrong in [&text[..text.len() - 3], &text.replace("9\t0", "1\t0"), "", "people"] {
            assert_eq!(List::read(wrong), Err(Fault::Changed), "{wrong}");
        }
    }

    #[test]
    fn filters_show_whom_they_name() {
        let list = list();
        let shown = |show, name| numbers(list.shown(show, name, day(26)));
        assert_eq!(shown(Show::All, ""), [2, 5, 9]);
        assert_eq!(shown(Show::Changed, ""), [9]);
        assert_eq!(shown(Show::Due, ""), [2]);
        assert_eq!(shown(Show::All, " ANA "), [2, 9]);
        assert_eq!(shown(Show::Due, "bo"), [0; 0]);
        assert_eq!(list.behind(7), 2);
    }

    #[test]
    fn people_come_and_go_by_number() {
        let mut list = list();
        assert_eq!(list.free_number(), 10);
        list.put(entry(4, "Cy"));
        list.put(Entry { revision: 1, ..entry(5, "Bo") });
        list.remove(9);
        assert_eq!(numbers(list.entries.iter().collect()), [2, 4, 5]);
        assert_eq!(list.entry(5).map(|entry| entry.revision), Some(1));
        assert_eq!(list.number_of("4"), Some(4));
        assert_eq!(List::default().free_number(), 1);
    }
}
