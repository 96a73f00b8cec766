//! The way back to the page before.

use crate::parts::element::{El, el};
use crate::route::Page;
use crate::session::sitting;
use crate::words::say;
use content::ui;

/// A link to the page before this one. It uses the browser's history where that leads there.
pub fn back(to: Page) -> El {
    let sitting = sitting();
    el("a", say(ui::ASK_BACK)).class("back").attr("href", to.link()).on("click", move |event| {
        event.prevent_default();
        sitting.back(to);
    })
}

/// In its states.
#[cfg(feature = "parts")]
pub fn examples() -> crate::parts::element::Parts {
    crate::parts::element::parts(back(Page::Start))
}
