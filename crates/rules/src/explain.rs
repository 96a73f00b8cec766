//! Why a verdict came out as it did.

use crate::order::each_once;
use crate::{Answer, Criterion, DerivedId, Evaluation, FactId, LeafId, Period, Test, Truth};

/// A criterion with its outcome, and the outcomes that it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What kind of condition this is.
    pub form: Form,
    /// How it comes out.
    pub truth: Truth,
    /// The reasons below it.
    pub parts: Vec<Reason>,
}

/// What kind of condition a reason speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Every part is needed.
    All,
    /// One part is enough.
    Any,
    /// No part may hold.
    None,
    /// So many parts are needed.
    AtLeast(u8),
    /// The part must not hold.
    Not,
    /// The part counts only when known.
    Known,
    /// The part is a sign, not proof.
    Maybe,
    /// A test of a fact. Content has its source and its sentence under the leaf's id.
    Fact(LeafId, FactId),
    /// A derived fact; its parts say why it holds or not.
    Derived(LeafId, DerivedId),
}

impl Evaluation<'_> {
    /// Why a criterion comes out as it does.
    pub fn explain(&self, criterion: &Criterion) -> Reason {
        let (form, parts) = match criterion {
            Criterion::Leaf(leaf) => match leaf.test.fact() {
                Some(fact) => (Form::Fact(leaf.id, fact), Vec::new()),
                None => self.explain_derived(leaf.id, &leaf.test),
            },
            compound => {
                let parts = compound.parts().iter().map(|part| self.explain(part)).collect();
                (form_of(compound), parts)
            }
        };
        Reason { form, truth: self.truth(criterion), parts }
    }

    fn explain_derived(&self, leaf: LeafId, test: &Test) -> (Form, Vec<Reason>) {
        let Test::Derived(id) = *test else {
            unreachable!("only a derived fact has no fact of its own")
        };
        (Form::Derived(leaf, id), vec![self.explain(self.rulebook().derived[id.index()])])
    }

    /// The facts on which an open rule still depends: unknown now, and able to move the verdict.
    /// In the rulebook's order, each once. Empty for a settled rule.
    pub fn depends_on(&self, period: &Period) -> Vec<FactId> {
        let mut facts = Vec::new();
        if self.truth(period.wide) != Truth::No {
            self.unknown_facts(period.wide, &mut facts);
            self.unknown_facts(period.likely, &mut facts);
        }
        each_once(facts, |fact| *fact)
    }

    fn unknown_facts(&self, criterion: &Criterion, facts: &mut Vec<FactId>) {
        if self.truth(criterion) != Truth::Unknown {
            return;
        }
        match criterion {
            Criterion::Leaf(leaf) => match leaf.test {
                Test::Derived(id) => self.unknown_facts(self.derivation(id), facts),
                _ => facts.extend(leaf.test.fact()),
            },
            compound => compound.parts().iter().for_each(|part| self.unknown_facts(part, facts)),
        }
    }

    /// Whether this fact was put to the person but not answered (not sure, rather not say).
    pub fn was_left_open(&self, fact: FactId) -> bool {
        matches!(self.answer(fact), Answer::NotSure | Answer::Declined)
    }
}

fn form_of(criterion: &Criterion) -> Form {
    match criterion {
        Criterion::All(_) => Form::All,
        Criterion::Any(_) => Form::Any,
        Criterion::None(_) => Form::None,
        Criterion::AtLeast(least, _) => Form::AtLeast(*least),
        Criterion::Not(_) => Form::Not,
        Criterion::Known(_) => Form::Known,
        Criterion::Maybe(_) => Form::Maybe,
        Criterion::Leaf(_) => unreachable!("a leaf is explained by its test"),
    }
}
