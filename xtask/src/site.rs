//! Writes the files of the app that are generated rather than compiled.

use crate::Outcome;
use std::fs;
use std::path::Path;

/// The languages that have words.
const LANGUAGES: [&str; 1] = ["en"];

/// Writes them into the folder that Trunk is filling.
pub fn write(staging: &Path) -> Outcome {
    let content = compiler::load(&crate::root().join("crates/content"))
        .map_err(|faults| format!("the content has {} faults", faults.len()))?;
    let folder = staging.join("words");
    fs::create_dir_all(&folder).map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
    for language in LANGUAGES {
        let file = folder.join(language).with_extension("json");
        fs::write(&file, content.words.to_json(language))
            .map_err(|e| format!("cannot write {}: {e}", file.display()))?;
    }
    Ok(())
}
