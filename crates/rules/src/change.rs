//! What would change a verdict: the answers that, told otherwise, would make it better.

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
pub fn changes(evaluation: &Evaluation<'_>, period: &'static Period) -> Vec<Change> {
    let mut leaves = Vec::new();
    open_leaves(evaluation, &period.wide, &mut leaves);
    open_leaves(evaluation, &period.likely, &mut leaves);
    leaves.sort_unstable_by_key(|leaf| leaf.id);
    leaves.dedup_by_key(|leaf| leaf.id);
    let mut changes: Vec<Change> =
        leaves.into_iter().filter_map(|leaf| change(evaluation, period, leaf)).collect();
    changes.sort_by_key(|change| change.short_of.map_or(u16::MAX, |(told, needed)| needed - told));
    changes
}

/// Every leaf below a criterion that tests a fact, derived facts opened.
fn open_leaves(
    evaluation: &Evaluation<'_>,
    criterion: &'static Criterion,
    leaves: &mut Vec<&'static Leaf>,
) {
    for leaf in criterion.leaves() {
        match leaf.test {
            Test::Derived(id) => {
                open_leaves(evaluation, &evaluation.rulebook().derived[id.index()], leaves)
            }
            _ => leaves.push(leaf),
        }
    }
}

fn change(
    evaluation: &Evaluation<'_>,
    period: &'static Period,
    leaf: &'static Leaf,
) -> Option<Change> {
    let was = evaluation.truth_of_leaf(leaf);
    let now = evaluation.verdict(period);
    if was == Truth::Unknown {
        return None;
    }
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
