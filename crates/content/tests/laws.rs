//! What must hold for every person and every rule, over random people.

mod support {
    pub mod people;
}

use chrono::NaiveDate;
use content::rulebook;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use rules::{Answer, Answers, Audience, Evaluation, FactId, Outlook, Verdict};
use support::people::{ANYBODY, held_back, holding_back, in_a_plan, people, screens_of};

const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();

fn verdicts(answers: &Answers) -> Vec<Verdict> {
    let evaluation = Evaluation::new(rulebook(), answers, DAY);
    rulebook().programs.iter().map(|program| evaluation.finding(program).verdict).collect()
}

/// Puts the questions of the outlook to a person until none can change anything.
fn interview(person: &Answers) -> (Answers, Vec<usize>) {
    let (mut answers, mut left) = (Answers::new(), Vec::new());
    loop {
        let evaluation = Evaluation::new(rulebook(), &answers, DAY);
        let open: Vec<FactId> = Outlook::new(&evaluation, ANYBODY).open().collect();
        left.push(open.len());
        let Some(fact) = open.first().copied() else { return (answers, left) };
        let answer = match person.get(fact) {
            Answer::NotAsked => Answer::NotSure,
            told => told,
        };
        answers.set(fact, answer);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..Default::default() })]

    #[test]
    fn knowing_less_never_makes_a_no(person in people(), held in held_back()) {
        let less = verdicts(&holding_back(&person, &held));
        for (index, (less, full)) in less.iter().zip(verdicts(&person)).enumerate() {
            let program = rulebook().programs[index].id;
            prop_assert!(*less != Verdict::NotNow || full == Verdict::NotNow, "{program}: {less:?}, then {full:?}");
        }
    }

    #[test]
    fn not_sure_and_rather_not_say_never_make_a_no(declined in held_back()) {
        let mut answers = Answers::new();
        for (index, declined) in declined.iter().enumerate() {
            let answer = if *declined { Answer::Declined } else { Answer::NotSure };
            answers.set(FactId(index as u16), answer);
        }
        prop_assert!(!verdicts(&answers).contains(&Verdict::NotNow));
    }

    #[test]
    fn what_is_settled_stays_settled(person in people(), held in held_back()) {
        let partly = holding_back(&person, &held);
        let evaluation = Evaluation::new(rulebook(), &partly, DAY);
        let outlook = Outlook::new(&evaluation, ANYBODY);
        let full = verdicts(&person);
        for (index, program) in rulebook().programs.iter().enumerate() {
            if outlook.open_facts(program).is_empty() {
                let verdict = evaluation.finding(program).verdict;
                prop_assert_eq!(verdict, full[index], "{} was settled", program.id);
            }
        }
    }

    #[test]
    fn the_short_interview_gives_the_verdicts_of_the_full_one(person in people()) {
        let (asked, _) = interview(&person);
        let (short, full) = (verdicts(&asked), verdicts(&person));
        for (index, program) in rulebook().programs.iter().enumerate() {
            prop_assert_eq!(short[index], full[index], "{} after {:?}", program.id, told(&asked));
        }
    }

    #[test]
    fn the_questions_left_only_become_fewer(person in people()) {
        let (_, left) = interview(&person);
        for pair in left.windows(2) {
            prop_assert!(pair[1] < pair[0], "{} questions were left, then {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn the_order_of_answers_does_not_matter(person in people()) {
        let mut backwards = Answers::new();
        let told: Vec<(FactId, Answer)> = person.asked().collect();
        told.into_iter().rev().for_each(|(fact, answer)| backwards.set(fact, answer));
        prop_assert_eq!(verdicts(&backwards), verdicts(&person));
    }
}

#[test]
fn nobody_meets_more_than_thirty_screens() {
    // Always the same people: a rare one more than thirty is for the example `screens` to find.
    let (mut runner, strategy) = (TestRunner::deterministic(), people());
    for _ in 0..300 {
        let person = in_a_plan(strategy.new_tree(&mut runner).expect("a person").current());
        for audience in
            [Audience::MEMBER, Audience::CHILD, Audience::CAREGIVER, Audience::NAVIGATOR]
        {
            let screens = screens_of(&person, audience).len();
            assert!(screens <= 30, "{screens} screens for {:?}", told(&person));
        }
    }
}

#[test]
fn nobody_gets_a_no_before_anything_is_told() {
    let before = verdicts(&Answers::new());
    assert!(!before.contains(&Verdict::NotNow), "{before:?}");
    assert!(!before.contains(&Verdict::NoRuleForDate), "{before:?}");
}

#[test]
fn a_date_that_no_rule_covers_is_an_error_of_its_own() {
    let answers = Answers::new();
    let day = NaiveDate::from_ymd_opt(2019, 1, 1).unwrap();
    let evaluation = Evaluation::new(rulebook(), &answers, day);
    for program in rulebook().programs {
        assert_eq!(evaluation.finding(program).verdict, Verdict::NoRuleForDate, "{}", program.id);
    }
}

/// What was told, by name, for messages.
fn told(answers: &Answers) -> Vec<(&'static str, Answer)> {
    answers.asked().map(|(fact, answer)| (rulebook().facts[fact.index()].id, answer)).collect()
}
