//! The light look at the doors of Medi-Cal.

mod support;

use chrono::NaiveDate;
use navigation::Topic;
use navigation::medi_cal::{self, Household, Income, Open, Standing};
use rules::{Answers, Evaluation};
use support::{answers, content_folder, day};

const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();

fn doors(told: &Answers, day: NaiveDate, size: u8, income: Option<u32>) -> Vec<Open> {
    let evaluation = Evaluation::new(content::rulebook(), told, day);
    medi_cal::doors(&evaluation, &Household { size, monthly_income: income.map(Income::exactly) })
}

fn door<'a>(doors: &'a [Open], id: &str) -> &'a Open {
    doors.iter().find(|open| open.door.id == id).unwrap_or_else(|| panic!("no door {id}"))
}

#[test]
fn an_income_stands_at_near_and_above_the_limit() {
    let told = answers(&[("age", "30")]);
    let standing = |income| door(&doors(&told, DAY, 1, income), "adults").standing;
    assert_eq!(standing(Some(1836)), Standing::Within);
    assert_eq!(standing(Some(1837)), Standing::Near);
    // A tenth above 1836 is 2019.60: still worth applying.
    assert_eq!(standing(Some(2019)), Standing::Near);
    assert_eq!(standing(Some(2020)), Standing::Above);
    assert_eq!(standing(None), Standing::NotTold);
}

#[test]
fn a_band_stands_as_all_of_it_does_or_around() {
    let told = answers(&[("age", "30")]);
    let evaluation = Evaluation::new(content::rulebook(), &told, DAY);
    let standing = |least, most| {
        let household = Household { size: 1, monthly_income: Some(Income { least, most }) };
        door(&medi_cal::doors(&evaluation, &household), "adults").standing
    };
    assert_eq!(standing(0, 1836), Standing::Within);
    assert_eq!(standing(1837, 2019), Standing::Near);
    assert_eq!(standing(2020, u32::MAX), Standing::Above);
    assert_eq!(standing(1501, 1900), Standing::Around);
    assert_eq!(standing(1901, 2100), Standing::Around);
}

#[test]
fn the_bands_follow_each_other_without_a_gap() {
    let bands: Vec<Income> = medi_cal::bands().collect();
    assert_eq!((bands[0].least, bands[bands.len() - 1].most), (0, u32::MAX));
    assert!(bands.windows(2).all(|pair| pair[0].most + 1 == pair[1].least));
}

#[test]
fn the_limits_are_those_of_the_facts() {
    let limit = |told: &[(&str, &str)], size, id: &str| {
        door(&doors(&answers(told), DAY, size, None), id).limit
    };
    assert_eq!(limit(&[("age", "30")], 4, "adults"), Some(3795));
    assert_eq!(limit(&[("age", "8")], 4, "children"), Some(7315));
    assert_eq!(limit(&[("age", "70")], 2, "aged-disabled"), Some(2490));
    // The child who is expected counts: a household of one has the limit of two.
    assert_eq!(limit(&[("pregnancy", "pregnant")], 1, "pregnancy"), Some(3843));
    assert_eq!(limit(&[("pregnancy", "pregnant")], 1, "pregnancy-higher"), Some(5809));
}

#[test]
fn after_the_year_the_figures_are_being_updated_and_never_the_last_ones() {
    let open = doors(&answers(&[("age", "30")]), day(2027, 1, 1), 1, Some(100));
    assert_eq!(door(&open, "adults").standing, Standing::BeingUpdated);
    assert_eq!(door(&open, "adults").limit, None);
    let open = doors(&answers(&[("age", "30")]), DAY, 30, Some(100));
    assert_eq!(door(&open, "adults").standing, Standing::NoFigure);
}

#[test]
fn what_is_owned_counts_only_at_some_doors() {
    let open = doors(&answers(&[("age", "70")]), DAY, 2, Some(1000));
    assert_eq!(door(&open, "aged-disabled").assets, Some(195_000));
    let open = doors(&answers(&[("age", "30")]), DAY, 1, Some(1000));
    assert_eq!(door(&open, "adults").assets, None);
    assert_eq!(medi_cal::asset_limit(1, DAY), Some(130_000));
    assert_eq!(medi_cal::asset_limit(10, DAY), Some(715_000));
    assert_eq!(medi_cal::asset_limit(1, day(2025, 12, 31)), None, "the limit came back in 2026");
}

#[test]
fn a_door_closes_only_on_a_plain_no() {
    let open = |told: &[(&str, &str)]| -> Vec<&str> {
        doors(&answers(told), DAY, 1, None).iter().map(|open| open.door.id).collect()
    };
    assert_eq!(open(&[]).len(), content::DOORS.len(), "nothing told closes nothing");
    assert_eq!(open(&[("age", "not-sure"), ("pregnancy", "declined")]).len(), content::DOORS.len());
    let adult = open(&[("age", "30"), ("pregnancy", "no"), ("county", "kern")]);
    assert!(!adult.contains(&"children") && !adult.contains(&"pregnancy"));
    assert!(adult.contains(&"adults") && adult.contains(&"working-disabled"));
    assert_eq!(adult[0], "adults", "what the answers show stands first");
    let young = open(&[("age", "22"), ("foster-care", "at-18-or-later")]);
    assert_eq!(young[0], "former-foster-youth");
}

fn notes(told: &[(&str, &str)], day: NaiveDate) -> Vec<&'static str> {
    let told = answers(told);
    let evaluation = Evaluation::new(content::rulebook(), &told, day);
    medi_cal::notes(&evaluation).map(|note| note.id).collect()
}

#[test]
fn rules_that_change_are_told_by_date() {
    let before = notes(&[("age", "30")], day(2026, 12, 31));
    assert!(before.contains(&"bills-three-months") && before.contains(&"bills-fewer-months"));
    let later = notes(&[("age", "30")], day(2027, 1, 1));
    assert!(!later.contains(&"bills-three-months") && later.contains(&"bills-fewer-months"));
    assert!(later.contains(&"work-rule") && later.contains(&"six-months"));
    let work_rule = content::NOTES.iter().find(|note| note.id == "work-rule").unwrap();
    assert_eq!(work_rule.starts, Some(day(2027, 1, 1)));
}

#[test]
fn the_work_rule_is_told_to_those_whom_it_may_reach() {
    assert!(!notes(&[("age", "10")], DAY).contains(&"work-rule"));
    assert!(!notes(&[("age", "70")], DAY).contains(&"work-rule"));
    assert!(notes(&[], DAY).contains(&"work-rule"), "an age that is not known closes nothing");
    assert!(!notes(&[("age", "30")], DAY).contains(&"work-rule-maybe-you"));
    let ill = notes(&[("age", "30"), ("mental-health-impact", "yes")], DAY);
    assert!(ill.contains(&"work-rule-maybe-you"));
}

/// The sentences of the notes, in English.
#[test]
fn a_matching_plan_is_told_of_where_the_rule_holds() {
    let with = |county, kind| notes(&[("county", county), ("medicare-kind", kind)], DAY);
    assert!(with("fresno", "original").contains(&"matching-plan"));
    assert!(!with("butte", "original").contains(&"matching-plan"));
    assert!(!with("fresno", "no").contains(&"matching-plan"));
}

#[test]
fn the_first_renewal_with_the_asset_test_is_told_of_in_its_year() {
    assert!(notes(&[], day(2026, 12, 31)).contains(&"asset-renewal"));
    assert!(!notes(&[], day(2027, 1, 1)).contains(&"asset-renewal"));
}

fn words() -> Vec<(String, String)> {
    let content = compiler::load(&content_folder()).expect("no fault");
    let ids = content
        .words
        .ids()
        .filter(|id| id.starts_with("navigation.") || id.starts_with("programs.neighbour."));
    let text = |id: &String| content.words.text(id).unwrap().sentences().join(" ");
    ids.map(|id| (id.clone(), text(id))).collect()
}

#[test]
fn nothing_says_that_anything_is_safe_or_decided() {
    let never = [
        "you qualify",
        "child qualifies",
        "person qualifies",
        "you are eligible",
        "not eligible",
        "is safe to",
        "safe to apply",
        "will not affect",
        "is protected",
        "cannot see this",
        "does not count against",
        "regardless of status",
        "everyone regardless",
        "no asset limit",
    ];
    for (id, text) in words() {
        let text = text.to_lowercase();
        for phrase in never {
            assert!(!text.contains(phrase), "{id} says \"{phrase}\"");
        }
    }
}

#[test]
fn nobody_is_asked_about_immigration() {
    for (id, text) in words() {
        let asks = text.split_inclusive(['.', '?', '!']).filter(|part| part.ends_with('?'));
        for question in asks {
            let question = question.to_lowercase();
            let allowed = id == "navigation.steps.talk-before-you-act.title";
            let asked = question.contains("immigra") || question.contains("citizen");
            assert!(allowed || !asked, "{id} asks \"{question}\"");
        }
    }
    assert!(content::RULEBOOK.facts.iter().all(|fact| !fact.id.contains("immigra")));
}

#[test]
fn the_words_on_immigration_are_those_that_were_agreed() {
    let words = words();
    let text = |id: &str| &words.iter().find(|(other, _)| other == id).expect(id).1;
    assert_eq!(
        text("navigation.notes.immigration-rules"),
        "Rules for immigrants changed in January, July and October 2026. Children under 19 and pregnant \
         people can still get full Medi-Cal whatever their status. Everyone can get emergency care. For \
         anything else, talk to free legal help or the county before you act. If you have Medi-Cal now, do \
         not let it lapse."
    );
    assert_eq!(
        text("navigation.notes.immigration-data"),
        "Immigration rules about public benefits are changing, and some Medi-Cal information can reach \
         federal immigration authorities. This website does not send your answers anywhere. Before you \
         apply, stop or change Medi-Cal, you can talk for free to a qualified immigration legal aid group. \
         In an emergency, go to the hospital: hospitals must treat emergencies."
    );
    assert_eq!(
        text("navigation.notes.open-letters"),
        "Open letters and texts from Medi-Cal. You may be excused from the work rule; your care manager can \
         help with the form."
    );
}

#[test]
fn notes_stand_by_topic_in_the_order_shown() {
    let topics: Vec<Topic> = content::NOTES.iter().map(|note| note.topic).collect();
    assert!(topics.is_sorted(), "{topics:?}");
}
