//! A tar.gz in which nothing but the files counts: no times, owners or rights of this machine.

use crate::{Outcome, files};
use flate2::{Compression, GzBuilder};
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use tar::{Builder, Header};

/// The folder that the archive unpacks into.
const TOP: &str = "calaim-screener";

/// Packs every file under `folder`. The archive may lie there itself: it is begun after the list is made.
pub fn write(folder: &Path, archive: &Path) -> Outcome {
    let paths = files::under(folder)?;
    let failed = |e| format!("cannot write {}: {e}", archive.display());
    let file = File::create(archive).map_err(failed)?;
    pack(folder, &paths, file).map_err(failed)
}

fn pack(folder: &Path, paths: &[String], into: impl Write) -> std::io::Result<()> {
    let mut tar = Builder::new(GzBuilder::new().mtime(0).write(into, Compression::best()));
    for path in paths {
        let bytes = fs::read(folder.join(path))?;
        let mut header = plain(bytes.len() as u64);
        tar.append_data(&mut header, format!("{TOP}/{path}"), bytes.as_slice())?;
    }
    tar.into_inner()?.finish()?.flush()
}

/// A file that everybody may read, of nobody, from the first second of 1970.
fn plain(size: u64) -> Header {
    let mut header = Header::new_gnu();
    header.set_size(size);
    header.set_mode(0o644);
    header.set_mtime(0);
    header.set_uid(0);
    header.set_gid(0);
    header
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two files in a folder of their own, written in the order given.
    fn packed(name: &str, order: [&str; 2]) -> Vec<u8> {
        let folder = std::env::temp_dir().join(format!("archive-{}-{name}", std::process::id()));
        fs::create_dir_all(folder.join("b")).expect("a folder");
        order.iter().for_each(|file| fs::write(folder.join(file), *file).expect("a file"));
        let mut bytes = Vec::new();
        pack(&folder, &files::under(&folder).expect("a list"), &mut bytes).expect("packed");
        fs::remove_dir_all(&folder).expect("removed");
        bytes
    }

    #[test]
    fn equal_files_give_an_equal_archive() {
        let one = packed("one", ["a", "b/c"]);
        assert_eq!(one, packed("two", ["b/c", "a"]));
        assert_ne!(one, packed("three", ["a", "b/d"]));
        let mut tar = tar::Archive::new(flate2::read::GzDecoder::new(one.as_slice()));
        let names = tar
            .entries()
            .expect("entries")
            .map(|entry| entry.expect("an entry").path().expect("a path").display().to_string());
        assert_eq!(names.collect::<Vec<_>>(), ["calaim-screener/a", "calaim-screener/b/c"]);
    }
}
