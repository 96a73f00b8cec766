//! What an answer closes or fills, cards and remarks, near misses, and the small parts of the engine.

use chrono::NaiveDate;
use rules::{
    Answer, Answers, Audience, Band, Card, Criterion, DerivedId, Evaluation, Fact, FactId, Fill,
    Flag, FlagKind, Kind, Leaf, LeafId, Outlook, Period, Program, Rule, Rulebook, Sensitivity,
    Test, Truth, Value, Verdict, changes,
};

const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 3, 31).unwrap();
/// Whether somebody helps.
const HELPED: FactId = FactId(0);
/// Whether the helper needs a break: closed when nobody helps.
const BREAK: FactId = FactId(1);
/// How often: closed when nobody helps.
const HOURS: FactId = FactId(2);
/// Since when: closed when nobody helps.
const SINCE: FactId = FactId(3);
/// What is the matter.
const ILL: FactId = FactId(4);
/// Whether that is serious: filled by the second kind of what is the matter.
const SERIOUS: FactId = FactId(5);
/// How many visits.
const VISITS: FactId = FactId(6);

const fn fact(kind: Kind) -> Fact {
    Fact {
        id: "a fact",
        kind,
        options: &["yes", "no"],
        exclusive: 0,
        bands: &[Band { id: "few", range: (0, 3) }, Band { id: "many", range: (4, 99) }],
        range: (0, 99),
        asked_of: Audience::MEMBER.or(Audience::NAVIGATOR),
        always: false,
        sensitivity: Sensitivity::Open,
        closed_when: None,
        fills: &[],
        screen: 0,
    }
}

const fn closed(kind: Kind) -> Fact {
    Fact { closed_when: Some(&UNHELPED), ..fact(kind) }
}

const fn leaf(id: u16, test: Test) -> Criterion {
    Criterion::Leaf(Leaf { id: LeafId(id), test })
}

static HELP: Criterion = leaf(0, Test::Has(HELPED, 1));
static UNHELPED: Rule = Rule::plain(Criterion::Not(&HELP));
static SECOND_KIND: Rule = Rule::plain(leaf(1, Test::Has(ILL, 2)));
static FILLS: [Fill; 1] = [Fill { when: &SECOND_KIND, value: Value::YES }];
static FACTS: [Fact; 7] = [
    Fact { always: true, ..fact(Kind::YesNo) },
    closed(Kind::YesNo),
    closed(Kind::Number),
    closed(Kind::Date),
    fact(Kind::Choice),
    Fact { fills: &FILLS, ..fact(Kind::YesNo) },
    fact(Kind::Number),
];
static NEEDS_BREAK: Rule = Rule::plain(leaf(2, Test::Has(BREAK, 1)));
static FEW_HOURS: Rule = Rule::plain(leaf(3, Test::Between(HOURS, 0, 20)));
static MANY_HOURS: Rule = Rule::plain(leaf(4, Test::Between(HOURS, 5, u16::MAX)));
static LATELY: Rule = Rule::plain(leaf(5, Test::WithinMonths(SINCE, 12)));
static SERIOUSLY: Rule = Rule::plain(leaf(6, Test::Has(SERIOUS, 1)));
static DERIVED: [&Rule; 2] = [&SERIOUSLY, &NEEDS_BREAK];
static BY_DERIVED: Rule = Rule::plain(leaf(7, Test::Derived(DerivedId(1))));
static HOURS_OR_ILL: [Criterion; 2] =
    [leaf(8, Test::Between(HOURS, 10, u16::MAX)), leaf(9, Test::Between(HOURS, 6, u16::MAX))];
static EITHER: Rule = Rule::plain(Criterion::Any(&HOURS_OR_ILL));
static VISITS_OR_HOURS: [Criterion; 2] =
    [leaf(10, Test::Between(VISITS, 3, u16::MAX)), leaf(11, Test::Between(HOURS, 10, u16::MAX))];
static NUMBERS: Rule = Rule::plain(Criterion::Any(&VISITS_OR_HOURS));
static NO_MORE: Rule = Rule::plain(Criterion::All(&[]));
static FLAGS: [Flag; 1] = [Flag { id: "serious", kind: FlagKind::Note, when: &SERIOUSLY }];
static NOT_MANY_HOURS: Rule = Rule::plain(Criterion::Not(&MANY));
static MANY: Criterion = leaf(12, Test::Between(HOURS, 5, u16::MAX));
static PROGRAMS: [Program; 6] = [
    Program { id: "card", periods: &[period(Card::Information, &BY_DERIVED, &NO_MORE)] },
    Program { id: "hours", periods: &[period(Card::Verdict, &MANY_HOURS, &EITHER)] },
    Program { id: "numbers", periods: &[period(Card::Verdict, &NUMBERS, &NO_MORE)] },
    Program { id: "serious", periods: &[period(Card::Verdict, &SERIOUSLY, &NO_MORE)] },
    Program { id: "few", periods: &[period(Card::Verdict, &FEW_HOURS, &NO_MORE)] },
    Program { id: "not-many", periods: &[period(Card::Verdict, &NOT_MANY_HOURS, &NO_MORE)] },
];
static BOOK: Rulebook =
    Rulebook { facts: &FACTS, derived: &DERIVED, programs: &PROGRAMS, asides: &[] };

const fn period(card: Card, wide: &'static Rule, likely: &'static Rule) -> Period {
    Period {
        from: DAY,
        to: None,
        card,
        wide,
        likely,
        confirm: &[],
        flags: &FLAGS,
        doubts: &[],
        notices: &[],
        required: None,
        review_by: None,
    }
}

fn told(answers: &[(FactId, Value)]) -> Answers {
    let mut told = Answers::new();
    answers.iter().for_each(|(fact, value)| told.set(*fact, Answer::Known(*value)));
    told
}

fn truth(rule: &Rule, answers: &[(FactId, Value)]) -> Truth {
    Evaluation::new(&BOOK, &told(answers), DAY).truth(rule)
}

fn finding(program: usize, answers: &[(FactId, Value)]) -> (Verdict, usize) {
    let answers = told(answers);
    let finding = Evaluation::new(&BOOK, &answers, DAY).finding(&PROGRAMS[program]);
    (finding.verdict, finding.flags.len())
}

#[test]
fn an_answer_closes_what_follows_from_it_and_only_a_real_no_does() {
    let nobody = [(HELPED, Value::NO)];
    for rule in [&NEEDS_BREAK, &FEW_HOURS, &MANY_HOURS, &LATELY] {
        assert_eq!(truth(rule, &[]), Truth::Unknown);
        assert_eq!(truth(rule, &[(HELPED, Value::YES)]), Truth::Unknown);
        assert_eq!(truth(rule, &nobody), Truth::No);
    }
    let mut unsure = Answers::new();
    unsure.set(HELPED, Answer::NotSure);
    assert_eq!(Evaluation::new(&BOOK, &unsure, DAY).truth(&NEEDS_BREAK), Truth::Unknown);
}

#[test]
fn what_was_really_given_stands_whatever_else_closes_it() {
    let both = [(HELPED, Value::NO), (BREAK, Value::YES)];
    assert_eq!(truth(&NEEDS_BREAK, &both), Truth::Yes);
    let mut declined = told(&[(HELPED, Value::NO)]);
    declined.set(BREAK, Answer::Declined);
    let evaluation = Evaluation::new(&BOOK, &declined, DAY);
    assert_eq!(evaluation.truth(&NEEDS_BREAK), Truth::Unknown);
    assert!(evaluation.was_left_open(BREAK));
    assert!(!evaluation.was_left_open(HELPED), "an answer is not left open");
    assert!(!evaluation.was_left_open(ILL), "what was not asked is not left open");
}

#[test]
fn an_answer_fills_another_only_where_it_says_so() {
    assert_eq!(truth(&SERIOUSLY, &[(ILL, Value::option(1))]), Truth::Yes);
    assert_eq!(truth(&SERIOUSLY, &[(ILL, Value::option(0))]), Truth::Unknown);
    let other = [(ILL, Value::option(1)), (SERIOUS, Value::NO)];
    assert_eq!(truth(&SERIOUSLY, &other), Truth::No, "what was really given stands");
}

#[test]
fn a_band_that_touches_a_limit_leaves_it_open() {
    let hours = |least, most| [(HOURS, Value::Range(least, most))];
    assert_eq!(truth(&MANY_HOURS, &hours(3, 5)), Truth::Unknown);
    assert_eq!(truth(&MANY_HOURS, &hours(3, 4)), Truth::No);
    assert_eq!(truth(&FEW_HOURS, &hours(20, 25)), Truth::Unknown);
    assert_eq!(truth(&FEW_HOURS, &hours(21, 25)), Truth::No);
    assert_eq!(truth(&FEW_HOURS, &hours(0, 20)), Truth::Yes);
    assert_eq!(truth(&FEW_HOURS, &[(HOURS, Value::YES)]), Truth::Unknown, "no number at all");
}

#[test]
fn a_card_is_shown_only_when_its_rule_is_met() {
    assert_eq!(finding(0, &[]), (Verdict::NotShown, 0));
    assert_eq!(finding(0, &[(HELPED, Value::NO)]), (Verdict::NotShown, 0));
    assert_eq!(finding(0, &[(BREAK, Value::YES)]), (Verdict::Shown, 0));
}

#[test]
fn a_remark_stands_only_where_it_is_known_to_hold() {
    assert_eq!(finding(3, &[(SERIOUS, Value::YES)]), (Verdict::Likely, 1));
    assert_eq!(finding(3, &[(SERIOUS, Value::NO)]), (Verdict::NotNow, 0));
    assert_eq!(finding(3, &[]), (Verdict::Possible, 0));
}

#[test]
fn near_misses_come_first_and_say_how_near() {
    let answers = told(&[(HOURS, Value::number(5))]);
    let evaluation = Evaluation::new(&BOOK, &answers, DAY);
    let changes = changes(&evaluation, &PROGRAMS[1].periods[0]);
    let near: Vec<_> = changes.iter().map(|change| (change.leaf, change.short_of)).collect();
    assert_eq!(near, [(LeafId(9), Some((5, 6))), (LeafId(8), Some((5, 10)))]);
    assert!(changes.iter().all(|change| change.verdict == Verdict::Likely));
    assert!(changes.iter().all(|change| change.was == Truth::No && change.fact == HOURS));
}

#[test]
fn the_nearest_miss_comes_first_however_great_the_numbers_are() {
    let order = |visits, hours| -> Vec<FactId> {
        let answers = told(&[(VISITS, Value::number(visits)), (HOURS, Value::number(hours))]);
        let evaluation = Evaluation::new(&BOOK, &answers, DAY);
        let changes = changes(&evaluation, &PROGRAMS[2].periods[0]);
        changes.iter().map(|change| change.fact).collect()
    };
    assert_eq!(order(1, 9), [HOURS, VISITS]);
    assert_eq!(order(1, 6), [VISITS, HOURS]);
}

#[test]
fn a_limit_that_is_met_or_may_be_met_is_no_near_miss() {
    for hours in [Value::number(10), Value::Range(5, 10)] {
        let answers = told(&[(HOURS, hours)]);
        let evaluation = Evaluation::new(&BOOK, &answers, DAY);
        assert!(changes(&evaluation, &PROGRAMS[1].periods[0]).is_empty(), "{hours:?}");
    }
    let answers = told(&[(SERIOUS, Value::NO)]);
    let evaluation = Evaluation::new(&BOOK, &answers, DAY);
    let changes = changes(&evaluation, &PROGRAMS[3].periods[0]);
    assert_eq!(changes.iter().map(|change| change.short_of).collect::<Vec<_>>(), [None]);
}

#[test]
fn a_number_that_is_too_great_is_no_near_miss() {
    for (program, hours) in [(4, 25), (5, 5)] {
        let answers = told(&[(HOURS, Value::number(hours))]);
        let evaluation = Evaluation::new(&BOOK, &answers, DAY);
        let changes = changes(&evaluation, &PROGRAMS[program].periods[0]);
        let told: Vec<_> = changes.iter().map(|change| (change.short_of, change.verdict)).collect();
        assert_eq!(told, [(None, Verdict::Likely)], "{}", PROGRAMS[program].id);
    }
}

#[test]
fn what_is_worked_out_from_answers_depends_on_them() {
    let depends = |program: usize, answers: &Answers| {
        let evaluation = Evaluation::new(&BOOK, answers, DAY);
        evaluation.depends_on(&PROGRAMS[program].periods[0])
    };
    assert_eq!(depends(0, &Answers::new()), [BREAK]);
    assert_eq!(depends(0, &told(&[(BREAK, Value::YES)])), []);
    assert_eq!(depends(1, &Answers::new()), [HOURS]);
    assert_eq!(depends(1, &told(&[(HOURS, Value::number(1))])), []);
}

#[test]
fn what_the_pages_need_is_asked_even_where_no_rule_does() {
    let told_so_far = [HOURS, VISITS].map(|fact| (fact, Value::number(2)));
    let told_so_far = [&told_so_far[..], &[(SERIOUS, Value::NO), (BREAK, Value::NO)]].concat();
    let answers = told(&told_so_far);
    let evaluation = Evaluation::new(&BOOK, &answers, DAY);
    let outlook = Outlook::new(&evaluation, Audience::MEMBER);
    assert_eq!(outlook.open().collect::<Vec<_>>(), [HELPED]);
    assert_eq!(Outlook::new(&evaluation, Audience::CHILD).next(), None);
    let told = told(&[(HELPED, Value::YES)]);
    let evaluation = Evaluation::new(&BOOK, &told, DAY);
    let outlook = Outlook::new(&evaluation, Audience::NAVIGATOR);
    assert_eq!(outlook.stakes(), [0, 1, 4, 0, 0, 1, 1]);
    assert_eq!(outlook.next(), Some(BREAK));
}

#[test]
fn answers_are_kept_by_fact_and_the_last_one_counts() {
    let mut answers = Answers::new();
    assert!(answers.is_empty());
    answers.set(SERIOUS, Answer::NotAsked);
    assert!(answers.is_empty(), "what was not asked is nothing told");
    answers.set(HOURS, Answer::NotSure);
    answers.set(HOURS, Answer::Known(Value::number(4)));
    answers.set(HELPED, Answer::Declined);
    assert!(!answers.is_empty());
    let told: Vec<_> = answers.asked().collect();
    let four = Answer::Known(Value::Range(4, 4));
    assert_eq!(told, [(HELPED, Answer::Declined), (HOURS, four)]);
    assert_eq!((answers.get(HOURS), answers.get(FactId(40))), (four, Answer::NotAsked));
    assert_eq!((Value::option(0), Value::option(3)), (Value::Options(1), Value::Options(8)));
}

#[test]
fn numbers_lead_to_their_places() {
    assert_eq!((FactId(7).index(), DerivedId(7).index(), LeafId(7).index()), (7, 7, 7));
    let ids = |rule: &'static Rule| rule.leaves().iter().map(|leaf| leaf.id.0).collect::<Vec<_>>();
    assert_eq!(ids(&EITHER), [8, 9]);
    assert_eq!(ids(&NEEDS_BREAK), [2]);
    let fact = fact(Kind::Number);
    assert_eq!(fact.option("no"), Some(1));
    assert_eq!(fact.option("maybe"), None);
    assert_eq!(fact.band("many").map(|band| band.range), Some((4, 99)));
    assert!(fact.band("none").is_none());
    assert_eq!(Audience::MEMBER.or(Audience::MEMBER), Audience::MEMBER);
    assert!(fact.is_asked_of(Audience::NAVIGATOR) && !fact.is_asked_of(Audience::CAREGIVER));
}

#[test]
fn each_verdict_has_a_code_of_its_own() {
    let codes = Verdict::ALL.map(Verdict::code);
    let expected = ["likely", "possible", "not-now", "no-rule-for-date", "shown", "not-shown"];
    assert_eq!(codes, expected);
}
