//! Answers and results as FHIR R4: a `Bundle` of type `collection` with one `Questionnaire`, and for each
//! person a `Patient`, a `QuestionnaireResponse` and a `ServiceRequest` for each program they ask for.
//! `docs/exports.md` tells what each holds.

mod patient;
mod questionnaire;
mod request;
mod response;

use crate::json::{list, object, text};
use crate::{Person, Words, id};
use rules::{Answer, Answers, FactId};

/// A resource and its name.
struct Entry {
    name: String,
    resource: String,
}

impl Entry {
    /// A resource whose name is made of all that it says.
    fn of(resource: String) -> Entry {
        Entry { name: id::urn(&[&resource]), resource }
    }

    fn written(self) -> String {
        object(&[("fullUrl", text(&self.name)), ("resource", self.resource)])
    }
}

/// The bundle.
pub fn bundle(people: &[Person<'_>], words: Words) -> String {
    let told: Vec<Answers> = people.iter().map(Person::told).collect();
    let questionnaire = questionnaire::of(&asked(&told), words);
    let mut entries = vec![questionnaire.entry];
    for (place, (person, told)) in people.iter().zip(&told).enumerate() {
        entries.extend(of_person(place, person, told, &questionnaire.url, words));
    }
    object(&[
        ("resourceType", text("Bundle")),
        ("type", text("collection")),
        ("entry", list(entries.into_iter().map(Entry::written).collect())),
    ])
}

/// The facts that anybody was asked, in the rulebook's order.
fn asked(told: &[Answers]) -> Vec<FactId> {
    let facts = (0..content::FACTS.len()).map(|place| FactId(place as u16));
    let is_asked = |fact: &FactId| told.iter().any(|told| told.get(*fact) != Answer::NotAsked);
    facts.filter(is_asked).collect()
}

fn of_person(
    place: usize,
    person: &Person<'_>,
    told: &Answers,
    questionnaire: &str,
    words: Words,
) -> Vec<Entry> {
    let items = response::items(told, words);
    let patient = patient::of(place, person, &items, words);
    let response = response::of(person, questionnaire, &patient.name, items);
    let mut entries = request::all(person, told, [&patient.name, &response.name], words);
    entries.splice(0..0, [patient, response]);
    entries
}

/// A code with the list that has it.
fn coding(system: &str, code: &str, display: &str) -> String {
    object(&[("system", text(system)), ("code", text(code)), ("display", text(display))])
}

/// A thing named by codes.
fn concept(codings: Vec<String>, words: &str) -> String {
    object(&[("coding", list(codings)), ("text", text(words))])
}

/// A pointer to another resource of the file.
fn reference(name: &str) -> String {
    object(&[("reference", text(name))])
}
