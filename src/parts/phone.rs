//! Telephone numbers that ring when tapped.

use crate::words::{say_with, weave};
use content::{Phone, ui};
use leptos::prelude::*;

/// A number as a link. A text with two numbers ("711 or 1-800-735-2929") becomes two links.
pub fn number(text: &'static str) -> AnyView {
    let numbers: Vec<AnyView> = text
        .split(" or ")
        .enumerate()
        .map(|(index, number)| ((index > 0).then_some(" / "), one(number, "")).into_any())
        .collect();
    numbers.into_any()
}

/// A line with everything that is known of it, the number large. `None` where no number was seen.
pub fn line(phone: &'static Phone) -> Option<AnyView> {
    let tty = seen(phone.tty).map(|tty| weave(ui::CALL_TTY, "phone", number(tty)));
    let other = seen(phone.other).map(|other| weave(ui::CALL_OTHER, "phone", number(other)));
    let hours = seen(phone.hours).map(|hours| say_with(ui::CALL_HOURS, "hours", hours));
    let more: Vec<AnyView> = [other, tty, hours.map(|hours| hours.into_any())]
        .into_iter()
        .flatten()
        .map(|part| view! { <li>{part}</li> }.into_any())
        .collect();
    let large = seen(phone.number)?;
    Some(view! { <p>{one(large, "number")}</p> <ul class="phone-more">{more}</ul> }.into_any())
}

/// A text, unless it is empty because nothing was seen.
pub fn seen(text: &'static str) -> Option<&'static str> {
    (!text.is_empty()).then_some(text)
}

fn one(number: &'static str, class: &'static str) -> AnyView {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    view! { <a class=class href=["tel:", &digits].concat()>{number}</a> }.into_any()
}
