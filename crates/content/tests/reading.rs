//! Every English sentence that the public reads is at sixth grade or below.

use compiler::reading_level::{HIGHEST, grade, without_names};
use compiler::yaml;
use std::collections::BTreeMap;
use std::path::Path;

/// What `reading.yaml` says.
struct Rules {
    names: Vec<String>,
    left_out: Vec<String>,
    exceptions: BTreeMap<String, String>,
}

#[test]
fn every_sentence_is_at_sixth_grade_or_has_a_reason() {
    let rules = rules();
    let graded = graded(&rules);
    let hard = graded
        .iter()
        .filter(|(id, grade, _)| *grade > HIGHEST && !rules.exceptions.contains_key(id));
    let hard: Vec<String> =
        hard.map(|(id, grade, text)| format!("{grade:.1} {id}: {text}")).collect();
    assert!(
        hard.is_empty(),
        "{} sentences are above grade {HIGHEST}:\n{}",
        hard.len(),
        hard.join("\n")
    );
    println!("{}", figures(&graded));
}

#[test]
fn every_exception_is_still_needed() {
    let rules = rules();
    let graded = graded(&rules);
    for (id, reason) in &rules.exceptions {
        assert!(reason.split(' ').count() >= 3, "{id}: no reason");
        let needed = graded.iter().any(|(graded, grade, _)| graded == id && *grade > HIGHEST);
        assert!(needed, "{id} is at sixth grade now: take it out of reading.yaml");
    }
}

/// Every sentence with its grade, in all voices, but those too short to have one.
fn graded(rules: &Rules) -> Vec<(String, f64, String)> {
    let content = compiler::load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("sound content");
    let is_read = |id: &&String| !rules.left_out.iter().any(|part| id.starts_with(part.as_str()));
    let mut graded = Vec::new();
    for id in content.words.ids().filter(is_read) {
        for text in content.words.text(id).expect("an id has a text").sentences() {
            let plain = without_names(text, rules.names.iter().map(String::as_str));
            graded.extend(grade(&plain).map(|grade| (id.clone(), grade, text.to_owned())));
        }
    }
    graded
}

fn figures(graded: &[(String, f64, String)]) -> String {
    let mut grades: Vec<f64> = graded.iter().map(|(_, grade, _)| *grade).collect();
    grades.sort_by(f64::total_cmp);
    let (median, worst) = (grades[grades.len() / 2], grades[grades.len() - 1]);
    format!("{} sentences have a grade: median {median:.1}, worst {worst:.1}", grades.len())
}

fn rules() -> Rules {
    let file =
        yaml::read(Path::new(env!("CARGO_MANIFEST_DIR")), "reading.yaml").expect("reading.yaml");
    let map = |name: &str| {
        let entries = file.need(name).and_then(|value| value.entries()).expect(name);
        entries
            .into_iter()
            .map(|(key, value)| (key.text, value.text().expect("a reason").to_owned()))
    };
    Rules {
        names: file.need("names").and_then(|names| names.texts()).expect("names"),
        left_out: map("leave-out").map(|(part, _)| part).collect(),
        exceptions: map("exceptions").collect(),
    }
}
