//! The page of somebody else in which the app stands, if it does. `embed/frame.js` speaks with it: here is
//! only what the person is asked, and what they chose to share.

use leptos::prelude::document;

/// The address of the site round this page, if it asks for results.
pub fn that_asks() -> Option<String> {
    document().document_element()?.get_attribute("data-results")
}

/// Hands results, as JSON, to the site round this page.
pub fn share(results: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-shares", results);
    }
}
