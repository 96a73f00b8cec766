//! What a server sends with each file of the site besides the file: policies, and how long it may be kept.
//!
//! It is said once, in [`groups`], and written down in the form of each kind of server. `_headers` is part of
//! the site, and the project's own test server sends exactly what it says; the other forms lie in
//! `target/hosting/`. Every address belongs to one group only, since servers join what two groups say.

mod policy;
mod servers;

use crate::{Outcome, embed, files};
use std::fs;
use std::path::Path;

/// Some addresses, and everything that is sent with them.
#[derive(Debug, PartialEq)]
pub struct Group {
    /// Each from the root of the site: whole, or the start of many, ending in `*`.
    pub paths: Vec<String>,
    /// Names and values.
    pub headers: Vec<(&'static str, String)>,
}

/// Sent with everything. Nothing that a device can do is needed but copying, which only `/embed/` and the
/// page's own buttons use.
const ALWAYS: [(&str, &str); 4] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Permissions-Policy", DEVICE),
    // Once over an encrypted connection, always: for a year.
    ("Strict-Transport-Security", "max-age=31536000"),
];

/// What the site never uses, so that nothing that gets into a page can either.
const DEVICE: &str = "accelerometer=(), autoplay=(), bluetooth=(), browsing-topics=(), camera=(), \
    display-capture=(), encrypted-media=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), \
    local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), \
    publickey-credentials-get=(), serial=(), usb=(), xr-spatial-tracking=()";

/// A file whose name carries a mark of its bytes.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// A file that may have changed: kept, and asked about each time.
const ASK_AGAIN: &str = "no-cache";

/// Writes `_headers` into a built site, and the forms for other servers beside the build.
pub fn write(site: &Path) -> Outcome {
    write_to(site, &crate::root().join("target/hosting"))
}

/// The same, with the forms for other servers in this folder.
pub fn write_to(site: &Path, folder: &Path) -> Outcome {
    let groups = groups(site)?;
    files::put(&site.join("_headers"), &servers::headers_file(&groups))?;
    for (name, text) in servers::all(&groups) {
        files::put(&folder.join(name), &text)?;
    }
    Ok(())
}

/// Every address of a built site with what is sent with it.
pub fn groups(site: &Path) -> Outcome<Vec<Group>> {
    let app = policy::of_app(&files::text(&site.join("index.html"))?, policy::NOBODY);
    let frame = policy::of_app(&files::text(&site.join(embed::FRAME))?, policy::ANYBODY);
    let builder = policy::of_builder(&files::text(&site.join("embed/index.html"))?);
    let loader = format!("/{}", embed::loader_in(site)?);
    let (marked, plain) = other_files(site, &loader)?;
    let alone = ("Cross-Origin-Opener-Policy", "same-origin");
    let own = ("Cross-Origin-Resource-Policy", "same-origin");
    let open = ("Cross-Origin-Resource-Policy", "cross-origin");
    let enclosed = ("Cross-Origin-Embedder-Policy", "require-corp");
    let group = |paths: &[&str], keep: &str, policy: &str, more: &[(&'static str, &str)]| {
        group(paths.iter().map(|path| path.to_string()).collect(), keep, policy, more)
    };
    let [frame_path, without] =
        [embed::FRAME, book::WITHOUT_NETWORK].map(|name| format!("/{name}"));
    Ok(vec![
        group(&["/", "/index.html"], ASK_AGAIN, &app, &[alone, own]),
        // Pages of others show it, also those that show only what agrees to it.
        group(&[&frame_path], ASK_AGAIN, &frame, &[open, enclosed]),
        group(&["/embed/", "/embed/index.html"], ASK_AGAIN, &builder, &[alone, own]),
        group(&["/rules/*", "/county/*", &without], ASK_AGAIN, policy::OF_PAGES, &[alone, own]),
        group(&["/proof/*"], ASK_AGAIN, policy::OF_PROOF, &[alone, own]),
        // A browser holds the loader against its hash only if every site may read it.
        group(
            &[&loader],
            FOR_EVER,
            policy::OF_FILES,
            &[open, ("Access-Control-Allow-Origin", "*")],
        ),
        // Only a release with a contact has a file there; a group for nothing does no harm.
        group(&["/.well-known/*"], ASK_AGAIN, policy::OF_FILES, &[own]),
        self::group(marked, FOR_EVER, policy::OF_FILES, &[own]),
        self::group(plain, ASK_AGAIN, policy::OF_FILES, &[own]),
    ])
}

fn group(paths: Vec<String>, keep: &str, policy: &str, more: &[(&'static str, &str)]) -> Group {
    let first = [("Cache-Control", keep), ("Content-Security-Policy", policy)];
    let all = first.iter().chain(&ALWAYS).chain(more);
    Group { paths, headers: all.map(|(name, value)| (*name, value.to_string())).collect() }
}

/// All files that are no page: those with a mark of their bytes in the name, and the others.
fn other_files(site: &Path, loader: &str) -> Outcome<(Vec<String>, Vec<String>)> {
    let mut found = listed(site, "/")?;
    found.extend(listed(&site.join(embed::FOLDER), "/embed/")?);
    let is_page = |path: &str| {
        let pages = [
            "/embed/*",
            "/rules/*",
            "/county/*",
            "/proof/*",
            "/.well-known/*",
            "/_headers",
            loader,
        ];
        path.ends_with(".html") || pages.contains(&path)
    };
    found.retain(|path| !is_page(path));
    found.sort();
    Ok(found.into_iter().partition(|path| is_marked(path)))
}

/// What lies in a folder, a folder as the start of many addresses.
fn listed(folder: &Path, above: &str) -> Outcome<Vec<String>> {
    let unreadable = |e| format!("cannot read {}: {e}", folder.display());
    let entries = fs::read_dir(folder).map_err(unreadable)?.flatten();
    let path = |entry: fs::DirEntry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_folder = entry.path().is_dir();
        [above, &name, if is_folder { "/*" } else { "" }].concat()
    };
    Ok(entries.map(path).collect())
}

/// Whether the name carries a mark: a hyphen and sixteen hexadecimal digits.
fn is_marked(path: &str) -> bool {
    let is_mark = |part: &str| {
        let (mark, after) = part.split_at_checked(16).unwrap_or(("", part));
        mark.len() == 16
            && mark.bytes().all(|byte| byte.is_ascii_hexdigit())
            && !after.starts_with(|next: char| next.is_ascii_hexdigit())
    };
    path.split('-').skip(1).any(is_mark)
}

#[cfg(test)]
mod tests {
    use super::is_marked;

    #[test]
    fn only_a_name_with_a_mark_may_be_kept_for_ever() {
        assert!(is_marked("/calaim-screener-29eeff6cd6295e42_bg.wasm"));
        assert!(is_marked("/embed/screener-df6fde7631206415.js"));
        for path in
            ["/idle.js", "/words/en-rest.json", "/a-29eeff6cd6295e4.js", "/a-29eeff6cd6295e421.js"]
        {
            assert!(!is_marked(path), "{path}");
        }
    }
}
