//! Spoilt people: `cargo xtask fuzz person`.

use crate::person::{self, Person, is_place};
use crate::report;
use chrono::NaiveDate;
use content::RULEBOOK;
use fuzzing::{Held, Read, Way, hold};
use rules::{Answer, Fact, Kind, Value};
use serde_json::{Map, Value as Json, json};

const PEOPLE: [&str; 4] = [
    r#"{"id":"p 7","county":"los-angeles","plan":"la-care","answers":{"medi-cal-status":"yes","age":45,"er-visits-6-months":"5-or-more","conditions":["asthma","diabetes"],"fleeing-violence":"declined","leaving-place":["none"],"asthma-control-score":"never-took-it"}}"#,
    r#"{"id":17,"answers":{"who-for":"my-child","age":"under-18","plan":"no-plan","in-ccs":"not-sure","pregnancy":"no","county":"declined"}}"#,
    r#"{"id":null,"county":null,"plan":"kaiser-permanente","answers":{"age":21.0,"sleeping-place":"shelter","medi-cal-status":null}}"#,
    "{}",
];

/// The person as JSON, from what was understood.
fn written(person: &Person) -> Json {
    let mut answers = Map::new();
    for (fact, answer) in person.answers.asked() {
        let fact = &RULEBOOK.facts[fact.index()];
        let told = told(fact, answer);
        // Counties and plans stand in fields of their own.
        if !told.as_str().is_some_and(|code| is_place(fact, code)) {
            answers.insert(fact.id.to_owned(), told);
        }
    }
    let (county, plan) = (person.county.map(|county| county.id), person.plan.map(|plan| plan.id));
    json!({ "id": person.id, "county": county, "plan": plan, "answers": answers })
}

fn told(fact: &Fact, answer: Answer) -> Json {
    match answer {
        Answer::NotAsked => Json::Null,
        Answer::NotSure => "not-sure".into(),
        Answer::Declined => "declined".into(),
        Answer::Known(Value::Date(day)) => day.to_string().into(),
        Answer::Known(Value::Range(from, to)) => {
            match fact.bands.iter().find(|band| band.range == (from, to)) {
                Some(band) => band.id.into(),
                None => from.into(),
            }
        }
        Answer::Known(Value::Options(set)) if fact.kind == Kind::Multi => {
            let chosen = (0..fact.options.len()).filter(|index| set >> index & 1 == 1);
            chosen.map(|index| fact.options[index]).collect()
        }
        Answer::Known(Value::Options(set)) => fact.options[set.trailing_zeros() as usize].into(),
    }
}

/// Who is refused is refused by field and with what was expected; who is read is understood as told, and
/// gets a verdict for every program.
fn read_as_told(text: &str) -> Held {
    let person = match person::read(text) {
        Ok(person) => person,
        Err(fault) => {
            hold!(
                !fault.error.is_empty() && !fault.expected.is_empty(),
                "an empty fault: {fault:?}"
            );
            return Ok(Read::Refused);
        }
    };
    let text = written(&person).to_string();
    let again =
        person::read(&text).map_err(|fault| format!("{text} is not read again: {fault:?}"))?;
    hold!(
        again.answers.asked().eq(person.answers.asked()) && again.id == person.id,
        "{text} is read otherwise"
    );
    let day = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date");
    let brief =
        serde_json::to_value(report::brief(&person, day)).map_err(|error| error.to_string())?;
    hold!(brief["id"] == person.id, "another id comes back: {brief}");
    let verdicts = brief["verdicts"].as_object().map_or(0, Map::len);
    hold!(verdicts == RULEBOOK.programs.len(), "{verdicts} verdicts");
    let full = serde_json::to_value(report::of(&person, day)).map_err(|error| error.to_string())?;
    for program in RULEBOOK.programs {
        let (short, long) =
            (&brief["verdicts"][program.id], &full["verdicts"][program.id]["verdict"]);
        hold!(short == long, "{}: {short} in brief, {long} in full", program.id);
    }
    Ok(Read::Taken)
}

#[test]
fn person() {
    let way = PEOPLE.into_iter().fold(Way::new("person"), Way::seed);
    way.words(&["answers", "constructor", "__proto__"])
        .hold(|input| read_as_told(&String::from_utf8_lossy(input)));
}
