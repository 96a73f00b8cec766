//! The emergency lines, in reach on every page. 911 and 988 are the same everywhere in the country.

use crate::parts::element::{El, Parts, div, el, list, p};
use crate::parts::phone;
use crate::words::{say, weave};
use content::{Message, ui};

/// The lines below the header of every page.
pub fn emergency_bar() -> El {
    let item = |message, number| el("li", el("span", line(message, number)));
    let lines =
        vec![item(ui::SITE_EMERGENCY_DANGER, "911"), item(ui::SITE_EMERGENCY_CRISIS, "988")];
    el("section", list("width", lines))
        .class("emergency")
        .attr("aria-label", say(ui::SITE_EMERGENCY_REGION))
}

/// The lines in full, for the first page and for results.
pub fn emergency_lines() -> El {
    div("notice alarm", (p(line(ui::START_DANGER, "911")), p(line(ui::START_CRISIS, "988"))))
}

fn line(message: Message, number: &'static str) -> Parts {
    weave(message, "phone", phone::number(number))
}

/// In its states.
#[cfg(feature = "parts")]
pub fn examples() -> Parts {
    crate::parts::element::parts(emergency_lines())
}
