//! Answers and results as files for other programs, by the person's own hand: a table ([`csv`]) and FHIR R4
//! ([`fhir`]), of one person or of many.
//!
//! The crate is pure: no web, no clock, no language. It is given the days, and the sentences that it writes.
//! The same people give the same file to the letter, ids included.
//!
//! Invariants: nothing about a person is in a file that they did not answer or type; a private answer is in
//! none unless [`Person::tells_private`] says so (`tests/private.rs`).

mod answer;
pub mod csv;
pub mod fhir;
mod id;
mod json;
mod private;

pub use private::{has_private, is_private_program};

use chrono::{Datelike, NaiveDate};
use content::Message;
use rules::{Answers, Evaluation, FactId};

/// Somebody whose answers go into a file.
#[derive(Clone, Copy, Debug)]
pub struct Person<'a> {
    /// What they answered.
    pub answers: &'a Answers,
    /// By the rules of which day.
    pub as_of: NaiveDate,
    /// What they typed about themselves.
    pub typed: Typed<'a>,
    /// The programs that they choose to ask for, by their places.
    pub asks_for: &'a [usize],
    /// Whether private answers go in.
    pub tells_private: bool,
}

/// What somebody typed about themselves, as they typed it; empty where they did not.
#[derive(Clone, Copy, Debug, Default)]
pub struct Typed<'a> {
    /// Their name.
    pub name: &'a str,
    /// Their date of birth.
    pub birth_date: &'a str,
    /// The number on a card.
    pub number: &'a str,
}

/// The sentences of a file, in the language in which it is to be read.
#[derive(Clone, Copy)]
pub struct Words {
    /// A sentence about the person to somebody else.
    pub say: fn(Message) -> String,
    /// An option of a fact by its place; for a number, a band.
    pub option: fn(FactId, usize) -> String,
}

impl<'a> Person<'a> {
    fn evaluate(&self) -> Evaluation<'a> {
        Evaluation::new(content::rulebook(), self.answers, self.as_of)
    }
}

/// A day as both kinds of file write it: `2026-11-22`.
fn day(date: NaiveDate) -> String {
    let two = |number: u32| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    [&date.year().to_string(), "-", &two(date.month()), "-", &two(date.day())].concat()
}
