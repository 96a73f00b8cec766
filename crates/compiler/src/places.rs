//! Counties, plans and contacts from the tables.

use crate::fault::{Fault, Faults, Place};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::path::Path;

/// All tables about places.
#[derive(Debug, Default)]
pub struct Places {
    /// Counties, in order of id.
    pub counties: Vec<Row>,
    /// Plans, in order of id.
    pub plans: Vec<Row>,
    /// Which plan serves which county.
    pub county_plans: Vec<CountyPlan>,
    /// ZIP codes with the place of their county in the list.
    pub zips: Vec<(u32, usize)>,
    /// Statewide contacts that were seen in a source.
    pub contacts: Vec<Row>,
    /// Plans' elections of Community Supports, as the table has them.
    pub elections: Vec<Row>,
}

/// A row of a table with where it stands.
#[derive(Clone, Debug)]
pub struct Row {
    /// Cells by column.
    cells: BTreeMap<String, String>,
    /// Where it stands.
    pub place: Place,
}

/// That a plan serves a county.
#[derive(Debug)]
pub struct CountyPlan {
    /// Place in the list of counties.
    pub county: usize,
    /// Place in the list of plans.
    pub plan: usize,
    /// Whether not everybody may join.
    pub limited: bool,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: Option<NaiveDate>,
}

impl Row {
    /// A cell; empty when the column or its content is not there.
    pub fn cell(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// A cell that must be filled.
    pub fn need(&self, column: &str) -> Result<&str, Fault> {
        match self.cell(column) {
            "" => Err(self.place.fault(format!("column `{column}` is empty"))),
            text => Ok(text),
        }
    }

    /// A date, if there is one.
    pub fn date(&self, column: &str) -> Result<Option<NaiveDate>, Fault> {
        let text = self.cell(column);
        if text.is_empty() {
            return Ok(None);
        }
        let date = NaiveDate::parse_from_str(text, "%Y-%m-%d");
        let expected = || {
            self.place.fault(format!(
                "column `{column}`: expected a date like 2026-01-31, found \"{text}\""
            ))
        };
        date.map(Some).map_err(|_| expected())
    }

    /// A cell, unless the confidence beside it says that it is from memory only.
    pub fn seen(&self, column: &str, confidence: &str) -> &str {
        if self.cell(confidence) == "recall" { "" } else { self.cell(column) }
    }
}

impl Places {
    /// The ids of the counties.
    pub fn county_ids(&self) -> Vec<String> {
        self.counties.iter().map(|row| row.cell("county_id").to_owned()).collect()
    }

    /// The ids of the plans.
    pub fn plan_ids(&self) -> Vec<String> {
        self.plans.iter().map(|row| row.cell("plan_id").to_owned()).collect()
    }
}

/// Reads all tables.
pub fn load(root: &Path, faults: &mut Faults) -> Places {
    let mut table = |name: &str| faults.keep(read(root, name)).unwrap_or_default();
    let mut places = Places {
        counties: table("counties.csv"),
        plans: table("plans.csv"),
        contacts: table("statewide-contacts.csv"),
        elections: table("cs-elections.csv"),
        ..Places::default()
    };
    let (pairs, zips) = (table("county-plans.csv"), table("zip-county.csv"));
    places.counties.sort_by(|a, b| a.cell("county_id").cmp(b.cell("county_id")));
    places.plans.sort_by(|a, b| a.cell("plan_id").cmp(b.cell("plan_id")));
    // Nothing from memory is ever shown as a contact; 911 is the one exception.
    places
        .contacts
        .retain(|row| row.cell("confidence") != "recall" || row.cell("contact_id") == "911");
    places.county_plans = pairs.iter().filter_map(|row| faults.keep(places.pair(row))).collect();
    places.zips = zips.iter().filter_map(|row| faults.keep(places.zip(row))).collect();
    places.zips.sort_unstable();
    places
}

impl Places {
    fn pair(&self, row: &Row) -> Result<CountyPlan, Fault> {
        Ok(CountyPlan {
            county: self.county_by_name(row)?,
            plan: self.index_of(row, "plan_id", &self.plans)?,
            limited: row.cell("limited_enrolment") == "yes",
            from: row.date("from_date")?.unwrap_or(crate::START),
            to: row.date("to_date")?,
        })
    }

    fn county_by_name(&self, row: &Row) -> Result<usize, Fault> {
        let name = row.need("county")?;
        let found = self.counties.iter().position(|county| county.cell("county") == name);
        found.ok_or_else(|| row.place.fault(format!("`{name}` is no county of counties.csv")))
    }

    fn index_of(&self, row: &Row, column: &str, table: &[Row]) -> Result<usize, Fault> {
        let id = row.need(column)?;
        let found = table.iter().position(|other| other.cell(column) == id);
        found.ok_or_else(|| row.place.fault(format!("`{id}` is unknown in column `{column}`")))
    }

    fn zip(&self, row: &Row) -> Result<(u32, usize), Fault> {
        let text = row.need("zip")?;
        let zip = text.parse().ok().filter(|zip| (90_000..=96_199).contains(zip));
        let zip =
            zip.ok_or_else(|| row.place.fault(format!("`{text}` is no California ZIP code")))?;
        Ok((zip, self.index_of(row, "county_id", &self.counties)?))
    }
}

/// Reads one table: a header row, then rows of as many cells.
pub fn read(root: &Path, name: &str) -> Result<Vec<Row>, Fault> {
    let file = format!("tables/{name}");
    let fault = |line: usize, what: String| Fault { file: file.clone(), line, what };
    let mut reader = csv::Reader::from_path(root.join(&file))
        .map_err(|error| fault(0, format!("cannot be read: {error}")))?;
    let header = reader.headers().map_err(|error| fault(1, error.to_string()))?.clone();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(0, |position| position.line() as usize);
            fault(line, error.to_string())
        })?;
        let line = record.position().map_or(0, |position| position.line() as usize);
        let cells =
            header.iter().map(str::to_owned).zip(record.iter().map(|cell| cell.trim().to_owned()));
        rows.push(Row { cells: cells.collect(), place: Place { file: file.clone(), line } });
    }
    Ok(rows)
}
