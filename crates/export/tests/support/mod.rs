//! What the tests share: every named person of the content, and the English sentences.

#[path = "../../../content/tests/support/mod.rs"]
mod people;

use chrono::NaiveDate;
use content::{FACTS, Message, OptionsFrom, QUESTIONS};
use export::{Person, Typed, Words};
use rules::{Answers, FactId};
use screening::sentences::Sentences;
use std::path::Path;
use std::sync::LazyLock;

/// Somebody of the named cases.
pub struct Named {
    /// Who.
    pub name: String,
    /// What they answered.
    pub answers: Answers,
    /// By the rules of which day.
    pub as_of: NaiveDate,
    /// The programs that they may fit.
    pub found: Vec<usize>,
}

impl Named {
    /// They, as a file takes them.
    pub fn person(&self, tells_private: bool) -> Person<'_> {
        Person {
            answers: &self.answers,
            as_of: self.as_of,
            typed: Typed::default(),
            asks_for: &self.found,
            tells_private,
        }
    }
}

/// Everybody.
pub static EVERYBODY: LazyLock<Vec<Named>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    let cases = compiler::case::load(&root, content::CHECKED_ON).expect("cases");
    let named = |case: compiler::case::Case| {
        let answers = people::answers(&case.answers).expect("answers");
        let found = found(&answers, case.as_of);
        Named { name: case.name, answers, as_of: case.as_of, found }
    };
    cases.into_iter().map(named).collect()
});

fn found(answers: &Answers, as_of: NaiveDate) -> Vec<usize> {
    let evaluation = rules::Evaluation::new(content::rulebook(), answers, as_of);
    let programs = content::rulebook().programs.iter().enumerate();
    let found = programs.filter(|(_, program)| {
        let verdict = evaluation.finding(program).verdict;
        matches!(verdict, rules::Verdict::Likely | rules::Verdict::Possible)
    });
    found.map(|(place, _)| place).collect()
}

/// The answers that these codes stand for.
#[allow(dead_code, reason = "not every test binary needs it")]
pub fn answers(pairs: &[(&str, &str)]) -> Answers {
    let pairs = pairs
        .iter()
        .map(|(fact, code)| ((*fact).to_owned(), code.split(';').map(str::to_owned).collect()));
    people::answers(&pairs.collect::<Vec<_>>()).expect("answers")
}

/// The English sentences.
pub const ENGLISH: Words = Words { say, option };

fn say(message: Message) -> String {
    static SENTENCES: LazyLock<Sentences> =
        LazyLock::new(|| Sentences::read(content::ENGLISH).expect("the English file"));
    SENTENCES.about(message).to_owned()
}

fn option(fact: FactId, place: usize) -> String {
    let question = &QUESTIONS[fact.index()];
    match question.options_from {
        OptionsFrom::Words if !question.options.is_empty() => say(question.options[place]),
        _ => FACTS[fact.index()].options[place].to_owned(),
    }
}
