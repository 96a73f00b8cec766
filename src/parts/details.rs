//! Something more, one tap away.

use crate::parts::element::{El, Inside, div, el, p};

/// A heading that opens what belongs to it.
pub fn details(title: String, inside: impl Inside) -> El {
    el("details", (el("summary", title), div("inside", inside)))
}

/// The same, open from the start.
pub fn details_open(title: String, inside: impl Inside) -> El {
    details(title, inside).flag("open", true)
}

/// The same for a single sentence; nothing where there is none.
pub fn details_text(title: String, text: Option<String>) -> Option<El> {
    text.map(|text| details(title, p(text)))
}
