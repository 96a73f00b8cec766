//! YAML with the line of everything, and clear words for what does not fit.

use crate::fault::{Fault, Place};
use chrono::NaiveDate;
use marked_yaml::{
    LoadError, LoaderOptions, Node, Span, parse_yaml_with_options, types::MarkedScalarNode,
};
use std::fs;
use std::path::{Path, PathBuf};

/// Reads one file. `name` is its path below the content folder.
pub fn read(root: &Path, name: &str) -> Result<Value, Fault> {
    let place = Place { file: name.to_owned(), line: 0 };
    let text = fs::read_to_string(root.join(name))
        .map_err(|error| place.fault(format!("cannot be read: {error}")))?;
    let options = LoaderOptions::default().error_on_duplicate_keys(true);
    let options = if text.lines().any(|line| line.starts_with("- ")) {
        options.toplevel_sequence()
    } else {
        options.toplevel_mapping()
    };
    match parse_yaml_with_options(0, &text, options) {
        Ok(node) => Ok(Value { file: name.to_owned(), node }),
        Err(error) => Err(load_fault(name, &error)),
    }
}

fn load_fault(name: &str, error: &LoadError) -> Fault {
    let line = match error {
        LoadError::DuplicateKey(inner) => inner.key.span().start().map_or(0, |mark| mark.line()),
        LoadError::ScanError(mark, _)
        | LoadError::TopLevelMustBeMapping(mark)
        | LoadError::TopLevelMustBeSequence(mark)
        | LoadError::UnexpectedAnchor(mark)
        | LoadError::MappingKeyMustBeScalar(mark)
        | LoadError::UnexpectedTag(mark) => mark.line(),
    };
    Fault { file: name.to_owned(), line, what: format!("is not well-formed: {error}") }
}

/// Every `.yaml` file below a folder, in order of name; paths below `root`.
pub fn files(root: &Path, folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    collect(root, Path::new(folder), &mut found);
    found.sort();
    found
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(root.join(folder)) else {
        return;
    };
    for entry in entries.flatten() {
        let path: PathBuf = folder.join(entry.file_name());
        if entry.path().is_dir() {
            collect(root, &path, found);
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            found.push(path.to_string_lossy().replace('\\', "/"));
        }
    }
}

/// A piece of a YAML file that knows where it stands.
#[derive(Clone, Debug)]
pub struct Value {
    file: String,
    node: Node,
}

/// A key of a map with where it stands.
#[derive(Clone, Debug)]
pub struct Key {
    /// The key.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

impl Value {
    /// Where it stands.
    pub fn place(&self) -> Place {
        self.place_of(self.node.span())
    }

    /// The column where it begins, from 0, in letters; 0 where that is not known.
    pub fn column(&self) -> usize {
        self.node.span().start().map_or(0, |mark| mark.column().saturating_sub(1))
    }

    fn place_of(&self, span: &Span) -> Place {
        Place { file: self.file.clone(), line: span.start().map_or(0, |mark| mark.line()) }
    }

    fn with(&self, node: &Node) -> Value {
        Value { file: self.file.clone(), node: node.clone() }
    }

    /// A fault here.
    pub fn fault(&self, what: impl Into<String>) -> Fault {
        self.place().fault(what)
    }

    /// The text, if this is one.
    pub fn as_text(&self) -> Option<&str> {
        self.node.as_scalar().map(MarkedScalarNode::as_str)
    }

    /// The text.
    pub fn text(&self) -> Result<&str, Fault> {
        self.as_text().ok_or_else(|| self.fault("expected a text"))
    }

    /// A whole number that is not negative.
    pub fn number(&self) -> Result<u16, Fault> {
        let text = self.text()?;
        text.parse().map_err(|_| self.fault(format!("expected a whole number, found \"{text}\"")))
    }

    /// A date as 2026-01-31.
    pub fn date(&self) -> Result<NaiveDate, Fault> {
        let text = self.text()?;
        NaiveDate::parse_from_str(text, "%Y-%m-%d")
            .map_err(|_| self.fault(format!("expected a date like 2026-01-31, found \"{text}\"")))
    }

    /// Whether this is a list.
    pub fn is_list(&self) -> bool {
        self.node.as_sequence().is_some()
    }

    /// The parts of a list.
    pub fn list(&self) -> Result<Vec<Value>, Fault> {
        let list = self.node.as_sequence().ok_or_else(|| self.fault("expected a list"))?;
        Ok(list.iter().map(|node| self.with(node)).collect())
    }

    /// The texts of a list.
    pub fn texts(&self) -> Result<Vec<String>, Fault> {
        self.list()?.iter().map(|value| value.text().map(str::to_owned)).collect()
    }

    /// Whether this is a map.
    pub fn is_map(&self) -> bool {
        self.node.as_mapping().is_some()
    }

    /// The keys and values of a map, in the file's order.
    pub fn entries(&self) -> Result<Vec<(Key, Value)>, Fault> {
        let map =
            self.node.as_mapping().ok_or_else(|| self.fault("expected a map (key: value)"))?;
        let entry = |(key, value): (&MarkedScalarNode, &Node)| {
            let place = self.place_of(key.span());
            (Key { text: key.as_str().to_owned(), place }, self.with(value))
        };
        Ok(map.iter().map(entry).collect())
    }

    /// The value under a key, if there is one.
    pub fn get(&self, key: &str) -> Option<Value> {
        let found = self.node.as_mapping()?.get_node(key)?;
        Some(self.with(found))
    }

    /// The value under a key that must be there.
    pub fn need(&self, key: &str) -> Result<Value, Fault> {
        self.get(key).ok_or_else(|| self.fault(format!("`{key}:` is missing")))
    }

    /// The texts under a key; none when the key is left out.
    pub fn texts_at(&self, key: &str) -> Result<Vec<String>, Fault> {
        self.get(key).map_or_else(|| Ok(Vec::new()), |value| value.texts())
    }

    /// The values under a key; none when the key is left out.
    pub fn list_at(&self, key: &str) -> Result<Vec<Value>, Fault> {
        self.get(key).map_or_else(|| Ok(Vec::new()), |value| value.list())
    }

    /// Refuses any key that is not among those known here.
    pub fn only(&self, known: &[&str]) -> Result<(), Fault> {
        for (key, _) in self.entries()? {
            if !known.contains(&key.text.as_str()) {
                let expected = known.join(", ");
                return Err(key
                    .place
                    .fault(format!("unknown key `{}`; expected one of: {expected}", key.text)));
            }
        }
        Ok(())
    }
}
