//! `cargo xtask shots`: pictures of the pages, to look at; with `--readme`, the one in README.md.

use crate::progress::Step;
use crate::{Outcome, build, process, test, tools};
use std::path::PathBuf;
use std::process::Command;

/// The picture in README.md.
const README: &str = "docs/picture.png";

/// What the person asked for.
pub struct Options {
    out: PathBuf,
    build: bool,
    for_readme: bool,
}

impl Options {
    /// Reads the words after `shots`.
    pub fn parse(args: &[String]) -> Outcome<Self> {
        let out = std::env::temp_dir().join("calaim-screener-shots");
        let mut options = Self { out, build: true, for_readme: false };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--out" => options.out = args.next().ok_or("--out needs a folder")?.into(),
                "--no-build" => options.build = false,
                "--readme" => options.for_readme = true,
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
    if options.for_readme {
        node.arg("picture.mjs").arg(crate::root().join(README));
    } else {
        node.arg("shots.mjs").arg(out);
    }
    node.current_dir(&folder);
    process::shown(node.env("CHROMIUM", chromium))?;
    step.done();
    Ok(())
}
