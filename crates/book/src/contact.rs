//! Telephone lines, as far as they were seen. Where none was, what to do instead.

use crate::html::{Html, html, out, tag};
use crate::sheet::{Sheet, phone_link};
use compiler::places::Row;

/// A line of a table: its columns for number, other number, TTY, hours, and how sure they are.
#[derive(Clone, Copy, Debug)]
pub struct Columns<'a> {
    /// Number.
    pub number: &'a str,
    /// Another number for the same line.
    pub other: &'a str,
    /// The line for people who cannot hear or speak well.
    pub tty: &'a str,
    /// When it is answered.
    pub hours: &'a str,
    /// How sure.
    pub confidence: &'a str,
}

/// A line in words; `None` where no number was seen.
pub fn line(row: &Row, columns: Columns) -> Option<Html> {
    let cell =
        |column: &str| Some(row.seen(column, columns.confidence)).filter(|text| !text.is_empty());
    let number = cell(columns.number)?;
    let other = cell(columns.other).map(|other| html![", or ", numbers(other)]);
    let tty = cell(columns.tty).map(|tty| html![" (TTY ", numbers(tty), ")"]);
    let hours = cell(columns.hours).map(|hours| html![". Hours: ", hours]);
    Some(html![numbers(number), other, tty, hours, "."])
}

/// One number, or several with "or" between.
fn numbers(text: &str) -> Html {
    let parts = text.split(" or ").enumerate().map(|(index, number)| {
        let or = if index == 0 { "" } else { " or " };
        html![or, phone_link(number)]
    });
    parts.collect()
}

/// The number of a statewide contact. The tables have those that pages name.
pub fn statewide(sheet: &Sheet, id: &str) -> Html {
    html![cell(sheet, id, "name"), " ", numbers(cell(sheet, id, "phone"))]
}

/// A cell of a statewide contact.
pub fn cell<'a>(sheet: &Sheet<'a>, id: &str, column: &str) -> &'a str {
    let row = sheet.content.places.contacts.iter().find(|row| row.cell("contact_id") == id);
    row.unwrap_or_else(|| panic!("no `{id}` in statewide-contacts.csv")).cell(column)
}

/// What to do where no number of a plan was seen.
pub fn no_plan_number(sheet: &Sheet) -> Html {
    html![
        "We have not seen its number. Call the number on the plan card, or ",
        statewide(sheet, "health-care-options"),
        ".",
    ]
}

/// What to do where no number of a county's Medi-Cal office was seen.
pub fn no_county_number(sheet: &Sheet) -> Html {
    html![
        "We have not seen the number of this county’s office. Apply or ask at ",
        out("https://benefitscal.com", "BenefitsCal"),
        ", or call ",
        statewide(sheet, "health-care-options"),
        ". ",
        statewide(sheet, "211"),
        " can find the office.",
    ]
}

/// What to do where no behavioral health line was seen.
pub fn no_behavioral_health_number(sheet: &Sheet) -> Html {
    html![
        "We have not seen the number of this county’s line. In a crisis call or text ",
        phone_link("988"),
        ", any time. Otherwise call the number on the plan card, or ",
        statewide(sheet, "211"),
        ".",
    ]
}

/// A name and what stands beside it.
pub fn pair(name: &str, inner: impl Into<Html>) -> Html {
    tag("div").holds(html![tag("dt").holds(name), tag("dd").holds(inner)])
}
