//! Writes the files of the site that are generated rather than compiled: the words of each language,
//! the policy book, the county pages, what the first page says without the program, and what other people's
//! pages load.

use crate::{Outcome, embed, process, tools};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Writes them into the folder that Trunk is filling.
pub fn write(staging: &Path) -> Outcome {
    let content = compiler::load(&crate::root().join("crates/content"))
        .map_err(|faults| format!("the content has {} faults", faults.len()))?;
    let (words, folder) = (&content.words, staging.join("words"));
    let file = |name: &str| folder.join(name).with_extension("json");
    let rest = |tag: &str| [tag, "-rest"].concat();
    let after = |tag: &str| [tag, "-after"].concat();
    write_file(&file("en"), &words.to_json("en", words.first_ids()))?;
    write_file(&file(&rest("en")), &words.to_json("en", words.rest_ids()))?;
    for made in &content.translations {
        let (tag, mark) = (&made.language.tag, words.mark());
        write_file(&file(tag), &made.first_to_json(&mark, words.first_ids()))?;
        write_file(&file(&rest(tag)), &made.to_json(&mark, words.middle_ids()))?;
        write_file(&file(&after(tag)), &made.to_json(&mark, words.after_ids()))?;
    }
    for page in book::pages(&content).into_iter().chain([book::proof_page(&content)]) {
        write_file(&staging.join(&page.path), &page.text)?;
    }
    bundle_keep(&staging.join("keeping.js"))?;
    fill_first_page(&content, &staging.join("index.html"))?;
    embed::write(&content, staging)
}

/// Writes the script that keeps things on a device, with the library in it.
fn bundle_keep(file: &Path) -> Outcome {
    let mut bundle = Command::new(tools::esbuild()?);
    bundle.arg(crate::root().join("src/edge/keep.js")).args([
        "--bundle",
        "--minify",
        "--format=esm",
    ]);
    bundle.arg("--log-level=warning").arg(format!("--outfile={}", file.display()));
    process::shown(bundle.env("NODE_PATH", tools::idb()?.join("node_modules")))
}

/// Writes into the first page what it says without the program.
fn fill_first_page(content: &compiler::Content, file: &Path) -> Outcome {
    let page = fs::read_to_string(file)
        .map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    write_file(file, &book::fill_first_page(content, &page)?)
}

fn write_file(file: &Path, text: &str) -> Outcome {
    let folder = file.parent().unwrap_or(file);
    fs::create_dir_all(folder).map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
    fs::write(file, text).map_err(|e| format!("cannot write {}: {e}", file.display()))
}
