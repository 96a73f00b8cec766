//! Nothing from memory is ever printed, and what was never seen falls back.

mod support;

use chrono::NaiveDate;
use compiler::places;
use content::navigation::{Way, Whom};
use content::{CONTACTS, COUNTIES, PLANS, WHOMS};
use navigation::action;
use navigation::asides;
use navigation::contact::{self, Place, Ring};
use rules::Evaluation;
use std::collections::BTreeSet;
use support::{answers, content_folder, day, numbers};

const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();

/// The numbers that a table has only from memory, and those that it has seen.
fn table(name: &str, columns: &[&str], confidence: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut recalled, mut seen) = (BTreeSet::new(), BTreeSet::new());
    for row in places::read(&content_folder(), name).expect("the table") {
        let cells = columns.iter().map(|column| row.cell(column).to_owned());
        let cells = cells.filter(|cell| !cell.is_empty());
        match row.cell(confidence) {
            // The emergency number is the one exception.
            "recall" if row.cell("contact_id") != "911" => recalled.extend(cells),
            _ => seen.extend(cells),
        }
    }
    (recalled, seen)
}

/// Every place: each county with each plan, and neither.
fn everywhere() -> impl Iterator<Item = Place> {
    let counties = COUNTIES.iter().map(Some).chain([None]);
    counties.flat_map(|county| {
        let plans = PLANS.iter().map(Some).chain([None]);
        plans.map(move |plan| Place { county, plan, plan_left: false })
    })
}

#[test]
fn every_number_that_comes_out_was_seen_in_a_source() {
    let tables = [
        table("plans.csv", &["member_phone", "member_phone_alt", "tty"], "confidence"),
        table(
            "counties.csv",
            &["medi_cal_phone", "medi_cal_phone_alt", "medi_cal_tty"],
            "medi_cal_confidence",
        ),
        table("counties.csv", &["bh_phone", "bh_phone_alt", "bh_tty"], "bh_confidence"),
        table("statewide-contacts.csv", &["phone", "phone_alt", "tty"], "confidence"),
    ];
    let seen: BTreeSet<&String> = tables.iter().flat_map(|(_, seen)| seen).collect();
    for place in everywhere() {
        for ring in WHOMS.iter().flat_map(|whom| contact::ways(whom, &place)) {
            for number in numbers(ring).into_iter().filter(|number| !number.is_empty()) {
                assert!(seen.contains(&number.to_owned()), "{} shows {number}", ring.code());
            }
        }
    }
}

#[test]
fn nobody_is_ever_left_without_a_way() {
    for place in everywhere() {
        for whom in WHOMS {
            let ways = contact::ways(whom, &place);
            assert!(!ways.is_empty(), "{} for {:?}", whom.id, place.county.map(|county| county.id));
            let shows = |ring: &Ring| ring.phone().is_none_or(|phone| phone.is_known());
            assert!(ways.iter().all(shows), "{} shows an empty number", whom.id);
        }
    }
}

fn whom(id: &str) -> &'static Whom {
    WHOMS.iter().find(|whom| whom.id == id).unwrap_or_else(|| panic!("no {id}"))
}

fn codes(id: &str, place: &Place) -> Vec<&'static str> {
    contact::ways(whom(id), place).into_iter().map(Ring::code).collect()
}

#[test]
fn an_empty_number_falls_back_as_the_notes_on_the_data_say() {
    let place = |county, plan| Place {
        county: content::county(county),
        plan: content::plan(plan),
        plan_left: false,
    };
    // No member number was ever seen for this plan: the card, then Health Care Options.
    assert_eq!(
        codes("member-services", &place("imperial", "chpiv")),
        ["card", "health-care-options"]
    );
    // No county number was seen in Alpine: BenefitsCal and 211; 988 for a crisis.
    assert_eq!(codes("county", &place("alpine", "")), ["benefitscal", "211"]);
    let line = codes("county-behavioral-health", &place("alpine", ""));
    assert_eq!(line, ["card", "211", "988"]);
    let line = codes("county-behavioral-health", &place("alameda", ""));
    assert_eq!(line, ["county-behavioral-health", "card", "211", "988"]);
    assert_eq!(codes("county", &Place::default()), ["benefitscal", "211"]);
}

#[test]
fn in_los_angeles_the_number_on_the_card_comes_first() {
    for (county, plan, first) in [
        ("los-angeles", "la-care", "card"),
        ("los-angeles", "health-net", "card"),
        ("los-angeles", "kaiser-permanente", "plan"),
        ("fresno", "health-net", "plan"),
    ] {
        let place =
            Place { county: content::county(county), plan: content::plan(plan), plan_left: false };
        assert_eq!(codes("member-services", &place)[0], first, "{county}, {plan}");
    }
}

#[test]
fn a_plan_that_left_the_county_is_not_called() {
    let told = answers(&[("county", "fresno"), ("plan", "caloptima-health")]);
    let evaluation = Evaluation::new(content::rulebook(), &told, DAY);
    let place = Place::of(&evaluation);
    assert!(place.plan.is_none() && place.plan_left);
    assert_eq!(codes("member-services", &place), ["card", "health-care-options"]);
}

#[test]
fn contacts_from_memory_are_not_among_the_lines() {
    let (recalled, _) = table("statewide-contacts.csv", &["contact_id"], "confidence");
    for contact in CONTACTS {
        assert!(!recalled.contains(contact.id), "{}", contact.id);
    }
    for way in WHOMS.iter().flat_map(|whom| whom.ways) {
        if let Way::Line(line) = way {
            assert!(usize::from(*line) < CONTACTS.len());
        }
    }
}

#[test]
fn nothing_that_is_shown_rests_on_memory_alone() {
    let shown = content::STEPS.iter().map(|step| (step.id, step.citation));
    let shown = shown.chain(content::TIMES.iter().map(|time| (time.id, time.citation)));
    let shown = shown.chain(content::NOTES.iter().map(|note| (note.id, note.citation)));
    let shown = shown.chain(content::DOORS.iter().map(|door| (door.id, door.citation)));
    let shown = shown.chain(content::RIGHTS.iter().map(|right| (right.id, right.citation)));
    let asides = content::ASIDES.iter().flat_map(|aside| aside.periods);
    let beside = asides.flat_map(|period| period.combining);
    let shown = shown.chain(beside.map(|remark| ("beside", remark.citation)));
    let reentry = content::REENTRY_SITES.iter().map(|site| ("reentry", site.citation));
    let shown = shown.chain(reentry);
    for (id, citation) in shown {
        let confidence = content::CITATIONS[usize::from(citation)].confidence;
        assert_ne!(confidence, content::Confidence::Recall, "{id}");
    }
}

#[test]
fn neighbouring_help_says_whom_to_ask() {
    let told = answers(&[
        ("county", "alameda"),
        ("medi-cal-status", "yes"),
        ("age", "71"),
        ("told-nursing-home-care", "yes"),
        ("medicare-kind", "original"),
    ]);
    let evaluation = Evaluation::new(content::rulebook(), &told, DAY);
    let shown = asides::shown(&evaluation);
    let ids: Vec<&str> = shown.iter().map(|aside| aside.program.id).collect();
    assert!(ids.contains(&"neighbour/pace") && ids.contains(&"neighbour/dental"), "{ids:?}");
    assert!(shown.iter().all(|aside| !aside.calls.is_empty()));
    let county = content::county("alameda").unwrap();
    assert_eq!(asides::pace_organizations(county).count(), 3);
    assert!(asides::reentry_in(county).is_none(), "not seen, which is no \"no\"");
    assert!(asides::reentry_in(content::county("yuba").unwrap()).is_some());
    assert_eq!(asides::reentry_in_prisons().unwrap().since, "2025-02-03");
}

#[test]
fn a_script_never_tells_of_danger() {
    let told = answers(&[
        ("county", "kern"),
        ("plan", "kern-family-health-care"),
        ("medi-cal-status", "yes"),
        ("age", "40"),
        ("mental-health-impact", "yes"),
        ("overdose-suicide-facility-risk", "yes"),
        ("fleeing-violence", "yes"),
    ]);
    let evaluation = Evaluation::new(content::rulebook(), &told, day(2026, 11, 23));
    let words = support::Words::load();
    for action in action::plan(&evaluation) {
        for line in support::script(&action, &words) {
            assert!(!line.contains("violence") && !line.contains("suicide"), "{line}");
            // Homeless only because home is not safe: the sentence would say so.
            assert!(!line.contains("reasons.homeless"), "{line}");
        }
    }
}
