//! What the engine found, put in the order in which people read it: short lists of reasons in place of
//! trees. Nothing is decided here; every verdict and every truth is the engine's.

use rules::{
    Card, Evaluation, FactId, Finding, FlagKind, Form, Kind, LeafId, Period, Reason, Truth,
};

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
    let wide = own_part(evaluation.explain(period.wide), period, FlagKind::Stop);
    let likely = own_part(evaluation.explain(period.likely), period, FlagKind::Cap);
    let mut why = Why { open: evaluation.depends_on(period), ..Why::default() };
    if wide.truth == Truth::No {
        collect_no(&wide, &mut why.said_no);
        return why;
    }
    let mut met = Met { evaluation, lines: Vec::new(), counts: Vec::new() };
    met.collect(&wide);
    met.collect(&likely);
    why.met = met.lines;
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

/// The criteria that are met and matter, each once. What must not hold is left out, since it is fine.
struct Met<'a> {
    evaluation: &'a Evaluation<'a>,
    lines: Vec<Line>,
    /// Numbers that a line speaks of: a rule names the higher limit first, and "4 or more" says more
    /// than "2 or more".
    counts: Vec<FactId>,
}

impl Met<'_> {
    fn collect(&mut self, reason: &Reason) {
        match (reason.form, reason.truth) {
            (Form::Fact(leaf, fact), Truth::Yes) if self.is_news(fact) => {
                self.push(leaf, Mark::Met)
            }
            (Form::Derived(leaf, _), Truth::Yes) => self.push(leaf, Mark::Met),
            (Form::Maybe, Truth::Unknown) => {
                signs(reason).for_each(|leaf| self.push(leaf, Mark::Sign));
            }
            (Form::All | Form::Any | Form::AtLeast(_), Truth::Yes | Truth::Unknown)
            | (Form::Known, Truth::Yes)
            | (Form::Derived(..), Truth::Unknown) => {
                reason.parts.iter().for_each(|part| self.collect(part));
            }
            _ => {}
        }
    }

    fn is_news(&mut self, fact: FactId) -> bool {
        let is_number = self.evaluation.rulebook().facts[fact.index()].kind == Kind::Number;
        let is_news = !is_number || !self.counts.contains(&fact);
        self.counts.push(fact);
        is_news
    }

    fn push(&mut self, leaf: LeafId, mark: Mark) {
        if self.lines.iter().all(|line| line.leaf != leaf) {
            self.lines.push(Line { leaf, mark });
        }
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

/// The remarks that hold beside a verdict, by their places in the rule's list.
pub fn flags(finding: &Finding) -> Vec<usize> {
    let Some(period) = finding.period else { return Vec::new() };
    let holds = |flag: &rules::Flag| finding.flags.iter().any(|held| std::ptr::eq(*held, flag));
    let flags = period.flags.iter().enumerate();
    flags.filter(|(_, flag)| holds(flag)).map(|(place, _)| place).collect()
}

/// The fact that says no to every program that has a verdict: what stands in the way of being in a
/// health plan at all.
pub fn obstacle(evaluation: &Evaluation<'_>) -> Option<FactId> {
    let programs = evaluation.rulebook().programs.iter();
    let periods = programs.filter_map(|program| program.period(evaluation.as_of()));
    let mut rules = periods.filter(|period| period.card == Card::Verdict);
    let first_no = |period: &Period| first_no(&evaluation.explain(period.wide));
    let first = first_no(rules.next()?)?;
    rules.all(|period| first_no(period) == Some(first)).then_some(first)
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

#[cfg(test)]
mod tests {
    use super::{Mark, Why, obstacle, why};
    use crate::told::{entry, fact};
    use rules::{Answer, Answers, Evaluation, Value};

    fn answers(told: &[(&str, &str)]) -> Answers {
        let mut answers = Answers::new();
        for (name, code) in told {
            let id = fact(name);
            let option = entry(id).option(code).map(Value::option);
            let value = option.unwrap_or_else(|| Value::number(code.parse().expect("a number")));
            answers.set(id, Answer::Known(value));
        }
        answers
    }

    fn evaluate(answers: &Answers) -> Evaluation<'_> {
        Evaluation::new(content::rulebook(), answers, content::CHECKED_ON)
    }

    fn why_of(program: &str, told: &[(&str, &str)]) -> Why {
        let answers = answers(told);
        let evaluation = evaluate(&answers);
        let programs = content::rulebook().programs;
        let program = programs.iter().find(|other| other.id == program).expect("a program");
        why(&evaluation, program.period(content::CHECKED_ON).expect("a rule in force"))
    }

    const HOMELESS: &[(&str, &str)] = &[
        ("medi-cal-status", "yes"),
        ("plan", "la-care"),
        ("age", "45"),
        ("sleeping-place", "shelter"),
    ];

    #[test]
    fn what_is_met_is_told_also_while_something_is_open() {
        let why = why_of("ecm/adult-homelessness", HOMELESS);
        // In a plan, 21 or older, without a home.
        assert_eq!(why.met.len(), 3);
        assert!(why.met.iter().all(|line| line.mark == Mark::Met));
        assert!(why.open.contains(&fact("need-hard-to-manage")));
        assert!(why.said_no.is_empty());
    }

    #[test]
    fn a_sign_is_told_as_one() {
        let told = [&HOMELESS[..3], &[("sleeping-place", "motel-paid-by-self")]].concat();
        let why = why_of("ecm/adult-homelessness", &told);
        assert_eq!(why.met.iter().filter(|line| line.mark == Mark::Sign).count(), 1);
    }

    #[test]
    fn a_no_names_what_said_it_and_nothing_else() {
        let why = why_of("ecm/child-ccs", HOMELESS);
        assert_eq!(why.said_no.concat().len(), 1);
        assert!(why.met.is_empty() && why.open.is_empty());
    }

    #[test]
    fn a_number_is_told_once_by_its_highest_limit() {
        let told = [&HOMELESS[..3], &[("er-visits-6-months", "5")]].concat();
        let why = why_of("ecm/adult-avoidable-utilization", &told);
        // In a plan, 21 or older, and the visits.
        assert_eq!(why.met.len(), 3);
    }

    #[test]
    fn what_stands_before_every_program_is_found() {
        let found = |told: &[(&str, &str)]| {
            let answers = answers(told);
            obstacle(&evaluate(&answers)).map(|fact| entry(fact).id)
        };
        assert_eq!(found(&[("medi-cal-status", "no")]), Some("medi-cal-status"));
        assert_eq!(found(&[("medi-cal-status", "yes"), ("plan", "no-plan")]), Some("plan"));
        assert_eq!(found(&[("programs-now", "pace")]), Some("programs-now"));
        assert_eq!(found(HOMELESS), None);
        assert_eq!(found(&[]), None);
    }
}
