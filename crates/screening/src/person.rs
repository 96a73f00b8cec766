//! Reading one person, and which field does not fit.

use crate::fault::Fault;
use content::{County, Plan, RULEBOOK};
use rules::{Answer, Answers, Fact, FactId, Kind, Value};
use serde_json::{Map, Number, Value as Json};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A person whom every field of theirs fits.
pub struct Person {
    /// The person's own id, given back as it came.
    pub id: Json,
    /// The county, if told.
    pub county: Option<&'static County>,
    /// The plan, if told.
    pub plan: Option<&'static Plan>,
    /// The answers, county and plan among them.
    pub answers: Answers,
}

const FIELDS: &str = "the fields id, county, plan and answers, and no others";

/// Reads a person from JSON.
///
/// # Errors
/// The field that does not fit, and what was expected.
pub fn read(text: &str) -> Result<Person, Fault> {
    let parsed = serde_json::from_str(text)
        .map_err(|error| Fault::new("", format!("not JSON: {error}"), "one JSON object"))?;
    match parsed {
        Json::Object(object) => from_object(&object),
        _ => Err(Fault::new("", "not an object", "one JSON object")),
    }
}

/// Reads a person from an object.
///
/// # Errors
/// The field that does not fit, and what was expected.
pub fn from_object(object: &Map<String, Json>) -> Result<Person, Fault> {
    let id = object.get("id").cloned().unwrap_or(Json::Null);
    person(object, id.clone()).map_err(|fault| if is_id(&id) { fault.of(id) } else { fault })
}

fn person(object: &Map<String, Json>, id: Json) -> Result<Person, Fault> {
    let is_known = |key: &&String| ["id", "county", "plan", "answers"].contains(&key.as_str());
    if let Some(other) = object.keys().find(|key| !is_known(key)) {
        return Err(Fault::new(other, "unknown field", FIELDS));
    }
    if !is_id(&id) {
        return Err(Fault::new("id", "neither a text nor a number", "a text"));
    }
    let mut answers = answers(object.get("answers"))?;
    let county = place(object, "county", content::county, &mut answers)?;
    let plan = place(object, "plan", content::plan, &mut answers)?;
    Ok(Person { id, county, plan, answers })
}

fn is_id(id: &Json) -> bool {
    matches!(id, Json::Null | Json::String(_) | Json::Number(_))
}

/// A county or plan named by its id in a field of its own.
fn place<T>(
    object: &Map<String, Json>,
    field: &str,
    find: impl Fn(&str) -> Option<&'static T>,
    answers: &mut Answers,
) -> Result<Option<&'static T>, Fault> {
    let expected = format!("the id of a {field}, as the list of questions has it, or null");
    let id = match object.get(field) {
        None | Some(Json::Null) => return Ok(None),
        Some(Json::String(id)) => id,
        Some(_) => return Err(Fault::new(field, "not a text", expected)),
    };
    let found =
        find(id).ok_or_else(|| Fault::new(field, format!("unknown {field} \"{id}\""), expected))?;
    let fact = content::fact(field).expect("county and plan are facts");
    if answers.get(fact) != Answer::NotAsked {
        let what = format!("`{field}` and `answers.{field}` are both given");
        return Err(Fault::new(field, what, "one of the two"));
    }
    let option = RULEBOOK.facts[fact.index()].option(id).expect("every place is an option");
    answers.set(fact, Answer::Known(Value::option(option)));
    Ok(Some(found))
}

fn answers(field: Option<&Json>) -> Result<Answers, Fault> {
    let mut answers = Answers::new();
    let given = match field {
        None | Some(Json::Null) => return Ok(answers),
        Some(Json::Object(given)) => given,
        Some(_) => {
            return Err(Fault::new(
                "answers",
                "not an object",
                "an object of fact ids and answers",
            ));
        }
    };
    for (id, told) in given {
        let field = format!("answers.{id}");
        let expected = "a fact of the list of questions";
        let unknown = || Fault::new(&field, format!("unknown fact \"{id}\""), expected);
        let number = fact(id).ok_or_else(unknown)?;
        let fact = &RULEBOOK.facts[number.index()];
        let answer =
            answer(fact, told).map_err(|error| Fault::new(&field, error, expectation(fact)))?;
        answers.set(number, answer);
    }
    Ok(answers)
}

/// The fact with this id. A table made once: lines come by the thousand.
pub fn fact(id: &str) -> Option<FactId> {
    static FACTS: LazyLock<HashMap<&str, FactId>> = LazyLock::new(|| {
        let numbered = RULEBOOK.facts.iter().enumerate();
        numbered.map(|(index, fact)| (fact.id, FactId(index as u16))).collect()
    });
    FACTS.get(id).copied()
}

fn answer(fact: &Fact, told: &Json) -> Result<Answer, String> {
    match told {
        Json::Null => Ok(Answer::NotAsked),
        Json::String(code) if code == "not-sure" => Ok(Answer::NotSure),
        Json::String(code) if code == "declined" => Ok(Answer::Declined),
        _ if fact.kind == Kind::Number => number(fact, told).map(Answer::Known),
        _ if fact.kind == Kind::Date => date(told).map(Answer::Known),
        Json::Array(codes) if fact.kind == Kind::Multi => several(fact, codes).map(Answer::Known),
        Json::String(code) => one(fact, code).map(Answer::Known),
        other => Err(format!("{other} does not fit")),
    }
}

fn number(fact: &Fact, told: &Json) -> Result<Value, String> {
    let (least, most) = fact.range;
    match told {
        Json::Number(number) => {
            let whole = whole(number).and_then(|number| u16::try_from(number).ok());
            let within = whole.filter(|number| (least..=most).contains(number));
            within.map(Value::number).ok_or_else(|| format!("{number} is out of range"))
        }
        Json::String(code) => {
            let band = fact.band(code).ok_or_else(|| format!("unknown answer \"{code}\""))?;
            Ok(Value::Range(band.range.0, band.range.1))
        }
        other => Err(format!("{other} does not fit")),
    }
}

/// A number without a fraction: JavaScript knows no difference between 5 and 5.0.
fn whole(number: &Number) -> Option<u64> {
    let whole = |number: f64| (number.fract() == 0.0 && number >= 0.0).then_some(number as u64);
    number.as_u64().or_else(|| number.as_f64().and_then(whole))
}

fn date(told: &Json) -> Result<Value, String> {
    let text = told.as_str().ok_or_else(|| format!("{told} does not fit"))?;
    text.parse().map(Value::Date).map_err(|_| format!("\"{text}\" is no date"))
}

fn one(fact: &Fact, code: &str) -> Result<Value, String> {
    match fact.option(code) {
        Some(_) if is_place(fact, code) => {
            Err(format!("\"{code}\" belongs into the field `{}`", fact.id))
        }
        Some(index) => Ok(Value::option(index)),
        None => Err(format!("unknown answer \"{code}\"")),
    }
}

/// The codes that a fact takes among the answers: county and plan are fields of their own.
pub fn codes(fact: &Fact) -> Vec<&'static str> {
    fact.options.iter().copied().filter(|code| !is_place(fact, code)).collect()
}

/// Whether a code is the id of a county or a plan.
pub fn is_place(fact: &Fact, code: &str) -> bool {
    match fact.id {
        "county" => content::county(code).is_some(),
        "plan" => content::plan(code).is_some(),
        _ => false,
    }
}

fn several(fact: &Fact, codes: &[Json]) -> Result<Value, String> {
    let mut set = 0;
    for code in codes {
        let text = code.as_str().ok_or_else(|| format!("{code} does not fit"))?;
        let index = fact.option(text).ok_or_else(|| format!("unknown answer \"{text}\""))?;
        set |= 1u64 << index;
    }
    match set {
        0 => Err("an empty list says nothing".to_owned()),
        set if set & fact.exclusive != 0 && !set.is_power_of_two() => {
            Err("an answer that rules out all others stands beside others".to_owned())
        }
        set => Ok(Value::Options(set)),
    }
}

/// What a fact takes, in words.
fn expectation(fact: &Fact) -> String {
    let unknown = "\"not-sure\" or \"declined\"";
    let listed = |codes: Vec<&str>| codes.join(", ");
    match fact.kind {
        _ if fact.id == "county" => format!("{unknown}; a county stands in the field `county`"),
        _ if fact.id == "plan" => {
            format!(
                "in-a-plan-name-unknown, no-plan, {unknown}; a plan's id stands in the field `plan`"
            )
        }
        Kind::Number => {
            let bands = listed(fact.bands.iter().map(|band| band.id).collect());
            let (least, most) = fact.range;
            format!("a whole number from {least} to {most}, one of: {bands}, or {unknown}")
        }
        Kind::Date => format!("a date like 2026-11-22, or {unknown}"),
        Kind::Multi => {
            format!("a list of one or more of: {}, or {unknown}", listed(fact.options.to_vec()))
        }
        Kind::YesNo | Kind::Choice => {
            format!("one of: {}, or {unknown}", listed(fact.options.to_vec()))
        }
    }
}
