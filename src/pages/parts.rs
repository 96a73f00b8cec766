//! Every part in its states, for whoever works on how the app looks, and for the tests that walk them.
//! Only in builds with the feature `parts`; a part's examples stand in its own file.

use crate::parts::element::{El, Parts, el, parts};
use crate::parts::field::heading;
use crate::parts::*;

/// The page with all parts.
pub fn parts_page() -> Parts {
    let sections: Vec<El> = all().into_iter().map(section).collect();
    parts((heading("src/parts".to_owned()), sections))
}

/// The examples of each part, by the name of its file.
fn all() -> [(&'static str, Parts); 12] {
    [
        ("back", back::examples()),
        ("button", button::examples()),
        ("card", card::examples()),
        ("choices", choices::examples()),
        ("details", details::examples()),
        ("emergency", emergency::examples()),
        ("field", field::examples()),
        ("notice", notice::examples()),
        ("phone", phone::examples()),
        ("progress", progress::examples()),
        ("qr", qr::examples()),
        ("timeline", timeline::examples()),
    ]
}

fn section((name, examples): (&'static str, Parts)) -> El {
    el("section", (el("h2", name), examples)).attr("data-part", name)
}
