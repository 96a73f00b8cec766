//! The questions that were put to anybody of the file, with the answers they have.

use super::{Entry, coding};
use crate::answer::{self, Said};
use crate::json::{list, object, text};
use crate::{Words, id};
use content::{ANSWERS_SYSTEM, FACTS, QUESTIONS};
use rules::{FactId, Kind};

/// After the name of a fact, for a number or a day that was given itself.
const TYPED: &str = "-typed";
/// FHIR's own list of reasons why an answer is not there.
const ABSENT: &str = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

/// The questions, and the name by which answers point to them.
pub struct Questionnaire {
    /// The resource.
    pub entry: Entry,
    /// Its name.
    pub url: String,
}

/// The questions about these facts.
pub fn of(facts: &[FactId], words: Words) -> Questionnaire {
    let items = facts.iter().flat_map(|fact| [item(*fact, words), typed_item(*fact, words)]);
    let items = list(items.collect());
    let version = exchange::link::mark_text(content::RULES_MARK);
    let url = id::urn(&[&version, &items]);
    let resource = object(&[
        ("resourceType", text("Questionnaire")),
        ("url", text(&url)),
        ("version", text(&version)),
        ("status", text("active")),
        ("subjectType", list(vec![text("Patient")])),
        ("date", text(&crate::day(content::CHECKED_ON))),
        ("item", items),
    ]);
    Questionnaire { entry: Entry { name: url.clone(), resource }, url }
}

/// A question with its options or bands, and the two ways not to answer it.
fn item(fact: FactId, words: Words) -> String {
    let options = (0..answer::count(fact)).map(|place| option(fact, place, words));
    let ways_out = [not_sure(), declined()];
    let options = options.chain(ways_out).map(|coding| object(&[("valueCoding", coding)]));
    let repeats = FACTS[fact.index()].kind == Kind::Multi;
    object(&[
        ("linkId", text(FACTS[fact.index()].id)),
        ("text", text(&ask(fact, words))),
        ("type", text("choice")),
        ("repeats", if repeats { "true".to_owned() } else { String::new() }),
        ("answerOption", list(options.collect())),
    ])
}

/// The same question, for a number or a day that was given itself.
fn typed_item(fact: FactId, words: Words) -> String {
    let kind = match FACTS[fact.index()].kind {
        Kind::Number => "integer",
        Kind::Date => "date",
        _ => return String::new(),
    };
    object(&[
        ("linkId", text(&typed_name(fact))),
        ("text", text(&ask(fact, words))),
        ("type", text(kind)),
    ])
}

/// The name of the item under which an answer stands.
pub fn name(fact: FactId, said: &Said) -> String {
    match said {
        Said::Number(_) | Said::Day(_) => typed_name(fact),
        _ => FACTS[fact.index()].id.to_owned(),
    }
}

fn typed_name(fact: FactId) -> String {
    [FACTS[fact.index()].id, TYPED].concat()
}

/// The question itself.
pub fn ask(fact: FactId, words: Words) -> String {
    (words.say)(QUESTIONS[fact.index()].ask)
}

/// An option of a fact, or a band.
pub fn option(fact: FactId, place: usize, words: Words) -> String {
    let code = [FACTS[fact.index()].id, ".", answer::code(fact, place)].concat();
    coding(ANSWERS_SYSTEM, &code, &(words.option)(fact, place))
}

/// That the person did not know.
pub fn not_sure() -> String {
    coding(ABSENT, "asked-unknown", "Asked But Unknown")
}

/// That the person would rather not say.
pub fn declined() -> String {
    coding(ABSENT, "asked-declined", "Asked But Declined")
}
