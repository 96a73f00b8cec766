//! What is private, and stays out of a file unless the person lets it in.

use crate::Person;
use content::{FACTS, PRIVATE_ANSWERS, PRIVATE_PROGRAMS};
use rules::{Answer, Answers, FactId, Sensitivity, Value};

/// Whether the answers hold anything private.
pub fn has_private(answers: &Answers) -> bool {
    answers.asked().any(|(fact, answer)| is_private(fact, answer))
}

/// Whether a program's name alone says something private.
pub fn is_private_program(program: usize) -> bool {
    PRIVATE_PROGRAMS.iter().any(|place| usize::from(*place) == program)
}

impl Person<'_> {
    /// Whether private answers stay out of the file.
    pub(crate) fn leaves_out(&self) -> bool {
        !self.tells_private && has_private(self.answers)
    }

    /// The answers that go into a file.
    pub(crate) fn told(&self) -> Answers {
        let mut told = Answers::new();
        for (fact, answer) in self.answers.asked() {
            if self.tells_private || !is_private(fact, answer) {
                told.set(fact, answer);
            }
        }
        told
    }
}

fn is_private(fact: FactId, answer: Answer) -> bool {
    let is_among = |(other, options): &(FactId, u64)| {
        let chosen = match answer {
            Answer::Known(Value::Options(chosen)) => chosen,
            _ => 0,
        };
        *other == fact && chosen & options != 0
    };
    FACTS[fact.index()].sensitivity != Sensitivity::Open || PRIVATE_ANSWERS.iter().any(is_among)
}
