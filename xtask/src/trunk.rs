//! Calls Trunk, and is called back by it.

use crate::{Outcome, process, tools, wasm_target};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

/// What a variable was before Trunk's environment was made is kept under its
/// name with this before it.
const BEFORE: &str = "XTASK_BEFORE_";

/// Whether Trunk builds for finding faults or for people.
#[derive(Clone, Copy, PartialEq)]
pub enum Profile {
    /// Quick to build, large.
    Debug,
    /// Slow to build, small.
    Release,
}

/// Trunk with everything that it calls, ready to be given its arguments.
pub fn command(profile: Profile) -> Outcome<Command> {
    let mut folders = vec![own_folder()?];
    folders.extend(tools::trunk()?);
    folders.extend(tools::wasm_bindgen()?);
    if profile == Profile::Release {
        folders.extend(tools::wasm_opt()?);
    }
    fetch_crates()?;
    let mut trunk = Command::new("trunk");
    trunk.current_dir(crate::root());
    for (name, value) in wasm_target::environment()? {
        trunk.env(format!("{BEFORE}{name}"), std::env::var_os(name).unwrap_or_default());
        trunk.env(name, value);
    }
    trunk.env("PATH", path_with(folders)?);
    // Every tool is there, so Trunk has nothing to fetch.
    trunk.env("TRUNK_OFFLINE", "true");
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true");
    Ok(trunk)
}

/// Trunk's hook: writes the generated files, compiled by the native toolchain
/// with its own target folder rather than by the one that Trunk runs in, and
/// compiled anew if the content has changed since Trunk was started.
pub fn site_in_native_toolchain() -> Outcome {
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--package", "xtask", "--", "site-here"]);
    for (name, value) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if let Some(name) = name.strip_prefix(BEFORE) {
            restore(&mut cargo, name, value);
        }
    }
    process::shown(cargo.current_dir(crate::root()))
}

/// The folder that Trunk is filling.
pub fn staging_dir() -> Outcome<PathBuf> {
    std::env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or("TRUNK_STAGING_DIR is not set: Trunk calls this by itself".to_string())
}

fn restore(command: &mut Command, name: &str, value: OsString) {
    match value.is_empty() {
        true => command.env_remove(name),
        false => command.env(name, value),
    };
}

/// Trunk runs cargo offline, so that every crate must be there before.
fn fetch_crates() -> Outcome {
    let mut cargo = Command::new("cargo");
    cargo.args(["fetch", "--quiet", "--locked"]);
    process::shown(cargo.current_dir(crate::root()))
}

/// The folder of this program, so that Trunk's hook finds it as `xtask`.
fn own_folder() -> Outcome<PathBuf> {
    let program = std::env::current_exe().map_err(|e| format!("cannot find myself: {e}"))?;
    Ok(program.parent().map(PathBuf::from).unwrap_or_default())
}

fn path_with(folders: Vec<PathBuf>) -> Outcome<OsString> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let all = folders.into_iter().chain(std::env::split_paths(&path));
    std::env::join_paths(all).map_err(|e| format!("cannot extend PATH: {e}"))
}
