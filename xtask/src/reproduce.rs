//! `cargo xtask reproduce`: two clean release builds, on two paths, must be the same to the byte.

use crate::progress::Step;
use crate::{Outcome, files, process};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the two are built. Their lengths differ, so that a path inside a file shows.
const PLACES: [&str; 2] = ["target/reproduce/one", "target/reproduce/on-another-path/two"];

/// Reads the words after `reproduce`, and runs it.
pub fn run(args: &[String]) -> Outcome {
    match args {
        [] => compare(&built(PLACES[0])?, &built(PLACES[1])?),
        [word, one, two] if word == "--compare" => compare(Path::new(one), Path::new(two)),
        _ => Err("reproduce knows only `--compare FOLDER FOLDER`".to_string()),
    }
}

/// Builds what is committed in a clean checkout; gives its `dist/`.
fn built(place: &str) -> Outcome<PathBuf> {
    let checkout = crate::root().join(place);
    let step = Step::start(&format!("clean release build in {place}"), "about 5 minutes");
    let _ = fs::remove_dir_all(&checkout);
    let mut git = Command::new("git");
    git.args(["clone", "--quiet", "--no-hardlinks"]).arg(crate::root()).arg(&checkout);
    process::shown(&mut git)?;
    let mut build = Command::new("cargo");
    build.args(["run", "--locked", "--package", "xtask", "--", "build"]).current_dir(&checkout);
    process::shown(build.env("CARGO_TARGET_DIR", checkout.join("target")))?;
    step.done();
    Ok(checkout.join("dist"))
}

fn compare(one: &Path, two: &Path) -> Outcome {
    let (count, different) = (files::under(one)?.len(), different(one, two)?);
    if different.is_empty() {
        println!("{count} files, all the same");
        return Ok(());
    }
    different.iter().for_each(|line| println!("  {line}"));
    Err(format!("{} files differ", different.len()))
}

/// A line for each file that is not the same in both folders. Two empty folders prove nothing.
fn different(one: &Path, two: &Path) -> Outcome<Vec<String>> {
    let paths: BTreeSet<String> =
        files::under(one)?.into_iter().chain(files::under(two)?).collect();
    if paths.is_empty() {
        return Err("there are no files to compare".to_string());
    }
    let told = |path: String| difference(one, two, &path).transpose();
    paths.into_iter().filter_map(told).collect()
}

fn difference(one: &Path, two: &Path, path: &str) -> Outcome<Option<String>> {
    let (first, second) = (one.join(path), two.join(path));
    Ok(match (first.is_file(), second.is_file()) {
        (true, false) => Some(format!("only in the first   {path}")),
        (false, _) => Some(format!("only in the second  {path}")),
        _ if files::hash(&first)? == files::hash(&second)? => None,
        _ => Some(format!("differs             {path}")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_difference_is_told() {
        let top = std::env::temp_dir().join(format!("reproduce-{}", std::process::id()));
        let (one, two) = (top.join("one"), top.join("two"));
        for (folder, files) in [(&one, ["same", "a", "in/b"]), (&two, ["same", "c", "in/b"])] {
            fs::create_dir_all(folder.join("in")).expect("a folder");
            files.iter().for_each(|file| fs::write(folder.join(file), "x").expect("a file"));
        }
        fs::write(two.join("in/b"), "y").expect("a file");
        let found = different(&one, &two).expect("compared");
        assert_eq!(found.len(), 3);
        for (line, end) in found.iter().zip(["first   a", "second  c", "differs             in/b"])
        {
            assert!(line.ends_with(end), "{line}");
        }
        assert_eq!(different(&one, &one), Ok(vec![]));
        fs::remove_dir_all(&top).expect("removed");
        assert!(different(&one, &two).is_err(), "what is not there is not the same");
    }
}
