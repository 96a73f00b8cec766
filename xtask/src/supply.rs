//! `cargo xtask supply`: licences, sources and doubles of everything that the project is made of, by cargo-deny
//! and `deny.toml`.

use crate::progress::Step;
use crate::{Outcome, process, tools};

/// What needs nothing but the lock file and the crates themselves.
const OFFLINE: [&str; 3] = ["bans", "licenses", "sources"];

/// Reads the words after `supply`, and runs it.
pub fn run(args: &[String]) -> Outcome {
    let checks = checks(args)?;
    let mut deny = tools::program(tools::cargo_deny()?, "cargo-deny");
    let step = Step::start(&format!("supply: {}", checks.join(", ")), "some seconds");
    deny.args(["--locked", "--all-features", "check"]).args(&checks);
    process::shown(deny.current_dir(crate::root()))?;
    step.done();
    Ok(())
}

/// Known faults of crates come from a list that cargo-deny fetches, so they are looked up only when asked for.
fn checks(args: &[String]) -> Outcome<Vec<&'static str>> {
    match args {
        [] => Ok(OFFLINE.to_vec()),
        [word] if word == "--advisories" => Ok([OFFLINE.as_slice(), &["advisories"]].concat()),
        _ => Err("supply knows only `--advisories`".to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;
    use spdx::{Expression, ParseMode};
    use std::process::Command;

    #[test]
    fn advisories_are_looked_up_only_when_asked_for() {
        assert!(!checks(&[]).expect("read").contains(&"advisories"));
        assert!(checks(&["--advisories".into()]).expect("read").contains(&"advisories"));
        assert!(checks(&["--all".into()]).is_err());
    }

    /// cargo-deny says so in more detail; this runs with every test, and needs no tool.
    #[test]
    fn every_crate_has_a_licence_and_a_source_that_is_allowed() {
        let deny = std::fs::read_to_string(crate::root().join("deny.toml")).expect("deny.toml");
        let allowed = list_after("allow = [", &deny);
        let sources = list_after("allow-registry = [", &deny);
        let packages = packages();
        assert!(packages.len() > 100 && !allowed.is_empty(), "there is something to look at");
        for package in packages {
            let name = &package["name"];
            let licence = package["license"].as_str().expect("a licence");
            let read = Expression::parse_mode(licence, ParseMode::LAX).expect("SPDX");
            let fits = read.evaluate(|wanted| allowed.contains(&wanted.to_string().as_str()));
            assert!(fits, "{name}: {licence}");
            let source = package["source"].as_str().and_then(|from| from.strip_prefix("registry+"));
            let is_own = package["source"].is_null();
            assert!(
                is_own || source.is_some_and(|from| sources.contains(&from)),
                "{name}: {source:?}"
            );
        }
    }

    fn packages() -> Vec<Value> {
        let mut cargo = Command::new("cargo");
        cargo.args(["metadata", "--locked", "--format-version", "1"]).current_dir(crate::root());
        let said = process::output(&mut cargo).expect("cargo metadata");
        let metadata: Value = serde_json::from_str(&said).expect("JSON");
        metadata["packages"].as_array().expect("packages").clone()
    }

    /// The texts of a list that stands on lines of its own.
    fn list_after<'a>(start: &str, file: &'a str) -> Vec<&'a str> {
        let (_, after) = file.split_once(&format!("\n{start}")).expect("the list");
        let (list, _) = after.split_once(']').expect("its end");
        list.split('"').skip(1).step_by(2).collect()
    }
}
