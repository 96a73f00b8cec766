//! What the tests share: answers from codes, and a plan of action as lines of text.

#![allow(dead_code, reason = "not every test binary needs all of it")]

use chrono::NaiveDate;
use content::Message;
use navigation::Urgency;
use navigation::action::Action;
use navigation::contact::Ring;
use navigation::script::Line;
use rules::{Answer, Answers, Fact, Kind, Value};
use std::path::{Path, PathBuf};

/// The folder of the content.
pub fn content_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../content")
}

/// A day that must exist.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

/// The answers of a person, fact and codes; several codes stand with commas.
pub fn answers(pairs: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::new();
    for (id, codes) in pairs {
        let fact = content::fact(id).unwrap_or_else(|| panic!("`{id}` is no fact"));
        let codes: Vec<&str> = codes.split(',').map(str::trim).collect();
        answers.set(fact, answer(&content::rulebook().facts[fact.index()], &codes));
    }
    answers
}

fn answer(fact: &Fact, codes: &[&str]) -> Answer {
    match codes {
        ["not-sure"] => Answer::NotSure,
        ["declined"] => Answer::Declined,
        [code] if fact.kind == Kind::Number => Answer::Known(number(fact, code)),
        _ => Answer::Known(options(fact, codes)),
    }
}

fn number(fact: &Fact, code: &str) -> Value {
    match fact.band(code) {
        Some(band) => Value::Range(band.range.0, band.range.1),
        None => Value::number(code.parse().expect("a number")),
    }
}

fn options(fact: &Fact, codes: &[&str]) -> Value {
    let bit = |code: &&str| {
        1 << fact.option(code).unwrap_or_else(|| panic!("`{}` has no answer `{code}`", fact.id))
    };
    Value::Options(codes.iter().map(bit).fold(0, |set, bit: u64| set | bit))
}

/// The ids of the sentences, by number.
pub struct Words(Vec<String>);

impl Words {
    /// Reads the content once more, for the sake of its names.
    pub fn load() -> Words {
        let content = compiler::load(&content_folder()).expect("no fault");
        Words(content.words.ids().cloned().collect())
    }

    /// The id of a sentence.
    pub fn id(&self, message: Message) -> &str {
        &self.0[message.index()]
    }
}

/// A step as a line: urgency (`*` when it stands first), name, whom to call on which day, until when,
/// and when it falls due.
pub fn line(action: &Action) -> String {
    let urgency = match action.step.urgency {
        Urgency::Today => "today",
        Urgency::ThisWeek => "this-week",
        Urgency::IfNothingComes => "if-nothing-comes",
        Urgency::IfNo => "if-no",
    };
    let first = if action.first { "*" } else { "" };
    let mut parts = vec![format!("{urgency}{first} {}", action.step.id)];
    if !action.calls.is_empty() {
        let ways: Vec<&str> = action.calls.iter().map(|ring| ring.code()).collect();
        parts.push(format!("call {} on {}", ways.join(" > "), shown(action.call_on)));
    }
    for timed in &action.times {
        parts.push(format!("{} by {}", timed.time.id, shown(timed.end)));
    }
    parts.extend(action.due.map(|due| format!("due {due:?}")));
    parts.join("; ")
}

fn shown(date: Option<NaiveDate>) -> String {
    date.map_or("no day".to_owned(), |date| format!("{date:?}"))
}

/// A script as ids: sentences, programs and reasons.
pub fn script(action: &Action, words: &Words) -> Vec<String> {
    let item = |line: &Line| match line {
        Line::Say(message) => words.id(*message).to_owned(),
        Line::Program(index, _) => format!("- {}", content::rulebook().programs[*index].id),
        Line::Reason { words: message, sensitive, .. } => {
            let mark = if *sensitive { " (sensitive)" } else { "" };
            format!("- {}{mark}", words.id(*message))
        }
    };
    action.script.iter().map(item).collect()
}

/// Every telephone number that a way could show.
pub fn numbers(ring: Ring) -> Vec<&'static str> {
    let phone = ring.phone();
    phone.map(|phone| vec![phone.number, phone.other, phone.tty]).unwrap_or_default()
}
