//! What is wrong with a content file, and where.

use std::fmt;

/// A fault in a content file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file, below the content folder.
    pub file: String,
    /// The line, from 1; 0 where the whole file is meant.
    pub line: usize,
    /// What is wrong, and what was expected.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.what),
            line => write!(f, "{}:{}: {}", self.file, line, self.what),
        }
    }
}

/// A place in a content file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, below the content folder.
    pub file: String,
    /// The line, from 1; 0 where the whole file is meant.
    pub line: usize,
}

impl Place {
    /// A fault at this place.
    pub fn fault(&self, what: impl Into<String>) -> Fault {
        Fault { file: self.file.clone(), line: self.line, what: what.into() }
    }
}

/// Collects faults, so that one run shows them all.
#[derive(Debug, Default)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// Notes a fault at a place.
    pub fn at(&mut self, place: &Place, what: impl Into<String>) {
        self.0.push(place.fault(what));
    }

    /// Keeps the value, or notes the fault.
    pub fn keep<T>(&mut self, result: Result<T, Fault>) -> Option<T> {
        result.map_err(|fault| self.0.push(fault)).ok()
    }

    /// The value when nothing was noted; otherwise every fault, by file and line.
    pub fn or<T>(mut self, value: T) -> Result<T, Vec<Fault>> {
        if self.0.is_empty() {
            return Ok(value);
        }
        self.0.sort();
        self.0.dedup();
        Err(self.0)
    }
}
