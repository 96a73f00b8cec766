//! An answer in the parts of which both kinds of file are made.

use chrono::NaiveDate;
use content::FACTS;
use rules::{Answer, FactId, Value};

/// What is said in answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// Options, or the band of a number, as a bit set over their places.
    Places(u64),
    /// A number that is no band of its question.
    Number(u16),
    /// A day.
    Day(NaiveDate),
    /// That the person does not know.
    NotSure,
    /// That the person would rather not say.
    Declined,
}

/// What an answer says; `None` where the question was not put.
pub fn said(fact: FactId, answer: Answer) -> Option<Said> {
    Some(match answer {
        Answer::NotAsked => return None,
        Answer::NotSure => Said::NotSure,
        Answer::Declined => Said::Declined,
        Answer::Known(Value::Options(chosen)) => Said::Places(chosen),
        Answer::Known(Value::Date(date)) => Said::Day(date),
        Answer::Known(Value::Range(from, to)) => {
            let mut bands = FACTS[fact.index()].bands.iter();
            let band = bands.position(|band| band.range == (from, to));
            band.map_or(Said::Number(from), |place| Said::Places(1 << place))
        }
    })
}

/// The options or bands of a fact that are in a set, by their places.
pub fn places(fact: FactId, set: u64) -> impl Iterator<Item = usize> {
    let fact = &FACTS[fact.index()];
    let count = fact.bands.len() + fact.options.len();
    (0..count).filter(move |place| set >> place & 1 == 1)
}

/// The code of an option, or of the band of a number.
pub fn code(fact: FactId, place: usize) -> &'static str {
    let fact = &FACTS[fact.index()];
    fact.bands.get(place).map_or_else(|| fact.options[place], |band| band.id)
}
