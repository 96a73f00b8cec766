//! What one person answered.

use super::questionnaire::{DECLINED, NOT_SURE, name, option};
use super::{coding, resource, single};
use crate::answer::{self, Said};
use crate::json::Json;
use crate::{Person, Words, day};
use rules::{Answer, Answers, FactId, Value};

/// The answers.
pub fn of(person: &Person<'_>, questionnaire: &str, patient: &str, items: &str) -> String {
    let mut json = resource("QuestionnaireResponse");
    json.text("questionnaire", questionnaire);
    json.text("status", "completed");
    single(&mut json, "subject", "reference", patient);
    json.text("authored", &day(person.as_of));
    // Who else answers is not said: nobody typed it.
    if person.answers.get(content::WHO_FOR) == Answer::Known(Value::option(0)) {
        single(&mut json, "source", "reference", patient);
    }
    if !items.is_empty() {
        json.whole("item", items);
    }
    json.end();
    json.done()
}

/// One item for each question that was put.
pub fn items(told: &Answers, words: Words) -> String {
    let mut json = Json::default();
    json.list("");
    for (fact, answer) in told.asked() {
        if let Some(said) = answer::said(fact, answer) {
            item(&mut json, fact, said, words);
        }
    }
    json.end();
    json.done()
}

fn item(json: &mut Json, fact: FactId, said: Said, words: Words) {
    json.object("");
    json.text("linkId", &name(fact, said));
    json.text("text", &(words.say)(content::QUESTIONS[fact.index()].ask));
    json.list("answer");
    match said {
        Said::Places(set) => {
            for place in answer::places(fact, set) {
                json.object("");
                option(json, fact, place, words);
                json.end();
            }
        }
        other => single_answer(json, other),
    }
    json.end();
    json.end();
}

fn single_answer(json: &mut Json, said: Said) {
    json.object("");
    match said {
        Said::NotSure => coding(json, "valueCoding", NOT_SURE),
        Said::Declined => coding(json, "valueCoding", DECLINED),
        Said::Number(number) => json.whole("valueInteger", &number.to_string()),
        Said::Day(date) => json.text("valueDate", &day(date)),
        Said::Places(_) => {}
    }
    json.end();
}
