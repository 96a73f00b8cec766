//! Something more, one tap away.

use crate::parts::element::{El, Inside, Parts, div, el, live, p};
use leptos::prelude::*;

/// A heading that opens what belongs to it.
pub fn details(title: String, inside: impl Inside) -> El {
    el("details", (el("summary", title), div("inside", inside)))
}

/// The same, open from the start.
pub fn details_open(title: String, inside: impl Inside) -> El {
    details(title, inside).flag("open", true)
}

/// The same for what is long: it is drawn when it is first opened.
pub fn details_later(title: impl Inside, inside: impl Fn() -> Parts + Send + Sync + 'static) -> El {
    let opened = RwSignal::new(false);
    let inside = live(move || if opened.get() { inside() } else { Parts::new() });
    el("details", (el("summary", title), div("inside", inside)))
        .on("toggle", move |_| opened.set(true))
}

/// The same for a single sentence; nothing where there is none.
pub fn details_text(title: String, text: Option<String>) -> Option<El> {
    text.map(|text| details(title, p(text)))
}

/// In its states.
#[cfg(feature = "parts")]
pub fn examples() -> Parts {
    use crate::words::say;
    use content::ui;
    let inside = || p(say(ui::ASK_SAFETY));
    let closed = details(say(ui::ASK_WHY), inside());
    let open = details_open(say(ui::ASK_FIND_OUT), inside());
    crate::parts::element::parts((closed, open))
}
