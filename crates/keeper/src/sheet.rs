//! A foreign file as rows with named columns: CSV, or the JSON of an ArcGIS feature query or of CKAN.

use crate::names::plain;
use serde_json::Value as Json;
use std::path::Path;

/// No true file is larger.
const LARGEST: u64 = 64 << 20;
/// A title may stand above the header of a CSV file, in so many lines.
const TITLE_LINES: usize = 10;

/// A foreign file.
#[derive(Debug)]
pub struct Sheet {
    /// Its name, for messages.
    pub file: String,
    /// The columns, each with the names it has.
    columns: Vec<Vec<String>>,
    /// The rows below the header, in order.
    pub rows: Vec<Row>,
}

/// A row with where it stands.
#[derive(Debug)]
pub struct Row {
    /// "line 12" or "feature 3".
    pub place: String,
    cells: Vec<String>,
}

impl Row {
    /// A cell without the spaces round it; empty where the row is too short.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }

    /// A cell of a column that a sheet may lack.
    pub fn maybe(&self, column: Option<usize>) -> &str {
        column.map_or("", |column| self.cell(column))
    }

    /// Whether two rows say the same, wherever they stand.
    pub fn same_cells(&self, other: &Row) -> bool {
        self.cells == other.cells
    }
}

impl Sheet {
    /// Reads a file.
    ///
    /// # Errors
    /// What shows that it is no such file, or not the whole of it.
    pub fn read(path: &Path) -> Result<Sheet, Vec<String>> {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let fault = |what: String| vec![format!("{name}: {what}")];
        let size =
            std::fs::metadata(path).map_err(|e| fault(format!("cannot be read: {e}")))?.len();
        if size > LARGEST {
            return Err(fault(format!("is larger than {} MB", LARGEST >> 20)));
        }
        let bytes = std::fs::read(path).map_err(|e| fault(format!("cannot be read: {e}")))?;
        let text = String::from_utf8(bytes)
            .map_err(|e| fault(format!("is no text in UTF-8: {}", e.utf8_error())))?;
        Sheet::parse(&name, &text)
    }

    /// Reads a text.
    pub fn parse(file: &str, text: &str) -> Result<Sheet, Vec<String>> {
        let text = text.trim_start_matches('\u{feff}');
        let sheet = match text.trim_start().chars().next() {
            None => Err(vec![format!("{file}: is empty")]),
            Some('{' | '[') => from_json(file, text).map_err(|what| vec![what]),
            Some(_) => from_csv(file, text),
        }?;
        match sheet.rows.is_empty() {
            true => Err(vec![format!("{file}: has no rows")]),
            false => Ok(sheet),
        }
    }

    /// The place of a column.
    pub fn column(&self, name: &str) -> Option<usize> {
        let wanted = plain(name);
        self.columns.iter().position(|names| names.iter().any(|name| plain(name) == wanted))
    }

    /// The columns with the names they have.
    pub fn columns(&self) -> impl Iterator<Item = (usize, &[String])> {
        self.columns.iter().map(Vec::as_slice).enumerate()
    }

    /// The names of the columns, for messages.
    pub fn column_names(&self) -> String {
        let names = self.columns.iter().filter_map(|names| names.last());
        let names: Vec<String> = names.map(|name| name.chars().take(40).collect()).collect();
        match names.len() {
            0..=30 => names.join(", "),
            more => format!("{} … ({more} columns)", names[..30].join(", ")),
        }
    }

    /// A fault at a row.
    pub fn at(&self, row: &Row, what: impl std::fmt::Display) -> String {
        format!("{} {}: {what}", self.file, row.place)
    }
}

fn from_csv(file: &str, text: &str) -> Result<Sheet, Vec<String>> {
    refuse_cut(text).map_err(|what| vec![format!("{file}: {what}")])?;
    let mut records = records(file, text)?;
    records.drain(..header_of(&records).unwrap_or(0));
    let mut records = records.into_iter();
    let columns: Vec<String> = records.next().map(|row| row.cells).unwrap_or_default();
    let rows: Vec<Row> = records.collect();
    let uneven = rows.iter().filter(|row| row.cells.len() != columns.len()).map(|row| {
        let (cells, wanted) = (row.cells.len(), columns.len());
        format!("{file} {}: has {cells} cells, the header has {wanted}", row.place)
    });
    let uneven: Vec<String> = uneven.collect();
    if !uneven.is_empty() {
        return Err(uneven);
    }
    let columns = columns.into_iter().map(|name| vec![name.trim().to_owned()]).collect();
    Ok(Sheet { file: file.to_owned(), columns, rows })
}

/// What shows that a text is no table, or not the whole of it.
fn refuse_cut(text: &str) -> Result<(), &'static str> {
    if text.contains('\0') {
        return Err("is no table (it has bytes of zero)");
    }
    if text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1 {
        return Err("a quotation mark is never closed: the file seems cut off");
    }
    if !text.ends_with('\n') {
        return Err(
            "the last line has no line end: the file seems cut off (if it is whole, add one)",
        );
    }
    Ok(())
}

/// All rows that are not empty, the header among them.
fn records(file: &str, text: &str) -> Result<Vec<Row>, Vec<String>> {
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut line = Lines::new(text);
    for record in reader.records() {
        let record = record.map_err(|error| vec![format!("{file}: {error}")])?;
        let place = format!("line {}", line.at(record.position()));
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push(Row { place, cells: record.iter().map(str::to_owned).collect() });
        }
    }
    Ok(rows)
}

/// Counts lines up to a byte, going forward only.
struct Lines<'a> {
    text: &'a [u8],
    byte: usize,
    line: usize,
}

impl Lines<'_> {
    fn new(text: &str) -> Lines<'_> {
        Lines { text: text.as_bytes(), byte: 0, line: 1 }
    }

    fn at(&mut self, position: Option<&csv::Position>) -> usize {
        let start = position.map_or(self.byte, |at| at.byte() as usize);
        // The reader stops between the two characters that end a line.
        let pending = |byte: &&u8| **byte == b'\n' || **byte == b'\r';
        let skipped = self.text[start..].iter().take_while(pending).count();
        let byte = start + skipped;
        let passed = &self.text[self.byte.min(byte)..byte];
        self.line += passed.iter().filter(|byte| **byte == b'\n').count();
        self.byte = byte;
        self.line
    }
}

/// The first row that names a county, a plan or a Community Support in a column.
fn header_of(rows: &[Row]) -> Option<usize> {
    let named = |cell: &String| {
        let known = [crate::columns::COUNTY, crate::columns::PLAN];
        known.iter().any(|column| column.is_named(cell))
    };
    rows.iter().take(TITLE_LINES).position(|row| row.cells.iter().any(named))
}

fn from_json(file: &str, text: &str) -> Result<Sheet, String> {
    let json: Json = serde_json::from_str(text)
        .map_err(|error| format!("{file}: is no whole JSON, perhaps cut off: {error}"))?;
    refuse_parts(&json).map_err(|what| format!("{file}: {what}"))?;
    let (word, records) = json_records(&json).ok_or_else(|| {
        format!("{file}: has neither `features` (ArcGIS) nor `result.records` (CKAN)")
    })?;
    let mut columns: Vec<Vec<String>> = Vec::new();
    let mut rows = Vec::new();
    for (index, record) in records.iter().enumerate() {
        let place = format!("{word} {}", index + 1);
        let attributes = ["attributes", "properties"].iter().find_map(|key| record.get(key));
        let object = attributes.unwrap_or(record).as_object();
        let object = object.ok_or_else(|| format!("{file} {place}: is no object"))?;
        let mut cells = vec![String::new(); columns.len()];
        for (name, value) in object {
            let at = columns.iter().position(|names| names[0] == *name).unwrap_or_else(|| {
                columns.push(vec![name.clone()]);
                cells.push(String::new());
                columns.len() - 1
            });
            cells[at] =
                json_cell(value).map_err(|what| format!("{file} {place}: `{name}` {what}"))?;
        }
        rows.push(Row { place, cells });
    }
    add_aliases(&json, &mut columns);
    Ok(Sheet { file: file.to_owned(), columns, rows })
}

/// An answer that is an error, or only the first part of the answer.
fn refuse_parts(json: &Json) -> Result<(), String> {
    if let Some(error) = json.get("error") {
        return Err(format!("is an error message of the server: {error}"));
    }
    if json.get("success") == Some(&Json::Bool(false)) {
        return Err("says that the query failed".to_owned());
    }
    let exceeded = ["", "/properties"].map(|at| format!("{at}/exceededTransferLimit"));
    if exceeded.iter().any(|at| json.pointer(at) == Some(&Json::Bool(true))) {
        return Err(
            "is only the first part of the answer (exceededTransferLimit): ask for the rest \
                    with resultOffset, and join the parts"
                .to_owned(),
        );
    }
    let total = json.pointer("/result/total").and_then(Json::as_u64);
    let here = json.pointer("/result/records").and_then(Json::as_array).map(Vec::len);
    match (total, here) {
        (Some(total), Some(here)) if total > here as u64 => {
            Err(format!("has {here} of {total} records: ask again with a larger `limit`"))
        }
        _ => Ok(()),
    }
}

fn json_records(json: &Json) -> Option<(&'static str, &Vec<Json>)> {
    let features = json.get("features").and_then(Json::as_array).map(|list| ("feature", list));
    let records = || json.pointer("/result/records").and_then(Json::as_array);
    features
        .or_else(|| records().map(|list| ("record", list)))
        .or_else(|| json.as_array().map(|list| ("record", list)))
}

/// ArcGIS may give a column a readable name beside its own.
fn add_aliases(json: &Json, columns: &mut [Vec<String>]) {
    let fields = json.get("fields").and_then(Json::as_array).into_iter().flatten();
    for field in fields {
        let text = |key: &str| field.get(key).and_then(Json::as_str);
        let (Some(name), Some(alias)) = (text("name"), text("alias")) else {
            continue;
        };
        let column = columns.iter_mut().find(|names| names[0] == name && alias != name);
        column.into_iter().for_each(|names| names.push(alias.to_owned()));
    }
}

fn json_cell(value: &Json) -> Result<String, String> {
    match value {
        Json::Null => Ok(String::new()),
        Json::Bool(yes) => Ok(if *yes { "yes" } else { "no" }.to_owned()),
        Json::Number(number) => Ok(number.to_string()),
        Json::String(text) => Ok(text.clone()),
        Json::Array(_) | Json::Object(_) => Err("is no single value".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        Sheet::parse("x", text).unwrap_err().join("\n")
    }

    #[test]
    fn a_title_above_the_header_and_empty_lines_do_no_harm() {
        let text = "\u{feff}Community Supports,,\n\nMCP,County,Respite\r\n\nA,\"B\nC\",x\nD,E,\n";
        let sheet = Sheet::parse("x", text).unwrap();
        assert_eq!(sheet.column("mcp"), Some(0));
        let places: Vec<&str> = sheet.rows.iter().map(|row| row.place.as_str()).collect();
        assert_eq!(places, ["line 5", "line 7"]);
    }

    #[test]
    fn what_was_cut_off_is_noticed() {
        assert!(fault("County,Plan\nKern,Kais").contains("cut off"));
        assert!(fault("County,Plan\nKern,\"Kais\n").contains("cut off"));
        assert!(fault("County,Plan\nKern\n").contains("line 2: has 1 cells"));
        assert!(fault(r#"{"features":[{"attributes":{"a":1}},"#).contains("cut off"));
        assert!(fault(r#"{"exceededTransferLimit":true,"features":[]}"#).contains("first part"));
        assert!(fault(r#"{"result":{"total":9,"records":[{}]}}"#).contains("1 of 9"));
    }

    #[test]
    fn what_is_no_table_says_so() {
        assert!(fault("").contains("empty"));
        assert!(fault("County,Plan\n").contains("no rows"));
        assert!(fault(r#"{"error":{"code":400}}"#).contains("400"));
        assert!(fault(r#"{"a":1}"#).contains("neither"));
        assert!(fault(r#"{"features":[{"attributes":{"a":[1]}}]}"#).contains("feature 1"));
    }

    #[test]
    fn aliases_of_arcgis_are_names_too() {
        let text = r#"{"fields":[{"name":"F1","alias":"Plan Name"}],
            "features":[{"attributes":{"F1":"a","County":null}},{"attributes":{"F1":"b","Z":2}}]}"#;
        let sheet = Sheet::parse("x", text).unwrap();
        let plan = sheet.column("plan name").unwrap();
        assert_eq!(sheet.rows[1].cell(plan), "b");
        assert_eq!(sheet.rows[0].cell(sheet.column("z").unwrap()), "");
    }
}
