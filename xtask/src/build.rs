//! `cargo xtask build`: the app as people will load it, and what it weighs.

use crate::progress::Step;
use crate::trunk::{self, Profile};
use crate::{Outcome, process, sizes, tools};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Builds into `dist/` and holds the first visit against its budget.
pub fn run() -> Outcome {
    let dist = crate::root().join("dist");
    let mut trunk = trunk::command(Profile::Release)?;
    let step = Step::start("release build into dist/", "about 2 minutes the first time");
    process::shown(trunk.args(["build", "--release"]))?;
    minify(&dist)?;
    step.done();
    sizes::check(&dist)
}

/// Builds the app with the page of all parts (`#/parts`), beside the build that people load.
pub fn parts() -> Outcome {
    let dist = crate::root().join("target/parts");
    let mut trunk = trunk::command(Profile::Release)?;
    let step = Step::start("build with the page of all parts", "about 2 minutes the first time");
    process::shown(trunk.args(["build", "--release", "--features", "parts", "--dist"]).arg(dist))?;
    step.done();
    Ok(())
}

/// Takes the spaces and long names out of the JavaScript beside the WebAssembly. Trunk's own way of
/// doing so does not read it.
fn minify(dist: &Path) -> Outcome {
    let esbuild = tools::esbuild()?;
    for script in scripts(dist)? {
        let mut command = Command::new(&esbuild);
        command.arg(&script).args(["--minify", "--format=esm", "--log-level=warning"]);
        let out = format!("--outfile={}", script.display());
        process::shown(command.arg(out).arg("--allow-overwrite"))?;
    }
    Ok(())
}

/// The scripts at the root of a built app.
fn scripts(dist: &Path) -> Outcome<Vec<PathBuf>> {
    let cannot = |error| format!("cannot read {}: {error}", dist.display());
    let entries = fs::read_dir(dist).map_err(cannot)?;
    let files = entries.flatten().map(|entry| entry.path());
    Ok(files.filter(|file| file.extension().is_some_and(|kind| kind == "js")).collect())
}
