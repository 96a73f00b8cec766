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
    /// Which Community Supports plans are known to offer, in order of county and plan.
    pub elections: Vec<Election>,
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
    /// Where it stands.
    pub row: Row,
}

/// What is known of one plan offering one Community Support in one county.
#[derive(Debug)]
pub struct Election {
    /// Place in the list of pairs of county and plan.
    pub pair: usize,
    /// The id of the program (`cs/…`).
    pub program: String,
    /// Whether it is offered; `false` only where a table says so.
    pub offered: bool,
    /// Whether the source names the county; otherwise it speaks for the plan as a whole.
    pub names_county: bool,
    /// First day, where the source has one.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
    /// When the source said so, as printed.
    pub as_of: String,
    /// Where it stands.
    pub row: Row,
}

impl Row {
    /// A cell; empty when the column or its content is not there.
    pub fn cell(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// Every cell with its column, in order of column.
    pub fn cells(&self) -> impl Iterator<Item = (&str, &str)> {
        self.cells.iter().map(|(column, cell)| (column.as_str(), cell.as_str()))
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
        ..Places::default()
    };
    let (pairs, zips) = (table("county-plans.csv"), table("zip-county.csv"));
    let elections = table("cs-elections.csv");
    places.counties.sort_by(|a, b| a.cell("county_id").cmp(b.cell("county_id")));
    places.plans.sort_by(|a, b| a.cell("plan_id").cmp(b.cell("plan_id")));
    // Nothing from memory is ever shown as a contact; 911 is the one exception.
    places
        .contacts
        .retain(|row| row.cell("confidence") != "recall" || row.cell("contact_id") == "911");
    places.county_plans = pairs.iter().filter_map(|row| faults.keep(places.pair(row))).collect();
    places.zips = zips.iter().filter_map(|row| faults.keep(places.zip(row))).collect();
    places.zips.sort_unstable();
    places.elections =
        elections.iter().filter_map(|row| faults.keep(places.election(row))).collect();
    places
        .elections
        .sort_by(|a, b| (a.pair, &a.program, a.from).cmp(&(b.pair, &b.program, b.from)));
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
            row: row.clone(),
        })
    }

    fn election(&self, row: &Row) -> Result<Election, Fault> {
        let (county, plan) =
            (self.county_by_name(row)?, self.index_of(row, "plan_id", &self.plans)?);
        let pair =
            self.county_plans.iter().position(|pair| pair.county == county && pair.plan == plan);
        let one_of = |column: &str, words: [&str; 2]| match row.need(column)? {
            word if word == words[0] => Ok(true),
            word if word == words[1] => Ok(false),
            word => {
                let what = format!(
                    "column `{column}`: expected {} or {}, found \"{word}\"",
                    words[0], words[1]
                );
                Err(row.place.fault(what))
            }
        };
        Ok(Election {
            pair: pair.ok_or_else(|| {
                row.place.fault("this plan is not listed for this county in county-plans.csv")
            })?,
            program: format!("cs/{}", row.need("service_id")?),
            offered: one_of("status", ["offered", "not-offered"])?,
            names_county: one_of("scope", ["county", "plan"])?,
            from: row.date("from_date")?,
            to: row.date("to_date")?,
            as_of: row.cell("as_of").to_owned(),
            row: row.clone(),
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

/// Reads one table of `tables/`.
pub fn read(root: &Path, name: &str) -> Result<Vec<Row>, Fault> {
    let file = format!("tables/{name}");
    match std::fs::read_to_string(root.join(&file)) {
        Ok(text) => parse(&file, &text),
        Err(error) => Err(Fault { file, line: 0, what: format!("cannot be read: {error}") }),
    }
}

/// Reads a table: a header row, then rows of as many cells. `file` is its name in faults.
///
/// # Errors
/// The first row that does not fit, by line.
pub fn parse(file: &str, text: &str) -> Result<Vec<Row>, Fault> {
    let place = |at: Option<&csv::Position>| Place {
        file: file.to_owned(),
        line: at.map_or(0, |at| line_of(text, at)),
    };
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header =
        reader.headers().map_err(|error| place(error.position()).fault(error.to_string()))?;
    let header = header.clone();
    let row = |record: csv::StringRecord| {
        let cells = header.iter().zip(&record);
        let cells = cells.map(|(column, cell)| (column.to_owned(), cell.trim().to_owned()));
        Row { cells: cells.collect(), place: place(record.position()) }
    };
    let records = reader.records();
    records
        .map(|record| {
            record.map(row).map_err(|error| place(error.position()).fault(error.to_string()))
        })
        .collect()
}

/// The line of a place, from 1. The reader stops between the two characters that end a line.
fn line_of(text: &str, at: &csv::Position) -> usize {
    let byte = (at.byte() as usize).min(text.len());
    let (before, after) = text.as_bytes().split_at(byte);
    let pending = usize::from(after.first() == Some(&b'\n'));
    before.iter().filter(|byte| **byte == b'\n').count() + pending + 1
}
