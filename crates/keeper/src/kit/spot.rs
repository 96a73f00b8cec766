//! Where a fact stands in the files, down to the word that an answer changes.

use super::text::Text;
use chrono::NaiveDate;
use compiler::yaml::Value;

/// A place that an answer changes.
#[derive(Clone, Debug)]
pub enum Spot {
    /// A criterion: file, the way to the rule that it is part of, its number among the rule's criteria.
    Leaf(String, Vec<Step>, usize),
    /// A map with a source of its own: file, the way to it.
    Entry(String, Vec<Step>),
    /// A row of a table.
    Row {
        /// The table's name.
        table: String,
        /// Columns and cells by which it is found.
        key: Vec<(String, String)>,
        /// Which cells an answer changes.
        cells: Cells,
    },
}

/// The columns of a table that say what a row rests on.
#[derive(Clone, Copy, Debug)]
pub struct Cells {
    /// The source.
    pub source: &'static str,
    /// How sure.
    pub confidence: &'static str,
    /// When it was checked.
    pub checked: &'static str,
}

/// A step on the way down a YAML file.
#[derive(Clone, Debug)]
pub enum Step {
    /// To what stands under a key.
    Key(String),
    /// To a part of a list, from 0.
    At(usize),
    /// To the part of a list that says this under this key.
    Having(String, String),
}

/// What an answer writes: a source with its place, how sure, and the day of the check.
#[derive(Clone, Debug)]
pub struct Rest {
    /// The source and the place in it, as files write them.
    pub source: String,
    /// One of the words.
    pub confidence: String,
    /// When it was checked.
    pub checked: NaiveDate,
}

impl Step {
    /// To what stands under a key.
    pub fn key(key: &str) -> Step {
        Step::Key(key.to_owned())
    }
}

impl Spot {
    /// The file, below the content folder.
    pub fn file(&self) -> String {
        match self {
            Spot::Leaf(file, ..) | Spot::Entry(file, _) => file.clone(),
            Spot::Row { table, .. } => format!("tables/{table}.csv"),
        }
    }

    /// Where in the file, in words.
    pub fn path(&self) -> String {
        match self {
            Spot::Row { cells, .. } => format!("columns {} and {}", cells.source, cells.confidence),
            _ => String::new(),
        }
    }

    /// Writes into a YAML file what the fact here rests on.
    ///
    /// # Errors
    /// What stands there otherwise than expected.
    pub fn write(&self, root: &Value, text: &mut Text, rest: &Rest) -> Result<(), String> {
        match self {
            Spot::Leaf(_, steps, number) => {
                let rule = follow(root, steps)?;
                let mut all = Vec::new();
                leaves(&rule, None, &mut all);
                let found = all.into_iter().nth(*number);
                match found.ok_or("the criterion is not there any more")? {
                    (_, Some(carrier)) => text.set(&carrier, &rest.pairs()),
                    (leaf, None) => text.expand(&leaf, &rest.pairs()),
                }
            }
            Spot::Entry(_, steps) => text.set(&follow(root, steps)?, &rest.pairs()),
            Spot::Row { .. } => Err("is a table".to_owned()),
        }
    }
}

impl Rest {
    fn pairs(&self) -> [(&'static str, String); 3] {
        [
            ("source", self.source.clone()),
            ("confidence", self.confidence.clone()),
            ("checked", self.checked.to_string()),
        ]
    }
}

fn follow(root: &Value, steps: &[Step]) -> Result<Value, String> {
    let lost = |step: &Step| format!("{step:?} is not there any more");
    steps.iter().try_fold(root.clone(), |value, step| {
        let parts = || value.list().unwrap_or_default();
        let says = |part: &Value, key: &str, wanted: &str| {
            part.get(key).is_some_and(|value| value.as_text() == Some(wanted))
        };
        let next = match step {
            Step::Key(key) => value.get(key),
            Step::At(at) => parts().into_iter().nth(*at),
            Step::Having(key, wanted) => parts().into_iter().find(|part| says(part, key, wanted)),
        };
        next.ok_or_else(|| lost(step))
    })
}

/// The criteria of a rule in the order in which the compiler has them, each with the map that holds its
/// source and nobody else's.
fn leaves(value: &Value, carrier: Option<&Value>, found: &mut Vec<(Value, Option<Value>)>) {
    if value.as_text().is_some() {
        found.push((value.clone(), carrier.cloned()));
    }
    let lists = ["all", "any", "none", "of"].into_iter().filter_map(|key| value.get(key));
    for part in lists.flat_map(|list| list.list().unwrap_or_default()) {
        leaves(&part, None, found);
    }
    let own = ["is", "source", "confidence"].iter().any(|key| value.get(key).is_some());
    let carrier = if own { Some(value) } else { carrier };
    for part in ["not", "known", "maybe", "is"].into_iter().filter_map(|key| value.get(key)) {
        leaves(&part, carrier, found);
    }
}
