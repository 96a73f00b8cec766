//! What a person has told, fact by fact.

use crate::FactId;
use chrono::NaiveDate;

/// The content of an answer that was really given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// The chosen options as a bit set over the fact's options: bit 0 is the first option.
    /// A yes-no fact has the options yes (bit 0) and no (bit 1). An empty set means "none of them".
    Options(u64),
    /// A number known to lie between two limits, both included. An exact number has them equal.
    Range(u16, u16),
    /// A day.
    Date(NaiveDate),
}

impl Value {
    /// The answer "yes" to a yes-no fact.
    pub const YES: Value = Value::Options(0b01);
    /// The answer "no" to a yes-no fact.
    pub const NO: Value = Value::Options(0b10);

    /// An exact number.
    pub const fn number(number: u16) -> Value {
        Value::Range(number, number)
    }

    /// The single option at this place in the fact's list.
    pub const fn option(index: usize) -> Value {
        Value::Options(1 << index)
    }
}

/// How a fact stands. Only [`Answer::Known`] can ever close anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Answer {
    /// The question was not put.
    #[default]
    NotAsked,
    /// The person does not know.
    NotSure,
    /// The person would rather not say.
    Declined,
    /// The person has answered.
    Known(Value),
}

impl Answer {
    /// The value, when one was given.
    pub fn value(self) -> Option<Value> {
        match self {
            Answer::Known(value) => Some(value),
            _ => None,
        }
    }
}

/// The answers of one person: one [`Answer`] for each fact of the rulebook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(Vec<Answer>);

impl Answers {
    /// Nothing asked yet.
    pub fn new() -> Answers {
        Answers::default()
    }

    /// How this fact stands.
    pub fn get(&self, fact: FactId) -> Answer {
        self.0.get(fact.index()).copied().unwrap_or_default()
    }

    /// Takes an answer, in place of any earlier one. The order in which answers come does not matter.
    pub fn set(&mut self, fact: FactId, answer: Answer) {
        if self.0.len() <= fact.index() {
            self.0.resize(fact.index() + 1, Answer::NotAsked);
        }
        self.0[fact.index()] = answer;
    }

    /// The facts that were put to the person, in the rulebook's order.
    pub fn asked(&self) -> impl Iterator<Item = (FactId, Answer)> + '_ {
        let numbered = self.0.iter().enumerate();
        let asked = numbered.filter(|(_, answer)| **answer != Answer::NotAsked);
        asked.map(|(index, answer)| (FactId(index as u16), *answer))
    }

    /// Whether nothing has been asked yet.
    pub fn is_empty(&self) -> bool {
        self.asked().next().is_none()
    }
}
