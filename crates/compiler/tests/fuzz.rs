//! Spoilt content files, words and catalogues of languages among them: `cargo xtask fuzz content`.

#[allow(dead_code, reason = "shared with other tests")]
mod support;

use fuzzing::{Read, Way, hold};
use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use support::Copy;

/// Every file of a folder, in order.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
    found.sort();
}

/// Whatever a file says, it is told with its name, or it does no harm.
#[test]
fn content() {
    let copy = Copy::new();
    let mut found = Vec::new();
    files(copy.path(), &mut found);
    // A file stands under its name, so that a change is to one file and of one kind.
    let named = |path: &PathBuf| {
        let name =
            path.strip_prefix(copy.path()).expect("a file of the copy").display().to_string();
        [name.as_bytes(), b"\n", &fs::read(path).expect("a file")].concat()
    };
    let seeds: Vec<Vec<u8>> = found.iter().map(named).collect();
    let spoilt = RefCell::new(None);
    let way = Way::new("content").seed(seeds[0].clone()).inputs(12).untried(seeds);
    way.hold(|input| {
        if let Some((path, whole)) = spoilt.take() {
            fs::write::<PathBuf, Vec<u8>>(path, whole).expect("a file");
        }
        let end = input.iter().position(|byte| *byte == b'\n').unwrap_or(input.len());
        let name = String::from_utf8_lossy(&input[..end]).into_owned();
        let path = copy.path().join(&name);
        // A name that was spoilt itself names no file.
        if !found.contains(&path) {
            return Ok(Read::Refused);
        }
        let whole = fs::read(&path).expect("a file");
        fs::write(&path, &input[(end + 1).min(input.len())..]).expect("a file");
        *spoilt.borrow_mut() = Some((path, whole));
        match compiler::load(copy.path()) {
            Ok(_) => Ok(Read::Taken),
            Err(faults) => {
                let is_told = |fault: &compiler::fault::Fault| {
                    !fault.file.is_empty() && !fault.to_string().is_empty()
                };
                hold!(
                    !faults.is_empty() && faults.iter().all(is_told),
                    "a fault without a file: {faults:?}"
                );
                Ok(Read::Refused)
            }
        }
    });
}
