//! Writes what is said about each person: a JSON object a line, or a row of a table.

use crate::people::Piece;
use crate::table::Head;
use chrono::NaiveDate;
use content::RULEBOOK;
use screening::fault::Fault;
use screening::person::Person;
use screening::report::{self, Brief};
use serde_json::Value as Json;

/// How a report is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// With reasons, as JSON.
    Full,
    /// Without reasons, as JSON.
    Brief,
    /// As a row of a table.
    Row,
}

/// How all reports are written, and by the rules of which day.
pub struct Reports {
    /// How.
    pub form: Form,
    /// The day.
    pub as_of: NaiveDate,
}

const BEFORE: [&str; 4] = ["id", "as_of", "next_question", "notices"];
const AFTER: [&str; 4] = ["line", "field", "error", "expected"];

impl Reports {
    /// What stands before all reports.
    pub fn head(&self) -> Vec<u8> {
        let programs = RULEBOOK.programs.iter().map(|program| program.id);
        match self.form {
            Form::Row => row(BEFORE.into_iter().chain(programs).chain(AFTER)),
            Form::Full | Form::Brief => Vec::new(),
        }
    }

    /// Writes the report about one person, or why they cannot be read; gives back whether they could.
    pub fn write(&self, piece: &Piece, head: Option<&Head>, out: &mut Vec<u8>) -> bool {
        let read = piece.read(head);
        match (&read, self.form) {
            (Ok(person), Form::Full) => line(&report::of(person, self.as_of), out),
            (Ok(person), Form::Brief) => line(&report::brief(person, self.as_of), out),
            (Ok(person), Form::Row) => out.extend(self.verdicts(person)),
            (Err(fault), Form::Row) => out.extend(fault_row(fault)),
            (Err(fault), _) => line(fault, out),
        }
        read.is_ok()
    }

    fn verdicts(&self, person: &Person) -> Vec<u8> {
        let Brief { id, as_of, verdicts, next_question, notices } =
            report::brief(person, self.as_of);
        let before = [text(&id), as_of.to_string()];
        let next = next_question.map_or("", |fact| fact.0);
        let notices = notices.join("; ");
        let before = before.iter().map(String::as_str).chain([next, &notices]);
        let verdicts = verdicts.iter().map(|(_, verdict)| verdict.0);
        row(before.chain(verdicts).chain(AFTER.map(|_| "")))
    }
}

fn line(said: &impl serde::Serialize, out: &mut Vec<u8>) {
    serde_json::to_writer(&mut *out, said).expect("a list in memory takes everything");
    out.push(b'\n');
}

fn fault_row(fault: &Fault) -> Vec<u8> {
    let (id, number) = (text(&fault.id), fault.line.unwrap_or_default().to_string());
    let before = BEFORE.map(|name| if name == "id" { id.as_str() } else { "" });
    let verdicts = RULEBOOK.programs.iter().map(|_| "");
    let after = [number.as_str(), &fault.field, &fault.error, &fault.expected];
    row(before.into_iter().chain(verdicts).chain(after))
}

/// An id as a cell.
fn text(id: &Json) -> String {
    match id {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn row<'a>(cells: impl Iterator<Item = &'a str>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(cells).expect("a list in memory takes everything");
    writer.into_inner().expect("a list in memory takes everything")
}
