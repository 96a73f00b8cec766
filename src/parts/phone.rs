//! Telephone numbers that ring when tapped.

use crate::parts::element::{El, Parts, el, list, p, parts};
use crate::words::{say_with, weave};
use content::{Phone, ui};

/// A number as a link. A text with two numbers ("711 or 1-800-735-2929") becomes two links.
pub fn number(text: &'static str) -> Parts {
    let mut links = Parts::new();
    for (index, number) in text.split(" or ").enumerate() {
        links.extend(parts(((index > 0).then_some(" / "), one(number))));
    }
    links
}

/// A line with everything that is known of it, the number large. `None` where no number was seen.
pub fn line(phone: &'static Phone) -> Option<Parts> {
    let large = seen(phone.number)?;
    let other = seen(phone.other).map(|other| weave(ui::CALL_OTHER, "phone", number(other)));
    let tty = seen(phone.tty).map(|tty| weave(ui::CALL_TTY, "phone", number(tty)));
    let hours = seen(phone.hours).map(|hours| parts(say_with(ui::CALL_HOURS, "hours", hours)));
    let more = [other, tty, hours].into_iter().flatten().map(|part| el("li", part)).collect();
    Some(parts((p(one(large).class("number")), list("phone-more", more))))
}

/// A text, unless it is empty because nothing was seen.
pub fn seen(text: &'static str) -> Option<&'static str> {
    (!text.is_empty()).then_some(text)
}

fn one(number: &'static str) -> El {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    el("a", number).attr("href", ["tel:", &digits].concat())
}

/// In its states.
#[cfg(feature = "parts")]
pub fn examples() -> Parts {
    parts(content::contact("health-care-options").and_then(|contact| line(&contact.phone)))
}
