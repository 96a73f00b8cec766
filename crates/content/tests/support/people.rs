//! Random people, whose answers do not contradict each other.

use content::rulebook;
use proptest::prelude::*;
use proptest::strategy::BoxedStrategy;
use rules::{
    Answer, Answers, Audience, Evaluation, Fact, FactId, Kind, Outlook, Rule, Truth, Value,
};

/// People who have told, or could not tell, every fact that may be asked of them.
pub fn people() -> BoxedStrategy<Answers> {
    let answers: Vec<BoxedStrategy<Answer>> = rulebook().facts.iter().map(told).collect();
    answers.prop_map(|told| consistent(&told)).boxed()
}

/// Which facts of a person are held back: one flag a fact.
pub fn held_back() -> BoxedStrategy<Vec<bool>> {
    proptest::collection::vec(any::<bool>(), rulebook().facts.len()).boxed()
}

fn told(fact: &Fact) -> BoxedStrategy<Answer> {
    let known = value(fact).prop_map(Answer::Known);
    prop_oneof![1 => Just(Answer::NotSure), 1 => Just(Answer::Declined), 14 => known].boxed()
}

fn value(fact: &Fact) -> BoxedStrategy<Value> {
    let options = fact.options.len().max(1);
    let one = (0..options).prop_map(Value::option).boxed();
    match fact.kind {
        Kind::YesNo => prop_oneof![3 => Just(Value::NO), 1 => Just(Value::YES)].boxed(),
        Kind::Choice => one,
        Kind::Multi => several(fact),
        Kind::Number => number(fact),
        Kind::Date => unreachable!("no fact of the vocabulary is a date"),
    }
}

fn several(fact: &Fact) -> BoxedStrategy<Value> {
    let (all, exclusive) = (full_set(fact), fact.exclusive);
    let one = (0..fact.options.len()).prop_map(Value::option);
    let some = any::<u64>().prop_map(move |bits| match bits & all & !exclusive {
        0 => Value::Options(1 << all.trailing_zeros()),
        set => Value::Options(set),
    });
    prop_oneof![3 => one, 1 => some].boxed()
}

fn full_set(fact: &Fact) -> u64 {
    (0..fact.options.len()).fold(0, |set, index| set | 1 << index)
}

fn number(fact: &Fact) -> BoxedStrategy<Value> {
    let bands: Vec<(u16, u16)> = fact.bands.iter().map(|band| band.range).collect();
    let exact = (fact.range.0..=fact.range.1.min(30)).prop_map(Value::number);
    let band = proptest::sample::select(bands).prop_map(|(least, most)| Value::Range(least, most));
    prop_oneof![band, exact].boxed()
}

/// Takes out what others close, and makes answers agree with those that fill them.
fn consistent(told: &[Answer]) -> Answers {
    let mut answers = Answers::new();
    let set = |answers: &mut Answers, told: &[Answer]| {
        for (index, answer) in told.iter().enumerate() {
            answers.set(FactId(index as u16), *answer);
        }
    };
    set(&mut answers, told);
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    for (index, fact) in rulebook().facts.iter().enumerate() {
        let id = FactId(index as u16);
        let before = answers.clone();
        let evaluation = Evaluation::new(rulebook(), &before, day);
        let holds = |when: &'static Rule| evaluation.truth(when) == Truth::Yes;
        if let Some(fill) = fact.fills.iter().find(|fill| holds(fill.when)) {
            answers.set(id, Answer::Known(fill.value));
        } else if fact.closed_when.is_some_and(holds) {
            answers.set(id, Answer::NotAsked);
        }
    }
    answers
}

/// The person with some facts held back.
pub fn holding_back(person: &Answers, held: &[bool]) -> Answers {
    let mut answers = Answers::new();
    for (fact, answer) in person.asked().filter(|(fact, _)| !held[fact.index()]) {
        answers.set(fact, answer);
    }
    answers
}

/// Everybody: questions for members, children, caregivers and navigators alike.
pub const ANYBODY: Audience = Audience(0b1111);

/// The screens that an interview shows to a person after the start page, in order, as facts that are
/// open on each.
pub fn screens_of(person: &Answers, audience: Audience) -> Vec<Vec<FactId>> {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let screen = |fact: FactId| rulebook().facts[fact.index()].screen;
    let (mut answers, mut screens) = (Answers::new(), Vec::new());
    // Asked on the start page.
    answers.set(FactId(0), Answer::NotSure);
    loop {
        let before = answers.clone();
        let evaluation = Evaluation::new(rulebook(), &before, day);
        let open: Vec<FactId> = Outlook::new(&evaluation, audience).open().collect();
        let Some(first) = open.first().copied() else { return screens };
        let shown: Vec<FactId> =
            open.into_iter().filter(|fact| screen(*fact) == screen(first)).collect();
        for fact in &shown {
            let told = Some(person.get(*fact)).filter(|answer| *answer != Answer::NotAsked);
            answers.set(*fact, told.unwrap_or(Answer::NotSure));
        }
        screens.push(shown);
    }
}

/// The same person, in a Medi-Cal managed care plan: whoever is in none meets a handful of screens.
#[allow(dead_code, reason = "not every test binary needs it")]
pub fn in_a_plan(mut person: Answers) -> Answers {
    let mut tell = |id: &str, code: &str| {
        let fact = content::fact(id).expect("a fact");
        let option = rulebook().facts[fact.index()].option(code).expect("an answer");
        person.set(fact, Answer::Known(Value::option(option)));
    };
    tell("medi-cal-status", "yes");
    tell("plan", "in-a-plan-name-unknown");
    tell("share-of-cost", "no");
    person
}
