//! The form: a table with a row for each doubtful fact, and empty columns for the reviewer.

use super::fact::Fact;
use book::reviewer::{Column, Doubtful};
use compiler::Content;
use std::path::Path;

/// The columns that say what is believed; behind them stand those that a reviewer fills.
const TOLD: [&str; 11] = [
    "number",
    "harm",
    "part of the rules",
    "what it says",
    "kind",
    "source",
    "source id",
    "place",
    "link",
    "confidence",
    "what to check",
];
/// The columns behind those, for whoever takes the form back.
const BEHIND: [&str; 8] =
    ["last checked", "open questions", "programs", "criterion", "file", "in the file", ID, MARK];
/// The column by which a row is noticed whose text changed meanwhile.
pub const MARK: &str = "mark";
/// The column with the name of the fact.
pub const ID: &str = "id";

/// The columns that a reviewer fills.
pub const ASKED: [Column; 7] = [
    Column { name: "checked", means: "yes, no or changed", example: "yes" },
    Column {
        name: "new confidence",
        means: "Only if it is another one now: primary, plan, secondary or inference",
        example: "primary",
    },
    Column {
        name: "new source id",
        means: "With a new confidence: the document, by its id in sources.csv. It may be the same one",
        example: "ecm-guide-2026-01",
    },
    Column {
        name: "new place",
        means: "Where in that document: page, section or heading",
        example: "p. 19",
    },
    Column { name: "date", means: "The day on which you looked", example: "2026-12-01" },
    Column { name: "role", means: "Your role, not your name", example: "benefits counselor" },
    Column {
        name: "remark",
        means: "Anything else; with “changed”, what is right",
        example: "The limit is 4, not 5, since January 2027.",
    },
];

/// What a reviewer wrote in a row.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// The row as a spreadsheet counts it: the head is 1.
    pub number: usize,
    /// The name of the fact.
    pub id: String,
    /// The mark that the fact had when the form was made.
    pub mark: String,
    /// The cells of [`ASKED`], in that order.
    pub cells: [String; ASKED.len()],
}

/// The form as a table, for facts in the order shown. A mark in front tells spreadsheets that it is UTF-8.
pub fn written(content: &Content, facts: &[Fact]) -> Result<Vec<u8>, csv::Error> {
    let asked = ASKED.map(|column| column.name);
    let head: Vec<&str> = TOLD.into_iter().chain(asked).chain(BEHIND).collect();
    let rows = facts.iter().enumerate().map(|(at, fact)| row(&told(content, at + 1, fact), fact));
    table(&head, rows)
}

/// A table that spreadsheets open: UTF-8 with a mark in front, lines as they end them.
pub fn table(
    head: &[&str],
    rows: impl Iterator<Item = Vec<String>>,
) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(head)?;
    for row in rows {
        writer.write_record(row)?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

fn row(told: &Doubtful, fact: &Fact) -> Vec<String> {
    let rests = fact.rests.as_ref();
    let id = rests.filter(|it| !it.in_words).map_or("", |it| it.source.as_str());
    let before = [
        told.number.to_string(),
        fact.harm.title().to_owned(),
        told.about.clone(),
        told.says.clone(),
        told.kind.clone(),
        told.source.clone(),
        id.to_owned(),
        told.at.clone(),
        told.address.clone().unwrap_or_default(),
        rests.map_or("open", |it| it.confidence.as_str()).to_owned(),
        told.check.clone(),
    ];
    let behind = [
        told.checked.map(|day| day.to_string()).unwrap_or_default(),
        told.doubts.join(", "),
        told.programs.to_string(),
        told.code.clone(),
        format!("{}:{}", fact.place.file, fact.place.line),
        fact.path.clone(),
        told.id.clone(),
        fact.mark(),
    ];
    let empty = ASKED.iter().map(|_| String::new());
    before.into_iter().chain(empty).chain(behind).collect()
}

/// A fact as a reviewer sees it.
pub fn told(content: &Content, number: usize, fact: &Fact) -> Doubtful {
    let rests = fact.rests.as_ref();
    let source = rests.filter(|it| !it.in_words);
    let source = source.and_then(|it| content.sources.iter().find(|known| known.id == it.source));
    let document = match (source, rests) {
        (Some(it), _) => book::reviewer::document_name(it),
        (None, Some(rests)) => rests.source.clone(),
        (None, None) => String::new(),
    };
    Doubtful {
        number,
        id: fact.id.clone(),
        kind: fact.kind.to_owned(),
        about: fact.about.clone(),
        says: fact.says.clone(),
        code: fact.code.clone(),
        stands: format!("{}:{}, {}", fact.place.file, fact.place.line, fact.path),
        at: rests.map_or(String::new(), |it| it.at.clone()),
        address: match source {
            Some(it) => it.address.clone(),
            None => first_address(&document),
        },
        confidence: rests.map_or("", |it| sureness(&it.confidence)).to_owned(),
        checked: rests.and_then(|it| it.checked),
        doubts: fact.doubts.clone(),
        programs: fact.programs,
        check: check(fact, source.is_some()),
        source: document,
    }
}

/// The first web address in a text.
fn first_address(text: &str) -> Option<String> {
    let mut words = text.split_whitespace();
    words.find(|word| word.starts_with("https://")).map(str::to_owned)
}

fn sureness(confidence: &str) -> &'static str {
    match confidence {
        "primary" => "How sure: primary, read in the text of the State or another authority",
        "plan" => "How sure: plan, read on a health plan’s own page",
        "secondary" => "How sure: secondary, read in somebody else’s account",
        "inference" => {
            "How sure: inference, our reading, the text does not say it in so many words"
        }
        _ => "How sure: recall, never looked up",
    }
}

/// What to look for, and where.
fn check(fact: &Fact, named: bool) -> String {
    let there = if named { "the document beside" } else { "what it rests on" };
    let Some(rests) = &fact.rests else {
        return "Find a text that answers this, and write it in the remark.".to_owned();
    };
    if fact.kind == "telephone line" {
        return format!("Call it, or read {there}: is it this line, and is it still answered?");
    }
    let text = match rests.confidence.as_str() {
        "recall" => {
            "Nobody has looked this up. Find it in the document beside, or in a firmer one."
        }
        "inference" => {
            "Our own reading. Does the document beside say so in so many words? If not, does another?"
        }
        "secondary" => {
            "Told second hand. Find the text of the State, or of the plan itself, that says so."
        }
        _ => "One plan says so. Find the text of the State that says it for every plan.",
    };
    text.to_owned()
}

/// Reads a form that came back.
///
/// # Errors
/// What is wrong with the table as a table.
pub fn read(file: &Path) -> Result<Vec<Row>, Vec<String>> {
    let fault = |what: String| vec![format!("{}: {what}", file.display())];
    let text = std::fs::read(file).map_err(|error| fault(error.to_string()))?;
    let text = String::from_utf8(text)
        .map_err(|_| fault("is not UTF-8; save it as \"CSV UTF-8\"".to_owned()))?;
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(text))
        .flexible(true)
        .from_reader(text.as_bytes());
    let head = reader.headers().map_err(|error| fault(error.to_string()))?.clone();
    let column = |name: &str| {
        let found = head.iter().position(|column| column.trim().eq_ignore_ascii_case(name));
        found.ok_or_else(|| fault(format!("row 1: the column `{name}` is missing")))
    };
    let (id, mark) = (column(ID)?, column(MARK)?);
    let asked = ASKED.iter().map(|asked| column(asked.name)).collect::<Result<Vec<_>, _>>()?;
    let rows = reader.records().enumerate().map(|(at, record)| {
        let record = record.map_err(|error| fault(error.to_string()))?;
        let cell = |at: usize| record.get(at).unwrap_or_default().trim().to_owned();
        let cells = std::array::from_fn(|index| cell(asked[index]));
        Ok(Row { number: at + 2, id: cell(id), mark: cell(mark), cells })
    });
    rows.collect()
}

/// Some spreadsheets part cells by semicolons or tabs.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    let count = |mark: u8| head.bytes().filter(|byte| *byte == mark).count();
    b",;\t".iter().copied().max_by_key(|mark| count(*mark)).unwrap_or(b',')
}
