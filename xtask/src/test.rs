//! `cargo xtask test`: every check of the project, quickest first.

use crate::progress::Step;
use crate::{Outcome, build, package, process, tools};
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::Command;

/// Which of the checks to run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part {
    /// All of them.
    All,
    /// Those that need no browser.
    Rust,
    /// The build and the browser tests.
    Browser,
}

impl Part {
    /// Reads the words after `test`.
    pub fn parse(args: &[String]) -> Outcome<Self> {
        let words: Vec<&str> = args.iter().map(String::as_str).collect();
        match words.as_slice() {
            [] => Ok(Part::All),
            ["--only", "rust"] => Ok(Part::Rust),
            ["--only", "browser"] => Ok(Part::Browser),
            _ => Err("test knows only `--only rust` and `--only browser`".to_string()),
        }
    }
}

/// Runs them, and stops at the first that fails.
pub fn run(part: Part) -> Outcome {
    let all = Step::start(
        "every check",
        "half an hour on two processors, and 10 minutes more the first time",
    );
    if part != Part::Browser {
        format_and_lints()?;
        native_tests()?;
    }
    if part != Part::Rust {
        build::run()?;
        package::pack()?;
        browser_tests()?;
    }
    all.done();
    Ok(())
}

fn format_and_lints() -> Outcome {
    cargo("format", "some seconds", &["fmt", "--all", "--check"])?;
    let lints = ["clippy", "--locked", "--workspace", "--all-targets", "--", "--deny", "warnings"];
    cargo("lints", "about 1 minute the first time", &lints)?;
    documentation()
}

/// Every public item is documented, and every link in it leads somewhere.
fn documentation() -> Outcome {
    let step = Step::start("documentation of the crates", "about 1 minute the first time");
    let mut cargo = Command::new("cargo");
    cargo.args(["doc", "--locked", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings");
    process::shown(cargo.current_dir(crate::root()))?;
    step.done();
    Ok(())
}

fn native_tests() -> Outcome {
    let tests = ["test", "--locked", "--workspace"];
    cargo("tests of the crates", "about 7 minutes", &tests)
}

/// The tests of `dist/` in real browsers, by the runner of Node.js.
fn browser_tests() -> Outcome {
    let folder = folder();
    tools::npm_packages(&folder)?;
    tools::web_servers()?;
    let browsers = [
        ("CHROMIUM", Some(tools::chromium()?)),
        ("FIREFOX", Some(tools::firefox()?)),
        ("WEBKIT_DRIVER", tools::webkit()?),
    ];
    let browsers = browsers.into_iter().filter_map(|(name, program)| Some((name, program?)));
    let step = Step::start("tests in the browsers", "about 25 minutes on two processors");
    // Plain lines where nobody watches: a log then closes on "# pass N".
    let reporter = if std::io::stdout().is_terminal() { "spec" } else { "tap" };
    let mut node = Command::new("node");
    node.arg("--test").arg(format!("--test-reporter={reporter}"));
    process::shown(node.current_dir(&folder).envs(browsers))?;
    step.done();
    Ok(())
}

/// The folder of the scripts that drive a browser.
pub fn folder() -> PathBuf {
    crate::root().join("tests").join("browser")
}

fn cargo(title: &str, expected: &str, args: &[&str]) -> Outcome {
    let step = Step::start(title, expected);
    process::shown(Command::new("cargo").args(args).current_dir(crate::root()))?;
    step.done();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_can_be_chosen() {
        let parse = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|word| word.to_string()).collect();
            Part::parse(&words)
        };
        assert_eq!(parse(&[]), Ok(Part::All));
        assert_eq!(parse(&["--only", "browser"]), Ok(Part::Browser));
        assert!(parse(&["--only", "some"]).is_err());
    }
}
