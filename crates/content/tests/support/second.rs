//! The engine and a plain reading of the files, held against each other.

use chrono::{Days, NaiveDate};
use content::rulebook;
use logic::people::{Dice, person};
use logic::{Model, Reading, Told};
use rules::{Answer, Answers, Evaluation, FactId, Program, Value};
use std::collections::BTreeMap;

/// The rules as the plain reading has them.
pub fn model() -> Model {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    Model::of(&compiler::load(root).expect("sound content"))
}

/// How often each program got each verdict, over so many random people; or the first disagreements.
pub fn agree(
    model: &Model,
    seed: u64,
    people: u64,
) -> Result<BTreeMap<(usize, &'static str), u64>, Vec<String>> {
    let (mut dice, mut seen, mut wrong) = (Dice::new(seed), BTreeMap::new(), Vec::new());
    for _ in 0..people {
        let told = person(model, &mut dice);
        compare(model, &told, day(&mut dice), &mut seen, &mut wrong);
        if wrong.len() > 9 {
            break;
        }
    }
    if wrong.is_empty() { Ok(seen) } else { Err(wrong) }
}

/// Mostly a day of now; else any day from before the first rule to some years on.
fn day(dice: &mut Dice) -> NaiveDate {
    let start = NaiveDate::from_ymd_opt(2021, 7, 1).expect("a date");
    let now = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date");
    if dice.chance(60) { now } else { start + Days::new(dice.below(9 * 365)) }
}

fn compare(
    model: &Model,
    told: &[Told],
    day: NaiveDate,
    seen: &mut BTreeMap<(usize, &'static str), u64>,
    wrong: &mut Vec<String>,
) {
    let answers = answers(told);
    let evaluation = Evaluation::new(rulebook(), &answers, day);
    let reading = Reading::new(model, told);
    for (place, program) in model.programs.iter().enumerate() {
        let finding = evaluation.finding(of_rulebook(place, model));
        let flags: Vec<&str> = finding.flags.iter().map(|flag| flag.id).collect();
        let engine = (finding.verdict.code(), flags);
        let plain = (reading.verdict(place, day), reading.flags(place, day));
        if engine != plain {
            wrong.push(format!(
                "{} on {day}: engine {engine:?}, plain {plain:?}, for {told:?}",
                program.id
            ));
        }
        *seen.entry((place, plain.0)).or_insert(0) += 1;
    }
}

/// The rulebook keeps what is only told about apart, in the same order.
fn of_rulebook(place: usize, model: &Model) -> &'static Program {
    let id = &model.programs[place].id;
    let mut all = rulebook().programs.iter().chain(rulebook().asides);
    all.find(|program| program.id == id).expect("every program is in the rulebook")
}

fn answers(told: &[Told]) -> Answers {
    let mut answers = Answers::new();
    for (place, told) in told.iter().enumerate() {
        let answer = match *told {
            Told::NotAsked => Answer::NotAsked,
            Told::NotSure => Answer::NotSure,
            Told::Declined => Answer::Declined,
            Told::Codes(codes) => Answer::Known(Value::Options(codes)),
            Told::Number(least, most) => Answer::Known(Value::Range(least, most)),
        };
        answers.set(FactId(place as u16), answer);
    }
    answers
}
