//! What the answers say about one program.

use crate::{Flag, Period, Truth};

/// The outcome for one program. It never decides anything: the plan does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The widest reading and the stricter one are both met.
    Likely,
    /// It depends on something unanswered, unsure, near a limit, or left to the plan.
    Possible,
    /// The widest reading is a plain no on answers really given.
    NotNow,
    /// No rule in the book covers the date. An error of its own kind, never a "no".
    NoRuleForDate,
    /// An information card that the answers call for.
    Shown,
    /// An information card that the answers do not call for.
    NotShown,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Verdict; 6] = [
        Verdict::Likely,
        Verdict::Possible,
        Verdict::NotNow,
        Verdict::NoRuleForDate,
        Verdict::Shown,
        Verdict::NotShown,
    ];

    /// The verdict from the two readings of a rule.
    pub fn from_readings(wide: Truth, likely: Truth) -> Verdict {
        match (wide, likely) {
            (Truth::No, _) => Verdict::NotNow,
            (Truth::Yes, Truth::Yes) => Verdict::Likely,
            _ => Verdict::Possible,
        }
    }

    /// The code in exports.
    pub fn code(self) -> &'static str {
        match self {
            Verdict::Likely => "likely",
            Verdict::Possible => "possible",
            Verdict::NotNow => "not-now",
            Verdict::NoRuleForDate => "no-rule-for-date",
            Verdict::Shown => "shown",
            Verdict::NotShown => "not-shown",
        }
    }
}

/// A verdict with what belongs beside it.
#[derive(Debug)]
pub struct Finding {
    /// The verdict.
    pub verdict: Verdict,
    /// The remarks that hold, in the rule's order.
    pub flags: Vec<&'static Flag>,
    /// The rule that was applied; `None` when no rule covers the date.
    pub period: Option<&'static Period>,
}
