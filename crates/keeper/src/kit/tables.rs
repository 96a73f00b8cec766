//! The facts of the tables: telephone lines, limits of income, closed days, places of services before release.

use super::collect::Collector;
use super::fact::{Fact, Harm, Rests};
use super::spot::{Cells, Spot};
use compiler::fault::Fault;
use compiler::places::{self, Row};
use std::collections::BTreeMap;
use std::path::Path;

/// A telephone line of each row of a table.
struct Line {
    table: &'static str,
    /// The column with the name of the row.
    key: &'static str,
    /// The column with the name of who answers, and what is put behind it.
    name: (&'static str, &'static str),
    /// What is put behind the id where a row has two lines.
    which: &'static str,
    number: &'static str,
    other: &'static str,
    tty: &'static str,
    hours: &'static str,
    cells: Cells,
}

const OWN: Cells = Cells { source: "source", confidence: "confidence", checked: "checked" };
const PLAN: Line = Line {
    table: "plans",
    key: "plan_id",
    name: ("name", ", member services"),
    which: "",
    number: "member_phone",
    other: "member_phone_alt",
    tty: "tty",
    hours: "member_hours",
    cells: OWN,
};
const STATE: Line = Line {
    table: "statewide-contacts",
    key: "contact_id",
    name: ("name", ""),
    which: "",
    number: "phone",
    other: "phone_alt",
    tty: "tty",
    hours: "hours",
    cells: OWN,
};
const MEDI_CAL: Line = Line {
    table: "counties",
    key: "county_id",
    name: ("county", " County, Medi-Cal office"),
    which: "/medi-cal",
    number: "medi_cal_phone",
    other: "medi_cal_phone_alt",
    tty: "medi_cal_tty",
    hours: "medi_cal_hours",
    cells: Cells {
        source: "medi_cal_source",
        confidence: "medi_cal_confidence",
        checked: "medi_cal_checked",
    },
};
const BEHAVIORAL_HEALTH: Line = Line {
    table: "counties",
    key: "county_id",
    name: ("county", " County, mental health and substance use"),
    which: "/behavioral-health",
    number: "bh_phone",
    other: "bh_phone_alt",
    tty: "bh_tty",
    hours: "bh_hours",
    cells: Cells { source: "bh_source", confidence: "bh_confidence", checked: "bh_checked" },
};

/// What several rows say together, in words.
type Says = fn(&[Row]) -> String;
/// Tables of which several rows are one fact: name, columns by which they belong together, kind, words.
const TOGETHER: [(&str, &[&str], &str, Says); 3] = [
    ("medi-cal-limits", &["limit_id", "effective_from"], "limit of income", income),
    ("state-holidays", &["source"], "closed days", closed),
    ("reentry-sites", &["county"], "services before release", before_release),
];

/// Adds the facts of all tables.
///
/// # Errors
/// A table that cannot be read.
pub fn collect(all: &mut Collector, root: &Path) -> Result<(), Fault> {
    let known = &all.content.places;
    let lines = [
        (&known.plans, PLAN),
        (&known.counties, MEDI_CAL),
        (&known.counties, BEHAVIORAL_HEALTH),
        (&known.contacts, STATE),
    ];
    for (rows, line) in lines {
        let seen = rows.iter().filter(|row| !row.cell(line.number).is_empty());
        for row in seen {
            telephone(all, row, &line)?;
        }
    }
    let read = |table: &str| places::read(root, &format!("{table}.csv"));
    for (table, keys, kind, says) in TOGETHER {
        together(all, (table, read(table)?), keys, kind, says)?;
    }
    Ok(())
}

fn telephone(all: &mut Collector, row: &Row, line: &Line) -> Result<(), Fault> {
    let more = |before: &str, column: &str| match row.cell(column) {
        "" => String::new(),
        cell => format!("{before}{cell}"),
    };
    let (name, behind) = line.name;
    let says = [
        format!("{}{behind}: {}", row.cell(name), row.cell(line.number)),
        more(", or ", line.other),
        more("; TTY ", line.tty),
        more("; ", line.hours),
    ];
    let key = row.cell(line.key);
    let spot = Spot::Row {
        table: line.table.to_owned(),
        key: vec![(line.key.to_owned(), key.to_owned())],
        cells: line.cells,
    };
    let rests = Rests {
        source: row.cell(line.cells.source).to_owned(),
        at: String::new(),
        confidence: row.cell(line.cells.confidence).to_owned(),
        checked: row.date(line.cells.checked)?,
        in_words: true,
    };
    let id = format!("{}/{key}{}", line.table, line.which);
    add(all, id, "telephone line", says.concat(), row, rests, vec![spot]);
    Ok(())
}

fn add(
    all: &mut Collector,
    id: String,
    kind: &'static str,
    says: String,
    row: &Row,
    rests: Rests,
    spots: Vec<Spot>,
) {
    let path = spots.first().map_or(String::new(), Spot::path);
    let (programs, risk) = (all.decided(), all.risk(&[]));
    all.add(Fact {
        id,
        harm: Harm::LostTime,
        kind,
        about: "Whom to call, and tables".to_owned(),
        says,
        code: String::new(),
        place: row.place.clone(),
        path,
        rests: Some(rests),
        programs,
        doubts: Vec::new(),
        risk,
        spots,
    });
}

/// Rows with the same source and confidence that only make sense together: one fact.
fn together(
    all: &mut Collector,
    (table, rows): (&str, Vec<Row>),
    keys: &[&'static str],
    kind: &'static str,
    says: Says,
) -> Result<(), Fault> {
    let mut groups: BTreeMap<Vec<String>, Vec<Row>> = BTreeMap::new();
    for row in rows {
        let cells = keys.iter().chain(&["source", "confidence"]);
        let name = cells.map(|column| row.cell(column).to_owned()).collect();
        groups.entry(name).or_default().push(row);
    }
    for rows in groups.into_values() {
        let text = rows[0].cell("source");
        let (source, at) = text.split_once(' ').unwrap_or((text, ""));
        let rests = Rests {
            source: source.to_owned(),
            at: at.to_owned(),
            confidence: rows[0].cell("confidence").to_owned(),
            checked: rows[0].date("checked")?,
            in_words: false,
        };
        let name = keys.iter().map(|key| rows[0].cell(key)).collect::<Vec<_>>().join("@");
        let id = format!("{table}/{}", name.replace(' ', "-"));
        let spots = rows.iter().map(|row| Spot::Row {
            table: table.to_owned(),
            key: row.cells().map(|(column, cell)| (column.to_owned(), cell.to_owned())).collect(),
            cells: OWN,
        });
        add(all, id, kind, says(&rows), &rows[0], rests, spots.collect());
    }
    Ok(())
}

fn income(rows: &[Row]) -> String {
    let amount = |row: &Row| match row.cell("asset_limit") {
        "" => format!("{}: ${} a month", row.cell("household_size"), row.cell("monthly_limit")),
        owned => format!("{}: ${owned} owned", row.cell("household_size")),
    };
    let amounts: Vec<String> = rows.iter().map(amount).collect();
    let (name, from) = (rows[0].cell("program"), rows[0].cell("effective_from"));
    format!("{name}, from {from}, by size of household: {}.", amounts.join("; "))
}

fn closed(rows: &[Row]) -> String {
    let day = |row: &Row| format!("{} ({})", row.cell("date"), row.cell("name"));
    let days: Vec<String> = rows.iter().map(day).collect();
    format!("Offices of the State are closed on: {}.", days.join(", "))
}

fn before_release(rows: &[Row]) -> String {
    let site = |row: &Row| {
        let (county, since) = (row.cell("county"), row.cell("since"));
        format!("{county}: {} offer services before release since {since}.", row.cell("facilities"))
    };
    rows.iter().map(site).collect::<Vec<_>>().join(" ")
}
