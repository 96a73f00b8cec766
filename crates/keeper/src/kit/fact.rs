//! A fact of the rules as a reviewer sees it, and how much harm it could do.

use super::spot::Spot;
use chrono::NaiveDate;
use compiler::fault::Place;
use compiler::source::{CONFIDENCES, Citation};
use compiler::translation::text_mark;
use compiler::words::Text;
use std::cmp::Reverse;

/// What could come of it if a fact were wrong, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Harm {
    /// Somebody could be told "not shown by these answers" who fits.
    FalseNo,
    /// Somebody could be told "may fit" who does not, or the other way round.
    FalseYes,
    /// Somebody could call the wrong number, or miss a day.
    LostTime,
    /// A limit, a paper or a remark could be wrong.
    WrongRemark,
    /// Nothing of today hangs on it.
    Background,
}

impl Harm {
    /// All of them, the worst first.
    pub const ALL: [Harm; 5] =
        [Harm::FalseNo, Harm::FalseYes, Harm::LostTime, Harm::WrongRemark, Harm::Background];

    /// The harm in a few words.
    pub fn title(self) -> &'static str {
        match self {
            Harm::FalseNo => "Could wrongly say “not shown by these answers”",
            Harm::FalseYes => "Could wrongly say “may fit”, or fail to say it",
            Harm::LostTime => "Could send somebody to a wrong number, or past a day",
            Harm::WrongRemark => "Could tell a wrong limit, paper or remark",
            Harm::Background => "Background",
        }
    }

    /// When it would come to that.
    pub fn means(self) -> &'static str {
        match self {
            Harm::FalseNo => {
                "They stand in the widest reading of a rule, before a whole family, or in a fact that these use; or they are open questions of high risk. If one is wrong, somebody who fits may be turned away, which harms most."
            }
            Harm::FalseYes => {
                "They stand in what “may fit” needs as well, in what keeps a result at “possible”, or in a fact that only these use."
            }
            Harm::LostTime => {
                "Telephone lines, steps, time limits, rights, days on which offices are closed, ways into Medi-Cal and their limits of income."
            }
            Harm::WrongRemark => {
                "Said beside a result: limits, what may run together, papers, remarks, for whom a plan must offer it; and open questions of medium risk."
            }
            Harm::Background => {
                "Rules of earlier days, dated notes, neighbouring help (which is told about and never decided here), and open questions of low risk."
            }
        }
    }
}

/// What a fact rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rests {
    /// The id of a source; in tables of telephone lines, the source in words.
    pub source: String,
    /// Page or section in it.
    pub at: String,
    /// One of [`CONFIDENCES`].
    pub confidence: String,
    /// When somebody held it against its source, where anybody did since it was written.
    pub checked: Option<NaiveDate>,
    /// Whether `source` is in words.
    pub in_words: bool,
}

impl From<&Citation> for Rests {
    fn from(citation: &Citation) -> Rests {
        Rests {
            source: citation.source.clone(),
            at: citation.at.clone(),
            confidence: citation.confidence.clone(),
            checked: citation.checked,
            in_words: false,
        }
    }
}

/// A fact of the rules.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Its name in the form; stays the same while the fact stands where it stands.
    pub id: String,
    /// What could come of it.
    pub harm: Harm,
    /// What kind of fact it is.
    pub kind: &'static str,
    /// The program, or the part of the rules, that it belongs to, in plain words.
    pub about: String,
    /// What it says, in plain words.
    pub says: String,
    /// The same as its file has it; empty where that says no more.
    pub code: String,
    /// The first place where it stands.
    pub place: Place,
    /// Where in the file.
    pub path: String,
    /// What it rests on; `None` for an open question.
    pub rests: Option<Rests>,
    /// How many programs rest on it.
    pub programs: usize,
    /// Open questions that touch it, and the worst of their risks: 0 high, 1 medium, 2 low, 3 none.
    pub doubts: Vec<String>,
    /// See `doubts`.
    pub risk: usize,
    /// Every place that an answer changes; none for an open question.
    pub spots: Vec<Spot>,
}

impl Fact {
    /// Whether somebody should look it up.
    pub fn is_doubtful(&self) -> bool {
        self.rests.as_ref().is_none_or(|rests| rests.confidence != "primary")
    }

    /// The order in which facts are to be looked up: harm, risk of its open questions, confidence from the
    /// weakest, how long ago it was checked (never comes first), and how many programs rest on it.
    pub fn order(&self) -> impl Ord + use<> {
        let confidence = self.rests.as_ref().map(|rests| {
            CONFIDENCES.iter().position(|word| *word == rests.confidence).unwrap_or(0)
        });
        let checked = self.rests.as_ref().and_then(|rests| rests.checked);
        (self.harm, self.risk, confidence, checked, Reverse(self.programs), self.id.clone())
    }

    /// Another text, source, place, confidence or check gives another mark. It begins with a letter, so that
    /// no spreadsheet takes it for a number.
    pub fn mark(&self) -> String {
        let rests = self.rests.as_ref().map(|it| {
            let checked = it.checked.map(|day| day.to_string()).unwrap_or_default();
            [it.source.clone(), it.at.clone(), it.confidence.clone(), checked].join("\n")
        });
        let all = [&self.id, &self.says, &self.code, &rests.unwrap_or_default()];
        format!("m{}", text_mark(&Text::One(all.map(String::as_str).join("\n"))))
    }
}
