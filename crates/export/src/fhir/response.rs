//! What one person answered.

use super::{Entry, questionnaire, reference};
use crate::answer::{self, Said};
use crate::json::{list, object, text};
use crate::{Person, Words, day};
use rules::{Answer, Answers, FactId, Value};

/// The answers.
pub fn of(person: &Person<'_>, questionnaire: &str, patient: &str, items: String) -> Entry {
    let source = if answers_alone(person.answers) { reference(patient) } else { String::new() };
    Entry::of(object(&[
        ("resourceType", text("QuestionnaireResponse")),
        ("questionnaire", text(questionnaire)),
        ("status", text("completed")),
        ("subject", reference(patient)),
        ("authored", text(&day(person.as_of))),
        ("source", source),
        ("item", items),
    ]))
}

/// Whether the person answers for themselves. Who else does is not said: nobody typed it.
fn answers_alone(answers: &Answers) -> bool {
    answers.get(content::WHO_FOR) == Answer::Known(Value::option(0))
}

/// One item for each question that was put.
pub fn items(told: &Answers, words: Words) -> String {
    list(told.asked().map(|(fact, answer)| item(fact, answer, words)).collect())
}

fn item(fact: FactId, answer: Answer, words: Words) -> String {
    let Some(said) = answer::said(fact, answer) else { return String::new() };
    object(&[
        ("linkId", text(&questionnaire::name(fact, &said))),
        ("text", text(&questionnaire::ask(fact, words))),
        ("answer", list(values(fact, &said, words))),
    ])
}

fn values(fact: FactId, said: &Said, words: Words) -> Vec<String> {
    let one = |name: &str, value: String| vec![object(&[(name, value)])];
    match said {
        Said::NotSure => one("valueCoding", questionnaire::not_sure()),
        Said::Declined => one("valueCoding", questionnaire::declined()),
        Said::Number(number) => one("valueInteger", number.to_string()),
        Said::Day(date) => one("valueDate", text(&day(*date))),
        Said::Places(places) => {
            let option = |place: &usize| questionnaire::option(fact, *place, words);
            places.iter().flat_map(|place| one("valueCoding", option(place))).collect()
        }
    }
}
