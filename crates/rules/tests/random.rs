//! Random rules over a handful of facts, small enough to try out everything that may still be told.
//!
//! Each test of a rule asks a fact of its own, so that what the engine works out part by part must be
//! exactly what trying out finds.

use chrono::NaiveDate;
use rules::{
    Answer, Answers, Audience, Card, Criterion, DerivedId, Evaluation, Fact, FactId, Kind, Leaf,
    LeafId, Outlook, Period, Program, Rule, Rulebook, Sensitivity, Test, Truth, Value, Verdict,
    changes,
};
use std::collections::BTreeSet;

const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 3, 31).unwrap();
const RULES: usize = 6_000;
const TRUTHS: [Truth; 3] = [Truth::No, Truth::Unknown, Truth::Yes];

/// SplitMix64: the same numbers in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % limit.max(1) as u64) as usize
    }
}

/// A rule in the making: how many facts and derived facts it has so far.
struct Making<'a> {
    dice: &'a mut Dice,
    facts: u16,
    derived: Vec<&'static Rule>,
    counts: bool,
}

impl Making<'_> {
    fn leaf(&mut self, test: impl Fn(FactId) -> Test) -> Criterion {
        let fact = FactId(self.facts);
        self.facts += 1;
        Criterion::Leaf(Leaf { id: LeafId(fact.0), test: test(fact) })
    }

    fn criterion(&mut self, depth: usize) -> Criterion {
        let parts = |making: &mut Self| -> &'static [Criterion] {
            let count = 1 + making.dice.below(3);
            Box::leak((0..count).map(|_| making.criterion(depth - 1)).collect())
        };
        let part = |making: &mut Self| -> &'static Criterion {
            Box::leak(Box::new(making.criterion(depth - 1)))
        };
        match if depth == 0 { 9 } else { self.dice.below(10) } {
            0 | 1 => Criterion::All(parts(self)),
            2 | 3 => Criterion::Any(parts(self)),
            4 => Criterion::None(parts(self)),
            5 => Criterion::Not(part(self)),
            6 => Criterion::Known(part(self)),
            7 => Criterion::Maybe(part(self)),
            8 if self.counts => {
                let parts = parts(self);
                Criterion::AtLeast(1 + self.dice.below(parts.len()) as u8, parts)
            }
            8 => {
                let inner = self.criterion(depth - 1);
                self.derived.push(Box::leak(Box::new(Rule::plain(inner))));
                let id = DerivedId(self.derived.len() as u16 - 1);
                Criterion::Leaf(Leaf { id: LeafId(1_000 + id.0), test: Test::Derived(id) })
            }
            _ => self.leaf(|fact| Test::Has(fact, 1)),
        }
    }
}

fn fact(asked_of: Audience) -> Fact {
    Fact {
        id: "a fact",
        kind: Kind::YesNo,
        options: &["yes", "no"],
        exclusive: 0,
        bands: &[],
        range: (0, 99),
        asked_of,
        always: false,
        sensitivity: Sensitivity::Open,
        closed_when: None,
        fills: &[],
        screen: 0,
    }
}

/// A rulebook of one program with a random rule. `None` where it asks too much to try everything out.
fn rulebook(dice: &mut Dice, counts: bool) -> Option<&'static Rulebook> {
    let mut making = Making { dice, facts: 0, derived: Vec::new(), counts };
    let wide = making.criterion(3);
    let likely = making.criterion(2);
    let (count, derived) = (making.facts, making.derived);
    let audience = |dice: &mut Dice| {
        if dice.below(6) == 0 { Audience::CHILD } else { Audience::MEMBER }
    };
    let facts: Vec<Fact> = (0..count).map(|_| fact(audience(dice))).collect();
    let period = Period {
        from: DAY,
        to: None,
        card: Card::Verdict,
        wide: Box::leak(Box::new(Rule::plain(wide))),
        likely: Box::leak(Box::new(Rule::plain(likely))),
        confirm: &[],
        flags: &[],
        doubts: &[],
        notices: &[],
        required: None,
        review_by: None,
    };
    let programs = vec![Program { id: "test/program", periods: vec![period].leak() }];
    let book = Rulebook {
        facts: facts.leak(),
        derived: derived.leak(),
        programs: programs.leak(),
        asides: &[],
    };
    (count <= 9).then(|| &*Box::leak(Box::new(book)))
}

fn random_rules(counts: bool) -> impl Iterator<Item = (&'static Rulebook, Answers)> {
    let mut dice = Dice(if counts { 11 } else { 12 });
    (0..RULES).filter_map(move |_| {
        let book = rulebook(&mut dice, counts)?;
        let mut answers = Answers::new();
        for fact in 0..book.facts.len() {
            let answer = match dice.below(6) {
                0 | 1 => Answer::Known(Value::YES),
                2 | 3 => Answer::Known(Value::NO),
                4 => Answer::NotSure,
                _ => Answer::NotAsked,
            };
            answers.set(FactId(fact as u16), answer);
        }
        Some((book, answers))
    })
}

fn verdict(book: &'static Rulebook, answers: &Answers) -> Verdict {
    Evaluation::new(book, answers, DAY).finding(&book.programs[0]).verdict
}

fn rank(verdict: Verdict) -> usize {
    [Verdict::NotNow, Verdict::Possible, Verdict::Likely]
        .iter()
        .position(|one| *one == verdict)
        .expect("a verdict")
}

#[test]
fn what_told_otherwise_would_better_a_verdict_is_what_trying_out_finds() {
    let mut found = 0;
    for (book, answers) in random_rules(false).chain(random_rules(true)) {
        let evaluation = Evaluation::new(book, &answers, DAY);
        let now = verdict(book, &answers);
        let mut tried = Vec::new();
        for (fact, answer) in answers.asked() {
            let other = match answer {
                Answer::Known(Value::YES) => Value::NO,
                Answer::Known(_) => Value::YES,
                _ => continue,
            };
            let mut changed = answers.clone();
            changed.set(fact, Answer::Known(other));
            let then = verdict(book, &changed);
            if rank(then) > rank(now) {
                tried.push((fact, Truth::from(other == Value::NO), then));
            }
        }
        let told = changes(&evaluation, &book.programs[0].periods[0]);
        let told: Vec<_> = told.iter().map(|it| (it.fact, it.was, it.verdict)).collect();
        assert_eq!(told, tried, "{:?}\n{answers:?}", book.programs);
        found += tried.len();
    }
    assert!(found > 500, "only {found} changes were found");
}

/// Every way in which the open questions may be answered.
fn completions(book: &'static Rulebook, answers: &Answers) -> Vec<Answers> {
    let mut all = vec![answers.clone()];
    for (fact, asked) in book.facts.iter().enumerate() {
        let id = FactId(fact as u16);
        if answers.get(id) != Answer::NotAsked || !asked.is_asked_of(Audience::MEMBER) {
            continue;
        }
        let with = |value| {
            move |person: &Answers| {
                let mut person = person.clone();
                person.set(id, Answer::Known(value));
                person
            }
        };
        let yes: Vec<Answers> = all.iter().map(with(Value::YES)).collect();
        all = all.iter().map(with(Value::NO)).chain(yes).collect();
    }
    all
}

#[test]
fn what_a_rule_may_still_become_is_what_trying_out_finds() {
    for (book, answers) in random_rules(false) {
        let evaluation = Evaluation::new(book, &answers, DAY);
        let outlook = Outlook::new(&evaluation, Audience::MEMBER);
        let all = completions(book, &answers);
        for rule in [book.programs[0].periods[0].wide, book.programs[0].periods[0].likely] {
            let ends: BTreeSet<Truth> =
                all.iter().map(|answers| Evaluation::new(book, answers, DAY).truth(rule)).collect();
            let prospect = outlook.prospect(rule);
            let told: BTreeSet<Truth> =
                TRUTHS.into_iter().filter(|truth| prospect.may_be(*truth)).collect();
            assert_eq!(told, ends, "{rule:?}\n{answers:?}");
            assert_eq!(prospect.is_settled(), ends.len() == 1);
        }
    }
}

#[test]
fn counting_never_leaves_out_what_a_rule_may_still_become() {
    let mut settled = 0;
    for (book, answers) in random_rules(true) {
        let evaluation = Evaluation::new(book, &answers, DAY);
        let outlook = Outlook::new(&evaluation, Audience::MEMBER);
        let all = completions(book, &answers);
        for rule in [book.programs[0].periods[0].wide, book.programs[0].periods[0].likely] {
            let prospect = outlook.prospect(rule);
            for answers in &all {
                let end = Evaluation::new(book, answers, DAY).truth(rule);
                assert!(prospect.may_be(end), "{end:?} of {rule:?}\n{answers:?}");
            }
            assert!(all.len() > 1 || prospect.is_settled(), "nothing is open in {rule:?}");
            settled += usize::from(prospect.is_settled());
        }
    }
    assert!(settled > 500, "only {settled} rules were settled");
}

#[test]
fn the_questions_that_can_move_a_verdict_are_those_that_trying_out_finds() {
    let (mut open, mut more) = (0, 0);
    for (book, answers) in random_rules(false) {
        let evaluation = Evaluation::new(book, &answers, DAY);
        let outlook = Outlook::new(&evaluation, Audience::MEMBER);
        let told = outlook.open_facts(&book.programs[0]);
        let all = completions(book, &answers);
        for fact in (0..book.facts.len() as u16).map(FactId) {
            let moves = outlook.may_ask(fact)
                && all.iter().any(|person| {
                    let with = |value| {
                        let mut person = person.clone();
                        person.set(fact, Answer::Known(value));
                        verdict(book, &person)
                    };
                    with(Value::YES) != with(Value::NO)
                });
            assert!(!moves || told.contains(&fact), "{fact:?} of {:?}\n{answers:?}", book.programs);
            open += usize::from(moves);
            more += usize::from(!moves && told.contains(&fact));
        }
        let ends: Vec<Verdict> = all.iter().map(|person| verdict(book, person)).collect();
        let is_settled = ends.iter().all(|end| *end == ends[0]);
        assert_eq!(told.is_empty(), is_settled, "{:?}\n{answers:?}", book.programs);
        let next: Vec<FactId> = outlook.open().collect();
        assert_eq!(next, told, "one program: what is open for it is open at all");
        assert_eq!(outlook.next(), told.first().copied());
    }
    assert!(open > 500, "only {open} questions were open");
    assert!(more * 10 < open, "{more} questions too many, beside {open}");
}

#[test]
fn what_an_open_rule_depends_on_is_unknown_now_and_can_matter() {
    let mut seen = 0;
    for (book, answers) in random_rules(false) {
        let evaluation = Evaluation::new(book, &answers, DAY);
        let period = &book.programs[0].periods[0];
        let depends = evaluation.depends_on(period);
        for fact in &depends {
            assert_eq!(answers.get(*fact).value(), None, "{fact:?} was told");
        }
        if verdict(book, &answers) == Verdict::NotNow {
            assert!(depends.is_empty(), "a plain no depends on nothing");
        }
        let unknown = [period.wide, period.likely]
            .into_iter()
            .filter(|rule| evaluation.truth(rule) == Truth::Unknown)
            .count();
        let told = [period.wide, period.likely].map(|rule| evaluation.explain(rule).truth);
        let told = told.into_iter().filter(|truth| *truth == Truth::Unknown);
        assert_eq!(told.count(), unknown);
        seen += depends.len();
        for pair in depends.windows(2) {
            assert!(pair[0] < pair[1], "in order, each once");
        }
    }
    assert!(seen > 500, "only {seen} facts");
}
