//! Criteria as bytes. A tree of statics is mostly addresses, which hardly compress; as bytes it is a
//! sixth of the size on the way to somebody's phone, and is opened when it is first used.

use crate::{Criterion, DerivedId, FactId, Leaf, LeafId, Test};
use std::ops::Deref;
use std::sync::OnceLock;

/// A criterion of a rulebook. It is used like the [`Criterion`] that it holds.
///
/// ```
/// use rules::{Criterion, Rule};
/// // "At least one of" nothing.
/// static NEVER: Rule = Rule::packed(&[1, 0]);
/// assert!(matches!(*NEVER, Criterion::Any(&[])));
/// ```
#[derive(Debug)]
pub struct Rule(Form);

#[derive(Debug)]
enum Form {
    Plain(Criterion),
    Packed(&'static [u8], OnceLock<Criterion>),
}

impl Rule {
    /// A rule from a criterion as it is.
    pub const fn plain(criterion: Criterion) -> Rule {
        Rule(Form::Plain(criterion))
    }

    /// A rule from bytes: one for the form (in the order of [`Criterion`], the tests after it), then
    /// its numbers as LEB128, then its parts.
    pub const fn packed(bytes: &'static [u8]) -> Rule {
        Rule(Form::Packed(bytes, OnceLock::new()))
    }
}

impl Deref for Rule {
    type Target = Criterion;

    fn deref(&self) -> &Criterion {
        match &self.0 {
            Form::Plain(criterion) => criterion,
            Form::Packed(bytes, opened) => opened.get_or_init(|| Bytes(bytes.iter()).criterion()),
        }
    }
}

struct Bytes(std::slice::Iter<'static, u8>);

impl Bytes {
    fn criterion(&mut self) -> Criterion {
        match self.number() {
            0 => Criterion::All(self.parts()),
            1 => Criterion::Any(self.parts()),
            2 => Criterion::None(self.parts()),
            3 => Criterion::AtLeast(self.number() as u8, self.parts()),
            4 => Criterion::Not(self.part()),
            5 => Criterion::Known(self.part()),
            6 => Criterion::Maybe(self.part()),
            test => Criterion::Leaf(Leaf { id: LeafId(self.short()), test: self.test(test) }),
        }
    }

    fn test(&mut self, form: u64) -> Test {
        match form {
            7 => Test::Has(FactId(self.short()), self.number()),
            8 => Test::Between(FactId(self.short()), self.short(), self.short()),
            9 => Test::WithinMonths(FactId(self.short()), self.short()),
            _ => Test::Derived(DerivedId(self.short())),
        }
    }

    // The rulebook lives as long as the program, and so do the trees opened from it.
    fn parts(&mut self) -> &'static [Criterion] {
        let count = self.number();
        Box::leak((0..count).map(|_| self.criterion()).collect())
    }

    fn part(&mut self) -> &'static Criterion {
        Box::leak(Box::new(self.criterion()))
    }

    fn short(&mut self) -> u16 {
        self.number() as u16
    }

    /// LEB128. The compiler wrote the bytes: they never end early.
    fn number(&mut self) -> u64 {
        let (mut number, mut shift) = (0, 0);
        for byte in self.0.by_ref() {
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                break;
            }
            shift += 7;
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_opened_as_it_was_packed() {
        static BYTES: [u8; 31] = [
            0, 6, // all six of
            3, 2, 1, 7, 5, 3, 0x81, 1, // at least 2 of: leaf 5, fact 3 has options 1 and 128
            4, 8, 6, 4, 5, 0xff, 0xff, 3, // not: leaf 6, fact 4 from 5 to 65,535
            5, 10, 7, 2, // known: leaf 7, derived 2
            6, 9, 8, 1, 12, // maybe: leaf 8, fact 1 within 12 months
            2, 0, // none of nothing
            1, 0, // any of nothing
        ];
        let rule = Rule::packed(&BYTES);
        let told = format!("{:?}", *rule);
        for part in [
            "AtLeast(2, [Leaf(Leaf { id: LeafId(5), test: Has(FactId(3), 129) })])",
            "Not(Leaf(Leaf { id: LeafId(6), test: Between(FactId(4), 5, 65535) }))",
            "Known(Leaf(Leaf { id: LeafId(7), test: Derived(DerivedId(2)) }))",
            "Maybe(Leaf(Leaf { id: LeafId(8), test: WithinMonths(FactId(1), 12) }))",
            "None([])",
            "Any([])",
        ] {
            assert!(told.contains(part), "{told} has no {part}");
        }
    }
}
