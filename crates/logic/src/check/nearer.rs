//! Which of two answers is nearer to what a rule asks for, and for whom the nearer one is worse.

use crate::diagram::{Diagram, WORSE};
use crate::model::{Ask, Fact, Model, Rule};
use crate::plain::{Told, answers};
use crate::space::{Asked, Deciding, Space};
use compiler::question::Kind;
use std::collections::{BTreeMap, HashMap};

/// Which way the rule wishes each test of a fact to come out.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wish {
    yes: bool,
    no: bool,
}

/// The tests of each fact, and how the rule wishes them to come out.
pub(super) type Wishes = HashMap<usize, Vec<(Ask, Wish)>>;

/// What a rule wishes of every test in it.
pub(super) fn wishes(model: &Model, deciding: &Deciding) -> Wishes {
    let mut wishes = Wishes::new();
    let good = deciding.needs.iter().chain(&deciding.wide).chain(&deciding.likely);
    for rule in good {
        wish(deciding, rule, true, &mut wishes);
    }
    for rule in deciding.stops.iter().chain(&deciding.caps) {
        wish(deciding, rule, false, &mut wishes);
    }
    // An answer that closes or fills another question says more than one thing: it is compared with those
    // only that close and fill the same.
    for fact in &model.facts {
        for rule in fact.closed.iter().chain(fact.fills.iter().map(|(when, _)| when)) {
            wish(deciding, rule, true, &mut wishes);
            wish(deciding, rule, false, &mut wishes);
        }
    }
    wishes
}

fn wish(deciding: &Deciding, rule: &Rule, good: bool, wishes: &mut Wishes) {
    match rule {
        Rule::Not(_) | Rule::None(_) => {
            rule.parts().into_iter().for_each(|part| wish(deciding, part, !good, wishes));
        }
        Rule::Test(test) => match test.ask {
            Ask::Derived(at) => {
                let when = deciding.derived[at].iter();
                when.for_each(|when| wish(deciding, when, good, wishes));
            }
            Ask::Codes(fact, _) | Ask::Number(fact, ..) => {
                let tests = wishes.entry(fact).or_default();
                let known = tests.iter().position(|(ask, _)| *ask == test.ask);
                let at = known.unwrap_or_else(|| {
                    tests.push((test.ask.clone(), Wish::default()));
                    tests.len() - 1
                });
                tests[at].1.yes |= good;
                tests[at].1.no |= !good;
            }
        },
        _ => rule.parts().into_iter().for_each(|part| wish(deciding, part, good, wishes)),
    }
}

/// Whether one answer meets every test at least as well as another.
pub(super) fn is_nearer(tests: &[(Ask, Wish)], before: Told, after: Told) -> bool {
    let rank = |ask: &Ask, told| match answers(ask, told) {
        Some(false) => 0,
        None => 1,
        Some(true) => 2,
    };
    tests.iter().all(|(ask, wish)| {
        let (before, after) = (rank(ask, before), rank(ask, after));
        (!wish.yes || after >= before) && (!wish.no || after <= before)
    })
}

/// The answers of a yes-no question or a number, from no to yes or from few to many; none of others.
pub(super) fn rising(fact: &Fact, asked: &Asked) -> Vec<usize> {
    let key = |told: &Told| match (fact.kind, *told) {
        (Kind::YesNo, Told::Codes(codes)) => Some(u16::from(codes == 1)),
        (Kind::Number, Told::Number(least, most)) if least == most => Some(least),
        _ => None,
    };
    let known = asked.answers.iter().enumerate().filter_map(|(at, told)| Some((key(told)?, at)));
    known.collect::<BTreeMap<u16, usize>>().into_values().collect()
}

/// For whom one answer to a question gives a worse verdict than another.
pub(super) fn worse(
    space: &mut Space<'_>,
    verdict: Diagram,
    level: usize,
    from: usize,
    to: usize,
) -> Diagram {
    let before = space.diagrams.given(verdict, level, from);
    let after = space.diagrams.given(verdict, level, to);
    space.diagrams.join(WORSE, before, after)
}
