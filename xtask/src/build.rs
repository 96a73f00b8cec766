//! `cargo xtask build`: the app as people will load it, and what it weighs.

use crate::files::{put, text};
use crate::progress::Step;
use crate::trunk::{self, Profile};
use crate::{Outcome, cut, embed, hosting, process, sizes, tools};
use std::path::Path;
use std::process::Command;

/// The scripts that stand beside the program.
const SCRIPTS: [&str; 4] = [EXIT, START, "idle.js", "offline.js"];
/// The way out, and how the first page names it once Trunk has made it small.
const EXIT: &str = "exit.js";
const EXIT_TAG: &str = "<script defer src=exit.js></script>";
/// What starts the program (Trunk.toml), while it is made small.
const START: &str = "start.js";
const MODULE: &str = "<script type=module>";

/// Builds into `dist/` and holds it against its budgets.
pub fn run() -> Outcome {
    let dist = crate::root().join("dist");
    let mut trunk = trunk::command(Profile::Release)?;
    let step = Step::start("release build into dist/", "about 2 minutes the first time");
    process::shown(trunk.args(["build", "--release", "--features", "split"]))?;
    cut::run(&dist)?;
    put_scripts_in(&dist)?;
    write_worker(&dist)?;
    hosting::write(&dist)?;
    step.done();
    sizes::check(&dist)
}

/// Takes the spaces, comments and long names out of the scripts beside the program.
fn shorten(dist: &Path) -> Outcome {
    let mut esbuild = Command::new(tools::esbuild()?);
    esbuild.args(["--minify", "--format=esm", "--log-level=warning"]);
    esbuild.args(["--allow-overwrite", "--outdir=."]).args(SCRIPTS);
    process::shown(esbuild.current_dir(dist))
}

/// Makes the scripts small, and puts two of them into the pages that have them: the way out, so that it is there
/// with the first picture and nothing else is fetched before that, and the start, which stands there already.
fn put_scripts_in(dist: &Path) -> Outcome {
    let pages = ["index.html", embed::FRAME].map(|name| dist.join(name));
    let start = start_of(&text(&pages[0])?)?;
    put(&dist.join(START), &start)?;
    shorten(dist)?;
    let [exit, small] = [EXIT, START].map(|name| dist.join(name));
    let exit_tag = [MODULE, text(&exit)?.trim_end(), "</script>"].concat();
    for page in &pages {
        let whole = swapped(&text(page)?, EXIT_TAG, &exit_tag)?;
        put(page, &swapped(&whole, &start, text(&small)?.trim_end())?)?;
    }
    let remove =
        |file| std::fs::remove_file(file).map_err(|e| format!("cannot remove a file: {e}"));
    remove(exit).and(remove(small))
}

/// The script of the first page that starts the program.
fn start_of(page: &str) -> Outcome<String> {
    let (_, after) = page.rsplit_once(MODULE).ok_or("index.html starts no program")?;
    Ok(after.split("</script>").next().unwrap_or_default().to_owned())
}

/// A page with another text in the place of one that must be there.
fn swapped(page: &str, from: &str, to: &str) -> Outcome<String> {
    let (head, rest) = page.split_once(from).ok_or_else(|| format!("a page has no {from}"))?;
    Ok([head, to, rest].concat())
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
