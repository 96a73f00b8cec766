//! A table of the content, as it is read and written back.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A table of `tables/`. Cells that nobody touches stay as they are.
#[derive(Clone, Debug)]
pub struct Table {
    path: PathBuf,
    header: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Reads a table.
    pub fn read(path: &Path) -> Result<Table, String> {
        let fault = |what: String| format!("{}: {what}", path.display());
        let mut reader = csv::Reader::from_path(path).map_err(|e| fault(e.to_string()))?;
        let header = reader.headers().map_err(|e| fault(e.to_string()))?;
        let header = header.iter().map(str::to_owned).collect();
        let rows = reader.records().map(|record| match record {
            Ok(record) => Ok(record.iter().map(str::to_owned).collect()),
            Err(error) => Err(fault(error.to_string())),
        });
        Ok(Table { path: path.to_owned(), rows: rows.collect::<Result<_, _>>()?, header })
    }

    fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }

    /// A cell; empty where there is no such column.
    pub fn cell<'a>(&self, row: &'a [String], column: &str) -> &'a str {
        self.column(column).map_or("", |at| row[at].trim())
    }

    /// Changes a cell; does nothing where there is no such column.
    pub fn set(&self, row: &mut [String], column: &str, value: &str) {
        if let Some(at) = self.column(column) {
            row[at] = value.to_owned();
        }
    }

    /// A new row with these cells, the others empty.
    pub fn row(&self, cells: &[(&str, &str)]) -> Vec<String> {
        let mut row = vec![String::new(); self.header.len()];
        cells.iter().for_each(|(column, value)| self.set(&mut row, column, value));
        row
    }

    /// Sorts the rows by these columns.
    pub fn sort(&mut self, columns: &[&str]) {
        let places: Vec<usize> = columns.iter().filter_map(|name| self.column(name)).collect();
        let key = |row: &Vec<String>| places.iter().map(|at| row[*at].clone()).collect::<Vec<_>>();
        self.rows.sort_by_cached_key(key);
    }

    /// The whole table as it is written.
    pub fn text(&self) -> Result<Vec<u8>, csv::Error> {
        let mut writer =
            csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        writer.write_record(&self.header)?;
        self.rows.iter().try_for_each(|row| writer.write_record(row))?;
        writer.into_inner().map_err(|error| error.into_error().into())
    }

    /// Writes the whole table beside the old one, then puts it in its place in one step: whatever goes
    /// wrong, either the old or the new table is there, and whole.
    pub fn write(&self) -> Result<(), Vec<String>> {
        let fault =
            |what: String| vec![format!("{} cannot be written: {what}", self.path.display())];
        let text = self.text().map_err(|error| fault(error.to_string()))?;
        replace_all(vec![(self.path.clone(), text)])
    }
}

/// Writes every file beside the old one, then puts all in their places. Whatever goes wrong while they are
/// written, all old files are there; each is the old or the new one at any time, and whole.
pub fn replace_all(files: Vec<(PathBuf, Vec<u8>)>) -> Result<(), Vec<String>> {
    let beside = |path: &PathBuf| {
        let mut name = path.clone().into_os_string();
        name.push(".new");
        PathBuf::from(name)
    };
    let fault = |path: &PathBuf, error: io::Error| {
        for (path, _) in &files {
            let _ = fs::remove_file(beside(path));
        }
        vec![format!("{} cannot be written: {error}", path.display())]
    };
    for (path, text) in &files {
        write_through(&beside(path), text).map_err(|error| fault(path, error))?;
    }
    for (path, _) in &files {
        fs::rename(beside(path), path).map_err(|error| fault(path, error))?;
    }
    Ok(())
}

/// Writes a file and waits until it is on the disk.
fn write_through(path: &Path, text: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(text)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_that_nobody_touched_is_written_as_it_was() {
        for name in ["cs-elections.csv", "county-plans.csv"] {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content/tables");
            let table = Table::read(&folder.join(name)).unwrap();
            assert!(table.text().unwrap() == fs::read(folder.join(name)).unwrap(), "{name}");
        }
    }
}
