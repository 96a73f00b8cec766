//! Named people and the whole plan of action that each must get: `cases-navigation/` of the content.

mod support;

use chrono::NaiveDate;
use compiler::fault::Fault;
use compiler::yaml::{self, Value};
use navigation::action::{self, Action};
use navigation::found::Found;
use rules::{Answers, Evaluation};
use std::collections::BTreeSet;
use support::Words;

struct Case {
    name: String,
    as_of: NaiveDate,
    program: Option<String>,
    answers: Answers,
    plan: Vec<String>,
    say: Option<Vec<String>>,
}

fn cases() -> Vec<Case> {
    let root = support::content_folder();
    let files = yaml::files(&root, "cases-navigation");
    let lists = files.iter().map(|name| yaml::read(&root, name).and_then(|file| file.list()));
    let lists: Vec<Value> = lists.collect::<Result<Vec<_>, Fault>>().expect("cases").concat();
    lists.iter().map(case).collect::<Result<_, _>>().unwrap_or_else(|fault| panic!("{fault}"))
}

fn case(value: &Value) -> Result<Case, Fault> {
    value.only(&["name", "as-of", "program", "answers", "plan", "say"])?;
    let program = value.get("program").map(|program| program.text().map(str::to_owned));
    let told: Vec<(String, String)> =
        value.need("answers")?.entries()?.iter().map(told).collect::<Result<_, Fault>>()?;
    let told: Vec<(&str, &str)> =
        told.iter().map(|(fact, codes)| (fact.as_str(), codes.as_str())).collect();
    Ok(Case {
        name: value.need("name")?.text()?.to_owned(),
        as_of: value.need("as-of")?.date()?,
        program: program.transpose()?,
        answers: support::answers(&told),
        plan: value.need("plan")?.texts()?,
        say: value.get("say").map(|say| say.texts()).transpose()?,
    })
}

fn told((key, value): &(yaml::Key, Value)) -> Result<(String, String), Fault> {
    let codes = if value.is_list() { value.texts()?.join(",") } else { value.text()?.to_owned() };
    Ok((key.text.clone(), codes))
}

#[test]
fn every_named_person_gets_the_whole_plan_written_there() {
    let words = Words::load();
    let cases = cases();
    assert!(cases.len() > 40, "only {} cases were found", cases.len());
    let wrong: Vec<String> = cases.iter().flat_map(|case| differences(case, &words)).collect();
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

fn differences(case: &Case, words: &Words) -> Vec<String> {
    let evaluation = Evaluation::new(content::rulebook(), &case.answers, case.as_of);
    let plan = action::plan(&evaluation);
    let lines: Vec<String> = plan.iter().map(support::line).collect();
    let mut wrong = Vec::new();
    if lines != case.plan {
        wrong.push(format!("«{}» plan:\n{}", case.name, as_yaml("plan", &lines)));
    }
    if let Some(say) = case.say.as_ref().filter(|say| **say != said(&plan, words)) {
        let found = as_yaml("say", &said(&plan, words));
        wrong.push(format!("«{}» expected {say:?}, says:\n{found}", case.name));
    }
    let found = Found::of(&evaluation);
    if case.program.as_ref().is_some_and(|program| !found.has_any(&[program.as_str()])) {
        wrong.push(format!("«{}» {:?} was not found", case.name, case.program));
    }
    wrong
}

/// The first script of the plan.
fn said(plan: &[Action], words: &Words) -> Vec<String> {
    let scripted = plan.iter().find(|action| !action.script.is_empty());
    scripted.map(|action| support::script(action, words)).unwrap_or_default()
}

fn as_yaml(key: &str, lines: &[String]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| format!("    - {line:?}")).collect();
    format!("  {key}:\n{}", lines.join("\n"))
}

#[test]
fn every_program_with_a_verdict_has_a_case() {
    let told: BTreeSet<String> = cases().into_iter().filter_map(|case| case.program).collect();
    let card = |program: &&rules::Program| {
        program.periods.iter().all(|period| period.card == rules::Card::Information)
    };
    let programs = content::rulebook().programs.iter().filter(|program| !card(program));
    let missing: Vec<&str> =
        programs.map(|program| program.id).filter(|id| !told.contains(*id)).collect();
    assert!(missing.is_empty(), "no plan of action is checked for {missing:?}");
}

#[test]
fn every_step_is_taken_by_somebody() {
    let taken: BTreeSet<&str> = cases()
        .iter()
        .flat_map(|case| {
            action::plan(&Evaluation::new(content::rulebook(), &case.answers, case.as_of))
        })
        .map(|action| action.step.id)
        .collect();
    let steps = content::STEPS.iter().map(|step| step.id);
    let never: Vec<&str> = steps.filter(|id| !taken.contains(id)).collect();
    assert!(never.is_empty(), "nobody takes {never:?}");
}

#[test]
fn one_or_two_things_stand_first() {
    for case in cases() {
        let evaluation = Evaluation::new(content::rulebook(), &case.answers, case.as_of);
        let plan = action::plan(&evaluation);
        let first = plan.iter().filter(|action| action.first && !action.step.guarded).count();
        assert!((1..=2).contains(&first), "«{}» has {first} first steps", case.name);
        assert!(plan.is_sorted_by_key(|action| action.step.urgency), "«{}»", case.name);
    }
}
