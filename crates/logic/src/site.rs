//! Where a part of a rule stands, and the rule without it or with another in its place.

use crate::model::{Model, Rule};
use compiler::fault::Place;

/// A rule of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// A derived fact.
    Derived(usize),
    /// What a family needs: the gate, and which.
    Need(usize, usize),
    /// What stops a family: the gate, and which.
    Stop(usize, usize),
    /// What caps a family: the gate, and which.
    Cap(usize, usize),
    /// The widest reading of a program: the program, and which period.
    Wide(usize, usize),
    /// What "likely" needs as well: the program, and which period.
    Likely(usize, usize),
}

/// A part of a rule: the place of each part on the way down.
pub type Path = Vec<usize>;

impl Owner {
    /// Every rule that decides about verdicts.
    pub fn all(model: &Model) -> Vec<Owner> {
        let derived = (0..model.derived.len()).map(Owner::Derived);
        let gates = model.gates.iter().enumerate().flat_map(|(at, gate)| {
            let needs = (0..gate.needs.len()).map(move |index| Owner::Need(at, index));
            let stops = (0..gate.stops.len()).map(move |index| Owner::Stop(at, index));
            needs.chain(stops).chain((0..gate.caps.len()).map(move |index| Owner::Cap(at, index)))
        });
        let programs = model.programs.iter().enumerate().flat_map(|(at, program)| {
            let periods = program.periods.iter().enumerate();
            periods.flat_map(move |(index, period)| {
                let likely = period.likely.iter().map(move |_| Owner::Likely(at, index));
                std::iter::once(Owner::Wide(at, index)).chain(likely)
            })
        });
        derived.chain(gates).chain(programs).collect()
    }

    /// The rule.
    pub fn rule(self, model: &Model) -> &Rule {
        match self {
            Owner::Derived(at) => &model.derived[at].when,
            Owner::Need(gate, at) => &model.gates[gate].needs[at],
            Owner::Stop(gate, at) => &model.gates[gate].stops[at].when,
            Owner::Cap(gate, at) => &model.gates[gate].caps[at].when,
            Owner::Wide(program, at) => &model.programs[program].periods[at].wide,
            Owner::Likely(program, at) => {
                model.programs[program].periods[at].likely.as_ref().expect("a rule that is there")
            }
        }
    }

    /// The rule, to put another in its place.
    pub fn rule_mut(self, model: &mut Model) -> &mut Rule {
        match self {
            Owner::Derived(at) => &mut model.derived[at].when,
            Owner::Need(gate, at) => &mut model.gates[gate].needs[at],
            Owner::Stop(gate, at) => &mut model.gates[gate].stops[at].when,
            Owner::Cap(gate, at) => &mut model.gates[gate].caps[at].when,
            Owner::Wide(program, at) => &mut model.programs[program].periods[at].wide,
            Owner::Likely(program, at) => {
                let likely = &mut model.programs[program].periods[at].likely;
                likely.as_mut().expect("a rule that is there")
            }
        }
    }

    /// Its name for people.
    pub fn name(self, model: &Model) -> String {
        let period = |program: usize, at: usize| {
            let program = &model.programs[program];
            format!("{} from {}", program.id, program.periods[at].from)
        };
        match self {
            Owner::Derived(at) => format!("derived fact {}", model.derived[at].id),
            Owner::Need(gate, _) => format!("needs of gate {}", model.gates[gate].id),
            Owner::Stop(gate, at) => {
                format!("{} of gate {}", model.gates[gate].stops[at].say, model.gates[gate].id)
            }
            Owner::Cap(gate, at) => {
                format!("{} of gate {}", model.gates[gate].caps[at].say, model.gates[gate].id)
            }
            Owner::Wide(program, at) => format!("{}, wide", period(program, at)),
            Owner::Likely(program, at) => format!("{}, likely", period(program, at)),
        }
    }

    /// The thing of the files that carries explanations about it.
    pub fn place(self, model: &Model) -> &Place {
        match self {
            Owner::Derived(at) => &model.derived[at].place,
            Owner::Need(gate, _) | Owner::Stop(gate, _) | Owner::Cap(gate, _) => {
                &model.gates[gate].place
            }
            Owner::Wide(program, at) | Owner::Likely(program, at) => {
                &model.programs[program].periods[at].place
            }
        }
    }
}

/// Every part of a rule, the whole first, each before its own parts.
pub fn paths(rule: &Rule) -> Vec<Path> {
    let mut all = vec![Path::new()];
    for (index, part) in rule.parts().into_iter().enumerate() {
        let below = paths(part).into_iter();
        all.extend(below.map(|path| std::iter::once(index).chain(path).collect()));
    }
    all
}

/// The part at a path.
pub fn part<'a>(rule: &'a Rule, path: &[usize]) -> &'a Rule {
    path.iter().fold(rule, |rule, index| rule.parts()[*index])
}

/// The rule with the part at a path changed; `None` takes it out. What has no part left goes too.
pub fn with(rule: &Rule, path: &[usize], change: &dyn Fn(&Rule) -> Option<Rule>) -> Option<Rule> {
    let Some((index, rest)) = path.split_first() else { return change(rule) };
    let list = |parts: &[Rule]| -> Option<Vec<Rule>> {
        let mut parts = parts.to_vec();
        match with(&parts[*index], rest, change) {
            Some(part) => parts[*index] = part,
            None => drop(parts.remove(*index)),
        }
        (!parts.is_empty()).then_some(parts)
    };
    let one = |part: &Rule| with(part, rest, change).map(Box::new);
    match rule {
        Rule::All(parts) => list(parts).map(Rule::All),
        Rule::Any(parts) => list(parts).map(Rule::Any),
        Rule::None(parts) => list(parts).map(Rule::None),
        Rule::AtLeast(least, parts) => list(parts).map(|parts| Rule::AtLeast(*least, parts)),
        Rule::Not(part) => one(part).map(Rule::Not),
        Rule::Known(part) => one(part).map(Rule::Known),
        Rule::Maybe(part) => one(part).map(Rule::Maybe),
        Rule::Test(_) => unreachable!("a test has no parts"),
    }
}

/// The rule without the part at a path.
pub fn without(rule: &Rule, path: &[usize]) -> Option<Rule> {
    with(rule, path, &|_| None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Ask, Test};

    fn test(text: &str) -> Rule {
        Rule::Test(Test { text: text.to_owned(), ask: Ask::Derived(0), place: Place::default() })
    }

    #[test]
    fn a_part_is_taken_out_with_what_holds_only_it() {
        let rule = Rule::All(vec![test("a"), Rule::Not(Box::new(Rule::Any(vec![test("b")])))]);
        assert_eq!(paths(&rule).len(), 5);
        assert_eq!(part(&rule, &[1, 0, 0]), &test("b"));
        assert_eq!(without(&rule, &[1, 0, 0]), Some(Rule::All(vec![test("a")])));
        assert_eq!(without(&rule, &[]), None);
    }
}
