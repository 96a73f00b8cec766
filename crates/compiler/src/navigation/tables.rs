//! The rows of the tables that say what to do next.

use super::{Dates, Holiday, Limit, PaceSite, ReentrySite};
use crate::fault::Fault;
use crate::places::{Places, Row};
use crate::source::{self, Citation};

/// A row of `state-holidays.csv`.
pub(super) fn holiday(row: &Row) -> Result<Holiday, Fault> {
    let date = row.date("date")?;
    Ok(Holiday {
        date: date.ok_or_else(|| row.place.fault("column `date` is empty"))?,
        name: row.need("name")?.to_owned(),
        citation: row_citation(row)?,
        place: row.place.clone(),
    })
}

/// A row of `medi-cal-limits.csv`.
pub(super) fn limit(row: &Row) -> Result<Limit, Fault> {
    let whole = |column: &str| {
        let text = row.need(column)?;
        let wrong = || row.place.fault(format!("column `{column}`: expected a whole number"));
        text.parse::<u32>().map_err(|_| wrong())
    };
    let owned = !row.cell("asset_limit").is_empty();
    Ok(Limit {
        id: row.need("limit_id")?.to_owned(),
        size: whole("household_size")? as u16,
        dollars: whole(if owned { "asset_limit" } else { "monthly_limit" })?,
        dates: Dates { from: row.date("effective_from")?, to: row.date("effective_to")? },
        citation: row_citation(row)?,
        place: row.place.clone(),
    })
}

/// A row of `pace-by-county.csv`.
pub(super) fn pace(row: &Row, places: &Places) -> Result<PaceSite, Fault> {
    Ok(PaceSite {
        county: county(row, row.need("county")?, places)?,
        organization: row.need("organization")?.to_owned(),
    })
}

/// A row of `reentry-sites.csv`.
pub(super) fn reentry(row: &Row, places: &Places) -> Result<ReentrySite, Fault> {
    let name = row.need("county")?;
    let prisons = name == "state prisons";
    Ok(ReentrySite {
        county: if prisons { None } else { Some(county(row, name, places)?) },
        since: row.need("since")?.to_owned(),
        citation: row_citation(row)?,
        place: row.place.clone(),
    })
}

fn county(row: &Row, name: &str, places: &Places) -> Result<usize, Fault> {
    let found = places.counties.iter().position(|county| county.cell("county") == name);
    found.ok_or_else(|| row.place.fault(format!("`{name}` is no county of counties.csv")))
}

/// What a row rests on: the first word of `source` is the source's id, the rest says where in it.
fn row_citation(row: &Row) -> Result<Citation, Fault> {
    let text = row.need("source")?;
    let (source, at) = text.split_once(' ').unwrap_or((text, ""));
    let confidence = row.need("confidence")?;
    if !source::CONFIDENCES[1..].contains(&confidence) {
        let what = format!("the confidence \"{confidence}\" is unknown, or recall alone");
        return Err(row.place.fault(what));
    }
    Ok(Citation { source: source.to_owned(), at: at.to_owned(), confidence: confidence.to_owned() })
}
