//! The check finds what it claims to find, in the rules of the content with one thing spoilt.

use compiler::question::Kind;
use logic::model::{Compare, Rule, Test};
use logic::people::{Dice, person};
use logic::site::{Owner, paths, with};
use logic::space::{Deciding, Space};
use logic::{Model, Reading, Told, findings};
use std::path::Path;
use std::sync::OnceLock;

fn content() -> &'static (Model, chrono::NaiveDate) {
    static CONTENT: OnceLock<(Model, chrono::NaiveDate)> = OnceLock::new();
    CONTENT.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
        let content = compiler::load(&root).expect("sound content");
        (Model::of(&content), content.read_on())
    })
}

/// The model with one program only, whose rule in force is spoilt.
fn spoilt(id: &str, spoil: impl Fn(&mut Model)) -> Vec<String> {
    let (model, today) = content();
    let mut model = model.clone();
    model.programs.retain(|program| program.id == id);
    let last = model.programs[0].periods.len() - 1;
    model.programs[0].periods.drain(..last);
    let sound = findings(&model, *today);
    spoil(&mut model);
    let found = findings(&model, *today).into_iter();
    found.filter(|one| !sound.contains(one)).map(|one| one.finding).collect()
}

/// The rule with every test that reads so changed.
fn changed(rule: &Rule, text: &str, change: &dyn Fn(&Test) -> Rule) -> Rule {
    let mut changed = rule.clone();
    for path in paths(rule) {
        let replace = |part: &Rule| match part {
            Rule::Test(test) if test.text == text => Some(change(test)),
            other => Some(other.clone()),
        };
        changed = with(&changed, &path, &replace).expect("a rule");
    }
    changed
}

#[test]
fn a_limit_that_leaves_a_gap_at_21_is_found() {
    let found = spoilt("ecm/adult-ltc-risk", |model| {
        let rule = Owner::Wide(0, 0).rule_mut(model);
        *rule = changed(rule, "age >= 21", &|test| {
            let ask = logic::model::Ask::Number(6, Compare::Above, 21);
            Rule::Test(Test { ask, ..test.clone() })
        });
    });
    assert_eq!(content().0.facts[6].id, "age");
    assert_eq!(found, ["ages 22 and over"]);
}

#[test]
fn a_criterion_that_changes_nothing_is_found() {
    let found = spoilt("ecm/child-ccs", |model| {
        let rule = Owner::Wide(0, 0).rule_mut(model);
        let Rule::All(parts) = rule else { panic!("all of") };
        parts.push(Rule::Any(vec![parts[1].clone(), parts[2].clone()]));
    });
    let idle = "without effect in wide: any (in-ccs; social-factor-child)";
    assert!(found.contains(&idle.to_owned()), "{found:?}");
}

#[test]
fn a_verdict_that_nobody_can_get_is_found() {
    let found = spoilt("ecm/child-ccs", |model| {
        let rule = Owner::Wide(0, 0).rule_mut(model);
        let contradiction = Rule::Not(Box::new(Rule::Known(Box::new(rule.clone()))));
        *rule = Rule::All(vec![rule.clone(), contradiction]);
    });
    assert!(found.contains(&"never likely".to_owned()), "{found:?}");
}

#[test]
fn a_stop_stands_before_a_rule_that_is_spoilt_in_favour_of_those_it_stops() {
    let found = spoilt("ecm/child-ccs", |model| {
        let stop = model.gates[model.programs[0].gate].stops[1].when.clone();
        let rule = Owner::Wide(0, 0).rule_mut(model);
        *rule = Rule::Any(vec![rule.clone(), stop]);
    });
    let bypassed: Vec<&String> = found.iter().filter(|one| one.starts_with("bypassed")).collect();
    assert!(bypassed.is_empty(), "{bypassed:?}");
}

#[test]
fn an_exclusion_that_another_way_in_leads_past_is_found() {
    let found = spoilt("ecm/child-ccs", |model| {
        let Rule::All(parts) = Owner::Wide(0, 0).rule_mut(model) else { panic!("all of") };
        let excluded = Rule::Not(Box::new(parts[1].clone()));
        parts.push(Rule::Any(vec![excluded, parts[2].clone()]));
    });
    assert!(found.contains(&"bypassed: in-ccs".to_owned()), "{found:?}");
}

#[test]
fn more_visits_that_help_one_and_harm_another_are_found() {
    let found = spoilt("ecm/adult-avoidable-utilization", |model| {
        let Rule::All(parts) = Owner::Wide(0, 0).rule_mut(model) else { panic!("all of") };
        let few = changed(&parts[1].parts()[0].clone(), "er-visits-6-months >= 4", &|test| {
            let logic::model::Ask::Number(fact, ..) = test.ask else { panic!("a number") };
            let ask = logic::model::Ask::Number(fact, Compare::AtMost, 8);
            Rule::Test(Test { ask, ..test.clone() })
        });
        parts.push(few);
    });
    assert_eq!(found, ["both ways: er-visits-6-months"]);
}

#[test]
fn silence_that_becomes_a_no_is_found() {
    let found = spoilt("ecm/child-ccs", |model| {
        let rule = Owner::Wide(0, 0).rule_mut(model);
        *rule = changed(rule, "in-ccs", &|test| Rule::Known(Box::new(Rule::Test(test.clone()))));
    });
    assert_eq!(found, ["silence is a no: in-ccs"]);
}

#[test]
fn the_diagrams_say_what_the_plain_reading_says() {
    let (model, _) = content();
    let mut dice = Dice::new(7);
    for program in (0..model.programs.len()).step_by(3) {
        for at in 0..model.programs[program].periods.len() {
            let deciding = Deciding::of(model, program, at);
            let mut space = Space::of(model, &deciding);
            let everybody = space.verdict_of_all(&deciding);
            for _ in 0..200 {
                let told = person(model, &mut dice);
                let answer = |level: usize| space.answer(level, told[space.asked[level].fact]);
                let code = space.diagrams.outcome(everybody, answer);
                let period = &model.programs[program].periods[at];
                let plain = Reading::new(model, &told).verdict_by(program, period);
                let wanted = match plain {
                    "not-now" | "not-shown" => 0,
                    "possible" => 1,
                    _ => 2,
                };
                assert_eq!(code, wanted, "{}: {plain} for {told:?}", model.programs[program].id);
            }
        }
    }
}

#[test]
fn every_answer_that_can_be_given_stands_for_itself() {
    let (model, _) = content();
    let multi = model.facts.iter().filter(|fact| fact.kind == Kind::Multi).count();
    assert!(multi > 3, "lists are among the questions");
    let deciding = Deciding::of(model, 0, 0);
    let space = Space::of(model, &deciding);
    for level in 0..space.asked.len() {
        for (at, told) in space.asked[level].answers.iter().enumerate() {
            if *told != Told::NotSure || space.asked[level].open == 2 {
                assert_eq!(space.answer(level, *told), at);
            }
        }
    }
}
