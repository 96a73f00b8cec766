//! The schemas in `docs/schema`: they are those of the types, and a validator that knows nothing of the
//! types agrees with what is read and written. `RENEW_SCHEMA=1 cargo test -p cli --test schema` writes
//! them anew.

#[path = "../../screening/examples/people.rs"]
#[allow(dead_code, reason = "its main belongs to the example")]
mod people;

use chrono::NaiveDate;
use jsonschema::Validator;
use screening::sentences::Sentences;
use screening::{catalogue, person, report, schema};
use serde::Serialize;
use serde_json::{Value as Json, json};
use std::fs;
use std::path::PathBuf;

const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
const PEOPLE: u64 = 400;

fn file(name: &str) -> PathBuf {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    root.join("../../docs/schema").join(name).with_extension("json")
}

fn validator(name: &str) -> Validator {
    let text = fs::read_to_string(file(name)).expect("the schema is there");
    let schema = serde_json::from_str(&text).expect("the schema is JSON");
    jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema")
}

fn fits(validator: &Validator, said: &impl Serialize) {
    let said = serde_json::to_value(said).expect("plain data is JSON");
    if let Err(error) = validator.validate(&said) {
        panic!("{error} at {}", error.instance_path());
    }
}

#[test]
fn the_files_are_those_of_the_types() {
    for name in schema::NAMES {
        let made = schema::named(name).expect("every name has a schema");
        if std::env::var_os("RENEW_SCHEMA").is_some() {
            fs::write(file(name), &made).expect("the schema can be written");
        }
        let kept = fs::read_to_string(file(name)).unwrap_or_default();
        assert!(kept == made, "docs/schema/{name}.json is old: RENEW_SCHEMA=1 writes it anew");
    }
}

#[test]
fn every_report_and_every_fault_fits_its_schema() {
    let [full, brief, fault] = ["report", "brief", "fault"].map(validator);
    let mut faults = 0;
    for told in people::people(PEOPLE).chain(variants().step_by(7)) {
        match person::read(&told.to_string()) {
            Ok(person) => {
                fits(&full, &report::of(&person, DAY));
                fits(&brief, &report::brief(&person, DAY));
            }
            Err(found) => {
                faults += 1;
                fits(&fault, &found.on(1));
            }
        }
    }
    assert!(faults > 0, "none of {PEOPLE} people had a fault");
}

#[test]
fn lists_fit_their_schemas() {
    let words = Sentences::read(content::ENGLISH).expect("the words of this build");
    fits(&validator("questions"), &catalogue::questions(&words));
    fits(&validator("programs"), &catalogue::programs(&words));
    fits(&validator("counties"), &catalogue::counties());
}

#[test]
fn a_schema_notices_what_does_not_belong() {
    let person = person::read("{}").expect("nobody in particular");
    let mut said = serde_json::to_value(report::of(&person, DAY)).expect("plain data");
    let full = validator("report");
    assert!(full.is_valid(&said));
    said["verdicts"]["ecm/birth-equity"]["verdict"] = "denied".into();
    assert!(!full.is_valid(&said));
}

#[test]
fn the_schema_of_people_takes_whom_the_command_can_read_and_nobody_else() {
    let schema = validator("person");
    for told in people::people(PEOPLE).chain(variants()) {
        let read = person::read(&told.to_string());
        let fault = read.as_ref().err().map(|fault| &fault.field);
        assert_eq!(schema.is_valid(&told), read.is_ok(), "{told}: {fault:?}");
    }
}

/// A person with each fact told in each of many ways, right and wrong.
fn variants() -> impl Iterator<Item = Json> {
    let options =
        |fact: &rules::Fact| fact.options.iter().map(|code| json!(code)).collect::<Vec<_>>();
    let facts = content::FACTS.iter().flat_map(move |fact| {
        let ways = [
            json!(null),
            json!("not-sure"),
            json!("declined"),
            json!("maybe"),
            json!(true),
            json!({}),
            json!([]),
            json!(["not-sure"]),
            json!(["maybe"]),
            json!([1]),
            json!(-1),
            json!(0),
            json!(1.5),
            json!(7.0),
            json!(fact.range.1),
            json!(u32::from(fact.range.1) + 1),
            json!("2026-11-22"),
            json!("2026-13-40"),
            json!("22.11.2026"),
            json!(options(fact)),
        ];
        let single = options(fact).into_iter();
        let lists = options(fact).into_iter().map(|code| json!([code]));
        let bands = fact.bands.iter().map(|band| json!(band.id));
        let ways = ways.into_iter().chain(single).chain(lists).chain(bands);
        ways.map(|way| json!({ "answers": { fact.id: way } })).collect::<Vec<_>>()
    });
    let whole = [
        json!([]),
        json!(1),
        json!(null),
        json!({ "name": "somebody" }),
        json!({ "id": [] }),
        json!({ "id": null }),
        json!({ "id": 7 }),
        json!({ "id": true }),
        json!({ "county": "nowhere" }),
        json!({ "county": null, "plan": null, "answers": null }),
        json!({ "plan": "no-plan" }),
        json!({ "county": 1 }),
        json!({ "answers": [] }),
        json!({ "answers": { "shoe-size": 9 } }),
    ];
    facts.chain(whole)
}
