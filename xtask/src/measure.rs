//! `cargo xtask bench-pages` and `cargo xtask lighthouse`: pages measured in Chromium, on demand.

use crate::progress::Step;
use crate::{Outcome, build, process, test, tools};
use std::process::Command;

/// How soon pages show what comes of a tap or a key, on a slow phone.
pub fn bench(args: &[String]) -> Outcome {
    measure(
        args,
        "taps and keys on every page",
        "about 1 minute",
        Command::new("node").arg("bench.mjs"),
    )
}

/// Lighthouse's scores for accessibility and best practices.
pub fn lighthouse(args: &[String]) -> Outcome {
    let mut node = Command::new("node");
    node.arg("lighthouse.mjs").env("LIGHTHOUSE", tools::lighthouse()?);
    measure(args, "Lighthouse on five pages", "about 1 minute", &mut node)
}

/// Runs a script on what is in `dist/`, which is built before unless the person says otherwise.
fn measure(args: &[String], title: &str, expected: &str, node: &mut Command) -> Outcome {
    match args {
        [] => build::run()?,
        [only] if only == "--no-build" => {}
        _ => return Err("this knows only `--no-build`".to_string()),
    }
    let folder = test::folder();
    tools::npm_packages(&folder)?;
    node.current_dir(&folder).env("CHROMIUM", tools::chromium()?);
    let step = Step::start(title, expected);
    process::shown(node)?;
    step.done();
    Ok(())
}
