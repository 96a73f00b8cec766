//! Imports of DHCS's table of elections, whole and broken.

use crate::support::{Folder, Run, noise};

const LONG: &str = "MCP,County,Community Support,Status,Start Date\n\
    LA Care,LOS  ANGELES County,Respite Services,Yes,\n\
    LA Care,Los Angeles,Asthma Remediation,Yes,1/1/2027\n\
    Kaiser,Kern,respite services,yes,\n\
    Kaiser,Kern,Asthma Remediation,No,\n\
    Kaiser,Kern,Day Habilitation Programs,No,\n";
const WIDE: &str = "Elections by MCP and County,,,,\n\
    County,Medi-Cal Managed Care Plan,Respite Services,Day Habilitation,Asthma Remediation\n\
    Los Angeles,L.A. Care Health Plan,X,,1/1/2027\n\
    Kern,Kaiser Permanente,X,,\n";
const JSON: &str = r#"{"objectIdFieldName":"OBJECTID",
    "fields":[{"name":"F2","alias":"Plan Name"}],
    "features":[
    {"attributes":{"OBJECTID":1,"County":"Los Angeles","F2":"LA Care","Respite":"Yes",
      "Day_Habilitation":"No","Asthma_Remediation":1798761600000}},
    {"attributes":{"OBJECTID":2,"County":"Kern","F2":"KAISER PERMANENTE","Respite":"Yes",
      "Day_Habilitation":null,"Asthma_Remediation":"No"}}]}"#;

const TABLE: &str = "cs-elections.csv";

fn import(folder: &Folder, text: impl AsRef<[u8]>, more: &[&str]) -> Run {
    folder.import("import-elections", text, &[&["--as-of", "2026-12-01"], more].concat())
}

fn refused(text: impl AsRef<[u8]>, why: &[&str]) {
    let folder = Folder::new();
    let before = folder.all();
    let run = import(&folder, text, &["--write"]);
    assert_eq!(run.status, 1, "{}", run.said);
    why.iter().for_each(|why| assert!(run.said.contains(why), "no \"{why}\" in: {}", run.said));
    assert!(run.said.ends_with("Nothing was changed.\n"), "{}", run.said);
    assert!(folder.all() == before);
}

#[test]
fn the_three_forms_say_the_same() {
    let table = |text: &str| {
        let folder = Folder::new();
        let run = import(&folder, text, &["--write"]);
        assert_eq!(run.status, 0, "{}", run.said);
        folder.table(TABLE)
    };
    let long = table(LONG);
    assert_eq!(long, table(WIDE));
    assert_eq!(long, table(JSON));
}

#[test]
fn a_difference_is_printed_and_nothing_written_without_leave() {
    let folder = Folder::new();
    let before = folder.all();
    let run = import(&folder, LONG, &[]);
    for line in [
        "Los Angeles, la-care",
        "  + asthma-remediation: offered from 2027-01-01",
        "  - day-habilitation: not offered from 2026-12-01",
        "  ~ respite: was known for the plan (secondary), now for the county (primary)",
        "  0 asthma-remediation: not offered",
        "1 added, 1 dropped, 1 changed, 2 not offered.",
        "1 pairs of county-plans.csv are not in it",
        "add --write",
    ] {
        assert!(run.said.contains(line), "no \"{line}\" in: {}", run.said);
    }
    assert!(folder.all() == before);
}

#[test]
fn what_is_dropped_gets_a_last_day_and_is_never_deleted() {
    let folder = Folder::new();
    import(&folder, LONG, &["--write"]);
    let rows = folder.rows(TABLE, &["la-care", "day-habilitation"]);
    assert_eq!(rows.len(), 2);
    assert!(rows[0].contains("offered,2024-01-01,2026-11-30,county,2025,,page,plan"), "{rows:?}");
    assert!(rows[1].contains("not-offered,2026-12-01,,county,2026-12-01,,"), "{rows:?}");
    let respite = folder.rows(TABLE, &["kaiser-permanente", "respite"]);
    assert_eq!(respite.len(), 1);
    assert!(respite[0].contains("offered,,,county,2026-12-01,,"), "{respite:?}");
    assert!(respite[0].ends_with(",primary"), "{respite:?}");
}

#[test]
fn a_second_import_changes_nothing() {
    let folder = Folder::new();
    import(&folder, LONG, &["--write"]);
    let before = folder.all();
    for (text, day) in [(LONG, "2026-12-01"), (WIDE, "2026-12-01"), (LONG, "2026-12-20")] {
        let run = folder.import("import-elections", text, &["--as-of", day, "--write"]);
        assert_eq!(run.status, 0, "{}", run.said);
        assert!(run.said.contains("nothing to write"), "{}", run.said);
        assert!(folder.all() == before);
    }
}

#[test]
fn what_was_dropped_may_come_back() {
    let folder = Folder::new();
    import(&folder, WIDE, &["--write"]);
    let back = WIDE.replace("Plan,X,,1/1/2027", "Plan,X,X,1/1/2027");
    let run = folder.import("import-elections", &back, &["--as-of", "2027-07-01", "--write"]);
    assert!(run.said.contains("+ day-habilitation: offered from 2027-07-01"), "{}", run.said);
    let rows = folder.rows(TABLE, &["la-care", "day-habilitation"]);
    assert_eq!(rows.len(), 3);
    assert!(rows[1].contains("not-offered,2026-12-01,2027-06-30"), "{rows:?}");
    assert!(rows[2].contains("offered,2027-07-01,,"), "{rows:?}");
}

#[test]
fn a_corrected_table_of_the_same_day_takes_back_what_never_held() {
    let folder = Folder::new();
    import(&folder, WIDE, &["--write"]);
    let corrected = WIDE.replace("Kaiser Permanente,X,,", "Kaiser Permanente,X,X,");
    assert_eq!(import(&folder, &corrected, &["--write"]).status, 0);
    let rows = folder.rows(TABLE, &["kaiser-permanente", "day-habilitation"]);
    assert_eq!(rows.len(), 1);
    assert!(rows[0].contains(",offered,2026-12-01,,"), "{rows:?}");
    assert_eq!(import(&folder, WIDE, &["--write"]).status, 0);
    let rows = folder.rows(TABLE, &["kaiser-permanente", "day-habilitation"]);
    assert_eq!(rows.len(), 1);
    assert!(rows[0].contains(",not-offered,2026-12-01,,"), "{rows:?}");
}

#[test]
fn a_later_start_leaves_the_plans_word_until_then() {
    let folder = Folder::new();
    let later = WIDE.replace("Kaiser Permanente,X,,", "Kaiser Permanente,7/1/2027,,");
    for _ in 0..2 {
        assert_eq!(import(&folder, &later, &["--write"]).status, 0);
        let rows = folder.rows(TABLE, &["kaiser-permanente", "respite"]);
        assert_eq!(rows.len(), 2);
        assert!(rows[0].contains("offered,,2027-06-30,plan"), "{rows:?}");
        assert!(rows[1].contains("offered,2027-07-01,,county"), "{rows:?}");
    }
}

#[test]
fn transitional_rent_is_never_marked_as_not_offered() {
    let folder = Folder::new();
    let text = WIDE.replace("Asthma Remediation", "Transitional Rent");
    assert_eq!(import(&folder, &text, &["--write"]).status, 0);
    assert!(folder.rows(TABLE, &["transitional-rent", "not-offered"]).is_empty());
    assert_eq!(folder.rows(TABLE, &["transitional-rent"]).len(), 1);
}

#[test]
fn what_the_table_does_not_cover_stays() {
    let folder = Folder::new();
    import(&folder, WIDE, &["--write"]);
    assert!(folder.rows(TABLE, &["kern-family-health-care"]).is_empty());
    assert!(folder.rows(TABLE, &["sobering-centers"]).is_empty());
}

#[test]
fn unknown_names_are_told_with_their_lines() {
    let text = format!(
        "{LONG}Big Plan,Kern,Respite,Yes,\nKaiser,Nowhere,Respite,Yes,\nKaiser,Kern,Free Rides,Yes,\n"
    );
    refused(
        text,
        &[
            "line 7: unknown plan \"Big Plan\"",
            "line 8: unknown county \"Nowhere\"",
            "line 9: unknown Community Support \"Free Rides\"",
        ],
    );
    refused(JSON.replace("KAISER PERMANENTE", "Nobody"), &["feature 2: unknown plan \"Nobody\""]);
    refused(
        WIDE.replace("Day Habilitation", "Free Rides").replace("X,,\n", "X,X,\n"),
        &["Free Rides", "looks like a Community Support"],
    );
    refused(LONG.replace("Kaiser,", "Health Net,"), &["does not list health-net for Kern"]);
}

#[test]
fn missing_columns_are_named() {
    refused("MCP,Respite\nKaiser,x\n", &["no column for the county", "The file has: MCP, Respite"]);
    refused("County,Plan,Nothing\nKern,Kaiser,x\n", &["no column for the Community Support"]);
}

#[test]
fn a_file_that_was_cut_off_is_refused() {
    let middle = LONG.find("Kaiser").unwrap();
    refused(&LONG[..middle + 9], &["cut off"]);
    refused(&JSON[..JSON.len() - 30], &["cut off"]);
    refused(&LONG[..LONG.len() - 1], &["cut off"]);
    refused("", &["is empty"]);
}

#[test]
fn rows_that_stand_twice_are_refused() {
    refused(format!("{LONG}Kaiser,Kern,Respite,Yes,\n"), &["line 7", "respite again, as line 4"]);
}

#[test]
fn wrong_dates_are_refused() {
    refused(LONG.replace("1/1/2027", "13/45/2027"), &["line 3", "13/45/2027"]);
    refused(LONG.replace("1/1/2027", "1/1/1907"), &["line 3", "from 2022 to 2035"]);
    refused(WIDE.replace("1/1/2027", "soon"), &["line 3", "neither yes nor no", "soon"]);
    let ends =
        "County,Plan,Service,Start Date,End Date\nKern,Kaiser,Respite,2026-01-01,2025-01-01\n";
    refused(ends, &["line 2", "ends before it begins"]);
}

#[test]
fn a_megabyte_of_noise_is_refused() {
    refused(noise(false), &["no text in UTF-8"]);
    refused(noise(true), &["table from the State"]);
}

#[test]
fn an_answer_of_the_server_that_is_an_error_or_a_part_is_refused() {
    refused(r#"{"error":{"code":400,"message":"Invalid URL"}}"#, &["Invalid URL"]);
    refused(JSON.replacen('{', r#"{"exceededTransferLimit":true,"#, 1), &["first part"]);
}

#[test]
fn when_the_table_cannot_be_written_the_old_one_is_there_whole() {
    let folder = Folder::new();
    let before = folder.all();
    std::fs::create_dir(folder.table_path("cs-elections.csv.new")).unwrap();
    let run = import(&folder, LONG, &["--write"]);
    assert_eq!(run.status, 1, "{}", run.said);
    assert!(run.said.contains("cannot be written"), "{}", run.said);
    assert!(folder.all() == before);
}

#[test]
fn very_many_endings_at_once_need_leave() {
    let folder = Folder::new();
    let services = [
        "respite",
        "day-habilitation",
        "asthma-remediation",
        "home-modifications",
        "sobering-centers",
        "housing-deposits",
        "recuperative-care",
        "personal-care-homemaker",
    ];
    let header = format!("County,Plan,{}\n", services.join(","));
    let pairs = ["Kern,Kaiser", "Kern,Kern Health Systems", "Los Angeles,LA Care"];
    let all = |mark: &str| {
        let rows = pairs.map(|pair| format!("{pair},{}\n", [mark; 8].join(",")));
        format!("{header}{}", rows.concat())
    };
    assert_eq!(import(&folder, all("x"), &["--write"]).status, 0);
    let before = folder.all();
    let run = folder.import("import-elections", all(""), &["--as-of", "2027-01-01", "--write"]);
    assert_eq!(run.status, 1, "{}", run.said);
    assert!(run.said.contains("--many"), "{}", run.said);
    assert!(folder.all() == before);
    let more = ["--as-of", "2027-01-01", "--write", "--many"];
    assert_eq!(folder.import("import-elections", all(""), &more).status, 0);
}
