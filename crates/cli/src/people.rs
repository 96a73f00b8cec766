//! Takes the input apart into people, one after the other, without reading them yet.

use crate::End;
use crate::lines::{self, LONGEST, Line};
use crate::table::Head;
use screening::fault::Fault;
use screening::person::{self, Person};
use std::io::{self, BufRead, BufReader, Read};

/// One person as they stand in the input.
pub struct Piece {
    /// The line on which they stand, counted from 1.
    line: usize,
    text: Text,
}

enum Text {
    Line(Vec<u8>),
    Row(csv::ByteRecord),
    TooLong,
}

/// The people of an input.
pub enum Input {
    /// A JSON object a line.
    Lines { input: Box<dyn BufRead + Send>, line: usize },
    /// A table with a head.
    Table { input: Box<csv::Reader<Box<dyn Read + Send>>>, head: Head },
}

impl Input {
    /// People as JSON lines.
    pub fn lines(input: Box<dyn Read + Send>) -> Input {
        Input::Lines { input: Box::new(BufReader::with_capacity(1 << 16, input)), line: 0 }
    }

    /// People as rows of a table.
    pub fn table(input: Box<dyn Read + Send>) -> Result<Input, End> {
        let mut input = csv::ReaderBuilder::new().flexible(true).from_reader(input);
        let head = input.byte_headers().map_err(broken)?.clone();
        let head = Head::read(&head).map_err(End::Misused)?;
        Ok(Input::Table { input: Box::new(input), head })
    }

    /// How a table's columns are called.
    pub fn head(&self) -> Option<Head> {
        match self {
            Input::Lines { .. } => None,
            Input::Table { head, .. } => Some(head.clone()),
        }
    }

    /// The next person; `None` at the end.
    pub fn next(&mut self) -> io::Result<Option<Piece>> {
        match self {
            Input::Lines { input, line } => next_line(input, line),
            Input::Table { input, .. } => next_row(input),
        }
    }
}

fn next_line(input: &mut impl BufRead, line: &mut usize) -> io::Result<Option<Piece>> {
    while let Some(read) = lines::next(input)? {
        *line += 1;
        let text = match read {
            Line::Whole(bytes) if bytes.trim_ascii().is_empty() => continue,
            Line::Whole(bytes) => Text::Line(bytes),
            Line::TooLong => Text::TooLong,
        };
        return Ok(Some(Piece { line: *line, text }));
    }
    Ok(None)
}

fn next_row(input: &mut csv::Reader<impl Read>) -> io::Result<Option<Piece>> {
    let mut row = csv::ByteRecord::new();
    if !input.read_byte_record(&mut row).map_err(broken)? {
        return Ok(None);
    }
    let line = row.position().map_or(0, |place| place.line() as usize);
    Ok(Some(Piece { line, text: Text::Row(row) }))
}

fn broken(error: csv::Error) -> io::Error {
    io::Error::other(error)
}

impl Piece {
    /// Reads the person.
    pub fn read(&self, head: Option<&Head>) -> Result<Person, Fault> {
        let read = match (&self.text, head) {
            (Text::Line(bytes), _) => person::read(&String::from_utf8_lossy(bytes)),
            (Text::Row(row), Some(head)) => {
                head.person(row).and_then(|object| person::from_object(&object))
            }
            (Text::Row(_) | Text::TooLong, _) => Err(too_long()),
        };
        read.map_err(|fault| fault.on(self.line))
    }
}

fn too_long() -> Fault {
    Fault::new("", "a line that is too long", format!("at most {LONGEST} bytes a line"))
}
