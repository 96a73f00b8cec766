//! What a visit downloads, up to the first question and in all, against what it may.

use crate::{Outcome, budgets, embed, process};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is asked for once the first question is there.
const LATER: [&str; 4] = ["sw.js", "manifest.webmanifest", "idle.js", "offline.js"];
/// The kinds of files that a visit loads.
const LOADED: [&str; 6] = ["html", "js", "wasm", "css", "json", "webmanifest"];
/// Pages of their own, and what they look like: the app does not load them.
const OTHER_PAGES: [&str; 8] = [
    "rules",
    "county",
    "proof",
    "proof.js",
    "book.css",
    book::WITHOUT_NETWORK,
    embed::FRAME,
    embed::FOLDER,
];

/// One file and what it weighs, as it is and compressed.
struct Weighed {
    name: String,
    raw: u64,
    brotli: u64,
}

/// Prints the sizes of a built app, and fails if a visit is too heavy.
pub fn check(dist: &Path) -> Outcome {
    let mut files = Vec::new();
    collect(dist, dist, &mut files).map_err(|e| format!("cannot read {}: {e}", dist.display()))?;
    files.retain(|file| is_loaded(file));
    files.sort();
    let weighed = weigh(dist, &files)?;
    let (languages, weighed): (Vec<_>, Vec<_>) =
        weighed.into_iter().partition(|file| is_of_another_language(&file.name));
    let (keeping, weighed): (Vec<_>, Vec<_>) =
        weighed.into_iter().partition(|file| is_keeping(&file.name));
    let (rest, first): (Vec<_>, Vec<_>) = weighed.into_iter().partition(|file| is_rest(&file.name));
    let before = report("up to the first question", &first, 0, budgets::bytes("first question")?);
    let so_far = first.iter().map(|file| file.brotli).sum();
    let after = report("what follows by itself", &rest, so_far, budgets::bytes("everything")?);
    let most = budgets::bytes("what keeps something on the device")?;
    let asked = report("when something is kept on the device", &keeping, 0, most);
    let languages = each_language(&languages, budgets::bytes("file of a language")?);
    let others = on_other_pages(dist);
    before.and(after).and(asked).and(languages).and(others)
}

/// Prints what the page of somebody else loads, and fails if its own share is too heavy.
fn on_other_pages(dist: &Path) -> Outcome {
    let name = embed::loader_in(dist)?;
    let files = [name, "embed/frame.js".into(), embed::FRAME.into()].map(PathBuf::from);
    let mut weighed = weigh(dist, &files)?;
    let within = weighed.split_off(1);
    let most = budgets::bytes("loader for other sites")?;
    let loader = report("on the page of somebody else", &weighed, 0, most);
    within.iter().for_each(|file| {
        println!("{:>10} {:>10}  {}, in the frame", file.raw, file.brotli, file.name)
    });
    loader
}

/// Whether a file is fetched only by whoever chooses its language.
fn is_of_another_language(name: &str) -> bool {
    name.strip_prefix("words/")
        .is_some_and(|name| !name.starts_with("en.") && !name.starts_with("en-"))
}

/// Prints the files of the other languages, and fails if one is too heavy.
fn each_language(files: &[Weighed], most: u64) -> Outcome {
    println!("{:>10} {:>10}  when a language is chosen", "bytes", "brotli");
    for file in files {
        println!("{:>10} {:>10}  {}", file.raw, file.brotli, file.name);
    }
    println!("{:>21}  each of at most {most} compressed", "");
    match files.iter().find(|file| file.brotli > most) {
        None => Ok(()),
        Some(file) => Err(format!("{}: {} bytes are over the budget", file.name, file.brotli)),
    }
}

/// Whether a file is fetched only by whoever keeps people or answers on their device.
fn is_keeping(name: &str) -> bool {
    name.contains("keeping")
}

/// Whether a file comes after the first question is there.
fn is_rest(name: &str) -> bool {
    name.contains("-rest") || LATER.contains(&name)
}

/// All files below `folder`, as paths from `dist`.
fn collect(dist: &Path, folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        match path.is_dir() {
            true => collect(dist, &path, files)?,
            false => files.extend(path.strip_prefix(dist).map(PathBuf::from)),
        }
    }
    Ok(())
}

fn is_loaded(file: &Path) -> bool {
    let kind = file.extension().and_then(|kind| kind.to_str());
    kind.is_some_and(|kind| LOADED.contains(&kind))
        && !OTHER_PAGES.iter().any(|folder| file.starts_with(folder))
}

/// Weighs all files by one script, since Node.js brings the compression.
fn weigh(dist: &Path, files: &[PathBuf]) -> Outcome<Vec<Weighed>> {
    let mut node = Command::new("node");
    node.arg(crate::root().join("xtask").join("weigh.mjs"));
    let said = process::output(node.args(files).current_dir(dist))
        .ok_or("cannot weigh the files in dist/")?;
    said.lines().map(|line| weighed(line).ok_or(format!("not a weight: {line}"))).collect()
}

/// `64349 23824 app.wasm`
fn weighed(line: &str) -> Option<Weighed> {
    let mut words = line.splitn(3, ' ');
    Some(Weighed {
        raw: words.next()?.parse().ok()?,
        brotli: words.next()?.parse().ok()?,
        name: words.next()?.to_string(),
    })
}

/// Prints some files, and holds them and what came `before` against a budget.
fn report(title: &str, files: &[Weighed], before: u64, budget: u64) -> Outcome {
    println!("{:>10} {:>10}  {title}", "bytes", "brotli");
    for file in files {
        println!("{:>10} {:>10}  {}", file.raw, file.brotli, file.name);
    }
    let brotli = before + files.iter().map(|file| file.brotli).sum::<u64>();
    println!("{:>10} {brotli:>10}  so far, of at most {budget} compressed", "");
    match brotli <= budget {
        true => Ok(()),
        false => {
            let over = brotli - budget;
            Err(format!("{title}: {brotli} bytes, {over} over the budget"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn static_pages_and_icons_are_not_part_of_a_first_visit() {
        assert!(is_loaded(Path::new("index.html")));
        assert!(is_loaded(Path::new("words/en.json")));
        assert!(!is_loaded(Path::new("county/alameda/index.html")));
        assert!(!is_loaded(Path::new("without-network.html")));
        assert!(!is_loaded(Path::new("icon.png")));
    }

    #[test]
    fn what_comes_later_is_known_by_its_name() {
        assert!(is_rest("words/en-rest.json"));
        assert!(is_rest("calaim-screener-rest-0123456789abcdef.wasm"));
        assert!(is_rest("sw.js"));
        assert!(!is_rest("words/en.json"));
        assert!(is_keeping("calaim-screener-keeping-0123456789abcdef.wasm"));
        assert!(is_keeping("keeping.js") && !is_keeping("words/en-rest.json"));
    }

    #[test]
    fn another_language_costs_nobody_else() {
        assert!(is_of_another_language("words/es.json"));
        assert!(is_of_another_language("words/zh-Hant-rest.json"));
        assert!(!is_of_another_language("words/en-rest.json"));
        let of = |brotli| [Weighed { name: "words/es.json".into(), raw: brotli, brotli }];
        assert!(each_language(&of(10), 10).is_ok());
        assert!(each_language(&of(11), 10).is_err());
    }

    #[test]
    fn reads_what_the_script_prints() {
        let file = weighed("64349 23824 a name.wasm").unwrap();
        assert_eq!((file.raw, file.brotli), (64349, 23824));
        assert_eq!(file.name, "a name.wasm");
    }

    #[test]
    fn a_byte_over_the_budget_fails() {
        let of = |brotli| [Weighed { name: "app.wasm".into(), raw: brotli, brotli }];
        assert!(report("all", &of(9), 1, 10).is_ok());
        assert!(report("all", &of(10), 1, 10).is_err());
    }
}
