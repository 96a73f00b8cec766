//! Reading one person from one line.

use content::{County, Plan, RULEBOOK};
use rules::{Answer, Answers, Fact, FactId, Kind, Value};
use serde_json::{Map, Value as Json, json};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A person as a line tells of them.
pub struct Person {
    /// The line's own id, given back as it came.
    pub id: Json,
    /// The county, if told.
    pub county: Option<&'static County>,
    /// The plan, if told.
    pub plan: Option<&'static Plan>,
    /// The answers, county and plan among them.
    pub answers: Answers,
}

/// Why a line cannot be read.
#[derive(Debug)]
pub struct Fault {
    id: Box<Json>,
    field: String,
    error: String,
    expected: String,
}

impl Fault {
    fn new(field: &str, error: impl Into<String>, expected: impl Into<String>) -> Fault {
        Fault {
            id: Box::new(Json::Null),
            field: field.to_owned(),
            error: error.into(),
            expected: expected.into(),
        }
    }

    /// The error object for a line, counted from 1.
    pub fn to_json(&self, line: usize) -> Json {
        json!({
            "id": self.id,
            "line": line,
            "field": self.field,
            "error": self.error,
            "expected": self.expected,
        })
    }
}

const FIELDS: &str = "the fields id, county, plan and answers, and no others";

/// Reads a line.
///
/// # Errors
/// The field that does not fit, and what was expected.
pub fn read(line: &str) -> Result<Person, Fault> {
    let parsed: Json = serde_json::from_str(line)
        .map_err(|error| Fault::new("", format!("not JSON: {error}"), "one JSON object"))?;
    let Json::Object(object) = parsed else {
        return Err(Fault::new("", "not an object", "one JSON object"));
    };
    let id = object.get("id").cloned().unwrap_or(Json::Null);
    person(&object).map_err(|fault| Fault { id: Box::new(id), ..fault })
}

fn person(object: &Map<String, Json>) -> Result<Person, Fault> {
    if let Some(other) =
        object.keys().find(|key| !["id", "county", "plan", "answers"].contains(&key.as_str()))
    {
        return Err(Fault::new(other, "unknown field", FIELDS));
    }
    let id = object.get("id").cloned().unwrap_or(Json::Null);
    if !matches!(id, Json::Null | Json::String(_) | Json::Number(_)) {
        return Err(Fault::new("id", "neither a text nor a number", "a text"));
    }
    let mut answers = answers(object.get("answers"))?;
    let county = place(object, "county", content::county, &mut answers)?;
    let plan = place(object, "plan", content::plan, &mut answers)?;
    Ok(Person { id, county, plan, answers })
}

/// A county or plan named by its id in a field of its own.
fn place<T>(
    object: &Map<String, Json>,
    field: &str,
    find: impl Fn(&str) -> Option<&'static T>,
    answers: &mut Answers,
) -> Result<Option<&'static T>, Fault> {
    let expected = format!("the id of a {field}, as `screen --questions` lists them, or null");
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
        let expected = "a fact that `screen --questions` lists";
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
fn fact(id: &str) -> Option<FactId> {
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
            let whole = number.as_u64().and_then(|number| u16::try_from(number).ok());
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

fn date(told: &Json) -> Result<Value, String> {
    let text = told.as_str().ok_or_else(|| format!("{told} does not fit"))?;
    text.parse().map(Value::Date).map_err(|_| format!("\"{text}\" is no date"))
}

fn one(fact: &Fact, code: &str) -> Result<Value, String> {
    let unknown = || format!("unknown answer \"{code}\"");
    // County and plan are fields of their own: among the answers stand only the codes that are no ids.
    let is_place = match fact.id {
        "county" => content::county(code).is_some(),
        "plan" => content::plan(code).is_some(),
        _ => false,
    };
    match fact.option(code) {
        Some(_) if is_place => Err(format!("\"{code}\" belongs into the field `{}`", fact.id)),
        Some(index) => Ok(Value::option(index)),
        None => Err(unknown()),
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
