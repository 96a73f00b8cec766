//! What the check of the rules tells a reader: figures of each rule, and somebody for each verdict.

use crate::check::{OLDEST, ages};
use crate::diagram::{NO, OPEN, YES};
use crate::model::Model;
use crate::plain::Told;
use crate::space::{Deciding, Space};

/// What is told of one rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The program, by its place in the content.
    pub program: usize,
    /// How many questions can make a difference to its verdict.
    pub questions: usize,
    /// How many ways of answering them were looked at.
    pub ways: f64,
    /// The ages at which the verdict can be better than "not now"; `None` where every age can.
    pub ages: Option<Vec<(u16, u16)>>,
    /// For each verdict the fewest answers that give it, as fact and answer; by its code in exports.
    pub examples: Vec<(&'static str, Vec<(usize, Told)>)>,
}

/// The figures of the last rule of each program.
pub fn reports(model: &Model) -> Vec<Report> {
    (0..model.programs.len()).map(|program| report(model, program)).collect()
}

fn report(model: &Model, program: usize) -> Report {
    let last = model.programs[program].periods.len() - 1;
    let deciding = Deciding::of(model, program, last);
    let mut space = Space::of(model, &deciding);
    let verdict = space.verdict(&deciding);
    let ages = ages(&mut space, verdict);
    let outcomes: &[_] = match deciding.card {
        true => &[(YES, "shown")],
        false => &[(YES, "likely"), (OPEN, "possible"), (NO, "not-now")],
    };
    let example = |(outcome, code): &(u32, &'static str)| {
        let cost = |level, answer| space.cost(level, answer);
        let path = space.diagrams.somebody(verdict, *outcome, cost)?;
        let known = path.into_iter().filter(|(level, answer)| space.cost(*level, *answer) > 0);
        let told = |(level, answer): (usize, usize)| {
            (space.asked[level].fact, space.asked[level].answers[answer])
        };
        Some((*code, known.map(told).collect()))
    };
    Report {
        program,
        questions: space.diagrams.questions(verdict).len(),
        ways: space.ways(),
        ages: (ages != [(0, OLDEST)]).then_some(ages),
        examples: outcomes.iter().filter_map(example).collect(),
    }
}
