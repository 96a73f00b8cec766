//! Every Spanish text that the public reads is easy by Fernández Huerta: 65 or more, which stands for about
//! sixth grade.

use compiler::reading_level::without_names;
use compiler::spanish::{ENOUGH, ease};
use compiler::yaml;
use std::collections::BTreeMap;
use std::path::Path;

/// What `reading-spanish.yaml` says.
struct Rules {
    names: Vec<String>,
    left_out: Vec<String>,
    exceptions: BTreeMap<String, String>,
}

#[test]
fn every_text_is_easy_or_has_a_reason() {
    let rules = rules();
    let measured = measured(&rules);
    let hard: Vec<String> = measured
        .iter()
        .filter(|(id, ease, _)| *ease < ENOUGH && !rules.exceptions.contains_key(id))
        .map(|(id, ease, text)| format!("{ease:.0} {id}: {text}"))
        .collect();
    assert!(hard.is_empty(), "{} texts are below {ENOUGH}:\n{}", hard.len(), hard.join("\n"));
    println!("{}", figures(&measured));
}

#[test]
fn every_exception_is_still_needed() {
    let rules = rules();
    let measured = measured(&rules);
    for (id, reason) in &rules.exceptions {
        assert!(reason.split(' ').count() >= 3, "{id}: no reason");
        let is_needed = measured.iter().any(|(other, ease, _)| other == id && *ease < ENOUGH);
        assert!(is_needed, "{id} is easy now: take it out of reading-spanish.yaml");
    }
}

/// Every text with its ease, in all voices and forms, but those too short to have one.
fn measured(rules: &Rules) -> Vec<(String, f64, String)> {
    let content = compiler::load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("sound content");
    let spanish = content.translations.iter().find(|made| made.language.tag == "es");
    let texts = &spanish.expect("Spanish").texts;
    let is_read = |id: &&String| !rules.left_out.iter().any(|part| id.starts_with(part.as_str()));
    let mut measured = Vec::new();
    for id in content.words.ids().filter(is_read) {
        for text in texts.get(id).map(|(text, _)| text.sentences()).unwrap_or_default() {
            let plain = without_names(text, rules.names.iter().map(String::as_str));
            measured.extend(ease(&plain).map(|ease| (id.clone(), ease, text.to_owned())));
        }
    }
    measured
}

fn figures(measured: &[(String, f64, String)]) -> String {
    let mut eases: Vec<f64> = measured.iter().map(|(_, ease, _)| *ease).collect();
    eases.sort_by(f64::total_cmp);
    let below = eases.partition_point(|ease| *ease < ENOUGH);
    format!(
        "{} texts are measured: median {:.0}, {below} below",
        eases.len(),
        eases[eases.len() / 2]
    )
}

fn rules() -> Rules {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = yaml::read(folder, "reading-spanish.yaml").expect("reading-spanish.yaml");
    let map = |name: &str| {
        let entries = file.need(name).and_then(|value| value.entries()).expect(name);
        let entries = entries.into_iter();
        entries.map(|(key, value)| (key.text, value.text().expect("a reason").to_owned()))
    };
    Rules {
        names: file.need("names").and_then(|names| names.texts()).expect("names"),
        left_out: map("leave-out").map(|(part, _)| part).collect(),
        exceptions: map("exceptions").collect(),
    }
}
