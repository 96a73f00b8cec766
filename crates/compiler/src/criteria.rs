//! Criteria as policy files write them, checked against the vocabulary.

use crate::fault::{Fault, Place};
use crate::question::{Fact, Kind};
use crate::source::{self, Citation};
use crate::yaml::Value;
use std::collections::BTreeMap;

/// A condition of a rule.
#[derive(Clone, Debug, PartialEq)]
pub enum Criterion {
    /// Every part must hold.
    All(Vec<Criterion>),
    /// At least one part must hold.
    Any(Vec<Criterion>),
    /// No part may hold.
    None(Vec<Criterion>),
    /// At least so many parts must hold.
    AtLeast(u8, Vec<Criterion>),
    /// The part must not hold.
    Not(Box<Criterion>),
    /// The part counts only when known.
    Known(Box<Criterion>),
    /// The part is a sign, not proof.
    Maybe(Box<Criterion>),
    /// A test of one fact.
    Leaf(Leaf),
}

/// A test of one fact with its source.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// The criterion as a rule writes it, in one fixed form.
    pub text: String,
    /// What is tested.
    pub test: Test,
    /// What it rests on; `None` only inside questions, which are no policy.
    pub citation: Option<Citation>,
    /// Whether it stands directly under `not` (or `none`): its sentence is then that of the opposite.
    pub negated: bool,
    /// Where it stands.
    pub place: Place,
}

/// What a leaf tests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// One of these options (a bit set) is chosen.
    Has(String, u64),
    /// The number lies between these limits, both included.
    Between(String, u16, u16),
    /// The date is at most so many months back.
    WithinMonths(String, u16),
    /// A derived fact holds.
    Derived(String),
}

/// The names that a criterion may use.
#[derive(Debug)]
pub struct Names<'a> {
    /// The facts by id.
    pub facts: &'a BTreeMap<String, Fact>,
    /// The ids of derived facts.
    pub derived: &'a [String],
}

const FORMS: [&str; 9] = ["all", "any", "none", "at-least", "of", "not", "known", "maybe", "is"];

impl Names<'_> {
    /// Reads a criterion. `inherited` is the source that holds where the file names none of its own.
    pub fn criterion(
        &self,
        value: &Value,
        inherited: Option<&Citation>,
    ) -> Result<Criterion, Fault> {
        if value.as_text().is_some() {
            return self.leaf(value, inherited).map(Criterion::Leaf);
        }
        if value.is_list() {
            return Err(value.fault("a list needs `all:`, `any:` or `none:` in front"));
        }
        let allowed = [&FORMS[..], &["source", "confidence", "checked"]].concat();
        value.only(&allowed)?;
        let citation = source::citation(value, inherited)?;
        self.form(value, citation.as_ref())
    }

    fn form(&self, value: &Value, citation: Option<&Citation>) -> Result<Criterion, Fault> {
        let entries = value.entries()?;
        let mut forms = entries
            .iter()
            .filter(|(key, _)| FORMS.contains(&key.text.as_str()) && key.text != "of");
        let (Some((key, inner)), None) = (forms.next(), forms.next()) else {
            return Err(value.fault(
                "expected exactly one of: all, any, none, at-least, not, known, maybe, is",
            ));
        };
        let parts = || self.parts(inner, citation);
        let part = || self.criterion(inner, citation).map(Box::new);
        Ok(match key.text.as_str() {
            "all" => Criterion::All(parts()?),
            "any" => Criterion::Any(parts()?),
            "none" => Criterion::None(parts()?.into_iter().map(negate).collect()),
            "at-least" => {
                Criterion::AtLeast(small(inner)?, self.parts(&value.need("of")?, citation)?)
            }
            "not" => Criterion::Not(Box::new(negate(*part()?))),
            "known" => Criterion::Known(part()?),
            "maybe" => Criterion::Maybe(part()?),
            _ => Criterion::Leaf(self.leaf(inner, citation)?),
        })
    }

    fn parts(&self, list: &Value, citation: Option<&Citation>) -> Result<Vec<Criterion>, Fault> {
        let parts = list.list()?;
        if parts.is_empty() {
            return Err(list.fault("an empty list of criteria"));
        }
        parts.iter().map(|part| self.criterion(part, citation)).collect()
    }

    fn leaf(&self, value: &Value, citation: Option<&Citation>) -> Result<Leaf, Fault> {
        let text = value.text()?.split_whitespace().collect::<Vec<_>>().join(" ");
        let test = self.test(&text).map_err(|what| value.fault(what))?;
        Ok(Leaf { text, test, citation: citation.cloned(), negated: false, place: value.place() })
    }

    fn test(&self, text: &str) -> Result<Test, String> {
        let (name, rest) = text.split_once(' ').unwrap_or((text, ""));
        if rest.is_empty() && self.derived.iter().any(|derived| derived == name) {
            return Ok(Test::Derived(name.to_owned()));
        }
        let Some(fact) = self.facts.get(name) else {
            return Err(format!(
                "`{name}` is neither a fact of questions/ nor a derived fact known here"
            ));
        };
        let (operator, operand) = rest.split_once(' ').unwrap_or((rest, ""));
        match operator {
            "" if fact.kind == Kind::YesNo => Ok(Test::Has(name.to_owned(), 1)),
            "" => Err(format!("`{name}` is no yes-no fact: say what it must be (`{name} is …`)")),
            "is" => Ok(Test::Has(name.to_owned(), options(fact, operand)?)),
            "any-but" => {
                Ok(Test::Has(name.to_owned(), fact.all_options() & !options(fact, operand)?))
            }
            "within-months" if fact.kind == Kind::Date => {
                Ok(Test::WithinMonths(name.to_owned(), whole(operand)?))
            }
            ">=" | "<=" | ">" | "<" | "=" if fact.kind == Kind::Number => {
                between(name, operator, whole(operand)?)
            }
            other => Err(format!(
                "`{other}` does not fit `{name}`, which is a {} fact",
                fact.kind.code()
            )),
        }
    }
}

fn negate(criterion: Criterion) -> Criterion {
    match criterion {
        Criterion::Leaf(leaf) => Criterion::Leaf(Leaf { negated: !leaf.negated, ..leaf }),
        Criterion::Known(part) => Criterion::Known(Box::new(negate(*part))),
        other => other,
    }
}

fn options(fact: &Fact, operand: &str) -> Result<u64, String> {
    if fact.options.is_empty() {
        return Err(format!("`{}` has no options to choose from", fact.id));
    }
    let mut set = 0;
    for code in operand.split(',').map(str::trim) {
        let index = fact.options.iter().position(|option| option == code);
        let known =
            || format!("`{}` has no answer `{code}`; it has: {}", fact.id, fact.options.join(", "));
        set |= 1 << index.ok_or_else(known)?;
    }
    Ok(set)
}

fn between(name: &str, operator: &str, limit: u16) -> Result<Test, String> {
    let below =
        || limit.checked_sub(1).ok_or_else(|| format!("`{operator} {limit}` can never hold"));
    let (least, most) = match operator {
        ">=" => (limit, u16::MAX),
        "<=" => (0, limit),
        ">" => (limit + 1, u16::MAX),
        "<" => (0, below()?),
        _ => (limit, limit),
    };
    Ok(Test::Between(name.to_owned(), least, most))
}

fn whole(text: &str) -> Result<u16, String> {
    text.parse().map_err(|_| format!("expected a whole number, found \"{text}\""))
}

fn small(value: &Value) -> Result<u8, Fault> {
    u8::try_from(value.number()?).map_err(|_| value.fault("expected a small whole number"))
}

impl Criterion {
    /// The parts of a compound criterion; empty for a leaf.
    pub fn parts(&self) -> Vec<&Criterion> {
        match self {
            Criterion::All(parts)
            | Criterion::Any(parts)
            | Criterion::None(parts)
            | Criterion::AtLeast(_, parts) => parts.iter().collect(),
            Criterion::Not(part) | Criterion::Known(part) | Criterion::Maybe(part) => vec![part],
            Criterion::Leaf(_) => Vec::new(),
        }
    }

    /// Every leaf below, in order.
    pub fn leaves(&self) -> Vec<&Leaf> {
        match self {
            Criterion::Leaf(leaf) => vec![leaf],
            _ => self.parts().into_iter().flat_map(Criterion::leaves).collect(),
        }
    }

    /// The same criterion with no source to show: for what only opens or closes something.
    pub fn unsourced(&self) -> Criterion {
        let all = |parts: &[Criterion]| parts.iter().map(Criterion::unsourced).collect();
        let one = |part: &Criterion| Box::new(part.unsourced());
        match self {
            Criterion::All(parts) => Criterion::All(all(parts)),
            Criterion::Any(parts) => Criterion::Any(all(parts)),
            Criterion::None(parts) => Criterion::None(all(parts)),
            Criterion::AtLeast(least, parts) => Criterion::AtLeast(*least, all(parts)),
            Criterion::Not(part) => Criterion::Not(one(part)),
            Criterion::Known(part) => Criterion::Known(one(part)),
            Criterion::Maybe(part) => Criterion::Maybe(one(part)),
            Criterion::Leaf(leaf) => Criterion::Leaf(Leaf { citation: None, ..leaf.clone() }),
        }
    }
}

impl Leaf {
    /// Under which key the sentence stands in `words/<language>/reasons.yaml`.
    pub fn words_key(&self) -> String {
        if self.negated { format!("not {}", self.text) } else { self.text.clone() }
    }
}
