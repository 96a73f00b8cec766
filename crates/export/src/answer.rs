//! An answer in the parts of which both kinds of file are made.

use content::FACTS;
use rules::{Answer, FactId, Value};

/// What is said in answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Options, or the band of a number, by their places.
    Places(Vec<usize>),
    /// A number that is no band of its question.
    Number(u16),
    /// A day.
    Day(chrono::NaiveDate),
    /// Nothing that could be told: not sure.
    NotSure,
    /// Rather not say.
    Declined,
}

/// What an answer says; `None` where the question was not put.
pub fn said(fact: FactId, answer: Answer) -> Option<Said> {
    match answer {
        Answer::NotAsked => None,
        Answer::NotSure => Some(Said::NotSure),
        Answer::Declined => Some(Said::Declined),
        Answer::Known(Value::Options(chosen)) => {
            Some(Said::Places((0..64).filter(|place| chosen >> place & 1 == 1).collect()))
        }
        Answer::Known(Value::Date(date)) => Some(Said::Day(date)),
        Answer::Known(Value::Range(from, to)) => {
            let mut bands = FACTS[fact.index()].bands.iter();
            let band = bands.position(|band| band.range == (from, to));
            Some(band.map_or(Said::Number(from), |place| Said::Places(vec![place])))
        }
    }
}

/// The code of an option, or of the band of a number.
pub fn code(fact: FactId, place: usize) -> &'static str {
    let fact = &FACTS[fact.index()];
    fact.bands.get(place).map_or_else(|| fact.options[place], |band| band.id)
}

/// How many options or bands a fact has.
pub fn count(fact: FactId) -> usize {
    let fact = &FACTS[fact.index()];
    fact.bands.len() + fact.options.len()
}
