//! The referrals that one person asks for: drafts of proposals, which say nothing that the plan would have
//! to take for an order.

use super::{Entry, coding, concept, reference};
use crate::json::{list, object, text};
use crate::{Person, Words, day};
use content::codes::Code;
use content::{CODES, PROGRAMS, PROGRAMS_SYSTEM, ui};
use rules::{Answers, Evaluation, Truth};

/// The family whose programs are ways into one benefit: they go on one request.
const ONE_BENEFIT: &str = "ecm";

/// A request for each benefit, of the patient and with the answers that these names stand for.
pub fn all(
    person: &Person<'_>,
    told: &Answers,
    [patient, response]: [&str; 2],
    words: Words,
) -> Vec<Entry> {
    let request = |programs: &[usize]| {
        Entry::of(object(&[
            ("resourceType", text("ServiceRequest")),
            ("status", text("draft")),
            ("intent", text("proposal")),
            ("category", list(published(person, told, programs, false))),
            ("code", code(programs, words)),
            ("subject", reference(patient)),
            ("authoredOn", text(&day(person.as_of))),
            ("performer", list(vec![plan(told)])),
            ("reasonCode", list(reasons(person, told, programs, words))),
            ("supportingInfo", list(vec![reference(response)])),
            ("note", list(notes(person, programs, words))),
        ]))
    };
    benefits(person.asks_for).iter().map(|programs| request(programs)).collect()
}

/// The programs asked for, those of one benefit together.
fn benefits(programs: &[usize]) -> Vec<Vec<usize>> {
    let is_of_one = |program: &usize| PROGRAMS[*program].family == ONE_BENEFIT;
    let (together, alone): (Vec<usize>, Vec<usize>) = programs.iter().partition(|id| is_of_one(id));
    let alone = alone.into_iter().map(|program| vec![program]);
    [together].into_iter().filter(|together| !together.is_empty()).chain(alone).collect()
}

/// What is asked for.
fn code(programs: &[usize], words: Words) -> String {
    match programs {
        [program, ..] if PROGRAMS[*program].family == ONE_BENEFIT => {
            let name = (words.say)(ui::RESULTS_FAMILY_ECM_TITLE);
            concept(vec![coding(PROGRAMS_SYSTEM, ONE_BENEFIT, &name)], &name)
        }
        [program] => concept(vec![own(*program)], &(words.say)(PROGRAMS[*program].title)),
        _ => String::new(),
    }
}

/// A program by our own code.
fn own(program: usize) -> String {
    let id = content::rulebook().programs[program].id;
    coding(PROGRAMS_SYSTEM, id, PROGRAMS[program].official_name)
}

/// The groups of people that open the benefit, then what the answers show by codes that others publish.
fn reasons(person: &Person<'_>, told: &Answers, programs: &[usize], words: Words) -> Vec<String> {
    let groups = programs.iter().filter(|program| PROGRAMS[**program].family == ONE_BENEFIT);
    let group =
        |program: &usize| concept(vec![own(*program)], &(words.say)(PROGRAMS[*program].title));
    groups.map(group).chain(published(person, told, programs, true)).collect()
}

/// The published codes that the answers of the file show, and that fit these programs.
fn published(
    person: &Person<'_>,
    told: &Answers,
    programs: &[usize],
    is_reason: bool,
) -> Vec<String> {
    let evaluation = Evaluation::new(content::rulebook(), told, person.as_of);
    let fits = |code: &&Code| {
        let is_for = |place: &u8| programs.contains(&usize::from(*place));
        code.is_reason == is_reason
            && code.programs.iter().any(is_for)
            && evaluation.truth(code.when) == Truth::Yes
    };
    let concept = |code: &Code| concept(vec![coding(code.system, code.code, code.display)], "");
    CODES.iter().filter(fits).map(concept).collect()
}

/// The plan that was told by its name.
fn plan(told: &Answers) -> String {
    let fact = content::fact("plan").map(|fact| (fact, told.get(fact).value()));
    let Some((fact, Some(rules::Value::Options(chosen)))) = fact else { return String::new() };
    let code = content::FACTS[fact.index()].options.get(chosen.trailing_zeros() as usize);
    let plan = code.and_then(|code| content::plan(code));
    object(&[("display", text(plan.map_or("", |plan| plan.name)))])
}

/// How each program came out, and who decides.
fn notes(person: &Person<'_>, programs: &[usize], words: Words) -> Vec<String> {
    let evaluation = person.evaluate();
    let verdict = |program: &usize| {
        let verdict = evaluation.finding(&evaluation.rulebook().programs[*program]).verdict;
        let verdict = (words.say)(content::verdict_words(verdict));
        [PROGRAMS[*program].official_name, ": ", &verdict].concat()
    };
    let lines = programs.iter().map(verdict).chain([(words.say)(ui::FILES_NOTE)]);
    lines.map(|line| object(&[("text", text(&line))])).collect()
}
