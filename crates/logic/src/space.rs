//! Every way in which people can answer the questions of one rule, as far as it makes a difference to it,
//! and the rule as a diagram over them.

use crate::diagram::{
    AMONG, BOTH, Diagram, Diagrams, KNOWN, MAYBE, NO, NOT, ONE, OPEN, VERDICT, YES,
};
use crate::model::{Ask, Model, Rule};
use crate::plain::{Told, answers};
use asked::{add_tests, asked};
use std::collections::{BTreeMap, BTreeSet, HashMap};

mod asked;

pub use asked::Asked;

/// What decides about one program at one time: its rule and what stands in front of it.
#[derive(Clone, Debug)]
pub struct Deciding {
    /// Whether it only says when a card is shown.
    pub card: bool,
    /// What the whole family needs.
    pub needs: Vec<Rule>,
    /// What stops it, once known.
    pub stops: Vec<Rule>,
    /// What keeps it at possible, once known.
    pub caps: Vec<Rule>,
    /// The widest fair reading; `None` needs nothing.
    pub wide: Option<Rule>,
    /// What must hold as well for "likely".
    pub likely: Option<Rule>,
    /// The facts worked out from answers.
    pub derived: Vec<Option<Rule>>,
}

impl Deciding {
    /// What decides about a program by one of its rules.
    pub fn of(model: &Model, program: usize, period: usize) -> Deciding {
        let program = &model.programs[program];
        let period = &program.periods[period];
        let gate = &model.gates[program.gate];
        let flags = |flags: &[crate::model::Flag]| {
            let flags = if period.card { &[] } else { flags };
            flags.iter().map(|flag| flag.when.clone()).collect()
        };
        Deciding {
            card: period.card,
            needs: if period.card { Vec::new() } else { gate.needs.clone() },
            stops: flags(&gate.stops),
            caps: flags(&gate.caps),
            wide: Some(period.wide.clone()),
            likely: period.likely.clone().filter(|_| !period.card),
            derived: model.derived.iter().map(|derived| Some(derived.when.clone())).collect(),
        }
    }

    /// Whether it rests on a derived fact.
    pub fn uses(&self, derived: usize) -> bool {
        let mut left: Vec<&Rule> = self.rules();
        let mut seen = BTreeSet::new();
        while let Some(rule) = left.pop() {
            for test in rule.tests() {
                if let Ask::Derived(at) = test.ask
                    && seen.insert(at)
                {
                    left.extend(&self.derived[at]);
                }
            }
        }
        seen.contains(&derived)
    }

    /// Every rule of it, derived facts left out.
    pub fn rules(&self) -> Vec<&Rule> {
        let lists = [&self.needs, &self.stops, &self.caps].into_iter().flatten();
        lists.chain(&self.wide).chain(&self.likely).collect()
    }
}

/// The questions of one rule, and diagrams over them.
#[derive(Debug)]
pub struct Space<'a> {
    /// The rules.
    pub model: &'a Model,
    /// The questions, in the order of asking.
    pub asked: Vec<Asked>,
    /// The diagrams over them.
    pub diagrams: Diagrams,
    levels: HashMap<usize, usize>,
    /// Everybody whose answers do not contradict each other.
    people: Diagram,
    derived: HashMap<usize, Diagram>,
}

impl<'a> Space<'a> {
    /// The questions on which a rule rests.
    pub fn of(model: &'a Model, deciding: &Deciding) -> Space<'a> {
        Space::of_all(model, std::slice::from_ref(deciding))
    }

    /// The questions on which several rules rest.
    pub fn of_all(model: &'a Model, rules: &[Deciding]) -> Space<'a> {
        let mut tests = BTreeMap::<usize, Vec<Ask>>::new();
        rules.iter().for_each(|deciding| add_tests(model, deciding, &mut tests));
        let asked: Vec<Asked> =
            tests.iter().map(|(fact, asks)| asked(&model.facts[*fact], *fact, asks)).collect();
        let levels = asked.iter().enumerate().map(|(level, asked)| (asked.fact, level)).collect();
        let diagrams = Diagrams::new(asked.iter().map(|asked| asked.answers.len()).collect());
        let mut space =
            Space { model, asked, diagrams, levels, people: YES, derived: HashMap::new() };
        space.people = space.consistent();
        space
    }

    /// The place of a fact among the questions.
    pub fn level(&self, fact: usize) -> Option<usize> {
        self.levels.get(&fact).copied()
    }

    /// The answer of a question that stands for what somebody told.
    pub fn answer(&self, level: usize, told: Told) -> usize {
        let asked = &self.asked[level];
        let says = |told: Told| -> Vec<Option<bool>> {
            asked.asks.iter().map(|ask| answers(ask, told)).collect()
        };
        let wanted = says(told);
        let open = usize::from(asked.open == 2 && told != Told::NotAsked);
        let known = asked.answers.iter().skip(asked.open).position(|known| says(*known) == wanted);
        known.map_or(open, |known| known + asked.open)
    }

    /// What an answer costs somebody to tell: nothing where it is open.
    pub fn cost(&self, level: usize, answer: usize) -> u32 {
        u32::from(answer >= self.asked[level].open)
    }

    /// How many ways of answering there are that make a difference to some test.
    pub fn ways(&self) -> f64 {
        self.asked.iter().map(|asked| asked.answers.len() as f64).product()
    }

    /// The verdict for everybody whose answers do not contradict each other.
    pub fn verdict(&mut self, deciding: &Deciding) -> Diagram {
        let verdict = self.verdict_of_all(deciding);
        self.diagrams.join(AMONG, self.people, verdict)
    }

    /// The verdict for everybody, those who contradict themselves as well.
    pub fn verdict_of_all(&mut self, deciding: &Deciding) -> Diagram {
        self.derived.clear();
        let mut wide = self.optional(&deciding.wide, deciding);
        if deciding.card {
            return self.diagrams.join(KNOWN, wide, NO);
        }
        for need in &deciding.needs {
            let need = self.truth(need, deciding);
            wide = self.diagrams.join(BOTH, wide, need);
        }
        wide = self.unless_known(wide, &deciding.stops, deciding);
        let likely = self.optional(&deciding.likely, deciding);
        let likely = self.unless_known(likely, &deciding.caps, deciding);
        self.diagrams.join(VERDICT, wide, likely)
    }

    fn optional(&mut self, rule: &Option<Rule>, deciding: &Deciding) -> Diagram {
        rule.as_ref().map_or(YES, |rule| self.truth(rule, deciding))
    }

    fn unless_known(&mut self, from: Diagram, stops: &[Rule], deciding: &Deciding) -> Diagram {
        let mut left = from;
        for stop in stops {
            let stop = self.truth(stop, deciding);
            let stop = self.diagrams.join(KNOWN, stop, NO);
            let goes_on = self.diagrams.join(NOT, stop, NO);
            left = self.diagrams.join(BOTH, left, goes_on);
        }
        left
    }

    /// The truth of a rule for everybody, contradictions included.
    pub fn truth(&mut self, rule: &Rule, deciding: &Deciding) -> Diagram {
        self.walk(rule, &mut |space, ask| space.settled(ask, deciding))
    }

    fn walk(
        &mut self,
        rule: &Rule,
        leaf: &mut impl FnMut(&mut Space<'a>, &Ask) -> Diagram,
    ) -> Diagram {
        let mut fold = |space: &mut Self, parts: &[Rule], start, join| {
            parts.iter().fold(start, |sum, part| {
                let part = space.walk(part, leaf);
                space.diagrams.join(join, sum, part)
            })
        };
        match rule {
            Rule::All(parts) => fold(self, parts, YES, BOTH),
            Rule::Any(parts) => fold(self, parts, NO, ONE),
            Rule::None(parts) => {
                let any = fold(self, parts, NO, ONE);
                self.diagrams.join(NOT, any, NO)
            }
            Rule::AtLeast(least, parts) => {
                let parts: Vec<Diagram> = parts.iter().map(|part| self.walk(part, leaf)).collect();
                self.at_least(*least, &parts)
            }
            Rule::Not(part) => self.turn(NOT, part, leaf),
            Rule::Known(part) => self.turn(KNOWN, part, leaf),
            Rule::Maybe(part) => self.turn(MAYBE, part, leaf),
            Rule::Test(test) => leaf(self, &test.ask),
        }
    }

    fn turn(
        &mut self,
        join: crate::diagram::Join,
        part: &Rule,
        leaf: &mut impl FnMut(&mut Space<'a>, &Ask) -> Diagram,
    ) -> Diagram {
        let part = self.walk(part, leaf);
        self.diagrams.join(join, part, NO)
    }

    /// Counting, part by part: so many of those seen so far.
    fn at_least(&mut self, least: usize, parts: &[Diagram]) -> Diagram {
        let mut counts = vec![NO; least + 1];
        counts[0] = YES;
        for part in parts {
            for count in (1..=least).rev() {
                let with = self.diagrams.join(BOTH, *part, counts[count - 1]);
                counts[count] = self.diagrams.join(ONE, counts[count], with);
            }
        }
        counts[least]
    }

    /// A test on the answers once others have closed or filled what was not asked.
    fn settled(&mut self, ask: &Ask, deciding: &Deciding) -> Diagram {
        let fact = match *ask {
            Ask::Derived(derived) => return self.derived(derived, deciding),
            Ask::Codes(fact, _) | Ask::Number(fact, ..) => fact,
        };
        let unasked = self.left_out(fact, ask);
        let branches = self.says(fact, ask);
        let mut whole = NO;
        for (answer, says) in branches.iter().enumerate() {
            let is_unasked = answer == 0 && self.asked[self.levels[&fact]].open == 2;
            let says = if is_unasked { unasked } else { *says };
            let given = self.is(fact, answer);
            let part = self.diagrams.join(BOTH, given, says);
            whole = self.diagrams.join(ONE, whole, part);
        }
        whole
    }

    fn derived(&mut self, derived: usize, deciding: &Deciding) -> Diagram {
        if let Some(known) = self.derived.get(&derived) {
            return *known;
        }
        let made = self.optional(&deciding.derived[derived], deciding);
        self.derived.insert(derived, made);
        made
    }

    /// What each answer says to a test.
    fn says(&self, fact: usize, ask: &Ask) -> Vec<Diagram> {
        let asked = &self.asked[self.levels[&fact]];
        asked.answers.iter().map(|told| truth(answers(ask, *told))).collect()
    }

    /// Yes for whoever gave this answer.
    fn is(&mut self, fact: usize, answer: usize) -> Diagram {
        let level = self.levels[&fact];
        let count = self.asked[level].answers.len();
        let branches = (0..count).map(|other| if other == answer { YES } else { NO }).collect();
        self.diagrams.ask(level, branches)
    }

    /// A condition on the answers really given.
    fn given(&mut self, rule: &Rule) -> Diagram {
        self.walk(rule, &mut |space, ask| {
            let (Ask::Codes(fact, _) | Ask::Number(fact, ..)) = *ask else {
                panic!("questions know no derived facts")
            };
            let branches = space.says(fact, ask);
            space.diagrams.ask(space.levels[&fact], branches)
        })
    }

    /// What a test says of a question that was not asked.
    fn left_out(&mut self, fact: usize, ask: &Ask) -> Diagram {
        let asked = &self.model.facts[fact];
        let mut says = OPEN;
        if let Some(closed) = &asked.closed {
            let closed = self.given(closed);
            let none = truth(answers(ask, Told::Codes(asked.none())));
            says = self.diagrams.choose(closed, none, says);
        }
        for (when, code) in asked.fills.iter().rev() {
            let when = self.given(when);
            let filled = truth(answers(ask, Told::Codes(*code)));
            says = self.diagrams.choose(when, filled, says);
        }
        says
    }

    /// Whoever did not answer what other answers close, and what others fill only so.
    fn consistent(&mut self) -> Diagram {
        let mut all = YES;
        for level in 0..self.asked.len() {
            let fact = self.asked[level].fact;
            let asked = &self.model.facts[fact];
            let unasked = self.is(fact, 0);
            if let Some(closed) = &asked.closed {
                let closed = self.given(closed);
                let fits = self.diagrams.choose(closed, unasked, YES);
                all = self.diagrams.join(BOTH, all, fits);
            }
            for (when, code) in &asked.fills {
                let when = self.given(when);
                let filled = self.answer(level, Told::Codes(*code));
                let count = self.asked[level].answers.len();
                let fits = (0..count).map(|at| if at == 0 || at == filled { YES } else { NO });
                let same = self.diagrams.ask(level, fits.collect());
                let fits = self.diagrams.choose(when, same, YES);
                all = self.diagrams.join(BOTH, all, fits);
            }
        }
        all
    }
}

fn truth(says: Option<bool>) -> Diagram {
    match says {
        Some(true) => YES,
        Some(false) => NO,
        None => OPEN,
    }
}
