//! What the tests share: a copy of the real content, to be broken.

use compiler::fault::Fault;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A copy of the real content, to be broken.
pub struct Copy(TempDir);

impl Copy {
    /// Where it lies.
    #[allow(dead_code, reason = "not every test binary needs it")]
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// The copy.
    pub fn new() -> Copy {
        let copy = Copy(tempfile::tempdir().expect("a folder for the copy"));
        copy_folder(&content(), copy.0.path());
        copy
    }

    /// Replaces a text that must be there exactly once; gives the line of the change.
    pub fn change(&self, file: &str, from: &str, to: &str) -> usize {
        let path = self.0.path().join(file);
        let text = fs::read_to_string(&path).expect(file);
        let at = text.find(from).unwrap_or_else(|| panic!("{file} does not say {from:?}"));
        fs::write(&path, text.replacen(from, to, 1)).expect(file);
        text[..at].lines().count().max(1) + usize::from(text[..at].ends_with('\n'))
    }

    /// Every fault of the copy.
    pub fn faults(&self) -> Vec<Fault> {
        match compiler::load(self.0.path()) {
            Ok(_) => panic!("the fault was not noticed"),
            Err(faults) => faults,
        }
    }
}

/// The folder of the real content.
pub fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../content")
}

fn copy_folder(from: &Path, to: &Path) {
    for name in compiler::PARTS {
        copy_part(&from.join(name), &to.join(name));
    }
}

fn copy_part(from: &Path, to: &Path) {
    if from.is_file() {
        fs::copy(from, to).expect("a file is copied");
        return;
    }
    fs::create_dir_all(to).expect("a folder is made");
    for entry in fs::read_dir(from).expect("a folder is read").flatten() {
        copy_part(&entry.path(), &to.join(entry.file_name()));
    }
}

/// The first fault of this file, and what it says.
pub fn fault_in<'a>(faults: &'a [Fault], file: &str) -> &'a Fault {
    faults.iter().find(|fault| fault.file == file).unwrap_or_else(|| panic!("{faults:#?}"))
}
