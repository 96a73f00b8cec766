//! Reads and checks every content file, and writes it as Rust data. A fault stops the build, with the
//! file and the line.

use std::path::Path;
use std::{env, fs, process};

fn main() {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo names the crate's folder");
    let out = env::var("OUT_DIR").expect("cargo names the output folder");
    for part in compiler::PARTS {
        println!("cargo:rerun-if-changed={part}");
    }
    println!("cargo:rerun-if-env-changed=CONTENT_DRAFT");
    match load(Path::new(&root)) {
        Ok(content) => {
            let data = compiler::emit(&content, scope());
            let write = |name: &str, data: String| {
                let done = fs::write(Path::new(&out).join(name), data);
                done.expect("the output folder can be written");
            };
            write("content.rs", data);
            write("en.json", content.words.to_json("en", content.words.ids()));
        }
        Err(faults) => {
            eprintln!("The content has {} faults:", faults.len());
            faults.iter().for_each(|fault| eprintln!("  crates/content/{fault}"));
            eprintln!(
                "(To try rules before their sentences are written: CONTENT_DRAFT=1, debug builds only.)"
            );
            process::exit(1);
        }
    }
}

fn load(root: &Path) -> Result<compiler::Content, Vec<compiler::fault::Fault>> {
    let debug = env::var("PROFILE").is_ok_and(|profile| profile == "debug");
    match env::var_os("CONTENT_DRAFT") {
        Some(_) if debug => compiler::load_draft(root),
        _ => compiler::load(root),
    }
}

/// The command line asks by the rules of any day; the app by those of today.
fn scope() -> compiler::Scope {
    match env::var_os("CARGO_FEATURE_HISTORY") {
        Some(_) => compiler::Scope::EveryDay,
        None => compiler::Scope::InForce,
    }
}
