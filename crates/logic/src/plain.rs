//! What the rules say about one person, worked out as plainly as the design tells it.
//!
//! A second opinion on the engine: written from `CONTENT.md` and from the definitions of the verdicts,
//! sharing no line with `crates/rules`. Yes is `Some(true)`, no is `Some(false)`, and whatever is not
//! known is `None`.

use crate::model::{Ask, Compare, Fact, Flag, Model, Period, Rule};
use chrono::NaiveDate;
use compiler::question::Kind;

/// How a fact stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Told {
    /// The question was not put.
    #[default]
    NotAsked,
    /// The person does not know.
    NotSure,
    /// The person would rather not say.
    Declined,
    /// These codes, as bits; none at all means "none of them".
    Codes(u64),
    /// A number between these two, both included.
    Number(u16, u16),
}

/// One person held against the rules.
#[derive(Debug)]
pub struct Reading<'a> {
    model: &'a Model,
    told: Vec<Told>,
    derived: Vec<Option<bool>>,
}

impl<'a> Reading<'a> {
    /// Takes what a person told, one entry for each fact of the model.
    pub fn new(model: &'a Model, told: &[Told]) -> Reading<'a> {
        let given = Reading { model, told: told.to_vec(), derived: Vec::new() };
        // A follow-up that was left out counts by what its parents were really answered.
        let counts = |(fact, told): (&Fact, &Told)| match told {
            Told::NotAsked => given.left_out(fact),
            told => *told,
        };
        let counted = model.facts.iter().zip(told).map(counts).collect();
        let mut reading = Reading { told: counted, ..given };
        for derived in &model.derived {
            let holds = reading.holds(&derived.when);
            reading.derived.push(holds);
        }
        reading
    }

    fn left_out(&self, fact: &Fact) -> Told {
        let yes = |when: &Rule| self.holds(when) == Some(true);
        match fact.fills.iter().find(|(when, _)| yes(when)) {
            Some((_, code)) => Told::Codes(*code),
            None if fact.closed.as_ref().is_some_and(yes) => Told::Codes(fact.none()),
            None => Told::NotAsked,
        }
    }

    /// Whether a condition holds.
    pub fn holds(&self, rule: &Rule) -> Option<bool> {
        let count =
            |parts: &[Rule], wanted| parts.iter().filter(|part| self.holds(part) == wanted).count();
        let (yes, no) = (Some(true), Some(false));
        match rule {
            Rule::All(parts) if count(parts, no) > 0 => no,
            Rule::All(parts) => (count(parts, yes) == parts.len()).then_some(true),
            Rule::Any(parts) | Rule::None(parts) => {
                let any = match count(parts, yes) {
                    0 if count(parts, no) == parts.len() => no,
                    0 => None,
                    _ => yes,
                };
                if matches!(rule, Rule::Any(_)) { any } else { any.map(|any| !any) }
            }
            Rule::AtLeast(least, parts) if count(parts, yes) >= *least => yes,
            Rule::AtLeast(least, parts) => {
                (parts.len() - count(parts, no) < *least).then_some(false)
            }
            Rule::Not(part) => self.holds(part).map(|holds| !holds),
            Rule::Known(part) => Some(self.holds(part) == yes),
            Rule::Maybe(part) => self.holds(part).filter(|holds| !holds),
            Rule::Test(test) => self.asks(&test.ask),
        }
    }

    fn asks(&self, ask: &Ask) -> Option<bool> {
        match *ask {
            Ask::Derived(derived) => self.derived[derived],
            Ask::Codes(fact, _) | Ask::Number(fact, ..) => answers(ask, self.told[fact]),
        }
    }

    /// The verdict for a program on a day, by its code in exports.
    pub fn verdict(&self, program: usize, day: NaiveDate) -> &'static str {
        match self.model.period(program, day) {
            Some(period) => self.verdict_by(program, period),
            None => "no-rule-for-date",
        }
    }

    /// The verdict by one rule of a program, whatever its dates.
    pub fn verdict_by(&self, program: usize, period: &Period) -> &'static str {
        if period.card {
            return if self.holds(&period.wide) == Some(true) { "shown" } else { "not-shown" };
        }
        let gate = &self.model.gates[self.model.programs[program].gate];
        let known = |flag: &Flag| self.holds(&flag.when) == Some(true);
        let needs = gate.needs.iter().chain([&period.wide]);
        let wide: Vec<Option<bool>> = needs.map(|need| self.holds(need)).collect();
        let likely = period.likely.as_ref().is_none_or(|when| self.holds(when) == Some(true));
        if gate.stops.iter().any(known) || wide.contains(&Some(false)) {
            "not-now"
        } else if likely && !wide.contains(&None) && !gate.caps.iter().any(known) {
            "likely"
        } else {
            "possible"
        }
    }

    /// What is said beside the verdict on a day, in the order of the files.
    pub fn flags(&self, program: usize, day: NaiveDate) -> Vec<&'a str> {
        let Some(period) = self.model.period(program, day) else { return Vec::new() };
        let gate = &self.model.gates[self.model.programs[program].gate];
        let all = [&gate.stops, &gate.caps, &gate.flags, &period.flags].into_iter().flatten();
        let said = all.filter(|flag| self.holds(&flag.when) == Some(true));
        said.map(|flag| flag.say.as_str()).collect()
    }
}

/// What one answer says to a test of its fact.
pub fn answers(ask: &Ask, told: Told) -> Option<bool> {
    match (ask, told) {
        (_, Told::NotAsked | Told::NotSure | Told::Declined) => None,
        (Ask::Codes(_, wanted), Told::Codes(chosen)) => Some(chosen & wanted != 0),
        (Ask::Number(_, compare, limit), Told::Number(least, most)) => {
            compares(*compare, *limit, least, most)
        }
        // A number that was left out because another answer closed it counts as no.
        (Ask::Number(..), Told::Codes(_)) => Some(false),
        (Ask::Codes(..) | Ask::Derived(_), _) => None,
    }
}

/// Some number between two limits compares so: yes where each does, no where none does.
fn compares(compare: Compare, limit: u16, least: u16, most: u16) -> Option<bool> {
    let (every, some) = match compare {
        Compare::AtLeast => (least >= limit, most >= limit),
        Compare::AtMost => (most <= limit, least <= limit),
        Compare::Above => (least > limit, most > limit),
        Compare::Below => (most < limit, least < limit),
        Compare::Exactly => (least == limit && most == limit, least <= limit && limit <= most),
    };
    (every == some).then_some(every)
}

impl Fact {
    /// What a follow-up counts as once another answer has closed it: no, or none of the codes.
    pub fn none(&self) -> u64 {
        let no = self.options.iter().position(|option| option == "no");
        no.filter(|_| self.kind == Kind::YesNo).map_or(0, |place| 1 << place)
    }
}
