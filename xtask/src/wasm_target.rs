//! Finds a way to compile for WebAssembly on this machine.
//!
//! The ordinary way is rustup, which adds the target to the toolchain that
//! `rust-toolchain.toml` names. Where rustup must not or cannot fetch, Debian's
//! own compiler is used instead: its packages bring the sources of the standard
//! library, which is compiled for WebAssembly once and kept in the cache.

use crate::progress::Step;
use crate::{Outcome, cache, debian, process};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";
/// Where Debian's packages put their compiler, as a toolchain for rustup.
const DEBIAN_TOOLCHAIN: &str = "/usr";
/// Where Debian's packages put the sources of the standard library.
const DEBIAN_SOURCES: &str = "/usr/lib/rustlib/src/rust/library";
/// What it takes from Debian: compiler, cargo, library sources, linker.
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-19"];
const DEBIAN_LINKER: &str = "wasm-ld-19";
/// Between two flags in `CARGO_ENCODED_RUSTFLAGS`.
const FLAG_SEPARATOR: &str = "\u{1f}";

/// The environment in which cargo can compile for WebAssembly.
pub fn environment() -> Outcome<Vec<(&'static str, OsString)>> {
    let mut flags = forget_machine_paths();
    let mut variables = Vec::new();
    if !with_rustup()? {
        flags.push(library_flag(&debian_library()?));
        variables.extend(debian_toolchain());
    }
    // Apart from target/debug, so that two compilers never undo each other's work.
    let target_dir = crate::root().join("target").join("wasm");
    variables.push(("CARGO_TARGET_DIR", target_dir.into()));
    variables.push(("CARGO_ENCODED_RUSTFLAGS", flags.join(FLAG_SEPARATOR).into()));
    Ok(variables)
}

/// Whether rustup's toolchain has the target, adding it if rustup may fetch.
fn with_rustup() -> Outcome<bool> {
    if target_installed() {
        return Ok(true);
    }
    if process::find(&["rustup"]).is_none() {
        println!("    rustup is not here: using Debian's compiler for WebAssembly");
        return Ok(false);
    }
    if std::env::var_os("RUSTUP_AUTO_INSTALL").is_some_and(|value| value == "0") {
        println!("    RUSTUP_AUTO_INSTALL=0: using Debian's compiler for WebAssembly");
        return Ok(false);
    }
    Ok(add_target())
}

fn add_target() -> bool {
    let title = format!("the Rust target {TARGET} by rustup");
    let step = Step::start(&title, "some seconds");
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", TARGET]).current_dir(crate::root());
    let added = cache::log("rustup-target")
        .and_then(|log| process::logged(&step, &mut rustup, &log))
        .is_ok();
    match added {
        true => step.done(),
        false => println!("    rustup cannot fetch it: using Debian's compiler for WebAssembly"),
    }
    added
}

/// Whether the compiler in use brings a standard library for the target.
fn target_installed() -> bool {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    let folder = process::output(rustc.current_dir(crate::root()));
    folder.is_some_and(|folder| Path::new(&folder).is_dir())
}

fn debian_toolchain() -> [(&'static str, OsString); 2] {
    [
        ("RUSTUP_TOOLCHAIN", DEBIAN_TOOLCHAIN.into()),
        ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", DEBIAN_LINKER.into()),
    ]
}

/// Debian's standard library for WebAssembly, compiled once for its version.
fn debian_library() -> Outcome<PathBuf> {
    if !debian_compiler_is_there() {
        install_debian_compiler()?;
    }
    let key = format!("wasm-std-{}", debian_compiler_version()?);
    let folder = cache::ensure(&key, |folder| {
        let step = Step::start(
            "compiling Rust's standard library for WebAssembly, once",
            "about 1 minute",
        );
        let seed = folder.join("seed");
        write_seed(&seed).map_err(|e| format!("cannot write {}: {e}", seed.display()))?;
        process::logged(&step, &mut build_library(&seed), &cache::log(&key)?)?;
        keep_library(&seed, folder).map_err(|e| format!("cannot keep the library: {e}"))?;
        step.done();
        Ok(())
    })?;
    Ok(folder)
}

fn install_debian_compiler() -> Outcome {
    match debian::can_install() {
        true => debian::install(&DEBIAN_PACKAGES, "1 to 2 minutes"),
        false => Err(format!(
            "please run this, then try again: rustup target add {TARGET}\n\
             (on Debian without rustup: sudo apt-get install {})",
            DEBIAN_PACKAGES.join(" ")
        )),
    }
}

fn debian_compiler_is_there() -> bool {
    let bin = Path::new(DEBIAN_TOOLCHAIN).join("bin");
    bin.join("rustc").is_file()
        && bin.join("cargo").is_file()
        && Path::new(DEBIAN_SOURCES).is_dir()
        && process::find(&[DEBIAN_LINKER]).is_some()
}

/// Release and commit, since a library only serves the compiler that made it.
fn debian_compiler_version() -> Outcome<String> {
    let rustc = Path::new(DEBIAN_TOOLCHAIN).join("bin").join("rustc");
    let said = process::output(Command::new(rustc).arg("-vV")).unwrap_or_default();
    let field = |name: &str| said.lines().find_map(|line| line.strip_prefix(name));
    match (field("release: "), field("commit-hash: ")) {
        (Some(release), Some(commit)) => Ok(format!("{release}-{commit}")),
        _ => Err("Debian's rustc does not tell its version".to_string()),
    }
}

/// The smallest crate that makes cargo compile the whole standard library.
fn write_seed(seed: &Path) -> std::io::Result<()> {
    fs::create_dir_all(seed.join("src"))?;
    fs::write(
        seed.join("Cargo.toml"),
        "[package]\nname = \"seed\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\
         [lib]\ncrate-type = [\"cdylib\"]\n[workspace]\n",
    )?;
    fs::write(seed.join("src").join("lib.rs"), "#[no_mangle]\npub extern \"C\" fn seed() {}\n")
}

/// Bitcode is needed because the app is optimised as one whole ("fat" LTO).
fn build_library(seed: &Path) -> Command {
    let mut flags = forget_machine_paths();
    flags.push(remap(Path::new(DEBIAN_SOURCES), "rust"));
    flags.push("-Cembed-bitcode=yes".to_string());
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--release", "--target", TARGET, "-Zbuild-std=std,panic_abort"]);
    cargo
        .current_dir(seed)
        .envs(debian_toolchain())
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join(FLAG_SEPARATOR))
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "s")
        .env("CARGO_TARGET_DIR", seed.join("target"));
    cargo
}

/// Moves the compiled library out of the seed, and removes the seed.
fn keep_library(seed: &Path, folder: &Path) -> std::io::Result<()> {
    let built = seed.join("target").join(TARGET).join("release").join("deps");
    for file in fs::read_dir(built)? {
        let file = file?.path();
        if let (Some("rlib"), Some(name)) =
            (file.extension().and_then(|e| e.to_str()), file.file_name())
        {
            fs::rename(&file, folder.join(name))?;
        }
    }
    fs::remove_dir_all(seed)
}

fn library_flag(folder: &Path) -> String {
    format!("-L{}", folder.display())
}

/// Flags that keep the folders of the building machine out of the WebAssembly:
/// they are nobody's business, they cost bytes, and without them the same commit
/// builds the same file anywhere.
fn forget_machine_paths() -> Vec<String> {
    let mut flags = vec![remap(&crate::root(), "")];
    flags.extend(crate_sources().iter().map(|folder| remap(folder, "")));
    flags
}

/// The folders into which cargo unpacks the sources of crates: the one for all
/// registries first, since of two flags that fit the later one counts.
fn crate_sources() -> Vec<PathBuf> {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let Some(all) = home.map(|home| home.join("registry").join("src")) else {
        return Vec::new();
    };
    let entries = fs::read_dir(&all).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    folders.sort();
    folders.insert(0, all);
    folders
}

fn remap(from: &Path, to: &str) -> String {
    format!("--remap-path-prefix={}={to}", from.display())
}
