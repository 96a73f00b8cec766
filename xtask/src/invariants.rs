//! The invariants of `ARCHITECTURE.md`, each tied to the tests that keep it, and `docs/invariants.yaml`: edits
//! that break them. `cargo xtask mutants invariants [WORDS]` makes each edit in a clone; its test must fail.

use crate::named_test::NamedTest;
use crate::progress::Step;
use crate::{Outcome, files, process, tools};
use compiler::fault::Fault;
use compiler::yaml::{self, Value};
use std::path::{Path, PathBuf};
use std::process::Command;

const BREAKS: &str = "docs/invariants.yaml";
/// Where what is committed is broken.
const CLONE: &str = "target/invariants";

/// An edit that breaks an invariant.
struct Break {
    /// The tests that must then fail.
    tests: Vec<NamedTest>,
    /// What is edited, from the root of the workspace.
    file: String,
    /// A text that stands there once.
    replace: String,
    /// What stands there instead.
    with: String,
}

/// Breaks what is committed in each way whose file or tests have these words, and says which test did not notice.
pub fn run(words: &[String]) -> Outcome {
    let words = words.join(" ");
    let all = breaks(&crate::root()).map_err(|fault| fault.to_string())?;
    let chosen: Vec<&Break> = all.iter().filter(|each| each.is_about(&words)).collect();
    let step = Step::start(&format!("{} broken invariants", chosen.len()), "about a minute each");
    let clone = clone()?;
    let mut unnoticed = 0;
    for each in chosen {
        println!("{}: {}", each.file, each.replace.trim());
        let tried = each.tried(&clone)?;
        let unlike = tried.iter().filter(|(_, end)| *end != End::Fails).count();
        tried.iter().for_each(|(test, end)| println!("  {:<14}  {test}", end.in_words()));
        unnoticed += unlike;
    }
    step.done();
    if unnoticed == 0 { Ok(()) } else { Err(format!("{unnoticed} tests noticed nothing")) }
}

/// A clone of what is committed.
fn clone() -> Outcome<PathBuf> {
    let clone = crate::root().join(CLONE);
    let git = || {
        let mut git = Command::new("git");
        git.arg("-C").arg(&clone);
        git
    };
    if clone.is_dir() {
        process::shown(git().args(["fetch", "--quiet", "origin", "HEAD"]))?;
        process::shown(git().args(["reset", "--quiet", "--hard", "FETCH_HEAD"]))?;
    } else {
        let mut git = Command::new("git");
        process::shown(
            git.args(["clone", "--quiet", "--no-hardlinks"]).arg(crate::root()).arg(&clone),
        )?;
    }
    Ok(clone)
}

impl Break {
    fn is_about(&self, words: &str) -> bool {
        self.file.contains(words) || self.tests.iter().any(|test| test.to_string().contains(words))
    }

    /// How its tests end once the edit is made. It is taken back in any case.
    fn tried(&self, clone: &Path) -> Outcome<Vec<(&NamedTest, End)>> {
        let file = clone.join(&self.file);
        let whole = files::text(&file)?;
        files::put(&file, &whole.replacen(&self.replace, &self.with, 1))?;
        let tried = self.tests.iter().map(|test| Ok((test, end(test, clone)?))).collect();
        files::put(&file, &whole)?;
        tried
    }
}

/// How a test ends.
#[derive(Clone, Copy, Debug, PartialEq)]
enum End {
    Fails,
    Passes,
    /// What does not build proves nothing.
    NotBuilt,
}

impl End {
    fn in_words(self) -> &'static str {
        match self {
            End::Fails => "fails",
            End::Passes => "NOT NOTICED",
            End::NotBuilt => "DOES NOT BUILD",
        }
    }
}

fn end(test: &NamedTest, clone: &Path) -> Outcome<End> {
    let [mut build, mut run] = match test.file.ends_with(".rs") {
        true => rust(test, clone),
        false => browser(test, clone)?,
    };
    if !succeeds(&mut build)? {
        return Ok(End::NotBuilt);
    }
    Ok(if succeeds(&mut run)? { End::Passes } else { End::Fails })
}

/// Builds and runs a test of a crate.
fn rust(test: &NamedTest, clone: &Path) -> [Command; 2] {
    let choice = rust_choice(&test.file);
    [&["--no-run"], &[test.name.as_str()]].map(|more| {
        let mut cargo = cargo(clone);
        cargo.arg("test").args(&choice).args(more);
        cargo
    })
}

/// What cargo needs to know to build the tests of this file and, where that is possible, no others.
fn rust_choice(file: &str) -> Vec<&str> {
    match file.split('/').collect::<Vec<&str>>()[..] {
        ["crates", package, "tests", file] => {
            vec!["--package", package, "--test", file.trim_end_matches(".rs")]
        }
        ["crates", package, ..] => vec!["--package", package],
        ["xtask", ..] => vec!["--package", "xtask"],
        _ => vec!["--package", "calaim-screener"],
    }
}

fn cargo(clone: &Path) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args(["--quiet", "--locked"]).current_dir(clone);
    cargo
}

/// Builds the site, and runs a test in a browser.
fn browser(test: &NamedTest, clone: &Path) -> Outcome<[Command; 2]> {
    let mut build = cargo(clone);
    build.args(["run", "--package", "xtask", "--", "build"]);
    let file = clone.join(&test.file);
    let folder = file.parent().unwrap_or(&file);
    tools::npm_packages(folder)?;
    let mut node = Command::new("node");
    node.args(["--test", &format!("--test-name-pattern={}", test.pattern())]).arg(&file);
    node.current_dir(folder).env("CHROMIUM", tools::chromium()?);
    Ok([build, node])
}

/// Whether a program succeeds. What it says is not shown: most of it is the fault that was looked for.
fn succeeds(command: &mut Command) -> Outcome<bool> {
    let output = command.output().map_err(|e| format!("cannot start a program: {e}"))?;
    Ok(output.status.success())
}

/// The edits of `docs/invariants.yaml`.
fn breaks(root: &Path) -> Result<Vec<Break>, Fault> {
    let file = yaml::read(root, BREAKS)?;
    file.only(&["breaks"])?;
    file.need("breaks")?.list()?.iter().map(read).collect()
}

fn read(value: &Value) -> Result<Break, Fault> {
    value.only(&["tests", "in", "replace", "with"])?;
    let text = |key: &str| value.need(key)?.text().map(str::to_owned);
    let test = |text: &String| {
        NamedTest::parse(text).ok_or_else(|| value.fault("expected `file: name of a test`"))
    };
    Ok(Break {
        tests: value.texts_at("tests")?.iter().map(test).collect::<Result<_, _>>()?,
        file: text("in")?,
        replace: text("replace")?,
        with: text("with")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An invariant of `ARCHITECTURE.md`, and its tests.
    struct Invariant {
        says: String,
        tests: Vec<NamedTest>,
    }

    fn invariants() -> Vec<Invariant> {
        let text = files::text(&crate::root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
        let (_, part) = text.split_once("\n## Invariants").expect("the invariants");
        let (part, _) = part.split_once("\n## ").expect("what comes after them");
        let rows = part.lines().filter(|line| line.starts_with("| "));
        let is_row = |line: &&str| !line.starts_with("| ---") && !line.starts_with("| what holds");
        rows.filter(is_row).map(invariant).collect()
    }

    fn invariant(row: &str) -> Invariant {
        let cells: Vec<&str> = row.trim_matches(['|', ' ']).split(" | ").collect();
        let [says, _, tests] = cells[..] else { panic!("not three cells: {row}") };
        let test = |text: &str| NamedTest::parse(&text.replace('`', ""));
        let tests = tests
            .split("<br>")
            .map(|text| test(text.trim()).unwrap_or_else(|| panic!("no test: {text}")));
        Invariant { says: says.to_owned(), tests: tests.collect() }
    }

    #[test]
    fn every_test_that_keeps_an_invariant_is_there() {
        let invariants = invariants();
        assert!(invariants.len() > 50, "{} invariants", invariants.len());
        let tests = invariants
            .iter()
            .flat_map(|each| each.tests.iter().map(move |test| (&each.says, test)));
        let missing = tests.filter(|(_, test)| !test.is_there(&crate::root()));
        let missing: Vec<String> = missing.map(|(says, test)| format!("{says}: {test}")).collect();
        assert!(missing.is_empty(), "{}", missing.join("\n"));
    }

    #[test]
    fn every_break_still_fits_its_file_and_breaks_an_invariant() {
        let kept: Vec<NamedTest> = invariants().into_iter().flat_map(|each| each.tests).collect();
        let breaks = breaks(&crate::root()).expect("the table can be read");
        assert!(breaks.len() > 20, "{} breaks", breaks.len());
        for each in breaks {
            let text = files::text(&crate::root().join(&each.file)).expect("the file");
            assert_eq!(text.matches(&each.replace).count(), 1, "{}: {}", each.file, each.replace);
            assert_ne!(each.replace, each.with, "{}", each.file);
            assert!(!each.tests.is_empty(), "{}: no test", each.file);
            for test in each.tests {
                assert!(kept.contains(&test), "keeps no invariant of ARCHITECTURE.md: {test}");
            }
        }
    }
}
