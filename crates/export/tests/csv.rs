//! The table, read back by a library that knows nothing of how it was written.

mod support;

use content::{FACTS, RULEBOOK};
use export::csv::table;
use export::{Person, Typed};
use rules::Evaluation;
use support::{ENGLISH, EVERYBODY, Named, answers};

/// The rows as names and cells.
fn rows(table: &str) -> Vec<Vec<(String, String)>> {
    let table = table.strip_prefix('\u{feff}').expect("the mark of UTF-8");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let head = reader.headers().expect("a head").clone();
    let row = |row: csv::StringRecord| {
        head.iter().map(str::to_owned).zip(row.iter().map(str::to_owned)).collect()
    };
    reader.records().map(|record| row(record.expect("as many cells as the head has"))).collect()
}

fn cell<'a>(row: &'a [(String, String)], name: &str) -> &'a str {
    let found = row.iter().find(|(column, _)| column == name);
    &found.unwrap_or_else(|| panic!("no column {name}")).1
}

fn everybody(tells_private: bool) -> Vec<Vec<(String, String)>> {
    let people: Vec<Person<'_>> =
        EVERYBODY.iter().map(|named| named.person(tells_private)).collect();
    rows(&table(&people, ENGLISH))
}

#[test]
fn every_answer_of_everybody_comes_back() {
    let rows = everybody(true);
    assert_eq!(rows.len(), EVERYBODY.len());
    for (Named { name, answers: given, .. }, row) in EVERYBODY.iter().zip(&rows) {
        let told = FACTS.iter().map(|fact| (fact.id, cell(row, fact.id)));
        let told: Vec<(&str, &str)> = told.filter(|(_, code)| !code.is_empty()).collect();
        assert_eq!(&answers(&told), given, "{name}");
        for (fact, _) in told {
            assert!(!cell(row, &format!("{fact} in words")).is_empty(), "{name}: {fact}");
        }
    }
}

#[test]
fn every_verdict_of_everybody_is_there() {
    for (named, row) in EVERYBODY.iter().zip(everybody(true)) {
        let evaluation = Evaluation::new(&RULEBOOK, &named.answers, named.as_of);
        for program in RULEBOOK.programs {
            let code = evaluation.finding(program).verdict.code();
            assert_eq!(cell(&row, program.id), code, "{}: {}", named.name, program.id);
        }
    }
}

#[test]
fn lines_end_as_the_standard_says() {
    let table = table(&[EVERYBODY[0].person(true)], ENGLISH);
    assert_eq!(table.matches("\r\n").count(), 2);
    assert_eq!(table.matches('\n').count(), 2);
    assert!(table.ends_with("\r\n") && !table.contains("\r\n,"));
}

#[test]
fn what_is_typed_comes_back_and_is_no_formula() {
    let nobody = answers(&[]);
    let typed = |name| {
        let typed = Typed { name, ..Typed::default() };
        let as_of = content::CHECKED_ON;
        let person = Person { answers: &nobody, as_of, typed, asks_for: &[], tells_private: false };
        cell(&rows(&table(&[person], ENGLISH))[0], "name").to_owned()
    };
    for harmless in ["", "José \"Pepe\" Núñez, Jr.", "two\r\nlines", "a = b", "您"] {
        assert_eq!(typed(harmless), harmless);
    }
    for formula in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "=\"a\",b"] {
        assert_eq!(typed(formula), format!("'{formula}"));
    }
}

#[test]
fn columns_are_the_same_whoever_is_in_the_file() {
    let head = |people: &[Person<'_>]| table(people, ENGLISH).lines().next().map(str::to_owned);
    assert_eq!(head(&[]), head(&[EVERYBODY[0].person(true), EVERYBODY[1].person(false)]));
}
