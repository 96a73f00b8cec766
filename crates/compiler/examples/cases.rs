//! The named people of `cases/people`, one a line, as the command `screen` reads them:
//! `cargo run -p compiler --example cases`. Browser tests walk the same people through the pages.

use compiler::case::{self, Case};
use compiler::question::{Fact, Kind};
use serde_json::{Map, Value, json};
use std::path::Path;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    let content = compiler::load(&root).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let cases = case::load(&root, content.read_on()).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let is_person = |case: &&Case| case.place.file.contains("people/");
    for person in cases.iter().filter(is_person) {
        println!("{}", line(person, &content.facts));
    }
}

fn line(person: &Case, facts: &[Fact]) -> Value {
    let mut line = Map::from_iter([("id".to_owned(), json!(person.name))]);
    let mut answers = Map::new();
    for (name, codes) in &person.answers {
        let fact = facts.iter().find(|fact| fact.id == *name).expect("a checked case");
        let told = told(fact, codes);
        // A place stands in a field of its own.
        let is_place = name == "county"
            || name == "plan"
                && !["in-a-plan-name-unknown", "no-plan", "not-sure", "declined"]
                    .contains(&codes[0].as_str());
        let map = if is_place { &mut line } else { &mut answers };
        map.insert(name.clone(), told);
    }
    line.insert("answers".to_owned(), answers.into());
    line.into()
}

fn told(fact: &Fact, codes: &[String]) -> Value {
    let first = &codes[0];
    let is_way_out = ["not-sure", "declined"].contains(&first.as_str());
    match fact.kind {
        _ if is_way_out => json!(first),
        Kind::Multi => json!(codes),
        // A band's code may be a number, too; in a case it stands for the number.
        Kind::Number => first.parse::<u16>().map_or_else(|_| json!(first), |number| json!(number)),
        _ => json!(first),
    }
}
