//! Handing the device over, so that a person answers private questions alone, and getting it back.

use crate::sections;
use crate::told;
use rules::{Audience, FactId};

/// In whose hands the device is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// It was never handed over.
    #[default]
    Never,
    /// The person has it, and answers about themselves.
    WithPerson,
    /// A parent has it, and answers about a child.
    WithParent,
    /// It was given back. Private answers stay closed until somebody opens them.
    Back,
}

/// Where a handing over stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Handover {
    /// In whose hands the device is.
    pub stage: Stage,
    /// The screens that the person went through, by their place in the content.
    pub trail: Vec<u16>,
}

impl Handover {
    /// Whether the person has the device, and sees nothing but their own questions.
    pub fn is_away(&self) -> bool {
        matches!(self.stage, Stage::WithPerson | Stage::WithParent)
    }

    /// Whether a question may be put as things stand: while the person has the device, the private ones
    /// only, and none that only helpers are asked.
    pub fn asks(&self, fact: FactId) -> bool {
        let of_person = Audience::MEMBER.or(Audience::CHILD);
        let entry = told::entry(fact);
        !self.is_away() || sections::is_private(fact) && entry.is_asked_of(of_person)
    }

    /// Hands the device over.
    pub fn begin(&mut self) {
        *self = Handover { stage: Stage::WithPerson, trail: Vec::new() };
    }

    /// Takes the device back.
    pub fn end(&mut self) {
        *self = Handover { stage: Stage::Back, trail: Vec::new() };
    }
}
