//! `cargo xtask bench-engine`: what the engine takes for a person, natively and in Chromium, and for a million
//! people, beside what it may.

use crate::module::Module;
use crate::progress::Step;
use crate::{Outcome, cut, measure, process, test, tools};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is measured, compiled and made smaller like the app.
const WORK: Module =
    Module { package: "bench", profile: "wasm", optimise: &cut::OPTIMISE, name: "bench" };
/// How many people stand in the file that is screened ten times over.
const PEOPLE: &str = "100000";

/// Measures, and prints one table.
pub fn run(args: &[String]) -> Outcome {
    if !args.is_empty() {
        return Err("bench-engine knows no options".to_string());
    }
    let folder = crate::root().join("target/bench-engine");
    let mut table = table(&folder)?;
    natively(&folder.join("criterion"))?;
    let step = Step::start("the engine in Chromium and over a million people", "about 5 minutes");
    process::shown(&mut table)?;
    step.done();
    Ok(())
}

/// Builds all that is measured by the script which prints the table, so that nothing is built meanwhile.
fn table(folder: &Path) -> Outcome<Command> {
    let step = Step::start("what is measured", "about 2 minutes the first time");
    fs::create_dir_all(folder).map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
    WORK.write(folder)?;
    let tests = test::folder();
    tools::npm_packages(&tests)?;
    let mut node = Command::new("node");
    node.arg("engine-bench.mjs").current_dir(tests).env("CHROMIUM", tools::chromium()?);
    node.env("ENGINE", folder).env("PEOPLE", people(folder)?);
    node.env("SCREEN", measure::release(&["--package", "cli"], "screen")?);
    step.done();
    Ok(node)
}

/// Random people, a JSON line each; gives their file.
fn people(folder: &Path) -> Outcome<PathBuf> {
    let example = ["--package", "screening", "--example", "people"];
    let program = measure::release(&example, "examples/people")?;
    let file = folder.join("people.jsonl");
    let lines = File::create(&file).map_err(|e| format!("cannot write {}: {e}", file.display()))?;
    process::shown(Command::new(program).arg(PEOPLE).stdout(lines))?;
    Ok(file)
}

/// Measures natively; the figures are kept in a folder.
fn natively(figures: &Path) -> Outcome {
    let _ = fs::remove_dir_all(figures);
    let step = Step::start("the engine natively", "about 2 minutes");
    let mut cargo = Command::new("cargo");
    cargo.args(["bench", "--quiet", "--locked", "--package", "bench", "--bench", "engine"]);
    process::shown(cargo.env("CRITERION_HOME", figures).current_dir(crate::root()))?;
    step.done();
    Ok(())
}
