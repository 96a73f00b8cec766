//! Answers and results as a table: one row a person, the same columns in every file. `docs/exports.md` tells
//! what they hold.
//!
//! The form is that of RFC 4180, with a mark in front by which spreadsheets know the letters. A cell that a
//! spreadsheet would take for a formula begins with an apostrophe.

use crate::answer::{self, Said};
use crate::{Person, Words, day, is_private_program};
use content::{FACTS, PROGRAMS, ui};
use rules::{Answers, Evaluation, FactId};

/// The mark of UTF-8, without which some spreadsheets garble names.
const MARK: &str = "\u{feff}";
const BEFORE: [&str; 7] =
    ["person", "name", "birth_date", "card_number", "as_of", "rules", "private_left_out"];
/// After the name of a column, for the same in words.
const IN_WORDS: &str = " in words";

/// The table.
pub fn table(people: &[Person<'_>], words: Words) -> String {
    let mut table = String::from(MARK);
    row(&mut table, &head());
    for (place, person) in people.iter().enumerate() {
        row(&mut table, &cells(place + 1, person, words));
    }
    table
}

fn head() -> Vec<String> {
    let mut head: Vec<String> = BEFORE.iter().map(|name| (*name).to_owned()).collect();
    let facts = FACTS.iter().map(|fact| fact.id);
    let programs = content::rulebook().programs.iter().map(|program| program.id);
    for name in facts.chain(programs) {
        head.push(name.to_owned());
        head.push([name, IN_WORDS].concat());
    }
    head
}

fn cells(number: usize, person: &Person<'_>, words: Words) -> Vec<String> {
    let told = person.told();
    let mut cells = before(number, person, &told);
    for place in 0..FACTS.len() {
        let fact = FactId(place as u16);
        let said = answer::said(fact, told.get(fact));
        let (code, text) = said.map(|said| in_both(fact, &said, words)).unwrap_or_default();
        cells.extend([code, text]);
    }
    let evaluation = person.evaluate();
    for program in 0..PROGRAMS.len() {
        cells.extend(verdict(person, &evaluation, program, words));
    }
    cells
}

fn before(number: usize, person: &Person<'_>, told: &Answers) -> Vec<String> {
    let left_out = told.asked().count() < person.answers.asked().count();
    vec![
        number.to_string(),
        person.typed.name.to_owned(),
        person.typed.birth_date.to_owned(),
        person.typed.number.to_owned(),
        day(person.as_of),
        exchange::link::mark_text(content::RULES_MARK),
        (if left_out { "yes" } else { "no" }).to_owned(),
    ]
}

/// An answer as codes and in words. Several stand apart by semicolons.
fn in_both(fact: FactId, said: &Said, words: Words) -> (String, String) {
    let same = |text: String| (text.clone(), text);
    match said {
        Said::NotSure => ("not-sure".to_owned(), (words.say)(ui::ANSWERS_NOT_SURE)),
        Said::Declined => ("declined".to_owned(), (words.say)(ui::ANSWERS_DECLINED)),
        Said::Number(number) => same(number.to_string()),
        Said::Day(date) => same(day(*date)),
        Said::Places(places) => {
            let codes: Vec<&str> = places.iter().map(|place| answer::code(fact, *place)).collect();
            let texts: Vec<String> =
                places.iter().map(|place| (words.option)(fact, *place)).collect();
            (codes.join(";"), texts.join("; "))
        }
    }
}

/// A verdict as code and in words; nothing where the name of the program is private.
fn verdict(
    person: &Person<'_>,
    evaluation: &Evaluation<'_>,
    program: usize,
    words: Words,
) -> [String; 2] {
    if is_private_program(program) && !person.tells_private {
        return Default::default();
    }
    let verdict = evaluation.finding(&evaluation.rulebook().programs[program]).verdict;
    [verdict.code().to_owned(), (words.say)(content::verdict_words(verdict))]
}

fn row(table: &mut String, cells: &[String]) {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            table.push(',');
        }
        table.push_str(&written(cell));
    }
    table.push_str("\r\n");
}

/// A cell, in quotes where it needs them.
fn written(cell: &str) -> String {
    let cell = harmless(cell);
    if cell.contains(['"', ',', '\r', '\n']) {
        return ["\"", &cell.replace('"', "\"\""), "\""].concat();
    }
    cell
}

/// A cell that no spreadsheet takes for a formula.
fn harmless(cell: &str) -> String {
    if cell.trim_start().starts_with(['=', '+', '-', '@']) || cell.starts_with(['\t', '\r']) {
        return ["'", cell].concat();
    }
    cell.to_owned()
}
