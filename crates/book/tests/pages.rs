//! The pages are whole: each is there, well formed, and leads nowhere that is not there.

mod reader;
mod support;

use reader::{elements, resolve};
use std::collections::{BTreeMap, BTreeSet};
use support::{by_path, content};

/// What the app itself puts beside the pages.
const OF_THE_APP: [&str; 3] = ["index.html", "icon.svg", "proof/index.html"];

#[test]
fn every_program_family_and_county_has_its_page() {
    let content = content();
    let pages = by_path(book::pages(&content));
    let programs = content.programs.iter().map(|program| format!("rules/{}", program.id));
    let gates = content.gates.iter().map(|gate| format!("rules/{}", gate.id));
    let counties = content.places.county_ids().into_iter().map(|id| format!("county/{id}"));
    let supports = content.programs.iter().filter(|program| program.gate == "cs");
    let maps = supports.map(|program| format!("county/map/{}", program.name()));
    let single =
        ["rules", "rules/facts", "rules/sources", "rules/confidence", "rules/logic", "county"];
    let wanted = single
        .into_iter()
        .map(str::to_owned)
        .chain(programs)
        .chain(gates)
        .chain(counties)
        .chain(maps);
    for path in wanted {
        assert!(pages.contains_key(&format!("{path}/index.html")), "no page {path}");
    }
}

#[test]
fn every_link_leads_somewhere_and_no_id_stands_twice() {
    let files = book::pages(&content());
    let names: BTreeSet<String> = files.iter().map(|page| page.path.clone()).collect();
    let pages = by_path(files);
    let read: BTreeMap<&String, _> =
        pages.iter().map(|(path, text)| (path, elements(path, text))).collect();
    let ids: BTreeMap<&String, BTreeSet<&String>> = read
        .iter()
        .map(|(path, elements)| {
            let all: Vec<_> =
                elements.iter().filter_map(|element| element.attributes.get("id")).collect();
            let set: BTreeSet<_> = all.iter().copied().collect();
            assert_eq!(all.len(), set.len(), "{path}: an id stands twice");
            (*path, set)
        })
        .collect();
    for (path, elements) in &read {
        for address in elements.iter().filter_map(|element| element.attributes.get("href")) {
            if ["https://", "http://", "tel:"].iter().any(|start| address.starts_with(start)) {
                continue;
            }
            let (target, place) = resolve(path, address);
            assert!(
                names.contains(&target) || OF_THE_APP.contains(&target.as_str()),
                "{path}: {address} leads to {target}, which is not there"
            );
            let there = |place: &String| ids.get(&target).is_some_and(|ids| ids.contains(place));
            assert!(place.as_ref().is_none_or(there), "{path}: nothing at {address}");
        }
    }
}

#[test]
fn no_page_asks_another_site_for_anything_or_carries_a_style_or_a_script() {
    for (path, text) in by_path(book::pages(&content())) {
        for element in elements(&path, &text) {
            let name = element.name.as_str();
            assert!(
                !["script", "style", "img", "iframe", "object"].contains(&name),
                "{path}: {name}"
            );
            for (key, value) in &element.attributes {
                assert!(key != "style" && key != "src" && !key.starts_with("on"), "{path}: {key}");
                let outside = value.starts_with("http") && key == "href";
                assert!(!outside || name == "a", "{path}: {name} asks {value}");
            }
        }
    }
}

#[test]
fn every_criterion_has_its_place_and_shows_what_it_rests_on() {
    let content = content();
    let pages = by_path(book::pages(&content));
    for program in &content.programs {
        let page = &pages[&format!("rules/{}/index.html", program.id)];
        let readings =
            program.periods.iter().flat_map(|period| [Some(&period.wide), period.likely.as_ref()]);
        for leaf in readings.flatten().flat_map(|criterion| criterion.leaves()) {
            shows_source(&program.id, page, &leaf.text);
        }
    }
    let facts = &pages["rules/facts/index.html"];
    for leaf in content.derived.iter().flat_map(|derived| derived.when.leaves()) {
        shows_source("facts", facts, &leaf.text);
    }
}

fn shows_source(name: &str, page: &str, text: &str) {
    let id = format!("id=\"leaf-{}\"", book::leaf_slug(text));
    let (_, after) = page.split_once(&id).unwrap_or_else(|| panic!("{name}: no place for {text}"));
    let next = after.find("class=\"says\"").unwrap_or(after.len());
    assert!(after[..next].contains("class=\"from\""), "{name}: {text} shows no source");
}

#[test]
fn the_page_of_logic_has_every_program_and_every_explanation() {
    let content = content();
    let page = &by_path(book::pages(&content))["rules/logic/index.html"];
    for program in &content.programs {
        let link = format!("href=\"../../rules/{}/\"", program.id);
        assert!(page.contains(&link), "{} is not on the page", program.id);
    }
    let explained = content.explained();
    assert!(explained.len() > 20, "only {} explanations", explained.len());
    assert_eq!(page.matches("class=\"because\"").count(), explained.len());
    let never = content.programs.iter().filter(|program| program.gate != "neighbour");
    assert!(page.matches("may fit").count() >= never.count() - 1, "a verdict has nobody");
}

#[test]
fn all_words_are_there_and_filled() {
    let folders = ["ui", "programs", "reasons", "questions", "confirm", "doubts", "gates"];
    for (path, text) in by_path(book::pages(&content())) {
        assert!(!text.contains(['{', '}']), "{path}: a place in a sentence was not filled");
        for folder in folders {
            assert!(
                !text.contains(&format!("[{folder}.")),
                "{path}: a sentence of {folder} is missing"
            );
        }
    }
}

#[test]
fn the_same_files_make_the_same_pages_and_not_too_many_bytes() {
    let content = content();
    let pages = book::pages(&content);
    assert_eq!(pages, book::pages(&content));
    let bytes: usize = pages.iter().map(|page| page.text.len()).sum();
    let largest = pages.iter().map(|page| page.text.len()).max().unwrap_or_default();
    println!("{} files, {} kB, the largest {} kB", pages.len(), bytes / 1000, largest / 1000);
    assert!(bytes < 5_000_000, "{bytes} bytes");
    assert!(largest < 200_000, "a page of {largest} bytes");
}

#[test]
fn the_table_of_confidence_in_the_repository_is_up_to_date() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/confidence.md");
    let committed = std::fs::read_to_string(file).unwrap_or_default();
    let now = book::confidence_table(&content());
    assert!(committed == now, "docs/confidence.md is out of date: run `cargo xtask confidence`");
}
