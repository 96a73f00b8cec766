//! The command line as a program would use it.

use serde_json::{Value as Json, json};
use std::io::Write;
use std::process::{Command, Output, Stdio};

fn screen(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_screen"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("the input is taken");
    child.wait_with_output().expect("the command ends")
}

fn lines(output: &Output) -> Vec<Json> {
    let text = String::from_utf8(output.stdout.clone()).expect("the output is UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

fn answer(person: Json) -> Json {
    let output = screen(&["--as-of", "2026-11-22"], &person.to_string());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    lines(&output).remove(0)
}

fn fault(line: &str) -> Json {
    let output = screen(&["--as-of", "2026-11-22"], line);
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stdout));
    lines(&output).remove(0)
}

#[test]
fn a_person_gets_verdicts_reasons_and_the_next_question() {
    let report = answer(json!({
        "id": "x", "county": "los-angeles", "plan": "la-care",
        "answers": { "medi-cal-status": "yes", "age": 45, "er-visits-6-months": 5 },
    }));
    assert_eq!(report["id"], "x");
    assert_eq!(report["as_of"], "2026-11-22");
    let verdict = &report["verdicts"]["ecm/adult-avoidable-utilization"];
    assert_eq!(verdict["verdict"], "likely");
    assert_eq!(verdict["depends_on"], json!([]));
    assert_eq!(verdict["plan_confirms"][0], "visits-were-avoidable");
    let told = |reason: &&Json| reason["criterion"] == "er-visits-6-months >= 5";
    let reason = verdict["reasons"].as_array().unwrap().iter().find(told).expect("the reason");
    assert_eq!(reason["outcome"], "met");
    assert_eq!(reason["source"], "ecm-guide-2026-01");
    assert_eq!(report["next_question"], "who-for");
}

#[test]
fn a_near_miss_is_told_with_what_was_told_and_what_is_needed() {
    let report = answer(json!({ "plan": "la-care", "answers": {
        "medi-cal-status": "yes", "age": 45, "er-visits-6-months": 4, "unplanned-stays-6-months": 0,
    }}));
    let verdict = &report["verdicts"]["ecm/adult-avoidable-utilization"];
    assert_eq!(verdict["verdict"], "possible");
    let change = &verdict["would_change"][0];
    assert_eq!(change["fact"], "er-visits-6-months");
    assert_eq!((&change["told"], &change["needed"]), (&json!(4), &json!(5)));
}

#[test]
fn a_bad_line_tells_its_number_and_field_and_the_rest_goes_on() {
    let input = "{\"id\":\"a\",\"answers\":{\"age\":300}}\n\n{\"id\":\"b\"}\n";
    let output = screen(&["--as-of", "2026-11-22"], input);
    let lines = lines(&output);
    assert_eq!(lines[0]["line"], 1);
    assert_eq!(lines[0]["field"], "answers.age");
    assert!(lines[0]["expected"].as_str().unwrap().contains("from 0 to 120"));
    assert_eq!(lines[1]["id"], "b");
    assert!(lines[1]["verdicts"].is_object());
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn what_does_not_belong_is_an_error_of_its_own() {
    let wrong = [
        ("not json", ""),
        ("[1]", ""),
        (r#"{"name":"somebody"}"#, "name"),
        (r#"{"county":"nowhere"}"#, "county"),
        (r#"{"plan":"no-plan"}"#, "plan"),
        (r#"{"answers":{"shoe-size":9}}"#, "answers.shoe-size"),
        (r#"{"answers":{"plan":"la-care"}}"#, "answers.plan"),
        (r#"{"plan":"la-care","answers":{"plan":"not-sure"}}"#, "plan"),
        (r#"{"answers":{"age":-1}}"#, "answers.age"),
        (r#"{"answers":{"age":4.5}}"#, "answers.age"),
        (r#"{"answers":{"er-visits-6-months":"many"}}"#, "answers.er-visits-6-months"),
        (r#"{"answers":{"fleeing-violence":"maybe"}}"#, "answers.fleeing-violence"),
        (r#"{"answers":{"conditions":[]}}"#, "answers.conditions"),
        (r#"{"answers":{"conditions":["none","stroke"]}}"#, "answers.conditions"),
    ];
    for (line, field) in wrong {
        let fault = fault(line);
        assert_eq!(fault["field"], field, "{line}: {fault}");
        assert_eq!(fault["line"], 1, "{line}");
        assert!(!fault["expected"].as_str().unwrap().is_empty(), "{line}");
    }
}

#[test]
fn answers_come_as_codes_bands_numbers_and_lists() {
    for answers in [
        json!({ "age": "26-59", "conditions": ["stroke", "asthma"], "fleeing-violence": "declined" }),
        json!({ "age": 45, "plan": "not-sure", "conditions": "not-sure", "race-ethnicity": "declined" }),
        json!({ "er-visits-6-months": "5-or-more", "bh-er-visits-12-months": 1 }),
    ] {
        assert!(answer(json!({ "answers": answers }))["verdicts"].is_object());
    }
}

#[test]
fn a_plan_that_does_not_serve_the_county_is_told_and_moves_nothing() {
    let report = answer(json!({ "county": "alameda", "plan": "la-care" }));
    assert!(report["notices"][0].as_str().unwrap().contains("la-care"));
}

#[test]
fn availability_is_told_for_the_plan_or_for_every_plan_of_the_county() {
    let answers = json!({ "medi-cal-status": "yes" });
    let one = answer(
        json!({ "county": "riverside", "plan": "inland-empire-health-plan", "answers": answers }),
    );
    let plans = one["verdicts"]["cs/asthma-remediation"]["availability"].as_array().unwrap();
    assert_eq!(plans.len(), 1);
    assert_ne!(plans[0]["status"], "not-known");
    let all = answer(json!({ "county": "riverside" }));
    let rent = all["verdicts"]["cs/transitional-rent"]["availability"].as_array().unwrap();
    assert!(rent.len() > 1);
    assert!(rent.iter().any(|plan| plan["status"] == "required-of-every-plan"), "{rent:?}");
}

#[test]
fn a_date_that_no_rule_covers_says_so() {
    let output = screen(&["--as-of", "2019-01-01"], "{}");
    let verdicts = &lines(&output)[0]["verdicts"];
    assert_eq!(verdicts["ecm/birth-equity"]["verdict"], "no-rule-for-date");
}

#[test]
fn the_catalogues_list_everything() {
    let questions = lines(&screen(&["--questions"], "")).remove(0);
    let age = questions.as_array().unwrap().iter().find(|fact| fact["id"] == "age").expect("age");
    assert_eq!(age["kind"], "number");
    assert_eq!(age["bands"][0]["id"], "under-18");
    let programs = lines(&screen(&["--programs"], "")).remove(0);
    let ids: Vec<&str> =
        programs.as_array().unwrap().iter().filter_map(|program| program["id"].as_str()).collect();
    assert_eq!(ids.iter().filter(|id| id.starts_with("ecm/")).count(), 13);
    assert_eq!(ids.iter().filter(|id| id.starts_with("cs/")).count(), 15);
    assert!(
        programs
            .as_array()
            .unwrap()
            .iter()
            .all(|program| !program["title"].as_str().unwrap().is_empty())
    );
}

#[test]
fn an_unknown_option_is_told_with_the_help() {
    let output = screen(&["--as-of", "tomorrow"], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("tomorrow"));
}
