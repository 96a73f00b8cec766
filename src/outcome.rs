//! What the engine found, put in the order in which people read it: short lists of reasons in place of
//! trees. Nothing is decided here; every verdict and every truth is the engine's.

use rules::{Card, Evaluation, FactId, Finding, FlagKind, Form, LeafId, Period, Reason, Truth};
use std::collections::BTreeSet;

/// How a reason stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The answers show it.
    Met,
    /// The answers show a sign of it; the plan looks at it.
    Sign,
    /// The answers do not show it.
    NotMet,
}

/// One reason: a criterion's sentence and how it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The criterion, under which content has sentence and source.
    pub leaf: LeafId,
    /// How it stands.
    pub mark: Mark,
}

/// Why a verdict came out as it did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Why {
    /// What the answers show, or show a sign of.
    pub met: Vec<Line>,
    /// What keeps the verdict below "likely" although the wide reading is met.
    pub short: Vec<Line>,
    /// What said no: each of them by itself, or, in one list, several of which one would have done.
    pub said_no: Vec<Vec<Line>>,
    /// What is not known, in the order of asking.
    pub open: Vec<FactId>,
}

/// Why the rule of a period came out as it did.
pub fn why(evaluation: &Evaluation<'_>, period: &Period) -> Why {
    let wide = own_part(evaluation.explain(&period.wide), period, FlagKind::Stop);
    let likely = own_part(evaluation.explain(&period.likely), period, FlagKind::Cap);
    let mut why = Why { open: evaluation.depends_on(period), ..Why::default() };
    if wide.truth == Truth::No {
        collect_no(&wide, &mut why.said_no);
        return why;
    }
    let mut seen = BTreeSet::new();
    collect_met(&wide, &mut seen, &mut why.met);
    collect_met(&likely, &mut seen, &mut why.met);
    let mut short = Vec::new();
    collect_no(&likely, &mut short);
    why.short = short.concat();
    why
}

/// A rule without what stops or caps its whole family: those speak through flags, in words of their own.
/// The stops stand before the last part of the wide reading, the caps before all of the stricter one.
fn own_part(mut reason: Reason, period: &Period, kind: FlagKind) -> Reason {
    if period.card == Card::Information {
        return reason;
    }
    let count = period.flags.iter().filter(|flag| flag.kind == kind).count();
    let length = reason.parts.len();
    let first = match kind {
        FlagKind::Stop => length.saturating_sub(count + 1),
        _ => 0,
    };
    if reason.form == Form::All && count <= length {
        reason.parts.drain(first..first + count);
    }
    reason
}

/// The criteria that are met and matter: of "any" no branch that fails. What must not hold is left out,
/// since it is fine.
fn collect_met(reason: &Reason, seen: &mut BTreeSet<LeafId>, lines: &mut Vec<Line>) {
    let mut push = |leaf, mark| {
        if seen.insert(leaf) {
            lines.push(Line { leaf, mark });
        }
    };
    match (reason.form, reason.truth) {
        (Form::Fact(leaf, _) | Form::Derived(leaf, _), Truth::Yes) => push(leaf, Mark::Met),
        (Form::Maybe, Truth::Unknown) => signs(reason).for_each(|leaf| push(leaf, Mark::Sign)),
        (Form::All | Form::Any | Form::AtLeast(_), Truth::Yes | Truth::Unknown)
        | (Form::Known, Truth::Yes)
        | (Form::Derived(..), Truth::Unknown) => {
            reason.parts.iter().for_each(|part| collect_met(part, seen, lines));
        }
        _ => {}
    }
}

/// What a sign rests on.
fn signs(maybe: &Reason) -> impl Iterator<Item = LeafId> {
    let met = maybe.parts.iter().filter(|part| part.truth == Truth::Yes);
    met.filter_map(leaf_of)
}

/// The criteria that said no.
fn collect_no(reason: &Reason, groups: &mut Vec<Vec<Line>>) {
    if reason.truth != Truth::No {
        return;
    }
    match reason.form {
        Form::All | Form::None => {
            reason.parts.iter().for_each(|part| collect_no_part(reason, part, groups))
        }
        Form::Any | Form::AtLeast(_) => {
            let mut branches = Vec::new();
            reason.parts.iter().for_each(|part| collect_no(part, &mut branches));
            groups.push(branches.concat());
        }
        _ => groups.extend(leaf_of(reason).map(|leaf| vec![Line { leaf, mark: Mark::NotMet }])),
    }
}

/// A part of "all", or one of "none", whose sentence is the one of its opposite.
fn collect_no_part(whole: &Reason, part: &Reason, groups: &mut Vec<Vec<Line>>) {
    if whole.form == Form::All {
        collect_no(part, groups);
    } else if part.truth == Truth::Yes {
        groups.extend(leaf_of(part).map(|leaf| vec![Line { leaf, mark: Mark::NotMet }]));
    }
}

/// The criterion with a sentence that a reason is, or that stands alone behind "not", "known" or "maybe".
fn leaf_of(reason: &Reason) -> Option<LeafId> {
    match reason.form {
        Form::Fact(leaf, _) | Form::Derived(leaf, _) => Some(leaf),
        Form::Not | Form::Known | Form::Maybe => leaf_of(reason.parts.first()?),
        _ => None,
    }
}

/// The words of the remarks beside a verdict: their kind, and their place in the rule's list.
pub fn flags(finding: &Finding) -> Vec<(FlagKind, usize)> {
    let Some(period) = finding.period else { return Vec::new() };
    let place = |flag: &&'static rules::Flag| {
        period.flags.iter().position(|other| std::ptr::eq(other, *flag))
    };
    finding.flags.iter().filter_map(|flag| Some((flag.kind, place(flag)?))).collect()
}

/// The fact that says no to being in a health plan at all, if one does: the one reason that every
/// program of the book gives.
pub fn obstacle(evaluation: &Evaluation<'_>) -> Option<FactId> {
    let mut programs = evaluation
        .rulebook()
        .programs
        .iter()
        .filter_map(|program| program.period(evaluation.as_of()));
    let first = first_no(&evaluation.explain(&programs.next()?.wide))?;
    let same = |period: &'static Period| first_no(&evaluation.explain(&period.wide)) == Some(first);
    programs.all(same).then_some(first)
}

/// The first fact that says no, derived facts opened.
fn first_no(reason: &Reason) -> Option<FactId> {
    match reason.form {
        Form::Fact(_, fact) => Some(fact),
        // What must not hold says no by holding.
        Form::Not | Form::Known => first_no(reason.parts.first()?),
        _ => first_no(reason.parts.iter().find(|part| part.truth == Truth::No)?),
    }
}
