//! The questions that were put to anybody of the file, with the answers they have.

use super::{coding, resource};
use crate::answer::{self, Said};
use crate::json::Json;
use crate::{Words, day, id};
use content::{ANSWERS_SYSTEM, CHECKED_ON, FACTS, QUESTIONS, RULES_MARK};
use exchange::link::mark_text;
use rules::{Answer, Answers, FactId, Kind};

/// After the name of a fact, for a number or a day that was given itself.
const TYPED: &str = "-typed";
/// FHIR's own list of reasons why an answer is not there.
const ABSENT: &str = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
/// That the person did not know.
pub const NOT_SURE: [&str; 3] = [ABSENT, "asked-unknown", "Asked But Unknown"];
/// That the person would rather not say.
pub const DECLINED: [&str; 3] = [ABSENT, "asked-declined", "Asked But Declined"];

/// The questions that anybody was asked, with the name by which answers point to them.
pub fn of(told: &[Answers], words: Words) -> (String, String) {
    let items = items(told, words);
    let url = id::urn(&[&mark_text(RULES_MARK), &items]);
    let mut json = resource("Questionnaire");
    json.text("url", &url);
    json.text("version", &mark_text(RULES_MARK));
    json.text("status", "active");
    json.list("subjectType");
    json.text("", "Patient");
    json.end();
    json.text("date", &day(CHECKED_ON));
    if !items.is_empty() {
        json.whole("item", &items);
    }
    json.end();
    (url, json.done())
}

fn items(told: &[Answers], words: Words) -> String {
    let mut json = Json::default();
    json.list("");
    for place in 0..FACTS.len() {
        let fact = FactId(place as u16);
        if told.iter().any(|told| told.get(fact) != Answer::NotAsked) {
            item(&mut json, fact, words);
            typed_item(&mut json, fact, words);
        }
    }
    json.end();
    json.done()
}

/// A question with its options or bands, and the two ways not to answer it.
fn item(json: &mut Json, fact: FactId, words: Words) {
    let entry = &FACTS[fact.index()];
    json.object("");
    json.text("linkId", entry.id);
    json.text("text", &(words.say)(QUESTIONS[fact.index()].ask));
    json.text("type", "choice");
    if entry.kind == Kind::Multi {
        json.whole("repeats", "true");
    }
    json.list("answerOption");
    for place in answer::places(fact, u64::MAX) {
        json.object("");
        option(json, fact, place, words);
        json.end();
    }
    for way_out in [NOT_SURE, DECLINED] {
        json.object("");
        coding(json, "valueCoding", way_out);
        json.end();
    }
    json.end();
    json.end();
}

/// The same question, for a number or a day that was given itself.
fn typed_item(json: &mut Json, fact: FactId, words: Words) {
    let kind = match FACTS[fact.index()].kind {
        Kind::Number => "integer",
        Kind::Date => "date",
        _ => return,
    };
    json.object("");
    json.text("linkId", &typed_name(fact));
    json.text("text", &(words.say)(QUESTIONS[fact.index()].ask));
    json.text("type", kind);
    json.end();
}

/// The name of the item under which an answer stands.
pub fn name(fact: FactId, said: Said) -> String {
    match said {
        Said::Number(_) | Said::Day(_) => typed_name(fact),
        _ => FACTS[fact.index()].id.to_owned(),
    }
}

fn typed_name(fact: FactId) -> String {
    [FACTS[fact.index()].id, TYPED].concat()
}

/// An option of a fact, or a band.
pub fn option(json: &mut Json, fact: FactId, place: usize, words: Words) {
    let code = [FACTS[fact.index()].id, ".", answer::code(fact, place)].concat();
    coding(json, "valueCoding", [ANSWERS_SYSTEM, &code, &(words.option)(fact, place)]);
}
