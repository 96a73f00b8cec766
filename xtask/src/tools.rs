//! The tools that a build or a test needs: is each there, and how to get it.

use crate::progress::Step;
use crate::{Outcome, cache, debian, lockfile, process};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The version of Trunk that this project is built with.
const TRUNK: &str = "0.21.14";
/// The version of the tool that cuts the program in two.
const WASM_SPLIT: &str = "0.2.4";
/// The version of the tool that looks at licences and sources.
const CARGO_DENY: &str = "0.20.2";
/// The version of Binaryen, which brings `wasm-opt`, from npm.
const BINARYEN: &str = "132.0.0";
/// The version of esbuild, from npm.
const ESBUILD: &str = "0.28.2";
/// The version of idb, from npm: promises over the database of browsers.
pub const IDB: &str = "8.0.4";
/// The version of Lighthouse, from npm: the last that runs on Node.js 20.
const LIGHTHOUSE: &str = "12.8.2";
/// The oldest Node.js that the scripts run on.
const NODE_MAJOR: u32 = 20;
/// Names under which Chromium is known.
const CHROMIUM: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/// Names under which Firefox is known.
const FIREFOX: [&str; 2] = ["firefox-esr", "firefox"];
/// The driver of WebKitGTK.
const WEBKIT: [&str; 1] = ["WebKitWebDriver"];

/// A tool is on `PATH` already, or in this folder.
pub type Folder = Option<PathBuf>;

/// Trunk, which builds and serves the app.
pub fn trunk() -> Outcome<Folder> {
    let options = ["--locked", "--no-default-features"];
    cargo_tool("trunk", "trunk", TRUNK, &options, "about 4 minutes")
}

/// The tool that writes the JavaScript beside the WebAssembly. Its version must
/// be exactly that of the library in `Cargo.lock`.
pub fn wasm_bindgen() -> Outcome<Folder> {
    let version = lockfile::version_of("wasm-bindgen")?;
    cargo_tool("wasm-bindgen", "wasm-bindgen-cli", &version, &[], "about 2 minutes")
}

/// `wasm-split-cli`, which cuts the WebAssembly in two. Only release builds use it.
pub fn wasm_split() -> Outcome<Folder> {
    let options = ["--locked", "--features", "build-binary"];
    let package = "wasm_split_cli_support";
    cargo_tool("wasm-split-cli", package, WASM_SPLIT, &options, "about 1 minute")
}

/// cargo-deny, which holds every crate against `deny.toml`. Only `cargo xtask supply` uses it.
pub fn cargo_deny() -> Outcome<Folder> {
    cargo_tool("cargo-deny", "cargo-deny", CARGO_DENY, &["--locked"], "about 10 minutes")
}

/// `wasm-opt`, which makes the WebAssembly smaller. Only release builds use it.
pub fn wasm_opt() -> Outcome<Folder> {
    npm_tool("binaryen", BINARYEN).map(|folder| Some(programs(&folder)))
}

/// `esbuild`, which takes the spaces and long names out of the JavaScript, and puts files of it together.
pub fn esbuild() -> Outcome<PathBuf> {
    npm_tool("esbuild", ESBUILD).map(|folder| programs(&folder).join("esbuild"))
}

/// The library over the database of browsers, as the folder from which a script loads it.
pub fn idb() -> Outcome<PathBuf> {
    npm_tool("idb", IDB)
}

/// Lighthouse, as the folder from which a script loads it.
pub fn lighthouse() -> Outcome<PathBuf> {
    npm_tool("lighthouse", LIGHTHOUSE)
}

/// A program, from its folder if it is not on `PATH`.
pub fn program(folder: Folder, name: &str) -> Command {
    Command::new(folder.map_or(PathBuf::from(name), |folder| folder.join(name)))
}

/// The programs of packages in a folder.
fn programs(folder: &Path) -> PathBuf {
    folder.join("node_modules").join(".bin")
}

/// A tool from npm, kept in the cache; gives its folder.
fn npm_tool(package: &str, version: &str) -> Outcome<PathBuf> {
    node()?;
    let key = format!("{package}-{version}");
    let folder = cache::ensure(&key, |folder| {
        let step = Step::start(&format!("{package} {version} from npm"), "some seconds");
        let mut npm = npm();
        npm.args(["install", "--no-save", "--no-audit", "--no-fund", "--prefix"]);
        npm.arg(folder).arg(format!("{package}@{version}"));
        process::logged(&step, &mut npm, &cache::log(&key)?)?;
        step.done();
        Ok(())
    })?;
    Ok(folder)
}

/// Checks that Node.js is there and new enough.
pub fn node() -> Outcome {
    let version = process::output(Command::new("node").arg("--version"));
    let major = version.as_deref().and_then(major);
    match major {
        Some(major) if major >= NODE_MAJOR => Ok(()),
        _ => Err(format!(
            "please install Node.js {NODE_MAJOR} or newer, with npm; here it is {}",
            version.as_deref().unwrap_or("not to be found")
        )),
    }
}

/// The browser for the tests, installed where that is possible.
pub fn chromium() -> Outcome<PathBuf> {
    if let Some(there) = process::find(&CHROMIUM) {
        return Ok(there);
    }
    debian::install(&["chromium"], "about 1 minute")?;
    process::find(&CHROMIUM).ok_or("Chromium is installed but not on PATH".to_string())
}

/// Firefox, for the walk through the main job.
pub fn firefox() -> Outcome<PathBuf> {
    if let Some(there) = process::find(&FIREFOX) {
        return Ok(there);
    }
    debian::install(&["firefox-esr"], "about 1 minute")?;
    process::find(&FIREFOX).ok_or("Firefox is installed but not on PATH".to_string())
}

/// The driver of WebKitGTK, with a screen that nobody sees. Neither is there but on Linux.
pub fn webkit() -> Outcome<Option<PathBuf>> {
    if !cfg!(target_os = "linux") {
        return Ok(None);
    }
    if process::find(&WEBKIT).is_none() || process::find(&["xvfb-run"]).is_none() {
        debian::install(&["webkit2gtk-driver", "xvfb", "xauth"], "about 2 minutes")?;
    }
    let there = process::find(&WEBKIT);
    there.map(Some).ok_or("the driver of WebKit is installed but not on PATH".to_string())
}

/// The web servers whose settings are tried. On a developer's machine they would begin to serve at once, so
/// there only those are tried that are installed; CI installs all of them.
pub fn web_servers() -> Outcome {
    let is_there =
        |name: &str| process::find(&[name]).is_some() || Path::new("/usr/sbin").join(name).exists();
    if std::env::var_os("CI").is_none() || ["nginx", "apache2", "caddy"].into_iter().all(is_there) {
        return Ok(());
    }
    debian::install(&["nginx-light", "apache2-bin", "caddy"], "about 1 minute")
}

/// The npm packages that the scripts in `folder` use, exactly as locked.
pub fn npm_packages(folder: &Path) -> Outcome {
    node()?;
    let lock = folder.join("package-lock.json");
    let seen = folder.join("node_modules").join(".installed-lock.json");
    let wanted = fs::read(&lock).map_err(|e| format!("cannot read {}: {e}", lock.display()))?;
    if fs::read(&seen).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    let step = Step::start("npm packages for the browser tests", "some seconds");
    let mut command = npm();
    command.args(["ci", "--no-audit", "--no-fund"]);
    process::logged(&step, command.current_dir(folder), &cache::log("npm-ci")?)?;
    fs::write(&seen, wanted).map_err(|e| format!("cannot write {}: {e}", seen.display()))?;
    step.done();
    Ok(())
}

/// A tool that cargo compiles from its crate, kept in the cache.
fn cargo_tool(
    program: &str,
    package: &str,
    version: &str,
    options: &[&str],
    expected: &str,
) -> Outcome<Folder> {
    if installed_version(program).as_deref() == Some(version) {
        return Ok(None);
    }
    let key = format!("{package}-{version}");
    let folder = cache::ensure(&key, |folder| {
        let step = Step::start(&format!("compiling {package} {version}, once"), expected);
        let mut cargo = Command::new("cargo");
        cargo.args(["install", package, "--version", version, "--root"]);
        cargo.arg(folder).args(options);
        // It runs for seconds, so it need not be optimised for minutes.
        cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
        cargo.env("CARGO_PROFILE_RELEASE_LTO", "off");
        cargo.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        process::logged(&step, &mut cargo, &cache::log(&key)?)?;
        step.done();
        Ok(())
    })?;
    Ok(Some(folder.join("bin")))
}

/// The version that a program on `PATH` says it is: `trunk 0.21.14`.
fn installed_version(program: &str) -> Option<String> {
    let said = process::output(Command::new(program).arg("--version"))?;
    said.split_whitespace().last().map(str::to_string)
}

/// npm, which on Windows is a script rather than a program.
pub fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// `v20.20.2` is major version 20.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_major_version_of_node() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("20"), None);
    }
}
