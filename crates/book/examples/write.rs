//! Writes the book into a folder: `cargo run -p book --example write -- FOLDER`.

use std::path::Path;
use std::{env, fs, process};

fn main() {
    let out = env::args().nth(1).unwrap_or_else(|| exit("usage: write FOLDER"));
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    let content = match env::var_os("CONTENT_DRAFT") {
        Some(_) => compiler::load_draft(&root),
        None => compiler::load(&root),
    };
    let content =
        content.unwrap_or_else(|faults| exit(&format!("the content has faults: {faults:#?}")));
    let pages = book::pages(&content);
    for page in &pages {
        let file = Path::new(&out).join(&page.path);
        let folder = file.parent().unwrap_or_else(|| exit("a page without a folder"));
        fs::create_dir_all(folder).expect("the folder can be made");
        fs::write(&file, &page.text).expect("the page can be written");
    }
    let bytes: usize = pages.iter().map(|page| page.text.len()).sum();
    println!("{} files, {} kB", pages.len(), bytes / 1000);
}

fn exit(message: &str) -> ! {
    eprintln!("{message}");
    process::exit(1)
}
