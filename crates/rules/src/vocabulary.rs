//! The facts that may be asked, as the engine sees them.

use crate::{Rule, Value};

/// One fact: what kind of answer it takes, of whom it is asked, and what settles it without asking.
#[derive(Debug)]
pub struct Fact {
    /// The name used in rules and exports. It never changes once shipped.
    pub id: &'static str,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// The codes of the answers, for yes-no, choice and multi facts. At most 64.
    pub options: &'static [&'static str],
    /// Options that rule out all others of a list ("none of these"), as a bit set.
    pub exclusive: u64,
    /// The bands in which a number is asked.
    pub bands: &'static [Band],
    /// The least and the greatest number that may be given.
    pub range: (u16, u16),
    /// Of whom it may be asked.
    pub asked_of: Audience,
    /// Whether it is asked even where no rule needs it, because the pages do.
    pub always: bool,
    /// How carefully it must be asked.
    pub sensitivity: Sensitivity,
    /// When this holds on the answers given, an unasked answer counts as "no" or "none".
    pub closed_when: Option<&'static Rule>,
    /// Answers taken from others when the fact itself was not asked.
    pub fills: &'static [Fill],
    /// The number of the screen it is asked on; facts of one screen stand next to each other.
    pub screen: u16,
}

/// What kind of answer a fact takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Yes or no.
    YesNo,
    /// A count or an age, exact or as a band.
    Number,
    /// One of several codes.
    Choice,
    /// Several of several codes.
    Multi,
    /// A day.
    Date,
}

/// A named range of numbers, both limits included ("2-3").
#[derive(Clone, Copy, Debug)]
pub struct Band {
    /// The code of the band.
    pub id: &'static str,
    /// Least and greatest number in it.
    pub range: (u16, u16),
}

/// An answer that follows from others: `value` holds when `when` does.
#[derive(Debug)]
pub struct Fill {
    /// Must come out yes on the answers really given.
    pub when: &'static Rule,
    /// The answer that then counts.
    pub value: Value,
}

/// How carefully a fact must be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sensitivity {
    /// An ordinary question.
    Open,
    /// Asked late, with the reason, and may be skipped.
    Sensitive,
    /// As sensitive, and never where somebody who may do harm could see it.
    Safety,
}

/// Who is answering. Decides which facts may be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Audience(pub u8);

impl Audience {
    /// The member, about themselves.
    pub const MEMBER: Audience = Audience(0b0001);
    /// A parent, guardian or youth, about a child.
    pub const CHILD: Audience = Audience(0b0010);
    /// A family member or caregiver of an adult.
    pub const CAREGIVER: Audience = Audience(0b0100);
    /// A navigator or worker.
    pub const NAVIGATOR: Audience = Audience(0b1000);

    /// Either of them: a youth who answers for themselves is a member and a child.
    pub const fn or(self, other: Audience) -> Audience {
        Audience(self.0 | other.0)
    }
}

impl Fact {
    /// Whether this fact may be asked of them.
    pub fn is_asked_of(&self, audience: Audience) -> bool {
        self.asked_of.0 & audience.0 != 0
    }

    /// The bit of an option code, if the fact has it.
    pub fn option(&self, code: &str) -> Option<usize> {
        self.options.iter().position(|option| *option == code)
    }

    /// The band with this code, if the fact has it.
    pub fn band(&self, code: &str) -> Option<&Band> {
        self.bands.iter().find(|band| band.id == code)
    }

    /// What an unasked answer counts as once another answer has closed the question.
    pub fn closed_value(&self) -> Value {
        match self.kind {
            Kind::YesNo => Value::NO,
            // No number, no day, none of the options: every test of it comes out no.
            Kind::Number | Kind::Choice | Kind::Multi | Kind::Date => Value::Options(0),
        }
    }
}
