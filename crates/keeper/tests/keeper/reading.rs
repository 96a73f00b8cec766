//! The commands that only read, on the content of the repository.

use crate::support::{Run, keeper};
use std::path::{Path, PathBuf};

fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../content")
}

fn run(words: &[&str]) -> Run {
    keeper(&content(), words)
}

#[test]
fn nothing_is_overdue_on_the_day_of_reading_and_something_is_years_later() {
    let now = run(&["review", "--on", "2026-11-22"]);
    assert_eq!(now.status, 0, "{}", now.said);
    assert!(now.said.contains("policy lead"), "{}", now.said);
    let later = run(&["review", "--on", "2036-01-01"]);
    assert_eq!(later.status, 1);
    assert!(later.said.contains("OVERDUE"), "{}", later.said);
}

#[test]
fn criteria_are_counted_by_confidence() {
    let said = run(&["confidence"]).said;
    for name in ["ecm/birth-equity", "cs/respite", "total", "primary", "recall"] {
        assert!(said.contains(name), "no {name} in: {said}");
    }
}

#[test]
fn a_preview_tells_which_rules_and_elections_change() {
    let said = run(&["preview", "--as-of", "2026-11-22", "--on", "2021-12-31"]).said;
    assert!(said.contains("rule ecm/"), "{said}");
    assert!(said.contains("election "), "{said}");
    let same = run(&["preview", "--as-of", "2026-11-22", "--on", "2026-11-22"]).said;
    assert!(same.contains("nothing changes"), "{same}");
    let ending = run(&["preview", "--as-of", "2019-01-01", "--on", "2026-11-22"]).said;
    assert!(!ending.contains("No rule covers 2019"), "{ending}");
}

#[test]
fn what_makes_no_sense_is_told_with_the_help() {
    for words in [
        &["preview"][..],
        &["review", "--write"],
        &["import-elections"],
        &["--on", "tomorrow", "review"],
        &["dance"],
        &["review", "--loud"],
    ] {
        let run = run(words);
        assert_eq!(run.status, 2, "{words:?}: {}", run.said);
        assert!(run.said.contains("keeper import-elections FILE"), "{words:?}");
    }
    assert_eq!(run(&["--help"]).status, 0);
}

#[test]
fn the_content_of_the_repository_takes_an_import() {
    let folder = tempfile::tempdir().unwrap();
    let tables = folder.path().join("tables");
    std::fs::create_dir(&tables).unwrap();
    for entry in std::fs::read_dir(content().join("tables")).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, tables.join(path.file_name().unwrap())).unwrap();
    }
    let file = folder.path().join("elections.csv");
    std::fs::write(&file, "County,MCP,Respite,Asthma Remediation\nKern,Kern Health Systems,x,\n")
        .unwrap();
    let words = ["import-elections", file.to_str().unwrap(), "--as-of", "2027-01-01", "--write"];
    let run = keeper(folder.path(), &words);
    assert_eq!(run.status, 0, "{}", run.said);
    let mut faults = compiler::fault::Faults::default();
    let places = compiler::places::load(folder.path(), &mut faults);
    assert!(faults.or(()).is_ok());
    assert_eq!(places.elections.iter().filter(|election| !election.offered).count(), 1);
}
