//! `cargo xtask shots`: pictures of the pages, to look at.

use crate::progress::Step;
use crate::{Outcome, build, process, test, tools};
use std::path::PathBuf;
use std::process::Command;

/// What the person asked for.
pub struct Options {
    out: PathBuf,
    build: bool,
}

impl Options {
    /// Reads the words after `shots`.
    pub fn parse(args: &[String]) -> Outcome<Self> {
        let mut options =
            Self { out: std::env::temp_dir().join("calaim-screener-shots"), build: true };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--out" => options.out = args.next().ok_or("--out needs a folder")?.into(),
                "--no-build" => options.build = false,
                other => return Err(format!("shots knows no option `{other}`")),
            }
        }
        Ok(options)
    }
}

/// Takes the pictures of what is in `dist/`, which is built before.
pub fn run(options: &Options) -> Outcome {
    if options.build {
        build::run()?;
    }
    let folder = test::folder();
    tools::npm_packages(&folder)?;
    let chromium = tools::chromium()?;
    let step = Step::start("pictures of the pages", "about 1 minute");
    let out = std::path::absolute(&options.out).map_err(|e| format!("no such folder: {e}"))?;
    let mut node = Command::new("node");
    node.arg("shots.mjs").arg(out).current_dir(&folder);
    process::shown(node.env("CHROMIUM", chromium))?;
    step.done();
    Ok(())
}
