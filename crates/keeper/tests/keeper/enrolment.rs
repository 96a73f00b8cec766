//! Imports of the monthly enrolment report, whole and broken.

use crate::support::{Folder, noise};

const HEADER: &str = "Enrollment Month,Plan Type,County,Plan Name,Count of Enrollees\n";
const MAY: &str = "2026-05,Commercial Plan (2 Plan),Kern,Kaiser Permanente/Kern,\"23,610\"\n\
    2026-05,Local Initiative (2 Plan),Kern,Kern Health Systems/Kern,391799\n\
    2026-05,Local Initiative (2 Plan),Los Angeles,L.A. Care Health Plan/Los Angeles,2221549\n";
const JUNE: &str = "2026-06,Local Initiative (2 Plan),Kern,Kern Health Systems/Kern,391799\n\
    2026-06,Local Initiative (2 Plan),Los Angeles,L.A. Care Health Plan/Los Angeles,2221549\n\
    2026-06,Commercial Plan (2 Plan),Los Angeles,\"Heath Net Community Solutions, Inc/Los Angeles\",9\n\
    2026-06,PACE,Kern,Bakersfield PACE/Kern,593\n\
    2026-06,Dental,Los Angeles,Liberty Dental Plan of CA/Los Angeles,7\n";
const TABLE: &str = "county-plans.csv";

fn report(parts: &[&str]) -> String {
    [&[HEADER], parts].concat().concat()
}

fn refused(text: impl AsRef<[u8]>, why: &[&str]) {
    let folder = Folder::new();
    let before = folder.all();
    let run = folder.import("import-enrolment", text, &["--write"]);
    assert_eq!(run.status, 1, "{}", run.said);
    why.iter().for_each(|why| assert!(run.said.contains(why), "no \"{why}\" in: {}", run.said));
    assert!(folder.all() == before);
}

#[test]
fn a_new_pair_gets_a_first_day_and_one_that_is_gone_a_last() {
    let folder = Folder::new();
    let before = folder.all();
    let run = folder.import("import-enrolment", report(&[MAY, JUNE]), &[]);
    assert!(run.said.contains("1 added, 1 dropped, 0 changed"), "{}", run.said);
    assert!(folder.all() == before);
    let run = folder.import("import-enrolment", report(&[MAY, JUNE]), &["--write"]);
    assert_eq!(run.status, 0, "{}", run.said);
    let new = folder.rows(TABLE, &["health-net"]);
    assert_eq!(new.len(), 1);
    let row =
        "Los Angeles,health-net,commercial,no,2026-06-01,,first month in the enrolment report,";
    assert!(new[0].starts_with(row), "{new:?}");
    let gone = folder.rows(TABLE, &["Kern,kaiser-permanente"]);
    assert_eq!(gone, ["Kern,kaiser-permanente,kaiser-direct,yes,2024-01-01,2026-05-31,,x,primary"]);
}

#[test]
fn a_second_import_changes_nothing() {
    let folder = Folder::new();
    folder.import("import-enrolment", report(&[MAY, JUNE]), &["--write"]);
    let before = folder.all();
    for parts in [&[MAY, JUNE][..], &[JUNE]] {
        let run = folder.import("import-enrolment", report(parts), &["--write"]);
        assert!(run.said.contains("nothing to write"), "{}", run.said);
        assert!(folder.all() == before);
    }
}

#[test]
fn ckan_json_and_arcgis_json_are_read() {
    let row = |month: &str, kind: &str, plan: &str, county: &str| {
        format!(
            r#"{{"Enrollment Month":"{month}","Plan Type":"{kind}","County":"{county}","Plan Name":"{plan}","Count of Enrollees":12}}"#
        )
    };
    let rows = [
        row("2026-06", "Single", "Kern Health Systems/Kern", "Kern"),
        row("2026-06", "Single", "Kaiser Permanente/Kern", "Kern"),
        row("2026-06", "Single", "LA Care", "Los Angeles"),
    ];
    let ckan =
        format!(r#"{{"success":true,"result":{{"total":3,"records":[{}]}}}}"#, rows.join(","));
    let features = rows.map(|row| format!(r#"{{"attributes":{row}}}"#)).join(",");
    for text in [ckan, format!(r#"{{"features":[{features}]}}"#)] {
        let run = Folder::new().import("import-enrolment", text, &[]);
        assert_eq!(run.status, 0, "{}", run.said);
        assert!(run.said.contains("nothing to write"), "{}", run.said);
    }
}

#[test]
fn two_rows_of_one_plan_are_no_twins_unless_they_say_the_same() {
    let scan = "2026-06,SCAN,Kern,SCAN/Kern,12\n";
    let other = "2026-06,SCAN,Kern,SCAN/Kern,13\n";
    let hidden = "2026-06,SCAN,Kern,SCAN/Kern,*\n";
    let folder = Folder::new();
    std::fs::write(
        folder.table_path("plans.csv"),
        format!("{}scan-health-plan,SCAN Health Plan\r\n", crate::support::PLANS),
    )
    .unwrap();
    let run = folder.import("import-enrolment", report(&[JUNE, scan, other, hidden, hidden]), &[]);
    assert_eq!(run.status, 0, "{}", run.said);
    let run = folder.import("import-enrolment", report(&[JUNE, scan, scan]), &[]);
    assert!(run.said.contains("line 8: says the same as line 7"), "{}", run.said);
}

#[test]
fn a_plan_that_is_back_needs_a_person() {
    let folder = Folder::new();
    folder.import("import-enrolment", report(&[MAY, JUNE]), &["--write"]);
    let july = MAY.replace("2026-05", "2026-07");
    let run = folder.import("import-enrolment", report(&[&july]), &["--write"]);
    assert_eq!(run.status, 1, "{}", run.said);
    assert!(
        run.said.contains("kaiser-permanente left Kern on 2026-05-31 and is back"),
        "{}",
        run.said
    );
}

#[test]
fn broken_reports_change_nothing_and_say_why() {
    refused(report(&["2026-06,Single,Kern,Big Plan/Kern,1\n"]), &["line 2: unknown plan"]);
    refused(report(&["2026-06,Single,Nowhere,Kaiser,1\n"]), &["line 2: unknown county"]);
    refused(report(&["2026-06,New Kind,Kern,Kaiser,1\n"]), &["line 2: unknown plan type"]);
    refused(report(&["June,Single,Kern,Kaiser,1\n"]), &["line 2: expected a month"]);
    refused(report(&["2019-06,Single,Kern,Kaiser,1\n"]), &["no health plan in 2024 or later"]);
    refused(JUNE, &["no column for the month"]);
    refused(&report(&[MAY, JUNE])[..200], &["cut off"]);
    refused(noise(true), &["table from the State"]);
    refused(noise(false), &["UTF-8"]);
}

#[test]
fn a_report_that_lacks_most_plans_needs_leave() {
    let folder = Folder::new();
    let pairs: String =
        (0..8).map(|n| format!("Kern,plan-{n},x,no,2024-01-01,,,x,primary\r\n")).collect();
    std::fs::write(folder.table_path(TABLE), format!("{}{pairs}", crate::support::PAIRS)).unwrap();
    let run = folder.import("import-enrolment", report(&[JUNE]), &["--write"]);
    assert_eq!(run.status, 1, "{}", run.said);
    assert!(run.said.contains("--many"), "{}", run.said);
    assert!(folder.rows(TABLE, &["2026-05-31"]).is_empty());
}
