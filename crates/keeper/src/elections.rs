//! `import-elections`: DHCS's table of which plan offers which Community Support in which county.
//!
//! Two forms are read: a row for each county, plan and support; or a row for each county and plan with a
//! column for each support (yes, no, blank, or the first day).

use crate::change::{self, Kind};
use crate::columns::{AS_OF, COUNTY, FROM, PLAN, SERVICE, STATUS, TO};
use crate::merge::Merge;
use crate::names::Known;
use crate::options::Options;
use crate::sheet::{Row, Sheet};
use crate::table::Table;
use crate::{Outcome, date};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A county's name and a plan's id.
pub type Pair = (String, String);

/// What DHCS's table says of one support.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Whether the plan offers it in the county.
    pub offered: bool,
    /// The first day; `None` where the table names none.
    pub from: Option<NaiveDate>,
    /// The last day; `None` where the table names none.
    pub to: Option<NaiveDate>,
    /// Where it says so, for messages.
    pub place: String,
}

impl Claim {
    /// Not offered from a day on.
    pub fn left_out(from: NaiveDate) -> Claim {
        Claim { offered: false, from: Some(from), to: None, place: String::new() }
    }
}

/// What DHCS's table says.
#[derive(Debug, Default)]
pub struct Claims {
    /// The supports that the table speaks of at all.
    pub services: BTreeSet<String>,
    /// What it says of each county and plan, by the id of the support.
    pub pairs: BTreeMap<Pair, BTreeMap<String, Claim>>,
    /// The day that the table names as its own.
    as_of: Option<NaiveDate>,
}

/// Reads the file, prints what it would change, and writes it if asked to.
pub fn import(options: &Options, file: &Path) -> Outcome {
    let sheet = Sheet::read(file)?;
    let tables = Tables::read(&options.content)?;
    let claims = tables.claims(&sheet)?;
    let on = options.as_of.or(claims.as_of).unwrap_or(options.today);
    println!(
        "{}: {} pairs of county and plan, {} supports, holding from {on}",
        sheet.file,
        claims.pairs.len(),
        claims.services.len(),
    );
    tables.say_uncovered(&claims);
    let source = format!(
        "Community Supports Elections by MCP and County (DHCS, table holding from {on}; read from {})",
        sheet.file
    );
    let before = tables.elections.rows.len();
    let merge = Merge::new(tables.elections, on, source);
    let (table, changes) = merge.apply(&claims)?;
    change::print(&changes);
    refuse_many(options, before, change::count(&changes, Kind::Dropped))?;
    change::finish(options, &table, &changes)
}

/// So many rows at once end only when a file was cut off, or is another table.
fn refuse_many(options: &Options, rows: usize, dropped: usize) -> Result<(), Vec<String>> {
    if options.many || dropped <= 20.max(rows / 4) {
        return Ok(());
    }
    Err(vec![format!(
        "{dropped} of {rows} rows would end: is the file whole? If it is, add --many."
    )])
}

/// The content's tables that an import of elections needs.
struct Tables {
    known: Known,
    pairs: BTreeSet<Pair>,
    elections: Table,
}

impl Tables {
    fn read(content: &Path) -> Result<Tables, Vec<String>> {
        let table =
            |name: &str| Table::read(&content.join("tables").join(name)).map_err(|e| vec![e]);
        let pairs = table("county-plans.csv")?;
        let pair = |row: &Vec<String>| {
            (pairs.cell(row, "county").to_owned(), pairs.cell(row, "plan_id").to_owned())
        };
        Ok(Tables {
            known: Known::new(&table("counties.csv")?, &table("plans.csv")?),
            pairs: pairs.rows.iter().map(pair).collect(),
            elections: table("cs-elections.csv")?,
        })
    }

    fn say_uncovered(&self, claims: &Claims) {
        let uncovered = self.pairs.iter().filter(|pair| !claims.pairs.contains_key(*pair)).count();
        if uncovered > 0 {
            println!("{uncovered} pairs of county-plans.csv are not in it, and stay as they are.");
        }
    }

    /// What the sheet says, or everything that is wrong with it.
    fn claims(&self, sheet: &Sheet) -> Result<Claims, Vec<String>> {
        let form = Form::of(sheet, &self.known)?;
        let mut claims = Claims::default();
        let mut faults = Vec::new();
        for row in &sheet.rows {
            let read =
                form.read(row, &self.known).and_then(|read| self.add(&mut claims, row, read));
            faults.extend(read.err().into_iter().map(|what| sheet.at(row, what)));
        }
        match faults.is_empty() {
            true => Ok(claims),
            false => Err(faults),
        }
    }

    fn add(&self, claims: &mut Claims, row: &Row, read: Read) -> Result<(), String> {
        let (county, plan) = &read.pair;
        if !self.pairs.contains(&read.pair) {
            return Err(format!(
                "county-plans.csv does not list {plan} for {county}: import the enrolment first"
            ));
        }
        claims.as_of = claims.as_of.max(read.as_of);
        let of_pair = claims.pairs.entry(read.pair.clone()).or_default();
        for (service, claim) in read.claims {
            claims.services.insert(service.clone());
            if let Some(first) = of_pair.get(&service) {
                return Err(format!("says {service} again, as {}", first.place));
            }
            of_pair.insert(service, Claim { place: row.place.clone(), ..claim });
        }
        Ok(())
    }
}

/// What one row says.
struct Read {
    pair: Pair,
    as_of: Option<NaiveDate>,
    claims: Vec<(String, Claim)>,
}

/// Which column is what.
struct Form {
    county: usize,
    plan: usize,
    as_of: Option<usize>,
    services: Services,
}

/// Where the supports stand.
enum Services {
    /// Each in a row of its own.
    Rows { service: usize, status: Option<usize>, from: Option<usize>, to: Option<usize> },
    /// Each in a column of its own.
    Columns(Vec<(usize, String)>),
}

impl Form {
    fn of(sheet: &Sheet, known: &Known) -> Result<Form, Vec<String>> {
        let need = |column: crate::columns::Column| column.need(sheet).map_err(|what| vec![what]);
        Ok(Form {
            county: need(COUNTY)?,
            plan: need(PLAN)?,
            as_of: AS_OF.find(sheet),
            services: Services::of(sheet, known)?,
        })
    }

    fn read(&self, row: &Row, known: &Known) -> Result<Read, String> {
        let pair = (known.county(row.cell(self.county))?, known.plan(row.cell(self.plan))?);
        let as_of = maybe_day(row.maybe(self.as_of))?;
        Ok(Read { pair, as_of, claims: self.services.read(row, known)? })
    }
}

impl Services {
    fn of(sheet: &Sheet, known: &Known) -> Result<Services, Vec<String>> {
        let mut columns = BTreeMap::new();
        for (at, names) in sheet.columns() {
            let service = names.iter().find_map(|name| known.service(name).ok());
            if let Some(twin) = service.and_then(|service| columns.insert(service, at)) {
                let what = format!("{}: two columns for one support ({names:?})", sheet.file);
                return Err(vec![format!("{what}, the other is column {}", twin + 1)]);
            }
        }
        if columns.is_empty() {
            return Ok(Services::Rows {
                service: SERVICE.need(sheet).map_err(|what| vec![what])?,
                status: STATUS.find(sheet),
                from: FROM.find(sheet),
                to: TO.find(sheet),
            });
        }
        let columns: Vec<(usize, String)> =
            columns.into_iter().map(|(service, at)| (at, service)).collect();
        refuse_unknown_columns(sheet, &columns)?;
        Ok(Services::Columns(columns))
    }

    fn read(&self, row: &Row, known: &Known) -> Result<Vec<(String, Claim)>, String> {
        match self {
            Services::Rows { service, status, from, to } => {
                let offered = status.map_or(Ok(true), |at| yes(row.cell(at)))?;
                let (from, to) = (maybe_day(row.maybe(*from))?, maybe_day(row.maybe(*to))?);
                if from.zip(to).is_some_and(|(from, to)| to < from) {
                    return Err("ends before it begins".to_owned());
                }
                let claim = Claim { offered, from, to, place: String::new() };
                Ok(vec![(known.service(row.cell(*service))?, claim)])
            }
            Services::Columns(columns) => columns
                .iter()
                .map(|(at, service)| {
                    let claim = cell(row.cell(*at)).map_err(|what| format!("{service}: {what}"))?;
                    Ok((service.clone(), claim))
                })
                .collect(),
        }
    }
}

/// A column of yes and no that names no known support is a support with an unknown name.
fn refuse_unknown_columns(sheet: &Sheet, known: &[(usize, String)]) -> Result<(), Vec<String>> {
    let is_answer = |text: &str| !text.is_empty() && yes(text).is_ok();
    let unknown = sheet.columns().filter(|(at, names)| {
        let other = !known.iter().any(|(known, _)| known == at) && !is_other(names);
        let mut filled = sheet.rows.iter().map(|row| row.cell(*at)).filter(|text| !text.is_empty());
        other && filled.clone().next().is_some() && filled.all(is_answer)
    });
    let faults: Vec<String> = unknown
        .map(|(_, names)| {
            format!(
                "{}: the column {names:?} looks like a Community Support, but is none that is known",
                sheet.file
            )
        })
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// Whether a column is one of those that are read in another way, or a row's number.
fn is_other(names: &[String]) -> bool {
    let others = [COUNTY, PLAN, AS_OF];
    let number =
        |name: &String| ["objectid", "fid", "id"].contains(&crate::names::plain(name).as_str());
    names.iter().any(|name| others.iter().any(|column| column.is_named(name)) || number(name))
}

/// A cell of a support's column: yes, no, blank, or the first day.
fn cell(text: &str) -> Result<Claim, String> {
    let claim = |offered, from| Claim { offered, from, to: None, place: String::new() };
    match text {
        "" => Ok(claim(false, None)),
        _ => match yes(text) {
            Ok(offered) => Ok(claim(offered, None)),
            Err(_) => date::day(text)
                .map(|from| claim(true, Some(from)))
                .map_err(|what| format!("neither yes nor no; {what}")),
        },
    }
}

fn yes(text: &str) -> Result<bool, String> {
    match text.trim().to_lowercase().as_str() {
        "yes" | "y" | "x" | "1" | "true" | "offered" | "elected" | "available" | "active" | "✓"
        | "✔" | "•" | "●" => Ok(true),
        "no" | "n" | "0" | "false" | "-" | "–" | "—" | "not offered" | "not-offered"
        | "not elected" | "not available" | "n/a" => Ok(false),
        _ => Err(format!("expected yes or no, found \"{text}\"")),
    }
}

fn maybe_day(text: &str) -> Result<Option<NaiveDate>, String> {
    if text.is_empty() { Ok(None) } else { date::day(text).map(Some) }
}
