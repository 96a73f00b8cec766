//! What the tests of the pages share.

use book::Page;
use compiler::Content;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The folder of the content.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../content")
}

/// The content as it is.
pub fn content() -> Content {
    load(&folder())
}

/// The content of a folder.
pub fn load(folder: &Path) -> Content {
    let fail =
        |faults: Vec<_>| panic!("{} faults in the content, first {}", faults.len(), faults[0]);
    compiler::load(folder).unwrap_or_else(|faults: Vec<compiler::fault::Fault>| fail(faults))
}

/// The pages by path, without the style sheet.
#[allow(dead_code, reason = "not every test binary needs it")]
pub fn by_path(pages: Vec<Page>) -> BTreeMap<String, String> {
    let pages = pages.into_iter().filter(|page| page.path.ends_with(".html"));
    pages.map(|page| (page.path, page.text)).collect()
}
