//! Writes the table of all criteria by what they rest on, so that a change shows what it did to it.

use crate::Outcome;
use std::fs;

/// Where the table stands in the repository.
const FILE: &str = "docs/confidence.md";

/// Writes the table, and prints its counts.
pub fn run() -> Outcome {
    let content = compiler::load(&crate::root().join("crates/content"));
    let content = content.map_err(|faults| {
        let faults: Vec<String> = faults.iter().map(|fault| format!("  {fault}")).collect();
        format!("the content has {} faults:\n{}", faults.len(), faults.join("\n"))
    })?;
    let table = book::confidence_table(&content);
    let file = crate::root().join(FILE);
    fs::create_dir_all(crate::root().join("docs"))
        .map_err(|e| format!("cannot make docs/: {e}"))?;
    fs::write(&file, &table).map_err(|e| format!("cannot write {FILE}: {e}"))?;
    table.lines().filter(|line| line.starts_with("| ")).for_each(|line| println!("{line}"));
    println!("\nwritten: {FILE}");
    Ok(())
}
