//! `cargo xtask package`: the npm package, from `npm/` and `crates/js`, packed as it would be published.

use crate::module::Module;
use crate::progress::Step;
use crate::{Outcome, licences, process, tools};
use std::fs;
use std::path::{Path, PathBuf};

/// The engine, made for speed.
const ENGINE: Module =
    Module { package: "js", profile: "release", optimise: &["-O3"], name: "engine" };
/// How the ids of the sentences begin that the lists of questions say.
const OF_QUESTIONS: &str = "questions.";
/// How the ids of the sentences begin and end that the list of programs says.
const OF_PROGRAMS: (&str, [&str; 3]) = ("programs.", [".title", ".short", ".who"]);

/// Packs it into `target/npm/`, and prints where.
pub fn run() -> Outcome {
    let packed = pack()?;
    println!("{}", packed.display());
    Ok(())
}

/// Builds and packs it; gives the packed file.
pub fn pack() -> Outcome<PathBuf> {
    let step = Step::start("npm package", "about 1 minute the first time");
    let folder = crate::root().join("target/npm/package");
    let _ = fs::remove_dir_all(&folder);
    copy(&crate::root().join("npm"), &folder)?;
    copy(&crate::root().join("docs/schema"), &folder.join("schema"))?;
    write(&folder.join(licences::FILE), licences::of_package("js")?)?;
    ENGINE.write(&folder)?;
    words(&folder.join("words"))?;
    let packed = packed(&folder)?;
    step.done();
    Ok(packed)
}

/// Writes the words of each language as a module, and the list of languages.
fn words(folder: &Path) -> Outcome {
    let content = compiler::load(&crate::root().join("crates/content"))
        .map_err(|faults| format!("the content has {} faults", faults.len()))?;
    let (english, mark) = (&content.words, content.words.mark());
    let all: Vec<&String> = english.ids().collect();
    let module = |tag: &str, json: &str| {
        let kept = only(json, &all).ok_or(format!("the words in {tag} are no list"))?;
        write(&folder.join(tag).with_extension("js"), format!("export default {kept};\n"))
    };
    create(folder)?;
    module("en", &english.to_json("en", english.ids()))?;
    let mut tags = Vec::new();
    for made in &content.translations {
        module(&made.language.tag, &made.to_json(&mark, english.ids()))?;
        tags.push(made.language.tag.as_str());
    }
    list(folder, &tags)
}

/// A file of words with `null` in the place of those that the package never says.
fn only(json: &str, ids: &[&String]) -> Option<String> {
    let mut file: serde_json::Value = serde_json::from_str(json).ok()?;
    for (message, id) in file["messages"].as_array_mut()?.iter_mut().zip(ids) {
        if !is_said(id) {
            *message = serde_json::Value::Null;
        }
    }
    Some(file.to_string())
}

fn is_said(id: &str) -> bool {
    let (start, ends) = OF_PROGRAMS;
    id.starts_with(OF_QUESTIONS)
        || id.starts_with(start) && ends.iter().any(|end| id.ends_with(end))
}

/// The languages besides English, each fetched when it is asked for.
fn list(folder: &Path, tags: &[&str]) -> Outcome {
    let entry = |tag: &&str| format!("  {tag:?}: () => import(\"./{tag}.js\"),\n");
    let entries: String = tags.iter().map(entry).collect();
    write(&folder.join("index.js"), format!("export const WORDS = {{\n{entries}}};\n"))?;
    let union: String = tags.iter().map(|tag| format!(" | {tag:?}")).collect();
    let types = format!(
        "/** A language of questions and programs. */\nexport type Language = \"en\"{union};\n"
    );
    write(&folder.join("index.d.ts"), types)
}

/// Packs the folder as npm would publish it.
fn packed(folder: &Path) -> Outcome<PathBuf> {
    tools::node()?;
    let mut npm = tools::npm();
    npm.args(["pack", "--silent", "--pack-destination", ".."]).current_dir(folder);
    let name = process::output(&mut npm).ok_or("npm cannot pack the package")?;
    let beside = folder.parent().unwrap_or(folder);
    Ok(beside.join(name.lines().last().unwrap_or_default()))
}

fn copy(from: &Path, to: &Path) -> Outcome {
    create(to)?;
    let entries = fs::read_dir(from).map_err(|e| format!("cannot read {}: {e}", from.display()))?;
    for file in entries.flatten().map(|entry| entry.path()).filter(|file| file.is_file()) {
        let name = file.file_name().unwrap_or_default();
        fs::copy(&file, to.join(name))
            .map_err(|e| format!("cannot copy {}: {e}", file.display()))?;
    }
    Ok(())
}

fn create(folder: &Path) -> Outcome {
    fs::create_dir_all(folder).map_err(|e| format!("cannot make {}: {e}", folder.display()))
}

fn write(file: &Path, bytes: impl AsRef<[u8]>) -> Outcome {
    fs::write(file, bytes).map_err(|e| format!("cannot write {}: {e}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_never_said_are_left_out() {
        let ids = ["programs.x.title", "programs.x.flags.y", "questions.z", "ui.title"];
        let ids = ids.map(str::to_owned);
        let ids: Vec<&String> = ids.iter().collect();
        let kept = only(r#"{"messages":["a","b","c","d"]}"#, &ids);
        assert_eq!(kept.as_deref(), Some(r#"{"messages":["a",null,"c",null]}"#));
        assert_eq!(only("{}", &ids), None);
    }
}
