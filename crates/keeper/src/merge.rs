//! Putting what DHCS's table says into `cs-elections.csv`.
//!
//! Nothing is deleted: what ends gets a last day. What the table does not cover (a pair of county and plan
//! that is not in it, a support that it never names) stays as it is. Transitional Rent is a rule of the
//! State and not an election: that a table leaves it out says nothing.

use crate::change::{Change, Kind};
use crate::elections::{Claim, Claims, Pair};
use crate::table::Table;
use chrono::{Days, NaiveDate};

/// Owed by every plan since 2026, whatever a table of elections says.
const NO_ELECTION: &str = "transitional-rent";

/// A merge under way.
pub struct Merge {
    table: Table,
    /// The first day on which DHCS's table holds.
    on: NaiveDate,
    source: String,
    changes: Vec<Change>,
}

/// The row that stands for a support on the day, or nothing.
struct Place<'a> {
    pair: &'a Pair,
    service: &'a str,
    /// The newest row that has not ended before the day.
    current: Option<usize>,
    /// The last day of the row before it.
    ended: Option<NaiveDate>,
}

impl Merge {
    /// Begins with `cs-elections.csv` as it is; `on` is the day from which DHCS's table holds, `source` its
    /// name in the new rows.
    pub fn new(table: Table, on: NaiveDate, source: String) -> Merge {
        Merge { table, on, source, changes: Vec::new() }
    }

    /// The new table, and what is new in it.
    pub fn apply(mut self, claims: &Claims) -> Result<(Table, Vec<Change>), Vec<String>> {
        for (pair, of_pair) in &claims.pairs {
            for service in &claims.services {
                let place = self.place(pair, service).map_err(|what| vec![what])?;
                let lasts = |claim: &&Claim| claim.to.is_none_or(|to| to >= self.on);
                match of_pair.get(service).filter(|claim| claim.offered).filter(lasts) {
                    Some(claim) => self.offered(&place, claim),
                    None if service == NO_ELECTION => {}
                    None => self.left_out(&place),
                }
            }
        }
        self.table.sort(&["county", "plan_id", "service_id", "from_date"]);
        self.refuse_overlaps()?;
        Ok((self.table, self.changes))
    }

    fn place<'a>(&self, pair: &'a Pair, service: &'a str) -> Result<Place<'a>, String> {
        let mut place = Place { pair, service, current: None, ended: None };
        for (at, row) in self.table.rows.iter().enumerate() {
            let cell = |column| self.table.cell(row, column);
            if (cell("county"), cell("plan_id"), cell("service_id")) != (&pair.0, &pair.1, service)
            {
                continue;
            }
            match self.day(at, "to_date")? {
                Some(to) if to < self.on => place.ended = place.ended.max(Some(to)),
                _ => place.current = Some(at),
            }
        }
        Ok(place)
    }

    fn day(&self, at: usize, column: &str) -> Result<Option<NaiveDate>, String> {
        match self.table.cell(&self.table.rows[at], column) {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| {
                format!("cs-elections.csv row {}: `{column}` is no date: \"{text}\"", at + 2)
            }),
        }
    }

    fn from(&self, at: usize) -> Option<NaiveDate> {
        self.table.cell(&self.table.rows[at], "from_date").parse().ok()
    }

    fn is(&self, at: usize, column: &str, value: &str) -> bool {
        self.table.cell(&self.table.rows[at], column) == value
    }

    /// DHCS's table says that the plan offers it in the county.
    fn offered(&mut self, place: &Place, claim: &Claim) {
        let Some(at) = place.current else {
            return self.begin(place, claim);
        };
        if self.is(at, "status", "not-offered") {
            return self.offered_again(place, at, claim);
        }
        if self.is(at, "scope", "county") && self.is(at, "confidence", "primary") {
            return self.correct(place, at, claim);
        }
        let later = claim.from.filter(|from| *from > self.on && self.from(at) < Some(*from));
        match later {
            Some(from) => {
                self.end(at, before(from));
                self.begin(place, claim);
            }
            None => self.replace(place, at, claim),
        }
    }

    fn offered_again(&mut self, place: &Place, at: usize, claim: &Claim) {
        let from = claim.from.unwrap_or(self.on);
        if self.from(at) < Some(from) {
            self.end(at, before(from));
            return self.begin(place, claim);
        }
        self.turn(place, at, "offered", &Claim { from: Some(from), ..claim.clone() });
        self.note(place, Kind::Added, format!("{}: offered from {from}", place.service));
    }

    /// A new row: offered.
    fn begin(&mut self, place: &Place, claim: &Claim) {
        let from = claim.from.unwrap_or(self.on);
        let from = place.ended.map_or(from, |ended| from.max(ended + Days::new(1)));
        let until = claim.to.map_or(String::new(), |to| format!(" to {to}"));
        self.push(place, "offered", from, claim.to);
        self.note(place, Kind::Added, format!("{}: offered from {from}{until}", place.service));
    }

    /// A row from a plan's own word becomes one that names the county.
    fn replace(&mut self, place: &Place, at: usize, claim: &Claim) {
        let was = ["scope", "confidence"]
            .map(|column| self.table.cell(&self.table.rows[at], column).to_owned());
        self.turn(place, at, "offered", claim);
        let what = format!(
            "{}: was known for the {} ({}), now for the county (primary)",
            place.service, was[0], was[1]
        );
        self.note(place, Kind::Changed, what);
    }

    /// Makes a row say what DHCS's table says.
    fn turn(&mut self, place: &Place, at: usize, status: &str, claim: &Claim) {
        let mut row = self.table.rows[at].clone();
        let as_of = self.on.to_string();
        let cells = [
            ("status", status),
            ("scope", "county"),
            ("as_of", as_of.as_str()),
            ("note", ""),
            ("source", self.source.as_str()),
            ("confidence", "primary"),
        ];
        cells.iter().for_each(|(column, value)| self.table.set(&mut row, column, value));
        self.set_dates(place, &mut row, claim);
        self.table.rows[at] = row;
    }

    /// A row of an earlier table of DHCS: only its dates may be otherwise.
    fn correct(&mut self, place: &Place, at: usize, claim: &Claim) {
        let mut row = self.table.rows[at].clone();
        let dates = |table: &Table, row: &[String]| {
            format!(
                "{} to {}",
                or_open(table.cell(row, "from_date")),
                or_open(table.cell(row, "to_date"))
            )
        };
        let was = dates(&self.table, &row);
        self.set_dates(place, &mut row, claim);
        let is = dates(&self.table, &row);
        if was != is {
            self.table.rows[at] = row;
            self.note(place, Kind::Changed, format!("{}: was {was}, is {is}", place.service));
        }
    }

    /// Dates that the table does not give stay as they are, and none reaches into the row before.
    fn set_dates(&self, place: &Place, row: &mut [String], claim: &Claim) {
        let from = claim.from.filter(|from| place.ended < Some(*from));
        for (column, day) in [("from_date", from), ("to_date", claim.to)] {
            if let Some(day) = day {
                self.table.set(row, column, &day.to_string());
            }
        }
    }

    /// DHCS's table covers the county and the plan, and leaves the support out.
    fn left_out(&mut self, place: &Place) {
        let (service, on) = (place.service, self.on);
        match place.current {
            Some(at) if self.is(at, "status", "not-offered") => return,
            // Loaded beforehand: the table is of a day before it begins.
            Some(at) if self.from(at) > Some(on) => return,
            // It would have begun today: it never held.
            Some(at) if self.from(at) == Some(on) => {
                let claim = Claim::left_out(on);
                self.turn(place, at, "not-offered", &claim);
                return self.note(
                    place,
                    Kind::Dropped,
                    format!("{service}: not offered from {on}"),
                );
            }
            Some(at) => {
                self.end(at, before(on));
                self.note(place, Kind::Dropped, format!("{service}: not offered from {on}"));
            }
            None => self.note(place, Kind::NotOffered, format!("{service}: not offered")),
        }
        let from = place.ended.map_or(on, |ended| on.max(ended + Days::new(1)));
        self.push(place, "not-offered", from, None);
    }

    fn end(&mut self, at: usize, last: NaiveDate) {
        let mut row = self.table.rows[at].clone();
        self.table.set(&mut row, "to_date", &last.to_string());
        self.table.rows[at] = row;
    }

    fn push(&mut self, place: &Place, status: &str, from: NaiveDate, to: Option<NaiveDate>) {
        let (from, as_of) = (from.to_string(), self.on.to_string());
        let to = to.map_or(String::new(), |to| to.to_string());
        let row = self.table.row(&[
            ("county", &place.pair.0),
            ("plan_id", &place.pair.1),
            ("service_id", place.service),
            ("status", status),
            ("from_date", &from),
            ("to_date", &to),
            ("scope", "county"),
            ("as_of", &as_of),
            ("source", &self.source),
            ("confidence", "primary"),
        ]);
        self.table.rows.push(row);
    }

    fn note(&mut self, place: &Place, kind: Kind, what: String) {
        let (county, plan) = place.pair.clone();
        self.changes.push(Change { county, plan, kind, what });
    }

    /// No two rows may speak of the same day; the build would refuse them.
    fn refuse_overlaps(&self) -> Result<(), Vec<String>> {
        let cell = |row: &Vec<String>, column: &str| self.table.cell(row, column).to_owned();
        let key = |row| ["county", "plan_id", "service_id"].map(|column| cell(row, column));
        let overlaps = self.table.rows.windows(2).filter(|rows| {
            let (to, from) = (cell(&rows[0], "to_date"), cell(&rows[1], "from_date"));
            key(&rows[0]) == key(&rows[1]) && (to.is_empty() || from <= to)
        });
        let faults: Vec<String> = overlaps
            .map(|rows| {
                let from = cell(&rows[1], "from_date");
                format!("{}: two rows would hold from {from}", key(&rows[1]).join(", "))
            })
            .collect();
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }
}

fn before(day: NaiveDate) -> NaiveDate {
    day - Days::new(1)
}

fn or_open(date: &str) -> &str {
    if date.is_empty() { "open" } else { date }
}
