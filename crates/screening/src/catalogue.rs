//! What the screener knows, for programs that use it.

use content::{Message, PROGRAMS, QUESTIONS, RULEBOOK, SCREENS};
use rules::{Fact, Kind, Sensitivity};
use serde_json::{Value as Json, json};

/// Every fact with its kind and its answers, in the order of asking.
pub fn questions() -> Json {
    let words = Words::english();
    let facts = RULEBOOK.facts.iter().zip(QUESTIONS);
    facts
        .map(|(fact, question)| {
            let mut object = json!({
                "id": fact.id,
                "kind": kind(fact.kind),
                "question": words.text(question.ask),
                "label": words.text(question.label),
                "sensitive": sensitivity(fact.sensitivity),
                "screen": SCREENS[usize::from(fact.screen)].id,
            });
            match fact.kind {
                Kind::Number => {
                    object["range"] = json!([fact.range.0, fact.range.1]);
                    object["bands"] = bands(fact);
                }
                Kind::Date => {}
                _ => object["options"] = json!(fact.options),
            }
            object
        })
        .collect()
}

fn bands(fact: &Fact) -> Json {
    let band =
        |band: &rules::Band| json!({ "id": band.id, "from": band.range.0, "to": band.range.1 });
    fact.bands.iter().map(band).collect()
}

/// Every program with its names, in the order shown.
pub fn programs() -> Json {
    let words = Words::english();
    let programs = RULEBOOK.programs.iter().zip(PROGRAMS);
    programs
        .map(|(program, info)| {
            json!({
                "id": program.id,
                "title": words.text(info.title),
                "official_name": info.official_name,
                "family": info.family,
            })
        })
        .collect()
}

/// The English sentences.
struct Words(Vec<Json>);

impl Words {
    fn english() -> Words {
        let file: Json = serde_json::from_str(content::ENGLISH).expect("the build writes JSON");
        Words(file["messages"].as_array().expect("a list of messages").clone())
    }

    /// A sentence as said to the person.
    fn text(&self, message: Message) -> &str {
        let text = &self.0[message.index()];
        text.as_str().or_else(|| text[0].as_str()).unwrap_or_default()
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::YesNo => "yes-no",
        Kind::Number => "number",
        Kind::Choice => "choice",
        Kind::Multi => "multi",
        Kind::Date => "date",
    }
}

fn sensitivity(sensitivity: Sensitivity) -> &'static str {
    match sensitivity {
        Sensitivity::Open => "no",
        Sensitivity::Sensitive => "yes",
        Sensitivity::Safety => "safety",
    }
}
