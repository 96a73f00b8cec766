//! The rules proved as logic: whatever the check finds is mended, or explained where it stands.

use std::path::Path;

#[test]
fn everything_the_check_of_the_rules_finds_is_explained_and_nothing_else() {
    let content = compiler::load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("sound content");
    let faults = logic::faults(&content);
    let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{} faults:\n{}", told.len(), told.join("\n"));
}
