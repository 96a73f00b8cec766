//! Every name that pages show as it stands in a table or a source, one a line:
//! `cargo run -p compiler --example names`. Browser tests tell by it what a language need not translate.

use compiler::places::Row;
use std::path::Path;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    let content = compiler::load(&root).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let rows = |rows: &[Row], column: &str| -> Vec<String> {
        rows.iter().map(|row| row.cell(column).to_owned()).collect()
    };
    let places = &content.places;
    let lists = [
        content.sources.iter().map(|source| source.title.clone()).collect(),
        content.programs.iter().map(|program| program.official_name.clone()).collect(),
        rows(&places.counties, "county"),
        rows(&places.plans, "name"),
        rows(&places.contacts, "name"),
        content.translations.iter().map(|made| made.language.own_name.clone()).collect(),
    ];
    lists.iter().flatten().for_each(|name| println!("{name}"));
}
