//! `cargo xtask build`: the app as people will load it, and what it weighs.

use crate::progress::Step;
use crate::trunk::{self, Profile};
use crate::{Outcome, cut, hosting, process, sizes, tools};
use std::path::Path;
use std::process::Command;

/// The scripts that stand beside the program.
const SCRIPTS: [&str; 3] = ["exit.js", "idle.js", "offline.js"];

/// Builds into `dist/` and holds it against its budgets.
pub fn run() -> Outcome {
    let dist = crate::root().join("dist");
    let mut trunk = trunk::command(Profile::Release)?;
    let step = Step::start("release build into dist/", "about 2 minutes the first time");
    process::shown(trunk.args(["build", "--release", "--features", "split"]))?;
    cut::run(&dist)?;
    shorten(&dist)?;
    write_worker(&dist)?;
    hosting::write(&dist)?;
    step.done();
    sizes::check(&dist)
}

/// Takes the spaces, comments and long names out of the scripts beside the program.
fn shorten(dist: &Path) -> Outcome {
    let mut esbuild = Command::new(tools::esbuild()?);
    esbuild.args(["--minify", "--format=iife", "--log-level=warning"]);
    esbuild.args(["--allow-overwrite", "--outdir=."]).args(SCRIPTS);
    process::shown(esbuild.current_dir(dist))
}

/// Writes the worker that keeps this very site on a device. Everything else is in its place by now.
fn write_worker(dist: &Path) -> Outcome {
    let script = crate::root().join("xtask").join("precache.mjs");
    process::shown(Command::new("node").arg(script).arg(tools::esbuild()?).current_dir(dist))
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
