//! Writes the files of the app that are generated rather than compiled.

use crate::Outcome;
use std::path::Path;

/// Writes them into the folder that Trunk is filling.
pub fn write(_staging: &Path) -> Outcome {
    Ok(())
}
