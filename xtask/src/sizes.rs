//! What a first visit downloads, against what it may.

use crate::{Outcome, process};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What all that a first visit downloads may weigh, compressed, in bytes.
const BUDGET: u64 = 150_000;
/// The kinds of files that a first visit loads.
const LOADED: [&str; 5] = ["html", "js", "wasm", "css", "json"];
/// Pages of their own, and what they look like: the app does not load them.
const OTHER_PAGES: [&str; 3] = ["rules", "county", "book.css"];

/// One file and what it weighs, as it is and compressed.
struct Weighed {
    name: String,
    raw: u64,
    brotli: u64,
}

/// Prints the sizes of a built app, and fails if a first visit is too heavy.
pub fn check(dist: &Path) -> Outcome {
    let mut files = Vec::new();
    collect(dist, dist, &mut files).map_err(|e| format!("cannot read {}: {e}", dist.display()))?;
    files.retain(|file| is_loaded(file));
    files.sort();
    let weighed = weigh(dist, &files)?;
    report(&weighed)
}

/// All files below `folder`, as paths from `dist`.
fn collect(dist: &Path, folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        match path.is_dir() {
            true => collect(dist, &path, files)?,
            false => files.extend(path.strip_prefix(dist).map(PathBuf::from)),
        }
    }
    Ok(())
}

fn is_loaded(file: &Path) -> bool {
    let kind = file.extension().and_then(|kind| kind.to_str());
    kind.is_some_and(|kind| LOADED.contains(&kind))
        && !OTHER_PAGES.iter().any(|folder| file.starts_with(folder))
}

/// Weighs all files by one script, since Node.js brings the compression.
fn weigh(dist: &Path, files: &[PathBuf]) -> Outcome<Vec<Weighed>> {
    let mut node = Command::new("node");
    node.arg(crate::root().join("xtask").join("weigh.mjs"));
    let said = process::output(node.args(files).current_dir(dist))
        .ok_or("cannot weigh the files in dist/")?;
    said.lines().map(|line| weighed(line).ok_or(format!("not a weight: {line}"))).collect()
}

/// `64349 23824 app.wasm`
fn weighed(line: &str) -> Option<Weighed> {
    let mut words = line.splitn(3, ' ');
    Some(Weighed {
        raw: words.next()?.parse().ok()?,
        brotli: words.next()?.parse().ok()?,
        name: words.next()?.to_string(),
    })
}

fn report(files: &[Weighed]) -> Outcome {
    println!("{:>10} {:>10}  a first visit", "bytes", "brotli");
    for file in files {
        println!("{:>10} {:>10}  {}", file.raw, file.brotli, file.name);
    }
    let raw: u64 = files.iter().map(|file| file.raw).sum();
    let brotli: u64 = files.iter().map(|file| file.brotli).sum();
    println!("{raw:>10} {brotli:>10}  in all, of at most {BUDGET} compressed");
    match brotli <= BUDGET {
        true => Ok(()),
        false => {
            Err(format!("a first visit weighs {brotli} bytes, {} over its budget", brotli - BUDGET))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn static_pages_and_icons_are_not_part_of_a_first_visit() {
        assert!(is_loaded(Path::new("index.html")));
        assert!(is_loaded(Path::new("words/en.json")));
        assert!(!is_loaded(Path::new("county/alameda/index.html")));
        assert!(!is_loaded(Path::new("icon.png")));
    }

    #[test]
    fn reads_what_the_script_prints() {
        let file = weighed("64349 23824 a name.wasm").unwrap();
        assert_eq!((file.raw, file.brotli), (64349, 23824));
        assert_eq!(file.name, "a name.wasm");
    }

    #[test]
    fn a_byte_over_the_budget_fails() {
        let of = |brotli| [Weighed { name: "app.wasm".into(), raw: brotli, brotli }];
        assert!(report(&of(BUDGET)).is_ok());
        assert!(report(&of(BUDGET + 1)).is_err());
    }
}
