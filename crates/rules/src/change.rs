//! What would change a verdict: the answers that, told otherwise, would make it better.

use crate::order::{each_once, ordered};
use crate::{Criterion, Evaluation, FactId, Leaf, LeafId, Period, Test, Truth, Verdict};

/// A criterion which, had it come out otherwise, would have given a better verdict by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The criterion.
    pub leaf: LeafId,
    /// The fact it tests.
    pub fact: FactId,
    /// How it came out.
    pub was: Truth,
    /// For a number below its limit: what was told at most, and what is needed at least.
    pub short_of: Option<(u16, u16)>,
    /// The verdict it would give.
    pub verdict: Verdict,
}

/// The single criteria that would better the verdict of a rule. Near misses of a number come first.
/// Only answers that were really given are looked at; what is still open is the outlook's matter.
pub fn changes(evaluation: &Evaluation<'_>, period: &'static Period) -> Vec<Change> {
    let now = evaluation.verdict(period);
    let mut leaves = Vec::new();
    let search = Search { evaluation };
    match now {
        Verdict::NotNow => search.raise(period.wide, Truth::Unknown, &mut leaves),
        Verdict::Possible => {
            search.raise(period.wide, Truth::Yes, &mut leaves);
            search.raise(period.likely, Truth::Yes, &mut leaves);
        }
        _ => {}
    }
    let leaves = each_once(leaves, |leaf| leaf.id).into_iter();
    let changes = leaves.filter_map(|leaf| change(evaluation, period, leaf, now)).collect();
    ordered(changes, |change: &Change| {
        change.short_of.map_or(u16::MAX, |(told, needed)| needed - told)
    })
}

fn change(
    evaluation: &Evaluation<'_>,
    period: &'static Period,
    leaf: &'static Leaf,
    now: Verdict,
) -> Option<Change> {
    let was = evaluation.truth_of_leaf(leaf);
    let verdict = evaluation.supposing(leaf.id, !was).verdict(period);
    let fact = leaf.test.fact()?;
    let short_of = evaluation.short_of(&leaf.test);
    is_better(verdict, now).then_some(Change { leaf: leaf.id, fact, was, short_of, verdict })
}

fn is_better(new: Verdict, old: Verdict) -> bool {
    let rank = |verdict| match verdict {
        Verdict::Likely | Verdict::Shown => 2,
        Verdict::Possible => 1,
        Verdict::NotNow | Verdict::NotShown | Verdict::NoRuleForDate => 0,
    };
    rank(new) > rank(old)
}

/// Looks for leaves each of which alone, told otherwise, would move a criterion.
struct Search<'e, 'a> {
    evaluation: &'e Evaluation<'a>,
}

impl Search<'_, '_> {
    fn truth(&self, criterion: &Criterion) -> Truth {
        self.evaluation.truth(criterion)
    }

    /// Leaves that alone would bring a criterion up to `goal`. None where it is there already.
    fn raise(&self, criterion: &'static Criterion, goal: Truth, found: &mut Vec<&'static Leaf>) {
        if self.truth(criterion) >= goal {
            return;
        }
        let short = |part: &&'static Criterion| self.truth(part) < goal;
        match criterion {
            Criterion::All(parts) => {
                if let [only] = parts.iter().filter(short).collect::<Vec<_>>()[..] {
                    self.raise(only, goal, found);
                }
            }
            Criterion::Any(parts) => parts.iter().for_each(|part| self.raise(part, goal, found)),
            Criterion::AtLeast(least, parts) => {
                if parts.len() - parts.iter().filter(short).count() + 1 == usize::from(*least) {
                    parts.iter().filter(short).for_each(|part| self.raise(part, goal, found));
                }
            }
            Criterion::None(parts) => self.lower_any(parts, !goal, found),
            Criterion::Not(part) => self.lower(part, !goal, found),
            Criterion::Known(part) => self.raise(part, Truth::Yes, found),
            Criterion::Maybe(part) if goal == Truth::Unknown => self.raise(part, goal, found),
            Criterion::Maybe(_) => {}
            Criterion::Leaf(leaf) => match leaf.test {
                Test::Derived(id) => self.raise(self.evaluation.derivation(id), goal, found),
                _ => self.flip(leaf, found),
            },
        }
    }

    /// Leaves that alone would bring a criterion down to `goal`. None where it is there already.
    fn lower(&self, criterion: &'static Criterion, goal: Truth, found: &mut Vec<&'static Leaf>) {
        if self.truth(criterion) <= goal {
            return;
        }
        match criterion {
            Criterion::All(parts) => parts.iter().for_each(|part| self.lower(part, goal, found)),
            Criterion::Any(parts) => self.lower_any(parts, goal, found),
            Criterion::AtLeast(least, parts) => {
                let over = |part: &&'static Criterion| self.truth(part) > goal;
                if parts.iter().filter(over).count() == usize::from(*least) {
                    parts.iter().filter(over).for_each(|part| self.lower(part, goal, found));
                }
            }
            Criterion::None(parts) => {
                parts.iter().for_each(|part| self.raise(part, !goal, found));
            }
            Criterion::Not(part) => self.raise(part, !goal, found),
            Criterion::Known(part) => self.lower(part, Truth::Unknown, found),
            Criterion::Maybe(part) => self.lower(part, goal, found),
            Criterion::Leaf(leaf) => match leaf.test {
                Test::Derived(id) => self.lower(self.evaluation.derivation(id), goal, found),
                _ => self.flip(leaf, found),
            },
        }
    }

    fn lower_any(&self, parts: &'static [Criterion], goal: Truth, found: &mut Vec<&'static Leaf>) {
        let over = |part: &&'static Criterion| self.truth(part) > goal;
        if let [only] = parts.iter().filter(over).collect::<Vec<_>>()[..] {
            self.lower(only, goal, found);
        }
    }

    /// An unknown leaf was not told: there is nothing to tell otherwise.
    fn flip(&self, leaf: &'static Leaf, found: &mut Vec<&'static Leaf>) {
        if self.evaluation.truth_of_leaf(leaf) != Truth::Unknown {
            found.push(leaf);
        }
    }
}
