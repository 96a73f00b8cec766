//! What an import changes, as people read it before it is written.

use crate::options::Options;
use crate::table::Table;
use std::collections::BTreeMap;
use std::fmt;

/// What happens to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Offered, and was not known to be.
    Added,
    /// Offered until now, and no longer.
    Dropped,
    /// Known before, but otherwise.
    Changed,
    /// Not offered, and was not known not to be.
    NotOffered,
}

/// One change.
#[derive(Clone, Debug)]
pub struct Change {
    /// The county, by its name.
    pub county: String,
    /// The plan, by its id.
    pub plan: String,
    /// What happens to its row.
    pub kind: Kind,
    /// What, in a few words.
    pub what: String,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = match self.kind {
            Kind::Added => '+',
            Kind::Dropped => '-',
            Kind::Changed => '~',
            Kind::NotOffered => '0',
        };
        write!(f, "  {sign} {}", self.what)
    }
}

/// How many changes there are of a kind.
pub fn count(changes: &[Change], kind: Kind) -> usize {
    changes.iter().filter(|change| change.kind == kind).count()
}

/// Prints the changes by county and plan.
pub fn print(changes: &[Change]) {
    let mut pairs: BTreeMap<(&str, &str), Vec<&Change>> = BTreeMap::new();
    for change in changes {
        pairs.entry((&change.county, &change.plan)).or_default().push(change);
    }
    for ((county, plan), changes) in pairs {
        println!("{county}, {plan}");
        changes.iter().for_each(|change| println!("{change}"));
    }
    println!(
        "{} added, {} dropped, {} changed, {} not offered.",
        count(changes, Kind::Added),
        count(changes, Kind::Dropped),
        count(changes, Kind::Changed),
        count(changes, Kind::NotOffered),
    );
}

/// Writes the table if there is something to write and leave to do so, and says what was done.
pub fn finish(options: &Options, table: &Table, changes: &[Change]) -> crate::Outcome {
    match (changes.is_empty(), options.write) {
        (true, _) => println!("The table says all this already: nothing to write."),
        (false, false) => println!("Nothing was written. To write it, add --write."),
        (false, true) => {
            table.write()?;
            println!("Written.");
        }
    }
    Ok(true)
}
