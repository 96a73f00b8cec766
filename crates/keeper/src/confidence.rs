//! `confidence`: how sure the criteria are, counted.

use crate::options::Options;
use crate::{Outcome, content};
use compiler::criteria::{Criterion, Leaf};
use compiler::program::Program;
use compiler::source::CONFIDENCES;

/// Prints numbers and shares for each part of the rules, and for all.
pub fn run(options: &Options) -> Outcome {
    let content = content(options)?;
    print!("{:<44}{:>6}", "", "all");
    CONFIDENCES.iter().rev().for_each(|word| print!("{word:>14}"));
    println!();
    let derived = content.derived.iter().flat_map(|derived| derived.when.leaves()).collect();
    line("facts worked out from answers", derived);
    for gate in &content.gates {
        let flags = gate.stops.iter().chain(&gate.caps).map(|flag| &flag.when);
        let leaves = gate.needs.iter().chain(flags).flat_map(Criterion::leaves).collect();
        line(&format!("gate {}", gate.id), leaves);
    }
    content.programs.iter().for_each(|program| line(&program.id, leaves_of(program)));
    line("total", content.policy_leaves());
    Ok(true)
}

fn leaves_of(program: &Program) -> Vec<&Leaf> {
    let readings =
        program.periods.iter().flat_map(|period| [Some(&period.wide), period.likely.as_ref()]);
    readings.flatten().flat_map(Criterion::leaves).collect()
}

fn line(name: &str, leaves: Vec<&Leaf>) {
    print!("{name:<44}{:>6}", leaves.len());
    for word in CONFIDENCES.iter().rev() {
        let is = |leaf: &&&Leaf| leaf.citation.as_ref().is_some_and(|it| it.confidence == *word);
        let number = leaves.iter().filter(is).count();
        let share = 100.0 * number as f64 / leaves.len().max(1) as f64;
        print!("{:>14}", format!("{number} ({share:.0} %)"));
    }
    println!();
}
