//! All people in one text, for a file that goes to another device.
//!
//! ```text
//! people 1
//! 203          the length of a record in bytes, and the record; and so on
//! person 1
//! …
//! ```

use crate::frame::Fault;
use crate::person::Person;

const HEAD: &str = "people 1\n";

/// A file in the making.
pub struct Writer(String);

impl Default for Writer {
    fn default() -> Writer {
        Writer(HEAD.to_owned())
    }
}

impl Writer {
    /// Adds the record of a person.
    pub fn add(&mut self, record: &str) {
        self.0.push_str(&record.len().to_string());
        self.0.push('\n');
        self.0.push_str(record);
    }

    /// The text.
    pub fn text(self) -> String {
        self.0
    }
}

/// Everybody in a file.
pub fn read(text: &str) -> Result<Vec<Person>, Fault> {
    let mut rest = text.strip_prefix(HEAD).ok_or(Fault::Changed)?;
    let mut people: Vec<Person> = Vec::new();
    while !rest.is_empty() {
        let (length, after) = rest.split_once('\n').ok_or(Fault::CutOff)?;
        let length = length.parse().map_err(|_| Fault::Changed)?;
        let (record, after) = after.split_at_checked(length).ok_or(Fault::CutOff)?;
        let person = Person::read(record)?;
        // Two people under one id would become one when they are taken in again.
        if people.iter().any(|other| other.id == person.id) {
            return Err(Fault::Changed);
        }
        people.push(person);
        rest = after;
    }
    Ok(people)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_comes_back() {
        let person = |id: &str| Person { id: id.into(), name: "Ñ".into(), ..Person::default() };
        let people = vec![person("a"), person("b")];
        let mut writer = Writer::default();
        people.iter().for_each(|person| writer.add(&person.write()));
        let text = writer.text();
        assert_eq!(read(&text).as_ref(), Ok(&people));
        assert_eq!(read(&text[..text.len() - 1]), Err(Fault::CutOff));
        writer = Writer::default();
        [&people[0], &people[0]].iter().for_each(|person| writer.add(&person.write()));
        assert_eq!(read(&writer.text()), Err(Fault::Changed), "somebody is there twice");
        assert_eq!(read("people 1\n"), Ok(vec![]));
        assert_eq!(read("people 2\n"), Err(Fault::Changed));
    }
}
