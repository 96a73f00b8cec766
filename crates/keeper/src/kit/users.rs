//! What hangs on a derived fact, or on an open question.

use compiler::Content;
use compiler::criteria::{Criterion, Test};
use compiler::program::Program;
use std::collections::BTreeSet;

/// How many programs an open question touches: by themselves, or with their whole family.
pub fn touched(content: &Content, id: &str) -> usize {
    let has = |doubts: &[String]| doubts.iter().any(|doubt| doubt == id);
    let family = |program: &Program| {
        content.gates.iter().any(|gate| gate.id == program.gate && has(&gate.doubts))
    };
    let touches = |program: &&Program| {
        family(program) || program.periods.iter().any(|period| has(&period.doubts))
    };
    content.decided().filter(touches).count()
}

/// Who uses which derived fact, by themselves or through another.
pub struct Users<'a> {
    content: &'a Content,
    /// Those that a widest reading, or what stands before a family, uses.
    pub wide: BTreeSet<&'a str>,
}

impl<'a> Users<'a> {
    /// Reads the whole content.
    pub fn of(content: &'a Content) -> Users<'a> {
        let wide = content.decided().flat_map(|program| &program.periods).map(|it| &it.wide);
        let gates = content.gates.iter().filter(|gate| !gate.aside);
        let gates =
            gates.flat_map(|gate| gate.needs.iter().chain(gate.stops.iter().map(|it| &it.when)));
        Users { content, wide: reached(content, wide.chain(gates)) }
    }

    /// How many programs use a derived fact.
    pub fn programs(&self, id: &str) -> usize {
        let uses = |program: &&Program| {
            let periods = program.periods.iter();
            let readings = periods.flat_map(|it| [Some(&it.wide), it.likely.as_ref()]).flatten();
            let gate = self.content.gates.iter().filter(|gate| gate.id == program.gate);
            let gate = gate.flat_map(|gate| {
                gate.needs.iter().chain(gate.stops.iter().chain(&gate.caps).map(|it| &it.when))
            });
            reached(self.content, readings.chain(gate)).contains(id)
        };
        self.content.decided().filter(uses).count()
    }
}

/// The derived facts that criteria use, by themselves or through others.
fn reached<'a>(
    content: &'a Content,
    criteria: impl Iterator<Item = &'a Criterion>,
) -> BTreeSet<&'a str> {
    let mut found: BTreeSet<&str> = criteria.flat_map(named).collect();
    // Each rests only on those above it, so once from the bottom up is enough.
    for derived in content.derived.iter().rev() {
        if found.contains(derived.id.as_str()) {
            found.extend(named(&derived.when));
        }
    }
    found
}

fn named(criterion: &Criterion) -> Vec<&str> {
    let leaves = criterion.leaves().into_iter();
    let names = leaves.filter_map(|leaf| match &leaf.test {
        Test::Derived(name) => Some(name.as_str()),
        _ => None,
    });
    names.collect()
}
