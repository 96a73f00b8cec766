//! The rules as `CONTENT.md` describes them, read once more from the sentences of the files.
//!
//! Nothing here comes from the engine: each test is read from its text, and what stands in front of a
//! family is put in front of its programs, by the words of `CONTENT.md` alone.

use chrono::NaiveDate;
use compiler::Content;
use compiler::criteria::Criterion;
use compiler::fault::Place;
use compiler::program as files;
use compiler::question::{self, Kind, OptionsFrom};
use std::collections::HashMap;

/// All rules and the facts on which they rest.
#[derive(Clone, Debug)]
pub struct Model {
    /// The facts that may be asked, in the order of asking.
    pub facts: Vec<Fact>,
    /// What is worked out from answers, each after those it uses.
    pub derived: Vec<Derived>,
    /// What stands in front of families.
    pub gates: Vec<Gate>,
    /// The programs, in the order shown.
    pub programs: Vec<Program>,
}

/// A fact that may be asked.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Its name in rules.
    pub id: String,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// The codes of its answers; their places are the bits of [`crate::Told::Codes`].
    pub options: Vec<String>,
    /// Where the codes come from.
    pub options_from: OptionsFrom,
    /// Codes that rule out all others, as bits.
    pub exclusive: u64,
    /// The bands in which a number is asked: code, least, greatest.
    pub bands: Vec<(String, u16, u16)>,
    /// Least and greatest number that may be given.
    pub range: (u16, u16),
    /// When this holds on the answers given, an unasked answer counts as no, or as none.
    pub closed: Option<Rule>,
    /// Answers taken from others: when, and the code as a bit.
    pub fills: Vec<(Rule, u64)>,
    /// Where it is defined.
    pub place: Place,
}

/// A fact worked out from answers.
#[derive(Clone, Debug)]
pub struct Derived {
    /// Its name in rules.
    pub id: String,
    /// When it holds.
    pub when: Rule,
    /// Where it is defined.
    pub place: Place,
}

/// What stands in front of a family.
#[derive(Clone, Debug)]
pub struct Gate {
    /// The family's name.
    pub id: String,
    /// What every program of the family needs.
    pub needs: Vec<Rule>,
    /// What stops every program of the family, once known.
    pub stops: Vec<Flag>,
    /// What keeps every verdict at possible, once known.
    pub caps: Vec<Flag>,
    /// What is said beside every verdict.
    pub flags: Vec<Flag>,
    /// Where it is defined.
    pub place: Place,
}

/// Something said beside a verdict.
#[derive(Clone, Debug)]
pub struct Flag {
    /// Its name.
    pub say: String,
    /// When it is said.
    pub when: Rule,
}

/// A program through time.
#[derive(Clone, Debug)]
pub struct Program {
    /// Its id.
    pub id: String,
    /// Its gate, by place in [`Model::gates`].
    pub gate: usize,
    /// Its rules, in order of time.
    pub periods: Vec<Period>,
}

/// A rule with its dates.
#[derive(Clone, Debug)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day; `None` while it is in force.
    pub to: Option<NaiveDate>,
    /// Whether it only says when a card is shown.
    pub card: bool,
    /// The widest fair reading.
    pub wide: Rule,
    /// What must hold as well for "likely".
    pub likely: Option<Rule>,
    /// What is said beside the verdict.
    pub flags: Vec<Flag>,
    /// Where it is defined.
    pub place: Place,
}

/// A condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// Every part must hold.
    All(Vec<Rule>),
    /// One part is enough.
    Any(Vec<Rule>),
    /// No part may hold.
    None(Vec<Rule>),
    /// So many parts must hold.
    AtLeast(usize, Vec<Rule>),
    /// The part must not hold.
    Not(Box<Rule>),
    /// The part counts only when known.
    Known(Box<Rule>),
    /// The part is a sign, not proof.
    Maybe(Box<Rule>),
    /// A test.
    Test(Test),
}

/// A test of a fact, as the file writes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Test {
    /// The text in the file.
    pub text: String,
    /// What it asks.
    pub ask: Ask,
    /// Where it stands.
    pub place: Place,
}

/// What a test asks.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Whether one of these codes (bits) was chosen; the fact by its place.
    Codes(usize, u64),
    /// How a number compares with a limit; the fact by its place.
    Number(usize, Compare, u16),
    /// Whether a derived fact holds, by its place.
    Derived(usize),
}

/// How a number is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    /// `>=`
    AtLeast,
    /// `<=`
    AtMost,
    /// `>`
    Above,
    /// `<`
    Below,
    /// `=`
    Exactly,
}

impl Compare {
    /// Every comparison with its sign.
    pub const SIGNS: [(&str, Compare); 5] = [
        (">=", Compare::AtLeast),
        ("<=", Compare::AtMost),
        (">", Compare::Above),
        ("<", Compare::Below),
        ("=", Compare::Exactly),
    ];

    /// The sign in files.
    pub fn sign(self) -> &'static str {
        Compare::SIGNS.iter().find(|(_, compare)| *compare == self).map_or("", |(sign, _)| sign)
    }
}

impl Rule {
    /// The parts of a compound; none of a test.
    pub fn parts(&self) -> Vec<&Rule> {
        match self {
            Rule::All(parts) | Rule::Any(parts) | Rule::None(parts) | Rule::AtLeast(_, parts) => {
                parts.iter().collect()
            }
            Rule::Not(part) | Rule::Known(part) | Rule::Maybe(part) => vec![part],
            Rule::Test(_) => Vec::new(),
        }
    }

    /// Every test below.
    pub fn tests(&self) -> Vec<&Test> {
        match self {
            Rule::Test(test) => vec![test],
            compound => compound.parts().into_iter().flat_map(Rule::tests).collect(),
        }
    }
}

impl std::fmt::Display for Rule {
    /// On one line, much as a file would write it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let list =
            |parts: &[Rule]| parts.iter().map(Rule::to_string).collect::<Vec<_>>().join("; ");
        match self {
            Rule::All(parts) => write!(f, "all ({})", list(parts)),
            Rule::Any(parts) => write!(f, "any ({})", list(parts)),
            Rule::None(parts) => write!(f, "none ({})", list(parts)),
            Rule::AtLeast(least, parts) => write!(f, "at-least {least} ({})", list(parts)),
            Rule::Not(part) => write!(f, "not ({part})"),
            Rule::Known(part) => write!(f, "known ({part})"),
            Rule::Maybe(part) => write!(f, "maybe ({part})"),
            Rule::Test(test) => f.write_str(&test.text),
        }
    }
}

impl Model {
    /// Reads the rules of checked content.
    ///
    /// # Panics
    /// On a form of the vocabulary that no rule uses so far (`within-months`).
    pub fn of(content: &Content) -> Model {
        let reader = Reader::new(content);
        let gates: Vec<Gate> = content.gates.iter().map(|gate| reader.gate(gate)).collect();
        let derived = content.derived.iter().map(|derived| Derived {
            id: derived.id.clone(),
            when: reader.rule(&derived.when),
            place: derived.place.clone(),
        });
        let gate = |id: &str| gates.iter().position(|gate| gate.id == id).expect("a checked gate");
        let programs = content.programs.iter().map(|program| Program {
            id: program.id.clone(),
            gate: gate(&program.gate),
            periods: program.periods.iter().map(|period| reader.period(period)).collect(),
        });
        Model {
            facts: content.facts.iter().map(|fact| reader.fact(fact)).collect(),
            derived: derived.collect(),
            programs: programs.collect(),
            gates,
        }
    }

    /// The place of a fact.
    pub fn fact(&self, id: &str) -> Option<usize> {
        self.facts.iter().position(|fact| fact.id == id)
    }

    /// The rule of a program on a day.
    pub fn period(&self, program: usize, day: NaiveDate) -> Option<&Period> {
        let covers = |period: &&Period| period.from <= day && period.to.is_none_or(|to| day <= to);
        self.programs[program].periods.iter().find(covers)
    }
}

/// Knows the names while rules are read.
struct Reader<'a> {
    content: &'a Content,
    facts: HashMap<&'a str, usize>,
    derived: HashMap<&'a str, usize>,
}

impl<'a> Reader<'a> {
    fn new(content: &'a Content) -> Reader<'a> {
        let facts = content.facts.iter().enumerate();
        let derived = content.derived.iter().enumerate();
        Reader {
            content,
            facts: facts.map(|(index, fact)| (fact.id.as_str(), index)).collect(),
            derived: derived.map(|(index, derived)| (derived.id.as_str(), index)).collect(),
        }
    }

    fn fact(&self, fact: &question::Fact) -> Fact {
        let bit = |code: &str| self.codes(self.facts[fact.id.as_str()], code);
        let fill = |(when, code): &(Criterion, String)| (self.rule(when), bit(code));
        Fact {
            id: fact.id.clone(),
            kind: fact.kind,
            options: fact.options.clone(),
            options_from: fact.options_from,
            exclusive: fact.exclusive,
            bands: fact.bands.clone(),
            range: fact.range,
            closed: fact.closed_when.as_ref().map(|when| self.rule(when)),
            fills: fact.fills.iter().map(fill).collect(),
            place: fact.place.clone(),
        }
    }

    fn gate(&self, gate: &files::Gate) -> Gate {
        Gate {
            id: gate.id.clone(),
            needs: gate.needs.iter().map(|need| self.rule(need)).collect(),
            stops: self.flags(&gate.stops),
            caps: self.flags(&gate.caps),
            flags: self.flags(&gate.flags),
            place: gate.place.clone(),
        }
    }

    fn flags(&self, flags: &[files::Flag]) -> Vec<Flag> {
        let flag = |flag: &files::Flag| Flag { say: flag.say.clone(), when: self.rule(&flag.when) };
        flags.iter().map(flag).collect()
    }

    fn period(&self, period: &files::Period) -> Period {
        Period {
            from: period.from,
            to: period.to,
            card: period.card,
            wide: self.rule(&period.wide),
            likely: period.likely.as_ref().map(|likely| self.rule(likely)),
            flags: self.flags(&period.flags),
            place: period.place.clone(),
        }
    }

    fn rule(&self, criterion: &Criterion) -> Rule {
        let all = |parts: &[Criterion]| parts.iter().map(|part| self.rule(part)).collect();
        let one = |part: &Criterion| Box::new(self.rule(part));
        match criterion {
            Criterion::All(parts) => Rule::All(all(parts)),
            Criterion::Any(parts) => Rule::Any(all(parts)),
            Criterion::None(parts) => Rule::None(all(parts)),
            Criterion::AtLeast(least, parts) => Rule::AtLeast(usize::from(*least), all(parts)),
            Criterion::Not(part) => Rule::Not(one(part)),
            Criterion::Known(part) => Rule::Known(one(part)),
            Criterion::Maybe(part) => Rule::Maybe(one(part)),
            Criterion::Leaf(leaf) => Rule::Test(Test {
                text: leaf.text.clone(),
                ask: self.ask(&leaf.text),
                place: leaf.place.clone(),
            }),
        }
    }

    /// Reads a test by the table in `CONTENT.md`, "Criteria: the closed vocabulary".
    fn ask(&self, text: &str) -> Ask {
        let words: Vec<&str> = text.splitn(3, ' ').collect();
        match words[..] {
            [name] => match self.derived.get(name) {
                Some(derived) => Ask::Derived(*derived),
                None => Ask::Codes(self.facts[name], self.codes(self.facts[name], "yes")),
            },
            [name, "is", codes] => {
                Ask::Codes(self.facts[name], self.codes(self.facts[name], codes))
            }
            [name, "any-but", codes] => {
                let fact = self.facts[name];
                Ask::Codes(fact, self.all_codes(fact) & !self.codes(fact, codes))
            }
            [name, sign, limit] => {
                let compare = Compare::SIGNS.iter().find(|(known, _)| *known == sign);
                let (_, compare) =
                    compare.unwrap_or_else(|| panic!("no rule has said `{text}` so far"));
                Ask::Number(self.facts[name], *compare, limit.parse().expect("a whole number"))
            }
            _ => panic!("no rule has said `{text}` so far"),
        }
    }

    fn codes(&self, fact: usize, codes: &str) -> u64 {
        let options = &self.content.facts[fact].options;
        let place = |code: &str| options.iter().position(|option| option == code);
        codes.split(", ").map(|code| 1 << place(code).expect("a checked code")).sum()
    }

    fn all_codes(&self, fact: usize) -> u64 {
        (0..self.content.facts[fact].options.len()).map(|index| 1 << index).sum()
    }
}
