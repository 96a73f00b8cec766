//! `cargo xtask prove`: what is too long for every test run. The engine and a plain reading of the files
//! are held against each other over many random people.

use crate::progress::Step;
use crate::{Outcome, process};
use std::process::Command;

/// How many people are asked when nobody says otherwise.
const PEOPLE: u64 = 1_000_000;

/// Reads the words after `prove`, and runs it.
pub fn run(args: &[String]) -> Outcome {
    let people = people(args)?;
    let step =
        Step::start(&format!("two readings of the rules, {people} people"), "about 1 minute");
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--locked", "--release", "-p", "content", "--example", "agree"]);
    process::shown(cargo.args(["--", &people.to_string()]).current_dir(crate::root()))?;
    step.done();
    Ok(())
}

fn people(args: &[String]) -> Outcome<u64> {
    match args {
        [] => Ok(PEOPLE),
        [option, count] if option == "--people" => {
            count.parse().map_err(|_| format!("--people wants a number, not \"{count}\""))
        }
        _ => Err("prove knows only `--people N`".to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_people_can_be_chosen() {
        assert_eq!(people(&[]), Ok(PEOPLE));
        assert_eq!(people(&["--people".to_string(), "5".to_string()]), Ok(5));
        assert!(people(&["--people".to_string(), "many".to_string()]).is_err());
    }
}
