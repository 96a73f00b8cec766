//! The rules with one thing spoilt at a time, to see whether a named case notices.
//!
//! A mutant that no case notices is either told apart from the rule by somebody, who then belongs among
//! the cases, or by nobody at all: the diagrams prove that.

use crate::cases::{Person, fails};
use crate::diagram::{DIFFERS, YES};
use crate::model::{Ask, Compare, Model, Rule, Test};
use crate::plain::Told;
use crate::site::{Owner, part, paths, with};
use crate::space::{Deciding, Space};
use chrono::NaiveDate;
use compiler::fault::Place;
use std::collections::BTreeSet;

/// A rule with one thing spoilt.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// Whose rule it is.
    pub owner: Owner,
    /// The spoilt rule.
    pub rule: Rule,
    /// What was there.
    pub was: String,
    /// What is there instead; nothing where it was taken out.
    pub is: String,
    /// Where it stands.
    pub place: Place,
}

/// What became of a mutant.
#[derive(Clone, Debug)]
pub enum Fate {
    /// A named case comes out otherwise.
    Killed,
    /// Nobody can tell it from the rule, whatever they answer.
    Same,
    /// No case notices it: here is somebody who would.
    Alive(Box<Witness>),
}

/// Somebody who tells a mutant from the rule.
#[derive(Clone, Debug)]
pub struct Witness {
    /// The program, by its place.
    pub program: usize,
    /// The rule of it, by its place.
    pub period: usize,
    /// The answers, by fact; all else is not asked.
    pub told: Vec<(usize, Told)>,
}

/// Every mutant of the rules that decide.
pub fn mutants(model: &Model) -> Vec<Mutant> {
    Owner::all(model).into_iter().flat_map(|owner| of_rule(model, owner)).collect()
}

fn of_rule(model: &Model, owner: Owner) -> Vec<Mutant> {
    let rule = owner.rule(model);
    let mut made: Vec<Mutant> = Vec::new();
    for path in paths(rule) {
        let was = part(rule, &path);
        let place = was.tests().first().map_or_else(Place::default, |test| test.place.clone());
        let others = others(model, was).into_iter().map(Some);
        for other in others.chain((!path.is_empty()).then_some(None)) {
            let Some(spoilt) = with(rule, &path, &|_| other.clone()) else { continue };
            if spoilt != *rule && made.iter().all(|mutant| mutant.rule != spoilt) {
                let (was, is) =
                    (was.to_string(), other.map_or_else(String::new, |is| is.to_string()));
                made.push(Mutant { owner, rule: spoilt, was, is, place: place.clone() });
            }
        }
    }
    made
}

/// What may stand in place of a part.
fn others(model: &Model, part: &Rule) -> Vec<Rule> {
    match part {
        Rule::All(parts) => vec![Rule::Any(parts.clone())],
        Rule::Any(parts) => vec![Rule::All(parts.clone())],
        Rule::None(parts) => vec![Rule::Any(parts.clone())],
        Rule::AtLeast(least, parts) => {
            let counts = [least.saturating_sub(1), least + 1].into_iter();
            counts.map(|least| Rule::AtLeast(least, parts.clone())).collect()
        }
        Rule::Not(part) | Rule::Known(part) | Rule::Maybe(part) => vec![(**part).clone()],
        Rule::Test(test) => tests(model, test),
    }
}

fn tests(model: &Model, test: &Test) -> Vec<Rule> {
    let turned = Rule::Not(Box::new(Rule::Test(test.clone())));
    match &test.ask {
        Ask::Derived(_) => vec![turned],
        Ask::Number(fact, compare, limit) => {
            other_numbers(*compare, *limit).map(|it| number(model, test, *fact, it)).collect()
        }
        // Of "any code but these" no code is written out that could be left out.
        Ask::Codes(..) if !test.text.contains(" is ") => vec![turned],
        Ask::Codes(fact, codes) => {
            let less = (0..model.facts[*fact].options.len()).map(|at| codes & !(1 << at));
            let less: BTreeSet<u64> = less.filter(|less| less != codes && *less != 0).collect();
            let less = less.into_iter().map(|less| only(model, test, *fact, less));
            std::iter::once(turned).chain(less).collect()
        }
    }
}

/// The comparison turned round, and the limit one higher and one lower.
fn other_numbers(compare: Compare, limit: u16) -> impl Iterator<Item = (Compare, u16)> {
    let turned = match compare {
        Compare::AtLeast => Compare::Below,
        Compare::AtMost => Compare::Above,
        Compare::Above => Compare::AtMost,
        Compare::Below => Compare::AtLeast,
        Compare::Exactly => Compare::Above,
    };
    [(turned, limit), (compare, limit + 1), (compare, limit.saturating_sub(1))].into_iter()
}

/// The test with another comparison and limit.
fn number(model: &Model, test: &Test, fact: usize, (compare, limit): (Compare, u16)) -> Rule {
    let text = format!("{} {} {limit}", model.facts[fact].id, compare.sign());
    Rule::Test(Test { text, ask: Ask::Number(fact, compare, limit), place: test.place.clone() })
}

/// The test with these codes only.
fn only(model: &Model, test: &Test, fact: usize, codes: u64) -> Rule {
    let asked = &model.facts[fact];
    let chosen = asked.options.iter().enumerate().filter(|(at, _)| codes >> at & 1 == 1);
    let names = chosen.map(|(_, code)| code.as_str()).collect::<Vec<_>>().join(", ");
    let text = format!("{} is {names}", asked.id);
    Rule::Test(Test { text, ask: Ask::Codes(fact, codes), place: test.place.clone() })
}

impl Mutant {
    /// The rules with this one spoilt.
    fn in_place(&self, model: &Model) -> Model {
        let mut spoilt = model.clone();
        *self.owner.rule_mut(&mut spoilt) = self.rule.clone();
        spoilt
    }

    /// What a case shows that notices it.
    pub fn noticed(&self, model: &Model) -> String {
        let owner = self.owner.name(model);
        match &self.is {
            nothing if nothing.is_empty() => format!("{owner}: «{}» makes a difference", self.was),
            is => match left_out(&self.was, is) {
                Some(code) => format!("{owner}: {code} is one of «{}»", self.was),
                None => format!("{owner}: «{}», not «{is}»", self.was),
            },
        }
    }

    /// What it does, in a line.
    pub fn told(&self, model: &Model) -> String {
        let is = if self.is.is_empty() { "nothing" } else { &self.is };
        format!("{}: `{}` → `{is}`", self.owner.name(model), self.was)
    }

    /// The rules that it can change, each as program and period.
    fn touches(&self, model: &Model) -> Vec<(usize, usize)> {
        let all =
            model.programs.iter().enumerate().flat_map(|(at, program)| {
                (0..program.periods.len()).map(move |period| (at, period))
            });
        let touched = |(program, period): &(usize, usize)| match self.owner {
            Owner::Wide(at, index) | Owner::Likely(at, index) => (at, index) == (*program, *period),
            Owner::Need(gate, _) | Owner::Stop(gate, _) | Owner::Cap(gate, _) => {
                model.programs[*program].gate == gate
            }
            Owner::Derived(at) => Deciding::of(model, *program, *period).uses(at),
        };
        all.filter(touched).collect()
    }

    /// Whether one of these people comes out otherwise than written.
    pub fn is_killed_by(&self, model: &Model, people: &[Person]) -> bool {
        let spoilt = self.in_place(model);
        let touched: BTreeSet<usize> =
            self.touches(model).into_iter().map(|(program, _)| program).collect();
        people.iter().any(|person| fails(&spoilt, person, &|program| touched.contains(&program)))
    }

    /// Somebody who tells it from the rule; `None` where nobody can. The newest rule first.
    pub fn witness(&self, model: &Model) -> Option<Witness> {
        let spoilt = self.in_place(model);
        let mut touched = self.touches(model);
        touched.sort_by_key(|(_, period)| std::cmp::Reverse(*period));
        touched.into_iter().find_map(|(program, period)| {
            let both = [model, &spoilt].map(|model| Deciding::of(model, program, period));
            let mut space = Space::of_all(model, &both);
            let [a, b] = both.each_ref().map(|deciding| space.verdict(deciding));
            let differs = space.diagrams.join(DIFFERS, a, b);
            let cost = |level, answer| space.cost(level, answer);
            let path = space.diagrams.somebody(differs, YES, cost)?;
            let known = path.into_iter().filter(|(level, answer)| space.cost(*level, *answer) > 0);
            let told = |(level, answer): (usize, usize)| {
                (space.asked[level].fact, space.asked[level].answers[answer])
            };
            Some(Witness { program, period, told: known.map(told).collect() })
        })
    }

    /// What becomes of it.
    pub fn fate(&self, model: &Model, people: &[Person]) -> Fate {
        if self.is_killed_by(model, people) {
            return Fate::Killed;
        }
        self.witness(model).map_or(Fate::Same, |witness| Fate::Alive(Box::new(witness)))
    }
}

/// The one code that a list lost.
fn left_out<'a>(was: &'a str, is: &str) -> Option<&'a str> {
    let codes = |text: &'a str| text.split_once(" is ").map(|(_, codes)| codes.split(", "));
    let left: Vec<&str> = is.split_once(" is ")?.1.split(", ").collect();
    let mut lost = codes(was)?.filter(|code| !left.contains(code));
    lost.next().filter(|_| !is.contains('(') && lost.next().is_none())
}

impl Witness {
    /// This somebody as a person of the cases, asked on `day` if the rule holds then, else on its first
    /// day; with the verdict of the rule as it is written.
    pub fn person(&self, model: &Model, name: String, day: NaiveDate) -> Person {
        let mut told = vec![Told::NotAsked; model.facts.len()];
        self.told.iter().for_each(|(fact, answer)| told[*fact] = *answer);
        let period = &model.programs[self.program].periods[self.period];
        let verdict = crate::plain::Reading::new(model, &told).verdict_by(self.program, period);
        let expect = vec![(self.program, verdict.to_owned())];
        let holds = period.from <= day && period.to.is_none_or(|to| day <= to);
        Person { name, day: if holds { day } else { period.from }, told, expect }
    }
}
