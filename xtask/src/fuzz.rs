//! `cargo xtask fuzz`: every way in, held against spoilt inputs for as long as is asked. docs/fuzzing.md says
//! what is held of each.

use crate::progress::Step;
use crate::{Outcome, process, test};
use std::path::PathBuf;
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

/// How long all ways together take when nobody says otherwise, in minutes.
const MINUTES: u64 = 10;

/// A way in.
#[derive(Debug, PartialEq)]
struct Way {
    name: &'static str,
    /// Of all the time, so many parts.
    share: u64,
    by: By,
}

/// What holds it.
#[derive(Debug, PartialEq)]
enum By {
    /// A test of a crate: the words that choose its binary, and the name of the test.
    Crate(&'static [&'static str], &'static str),
    /// The scripts in `tests/browser`, on the site in `dist/` or the package in `target/npm/`.
    Script,
}

/// Every way in.
const WAYS: [Way; 19] = [
    of_crate("link", 2, &["-p", "exchange", "--lib"], "fuzz::link"),
    of_crate("link-sealed", 2, &["-p", "exchange", "--lib"], "fuzz::link_sealed"),
    of_crate("place", 1, &["-p", "calaim-screener", "--bins"], "fuzz::place"),
    of_crate("kept", 5, &["-p", "calaim-screener", "--bins"], "fuzz::kept"),
    of_crate("seal", 4, &["-p", "caseload", "--lib"], "fuzz::seal"),
    of_crate("record", 4, &["-p", "caseload", "--lib"], "fuzz::record"),
    of_crate("list", 2, &["-p", "caseload", "--lib"], "fuzz::list"),
    of_crate("people-file", 4, &["-p", "caseload", "--lib"], "fuzz::people_file"),
    of_crate("person", 5, &["-p", "screening", "--lib"], "fuzz::person"),
    of_crate("lines", 4, &["-p", "cli", "--bins"], "fuzz::lines"),
    of_crate("table", 4, &["-p", "cli", "--bins"], "fuzz::table"),
    of_crate("options", 1, &["-p", "cli", "--bins"], "fuzz::options"),
    of_crate("elections", 3, &["-p", "keeper", "--bins"], "fuzz::elections"),
    of_crate("enrolment", 3, &["-p", "keeper", "--bins"], "fuzz::enrolment"),
    of_crate("language", 4, &["-p", "keeper", "--bins"], "fuzz::language"),
    of_crate("content", 4, &["-p", "compiler", "--test", "fuzz"], "content"),
    Way { name: "words", share: 3, by: By::Script },
    Way { name: "embed", share: 4, by: By::Script },
    Way { name: "package", share: 3, by: By::Script },
];

const fn of_crate(
    name: &'static str,
    share: u64,
    package: &'static [&'static str],
    test: &'static str,
) -> Way {
    Way { name, share, by: By::Crate(package, test) }
}

/// What is asked for.
#[derive(Debug, PartialEq)]
struct Options {
    minutes: u64,
    seed: Option<u64>,
    input: Option<String>,
    ways: Vec<&'static Way>,
}

impl Options {
    fn parse(args: &[String]) -> Outcome<Options> {
        let mut options = Options { minutes: MINUTES, seed: None, input: None, ways: Vec::new() };
        let mut words = args.iter();
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or(format!("{word} wants a value"));
            match word.as_str() {
                "--minutes" => options.minutes = number(word, value()?)?,
                "--seed" => options.seed = Some(number(word, value()?)?),
                "--input" => options.input = Some(value()?.clone()),
                name => options.ways.push(way(name)?),
            }
        }
        if options.ways.is_empty() {
            options.ways = WAYS.iter().collect();
        }
        match (&options.input, options.ways.len()) {
            (Some(_), 2..) => Err("--input wants one way beside it".to_owned()),
            _ => Ok(options),
        }
    }

    /// How long this way takes, in seconds.
    fn seconds(&self, way: &Way) -> u64 {
        let all: u64 = self.ways.iter().map(|way| way.share).sum();
        (self.minutes * 60 * way.share / all).max(1)
    }
}

fn number(option: &str, text: &str) -> Outcome<u64> {
    text.parse().map_err(|_| format!("{option} wants a whole number, not \"{text}\""))
}

fn way(name: &str) -> Outcome<&'static Way> {
    let names = || WAYS.map(|way| way.name).join(", ");
    let found = WAYS.iter().find(|way| way.name == name);
    found.ok_or_else(|| format!("there is no way in `{name}`; there are {}", names()))
}

/// Reads the words after `fuzz`, and holds one way after the other. A way that does not hold stops none.
pub fn run(args: &[String]) -> Outcome {
    let options = Options::parse(args)?;
    let chance = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |time| time.as_secs());
    let seed = options.seed.unwrap_or_else(chance);
    let step = Step::start(
        &format!("spoilt inputs, seed {seed}"),
        &format!("{} minutes, and some to build", options.minutes),
    );
    let mut broken = Vec::new();
    for way in &options.ways {
        if let Err(what) = hold(way, &options, seed) {
            eprintln!("{what}");
            broken.push(way.name);
        }
    }
    step.done();
    if broken.is_empty() { Ok(()) } else { Err(format!("not held: {}", broken.join(", "))) }
}

fn hold(way: &Way, options: &Options, seed: u64) -> Outcome {
    let mut command = match way.by {
        By::Crate(package, name) => of_tests(package, name),
        By::Script => script(way.name),
    };
    command.env("FUZZ_SECONDS", options.seconds(way).to_string());
    command.env("FUZZ_SEED", seed.to_string()).env("FUZZ_FOUND", found());
    if let Some(input) = &options.input {
        command.env("FUZZ_INPUT", input);
    }
    process::shown(&mut command)
}

fn of_tests(package: &[&str], name: &str) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args(["test", "--quiet", "--locked", "--profile", "fuzz"]).args(package);
    cargo.args(["--", "--exact", name, "--nocapture"]).current_dir(crate::root());
    cargo
}

fn script(name: &str) -> Command {
    let mut node = Command::new("node");
    node.args(["fuzz.mjs", name]).current_dir(test::folder());
    node
}

/// Where inputs are kept that break something.
fn found() -> PathBuf {
    crate::root().join("target").join("fuzz-found")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str]) -> Outcome<Options> {
        Options::parse(&words.iter().map(|word| word.to_string()).collect::<Vec<_>>())
    }

    #[test]
    fn the_time_is_shared_out() {
        let all = parse(&["--minutes", "60"]).expect("options");
        let seconds: u64 = all.ways.iter().map(|way| all.seconds(way)).sum();
        assert!((3_500..=3_600).contains(&seconds), "{seconds}");
        let one = parse(&["link", "--minutes", "2", "--seed", "7"]).expect("options");
        assert_eq!((one.seconds(one.ways[0]), one.seed), (120, Some(7)));
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        assert!(parse(&["door"]).expect_err("no such way").contains("people-file"));
        assert!(parse(&["--minutes", "many"]).is_err());
        assert!(parse(&["--input", "file", "link", "list"]).is_err());
    }
}
