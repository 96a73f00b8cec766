//! Writes the types of TypeScript that no Rust type has: each kind of codes as a union, and what may be
//! told of each fact.

use content::{QUESTIONS, RULEBOOK};
use rules::{Fact, Kind};
use screening::sentences::Sentences;
use screening::{codes, person};
use std::path::Path;
use std::{env, fs};

const FIXED: &str = "\
/** A person's own id, given back as it came. */
export type Id = string | number | null;

/** Not sure, rather not say, not asked. None of them ever closes anything. */
export type Open = \"not-sure\" | \"declined\" | null;

/** What stands beside a person. */
export interface Options {
    /** The day by whose rules to screen, as \"2026-11-22\". Today, where the program runs, when left out. */
    as_of?: string;
}

";

fn main() {
    let out = env::var("OUT_DIR").expect("cargo names the output folder");
    let types = [FIXED, &code_types(), &answers()].concat();
    fs::write(Path::new(&out).join("types.d.ts"), types).expect("the output folder can be written");
    println!("cargo:rerun-if-changed=build.rs");
}

fn code_types() -> String {
    let kinds = codes::kinds().into_iter();
    kinds.map(|(name, about, codes)| named(name, about, &union(&codes))).collect()
}

fn named(name: &str, about: &str, value: &str) -> String {
    format!("/** {about} */\nexport type {name} = {value};\n\n")
}

fn union(codes: &[&str]) -> String {
    let quoted: Vec<String> = codes.iter().map(|code| format!("{code:?}")).collect();
    quoted.join(" | ")
}

fn answers() -> String {
    let words = Sentences::read(content::ENGLISH).expect("the build writes its own words");
    let facts = RULEBOOK.facts.iter().zip(QUESTIONS);
    let lines = facts.map(|(fact, question)| {
        let (ask, id, answer) = (words.text(question.ask), fact.id, answer(fact));
        format!("    /** {ask} */\n    {id:?}?: {answer};\n")
    });
    let lines: String = lines.collect();
    format!(
        "/** What a person has told. What is left out was not asked. */\nexport interface Answers {{\n{lines}}}\n"
    )
}

fn answer(fact: &Fact) -> String {
    let bands: Vec<&str> = fact.bands.iter().map(|band| band.id).collect();
    let codes = union(&person::codes(fact));
    match fact.kind {
        Kind::Number if bands.is_empty() => "number | Open".to_owned(),
        Kind::Number => format!("number | {} | Open", union(&bands)),
        Kind::Date => "string | Open".to_owned(),
        Kind::Multi => format!("({codes})[] | Open"),
        Kind::YesNo | Kind::Choice if codes.is_empty() => "Open".to_owned(),
        Kind::YesNo | Kind::Choice => format!("{codes} | Open"),
    }
}
