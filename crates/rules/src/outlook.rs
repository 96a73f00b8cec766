//! What is still open: which questions can change a verdict, and which no longer can.

use crate::order::each_once;
use crate::{
    Answer, Audience, Card, Criterion, Evaluation, FactId, Leaf, Period, Program, Test, Truth,
};

/// Everything a criterion may still become once its open questions are answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prospect(u8);

impl Prospect {
    const NO: u8 = 0b001;
    const UNKNOWN: u8 = 0b010;
    const YES: u8 = 0b100;
    /// Still to be asked: may become either.
    const OPEN: Prospect = Prospect(Self::NO | Self::YES);

    fn only(truth: Truth) -> Prospect {
        Prospect(match truth {
            Truth::No => Self::NO,
            Truth::Unknown => Self::UNKNOWN,
            Truth::Yes => Self::YES,
        })
    }

    /// Whether it may still become this.
    pub fn may_be(self, truth: Truth) -> bool {
        self.0 & Prospect::only(truth).0 != 0
    }

    /// Whether no further answer can move it.
    pub fn is_settled(self) -> bool {
        self.0.is_power_of_two()
    }

    fn map(self, change: impl Fn(Truth) -> Truth) -> Prospect {
        let truths = [Truth::No, Truth::Unknown, Truth::Yes].into_iter();
        let changed = truths.filter(|truth| self.may_be(*truth)).map(change);
        Prospect(changed.fold(0, |set, truth| set | Prospect::only(truth).0))
    }

    fn combine(self, other: Prospect, join: impl Fn(Truth, Truth) -> Truth) -> Prospect {
        let truths = [Truth::No, Truth::Unknown, Truth::Yes].into_iter();
        let with = |mine: Truth| other.map(|theirs| join(mine, theirs)).0;
        Prospect(truths.filter(|mine| self.may_be(*mine)).fold(0, |set, mine| set | with(mine)))
    }
}

/// What is still open for one person, and for whom it may be asked.
#[derive(Debug)]
pub struct Outlook<'a> {
    evaluation: &'a Evaluation<'a>,
    audience: Audience,
    derived: Vec<Prospect>,
}

impl<'a> Outlook<'a> {
    /// Looks at what an evaluation leaves open for questions that may be put to `audience`.
    pub fn new(evaluation: &'a Evaluation<'a>, audience: Audience) -> Outlook<'a> {
        let derived = evaluation.rulebook().derived;
        let mut outlook =
            Outlook { evaluation, audience, derived: Vec::with_capacity(derived.len()) };
        for criterion in derived {
            let prospect = outlook.prospect(criterion);
            outlook.derived.push(prospect);
        }
        outlook
    }

    /// What a criterion may still become.
    pub fn prospect(&self, criterion: &Criterion) -> Prospect {
        let fold = |parts: &'static [Criterion], start, join: fn(Truth, Truth) -> Truth| {
            let prospects = parts.iter().map(|part| self.prospect(part));
            prospects.fold(Prospect::only(start), |sum, part| sum.combine(part, join))
        };
        match criterion {
            Criterion::All(parts) => fold(parts, Truth::Yes, Truth::min),
            Criterion::Any(parts) => fold(parts, Truth::No, Truth::max),
            Criterion::None(parts) => fold(parts, Truth::No, Truth::max).map(|truth| !truth),
            Criterion::AtLeast(least, parts) => self.at_least(usize::from(*least), parts),
            Criterion::Not(part) => self.prospect(part).map(|truth| !truth),
            Criterion::Known(part) => self.prospect(part).map(Truth::known),
            Criterion::Maybe(part) => self.prospect(part).map(Truth::maybe),
            Criterion::Leaf(leaf) => self.leaf(leaf),
        }
    }

    /// Counting is bounded from both sides: every open part answered no, and every one answered yes.
    fn at_least(&self, least: usize, parts: &'static [Criterion]) -> Prospect {
        let prospects: Vec<Prospect> = parts.iter().map(|part| self.prospect(part)).collect();
        let bound = |order: [Truth; 3]| {
            let pick =
                |prospect: &Prospect| order.into_iter().find(|truth| prospect.may_be(*truth));
            Truth::at_least(least, prospects.iter().filter_map(pick))
        };
        let lowest = bound([Truth::No, Truth::Unknown, Truth::Yes]);
        let highest = bound([Truth::Yes, Truth::Unknown, Truth::No]);
        let between = [Truth::No, Truth::Unknown, Truth::Yes].into_iter();
        let within = between.filter(|truth| lowest <= *truth && *truth <= highest);
        Prospect(within.fold(0, |set, truth| set | Prospect::only(truth).0))
    }

    fn leaf(&self, leaf: &Leaf) -> Prospect {
        match leaf.test {
            Test::Derived(id) => self.derived[id.index()],
            Test::Has(fact, _) | Test::Between(fact, ..) | Test::WithinMonths(fact, _)
                if self.may_ask(fact) =>
            {
                Prospect::OPEN
            }
            _ => Prospect::only(self.evaluation.truth_of_leaf(leaf)),
        }
    }

    /// Whether a fact has not been put yet, is not settled by others, and may be put to them.
    pub fn may_ask(&self, fact: FactId) -> bool {
        self.evaluation.answer(fact) == Answer::NotAsked
            && self.evaluation.rulebook().facts[fact.index()].is_asked_of(self.audience)
    }

    /// The facts that can still change the verdict of a program, each once, in the order of asking.
    pub fn open_facts(&self, program: &Program) -> Vec<FactId> {
        let mut facts = Vec::new();
        if let Some(period) = program.period(self.evaluation.as_of()) {
            self.collect_period(period, &mut facts);
        }
        each_once(facts, |fact| *fact)
    }

    fn collect_period(&self, period: &'static Period, facts: &mut Vec<FactId>) {
        let wide = self.prospect(period.wide);
        let likely = self.prospect(period.likely);
        let within_reach = wide.may_be(Truth::Yes) && likely.may_be(Truth::Yes);
        match period.card {
            Card::Information => self.collect(period.wide, facts),
            // A wide reading that can no longer be no matters only where "likely" is within reach.
            Card::Verdict if within_reach => {
                self.collect(period.wide, facts);
                self.collect(period.likely, facts);
            }
            Card::Verdict if wide.may_be(Truth::No) => self.collect(period.wide, facts),
            Card::Verdict => {}
        }
    }

    fn collect(&self, criterion: &Criterion, facts: &mut Vec<FactId>) {
        if self.prospect(criterion).is_settled() {
            return;
        }
        match criterion {
            Criterion::Leaf(leaf) => match leaf.test {
                Test::Derived(id) => {
                    self.collect(self.evaluation.rulebook().derived[id.index()], facts)
                }
                Test::Has(fact, _) | Test::Between(fact, ..) | Test::WithinMonths(fact, _) => {
                    facts.push(fact)
                }
            },
            compound => compound.parts().iter().for_each(|part| self.collect(part, facts)),
        }
    }

    /// For each fact of the rulebook, how many programs it can still move.
    pub fn stakes(&self) -> Vec<u16> {
        let rulebook = self.evaluation.rulebook();
        let mut stakes = vec![0; rulebook.facts.len()];
        for program in rulebook.programs {
            for fact in self.open_facts(program) {
                stakes[fact.index()] += 1;
            }
        }
        stakes
    }

    /// The next fact worth asking: the first, in the order of asking, that can still move a verdict or
    /// that the pages need in any case. `None` when nothing more can change.
    pub fn next(&self) -> Option<FactId> {
        self.open().next()
    }

    /// Every fact that may still be asked, in the order of asking. It only ever shrinks as answers come.
    pub fn open(&self) -> impl Iterator<Item = FactId> {
        let facts = self.evaluation.rulebook().facts.iter().zip(self.stakes()).enumerate();
        let open: Vec<FactId> = facts
            .map(|(index, (fact, stake))| (FactId(index as u16), fact.always, stake))
            .filter(|(id, always, stake)| *stake > 0 || (*always && self.may_ask(*id)))
            .map(|(id, ..)| id)
            .collect();
        open.into_iter()
    }
}
