//! The reviewer's kit: what it holds, and what becomes of the form that comes back.

use crate::support::{Run, files, keeper, real_content};
use compiler::source::CONFIDENCES;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tempfile::TempDir;

/// What is filled in, the column that is wrong, and what was expected.
type Wrong = (Vec<(&'static str, &'static str)>, &'static str, &'static str);

const DAY: &str = "2026-12-01";

/// A copy of the content, and the kit made of it.
struct Kit {
    content: TempDir,
    folder: TempDir,
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Kit {
    fn new() -> Kit {
        let (content, folder) = (real_content(), tempfile::tempdir().unwrap());
        // Made once for all tests: the content is the same.
        static MADE: OnceLock<BTreeMap<PathBuf, String>> = OnceLock::new();
        let made = MADE.get_or_init(|| {
            let out = folder.path().join("made");
            let run = keeper(content.path(), &["kit", out.to_str().unwrap(), "--on", DAY]);
            assert_eq!(run.status, 0, "{}", run.said);
            let made = files(&out);
            made.into_iter().map(|(file, text)| (file.file_name().unwrap().into(), text)).collect()
        });
        let out = folder.path().join("kit");
        fs::create_dir(&out).unwrap();
        made.iter().for_each(|(name, text)| fs::write(out.join(name), text).unwrap());
        let text = &made[Path::new("review.csv")];
        let text = text.strip_prefix('\u{feff}').expect("a mark that it is UTF-8");
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let cells = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect();
        let head = cells(reader.headers().unwrap());
        let rows = reader.records().map(|record| cells(&record.unwrap())).collect();
        Kit { content, folder, head, rows }
    }

    fn at(&self, column: &str) -> usize {
        let found = self.head.iter().position(|name| name == column);
        found.unwrap_or_else(|| panic!("no column {column}"))
    }

    fn cell(&self, row: usize, column: &str) -> &str {
        &self.rows[row][self.at(column)]
    }

    fn row(&self, id: &str) -> usize {
        let found = (0..self.rows.len()).find(|row| self.cell(*row, "id") == id);
        found.unwrap_or_else(|| panic!("no row {id}"))
    }

    /// Fills cells of a row; gives its number in a spreadsheet.
    fn fill(&mut self, id: &str, cells: &[(&str, &str)]) -> usize {
        let row = self.row(id);
        for (column, text) in cells {
            let at = self.at(column);
            self.rows[row][at] = (*text).to_owned();
        }
        row + 2
    }

    /// Checked, and found in this document.
    fn found(&mut self, id: &str, confidence: &str, source: &str, place: &str) -> usize {
        let cells = [
            ("checked", "yes"),
            ("new confidence", confidence),
            ("new source id", source),
            ("new place", place),
            ("date", DAY),
            ("role", "benefits counselor"),
        ];
        self.fill(id, &cells)
    }

    fn form(&self) -> PathBuf {
        let file = self.folder.path().join("back.csv");
        let mut writer = csv::Writer::from_path(&file).unwrap();
        writer.write_record(&self.head).unwrap();
        self.rows.iter().for_each(|row| writer.write_record(row).unwrap());
        writer.flush().unwrap();
        file
    }

    /// Gives the form back.
    fn take(&self, more: &[&str]) -> Run {
        let form = self.form();
        let words = [&["kit-answers", form.to_str().unwrap(), "--on", "2026-12-02"], more].concat();
        keeper(self.content.path(), &words)
    }

    fn path(&self) -> &Path {
        self.content.path()
    }

    fn text(&self, file: &str) -> String {
        fs::read_to_string(self.path().join(file)).unwrap()
    }
}

#[test]
fn the_kit_has_every_doubtful_criterion_and_question_the_most_harmful_first() {
    let kit = Kit::new();
    let names = ["READ-ME-FIRST.html", "policy-book.html", "doubtful.html", "sources.csv"];
    for name in names {
        assert!(kit.folder.path().join("kit").join(name).exists(), "{name}");
    }
    let ids: BTreeSet<&str> = (0..kit.rows.len()).map(|row| kit.cell(row, "id")).collect();
    assert_eq!(ids.len(), kit.rows.len(), "an id stands twice");
    let content = compiler::load(kit.path()).unwrap();
    assert!(content.doubts.iter().all(|doubt| ids.contains(doubt.id.as_str())));
    let told: BTreeSet<[&str; 4]> = (0..kit.rows.len())
        .map(|row| {
            ["criterion", "source id", "place", "confidence"].map(|name| kit.cell(row, name))
        })
        .collect();
    for leaf in content.policy_leaves() {
        let citation = leaf.citation.as_ref().unwrap();
        let code = leaf.words_key();
        let row = [code.as_str(), &citation.source, &citation.at, &citation.confidence];
        // What stops or caps a family is told as a whole, with its sentence.
        let flag = content.gates.iter().flat_map(|gate| gate.stops.iter().chain(&gate.caps));
        let in_flag =
            flag.flat_map(|flag| flag.when.leaves()).any(|other| std::ptr::eq(other, leaf));
        assert!(citation.confidence == "primary" || in_flag || told.contains(&row), "{row:?}");
    }
    assert!(!told.iter().any(|row| row[3] == "primary"));
    is_in_order(&kit);
}

/// Harm, then the weakest confidence within it, for facts that no open question touches.
fn is_in_order(kit: &Kit) {
    let mut harms: Vec<&str> = (0..kit.rows.len()).map(|row| kit.cell(row, "harm")).collect();
    harms.dedup();
    assert_eq!(harms.len(), harms.iter().collect::<BTreeSet<_>>().len(), "{harms:?}");
    assert!(harms[0].contains("not shown") && harms[1].contains("may fit"), "{harms:?}");
    for harm in harms {
        let rows = (0..kit.rows.len()).filter(|row| kit.cell(*row, "harm") == harm);
        let rows = rows.filter(|row| kit.cell(*row, "open questions").is_empty());
        let ranks: Vec<_> = rows
            .map(|row| CONFIDENCES.iter().position(|word| *word == kit.cell(row, "confidence")))
            .collect();
        assert!(ranks.is_sorted(), "{harm}");
    }
}

#[test]
fn no_cell_is_taken_for_a_formula_or_a_number() {
    let kit = Kit::new();
    for row in &kit.rows {
        for (column, cell) in kit.head.iter().zip(row) {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t']), "{column}: {cell}");
        }
    }
    let mark = |row: usize| kit.cell(row, "mark").starts_with('m');
    assert!((0..kit.rows.len()).all(mark));
}

#[test]
fn a_form_that_may_have_answers_is_not_written_over() {
    let kit = Kit::new();
    let folder = kit.folder.path().join("kit");
    let run = keeper(kit.path(), &["kit", folder.to_str().unwrap()]);
    assert_eq!(run.status, 1);
    assert!(run.said.contains("may have answers in it"), "{}", run.said);
}

#[test]
fn every_answer_changes_its_own_lines_and_the_compiler_accepts_them() {
    let mut kit = Kit::new();
    let deposits = "cs/housing-deposits@2025-07-01";
    let facts = [
        // In a list, with the source of its rule.
        format!("{deposits}/homeless-cs"),
        // With a source of its own.
        format!("{deposits}/at-risk-homeless"),
        // In a list on one line, in both readings of a rule.
        "ecm/adult-avoidable-utilization@2026-01-01/unplanned-stays-6-months-at-least-3".to_owned(),
        // A remark beside the result, a limit, and a note on one line.
        format!("{deposits}/flags/second-time-possible"),
        format!("{deposits}/combining/not-paid-twice"),
        "cs/respite/history/2025-07-01".to_owned(),
        "gate/ecm/stops/stop-scan".to_owned(),
        "navigation/times/plan-decides-support".to_owned(),
    ];
    for id in &facts {
        kit.found(id, "secondary", "ecm-guide-2026-01", "p.7, note 2");
    }
    kit.found("plans/alameda-alliance", "plan", "Called, member services answered", "");
    let before = files(kit.path());
    let tried = kit.take(&["--dry-run"]);
    assert_eq!(tried.status, 0, "{}", tried.said);
    assert!(
        tried.said.contains("+ ") && tried.said.contains("Nothing was written"),
        "{}",
        tried.said
    );
    assert!(files(kit.path()) == before, "a dry run writes nothing");
    let run = kit.take(&[]);
    assert_eq!(run.status, 0, "{}", run.said);
    assert!(run.said.contains("9 checked by benefits counselor"), "{}", run.said);
    let changed = changed(&before, &files(kit.path()));
    assert_eq!(changed.len(), 6, "{:?}", changed.keys());
    // Nothing but sources, confidences, days and the criteria that got them.
    for line in changed.values().flatten() {
        let words = ["source", "confidence", "checked: 2026-12-01", "is: ", "alameda-alliance"];
        assert!(words.iter().any(|word| line.contains(word)), "{line}");
    }
    assert!(kit.text("tables/plans.csv").contains("member services answered\",plan,2026-12-01"));
    let content = compiler::load(kit.path()).unwrap();
    let leaf = |text: &str| {
        let program = content.programs.iter().find(|it| it.id == "cs/housing-deposits").unwrap();
        let period = program.periods.last().unwrap();
        let leaves = [Some(&period.wide), period.likely.as_ref()].into_iter().flatten();
        let found = leaves.flat_map(|it| it.leaves()).filter(|leaf| leaf.text == text);
        found.map(|leaf| leaf.citation.clone().unwrap()).collect::<Vec<_>>()
    };
    for citation in leaf("homeless-cs").iter().chain(&leaf("at-risk-homeless")) {
        let found = (citation.source.as_str(), citation.at.as_str(), citation.confidence.as_str());
        assert_eq!(found, ("ecm-guide-2026-01", "p.7, note 2", "secondary"));
        assert_eq!(citation.checked.map(|day| day.to_string()).as_deref(), Some(DAY));
    }
    let again = kit.take(&[]);
    assert_eq!(again.status, 1);
    assert!(again.said.contains("changed since the form was made"), "{}", again.said);
}

/// The lines of each file that are new. Every old line that is gone was one that an answer may change.
fn changed(
    before: &BTreeMap<PathBuf, String>,
    after: &BTreeMap<PathBuf, String>,
) -> BTreeMap<PathBuf, Vec<String>> {
    assert!(before.keys().eq(after.keys()), "no file comes or goes");
    let mut changed = BTreeMap::new();
    for (path, old) in before.iter().filter(|(path, old)| after[*path] != **old) {
        let (old, new): (Vec<&str>, Vec<&str>) =
            (old.lines().collect(), after[path].lines().collect());
        let comments = |lines: &[&str]| lines.iter().filter(|it| it.contains('#')).count();
        assert_eq!(comments(&old), comments(&new), "{}: a comment is gone", path.display());
        let fresh = new.iter().filter(|line| !old.contains(line));
        changed.insert(path.clone(), fresh.map(|line| (*line).to_owned()).collect());
    }
    changed
}

/// Every row of the form is answered at once: each place of the files can be written.
#[test]
fn every_fact_of_the_form_can_be_answered() {
    let mut kit = Kit::new();
    let questions: BTreeSet<String> =
        compiler::load(kit.path()).unwrap().doubts.into_iter().map(|doubt| doubt.id).collect();
    let ids: Vec<String> = (0..kit.rows.len()).map(|row| kit.cell(row, "id").to_owned()).collect();
    let ids: Vec<&String> = ids.iter().filter(|id| !questions.contains(*id)).collect();
    for id in &ids {
        kit.found(id, "primary", "ecm-guide-2026-01", "p.1, \"so\": #2");
    }
    let run = kit.take(&[]);
    assert_eq!(run.status, 0, "{}", run.said);
    assert!(run.said.contains(&format!("{} checked", ids.len())), "{}", run.said);
    let folder = kit.folder.path().join("next");
    let next = keeper(kit.path(), &["kit", folder.to_str().unwrap(), "--on", DAY]);
    assert_eq!(next.status, 0, "{}", next.said);
    assert!(next.said.contains(&format!("{}  facts to look up", questions.len())), "{}", next.said);
}

#[test]
fn a_wrong_answer_is_told_by_row_and_column_and_then_nothing_is_changed() {
    let yes = [("checked", "yes"), ("date", DAY), ("role", "counselor")];
    let with = |cells: &[(&'static str, &'static str)]| [&yes[..], cells].concat();
    let source = ("new source id", "ecm-guide-2026-01");
    let (place, primary) = (("new place", "p.1"), ("new confidence", "primary"));
    let wrong: Vec<Wrong> = vec![
        (vec![("checked", "maybe")], "checked", "yes, no or changed"),
        (vec![("remark", "so")], "checked", "yes, no or changed"),
        (with(&[("new confidence", "sure"), source, place]), "new confidence", "primary, plan"),
        (with(&[("new confidence", "recall"), source, place]), "new confidence", "secondary or"),
        (with(&[("new source id", "nowhere"), primary, place]), "new source id", "sources.csv"),
        (
            with(&[("new source id", "h-general-knowledge"), primary, place]),
            "new source id",
            "sources.csv",
        ),
        (with(&[primary]), "new source id", "a source beside"),
        (with(&[primary, source]), "new place", "where in the source"),
        (with(&[source, place]), "new confidence", "a confidence beside"),
        (with(&[primary, source, place, ("date", "")]), "date", "a date like"),
        (with(&[("date", "2027-01-01")]), "date", "not after 2026-12-02"),
        (with(&[("role", "")]), "role", "the role"),
        (vec![("checked", "changed")], "remark", "what is right"),
        (vec![("checked", "no"), primary], "new confidence", "nothing where"),
        (with(&[("mark", "m00000000")]), "mark", "changed since the form was made"),
        (with(&[("id", "cs/nothing")]), "id", "an id of the form"),
    ];
    let mut kit = Kit::new();
    kit.found(
        "navigation/times/plan-decides-support",
        "plan",
        "plan-p28-health-net-earlier",
        "p.1",
    );
    let plan = |row: &usize| {
        kit.cell(*row, "kind") == "criterion" && kit.cell(*row, "confidence") == "plan"
    };
    let rows: Vec<usize> = (0..kit.rows.len()).filter(plan).take(wrong.len()).collect();
    let ids: Vec<String> = rows.iter().map(|row| kit.cell(*row, "id").to_owned()).collect();
    let rows: Vec<usize> =
        ids.iter().zip(&wrong).map(|(id, (cells, ..))| kit.fill(id, cells)).collect();
    let recall = kit.fill("cs/housing-deposits@2025-07-01/combining/not-paid-twice", &yes);
    let before = files(kit.path());
    let run = kit.take(&[]);
    assert_eq!(run.status, 1, "{}", run.said);
    let told = rows.into_iter().zip(wrong.iter().map(|(_, column, expected)| (*column, *expected)));
    for (row, (column, expected)) in told.chain([(recall, ("new confidence", "is no recall"))]) {
        let at = format!("back.csv, row {row}, column `{column}`: ");
        let line = run.said.lines().find(|line| line.contains(&at));
        assert!(line.is_some_and(|line| line.contains(expected)), "{at}{expected}: {}", run.said);
    }
    assert_eq!(run.said.lines().count(), wrong.len() + 2, "{}", run.said);
    assert!(files(kit.path()) == before, "something was written");
}

#[test]
fn a_fact_is_answered_once() {
    let mut kit = Kit::new();
    let id = "cs/housing-deposits@2025-07-01/homeless-cs";
    let row = kit.found(id, "plan", "plan-p28-health-net-earlier", "p.1");
    let twice = kit.rows[row - 2].clone();
    kit.rows.push(twice);
    let run = kit.take(&[]);
    let told = format!("row {}, column `id`: `{id}` is answered already", kit.rows.len() + 1);
    assert!(run.status == 1 && run.said.contains(&told), "{}", run.said);
}

#[test]
fn what_is_wrong_with_a_rule_is_work_to_do_and_no_change() {
    let mut kit = Kit::new();
    let id = "cs/housing-deposits@2025-07-01/limits/five-thousand-dollars";
    let remark = "It is 6,000 dollars since July.";
    kit.fill(id, &[("checked", "Changed"), ("remark", remark)]);
    kit.fill("OQ-02", &[("checked", "no"), ("remark", "Asked; no answer yet.")]);
    let before = files(kit.path());
    let run = kit.take(&[]);
    assert_eq!(run.status, 0, "{}", run.said);
    for said in [id, remark, "OQ-02", "Asked; no answer yet.", "Nothing is to be written"] {
        assert!(run.said.contains(said), "{said}: {}", run.said);
    }
    assert!(files(kit.path()) == before);
}

#[test]
fn what_the_compiler_refuses_is_not_written() {
    let mut kit = Kit::new();
    kit.fill(
        "navigation/times/plan-decides-support",
        &[("checked", "yes"), ("date", DAY), ("role", "counselor")],
    );
    // A fault that has nothing to do with the answers: the content is taken as a whole or not at all.
    let file = kit.path().join("words/en/gates.yaml");
    fs::remove_file(file).unwrap();
    let before = files(kit.path());
    let run = kit.take(&[]);
    assert_eq!(run.status, 1);
    assert!(run.said.contains("Nothing was changed"), "{}", run.said);
    assert!(files(kit.path()) == before);
}

#[test]
fn spreadsheets_may_write_dates_and_separators_their_own_way() {
    let mut kit = Kit::new();
    let id = "cs/housing-deposits@2025-07-01/homeless-cs";
    kit.fill(id, &[("checked", "YES"), ("date", "12/1/2026"), ("role", "counselor")]);
    let file = kit.folder.path().join("semicolons.csv");
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_path(&file).unwrap();
    writer.write_record(&kit.head).unwrap();
    kit.rows.iter().for_each(|row| writer.write_record(row).unwrap());
    drop(writer);
    let run = keeper(kit.path(), &["kit-answers", file.to_str().unwrap(), "--on", "2026-12-02"]);
    assert_eq!(run.status, 0, "{}", run.said);
    let rule = kit.text("programs/cs/housing-deposits.yaml");
    assert!(rule.contains("- is: homeless-cs\n              source: plan-p02-health-net table, housing services\n              confidence: plan\n              checked: 2026-12-01"), "{rule}");
}
