//! Reads which version of a crate `Cargo.lock` names.

use crate::Outcome;
use std::fs;

/// The version of the crate `name` in the workspace's `Cargo.lock`.
pub fn version_of(name: &str) -> Outcome<String> {
    let path = crate::root().join("Cargo.lock");
    let text =
        fs::read_to_string(&path).map_err(|e| format!("cannot read {}: {e}", path.display()))?;
    version_in(&text, name).map(str::to_string).ok_or(format!("Cargo.lock names no crate `{name}`"))
}

fn version_in<'a>(lock: &'a str, name: &str) -> Option<&'a str> {
    let wanted = format!("name = \"{name}\"");
    lock.lines()
        .skip_while(|line| *line != wanted)
        .find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_version_of_exactly_the_named_crate() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version_in(lock, "wasm"), None);
    }
}
