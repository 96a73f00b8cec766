//! How fast the engine is, over random people: verdicts of all programs, the next question, and the
//! reasons. Run with `cargo bench -p content`; figures depend on the machine, so no test checks them.

#![allow(missing_docs, reason = "the macros of the benchmark write public functions")]

#[path = "../tests/support/people.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod people;

use chrono::NaiveDate;
use content::rulebook;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use people::{ANYBODY, people};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use rules::{Answers, Evaluation, Outlook};
use std::hint::black_box;

const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
const PEOPLE: u64 = 10_000;

fn crowd() -> Vec<Answers> {
    let (mut runner, strategy) = (TestRunner::deterministic(), people());
    let person = |_| strategy.new_tree(&mut runner).expect("a person").current();
    (0..PEOPLE).map(person).collect()
}

fn verdicts(answers: &Answers) -> usize {
    let evaluation = Evaluation::new(rulebook(), answers, DAY);
    let findings = rulebook().programs.iter().map(|program| evaluation.finding(program));
    findings.map(|finding| finding.flags.len()).sum()
}

fn next(answers: &Answers) -> Option<rules::FactId> {
    let evaluation = Evaluation::new(rulebook(), answers, DAY);
    Outlook::new(&evaluation, ANYBODY).next()
}

fn explanations(answers: &Answers) -> usize {
    let evaluation = Evaluation::new(rulebook(), answers, DAY);
    let periods = rulebook().programs.iter().filter_map(|program| program.period(DAY));
    periods.map(|period| evaluation.explain(period.wide).parts.len()).sum()
}

fn engine(criterion: &mut Criterion) {
    let crowd = crowd();
    let mut group = criterion.benchmark_group("10,000 random people");
    group.sample_size(10).throughput(Throughput::Elements(PEOPLE));
    let mut measure = |name: &str, work: fn(&Answers) -> usize| {
        group.bench_function(name, |bench| {
            bench.iter(|| crowd.iter().map(|person| work(black_box(person))).sum::<usize>())
        });
    };
    measure("verdicts of all programs", verdicts);
    measure("the next question", |person| usize::from(next(person).is_some()));
    measure("reasons of all programs", explanations);
}

criterion_group!(benches, engine);
criterion_main!(benches);
