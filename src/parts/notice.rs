//! Something to know before going on.

use crate::parts::element::{El, Inside, el, p};

/// A framed remark with a heading.
pub fn notice(title: String, inside: impl Inside) -> El {
    el("section", el("h2", title)).class("notice").with(inside)
}

/// A framed remark of one sentence.
pub fn notice_text(text: String) -> El {
    p(text).class("notice")
}

/// In its states.
#[cfg(feature = "parts")]
pub fn examples() -> crate::parts::element::Parts {
    use crate::words::say;
    use content::ui;
    let long = notice(say(ui::START_BEFORE_TITLE), p(say(ui::ASK_SAFETY)));
    crate::parts::element::parts((long, notice_text(say(ui::SITE_ERASED))))
}
