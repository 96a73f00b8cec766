//! What was told, as pages need it: by the names of the few facts that have pages of their own, and
//! as text.

use crate::words::{fill, say};
use content::{OptionsFrom, Plan, ui};
use rules::{Answer, Answers, Fact, FactId, Kind, Value};

/// The fact with this name. The name is one that the vocabulary has.
pub fn fact(name: &str) -> FactId {
    content::fact(name).expect("a fact of the vocabulary")
}

/// The rulebook's entry of a fact.
pub fn entry(fact: FactId) -> &'static Fact {
    &content::FACTS[fact.index()]
}

/// The code of the single option chosen for a fact.
pub fn code(answers: &Answers, name: &str) -> Option<&'static str> {
    let fact = fact(name);
    entry(fact).options.get(option(answers, fact)?).copied()
}

/// For whom this is.
pub fn who_for(answers: &Answers) -> Option<&'static str> {
    content::WHO_FOR_FACT.options.get(option(answers, content::WHO_FOR)?).copied()
}

/// The county that was told.
pub fn county(answers: &Answers) -> Option<&'static content::County> {
    content::COUNTIES.get(option(answers, content::COUNTY)?)
}

/// The place of the single option chosen for a fact.
fn option(answers: &Answers, fact: FactId) -> Option<usize> {
    match answers.get(fact).value()? {
        Value::Options(chosen) => Some(chosen.trailing_zeros() as usize),
        Value::Range(..) | Value::Date(_) => None,
    }
}

/// The plan that was told by its name.
pub fn plan(answers: &Answers) -> Option<&'static Plan> {
    content::plan(code(answers, "plan")?)
}

/// The text of one option of a fact, by its place.
pub fn option_text(fact: FactId, index: usize) -> String {
    let question = &content::QUESTIONS[fact.index()];
    match question.options_from {
        OptionsFrom::Counties => {
            fill(&say(ui::ANSWERS_COUNTY), "county", content::COUNTIES[index].name)
        }
        OptionsFrom::Plans if index < content::PLANS.len() => content::PLANS[index].name.to_owned(),
        OptionsFrom::Plans => say(question.options[index - content::PLANS.len()]),
        OptionsFrom::Words if entry(fact).kind == Kind::YesNo => {
            say(if index == 0 { ui::ANSWERS_YES } else { ui::ANSWERS_NO })
        }
        OptionsFrom::Words => say(question.options[index]),
    }
}

/// An answer as people read it.
pub fn answer_text(fact: FactId, answer: Answer) -> String {
    match answer {
        Answer::Known(value) => value_text(fact, value),
        Answer::Declined => say(ui::ANSWERS_DECLINED),
        Answer::NotSure => say(ui::ANSWERS_NOT_SURE),
        Answer::NotAsked => String::new(),
    }
}

fn value_text(fact: FactId, value: Value) -> String {
    match value {
        Value::Options(chosen) => {
            let chosen = (0..64).filter(|index| chosen >> index & 1 == 1);
            let texts: Vec<String> = chosen.map(|index| option_text(fact, index)).collect();
            texts.join("; ")
        }
        Value::Range(from, to) => range_text(fact, from, to),
        Value::Date(date) => crate::edge::clock::spoken(date),
    }
}

fn range_text(fact: FactId, from: u16, to: u16) -> String {
    let bands = entry(fact).bands.iter();
    match bands
        .zip(content::QUESTIONS[fact.index()].options)
        .find(|(band, _)| band.range == (from, to))
    {
        Some((_, words)) => say(*words),
        None => from.to_string(),
    }
}
