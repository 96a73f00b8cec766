//! At which ages a rule is open.

use crate::diagram::{Diagram, OPEN, YES};
use crate::plain::Told;
use crate::space::Space;
use std::collections::HashMap;

/// The oldest age that is looked at.
pub const OLDEST: u16 = 120;

/// The ages at which a verdict can be better than "not now", as spans; all where age is not asked.
pub fn ages(space: &mut Space<'_>, verdict: Diagram) -> Vec<(u16, u16)> {
    let age = space.model.fact("age").expect("the fact age");
    let Some(level) = space.level(age) else { return vec![(0, OLDEST)] };
    let mut open_at: HashMap<usize, bool> = HashMap::new();
    let mut spans: Vec<(u16, u16)> = Vec::new();
    for year in 0..=OLDEST {
        let answer = space.answer(level, Told::Number(year, year));
        let open = *open_at.entry(answer).or_insert_with(|| {
            let given = space.diagrams.given(verdict, level, answer);
            let outcomes = space.diagrams.outcomes(given);
            outcomes.contains(&OPEN) || outcomes.contains(&YES)
        });
        match spans.last_mut() {
            Some((_, to)) if open && *to + 1 == year => *to = year,
            _ if open => spans.push((year, year)),
            _ => {}
        }
    }
    spans
}

/// Spans of ages in words.
pub fn spans(spans: &[(u16, u16)]) -> String {
    let span = |(from, to): &(u16, u16)| match (*from, *to) {
        (0, OLDEST) => "all".to_owned(),
        (from, OLDEST) => format!("{from} and over"),
        (from, to) => format!("{from} to {to}"),
    };
    spans.iter().map(span).collect::<Vec<_>>().join(", ")
}
