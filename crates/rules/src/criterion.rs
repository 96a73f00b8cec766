//! The closed vocabulary that a rule may use. A new form is a reviewed change here.

/// A fact, by its place in the rulebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactId(pub u16);

/// A derived fact, by its place in the rulebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DerivedId(pub u16);

/// A criterion with a source and a sentence of its own, by its place in the content's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LeafId(pub u16);

impl FactId {
    /// The place in a table of facts.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl DerivedId {
    /// The place in a table of derived facts.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl LeafId {
    /// The place in a table of leaves.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// A condition of a rule.
#[derive(Debug)]
pub enum Criterion {
    /// Every part must hold.
    All(&'static [Criterion]),
    /// At least one part must hold.
    Any(&'static [Criterion]),
    /// No part may hold.
    None(&'static [Criterion]),
    /// At least so many parts must hold.
    AtLeast(u8, &'static [Criterion]),
    /// The part must not hold; unknown stays unknown.
    Not(&'static Criterion),
    /// The answers make the part yes; never unknown.
    Known(&'static Criterion),
    /// The part is a sign only: its yes leaves the outcome unknown.
    Maybe(&'static Criterion),
    /// A test of one fact.
    Leaf(Leaf),
}

/// A test of one fact, with the id under which content keeps its source and its sentence.
#[derive(Clone, Copy, Debug)]
pub struct Leaf {
    /// Where content keeps source, page, confidence and words.
    pub id: LeafId,
    /// The test.
    pub test: Test,
}

/// What a leaf tests.
#[derive(Clone, Copy, Debug)]
pub enum Test {
    /// The answer has at least one of these options (a bit set).
    Has(FactId, u64),
    /// The number lies between these limits, both included.
    Between(FactId, u16, u16),
    /// The date lies at most so many whole months before the day of asking, and not after it.
    WithinMonths(FactId, u16),
    /// A derived fact holds.
    Derived(DerivedId),
}

impl Test {
    /// The fact that is tested; `None` for a derived fact.
    pub fn fact(&self) -> Option<FactId> {
        match self {
            Test::Has(fact, _) | Test::Between(fact, ..) | Test::WithinMonths(fact, _) => {
                Some(*fact)
            }
            Test::Derived(_) => None,
        }
    }
}

impl Criterion {
    /// The parts of a compound criterion; empty for a leaf.
    pub fn parts(&self) -> &'static [Criterion] {
        match self {
            Criterion::All(parts)
            | Criterion::Any(parts)
            | Criterion::None(parts)
            | Criterion::AtLeast(_, parts) => parts,
            Criterion::Not(part) | Criterion::Known(part) | Criterion::Maybe(part) => {
                std::slice::from_ref(part)
            }
            Criterion::Leaf(_) => &[],
        }
    }

    /// Every leaf below this criterion, derived facts not opened.
    pub fn leaves(&'static self) -> Vec<&'static Leaf> {
        match self {
            Criterion::Leaf(leaf) => vec![leaf],
            _ => self.parts().iter().flat_map(Criterion::leaves).collect(),
        }
    }
}
