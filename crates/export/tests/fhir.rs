//! What no library checks: that the file says what was answered, and that its parts hold together. Whether
//! it is FHIR at all, an independent library says in the browser tests.

mod support;

use content::FACTS;
use export::fhir::bundle;
use export::{Person, Typed};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use support::{ENGLISH, EVERYBODY, answers};

fn made(people: &[Person<'_>]) -> Json {
    serde_json::from_str(&bundle(people, ENGLISH)).expect("JSON")
}

fn of_kind<'a>(bundle: &'a Json, kind: &'a str) -> impl Iterator<Item = &'a Json> {
    let entries = bundle["entry"].as_array().expect("entries").iter();
    entries.map(|entry| &entry["resource"]).filter(move |resource| resource["resourceType"] == kind)
}

fn list(json: &Json) -> impl Iterator<Item = &Json> {
    json.as_array().into_iter().flatten()
}

fn text(json: &Json) -> &str {
    json.as_str().unwrap_or_else(|| panic!("no text: {json}"))
}

/// What an item of a response says, as the code of a case.
fn code(item: &Json) -> (String, String) {
    let name = text(&item["linkId"]).trim_end_matches("-typed").to_owned();
    let code = |answer: &Json| match (&answer["valueInteger"], &answer["valueCoding"]["code"]) {
        (Json::Number(number), _) => number.to_string(),
        (_, Json::String(code)) if code == "asked-unknown" => "not-sure".to_owned(),
        (_, Json::String(code)) if code == "asked-declined" => "declined".to_owned(),
        (_, Json::String(code)) => code.strip_prefix(&format!("{name}.")).expect("own").to_owned(),
        other => panic!("{other:?}"),
    };
    let codes: Vec<String> = list(&item["answer"]).map(code).collect();
    (name, codes.join(";"))
}

#[test]
fn every_answer_of_everybody_comes_back() {
    let people: Vec<Person<'_>> = EVERYBODY.iter().map(|named| named.person(true)).collect();
    let bundle = made(&people);
    let responses: Vec<&Json> = of_kind(&bundle, "QuestionnaireResponse").collect();
    assert_eq!(responses.len(), EVERYBODY.len());
    for (named, response) in EVERYBODY.iter().zip(responses) {
        let told: Vec<(String, String)> = list(&response["item"]).map(code).collect();
        let told: Vec<(&str, &str)> =
            told.iter().map(|(fact, code)| (fact.as_str(), code.as_str())).collect();
        assert_eq!(answers(&told), named.answers, "{}", named.name);
    }
}

#[test]
fn every_answer_is_one_that_its_question_offers() {
    let people: Vec<Person<'_>> = EVERYBODY.iter().map(|named| named.person(true)).collect();
    let bundle = made(&people);
    let questionnaire = of_kind(&bundle, "Questionnaire").next().expect("one");
    let questions = list(&questionnaire["item"]).map(|item| (text(&item["linkId"]), item));
    let questions: BTreeMap<&str, &Json> = questions.collect();
    assert_eq!(questions.len(), list(&questionnaire["item"]).count(), "no two share a name");
    for response in of_kind(&bundle, "QuestionnaireResponse") {
        assert_eq!(response["questionnaire"], questionnaire["url"]);
        for item in list(&response["item"]) {
            let question = questions[text(&item["linkId"])];
            for answer in list(&item["answer"]).filter(|answer| answer["valueInteger"].is_null()) {
                let mut options = list(&question["answerOption"]);
                assert!(options.any(|option| option == answer), "{answer}");
            }
        }
    }
}

/// All pointers of a file, wherever they stand.
fn pointers<'a>(json: &'a Json, found: &mut Vec<&'a str>) {
    match json {
        Json::Array(parts) => parts.iter().for_each(|part| pointers(part, found)),
        Json::Object(members) => members.iter().for_each(|(name, value)| match value {
            Json::String(to) if name == "reference" => found.push(to),
            other => pointers(other, found),
        }),
        _ => {}
    }
}

#[test]
fn every_pointer_leads_to_a_resource_of_the_file_and_no_two_share_a_name() {
    let people: Vec<Person<'_>> = EVERYBODY.iter().map(|named| named.person(false)).collect();
    // The same people once more: they are others.
    let bundle = made(&[people.clone(), people].concat());
    let names: Vec<&str> = list(&bundle["entry"]).map(|entry| text(&entry["fullUrl"])).collect();
    let different: BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(names.len(), different.len());
    let mut found = Vec::new();
    pointers(&bundle, &mut found);
    assert!(found.len() > names.len());
    assert!(found.iter().all(|to| different.contains(to)));
}

#[test]
fn the_same_people_give_the_same_file() {
    let named = EVERYBODY.iter().find(|named| export::has_private(&named.answers)).expect("one");
    let file = |tells_private| bundle(&[named.person(tells_private)], ENGLISH);
    assert!(file(true) == file(true));
    assert!(file(true) != file(false));
}

#[test]
fn nothing_is_said_of_a_person_but_what_they_typed() {
    let patient = |typed| {
        let person = Person { typed, ..EVERYBODY[0].person(true) };
        of_kind(&made(&[person]), "Patient").next().expect("one").clone()
    };
    assert_eq!(patient(Typed::default()), serde_json::json!({ "resourceType": "Patient" }));
    let typed = Typed { name: " Ana \"A\" Núñez ", birth_date: "4/9/1980", number: "9ABC" };
    let said = patient(typed);
    assert_eq!(said["name"], serde_json::json!([{ "text": "Ana \"A\" Núñez" }]));
    assert_eq!(said["birthDate"], "1980-04-09");
    assert_eq!(said["identifier"][0]["value"], "9ABC");
    let unclear = patient(Typed { birth_date: "spring of 1980", ..Typed::default() });
    assert_eq!(unclear, serde_json::json!({ "resourceType": "Patient" }));
}

#[test]
fn a_request_is_a_draft_for_each_benefit_that_was_chosen() {
    let people: Vec<Person<'_>> = EVERYBODY.iter().map(|named| named.person(true)).collect();
    let bundle = made(&people);
    let is_ecm = |place: &&usize| content::PROGRAMS[**place].family == "ecm";
    let benefits = |named: &support::Named| {
        let ecm = named.found.iter().filter(is_ecm).count();
        named.found.len() - ecm + usize::from(ecm > 0)
    };
    let expected: usize = EVERYBODY.iter().map(benefits).sum();
    assert_eq!(of_kind(&bundle, "ServiceRequest").count(), expected);
    for request in of_kind(&bundle, "ServiceRequest") {
        assert_eq!(request["status"], "draft");
        assert_eq!(request["intent"], "proposal");
        let last = list(&request["note"]).last().expect("a note");
        assert!(text(&last["text"]).contains("plan decides"));
    }
    let nothing = Person { asks_for: &[], ..people[0] };
    assert_eq!(of_kind(&made(&[nothing]), "ServiceRequest").count(), 0);
}

/// The published codes on the requests of somebody who asks for everything.
fn published(told: &[(&str, &str)], tells_private: bool) -> BTreeSet<String> {
    let answers = answers(told);
    let all: Vec<usize> = (0..content::PROGRAMS.len()).collect();
    let (as_of, typed) = (content::CHECKED_ON, Typed::default());
    let person = Person { answers: &answers, as_of, typed, asks_for: &all, tells_private };
    let bundle = made(&[person]);
    let requests = of_kind(&bundle, "ServiceRequest");
    let concepts =
        requests.flat_map(|request| list(&request["category"]).chain(list(&request["reasonCode"])));
    let codings = concepts.flat_map(|concept| list(&concept["coding"]));
    let others = codings.filter(|coding| text(&coding["system"]).starts_with("http"));
    others.map(|coding| text(&coding["code"]).to_owned()).collect()
}

#[test]
fn a_published_code_stands_only_where_the_answers_show_it() {
    let set = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<BTreeSet<_>>();
    let codes = |told: &[(&str, &str)]| published(told, true);
    assert_eq!(codes(&[]), set(&[]));
    assert_eq!(codes(&[("sleeping-place", "own-home"), ("not-enough-food", "no")]), set(&[]));
    assert_eq!(codes(&[("sleeping-place", "not-sure"), ("not-enough-food", "declined")]), set(&[]));
    assert_eq!(
        codes(&[("sleeping-place", "shelter")]),
        set(&["homelessness", "32911000", "Z59.01"])
    );
    assert_eq!(
        codes(&[("sleeping-place", "outside-or-vehicle")]),
        set(&["homelessness", "32911000", "Z59.02"])
    );
    assert_eq!(
        codes(&[("must-leave-within-30-days", "yes")]),
        set(&["housing-instability", "Z59.811"])
    );
    assert_eq!(
        codes(&[("not-enough-food", "yes"), ("no-ride", "yes")]),
        set(&["food-insecurity", "733423003", "Z59.41", "transportation-insecurity", "Z59.82"])
    );
    // We ask about violence by anyone; no code says that of a partner.
    assert_eq!(codes(&[("fleeing-violence", "yes")]), set(&[]));
}

#[test]
fn every_fact_has_a_question_of_its_own_kind() {
    let not_sure: Vec<(&str, &str)> = FACTS.iter().map(|fact| (fact.id, "not-sure")).collect();
    let answers = answers(&not_sure);
    let person = Person { answers: &answers, asks_for: &[], ..EVERYBODY[0].person(true) };
    let bundle = made(&[person]);
    let questionnaire = of_kind(&bundle, "Questionnaire").next().expect("one");
    let choices = list(&questionnaire["item"]).filter(|item| item["type"] == "choice");
    let choices: Vec<&Json> = choices.collect();
    assert_eq!(choices.len(), FACTS.len());
    for (fact, item) in FACTS.iter().zip(choices) {
        assert_eq!(item["linkId"], fact.id);
        assert_eq!(item["repeats"] == true, fact.kind == rules::Kind::Multi, "{}", fact.id);
        let options = fact.options.len() + fact.bands.len() + 2;
        assert_eq!(list(&item["answerOption"]).count(), options, "{}", fact.id);
    }
}
