//! Answers and results as FHIR R4: a `Bundle` of type `collection` with one `Questionnaire`, and for each
//! person a `Patient`, a `QuestionnaireResponse` and a `ServiceRequest` for each benefit they ask for.
//! `docs/exports.md` tells what each holds.

mod patient;
mod questionnaire;
mod request;
mod response;

use crate::json::Json;
use crate::{Person, Words, id};
use rules::Answers;

/// The bundle.
pub fn bundle(people: &[Person<'_>], words: Words) -> String {
    let told: Vec<Answers> = people.iter().map(Person::told).collect();
    let mut bundle = Json::default();
    bundle.object("");
    bundle.text("resourceType", "Bundle");
    bundle.text("type", "collection");
    bundle.list("entry");
    let (url, questions) = questionnaire::of(&told, words);
    entry(&mut bundle, &url, &questions);
    for (place, (person, told)) in people.iter().zip(&told).enumerate() {
        of_person(&mut bundle, place, person, told, &url, words);
    }
    bundle.end();
    bundle.end();
    bundle.done()
}

fn of_person(
    bundle: &mut Json,
    place: usize,
    person: &Person<'_>,
    told: &Answers,
    questionnaire: &str,
    words: Words,
) {
    let items = response::items(told, words);
    let patient = patient::of(person, words);
    // Often nothing is said of the patient, and yet people must not be taken for one another.
    let patient_name = id::urn(&[&patient, &items, &place.to_string()]);
    entry(bundle, &patient_name, &patient);
    let response = response::of(person, questionnaire, &patient_name, &items);
    let response_name = id::urn(&[&response]);
    entry(bundle, &response_name, &response);
    let referral = request::Referral::of(person, told, [&patient_name, &response_name], words);
    for programs in request::benefits(person.asks_for) {
        let request = referral.request(&programs);
        entry(bundle, &id::urn(&[&request]), &request);
    }
}

fn entry(bundle: &mut Json, name: &str, resource: &str) {
    bundle.object("");
    bundle.text("fullUrl", name);
    bundle.whole("resource", resource);
    bundle.end();
}

/// A resource in the making; what follows are its members.
fn resource(kind: &str) -> Json {
    let mut json = Json::default();
    json.object("");
    json.text("resourceType", kind);
    json
}

/// A code with the list that has it.
fn coding(json: &mut Json, name: &str, [system, code, display]: [&str; 3]) {
    json.object(name);
    json.text("system", system);
    json.text("code", code);
    json.text("display", display);
    json.end();
}

/// A thing named by a code, and in words.
fn concept(json: &mut Json, name: &str, code: [&str; 3], words: &str) {
    json.object(name);
    json.list("coding");
    coding(json, "", code);
    json.end();
    json.text("text", words);
    json.end();
}

/// An object with a single text.
fn single(json: &mut Json, name: &str, member: &str, text: &str) {
    json.object(name);
    json.text(member, text);
    json.end();
}
