//! Random people, a JSON line each: `cargo run --release -p screening --example people -- 100000`. The same
//! number gives the same people. What they tell may contradict itself, and one in a hundred cannot be read.

use content::{COUNTIES, PLANS, RULEBOOK};
use rules::{Fact, Kind};
use screening::person;
use serde_json::{Map, Value as Json, json};
use std::io::{BufWriter, Write};

fn main() {
    let count = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(1_000);
    let mut out = BufWriter::new(std::io::stdout().lock());
    for person in people(count) {
        writeln!(out, "{person}").expect("the people are taken");
    }
}

/// SplitMix64: small, and the same everywhere.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    /// So many times in a hundred.
    fn percent(&mut self, times: usize) -> bool {
        self.below(100) < times
    }

    fn one<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// So many people.
pub fn people(count: u64) -> impl Iterator<Item = Json> {
    let mut chance = Chance(1);
    (1..=count).map(move |number| someone(number, &mut chance))
}

fn someone(number: u64, chance: &mut Chance) -> Json {
    // How much a person has told at all.
    let told = 10 + chance.below(90);
    let mut answers = Map::new();
    for fact in RULEBOOK.facts {
        if chance.percent(told)
            && let Some(answer) = answer(fact, chance)
        {
            answers.insert(fact.id.to_owned(), answer);
        }
    }
    if chance.percent(1) {
        answers.insert("age".to_owned(), json!(121 + chance.below(1_000)));
    }
    let has_plan = answers.contains_key("plan");
    let has_county = answers.contains_key("county");
    let mut person = json!({ "id": format!("person-{number}"), "answers": answers });
    if chance.percent(80) && !has_county {
        person["county"] = chance.one(COUNTIES).id.into();
    }
    if chance.percent(70) && !has_plan {
        person["plan"] = chance.one(PLANS).id.into();
    }
    person
}

/// An answer to a fact; `None` where it is told in a field of its own.
fn answer(fact: &Fact, chance: &mut Chance) -> Option<Json> {
    if ["county", "plan"].contains(&fact.id) && chance.percent(90) {
        return None;
    }
    match chance.below(20) {
        0 => Some("not-sure".into()),
        1 => Some("declined".into()),
        2 => Some(Json::Null),
        _ => value(fact, chance),
    }
}

fn value(fact: &Fact, chance: &mut Chance) -> Option<Json> {
    let codes = person::codes(fact);
    match fact.kind {
        Kind::YesNo | Kind::Choice if codes.is_empty() => None,
        Kind::YesNo | Kind::Choice => Some((*chance.one(&codes)).into()),
        Kind::Multi => Some(several(fact, chance)),
        Kind::Number if chance.percent(40) && !fact.bands.is_empty() => {
            Some(chance.one(fact.bands).id.into())
        }
        Kind::Number => Some(number(fact, chance).into()),
        Kind::Date => {
            Some(format!("2026-{:02}-{:02}", 1 + chance.below(12), 1 + chance.below(28)).into())
        }
    }
}

/// One of the options, or some of those that stand beside others.
fn several(fact: &Fact, chance: &mut Chance) -> Json {
    let beside = |index: &usize| fact.exclusive & (1 << index) == 0;
    let mut some: Vec<&str> = (0..fact.options.len())
        .filter(|index| beside(index) && chance.percent(25))
        .map(|index| fact.options[index])
        .collect();
    if some.is_empty() {
        some.push(*chance.one(fact.options));
    }
    json!(some)
}

/// Mostly small, where the limits of rules are.
fn number(fact: &Fact, chance: &mut Chance) -> u16 {
    let (least, most) = fact.range;
    let most = if chance.percent(70) { most.min(least + 12) } else { most };
    least + chance.below(usize::from(most - least) + 1) as u16
}
