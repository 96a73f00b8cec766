//! A plain reading of the files, written without the engine, says the same as the engine.
//! `cargo xtask prove --people 1000000` asks a million people.

mod support {
    pub mod second;
}

use support::second::{agree, model};

/// Enough for every program to come out in every way; the rest is for the command.
const PEOPLE: u64 = 20_000;

#[test]
fn the_engine_and_a_plain_reading_of_the_files_agree() {
    let model = model();
    let seen = agree(&model, 1, PEOPLE).unwrap_or_else(|wrong| panic!("{}", wrong.join("\n")));
    for (place, program) in model.programs.iter().enumerate() {
        let wanted: &[&str] = match program.periods.last().is_some_and(|period| period.card) {
            true => &["shown", "not-shown"],
            false => &["likely", "possible", "not-now", "no-rule-for-date"],
        };
        for verdict in wanted {
            let people = seen.get(&(place, *verdict)).copied().unwrap_or(0);
            assert!(
                people > 0,
                "nobody got {verdict} for {}: the comparison says nothing",
                program.id
            );
        }
    }
}
