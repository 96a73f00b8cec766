//! The content with something changed, to see that the pages follow.

use crate::support::{folder, load};
use compiler::Content;
use std::fs;
use std::path::Path;

/// The content with a table changed.
pub fn changed(table: &str, change: impl Fn(&str) -> String) -> Content {
    let copy = tempfile::tempdir().expect("a folder for the copy");
    copy_folder(&folder(), copy.path());
    let file = copy.path().join("tables").join(table);
    let text = fs::read_to_string(&file).expect("the table is there");
    let other = change(&text);
    assert_ne!(text, other, "the change changed nothing");
    fs::write(&file, other).expect("the table can be written");
    load(copy.path())
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the folder is there").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
}
