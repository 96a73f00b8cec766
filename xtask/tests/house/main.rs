//! What somebody finds who takes this house over: links that lead somewhere, forms that a forge can read, and
//! one word about licences wherever one is said.

mod code;
mod forms;
mod licences;
mod links;

use std::path::{Path, PathBuf};

/// The root folder of the workspace.
fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().expect("xtask lies inside the workspace").to_path_buf()
}

/// A file from the root of the workspace.
fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}
