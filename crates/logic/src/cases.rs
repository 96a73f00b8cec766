//! The named people of `cases/`, held against the plain reading of the rules.

use crate::model::{Fact, Model};
use crate::plain::{Reading, Told};
use chrono::NaiveDate;
use compiler::case::Case;
use compiler::question::Kind;

/// A named person, as the plain reading takes it.
#[derive(Clone, Debug)]
pub struct Person {
    /// What the case shows.
    pub name: String,
    /// The day of asking.
    pub day: NaiveDate,
    /// What was told, one entry for each fact.
    pub told: Vec<Told>,
    /// Programs by their places, and the verdict each must get.
    pub expect: Vec<(usize, String)>,
}

/// The people of the cases.
///
/// # Errors
/// A case that names a fact, an answer or a program that is not there.
pub fn people(model: &Model, cases: &[Case]) -> Result<Vec<Person>, String> {
    cases.iter().map(|case| person(model, case)).collect()
}

fn person(model: &Model, case: &Case) -> Result<Person, String> {
    let mut told = vec![Told::NotAsked; model.facts.len()];
    for (id, codes) in &case.answers {
        let fact = model.fact(id).ok_or_else(|| format!("«{}»: no fact {id}", case.name))?;
        let answer = answer(&model.facts[fact], codes);
        told[fact] = answer.ok_or_else(|| format!("«{}»: {id} has no {codes:?}", case.name))?;
    }
    let place = |id: &String| model.programs.iter().position(|program| program.id == *id);
    let expect = case.expect.iter().map(|(id, verdict)| {
        let program = place(id).ok_or_else(|| format!("«{}»: no program {id}", case.name))?;
        Ok((program, verdict.clone()))
    });
    let expect = expect.collect::<Result<_, String>>()?;
    Ok(Person { name: case.name.clone(), day: case.as_of, told, expect })
}

fn answer(fact: &Fact, codes: &[String]) -> Option<Told> {
    match codes {
        [code] if code == "not-sure" => return Some(Told::NotSure),
        [code] if code == "declined" => return Some(Told::Declined),
        [code] if fact.kind == Kind::Number => {
            let band = fact.bands.iter().find(|(band, ..)| band == code);
            let band = band.map(|(_, least, most)| Told::Number(*least, *most));
            return band.or_else(|| code.parse().ok().map(|exact| Told::Number(exact, exact)));
        }
        _ => {}
    }
    let place = |code: &String| fact.options.iter().position(|option| option == code);
    let set = codes.iter().try_fold(0, |set, code| Some(set | 1 << place(code)?))?;
    Some(Told::Codes(set))
}

/// Whether a case comes out otherwise than written, for one of these programs.
pub fn fails(model: &Model, person: &Person, programs: &dyn Fn(usize) -> bool) -> bool {
    let mut expect = person.expect.iter().filter(|(program, _)| programs(*program)).peekable();
    if expect.peek().is_none() {
        return false;
    }
    let reading = Reading::new(model, &person.told);
    expect.any(|(program, verdict)| reading.verdict(*program, person.day) != verdict)
}
