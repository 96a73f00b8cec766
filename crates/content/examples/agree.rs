//! The engine and a plain reading of the files, held against each other over many random people:
//! `cargo xtask prove --people 1000000`, or
//! `cargo run --release -p content --example agree -- PEOPLE [FIRST-SEED]`.

#[path = "../tests/support/second.rs"]
mod second;

use logic::Model;
use second::{agree, model};
use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::Instant;

/// People a thread takes at a time.
const BATCH: u64 = 10_000;

fn main() -> ExitCode {
    let model = model();
    let mut words = std::env::args().skip(1).map(|word| word.parse::<u64>());
    let (Some(Ok(people)), seed) = (words.next(), words.next().transpose()) else {
        eprintln!("agree PEOPLE [FIRST-SEED]");
        return ExitCode::from(2);
    };
    let started = Instant::now();
    match all(&model, people, seed.ok().flatten().unwrap_or(1)) {
        Ok(seen) => {
            print(&model, &seen);
            println!(
                "\n{people} people, no disagreement, in {:.0} s",
                started.elapsed().as_secs_f64()
            );
            ExitCode::SUCCESS
        }
        Err(wrong) => {
            eprintln!("{}", wrong.join("\n"));
            ExitCode::FAILURE
        }
    }
}

type Seen = BTreeMap<(usize, &'static str), u64>;

/// Batches of people, each with a seed of its own, over all processors.
fn all(model: &Model, people: u64, seed: u64) -> Result<Seen, Vec<String>> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from) as u64;
    let share = |thread: u64| -> Result<Seen, Vec<String>> {
        let mut seen = Seen::new();
        for batch in (thread..people.div_ceil(BATCH)).step_by(threads as usize) {
            let people = BATCH.min(people - batch * BATCH);
            for (key, count) in agree(model, seed + batch, people)? {
                *seen.entry(key).or_insert(0) += count;
            }
        }
        Ok(seen)
    };
    std::thread::scope(|scope| {
        let share = &share;
        let running: Vec<_> =
            (0..threads).map(|thread| scope.spawn(move || share(thread))).collect();
        let mut seen = Seen::new();
        for thread in running {
            for (key, count) in thread.join().expect("a thread that does not panic")? {
                *seen.entry(key).or_insert(0) += count;
            }
        }
        Ok(seen)
    })
}

fn print(model: &Model, seen: &Seen) {
    let mut before = None;
    for ((program, verdict), count) in seen {
        if before != Some(program) {
            print!("\n{:45}", model.programs[*program].id);
        }
        print!(" {verdict} {count}");
        before = Some(program);
    }
    println!();
}
