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

/// A file of this test's own, with this text.
fn file(name: &str, text: &str) -> String {
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&file, text).expect("the file can be written");
    file.to_string_lossy().into_owned()
}

const DAY: [&str; 2] = ["--as-of", "2026-11-22"];

fn screen_on_day(arguments: &[&str], input: &str) -> Output {
    screen(&[&DAY, arguments].concat(), input)
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("the output is UTF-8")
}

#[test]
fn a_table_says_the_same_as_lines() {
    let table = "id,county,plan,age,er-visits-6-months,conditions,medi-cal-status\n\
                 a,los-angeles,la-care,45,5-or-more,stroke; asthma,yes\n\
                 b,,no-plan,26-59,,not-sure,declined\n";
    let people = [
        json!({ "id": "a", "county": "los-angeles", "plan": "la-care", "answers": {
            "age": 45, "er-visits-6-months": "5-or-more", "conditions": ["stroke", "asthma"],
            "medi-cal-status": "yes",
        }}),
        json!({ "id": "b", "answers": {
            "plan": "no-plan", "age": "26-59", "conditions": "not-sure", "medi-cal-status": "declined",
        }}),
    ];
    let people = people.map(|person| person.to_string()).join("\n");
    let by_table = screen_on_day(&["--from", "csv"], table);
    assert!(by_table.status.success(), "{}", text(&by_table));
    assert_eq!(text(&by_table), text(&screen_on_day(&[], &people)));
}

#[test]
fn a_table_comes_out_with_a_column_for_each_program() {
    let input =
        "{\"id\":\"a\",\"answers\":{\"age\":45}}\n{\"id\":\"b, c\",\"answers\":{\"age\":300}}\n";
    let output = screen_on_day(&["--to", "csv"], input);
    assert_eq!(output.status.code(), Some(1));
    let mut table = csv::Reader::from_reader(output.stdout.as_slice());
    let head = table.headers().expect("a head").clone();
    let rows: Vec<csv::StringRecord> = table.records().map(|row| row.expect("a row")).collect();
    let cell = |row: usize, name: &str| {
        let column = head.iter().position(|column| column == name).expect("the column");
        rows[row][column].to_owned()
    };
    let verdicts = &lines(&screen_on_day(&[], input))[0]["verdicts"];
    for (program, said) in verdicts.as_object().expect("verdicts") {
        assert_eq!(cell(0, program), said["verdict"].as_str().expect("a code"), "{program}");
        assert_eq!(cell(1, program), "", "{program}");
    }
    assert_eq!((cell(1, "id"), cell(1, "line")), ("b, c".to_owned(), "2".to_owned()));
    assert_eq!((cell(0, "field"), cell(1, "field")), (String::new(), "answers.age".to_owned()));
}

#[test]
fn a_table_whose_head_makes_no_sense_is_refused() {
    for (head, named) in [("id,shoe-size", "shoe-size"), ("id,age,age", "age")] {
        let output = screen_on_day(&["--from", "csv"], &[head, "\n1,2,3\n"].concat());
        assert_eq!(output.status.code(), Some(2), "{head}");
        assert!(String::from_utf8_lossy(&output.stderr).contains(named), "{head}");
    }
}

#[test]
fn a_row_that_is_too_short_is_a_fault_of_its_own() {
    let output = screen_on_day(&["--from", "csv"], "id,age\na\nb,45\n");
    let lines = lines(&output);
    assert_eq!((&lines[0]["line"], &lines[0]["field"]), (&json!(2), &json!("")));
    assert!(lines[1]["verdicts"].is_object());
}

#[test]
fn brief_reports_have_the_same_verdicts_and_no_reasons() {
    let input = r#"{"id":7,"county":"kern","answers":{"age":45,"conditions":["stroke"]}}"#;
    let brief = lines(&screen_on_day(&["--brief"], input)).remove(0);
    let full = lines(&screen_on_day(&[], input)).remove(0);
    assert_eq!(brief["id"], 7);
    assert_eq!(brief["next_question"], full["next_question"]);
    for (program, said) in full["verdicts"].as_object().expect("verdicts") {
        assert_eq!(brief["verdicts"][program], said["verdict"], "{program}");
    }
}

#[test]
fn many_people_keep_their_order_on_any_number_of_processors() {
    let person =
        |number: usize| format!("{{\"id\":{number},\"answers\":{{\"age\":{}}}}}\n", number % 130);
    let people: String = (0..1_000).map(person).collect();
    let one = screen_on_day(&["--brief", "--threads", "1"], &people);
    let some = screen_on_day(&["--brief", "--threads", "7"], &people);
    assert!(one.stdout == some.stdout, "the number of processors shows");
    let ids: Vec<u64> = lines(&some).iter().filter_map(|line| line["id"].as_u64()).collect();
    assert_eq!(ids, (0..1_000).collect::<Vec<_>>());
    let faults = lines(&some).iter().filter(|line| line["field"] == "answers.age").count();
    assert_eq!(faults, (0..1_000).filter(|number| number % 130 > 120).count());
}

#[test]
fn a_line_that_is_too_long_is_a_fault_and_the_rest_goes_on() {
    // But for its length it could be read.
    let long = ["{", &" ".repeat(2 << 20), "}\n{}\n"].concat();
    let lines = lines(&screen_on_day(&["--brief"], &long));
    assert_eq!(lines[0]["line"], 1);
    assert!(lines[0]["error"].is_string());
    assert!(lines[1]["verdicts"].is_object());
}

#[test]
fn files_are_read_and_written_by_their_endings() {
    let people = file("people.csv", "id,age\nsomebody,45\n");
    let reports = file("reports.csv", "");
    let output = screen_on_day(&[&people, "--output", &reports], "");
    assert!(output.status.success() && output.stdout.is_empty());
    let written = std::fs::read_to_string(&reports).expect("the reports");
    assert!(written.starts_with("id,as_of,next_question,"), "{written}");
    assert!(written.contains("\nsomebody,2026-11-22,"), "{written}");
}

#[test]
fn each_exit_status_has_its_meaning() {
    let status = |arguments: &[&str], input: &str| screen_on_day(arguments, input).status.code();
    assert_eq!(status(&[], "{}"), Some(0));
    assert_eq!(status(&[], "{"), Some(1));
    assert_eq!(status(&["--threads", "none"], ""), Some(2));
    assert_eq!(status(&["--explain", "--brief"], ""), Some(2));
    assert_eq!(status(&["/no/such/file"], ""), Some(3));
    assert_eq!(status(&["--explain"], "{"), Some(1));
    let help = text(&screen(&["--help"], ""));
    (0..=3).for_each(|status| assert!(help.contains(&format!("\n  {status}  ")), "{help}"));
}

#[test]
fn one_person_is_explained_in_words_with_sources() {
    let person = json!({ "county": "los-angeles", "plan": "la-care", "answers": {
        "medi-cal-status": "yes", "age": 45, "er-visits-6-months": 5,
    }});
    let output = screen_on_day(&["--explain"], &serde_json::to_string_pretty(&person).unwrap());
    let text = text(&output);
    let programs = content::RULEBOOK.programs.iter();
    let missing: Vec<&str> = programs
        .map(|program| program.id)
        .filter(|id| !text.contains(&format!("({id})")))
        .collect();
    assert_eq!(missing, [""; 0], "{text}");
    let first = text.split("\n\n").nth(1).expect("a program");
    assert!(first.starts_with("May fit: "), "{first}");
    assert!(
        first.contains("+ This person is 21 or older. [ecm-guide-2026-01, p.19; primary]"),
        "{first}"
    );
    assert!(!text.contains('{'), "a place for a value was left empty: {text}");
}

#[test]
fn shells_and_man_know_every_option() {
    let page = text(&screen(&["--man"], ""));
    let options = ["as-of", "from", "to", "brief", "threads", "explain", "schema", "completions"];
    for option in options {
        assert!(page.contains(&option.replace('-', "\\-")), "man: {option}");
        for shell in ["bash", "zsh", "fish"] {
            assert!(
                text(&screen(&["--completions", shell], "")).contains(option),
                "{shell}: {option}"
            );
        }
    }
}

#[test]
fn reports_never_wipe_the_people() {
    let people = file("people-both-ways.jsonl", "{\"id\":\"x\"}\n");
    let output = screen_on_day(&["--output", &people, &people], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("would wipe the people"));
    assert_eq!(std::fs::read_to_string(&people).expect("it is there"), "{\"id\":\"x\"}\n");
}
