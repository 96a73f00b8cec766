//! People as rows of a table: a column for the id, the county, the plan, and for each fact.

use csv::ByteRecord;
use rules::{Fact, Kind};
use screening::fault::Fault;
use screening::person;
use serde_json::{Map, Value as Json};

/// Between two answers in one cell.
const APART: char = ';';

/// The columns of a table, in order.
#[derive(Clone)]
pub struct Head(Vec<Column>);

#[derive(Clone, Copy)]
enum Column {
    Id,
    Fact(&'static Fact),
}

impl Head {
    /// Reads the first row.
    pub fn read(row: &ByteRecord) -> Result<Head, String> {
        let names: Vec<String> = row.iter().map(cell).collect();
        let twice = names.iter().enumerate().find(|(place, name)| names[..*place].contains(name));
        match twice {
            Some((_, name)) => Err(format!("the table has the column \"{name}\" twice")),
            None => names.iter().map(|name| column(name)).collect::<Result<_, _>>().map(Head),
        }
    }

    /// A row as a person would be written as JSON. An empty cell was not asked.
    pub fn person(&self, row: &ByteRecord) -> Result<Map<String, Json>, Fault> {
        if row.len() != self.0.len() {
            let (found, expected) = (row.len(), self.0.len());
            return Err(Fault::new(
                "",
                format!("{found} cells"),
                format!("{expected}, as in the head"),
            ));
        }
        let (mut person, mut answers) = (Map::new(), Map::new());
        for (column, text) in self.0.iter().zip(row.iter().map(cell)) {
            match column {
                _ if text.is_empty() => {}
                Column::Id => _ = person.insert("id".to_owned(), text.into()),
                // The few codes of the two that are no ids stand among the answers.
                Column::Fact(fact)
                    if is_place(fact)
                        && !person::codes(fact).contains(&&*text)
                        && !is_open(&text) =>
                {
                    person.insert(fact.id.to_owned(), text.into());
                }
                Column::Fact(fact) => _ = answers.insert(fact.id.to_owned(), answer(fact, &text)),
            }
        }
        person.insert("answers".to_owned(), answers.into());
        Ok(person)
    }
}

fn column(name: &str) -> Result<Column, String> {
    if name == "id" {
        return Ok(Column::Id);
    }
    let fact = person::fact(name).map(|fact| &content::FACTS[fact.index()]);
    fact.map(Column::Fact).ok_or_else(|| {
        format!("the table has a column \"{name}\"; expected id or a fact that --questions lists")
    })
}

fn is_place(fact: &Fact) -> bool {
    ["county", "plan"].contains(&fact.id)
}

fn is_open(text: &str) -> bool {
    ["not-sure", "declined"].contains(&text)
}

fn cell(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim().trim_start_matches('\u{feff}').to_owned()
}

/// A cell as the answer would be written as JSON.
fn answer(fact: &Fact, text: &str) -> Json {
    match fact.kind {
        _ if is_open(text) => text.into(),
        Kind::Number => text.parse::<u64>().map_or_else(|_| text.into(), Json::from),
        Kind::Multi => text.split(APART).map(str::trim).filter(|code| !code.is_empty()).collect(),
        _ => text.into(),
    }
}
