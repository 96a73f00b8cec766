//! What one person has told in this tab; and, in [`Sitting`], the pages that they go through.

mod sitting;

pub use sitting::{Sitting, Translation, sitting, take_language};

use crate::edge::clock;
use crate::handover::{Handover, Stage};
use crate::sections::Way;
use crate::told;
use crate::words::Voice;
use rules::{Answer, Answers, Evaluation, FactId};

/// The answers of one person, and the screens on which they were given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Session {
    /// How each fact stands.
    pub answers: Answers,
    /// Facts that were passed over. They stand as not sure.
    pub skipped: Vec<FactId>,
    /// The screens of the interview in the order in which they came, by their place in the content.
    pub trail: Vec<u16>,
    /// How questions are asked.
    pub way: Way,
    /// Whether the device was handed over for private questions.
    pub handover: Handover,
}

impl Session {
    /// Takes an answer in place of any earlier one.
    pub fn answer(&mut self, fact: FactId, answer: Answer) {
        self.skipped.retain(|skipped| *skipped != fact);
        self.answers.set(fact, answer);
    }

    /// Notes that a fact was put and passed over, unless it has an answer.
    pub fn skip(&mut self, fact: FactId) {
        if self.answers.get(fact) == Answer::NotAsked {
            self.answer(fact, Answer::NotSure);
            self.skipped.push(fact);
        }
    }

    /// To whom the pages speak.
    pub fn voice(&self) -> Voice {
        match (self.handover.stage, told::who_for(&self.answers)) {
            (Stage::WithPerson, _) => Voice::Me,
            (Stage::WithParent, _) | (_, Some("my-child")) => Voice::Child,
            (_, Some("someone-i-care-for" | "client")) => Voice::Other,
            _ => Voice::Me,
        }
    }

    /// The screens that whoever has the device went through.
    pub fn trail(&self) -> &[u16] {
        if self.handover.is_away() { &self.handover.trail } else { &self.trail }
    }

    /// The same, to go further.
    pub fn trail_mut(&mut self) -> &mut Vec<u16> {
        if self.handover.is_away() { &mut self.handover.trail } else { &mut self.trail }
    }

    /// The answers held against the rules of today.
    pub fn evaluate(&self) -> Evaluation<'_> {
        Evaluation::new(content::rulebook(), &self.answers, clock::today())
    }
}
