//! `cargo xtask mutants rules`: every rule is spoilt one thing at a time, and the named cases must notice.
//! `cargo xtask mutants engine`: the same with the engine's own code, by cargo-mutants and its tests.
//! `cargo xtask mutants invariants`: what ARCHITECTURE.md promises is broken, and the tests named there must fail.

use crate::progress::Step;
use crate::{Outcome, files, invariants, process};
use chrono::NaiveDate;
use logic::Model;
use logic::cases::{Person, people};
use logic::check::told;
use logic::mutants::{Fate, Mutant, mutants};
use logic::plain::Told;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

/// The day on which cases are asked that name none.
const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date");

/// The list of mutants that nobody can tell from the rule.
const FILE: &str = "docs/mutants-rules.md";

/// Reads the words after `mutants`, and runs it.
pub fn run(args: &[String]) -> Outcome {
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words[..] {
        ["rules"] => rules(None),
        ["rules", "--cases", file] => rules(Some(file)),
        ["engine"] => engine(),
        ["invariants", ..] => invariants::run(&args[1..]),
        _ => Err("mutants knows only `engine`, `invariants`, `rules` and `rules --cases FILE`"
            .to_string()),
    }
}

/// What no test can notice is left out in `.cargo/mutants.toml`, with the reasons.
fn engine() -> Outcome {
    let found = process::output(Command::new("cargo").args(["mutants", "--version"]));
    found.ok_or("cargo-mutants is missing: `cargo install --locked cargo-mutants` brings it")?;
    let step = Step::start("mutants of the engine", "about 10 minutes");
    let mut mutants = Command::new("cargo");
    mutants.args(["mutants", "--package", "rules", "--test-package", "rules", "--no-times"]);
    process::shown(mutants.args(["--timeout", "60"]).current_dir(crate::root()))?;
    step.done();
    Ok(())
}

fn rules(cases: Option<&str>) -> Outcome {
    let step = Step::start("mutants of the rules", "about 1 minute");
    let root = crate::root().join("crates/content");
    let faults = |faults: Vec<compiler::fault::Fault>| format!("the content: {}", faults[0]);
    let content = compiler::load(&root).map_err(faults)?;
    let model = Model::of(&content);
    let people = people(&model, &compiler::case::load(&root, DAY).map_err(faults)?)?;
    let all = mutants(&model);
    let fates = fates(&model, &all, people);
    println!("{}", fates.figures);
    fates.alive.iter().for_each(|mutant| println!("  alive  {}", line(mutant, &model)));
    let text = page(&fates.figures, fates.same.iter().map(|mutant| line(mutant, &model)));
    files::put(&crate::root().join(FILE), &text)?;
    println!("those that nobody can tell apart: {FILE}");
    if let Some(file) = cases {
        files::put(Path::new(file), &yaml(&model, &fates.missing))?;
        println!("{} cases are missing: written to {file}", fates.missing.len());
    }
    step.done();
    match fates.alive.len() {
        0 => Ok(()),
        alive => Err(format!("{alive} mutants are alive")),
    }
}

/// What became of all mutants.
struct Fates<'a> {
    /// In numbers.
    figures: String,
    /// Those that nobody can tell from the rule.
    same: Vec<&'a Mutant>,
    /// Those that no named case notices.
    alive: Vec<&'a Mutant>,
    /// Who would notice the latter.
    missing: Vec<Person>,
}

fn fates<'a>(model: &Model, all: &'a [Mutant], mut people: Vec<Person>) -> Fates<'a> {
    let named = people.len();
    let (mut killed, mut same, mut alive) = (0, Vec::new(), Vec::new());
    for mutant in all {
        match mutant.fate(model, &people) {
            Fate::Killed => killed += 1,
            Fate::Same => same.push(mutant),
            Fate::Alive(witness) => {
                alive.push(mutant);
                // Who tells this one apart may tell others, too.
                people.push(witness.person(model, mutant.noticed(model), DAY));
            }
        }
    }
    let figures = format!(
        "{} mutants of the rules: {killed} killed by {named} named cases, {} that nobody can tell from the rule, {} alive",
        all.len(),
        same.len(),
        alive.len()
    );
    Fates { figures, same, alive, missing: people.split_off(named) }
}

/// The list of those that no case can notice, for the repository.
fn page(figures: &str, same: impl Iterator<Item = String>) -> String {
    let mut text = format!(
        "# Mutants of the rules\n\nWritten by `cargo xtask mutants rules`. {figures}.\n\nNone of those below can be noticed by a case: over every way of answering, the diagrams of the rule and of the\nmutant are the same. Most are parts that `explained:` speaks of beside the rule, and what is in them.\n\n"
    );
    same.for_each(|line| writeln!(text, "- {line}").expect("a string"));
    text
}

fn line(mutant: &Mutant, model: &Model) -> String {
    format!("{}:{} {}", mutant.place.file, mutant.place.line, mutant.told(model))
}

/// People as cases, to be looked through and put beside the others, program by program.
fn yaml(model: &Model, people: &[Person]) -> String {
    let mut text = String::new();
    let mut people: Vec<&Person> = people.iter().collect();
    people.sort_by_key(|person| person.expect[0].0);
    for person in people {
        let (program, verdict) = &person.expect[0];
        writeln!(text, "- name: \"{}\"", person.name.replace('"', "'")).expect("a string");
        if person.day != DAY {
            writeln!(text, "  as-of: {}", person.day).expect("a string");
        }
        let known = person.told.iter().enumerate().filter(|(_, told)| **told != Told::NotAsked);
        let known = known.map(|(fact, answer)| {
            let codes = told_yaml(&told(model, fact, *answer));
            format!("{}: {codes}", model.facts[fact].id)
        });
        let known: Vec<String> = known.collect();
        writeln!(text, "  answers: {{ {} }}", known.join(", ")).expect("a string");
        let program = &model.programs[*program].id;
        writeln!(text, "  expect: {{ {program}: {verdict} }}\n").expect("a string");
    }
    text
}

/// One code, or a list of several.
fn told_yaml(codes: &str) -> String {
    match codes {
        "yes" | "no" => format!("\"{codes}\""),
        several if several.contains(", ") => format!("[{several}]"),
        one => one.to_owned(),
    }
}
