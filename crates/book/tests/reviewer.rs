//! The reviewer's pages stand by themselves: well formed, nothing from elsewhere, every link has its place.

mod reader;
mod support;

use book::reviewer::{Doubtful, Group, doubtful_page, read_me_page, whole_book};
use chrono::NaiveDate;
use reader::{Element, elements};
use std::collections::BTreeSet;
use support::content;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 26).expect("a day")
}

/// The page without its styles, which are no HTML, and its elements.
fn read(name: &str, page: &str) -> (String, Vec<Element>) {
    let (before, rest) = page.split_once("<style>").expect("styles are inside");
    let (styles, after) = rest.split_once("</style>").expect("styles end");
    assert!(!styles.contains("url("), "{name}: the styles ask for a file");
    let text = format!("{before}{after}");
    let elements = elements(name, &text);
    (text, elements)
}

/// Every id once; links lead to one of them, to a file of the folder, or to a document's own address.
fn stands_alone(name: &str, page: &str, beside: &[&str]) -> String {
    let (text, elements) = read(name, page);
    let ids: Vec<&String> =
        elements.iter().filter_map(|element| element.attributes.get("id")).collect();
    let known: BTreeSet<&str> = ids.iter().map(|id| id.as_str()).collect();
    assert_eq!(ids.len(), known.len(), "{name}: an id stands twice");
    for element in &elements {
        assert!(!["script", "link", "img", "iframe"].contains(&element.name.as_str()), "{name}");
        assert!(!element.attributes.contains_key("src"), "{name}");
        let Some(address) = element.attributes.get("href") else { continue };
        let there = match address.strip_prefix('#') {
            Some(place) => known.contains(place),
            None => {
                ["https://", "http://", "tel:"].iter().any(|start| address.starts_with(start))
                    || beside.contains(&address.as_str())
            }
        };
        assert!(there, "{name}: {address} leads nowhere");
    }
    text
}

#[test]
fn the_whole_book_stands_alone_and_has_every_page_of_the_book() {
    let content = content();
    let text = stands_alone("policy-book", &whole_book(&content, day()), &[]);
    assert!(text.contains("November 26, 2026") && text.contains("Contents"));
    for program in &content.programs {
        let slug = format!("rules-{}", program.id.replace('/', "-"));
        assert!(text.contains(&format!("<h2 id=\"{slug}\">")), "no chapter {slug}");
        for period in &program.periods {
            let id = format!("id=\"{slug}--from-{}\"", period.from);
            assert_eq!(text.matches(&id).count(), 1, "{id}");
        }
    }
    for source in &content.sources {
        assert!(text.contains(&format!("id=\"rules-sources--source-{}\"", source.id)));
    }
    for derived in &content.derived {
        assert!(text.contains(&format!("id=\"rules-facts--fact-{}\"", derived.id)));
    }
}

#[test]
fn what_stands_before_a_family_is_told_once() {
    let content = content();
    let text = whole_book(&content, day());
    let hospice = content.words.text("gates.ecm.stops.stop-hospice").expect("a sentence");
    let sentences = hospice.sentences();
    let told = sentences.iter().map(|text| text.replace('\'', "&#39;"));
    let times = told.map(|told| self::count(&text, &told)).max();
    assert_eq!(times, Some(1));
}

fn count(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

fn doubtful(id: &str) -> Doubtful {
    Doubtful {
        number: 7,
        id: id.to_owned(),
        kind: "criterion".to_owned(),
        about: "A program".to_owned(),
        says: "Less than 5 < 6 & so on".to_owned(),
        code: "age < 6".to_owned(),
        stands: "derived.yaml:3".to_owned(),
        source: "A paper".to_owned(),
        at: "p.3".to_owned(),
        address: Some("https://example.org/a".to_owned()),
        confidence: "How sure: plan".to_owned(),
        checked: Some(day()),
        doubts: vec!["Q1".to_owned()],
        programs: 1,
        check: "Look.".to_owned(),
    }
}

#[test]
fn the_doubtful_facts_stand_alone_with_number_source_and_what_to_check() {
    let group = |in_brief: bool, id: &str| Group {
        title: "Harm".to_owned(),
        means: "When.".to_owned(),
        in_brief,
        facts: vec![doubtful(id)],
    };
    let page = doubtful_page(day(), &[group(false, "a"), group(true, "b")]);
    let text = stands_alone("doubtful", &page, &["review.csv"]);
    assert_eq!(count(&text, "Less than 5 &lt; 6 &amp; so on"), 2);
    assert_eq!(count(&text, "A program"), 2);
    assert_eq!(count(&text, "https://example.org/a"), 2);
    assert_eq!(count(&text, "1 program rests on it. Open questions: Q1."), 2);
    assert_eq!(count(&text, "Look."), 1);
    assert_eq!(count(&text, "Last checked on "), 2);
}

#[test]
fn the_first_page_names_the_files_and_the_columns() {
    let column = book::reviewer::Column { name: "checked", means: "yes or no", example: "yes" };
    let beside = ["policy-book.html", "doubtful.html", "review.csv", "sources.csv"];
    let text = stands_alone("read me", &read_me_page(day(), 12, "policy lead", &[column]), &beside);
    assert!(
        text.contains("12 facts") && text.contains("policy lead") && text.contains(">checked<")
    );
}
