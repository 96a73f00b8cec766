//! The warning before answers are wiped because nobody did anything for a while.

use crate::parts::button::act_button;
use crate::parts::element::{El, div, el, p};
use crate::words::{say, weave};
use content::ui;

/// The warning, beside each page and not shown. `public/idle.js` opens it, counts in it, and closes it on any
/// key or tap; so its button does nothing by itself.
pub fn idle() -> El {
    let left = el("span", ()).attr("role", "timer");
    let what = (
        el("h2", say(ui::IDLE_TITLE)).attr("id", "idle-title"),
        p(say(ui::IDLE_WHAT)),
        p(weave(ui::IDLE_LEFT, "time", left)),
        div("actions", act_button(ui::IDLE_STAY, || ())),
    );
    el("dialog", what).attr("id", "idle").attr("aria-labelledby", "idle-title")
}
