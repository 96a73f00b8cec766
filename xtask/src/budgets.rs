//! What the site may cost, as `budgets.json` says it.

use crate::Outcome;
use serde_json::Value;
use std::fs;

/// How many bytes something may weigh, compressed.
pub fn bytes(what: &str) -> Outcome<u64> {
    let file = crate::root().join("budgets.json");
    let unreadable = |why: String| format!("{}: {why}", file.display());
    let text = fs::read_to_string(&file).map_err(|e| unreadable(e.to_string()))?;
    let budgets: Value = serde_json::from_str(&text).map_err(|e| unreadable(e.to_string()))?;
    let most = budgets["bytes"][what].as_u64();
    most.ok_or(unreadable(format!("`bytes` has no number for \"{what}\"")))
}

#[cfg(test)]
mod tests {
    use super::bytes;

    #[test]
    fn a_budget_that_is_not_there_is_a_fault() {
        assert!(bytes("first question").is_ok());
        assert!(bytes("nothing").unwrap_err().contains("no number for \"nothing\""));
    }
}
