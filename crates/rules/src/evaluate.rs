//! The truth of every criterion on the answers given.

use crate::{
    Answer, Answers, Card, Criterion, DerivedId, Fact, FactId, Finding, Leaf, LeafId, Period,
    Program, Rulebook, Test, Truth, Value, Verdict,
};
use chrono::{Months, NaiveDate};

/// One person's answers held against a rulebook on one date.
///
/// Making one settles the derived facts; each verdict after that is a walk over one rule.
#[derive(Debug)]
pub struct Evaluation<'a> {
    rulebook: &'static Rulebook,
    answers: &'a Answers,
    settled: Vec<Answer>,
    derived: Vec<Truth>,
    as_of: NaiveDate,
    supposed: Option<(LeafId, Truth)>,
}

impl<'a> Evaluation<'a> {
    /// Holds answers against the rulebook as it stood on `as_of`.
    pub fn new(rulebook: &'static Rulebook, answers: &'a Answers, as_of: NaiveDate) -> Self {
        Self::build(rulebook, answers, as_of, None)
    }

    /// The same, supposing that one leaf came out otherwise.
    pub(crate) fn supposing(&self, leaf: LeafId, truth: Truth) -> Self {
        Self::build(self.rulebook, self.answers, self.as_of, Some((leaf, truth)))
    }

    fn build(
        rulebook: &'static Rulebook,
        answers: &'a Answers,
        as_of: NaiveDate,
        supposed: Option<(LeafId, Truth)>,
    ) -> Self {
        let mut evaluation = Evaluation {
            rulebook,
            answers,
            settled: Vec::new(),
            derived: Vec::with_capacity(rulebook.derived.len()),
            as_of,
            supposed,
        };
        evaluation.settled = evaluation.settle();
        for criterion in rulebook.derived {
            let truth = evaluation.truth(criterion);
            evaluation.derived.push(truth);
        }
        evaluation
    }

    /// The answers with what others close or fill. Only answers really given close or fill anything.
    fn settle(&self) -> Vec<Answer> {
        let facts = self.rulebook.facts.iter().enumerate();
        facts.map(|(index, fact)| self.settle_fact(FactId(index as u16), fact)).collect()
    }

    fn settle_fact(&self, id: FactId, fact: &Fact) -> Answer {
        let given = self.answers.get(id);
        if given != Answer::NotAsked {
            return given;
        }
        let filled = fact.fills.iter().find(|fill| self.truth(fill.when) == Truth::Yes);
        if let Some(fill) = filled {
            return Answer::Known(fill.value);
        }
        let closed = fact.closed_when.as_ref().is_some_and(|when| self.truth(when) == Truth::Yes);
        if closed { Answer::Known(fact.closed_value()) } else { given }
    }

    /// The rulebook used.
    pub fn rulebook(&self) -> &'static Rulebook {
        self.rulebook
    }

    /// The date that was asked about.
    pub fn as_of(&self) -> NaiveDate {
        self.as_of
    }

    /// How a fact stands, once other answers have closed or filled it.
    pub fn answer(&self, fact: FactId) -> Answer {
        // While answers are being settled, closing and filling see only what was really given.
        self.settled.get(fact.index()).copied().unwrap_or_else(|| self.answers.get(fact))
    }

    /// The truth of a derived fact.
    pub fn derived(&self, id: DerivedId) -> Truth {
        self.derived[id.index()]
    }

    /// What a derived fact is worked out from.
    pub fn derivation(&self, id: DerivedId) -> &'static Criterion {
        self.rulebook.derived[id.index()]
    }

    /// The truth of a criterion.
    pub fn truth(&self, criterion: &Criterion) -> Truth {
        let truths = |parts: &'static [Criterion]| parts.iter().map(|part| self.truth(part));
        match criterion {
            Criterion::All(parts) => Truth::all(truths(parts)),
            Criterion::Any(parts) => Truth::any(truths(parts)),
            Criterion::None(parts) => !Truth::any(truths(parts)),
            Criterion::AtLeast(least, parts) => Truth::at_least(usize::from(*least), truths(parts)),
            Criterion::Not(part) => !self.truth(part),
            Criterion::Known(part) => self.truth(part).known(),
            Criterion::Maybe(part) => self.truth(part).maybe(),
            Criterion::Leaf(leaf) => self.truth_of_leaf(leaf),
        }
    }

    /// The truth of one leaf.
    pub fn truth_of_leaf(&self, leaf: &Leaf) -> Truth {
        match self.supposed {
            Some((id, truth)) if id == leaf.id => truth,
            _ => self.test(&leaf.test),
        }
    }

    /// For a number below its limit: what was told at most, and what is needed at least.
    pub(crate) fn short_of(&self, test: &Test) -> Option<(u16, u16)> {
        let Test::Between(fact, least, _) = *test else {
            return None;
        };
        match self.answer(fact).value() {
            Some(Value::Range(_, most)) if most < least => Some((most, least)),
            _ => None,
        }
    }

    fn test(&self, test: &Test) -> Truth {
        match *test {
            Test::Derived(id) => self.derived[id.index()],
            Test::Has(fact, options) => self.known(fact, |value| has(value, options)),
            Test::Between(fact, least, most) => {
                self.known(fact, |value| between(value, least, most))
            }
            Test::WithinMonths(fact, months) => {
                self.known(fact, |value| within_months(value, months, self.as_of))
            }
        }
    }

    fn known(&self, fact: FactId, test: impl Fn(Value) -> Truth) -> Truth {
        self.answer(fact).value().map_or(Truth::Unknown, test)
    }

    /// The verdict for a program, with what belongs beside it.
    pub fn finding(&self, program: &Program) -> Finding {
        let Some(period) = program.period(self.as_of) else {
            return Finding { verdict: Verdict::NoRuleForDate, flags: Vec::new(), period: None };
        };
        let holds = |flag: &&crate::Flag| self.truth(flag.when) == Truth::Yes;
        Finding {
            verdict: self.verdict(period),
            flags: period.flags.iter().filter(holds).collect(),
            period: Some(period),
        }
    }

    /// The verdict of one rule, whatever its dates.
    pub fn verdict(&self, period: &Period) -> Verdict {
        let wide = self.truth(period.wide);
        match period.card {
            Card::Verdict => Verdict::from_readings(wide, self.truth(period.likely)),
            Card::Information if wide == Truth::Yes => Verdict::Shown,
            Card::Information => Verdict::NotShown,
        }
    }
}

fn has(value: Value, options: u64) -> Truth {
    match value {
        Value::Options(chosen) => Truth::from(chosen & options != 0),
        Value::Range(..) | Value::Date(_) => Truth::Unknown,
    }
}

fn between(value: Value, least: u16, most: u16) -> Truth {
    match value {
        Value::Range(from, to) if least <= from && to <= most => Truth::Yes,
        Value::Range(from, to) if to < least || most < from => Truth::No,
        // A question that was closed has no number: it counts as no.
        Value::Options(0) => Truth::No,
        Value::Range(..) | Value::Options(_) | Value::Date(_) => Truth::Unknown,
    }
}

fn within_months(value: Value, months: u16, as_of: NaiveDate) -> Truth {
    match (value, as_of.checked_sub_months(Months::new(u32::from(months)))) {
        (Value::Date(date), Some(earliest)) => Truth::from(earliest <= date && date <= as_of),
        // A question that was closed has no date: it counts as no.
        (Value::Options(0), _) => Truth::No,
        _ => Truth::Unknown,
    }
}
