//! `cargo xtask bench-pages`, `lighthouse`, `speed` and `privacy`: the site measured in Chromium, on demand.
//! `cargo xtask compare`: the engine on the command line, in Node.js and in Chromium.

use crate::progress::Step;
use crate::{Outcome, build, package, process, test, tools};
use std::path::PathBuf;
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

/// What a visit costs, against `budgets.json`.
pub fn speed(args: &[String]) -> Outcome {
    let mut node = Command::new("node");
    node.arg("speed.mjs").env("LIGHTHOUSE", tools::lighthouse()?);
    measure(args, "what a visit costs", "about 15 minutes", &mut node)
}

/// Whether the site does as it says: nothing leaves the device, and nothing is left for the next person.
pub fn privacy(address: &[String]) -> Outcome {
    if address.len() > 1 {
        return Err("privacy knows only the address of a site".to_string());
    }
    if address.is_empty() {
        build::run()?;
    }
    measure(
        &["--no-build".to_string()],
        "the privacy proof",
        "some seconds",
        Command::new("node").arg("privacy.mjs").args(address),
    )
}

/// How many people are compared when nobody says otherwise.
const PEOPLE: u32 = 100_000;

/// The same random people by the command line, Node.js and Chromium: how fast, and whether all agree.
pub fn compare(args: &[String]) -> Outcome {
    let people = match args {
        [] => PEOPLE,
        [option, count] if option == "--people" => {
            count.parse().map_err(|_| format!("--people wants a number, not \"{count}\""))?
        }
        _ => return Err("compare knows only `--people N`".to_string()),
    };
    package::pack()?;
    let folder = test::folder();
    tools::npm_packages(&folder)?;
    let mut node = Command::new("node");
    node.args(["compare.mjs", &people.to_string()]).current_dir(folder);
    node.env("CHROMIUM", tools::chromium()?);
    node.env("SCREEN", release(&["--package", "cli"], "screen")?);
    node.env(
        "PEOPLE",
        release(&["--package", "screening", "--example", "people"], "examples/people")?,
    );
    let step =
        Step::start(&format!("{people} people in three places"), "about 5 minutes for 100,000");
    process::shown(&mut node)?;
    step.done();
    Ok(())
}

/// Builds a program for release; gives its file.
pub fn release(which: &[&str], name: &str) -> Outcome<PathBuf> {
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--quiet", "--locked", "--release"]).args(which);
    process::shown(cargo.current_dir(crate::root()))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let target = target.unwrap_or_else(|| crate::root().join("target"));
    Ok(target.join("release").join(name).with_extension(std::env::consts::EXE_EXTENSION))
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
