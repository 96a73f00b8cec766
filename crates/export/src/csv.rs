//! Answers and results as a table: one row a person, the same columns in every file. `docs/exports.md` tells
//! what they hold.
//!
//! The form is that of RFC 4180, with a mark in front by which spreadsheets know the letters. A cell that a
//! spreadsheet would take for a formula begins with an apostrophe.

use crate::answer::{self, Said};
use crate::{Person, Words, day, is_private_program};
use content::{FACTS, ui};
use rules::FactId;

/// The mark of UTF-8, without which some spreadsheets garble names.
const MARK: &str = "\u{feff}";
const BEFORE: [&str; 7] =
    ["person", "name", "birth_date", "card_number", "as_of", "rules", "private_left_out"];
/// After the name of a column, for the same in words.
const IN_WORDS: &str = " in words";
/// Between two codes in a cell, and between two answers in words.
const APART: [&str; 2] = [";", "; "];

/// The table.
pub fn table(people: &[Person<'_>], words: Words) -> String {
    let mut table = Table { text: MARK.to_owned(), words };
    table.head();
    for (place, person) in people.iter().enumerate() {
        table.person(place + 1, person);
    }
    table.text
}

/// A table in the making. Every cell has a comma before it, which the end of the row takes from the first.
struct Table {
    text: String,
    words: Words,
}

impl Table {
    fn head(&mut self) {
        let start = self.text.len();
        BEFORE.iter().for_each(|name| self.cell(name));
        FACTS.iter().for_each(|fact| self.twice(fact.id));
        content::rulebook().programs.iter().for_each(|program| self.twice(program.id));
        self.end(start);
    }

    fn twice(&mut self, name: &str) {
        self.cell(name);
        self.cell(&[name, IN_WORDS].concat());
    }

    fn person(&mut self, number: usize, person: &Person<'_>) {
        let start = self.text.len();
        let told = person.told();
        self.before(number, person);
        for place in 0..FACTS.len() {
            let fact = FactId(place as u16);
            self.answer(fact, answer::said(fact, told.get(fact)));
        }
        self.verdicts(person);
        self.end(start);
    }

    fn before(&mut self, number: usize, person: &Person<'_>) {
        self.cell(&number.to_string());
        self.cell(person.typed.name);
        self.cell(person.typed.birth_date);
        self.cell(person.typed.number);
        self.cell(&day(person.as_of));
        self.cell(&exchange::link::mark_text(content::RULES_MARK));
        self.cell(if person.leaves_out() { "yes" } else { "no" });
    }

    /// An answer as codes and in words.
    fn answer(&mut self, fact: FactId, said: Option<Said>) {
        match said {
            None => self.both("", ""),
            Some(Said::NotSure) => self.both("not-sure", &(self.words.say)(ui::ANSWERS_NOT_SURE)),
            Some(Said::Declined) => self.both("declined", &(self.words.say)(ui::ANSWERS_DECLINED)),
            Some(Said::Number(number)) => self.same(&number.to_string()),
            Some(Said::Day(date)) => self.same(&day(date)),
            Some(Said::Places(set)) => {
                let (mut codes, mut texts) = (Vec::new(), Vec::new());
                for place in answer::places(fact, set) {
                    codes.push(answer::code(fact, place).to_owned());
                    texts.push((self.words.option)(fact, place));
                }
                self.both(&codes.join(APART[0]), &texts.join(APART[1]));
            }
        }
    }

    /// The verdicts; nothing of the private programs where private answers are left out.
    fn verdicts(&mut self, person: &Person<'_>) {
        let evaluation = person.evaluate();
        for (place, program) in evaluation.rulebook().programs.iter().enumerate() {
            if is_private_program(place) && person.leaves_out() {
                self.same("");
                continue;
            }
            let verdict = evaluation.finding(program).verdict;
            self.both(verdict.code(), &(self.words.say)(content::verdict_words(verdict)));
        }
    }

    fn same(&mut self, text: &str) {
        self.both(text, text);
    }

    fn both(&mut self, code: &str, text: &str) {
        self.cell(code);
        self.cell(text);
    }

    fn cell(&mut self, text: &str) {
        self.text.push(',');
        let quoted = text.contains(['"', ',', '\r', '\n']);
        if quoted {
            self.text.push('"');
        }
        if is_formula(text) {
            self.text.push('\'');
        }
        for sign in text.chars() {
            self.text.push_str(if sign == '"' { "\"" } else { "" });
            self.text.push(sign);
        }
        if quoted {
            self.text.push('"');
        }
    }

    /// Ends the row that began here.
    fn end(&mut self, start: usize) {
        self.text.remove(start);
        self.text.push_str("\r\n");
    }
}

/// Whether a spreadsheet would take a cell for a formula.
fn is_formula(cell: &str) -> bool {
    cell.trim_start().starts_with(['=', '+', '-', '@']) || cell.starts_with(['\t', '\r'])
}
