//! `cargo xtask release`: what is put up on a server, in `target/release-site/`.
//!
//! `site/` is the site with the licences of what is in it, `hosting/` what servers send with it,
//! `sbom.cdx.json` what it is made of; all three are in the archive, too. `SHA256SUMS` has the hash of every
//! file. Nothing in it depends on the day, the person or the machine, so equal files give an equal archive.

mod archive;
mod contact;
pub mod sbom;

use crate::progress::Step;
use crate::{Outcome, build, files, hosting, licences};
use std::fs;
use std::path::{Path, PathBuf};

/// The archive of everything else.
const ARCHIVE: &str = "calaim-screener.tar.gz";
const SUMS: &str = "SHA256SUMS";

/// What the person asked for.
#[derive(Debug, PartialEq)]
pub struct Options {
    /// Where faults of safety are told, as a URI. Never made up.
    contact: Option<String>,
    is_built: bool,
}

impl Options {
    /// Reads the words after `release`.
    pub fn parse(args: &[String]) -> Outcome<Self> {
        let mut options = Self { contact: None, is_built: false };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--contact" => options.contact = Some(contact::uri(args.next())?),
                "--no-build" => options.is_built = true,
                other => return Err(format!("release knows no option `{other}`")),
            }
        }
        Ok(options)
    }
}

/// Builds, and puts everything into its place.
pub fn run(options: &Options) -> Outcome {
    if !options.is_built {
        build::run()?;
    }
    let step = Step::start("release into target/release-site/", "some seconds");
    let folder = folder();
    let _ = fs::remove_dir_all(&folder);
    let site = folder.join("site");
    copy(&crate::root().join("dist"), &site)?;
    match &options.contact {
        Some(contact) => contact::write(&site, contact)?,
        None => println!("    no --contact: .well-known/security.txt is not written"),
    }
    put(&site.join(licences::FILE), &licences::of_app()?)?;
    hosting::write_to(&site, &folder.join("hosting"))?;
    put(&folder.join("sbom.cdx.json"), &sbom::of_app()?)?;
    archive::write(&folder, &folder.join(ARCHIVE))?;
    put(&folder.join(SUMS), &sums(&folder)?)?;
    step.done();
    println!("{}", folder.display());
    Ok(())
}

/// Where a release lies.
fn folder() -> PathBuf {
    crate::root().join("target/release-site")
}

/// A line for each file, as `sha256sum --check` reads it.
fn sums(folder: &Path) -> Outcome<String> {
    let line = |path: &String| Ok(format!("{}  {path}\n", files::hash(&folder.join(path))?));
    files::under(folder)?.iter().map(line).collect()
}

fn copy(from: &Path, to: &Path) -> Outcome {
    for path in files::under(from)? {
        let file = to.join(&path);
        make_folder(file.parent().unwrap_or(to))?;
        fs::copy(from.join(&path), file).map_err(|e| format!("cannot copy {path}: {e}"))?;
    }
    Ok(())
}

fn make_folder(folder: &Path) -> Outcome {
    fs::create_dir_all(folder).map_err(|e| format!("cannot make {}: {e}", folder.display()))
}

fn put(file: &Path, text: &str) -> Outcome {
    make_folder(file.parent().unwrap_or(file))?;
    fs::write(file, text).map_err(|e| format!("cannot write {}: {e}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str]) -> Outcome<Options> {
        Options::parse(&words.iter().map(|word| word.to_string()).collect::<Vec<_>>())
    }

    #[test]
    fn no_contact_is_made_up() {
        assert_eq!(parse(&[]), Ok(Options { contact: None, is_built: false }));
        let said = parse(&["--contact", "safety@screener.example"]).expect("read");
        assert_eq!(said.contact.as_deref(), Some("mailto:safety@screener.example"));
        assert!(parse(&["--contact"]).is_err());
        assert!(parse(&["--other"]).is_err());
    }
}
