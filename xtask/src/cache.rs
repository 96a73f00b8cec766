//! One folder per user in which tools are kept, so that a second clone of the
//! repository, or a second run, does not install them again.

use crate::Outcome;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// The file that marks an installed tool as whole.
const STAMP: &str = "complete";

/// The folder of one tool at one version, made by `install` if it is not there
/// yet. An install that was interrupted is thrown away and begun again, and two
/// runs at the same time wait for each other.
pub fn ensure(key: &str, install: impl FnOnce(&Path) -> Outcome) -> Outcome<PathBuf> {
    let folder = root()?.join(key);
    let _held = lock(key)?;
    if folder.join(STAMP).is_file() {
        return Ok(folder);
    }
    let _ = fs::remove_dir_all(&folder);
    create(&folder)?;
    install(&folder)?;
    File::create(folder.join(STAMP)).map_err(|e| format!("cannot mark {key} as installed: {e}"))?;
    Ok(folder)
}

/// Where the log of one install is written.
pub fn log(key: &str) -> Outcome<PathBuf> {
    let folder = root()?.join("logs");
    create(&folder)?;
    Ok(folder.join(format!("{key}.log")))
}

/// Keeps every other run out of one install until the file is dropped.
fn lock(key: &str) -> Outcome<File> {
    let folder = root()?.join("locks");
    create(&folder)?;
    let file = File::create(folder.join(key)).map_err(|e| format!("cannot lock {key}: {e}"))?;
    file.lock().map_err(|e| format!("cannot lock {key}: {e}"))?;
    Ok(file)
}

fn root() -> Outcome<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let caches = set("XDG_CACHE_HOME")
        .or_else(|| set("LOCALAPPDATA"))
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cache")))
        .ok_or("neither XDG_CACHE_HOME nor a home folder is known")?;
    Ok(caches.join("calaim-screener"))
}

fn create(folder: &Path) -> Outcome {
    fs::create_dir_all(folder).map_err(|e| format!("cannot create {}: {e}", folder.display()))
}
