//! What the screener knows, as compact typed data made from the files beside it.
//!
//! `CONTENT.md` describes the files. The build script reads and checks them (crate `compiler`), and
//! writes the statics of this crate. The engine's part is [`RULEBOOK`]; everything that only people
//! read (sources, names, places, which sentence belongs where) stands in tables beside it, numbered
//! alike.

use chrono::NaiveDate;
use rules::{FactId, LeafId, Rulebook, Verdict};

mod audience;
mod availability;
pub mod codes;
pub mod navigation;
mod places;
mod words;

pub use audience::audience;
pub use availability::{Availability, Election, availability};
pub use places::{County, CountyPlan, Enrolment, Phone, Plan, ZipError};
pub use places::{county, county_of_zip, plan, plans_of_county};
pub use words::Message;

/// Which document a criterion rests on, where in it, and how sure that is.
#[derive(Clone, Copy, Debug)]
pub struct Citation {
    /// Place of the source in [`SOURCES`].
    pub source: u16,
    /// Page or section; empty for the whole document.
    pub place: &'static str,
    /// How sure it is.
    pub confidence: Confidence,
}

/// How sure a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// From memory, not seen in any document. Never shown as certain.
    Recall,
    /// Our reading of a text that does not say it in so many words.
    Inference,
    /// Somebody else's account was seen.
    Secondary,
    /// A health plan's own page or policy was seen.
    Plan,
    /// The text of the authority itself was seen.
    Primary,
}

impl Confidence {
    /// Every degree, from the least sure.
    pub const ALL: [Confidence; 5] = [
        Confidence::Recall,
        Confidence::Inference,
        Confidence::Secondary,
        Confidence::Plan,
        Confidence::Primary,
    ];

    /// The word that content files use.
    pub fn code(self) -> &'static str {
        match self {
            Confidence::Recall => "recall",
            Confidence::Inference => "inference",
            Confidence::Secondary => "secondary",
            Confidence::Plan => "plan",
            Confidence::Primary => "primary",
        }
    }
}

/// A document that rules rest on. Its address stands in the policy book (`rules/sources/`).
#[derive(Debug)]
pub struct Source {
    /// The name used in rules.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Who published it.
    pub publisher: &'static str,
    /// Its date as printed; may be "undated".
    pub date: &'static str,
}

/// What people read about a criterion: its source and its sentence. Numbered like [`LeafId`].
#[derive(Debug)]
pub struct LeafInfo {
    /// Place in [`CITATIONS`].
    pub citation: u16,
    /// The sentence that is true when the criterion is met.
    pub words: Message,
}

/// The words of a question. Numbered like the rulebook's facts.
#[derive(Debug)]
pub struct Question {
    /// The question itself.
    pub ask: Message,
    /// A short name for lists of answers.
    pub label: Message,
    /// A hint under the question.
    pub hint: Option<Message>,
    /// Why it is asked.
    pub why: Option<Message>,
    /// How to find out, under "not sure".
    pub find_out: Option<Message>,
    /// One for each option or, for a number, each band, in the fact's order.
    /// Empty for yes-no facts, and for those whose options are places or plans.
    pub options: &'static [Message],
    /// Where the options come from.
    pub options_from: OptionsFrom,
}

/// Where the options of a question come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionsFrom {
    /// The question's own list.
    Words,
    /// The counties, in the order of [`COUNTIES`].
    Counties,
    /// The plans, in the order of [`PLANS`], then the question's own options.
    Plans,
}

/// A page of the interview: one fact, or several that are asked together.
#[derive(Debug)]
pub struct Screen {
    /// The name; for a screen of one fact, the fact's id.
    pub id: &'static str,
    /// The facts on it, in order.
    pub facts: &'static [FactId],
    /// What is asked of all rows together; `None` for a screen of one fact.
    pub ask: Option<Message>,
    /// A hint for all rows together.
    pub hint: Option<Message>,
    /// The topic it belongs to.
    pub topic: Message,
}

/// What people read about a program. Numbered like the rulebook's programs.
#[derive(Debug)]
pub struct ProgramInfo {
    /// The official name.
    pub official_name: &'static str,
    /// Its plain name.
    pub title: Message,
    /// What one may get, in one sentence.
    pub short: Message,
    /// Whom it is for, in one sentence.
    pub who: Message,
    /// The family it belongs to: the name of its gate.
    pub family: &'static str,
    /// What belongs to each of its periods, in the rulebook's order.
    pub periods: &'static [PeriodInfo],
}

/// What people read about one period of a program.
#[derive(Debug)]
pub struct PeriodInfo {
    /// The words of its flags, in the rulebook's order.
    pub flags: &'static [Message],
    /// What the plan or a clinician settles, in the rulebook's order.
    pub confirm: &'static [Message],
    /// Notices shown with every result, in the rulebook's order.
    pub notices: &'static [Message],
    /// Months, hours, dollars and the like.
    pub limits: &'static [Remark],
    /// What it may or may not run beside.
    pub combining: &'static [Remark],
    /// Papers that help. They are never demanded.
    pub papers: &'static [Remark],
    /// What is not a condition, as codes (`proof-on-paper`).
    pub not_a_condition: &'static [&'static str],
}

/// A sentence about a program with its source.
#[derive(Debug)]
pub struct Remark {
    /// The sentence.
    pub words: Message,
    /// Place in [`CITATIONS`].
    pub citation: u16,
}

/// An open question about the rules.
#[derive(Debug)]
pub struct Doubt {
    /// The id used in rules ("Q2").
    pub id: &'static str,
    /// How much harm a wrong answer may do.
    pub risk: Risk,
    /// One or two plain sentences for the public, where the risk is high; the others stand in the
    /// policy book.
    pub words: Option<Message>,
}

/// How much harm a doubtful rule may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Risk {
    /// Little.
    Low,
    /// Some.
    Medium,
    /// The verdict itself may be wrong: "this rule is being confirmed".
    High,
}

/// A statewide line to call.
#[derive(Debug)]
pub struct Contact {
    /// The name used in pages.
    pub id: &'static str,
    /// Who answers.
    pub name: &'static str,
    /// The line.
    pub phone: Phone,
}

/// A language besides English.
#[derive(Debug)]
pub struct Language {
    /// Its tag, as `zh-Hant`.
    pub tag: &'static str,
    /// Its own name, in its own script.
    pub name: &'static str,
    /// Its name in English.
    pub english_name: &'static str,
    /// Whether it is written from right to left.
    pub right_to_left: bool,
    /// 1 complete, 2 a draft, 3 only in parts.
    pub tier: u8,
    /// Whether it has a text that no person has checked.
    pub is_draft: bool,
}

include!(concat!(env!("OUT_DIR"), "/content.rs"));

/// The English words as the page fetches them: for the command line, and for whoever writes the site.
pub static ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/en.json"));

/// The citation of a criterion.
pub fn citation(leaf: LeafId) -> &'static Citation {
    &CITATIONS[usize::from(LEAVES[leaf.index()].citation)]
}

/// The fact with this id, if the vocabulary has it.
///
/// ```
/// assert!(content::fact("sleeping-place").is_some());
/// assert!(content::fact("shoe-size").is_none());
/// ```
pub fn fact(id: &str) -> Option<FactId> {
    let index = FACTS.iter().position(|fact| fact.id == id)?;
    Some(FactId(index as u16))
}

/// The statewide line with this name.
pub fn contact(id: &str) -> Option<&'static Contact> {
    CONTACTS.iter().find(|contact| contact.id == id)
}

/// A verdict in words.
pub fn verdict_words(verdict: Verdict) -> Message {
    match verdict {
        Verdict::Likely => ui::RESULTS_VERDICT_LIKELY,
        Verdict::Possible => ui::RESULTS_VERDICT_POSSIBLE,
        Verdict::NotNow | Verdict::NotShown => ui::RESULTS_VERDICT_NOT_NOW,
        Verdict::Shown => ui::RESULTS_VERDICT_SHOWN,
        Verdict::NoRuleForDate => ui::RESULTS_VERDICT_NO_RULE,
    }
}

/// The engine's part of the content.
pub fn rulebook() -> &'static Rulebook {
    &RULEBOOK
}

const fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => panic!("the compiler checks dates before it writes them"),
    }
}
