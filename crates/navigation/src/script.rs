//! What to say on the phone: fixed lines, with the programs found and what the person's answers show
//! put where they belong. It is a start that people change on the page.

use crate::found::Found;
use content::navigation::{List, Script};
use content::{LEAVES, Message};
use rules::{Evaluation, FactId, Form, LeafId, Reason, Sensitivity, Truth, Verdict};

/// A line of a script made out for one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// A sentence to say.
    Say(Message),
    /// A program to ask for: its place in the rulebook's programs.
    Program(usize, Verdict),
    /// A sentence about the person that their answers show.
    Reason {
        /// The criterion.
        leaf: LeafId,
        /// Its sentence.
        words: Message,
        /// Whether it speaks of something people may rather not tell; the page asks first.
        sensitive: bool,
    },
}

/// How many sentences about the person a script has at most.
pub const MOST_REASONS: usize = 6;

/// The script for one person.
pub fn lines(script: &Script, evaluation: &Evaluation<'_>, found: &Found) -> Vec<Line> {
    let mut lines = Vec::new();
    for line in script.lines {
        let holds = line.when.as_ref().is_none_or(|when| evaluation.truth(when) == Truth::Yes);
        if !holds || !(line.found.is_empty() || found.has_any(line.found)) {
            continue;
        }
        let listed = match line.list {
            List::Nothing => Vec::new(),
            List::Programs => programs(evaluation, found, line.found),
            List::Reasons => reasons(evaluation, found),
        };
        // "Here is why:" with nothing below it says nothing.
        if line.list == List::Nothing || !listed.is_empty() {
            lines.push(Line::Say(line.words));
            lines.extend(listed);
        }
    }
    lines
}

/// How many programs a script asks for by name where none is likely.
pub const MOST_POSSIBLE: usize = 3;

/// The likely programs; where none is likely, some of those for which the answers show something.
fn programs(evaluation: &Evaluation<'_>, found: &Found, ids: &[&str]) -> Vec<Line> {
    let line = |(index, verdict)| Line::Program(index, verdict);
    let likely = found.of_any(ids).filter(|(_, verdict)| *verdict == Verdict::Likely);
    let likely: Vec<Line> = likely.map(line).collect();
    if !likely.is_empty() {
        return likely;
    }
    let shown = found.of_any(ids).filter(|(index, _)| has_reason(evaluation, *index));
    shown.take(MOST_POSSIBLE).map(line).collect()
}

fn has_reason(evaluation: &Evaluation<'_>, index: usize) -> bool {
    told(evaluation, index).iter().any(|told| !told.is_known)
}

/// A line about the person, and the facts that it rests on.
pub(crate) struct Told {
    /// The line: a [`Line::Reason`].
    pub line: Line,
    facts: Vec<FactId>,
    /// Whether the plan knows it without being told.
    pub is_known: bool,
}

/// What the answers show for a program.
pub(crate) fn told(evaluation: &Evaluation<'_>, index: usize) -> Vec<Told> {
    let mut told = Vec::new();
    collect_program(evaluation, index, &mut told);
    told
}

/// What the answers show for the likely programs; for the possible ones where none is likely.
fn reasons(evaluation: &Evaluation<'_>, found: &Found) -> Vec<Line> {
    let is_likely = |(_, verdict): &&(usize, Verdict)| *verdict == Verdict::Likely;
    let likely: Vec<_> = found.programs.iter().filter(is_likely).collect();
    let all = found.programs.iter().collect();
    let of = if likely.is_empty() { all } else { likely };
    let mut told = Vec::new();
    of.into_iter().for_each(|(index, _)| collect_program(evaluation, *index, &mut told));
    let news = told.into_iter().filter(|told| !told.is_known);
    news.map(|told| told.line).take(MOST_REASONS).collect()
}

fn collect_program(evaluation: &Evaluation<'_>, index: usize, told: &mut Vec<Told>) {
    let period = evaluation.rulebook().programs[index].period(evaluation.as_of());
    for criterion in period.into_iter().flat_map(|period| [&period.wide, &period.likely]) {
        collect(evaluation, &evaluation.explain(criterion), told);
    }
}

/// The criteria that are met and say something about the person. What must not hold is left out, and so
/// is what rests on the same facts as a line before: it would say nearly the same.
fn collect(evaluation: &Evaluation<'_>, reason: &Reason, told: &mut Vec<Told>) {
    match reason.form {
        Form::Fact(leaf, _) | Form::Derived(leaf, _) if reason.truth == Truth::Yes => {
            let facts = met_facts(reason);
            let line = line(evaluation, reason, leaf);
            let is_new = told.iter().all(|other| other.facts != facts);
            let is_known = facts.iter().all(|fact| is_known(evaluation, *fact));
            told.extend(line.filter(|_| is_new).map(|line| Told { line, facts, is_known }));
        }
        Form::All | Form::Any | Form::AtLeast(_) | Form::Known => {
            reason.parts.iter().for_each(|part| collect(evaluation, part, told));
        }
        _ => {}
    }
}

/// The facts that make a reason true, in order, each once.
fn met_facts(reason: &Reason) -> Vec<FactId> {
    let mut facts = Vec::new();
    collect_met(reason, &mut facts);
    facts
}

fn collect_met(reason: &Reason, facts: &mut Vec<FactId>) {
    if let Form::Fact(_, fact) = reason.form {
        // Put in by hand: a general sort is kilobytes of program in the browser.
        if let Err(place) = facts.binary_search(&fact) {
            facts.insert(place, fact);
        }
        return;
    }
    let met = reason.parts.iter().filter(|part| part.truth == Truth::Yes);
    met.for_each(|part| collect_met(part, facts));
}

/// What the plan knows without being told.
const KNOWN_TO_THE_PLAN: [&str; 4] = ["age", "county", "plan", "medi-cal-status"];

fn is_known(evaluation: &Evaluation<'_>, fact: FactId) -> bool {
    KNOWN_TO_THE_PLAN.contains(&evaluation.rulebook().facts[fact.index()].id)
}

/// The line of a criterion, unless it speaks of danger at home or to oneself.
fn line(evaluation: &Evaluation<'_>, reason: &Reason, leaf: LeafId) -> Option<Line> {
    let sensitivity = sensitivity(evaluation, reason);
    if sensitivity == Some(Sensitivity::Safety) {
        return None;
    }
    let sensitive = sensitivity == Some(Sensitivity::Sensitive);
    Some(Line::Reason { leaf, words: LEAVES[leaf.index()].words, sensitive })
}

/// How carefully the facts that make a reason true must be handled: the most careful of them. A reason
/// that holds for a harmless fact as well is as harmless as that one.
fn sensitivity(evaluation: &Evaluation<'_>, reason: &Reason) -> Option<Sensitivity> {
    let met = || reason.parts.iter().filter(|part| part.truth == Truth::Yes);
    match reason.form {
        Form::Fact(_, fact) => Some(evaluation.rulebook().facts[fact.index()].sensitivity),
        Form::Any => met().filter_map(|part| sensitivity(evaluation, part)).min(),
        _ => met().filter_map(|part| sensitivity(evaluation, part)).max(),
    }
}
