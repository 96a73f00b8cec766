//! Rulebooks of more programs than there are.

use rules::{Criterion, Flag, Period, Program, Rule, Rulebook};

/// A rulebook with so many times the programs. Each has rules of its own in memory, as programs have that
/// somebody writes; facts, and what is derived from them, are the same.
pub fn larger(rulebook: &'static Rulebook, times: usize) -> &'static Rulebook {
    let all = (0..times).flat_map(|_| rulebook.programs.iter().map(program));
    Box::leak(Box::new(Rulebook { programs: leaked(all), ..*rulebook }))
}

fn program(program: &Program) -> Program {
    Program { id: program.id, periods: leaked(program.periods.iter().map(period)) }
}

fn period(period: &Period) -> Period {
    let flag = |flag: &Flag| Flag { when: rule(flag.when), ..*flag };
    Period {
        wide: rule(period.wide),
        likely: rule(period.likely),
        flags: leaked(period.flags.iter().map(flag)),
        ..*period
    }
}

fn rule(rule: &Rule) -> &'static Rule {
    Box::leak(Box::new(Rule::plain(criterion(rule))))
}

fn criterion(whole: &Criterion) -> Criterion {
    let parts = || leaked(whole.parts().iter().map(criterion));
    match whole {
        Criterion::All(_) => Criterion::All(parts()),
        Criterion::Any(_) => Criterion::Any(parts()),
        Criterion::None(_) => Criterion::None(parts()),
        Criterion::AtLeast(least, _) => Criterion::AtLeast(*least, parts()),
        Criterion::Not(_) => Criterion::Not(&parts()[0]),
        Criterion::Known(_) => Criterion::Known(&parts()[0]),
        Criterion::Maybe(_) => Criterion::Maybe(&parts()[0]),
        Criterion::Leaf(leaf) => Criterion::Leaf(*leaf),
    }
}

fn leaked<T>(items: impl Iterator<Item = T>) -> &'static [T] {
    Box::leak(items.collect())
}

#[cfg(test)]
mod tests {
    use super::larger;
    use crate::{ALL, people};
    use content::rulebook;

    #[test]
    fn every_copy_says_what_its_original_says() {
        let [programs, next, reasons] = ALL.map(|work| work.of);
        let three = larger(rulebook(), 3);
        for person in people(200) {
            assert_eq!(programs(three, &person), 3 * programs(rulebook(), &person));
            assert_eq!(reasons(three, &person), 3 * reasons(rulebook(), &person));
            assert_eq!(next(three, &person), next(rulebook(), &person));
        }
    }
}
