//! `import-enrolment`: the monthly report of members by county and plan. What it lists in its newest month
//! serves the county; what it lists no longer has left.

use crate::change::{self, Change, Kind};
use crate::columns::{COUNT, COUNTY, MONTH, PLAN, PLAN_TYPE};
use crate::elections::Pair;
use crate::names::Known;
use crate::options::Options;
use crate::sheet::{Row, Sheet};
use crate::table::Table;
use crate::{Outcome, date};
use chrono::{Days, Months, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Plan types that the screener does not ask about, in small letters.
const OTHER_TYPES: [&str; 5] = ["dental", "pace", "special project", "cal mediconnect", "cmc"];
/// The report's plan types (the beginning, in small letters) and those of `county-plans.csv`.
const TYPES: [(&str, &str); 9] = [
    ("commercial", "commercial"),
    ("local initiative", "local-initiative"),
    ("county organized", "cohs"),
    ("cohs", "cohs"),
    ("geographic", "gmc"),
    ("regional", "regional"),
    ("single", "single-plan"),
    ("scan", "specialty-fide-snp"),
    ("primary care", "specialty-hiv"),
];

/// What the report says of a county and a plan.
#[derive(Default)]
struct Listed {
    /// The first days of the months in which it is listed.
    months: BTreeSet<NaiveDate>,
    plan_type: String,
}

/// What the report says from 2024 on.
struct Report {
    pairs: BTreeMap<Pair, Listed>,
    oldest: NaiveDate,
    newest: NaiveDate,
}

/// Reads the file, prints what it would change, and writes it if asked to.
pub fn import(options: &Options, file: &Path) -> Outcome {
    let sheet = Sheet::read(file)?;
    let table = |name: &str| {
        Table::read(&options.content.join("tables").join(name)).map_err(|what| vec![what])
    };
    let known = Known::new(&table("counties.csv")?, &table("plans.csv")?);
    let report = Report::of(&sheet, &known)?;
    let pairs = table("county-plans.csv")?;
    let month = date::month_name(report.newest);
    println!("{}: {} pairs in {month}", sheet.file, report.present().count());
    let before = pairs.rows.len();
    let update = Update {
        source: format!(
            "Medi-Cal Managed Care Enrollment Report, {month} enrolment month (DHCS; read from {})",
            sheet.file
        ),
        report,
        table: pairs,
        changes: Vec::new(),
    };
    let (table, changes) = update.apply()?;
    change::print(&changes);
    let dropped = change::count(&changes, Kind::Dropped);
    if dropped > 3.max(before / 10) && !options.many {
        return Err(vec![format!(
            "{dropped} of {before} plans would leave a county: is the file whole? If it is, add --many."
        )]);
    }
    change::finish(options, &table, &changes)
}

impl Report {
    fn of(sheet: &Sheet, known: &Known) -> Result<Report, Vec<String>> {
        let form = Form::of(sheet).map_err(|what| vec![what])?;
        let mut pairs: BTreeMap<Pair, Listed> = BTreeMap::new();
        let mut faults = form.twins(sheet);
        for row in &sheet.rows {
            match form.read(row, known) {
                Ok(Some((pair, month, plan_type))) => {
                    let listed = pairs.entry(pair).or_default();
                    listed.months.insert(month);
                    listed.plan_type = plan_type;
                }
                Ok(None) => {}
                Err(what) => faults.push(sheet.at(row, what)),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let months: BTreeSet<NaiveDate> =
            pairs.values().flat_map(|listed| listed.months.iter().copied()).collect();
        match (months.first(), months.last()) {
            (Some(oldest), Some(newest)) => Ok(Report { oldest: *oldest, newest: *newest, pairs }),
            _ => Err(vec![format!("{}: has no health plan in 2024 or later", sheet.file)]),
        }
    }

    /// The pairs of the newest month.
    fn present(&self) -> impl Iterator<Item = (&Pair, &Listed)> {
        self.pairs.iter().filter(|(_, listed)| listed.months.contains(&self.newest))
    }

    /// The first of the months without a gap up to the newest.
    fn start(&self, listed: &Listed) -> NaiveDate {
        let mut start = self.newest;
        while listed.months.contains(&(start - Months::new(1))) {
            start = start - Months::new(1);
        }
        start
    }

    /// The last day before a pair was no longer listed.
    fn end(&self, pair: &Pair) -> NaiveDate {
        let last = self.pairs.get(pair).and_then(|listed| listed.months.last());
        let gone = last.map_or(self.newest, |last| *last + Months::new(1));
        gone - Days::new(1)
    }
}

/// Which column is what.
struct Form {
    month: usize,
    county: usize,
    plan: usize,
    plan_type: usize,
    count: Option<usize>,
}

impl Form {
    fn of(sheet: &Sheet) -> Result<Form, String> {
        Ok(Form {
            month: MONTH.need(sheet)?,
            county: COUNTY.need(sheet)?,
            plan: PLAN.need(sheet)?,
            plan_type: PLAN_TYPE.need(sheet)?,
            count: COUNT.find(sheet),
        })
    }

    /// County, plan, month and plan type; `None` for what the screener does not ask about.
    fn read(&self, row: &Row, known: &Known) -> Result<Option<(Pair, NaiveDate, String)>, String> {
        let month = date::month(row.cell(self.month))?;
        let plan_type = row.cell(self.plan_type).to_lowercase();
        if month < compiler::START || OTHER_TYPES.contains(&plan_type.as_str()) {
            return Ok(None);
        }
        let code = TYPES.iter().find(|(name, _)| plan_type.starts_with(name));
        let (_, code) = code.ok_or_else(|| {
            format!(
                "unknown plan type \"{plan_type}\" (known ones: crates/keeper/src/enrolment.rs)"
            )
        })?;
        let pair = (known.county(row.cell(self.county))?, known.plan(row.cell(self.plan))?);
        let code = if pair.1 == "kaiser-permanente" { "kaiser-direct" } else { code };
        Ok(Some((pair, month, code.to_owned())))
    }

    /// Rows that stand twice. The report has two rows for SCAN, but with other numbers of members, or
    /// with numbers too small to be shown.
    fn twins(&self, sheet: &Sheet) -> Vec<String> {
        let counted = |row: &&Row| row.maybe(self.count).chars().any(|c| ('1'..='9').contains(&c));
        let key =
            |row: &Row| [self.month, self.county, self.plan].map(|at| row.cell(at).to_owned());
        let mut seen: BTreeMap<[String; 3], &Row> = BTreeMap::new();
        let mut twins = Vec::new();
        for row in sheet.rows.iter().filter(counted) {
            let first = *seen.entry(key(row)).or_insert(row);
            if !std::ptr::eq(first, row) && first.same_cells(row) {
                twins.push(sheet.at(row, format!("says the same as {}", first.place)));
            }
        }
        twins
    }
}

/// An update of `county-plans.csv` under way.
struct Update {
    report: Report,
    table: Table,
    source: String,
    changes: Vec<Change>,
}

impl Update {
    fn apply(mut self) -> Result<(Table, Vec<Change>), Vec<String>> {
        self.begin()?;
        self.end();
        self.table.sort(&["county", "plan_id", "from_date"]);
        Ok((self.table, self.changes))
    }

    fn pair(&self, row: &[String]) -> Pair {
        let cell = |column| self.table.cell(row, column).to_owned();
        (cell("county"), cell("plan_id"))
    }

    fn date(&self, row: &[String], column: &str) -> Option<NaiveDate> {
        self.table.cell(row, column).parse().ok()
    }

    /// A row for every pair that is new.
    fn begin(&mut self) -> Result<(), Vec<String>> {
        let mut last: BTreeMap<Pair, Option<NaiveDate>> = BTreeMap::new();
        for row in &self.table.rows {
            last.insert(self.pair(row), self.date(row, "to_date"));
        }
        let ended =
            |pair: &Pair| last.get(pair).copied().flatten().filter(|to| *to < self.report.newest);
        let again = self.report.present().filter_map(|(pair, _)| Some((pair, ended(pair)?)));
        let faults: Vec<String> = again
            .map(|((county, plan), to)| {
                format!("{plan} left {county} on {to} and is back: clear that `to_date` by hand")
            })
            .collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        let new: Vec<Pair> = self
            .report
            .present()
            .map(|(pair, _)| pair)
            .filter(|pair| !last.contains_key(*pair))
            .cloned()
            .collect();
        new.iter().for_each(|pair| self.add(pair));
        Ok(())
    }

    fn add(&mut self, pair: &Pair) {
        let listed = &self.report.pairs[pair];
        let start = self.report.start(listed);
        let basis = match start > self.report.oldest {
            true => "first month in the enrolment report",
            false => "first month of the report that was read; it may have begun earlier",
        };
        let from = start.to_string();
        let cells = [
            ("county", pair.0.as_str()),
            ("plan_id", pair.1.as_str()),
            ("plan_type", listed.plan_type.as_str()),
            ("limited_enrolment", self.limited(&pair.1)),
            ("from_date", from.as_str()),
            ("from_date_basis", basis),
            ("source", self.source.as_str()),
            ("confidence", "primary"),
        ];
        let row = self.table.row(&cells);
        self.table.rows.push(row);
        self.note(pair, Kind::Added, format!("serves the county from {from} ({basis})"));
    }

    /// Whether not everybody may join the plan, as it is elsewhere.
    fn limited(&self, plan: &str) -> &'static str {
        let limited = |row: &Vec<String>| {
            self.table.cell(row, "plan_id") == plan
                && self.table.cell(row, "limited_enrolment") == "yes"
        };
        if self.table.rows.iter().any(limited) { "yes" } else { "no" }
    }

    /// A last day for every pair that is gone. What begins only after the newest month stays.
    fn end(&mut self) {
        for at in 0..self.table.rows.len() {
            let row = &self.table.rows[at];
            let pair = self.pair(row);
            let begun = self.date(row, "from_date").is_none_or(|from| from <= self.report.newest);
            let open = self.date(row, "to_date").is_none_or(|to| to >= self.report.newest);
            let listed = self.report.pairs.get(&pair);
            let here = listed.is_some_and(|listed| listed.months.contains(&self.report.newest));
            if begun && open && !here {
                let to = self.report.end(&pair).to_string();
                let mut row = row.clone();
                self.table.set(&mut row, "to_date", &to);
                self.table.rows[at] = row;
                self.note(&pair, Kind::Dropped, format!("serves the county until {to}"));
            }
        }
    }

    fn note(&mut self, (county, plan): &Pair, kind: Kind, what: String) {
        self.changes.push(Change { county: county.clone(), plan: plan.clone(), kind, what });
    }
}
