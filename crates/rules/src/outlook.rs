//! What is still open: which questions can change a verdict, and which no longer can.

use crate::order::each_once;
use crate::{
    Answer, Audience, Card, Criterion, Evaluation, FactId, Leaf, Period, Program, Test, Truth,
};
use std::ops::Not;

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

    /// What the lesser of the two may become: whatever one may be while the other may be as much.
    fn lesser(self, other: Prospect) -> Prospect {
        let up_to_highest = |set: u8| set | set >> 1 | set >> 2;
        Prospect((self.0 | other.0) & up_to_highest(self.0) & up_to_highest(other.0))
    }

    fn known(self) -> Prospect {
        let yes = self.0 & Self::YES;
        Prospect(if self.0 == yes { yes } else { yes | Self::NO })
    }
}

impl Not for Prospect {
    type Output = Prospect;

    /// No and yes change places.
    fn not(self) -> Prospect {
        Prospect((self.0 & Self::NO) << 2 | self.0 & Self::UNKNOWN | self.0 >> 2)
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
        self.look(criterion, &mut Vec::new())
    }

    /// What a criterion may still become; puts the facts on which that hangs after those that are there.
    fn look(&self, criterion: &Criterion, facts: &mut Vec<FactId>) -> Prospect {
        let before = facts.len();
        let prospect = match criterion {
            Criterion::All(parts) => self.least(parts, false, facts),
            Criterion::Any(parts) => !self.least(parts, true, facts),
            Criterion::None(parts) => self.least(parts, true, facts),
            Criterion::AtLeast(least, parts) => self.at_least(usize::from(*least), parts, facts),
            Criterion::Not(part) => !self.look(part, facts),
            Criterion::Known(part) => self.look(part, facts).known(),
            Criterion::Maybe(part) => self.look(part, facts).lesser(Prospect(Prospect::UNKNOWN)),
            Criterion::Leaf(leaf) => self.leaf(leaf, facts),
        };
        if prospect.is_settled() {
            facts.truncate(before);
        }
        prospect
    }

    /// What the least of the parts, or of their `opposites`, may become. Nothing is less than a plain no.
    fn least(&self, parts: &[Criterion], opposites: bool, facts: &mut Vec<FactId>) -> Prospect {
        let mut least = Prospect(Prospect::YES);
        for part in parts {
            let part = self.look(part, facts);
            least = least.lesser(if opposites { !part } else { part });
            if least.0 == Prospect::NO {
                break;
            }
        }
        least
    }

    /// Counting is bounded from both sides: every open part answered no, and every one answered yes.
    fn at_least(&self, least: usize, parts: &[Criterion], facts: &mut Vec<FactId>) -> Prospect {
        let prospects: Vec<Prospect> = parts.iter().map(|part| self.look(part, facts)).collect();
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

    fn leaf(&self, leaf: &Leaf, facts: &mut Vec<FactId>) -> Prospect {
        match leaf.test {
            Test::Derived(id) => {
                let prospect = self.derived[id.index()];
                if !prospect.is_settled() {
                    self.look(self.evaluation.derivation(id), facts);
                }
                prospect
            }
            Test::Has(fact, _) | Test::Between(fact, ..) | Test::WithinMonths(fact, _)
                if self.may_ask(fact) =>
            {
                facts.push(fact);
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
        let period = program.period(self.evaluation.as_of());
        each_once(period.map(|period| self.moving(period)).unwrap_or_default(), |fact| *fact)
    }

    /// The facts that can still change the verdict of a rule, some of them several times.
    fn moving(&self, period: &Period) -> Vec<FactId> {
        let mut facts = Vec::new();
        let wide = self.look(period.wide, &mut facts);
        if period.card == Card::Information {
            return facts;
        }
        let of_wide = facts.len();
        let likely = self.look(period.likely, &mut facts);
        // A wide reading that can no longer be no matters only where "likely" is within reach.
        let within_reach = wide.may_be(Truth::Yes) && likely.may_be(Truth::Yes);
        match within_reach {
            true => {}
            false if wide.may_be(Truth::No) => facts.truncate(of_wide),
            false => facts.clear(),
        }
        facts
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
