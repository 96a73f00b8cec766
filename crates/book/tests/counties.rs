//! The county pages keep to what was read: a gap says "ask the plan", and nothing from memory is shown.

mod changed;
mod support;

use changed::changed;
use support::{by_path, content};

const NOT_KNOWN: &str = "Not known: ask the plan";
const NOT_OFFERED: &str = "Not offered here";

fn page(content: &compiler::Content, county: &str) -> String {
    by_path(book::pages(content)).remove(&format!("county/{county}/index.html")).expect("a page")
}

/// A cell of a row of a table without quotes in front of it.
fn set(row: &str, column: usize, value: &str) -> String {
    let mut cells: Vec<&str> = row.split(',').collect();
    cells[column] = value;
    cells.join(",")
}

/// Changes the one row that starts so.
fn row_starting(text: &str, start: &str, change: impl Fn(&str) -> String) -> String {
    let rows = text
        .split("\r\n")
        .map(|row| if row.starts_with(start) { change(row) } else { row.to_owned() });
    rows.collect::<Vec<_>>().join("\r\n")
}

#[test]
fn no_row_means_ask_the_plan_and_never_not_offered() {
    let content = content();
    let pages = by_path(book::pages(&content));
    let places = &content.places;
    for (index, county) in places.counties.iter().enumerate() {
        let page = &pages[&format!("county/{}/index.html", county.cell("county_id"))];
        let pairs = places.county_plans.iter().enumerate().filter(|(_, pair)| pair.county == index);
        let mut gaps = 0;
        for (number, pair) in pairs {
            let special = places.plans[pair.plan].cell("plan_kind").contains("specialty");
            let supports = content.programs.iter().filter(|program| program.gate == "cs");
            gaps += supports
                .filter(|program| {
                    let required = program.periods.iter().any(|period| period.required.is_some());
                    let read = places.elections.iter();
                    let mut read =
                        read.filter(|row| row.pair == number && row.program == program.id);
                    read.next().is_none() && (special || !required)
                })
                .count();
        }
        let shown = page.matches(&format!("<p>{NOT_KNOWN}</p>")).count();
        assert_eq!(shown, gaps, "{}", county.cell("county"));
    }
    let none_says_no = places.elections.iter().all(|election| election.offered);
    assert!(!none_says_no || !pages.values().any(|page| page.contains(NOT_OFFERED)));
}

#[test]
fn only_a_row_that_says_so_makes_not_offered() {
    let start = "Contra Costa,contra-costa-health-plan,";
    let content = changed("cs-elections.csv", |text| {
        row_starting(text, start, |row| row.replacen(",offered,", ",not-offered,", 1))
    });
    assert!(page(&content, "contra-costa").contains(NOT_OFFERED));
}

#[test]
fn the_dates_of_an_offer_are_printed() {
    let start = "Contra Costa,contra-costa-health-plan,";
    let content = changed("cs-elections.csv", |text| {
        row_starting(text, start, |row| set(&set(row, 4, "2027-01-01"), 5, "2027-06-30"))
    });
    let told = page(&content, "contra-costa");
    assert!(told.contains("Offered here, from January 1, 2027, to June 30, 2027"));
    let map = by_path(book::pages(&content))
        .remove("county/map/medically-tailored-meals/index.html")
        .expect("a map");
    assert!(
        map.contains("Contra Costa Health Plan: Not known"),
        "a map does not run ahead of its day"
    );
}

/// What the build writes into the first page.
fn first_page(content: &compiler::Content) -> String {
    let places = "<div id=\"leaving\"></div><div id=lists></div>";
    book::fill_first_page(content, places).expect("both places are there")
}

#[test]
fn the_first_page_has_no_number_from_memory_either() {
    let number = "510-263-2420";
    assert!(first_page(&content()).contains(number));
    let content = changed("counties.csv", |text| {
        row_starting(text, "Alameda,", |row| {
            row.replacen(",secondary,800-491-9099", ",recall,800-491-9099", 1)
        })
    });
    let told = first_page(&content);
    assert!(!told.contains(number));
    assert_eq!(told.matches("<tr>").count(), 1 + 58);
}

#[test]
fn a_first_page_without_a_place_for_the_lists_is_a_fault() {
    let told = book::fill_first_page(&content(), "<div id=leaving></div>");
    assert!(told.expect_err("there is no place for the lists").contains("lists"));
}

#[test]
fn a_number_from_memory_is_not_shown_and_the_page_says_whom_to_call_instead() {
    let number = "510-263-2420";
    assert!(page(&content(), "alameda").contains(number));
    let content = changed("counties.csv", |text| {
        row_starting(text, "Alameda,", |row| {
            row.replacen(",secondary,800-491-9099", ",recall,800-491-9099", 1)
        })
    });
    let told = page(&content, "alameda");
    assert!(!told.contains(number));
    assert!(told.contains("BenefitsCal") && told.contains("tel:18004304263"));
}

#[test]
fn what_is_from_memory_in_the_tables_is_on_no_page() {
    let content = content();
    let pages = by_path(book::pages(&content));
    for pair in content
        .places
        .county_plans
        .iter()
        .filter(|pair| pair.row.cell("note_confidence") == "recall")
    {
        let note = pair.row.cell("note").split(';').next().unwrap_or_default();
        assert!(note.len() > 20 && !pages.values().any(|page| page.contains(note)), "{note}");
    }
    let seat = "Markleeville";
    assert_eq!(content.places.counties[1].cell("county_seat"), seat);
    assert!(!pages.values().any(|page| page.contains(seat)));
}

#[test]
fn a_plan_without_a_number_sends_people_to_the_card() {
    let told = page(&content(), "imperial");
    assert!(told.contains("Community Health Plan of Imperial Valley"));
    assert!(told.contains("Call the number on the plan card, or Medi-Cal Health Care Options"));
}

#[test]
fn a_crisis_line_is_not_passed_off_as_the_line_for_starting_care() {
    assert!(page(&content(), "amador").contains("We did not see the line for starting care"));
    assert!(!page(&content(), "alameda").contains("We did not see the line for starting care"));
    assert!(page(&content(), "alpine").contains("tel:988"));
}

#[test]
fn transitional_rent_is_a_rule_for_every_plan_but_the_special_ones() {
    let content = content();
    let rule = "Must be offered to people with serious mental health or substance use needs (State rule from January 1, 2026)";
    let plans = |county: &str| {
        let index = content.places.counties.iter().position(|row| row.cell("county_id") == county);
        let pairs = content.places.county_plans.iter().filter(|pair| Some(pair.county) == index);
        let special =
            |plan: usize| content.places.plans[plan].cell("plan_kind").contains("specialty");
        pairs.filter(|pair| !special(pair.plan)).count()
    };
    for county in ["alpine", "los-angeles", "san-diego"] {
        assert_eq!(page(&content, county).matches(rule).count(), plans(county), "{county}");
    }
    // The words of the rule name one group; whoever changes the group must change the words.
    let groups = content.programs.iter().filter(|program| program.gate == "cs");
    let groups =
        groups.flat_map(|program| &program.periods).filter_map(|period| period.required.as_ref());
    let groups: Vec<String> =
        groups.flat_map(|group| group.leaves()).map(|leaf| leaf.text.clone()).collect();
    assert_eq!(groups, ["bh-access"]);
}

#[test]
fn every_county_has_an_outline() {
    let map = by_path(book::pages(&content())).remove("county/index.html").expect("the map");
    assert_eq!(
        map.matches("<path class=").count(),
        58 + 5,
        "58 counties and the lines of five patterns"
    );
    assert!(!map.contains(" d=\"\" fill"), "a county without its outline");
    assert_eq!(map.matches(" County: ").count(), 2 * 58);
}
