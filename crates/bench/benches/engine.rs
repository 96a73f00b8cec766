//! How long the engine takes for a person, over 10,000 random people, and how that grows with the number of
//! programs. Run with `cargo bench -p bench`.

#![allow(missing_docs, reason = "the macros of the benchmark write public functions")]

use bench::{ALL, TIMES, larger, people};
use content::rulebook;
use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, SamplingMode, criterion_group, criterion_main};
use rules::{Answers, Rulebook};
use std::hint::black_box;
use std::time::Duration;

const PEOPLE: usize = 10_000;

fn a_person(criterion: &mut Criterion) {
    let crowd = people(PEOPLE);
    let mut group = group(criterion, "a person");
    for work in ALL {
        measure(&mut group, work.name, &crowd, rulebook(), work.of);
    }
}

fn growth(criterion: &mut Criterion) {
    let crowd = people(PEOPLE);
    for work in ALL {
        let mut group = group(criterion, &format!("times the programs, {}", work.name));
        for times in TIMES {
            measure(&mut group, &times.to_string(), &crowd, larger(rulebook(), times), work.of);
        }
    }
}

/// Each sample takes enough people that it does not hang on which of them it meets.
fn group<'a>(criterion: &'a mut Criterion, name: &str) -> BenchmarkGroup<'a, WallTime> {
    let mut group = criterion.benchmark_group(name);
    group.sample_size(30).sampling_mode(SamplingMode::Flat);
    group.measurement_time(Duration::from_secs(3)).warm_up_time(Duration::from_secs(1));
    group
}

/// One person after the other, so that the figure is that of a person.
fn measure(
    group: &mut BenchmarkGroup<'_, WallTime>,
    name: &str,
    crowd: &[Answers],
    rulebook: &'static Rulebook,
    work: fn(&'static Rulebook, &Answers) -> usize,
) {
    let mut everybody = crowd.iter().cycle();
    group.bench_function(name, |bench| {
        bench.iter(|| everybody.next().map(|person| work(rulebook, black_box(person))))
    });
}

criterion_group!(benches, a_person, growth);
criterion_main!(benches);
