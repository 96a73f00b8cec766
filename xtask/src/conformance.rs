//! `cargo xtask conformance`: the report on accessibility in the form of OpenACR, from the table in
//! `docs/conformance.yaml`.

use crate::Outcome;
use crate::named_test::NamedTest;
use compiler::fault::Fault;
use compiler::yaml::{self, Value};
use std::fs;
use std::path::Path;

const TABLE: &str = "docs/conformance.yaml";
const REPORT: &str = "docs/openacr.yaml";
/// The list of criteria in which the report is made.
const CATALOG: &str = "2.5-edition-wcag-2.2-en";

/// The criteria of level A, in the order of the catalog.
const LEVEL_A: [&str; 32] = [
    "1.1.1", "1.2.1", "1.2.2", "1.2.3", "1.3.1", "1.3.2", "1.3.3", "1.4.1", "1.4.2", "2.1.1",
    "2.1.2", "2.1.4", "2.2.1", "2.2.2", "2.3.1", "2.4.1", "2.4.2", "2.4.3", "2.4.4", "2.5.1",
    "2.5.2", "2.5.3", "2.5.4", "3.1.1", "3.2.1", "3.2.2", "3.2.6", "3.3.1", "3.3.2", "3.3.7",
    "4.1.1", "4.1.2",
];
/// The criteria of level AA, in the order of the catalog.
const LEVEL_AA: [&str; 24] = [
    "1.2.4", "1.2.5", "1.3.4", "1.3.5", "1.4.3", "1.4.4", "1.4.5", "1.4.10", "1.4.11", "1.4.12",
    "1.4.13", "2.4.5", "2.4.6", "2.4.7", "2.4.11", "2.5.7", "2.5.8", "3.1.2", "3.2.3", "3.2.4",
    "3.3.3", "3.3.4", "3.3.8", "4.1.3",
];
const LEVELS: [&str; 4] = ["supports", "partially-supports", "does-not-support", "not-applicable"];

/// Writes the report, and says how many criteria stand at each level.
pub fn run() -> Outcome {
    let table = sound_table()?;
    fs::write(crate::root().join(REPORT), report(&table))
        .map_err(|e| format!("cannot write {REPORT}: {e}"))?;
    for level in LEVELS {
        let count = table.criteria.iter().filter(|each| each.level == level).count();
        println!("{count:4}  {level}");
    }
    println!("\nwritten: {REPORT}");
    Ok(())
}

/// The table, if nothing is wrong with it.
fn sound_table() -> Outcome<Table> {
    let table = read(&crate::root()).map_err(|fault| fault.to_string())?;
    let faults = faults(&table, &crate::root());
    if faults.is_empty() { Ok(table) } else { Err(format!("{TABLE}:\n  {}", faults.join("\n  "))) }
}

/// What stands in the table.
struct Table {
    reviewed: String,
    product: String,
    about: String,
    author: String,
    methods: String,
    checks: Vec<Check>,
    criteria: Vec<Criterion>,
}

/// One way in which something is known.
struct Check {
    name: String,
    says: String,
    proof: Proof,
}

/// What stands behind a check.
enum Proof {
    /// A test.
    Test(NamedTest),
    /// Somebody's reading, with its day.
    Reading { day: String },
}

/// One criterion of WCAG.
struct Criterion {
    number: String,
    name: String,
    level: String,
    by: Vec<String>,
    note: String,
}

fn read(root: &Path) -> Result<Table, Fault> {
    let file = yaml::read(root, TABLE)?;
    file.only(&["reviewed", "product", "about", "author", "methods", "checks", "criteria"])?;
    let text = |key: &str| file.need(key)?.text().map(str::to_owned);
    let checks = file.need("checks")?.entries()?.into_iter();
    let criteria = file.need("criteria")?.list()?;
    Ok(Table {
        reviewed: file.need("reviewed")?.date()?.to_string(),
        product: text("product")?,
        about: text("about")?,
        author: text("author")?,
        methods: text("methods")?,
        checks: checks.map(|(key, value)| check(key.text, &value)).collect::<Result<_, _>>()?,
        criteria: criteria.iter().map(criterion).collect::<Result<_, _>>()?,
    })
}

fn check(name: String, value: &Value) -> Result<Check, Fault> {
    value.only(&["says", "test", "title", "read"])?;
    let text = |key: &str| value.need(key)?.text().map(str::to_owned);
    let proof = match value.get("read") {
        Some(day) => Proof::Reading { day: day.date()?.to_string() },
        None => Proof::Test(NamedTest { file: text("test")?, name: text("title")? }),
    };
    Ok(Check { name, says: text("says")?, proof })
}

fn criterion(value: &Value) -> Result<Criterion, Fault> {
    value.only(&["number", "name", "level", "by", "note"])?;
    let text = |key: &str| value.need(key)?.text().map(str::to_owned);
    let note = value.get("note").map(|note| note.text().map(str::to_owned)).transpose()?;
    Ok(Criterion {
        number: text("number")?,
        name: text("name")?,
        level: text("level")?,
        by: value.texts_at("by")?,
        note: note.unwrap_or_default(),
    })
}

/// What is wrong with the table, a sentence each.
fn faults(table: &Table, root: &Path) -> Vec<String> {
    let mut faults = Vec::new();
    let found: Vec<&str> = table.criteria.iter().map(|each| each.number.as_str()).collect();
    let wanted = [LEVEL_A.as_slice(), &LEVEL_AA].concat();
    if found != wanted {
        let is_missing = |number: &&&str| !found.contains(number);
        let missing: Vec<&&str> = wanted.iter().filter(is_missing).collect();
        faults.push(format!("not each criterion once and in order; missing: {missing:?}"));
    }
    table.criteria.iter().for_each(|each| faults.extend(faults_of(each, table)));
    for check in &table.checks {
        faults.extend(missing_test(check, root));
        if !table.criteria.iter().any(|each| each.by.contains(&check.name)) {
            faults.push(format!("nothing uses the check `{}`", check.name));
        }
    }
    faults
}

fn faults_of(criterion: &Criterion, table: &Table) -> Vec<String> {
    let Criterion { number, level, by, note, .. } = criterion;
    let is_known = |name: &&String| !table.checks.iter().any(|check| check.name == **name);
    let mut faults: Vec<String> =
        by.iter().filter(is_known).map(|name| format!("{number}: no check `{name}`")).collect();
    if !LEVELS.contains(&level.as_str()) {
        faults.push(format!("{number}: no level `{level}`"));
    }
    if level == "supports" && by.is_empty() {
        faults.push(format!("{number}: nothing shows that it is met"));
    }
    if level != "supports" && note.is_empty() {
        faults.push(format!("{number}: a note must say why"));
    }
    faults
}

/// The fault of a check whose test is not there.
fn missing_test(check: &Check, root: &Path) -> Option<String> {
    let Proof::Test(test) = &check.proof else { return None };
    let NamedTest { file, name } = test;
    (!test.is_there(root)).then(|| format!("`{}`: no test \"{name}\" in {file}", check.name))
}

/// The report as OpenACR wants it.
fn report(table: &Table) -> String {
    let [product, about] = [&table.product, &table.about].map(|text| quoted(text));
    let [author, methods] = [&table.author, &table.methods].map(|text| quoted(text));
    let title = quoted(&format!("{} Accessibility Conformance Report", table.product));
    let head = format!(
        "# Made from {TABLE} by `cargo xtask conformance`. Change it there.\n\
         title: {title}\n\
         product:\n  name: {product}\n  version: \"{}\"\n  description: {about}\n\
         author:\n  name: {author}\n  email: \"none published yet\"\n\
         report_date: \"{reviewed}\"\nlast_modified_date: \"{reviewed}\"\nversion: 1\n\
         evaluation_methods_used: {methods}\n\
         catalog: {CATALOG}\n\
         chapters:\n",
        env!("CARGO_PKG_VERSION"),
        reviewed = table.reviewed,
    );
    let chapters = [("a", LEVEL_A.as_slice()), ("aa", &LEVEL_AA)];
    let chapters = chapters.map(|(level, numbers)| chapter(table, level, numbers));
    let disabled =
        "  success_criteria_level_aaa:\n    disabled: true\n    notes: \"Not looked at.\"\n";
    [head, chapters.concat(), disabled.to_owned()].concat()
}

fn chapter(table: &Table, level: &str, numbers: &[&str]) -> String {
    let own = table.criteria.iter().filter(|each| numbers.contains(&each.number.as_str()));
    let entries: Vec<String> = own.map(|each| entry(table, each)).collect();
    format!("  success_criteria_level_{level}:\n    criteria:\n{}", entries.concat())
}

fn entry(table: &Table, criterion: &Criterion) -> String {
    let Criterion { number, name, level, .. } = criterion;
    let notes = quoted(&notes(table, criterion));
    format!(
        "      # {name}\n      - num: \"{number}\"\n        components:\n          - name: web\n            \
         adherence:\n              level: {level}\n              notes: {notes}\n"
    )
}

/// The note of a criterion, and by what it is known.
fn notes(table: &Table, criterion: &Criterion) -> String {
    let checks = table.checks.iter().filter(|check| criterion.by.contains(&check.name));
    let known = checks.map(|check| match &check.proof {
        Proof::Test(test) => format!("Tested: {} ({}).", check.says, test.file),
        Proof::Reading { day } => format!("Looked at by hand on {day}: {}.", check.says),
    });
    let note = (!criterion.note.is_empty()).then(|| criterion.note.clone());
    note.into_iter().chain(known).collect::<Vec<String>>().join(" ")
}

/// A text in the quotes of YAML, on one line.
fn quoted(text: &str) -> String {
    let text = text.trim().replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " ");
    format!("\"{text}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole_and_each_test_in_it_is_there() {
        let table = read(&crate::root()).expect("the table can be read");
        assert_eq!(faults(&table, &crate::root()), Vec::<String>::new());
    }

    #[test]
    fn the_report_is_that_of_the_table() {
        let table = sound_table().expect("the table is sound");
        let kept = fs::read_to_string(crate::root().join(REPORT)).unwrap_or_default();
        assert!(kept == report(&table), "please run `cargo xtask conformance`");
    }

    #[test]
    fn a_lost_criterion_an_unknown_check_and_a_lost_test_are_found() {
        let mut table = read(&crate::root()).expect("the table can be read");
        table.criteria.remove(0);
        table.criteria[0].by.push("nothing".to_owned());
        let gone = "a test that is gone".to_owned();
        table.checks[0].proof = Proof::Test(NamedTest { file: TABLE.to_owned(), name: gone });
        let found = faults(&table, &crate::root()).join("\n");
        for part in ["1.1.1", "no check `nothing`", "no test \"a test that is gone\""] {
            assert!(found.contains(part), "{part} in {found}");
        }
    }
}
