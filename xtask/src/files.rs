//! Reading and writing files, with a sentence for the person where that fails; the files of a folder and their
//! hashes, always in the same order.

use crate::Outcome;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// Every file under a folder, by its path from there with `/` between, sorted.
pub fn under(folder: &Path) -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    collect(folder, "", &mut found)?;
    found.sort();
    Ok(found)
}

/// The SHA-256 of a file, in hexadecimal digits.
pub fn hash(file: &Path) -> Outcome<String> {
    let bytes = fs::read(file).map_err(|e| format!("cannot read {}: {e}", file.display()))?;
    Ok(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The text of a file.
pub fn text(file: &Path) -> Outcome<String> {
    fs::read_to_string(file).map_err(|e| format!("cannot read {}: {e}", file.display()))
}

/// Writes a file, and makes the folder for it.
pub fn put(file: &Path, text: &str) -> Outcome {
    let folder = file.parent().unwrap_or(file);
    fs::create_dir_all(folder).map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
    fs::write(file, text).map_err(|e| format!("cannot write {}: {e}", file.display()))
}

fn collect(folder: &Path, above: &str, found: &mut Vec<String>) -> Outcome {
    let unreadable = |e| format!("cannot read {}: {e}", folder.display());
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let path = [above, &entry.file_name().to_string_lossy()].concat();
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{path}/"), found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}
