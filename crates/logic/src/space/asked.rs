//! The questions of a rule, and those of their answers that make a difference to it.

use super::Deciding;
use crate::model::{Ask, Fact, Model, Rule};
use crate::plain::{Told, answers};
use compiler::question::{Kind, OptionsFrom};
use std::collections::{BTreeMap, BTreeSet};

/// A question with the answers that make a difference.
#[derive(Debug)]
pub struct Asked {
    /// The fact, by its place in the model.
    pub fact: usize,
    /// The answers, each standing for all that say the same to every test; the open ones first.
    pub answers: Vec<Told>,
    /// How many of the answers are open: not asked and, where that may count as something else, not sure.
    pub open: usize,
    /// The tests of it.
    pub(super) asks: Vec<Ask>,
}

/// The tests by their facts, with those of what closes and fills the facts.
pub(super) fn add_tests(model: &Model, deciding: &Deciding, tests: &mut BTreeMap<usize, Vec<Ask>>) {
    let mut left: Vec<&Rule> = deciding.rules();
    let mut opened = BTreeSet::new();
    while let Some(rule) = left.pop() {
        for test in rule.tests() {
            match test.ask {
                Ask::Derived(derived) => {
                    let new = opened.insert(derived);
                    left.extend(deciding.derived[derived].iter().filter(|_| new));
                }
                Ask::Codes(fact, _) | Ask::Number(fact, ..) => {
                    if !tests.contains_key(&fact) {
                        let asked = &model.facts[fact];
                        left.extend(&asked.closed);
                        left.extend(asked.fills.iter().map(|(when, _)| when));
                    }
                    tests.entry(fact).or_default().push(test.ask.clone());
                }
            }
        }
    }
}

/// The answers that make a difference to these tests.
pub(super) fn asked(fact: &Fact, place: usize, asks: &[Ask]) -> Asked {
    let may_count = fact.closed.is_some() || !fact.fills.is_empty();
    let mut all =
        if may_count { vec![Told::NotAsked, Told::NotSure] } else { vec![Told::NotAsked] };
    let open = all.len();
    // What a fill gives must be an answer of its own.
    let fills = fact.fills.iter().map(|(_, code)| Ask::Codes(place, *code));
    let asks: Vec<Ask> = asks.iter().cloned().chain(fills).collect();
    let mut seen = BTreeSet::new();
    for told in known(fact, &asks) {
        let says: Vec<Option<bool>> = asks.iter().map(|ask| answers(ask, told)).collect();
        // A band on both sides of every limit says as little as no answer.
        let says_something = says.iter().any(Option::is_some);
        if says_something && seen.insert(says) {
            all.push(told);
        }
    }
    Asked { fact: place, answers: all, open, asks }
}

/// Being in a plan without knowing its name.
const UNNAMED: &str = "in-a-plan-name-unknown";

/// Every answer that can be given; of several codes at once only sets that differ to the tests.
fn known(fact: &Fact, asks: &[Ask]) -> Vec<Told> {
    let single = (0..fact.options.len()).map(|option| 1u64 << option);
    match fact.kind {
        Kind::Number => {
            let exact = (fact.range.0..=fact.range.1).map(|number| Told::Number(number, number));
            let bands = fact.bands.iter().map(|(_, least, most)| Told::Number(*least, *most));
            exact.chain(bands).collect()
        }
        Kind::Multi => {
            let apart = single.clone().filter(|code| code & fact.exclusive != 0);
            let joint: Vec<u64> = single.filter(|code| code & fact.exclusive == 0).collect();
            sets(&joint, asks).into_iter().chain(apart).map(Told::Codes).collect()
        }
        // A plan that nobody names speaks for all plans, not the first in the list.
        Kind::Choice if fact.options_from == OptionsFrom::Plans => {
            let (named, own): (Vec<u64>, Vec<u64>) =
                single.partition(|code| fact.options[code.trailing_zeros() as usize] != UNNAMED);
            own.into_iter().chain(named).map(Told::Codes).collect()
        }
        Kind::YesNo | Kind::Choice => single.map(Told::Codes).collect(),
        Kind::Date => panic!("no fact asks for a date so far"),
    }
}

/// One set of codes for each way to meet the tests, the smallest first.
fn sets(codes: &[u64], asks: &[Ask]) -> Vec<u64> {
    let says = |set: u64| -> Vec<Option<bool>> {
        asks.iter().map(|ask| answers(ask, Told::Codes(set))).collect()
    };
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    let mut left: std::collections::VecDeque<u64> = codes.iter().copied().collect();
    while let Some(set) = left.pop_front() {
        if seen.insert(says(set)) {
            found.push(set);
            left.extend(codes.iter().filter(|code| *code & set == 0).map(|code| set | code));
        }
    }
    found
}
