//! The project's own commands, run as `cargo xtask COMMAND`.
//!
//! Each command brings the tools that it needs (see [`tools`] and
//! [`wasm_target`]), so that a machine with nothing but rustup and Node.js can
//! serve and test the app with one line.

mod budgets;
mod build;
mod cache;
mod confidence;
mod conformance;
mod cut;
mod debian;
mod embed;
mod engine;
mod files;
mod hosting;
mod lockfile;
mod measure;
mod module;
mod mutants;
mod package;
mod process;
mod progress;
mod prove;
mod release;
mod reproduce;
mod serve;
mod shots;
mod site;
mod sizes;
mod supply;
mod test;
mod tools;
mod trunk;
mod wasm;
mod wasm_target;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What every step gives back: a value, or a sentence for the person reading.
type Outcome<T = ()> = Result<T, String>;

const HELP: &str = "\
cargo xtask COMMAND

  serve [--port N] [--release]   serve the app on this machine, rebuilding on every change
  build                          release build into dist/, with its sizes against the budget
  hosting                        what servers send with the site, once more for the build in dist/
  parts                          build with the page of all parts (#/parts) into target/parts/
  package                        the npm package, packed into target/npm/
  release [--contact ADDRESS]    archive, hashes, list of parts and headers into target/release-site/
  reproduce                      two clean builds on two paths: are they the same to the byte?
  supply [--advisories]          licences and sources of all crates (cargo-deny, deny.toml)
  test [--only rust|browser]     every check: format, lints, tests, size budget, browsers
  shots [--out DIR] [--no-build] pictures of the pages on a phone, a tablet and a desktop
  bench-pages [--no-build]       how soon pages answer a tap or a key, on a slow phone
  lighthouse [--no-build]        Lighthouse's scores for accessibility and best practices
  speed [--no-build]             bytes, Lighthouse, first question and memory, against budgets.json
  privacy [ADDRESS]              the privacy proof, of the build in dist/ or of a site that is published
  bench-engine                   what the engine takes for a person, natively and in Chromium, against budgets.json
  compare [--people N]           people a second and verdicts: command line, Node.js, Chromium
  mutants rules [--cases FILE]   spoil the rules one thing at a time: does a named case notice?
  mutants engine                 the same with the engine's code and its tests (cargo-mutants)
  prove [--people N]             the engine against a second reading of the rules, over random people
  confidence                     count the criteria by what they rest on, into docs/confidence.md
  conformance                    the report on accessibility, into docs/openacr.yaml
  site                           write the generated files into $TRUNK_STAGING_DIR (Trunk's hook)
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nxtask: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Carries out one command line.
fn run(args: &[String]) -> Outcome {
    let (command, rest) = match args.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", args),
    };
    match command {
        "serve" => serve::run(&serve::Options::parse(rest)?),
        "build" => build::run(),
        "hosting" => hosting::write(&root().join("dist")),
        "parts" => build::parts(),
        "package" => package::run(),
        "release" => release::run(&release::Options::parse(rest)?),
        "reproduce" => reproduce::run(rest),
        "supply" => supply::run(rest),
        "test" => test::run(test::Part::parse(rest)?),
        "shots" => shots::run(&shots::Options::parse(rest)?),
        "bench-pages" => measure::bench(rest),
        "lighthouse" => measure::lighthouse(rest),
        "speed" => measure::speed(rest),
        "privacy" => measure::privacy(rest),
        "bench-engine" => engine::run(rest),
        "compare" => measure::compare(rest),
        "mutants" => mutants::run(rest),
        "prove" => prove::run(rest),
        "confidence" => confidence::run(),
        "conformance" => conformance::run(),
        "site" => trunk::site_in_native_toolchain(),
        "site-here" => site::write(&trunk::staging_dir()?),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(format!("there is no command `{other}`\n\n{HELP}")),
    }
}

/// The root folder of the workspace.
fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().expect("xtask lies inside the workspace").to_path_buf()
}
