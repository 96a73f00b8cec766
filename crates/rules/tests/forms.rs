//! Every form of the closed vocabulary, on a rulebook of five facts.

use chrono::NaiveDate;
use rules::{
    Answer, Answers, Audience, Card, Criterion, Evaluation, Fact, FactId, Kind, Leaf, LeafId,
    Outlook, Period, Program, Rule, Rulebook, Sensitivity, Test, Truth, Value, Verdict, changes,
};

const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 3, 31).unwrap();
const A: FactId = FactId(0);
const B: FactId = FactId(1);
const C: FactId = FactId(2);
const VISITS: FactId = FactId(3);
const RELEASED: FactId = FactId(4);

const fn fact(id: &'static str, kind: Kind) -> Fact {
    Fact {
        id,
        kind,
        options: &["yes", "no"],
        exclusive: 0,
        bands: &[],
        range: (0, 99),
        asked_of: Audience::MEMBER,
        always: false,
        sensitivity: Sensitivity::Open,
        closed_when: None,
        fills: &[],
        screen: 0,
    }
}

const fn yes(fact: FactId) -> Criterion {
    Criterion::Leaf(Leaf { id: LeafId(fact.0), test: Test::Has(fact, 1) })
}

static FACTS: [Fact; 5] = [
    fact("a", Kind::YesNo),
    fact("b", Kind::YesNo),
    fact("c", Kind::YesNo),
    fact("visits", Kind::Number),
    fact("released", Kind::Date),
];
static ABC: [Criterion; 3] = [yes(A), yes(B), yes(C)];
static ALL: Criterion = Criterion::All(&ABC);
static ANY: Criterion = Criterion::Any(&ABC);
static NONE: Criterion = Criterion::None(&ABC);
static TWO: Criterion = Criterion::AtLeast(2, &ABC);
static NOT: Criterion = Criterion::Not(&ABC[0]);
static KNOWN: Criterion = Criterion::Known(&ABC[0]);
static MAYBE: Criterion = Criterion::Maybe(&ABC[0]);
static FIVE_VISITS: Criterion =
    Criterion::Leaf(Leaf { id: LeafId(3), test: Test::Between(VISITS, 5, u16::MAX) });
static RELEASED_THIS_YEAR: Criterion =
    Criterion::Leaf(Leaf { id: LeafId(4), test: Test::WithinMonths(RELEASED, 12) });

static PERIODS: [Period; 1] = [Period {
    from: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
    to: NaiveDate::from_ymd_opt(2026, 12, 31),
    card: Card::Verdict,
    wide: &WIDE_RULE,
    likely: &LIKELY_RULE,
    confirm: &[],
    flags: &[],
    doubts: &[],
    notices: &[],
    required: None,
    review_by: None,
}];
static WIDE_RULE: Rule = Rule::plain(Criterion::All(&WIDE));
static LIKELY_RULE: Rule = Rule::plain(Criterion::Not(&Criterion::Known(&ABC[2])));
static WIDE: [Criterion; 2] =
    [yes(A), Criterion::Leaf(Leaf { id: LeafId(3), test: Test::Between(VISITS, 5, u16::MAX) })];
static PROGRAMS: [Program; 1] = [Program { id: "test/program", periods: &PERIODS }];
static RULEBOOK: Rulebook =
    Rulebook { facts: &FACTS, derived: &[], programs: &PROGRAMS, asides: &[] };

fn told(answers: &[(FactId, Value)]) -> Answers {
    let mut told = Answers::new();
    answers.iter().for_each(|(fact, value)| told.set(*fact, Answer::Known(*value)));
    told
}

fn truth(criterion: &Criterion, answers: &[(FactId, Value)]) -> Truth {
    Evaluation::new(&RULEBOOK, &told(answers), DAY).truth(criterion)
}

const YES: Value = Value::YES;
const NO: Value = Value::NO;

#[test]
fn all_any_and_none_are_settled_by_one_answer_or_by_every_one() {
    assert_eq!(truth(&ALL, &[(A, YES), (B, YES)]), Truth::Unknown);
    assert_eq!(truth(&ALL, &[(C, NO)]), Truth::No);
    assert_eq!(truth(&ANY, &[(B, YES)]), Truth::Yes);
    assert_eq!(truth(&ANY, &[(A, NO), (B, NO)]), Truth::Unknown);
    assert_eq!(truth(&NONE, &[(B, YES)]), Truth::No);
    assert_eq!(truth(&NONE, &[(A, NO), (B, NO), (C, NO)]), Truth::Yes);
}

#[test]
fn at_least_counts_what_is_and_what_may_be() {
    assert_eq!(truth(&TWO, &[(A, YES), (B, YES)]), Truth::Yes);
    assert_eq!(truth(&TWO, &[(A, YES), (B, NO)]), Truth::Unknown);
    assert_eq!(truth(&TWO, &[(A, NO), (B, NO)]), Truth::No);
}

#[test]
fn not_known_and_maybe_treat_the_unknown_each_in_its_way() {
    assert_eq!([truth(&NOT, &[]), truth(&NOT, &[(A, YES)])], [Truth::Unknown, Truth::No]);
    assert_eq!([truth(&KNOWN, &[]), truth(&KNOWN, &[(A, YES)])], [Truth::No, Truth::Yes]);
    assert_eq!(
        [truth(&MAYBE, &[(A, YES)]), truth(&MAYBE, &[(A, NO)])],
        [Truth::Unknown, Truth::No]
    );
}

#[test]
fn a_range_on_both_sides_of_a_limit_leaves_it_unknown() {
    assert_eq!(truth(&FIVE_VISITS, &[(VISITS, Value::number(4))]), Truth::No);
    assert_eq!(truth(&FIVE_VISITS, &[(VISITS, Value::number(5))]), Truth::Yes);
    assert_eq!(truth(&FIVE_VISITS, &[(VISITS, Value::Range(4, 6))]), Truth::Unknown);
    assert_eq!(truth(&FIVE_VISITS, &[(VISITS, Value::Range(5, 99))]), Truth::Yes);
}

#[test]
fn months_are_counted_back_from_the_day_of_asking() {
    let on = |year, month, day| Value::Date(NaiveDate::from_ymd_opt(year, month, day).unwrap());
    assert_eq!(truth(&RELEASED_THIS_YEAR, &[(RELEASED, on(2025, 3, 31))]), Truth::Yes);
    assert_eq!(truth(&RELEASED_THIS_YEAR, &[(RELEASED, on(2025, 3, 30))]), Truth::No);
    assert_eq!(truth(&RELEASED_THIS_YEAR, &[(RELEASED, on(2026, 4, 1))]), Truth::No);
    assert_eq!(truth(&RELEASED_THIS_YEAR, &[]), Truth::Unknown);
}

#[test]
fn a_rule_holds_from_its_first_day_to_its_last() {
    let at = |year, month, day| {
        let day = NaiveDate::from_ymd_opt(year, month, day).unwrap();
        Evaluation::new(&RULEBOOK, &Answers::new(), day).finding(&PROGRAMS[0]).verdict
    };
    assert_eq!(at(2025, 12, 31), Verdict::NoRuleForDate);
    assert_eq!(at(2026, 1, 1), Verdict::Possible);
    assert_eq!(at(2026, 12, 31), Verdict::Possible);
    assert_eq!(at(2027, 1, 1), Verdict::NoRuleForDate);
}

#[test]
fn a_near_miss_says_how_near() {
    let answers = told(&[(A, YES), (VISITS, Value::number(4))]);
    let evaluation = Evaluation::new(&RULEBOOK, &answers, DAY);
    let changes = changes(&evaluation, &PERIODS[0]);
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0].fact, VISITS);
    assert_eq!(changes[0].short_of, Some((4, 5)));
    assert_eq!(changes[0].verdict, Verdict::Likely);
}

#[test]
fn two_misses_are_not_mended_by_one_change() {
    let answers = told(&[(A, NO), (VISITS, Value::number(0))]);
    let evaluation = Evaluation::new(&RULEBOOK, &answers, DAY);
    assert!(changes(&evaluation, &PERIODS[0]).is_empty());
}

#[test]
fn a_stop_that_only_counts_when_known_is_asked_before_the_end() {
    let answers = told(&[(A, YES), (VISITS, Value::number(5))]);
    let evaluation = Evaluation::new(&RULEBOOK, &answers, DAY);
    assert_eq!(evaluation.finding(&PROGRAMS[0]).verdict, Verdict::Likely);
    let outlook = Outlook::new(&evaluation, Audience::MEMBER);
    assert_eq!(outlook.open_facts(&PROGRAMS[0]), [C]);
    assert_eq!(outlook.next(), Some(C));
}

#[test]
fn what_cannot_be_asked_of_somebody_is_not_waited_for() {
    let answers = told(&[(A, YES)]);
    let evaluation = Evaluation::new(&RULEBOOK, &answers, DAY);
    let outlook = Outlook::new(&evaluation, Audience::CHILD);
    assert_eq!(outlook.next(), None);
}
