//! Cuts the program in three: what the pages up to the first questions need, the rest, and what keeps people
//! and answers on a device.
//!
//! The split points are `open` in `src/rest.rs` and in `src/keeping.rs`: functions and data that are reached
//! from one of them alone go into its part, what both reach into a piece that comes with the rest. Trunk knows
//! no such thing. So the program that it had compiled is bound, cut, made
//! smaller and put in the place of Trunk's own files here.

use crate::{Outcome, embed, process, tools, wasm};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The name of the program, with which all its files begin.
const NAME: &str = "calaim-screener";
/// How the names of the parts begin that come later: those of split points, and what several of them need.
const LATER: [&str; 2] = ["split_", "chunk_"];
/// What wasm-split calls the part that comes when somebody asks for it.
const KEEPING: &str = "split_keeping.wasm";
/// How wasm-split's script opens a part: only if the server gives it the right type.
const STREAMED: &str = "WebAssembly.instantiateStreaming(src, imports)";
/// How it is opened whatever the server calls it.
const WHOLE: &str = "WebAssembly.instantiate(await (await src).arrayBuffer(), imports)";
/// How wasm-opt makes a file smaller, besides [`wasm::ALWAYS`].
pub const OPTIMISE: [&str; 2] = ["-Os", "--strip-target-features"];

/// The glue's remarks to programmers, which would be on everybody's way to the first question.
const UNSAID: &str = "--pure:console.warn";

/// Puts the program in parts into `dist`, in the place of the whole one.
pub fn run(dist: &Path) -> Outcome {
    let work = crate::root().join("target/wasm/cut");
    let _ = fs::remove_dir_all(&work);
    cut(&work)?;
    let first = wasm::join_data(&optimised(&work, "main_bg.wasm")?, wasm::ANY_GAP);
    let (first, names) = first.as_deref().and_then(wasm::shorten_imports).ok_or(UNREADABLE)?;
    let mut parts = Vec::new();
    for name in later(&work)? {
        parts.push(part(&work, name)?);
    }
    let script = script(&work, &names.into_iter().collect::<Vec<_>>(), &parts)?;
    place(dist, &first, &script)?;
    parts.iter().try_for_each(|part| write(&dist.join(&part.file), &part.bytes))
}

/// A part of the program that comes later.
struct Part {
    /// What wasm-split calls it.
    name: String,
    /// What it is called where people load it.
    file: String,
    bytes: Vec<u8>,
}

/// The names of the parts that come later.
fn later(work: &Path) -> Outcome<Vec<String>> {
    let entries = fs::read_dir(work).map_err(|e| format!("cannot read {}: {e}", work.display()))?;
    let names = entries.flatten().map(|entry| file_name(&entry.path()));
    let is_later = |name: &String| LATER.iter().any(|start| name.starts_with(start));
    let mut names: Vec<String> = names.filter(is_later).collect();
    names.sort();
    Ok(names)
}

/// A part that comes later, made smaller.
fn part(work: &Path, name: String) -> Outcome<Part> {
    let bytes = wasm::join_data(&optimised(work, &name)?, 0).ok_or(UNREADABLE)?;
    let kind = if name == KEEPING { "keeping" } else { "rest" };
    let file = format!("{NAME}-{kind}-{}.wasm", mark(&bytes));
    Ok(Part { name, file, bytes })
}

const UNREADABLE: &str = "cannot read the program that wasm-opt wrote";

/// Cuts the compiled program and writes the JavaScript beside it.
fn cut(work: &Path) -> Outcome {
    let compiled = crate::root().join("target/wasm/wasm32-unknown-unknown/wasm");
    let mut split = tools::program(tools::wasm_split()?, "wasm-split-cli");
    split.args(["--out-name", "main"]).arg(compiled.join(NAME).with_extension("wasm")).arg(work);
    process::shown(&mut split)?;
    let mut bind = tools::program(tools::wasm_bindgen()?, "wasm-bindgen");
    bind.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", "main"]);
    process::shown(bind.arg("--out-dir").arg(work).arg(work.join("main.wasm")))
}

/// A part of the program, made smaller.
fn optimised(work: &Path, name: &str) -> Outcome<Vec<u8>> {
    let smaller = work.join("smaller.wasm");
    let mut optimise = tools::program(tools::wasm_opt()?, "wasm-opt");
    optimise.args(OPTIMISE).args(wasm::ALWAYS).arg(work.join(name)).arg("--output").arg(&smaller);
    process::shown(&mut optimise)?;
    read(&smaller)
}

/// The JavaScript, as one file without spaces and long names.
fn script(work: &Path, names: &[(String, String)], parts: &[Part]) -> Outcome<String> {
    let (glue, loader) = (work.join("main.js"), work.join("__wasm_split.js"));
    let mut text = text(&glue)?;
    for (long, short) in names {
        text = text.replace(long, short);
    }
    write(&glue, text.as_bytes())?;
    let mut loading = self::text(&loader)?.replace(STREAMED, WHOLE);
    for part in parts {
        loading = loading.replace(&part.name, &part.file);
    }
    write(&loader, loading.as_bytes())?;
    let mut bundle = Command::new(tools::esbuild()?);
    let bundled = work.join("bundled.js");
    bundle.arg(&glue).args(["--bundle", "--minify", "--format=esm", "--log-level=warning"]);
    bundle.arg(UNSAID);
    process::shown(bundle.arg(format!("--outfile={}", bundled.display())))?;
    self::text(&bundled)
}

/// Puts the first part and its script into the place of Trunk's, under names that are their own.
fn place(dist: &Path, first: &[u8], script: &str) -> Outcome {
    let pages = ["index.html", embed::FRAME].map(|name| dist.join(name));
    let parts = [("js", "", script.as_bytes()), ("wasm", "_bg", first)];
    for (kind, ending, bytes) in parts {
        let before = whole(dist, kind)?;
        let after = format!("{NAME}-{}{ending}.{kind}", mark(bytes));
        for page in &pages {
            let named = text(page)?.replace(&file_name(&before), &after);
            write(page, named.as_bytes())?;
        }
        fs::remove_file(&before).map_err(|e| format!("cannot remove {}: {e}", before.display()))?;
        write(&dist.join(after), bytes)?;
    }
    Ok(())
}

/// Trunk's file of this kind.
fn whole(dist: &Path, kind: &str) -> Outcome<PathBuf> {
    let entries = fs::read_dir(dist).map_err(|e| format!("cannot read {}: {e}", dist.display()))?;
    let mut files = entries.flatten().map(|entry| entry.path());
    let is_it = |file: &PathBuf| {
        file_name(file).starts_with(NAME) && file.extension().is_some_and(|found| found == kind)
    };
    files.find(is_it).ok_or(format!("there is no {NAME} .{kind} file in {}", dist.display()))
}

fn file_name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A mark of the contents for the name, so that a browser may keep the file for ever. FNV-1a, 64 bits;
/// nothing secret rests on it.
pub fn mark(bytes: &[u8]) -> String {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", bytes.iter().fold(0xcbf2_9ce4_8422_2325, step))
}

fn read(file: &Path) -> Outcome<Vec<u8>> {
    fs::read(file).map_err(|e| format!("cannot read {}: {e}", file.display()))
}

fn text(file: &Path) -> Outcome<String> {
    fs::read_to_string(file).map_err(|e| format!("cannot read {}: {e}", file.display()))
}

fn write(file: &Path, bytes: &[u8]) -> Outcome {
    fs::write(file, bytes).map_err(|e| format!("cannot write {}: {e}", file.display()))
}
