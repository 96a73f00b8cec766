//! Leaving the site at once is the work of `public/exit.js`, which needs no program. It says when. Its
//! words stand in the page in English; here they are put into other languages.

use js_sys::Array;
use leptos::prelude::{document, window_event_listener_untyped};
use std::cell::RefCell;
use web_sys::Element;

/// Where its words stand: which element, and which of its attributes, or the element's text. In the order
/// of `compiler::translation::WAY_OUT`.
const PLACES: [(&str, &str); 6] = [
    (".leave", "aria-label"),
    ("#leave", ""),
    (".leave-cue", ""),
    ("#leave-count", "data-once"),
    ("#leave-count", "data-twice"),
    (".leave a[href^='#']", ""),
];

thread_local! {
    static ENGLISH: RefCell<Option<Array>> = const { RefCell::new(None) };
}

/// Calls this when the person leaves: the page is blank already, and another one is on its way.
pub fn on_leave(leave: impl Fn() + 'static) {
    window_event_listener_untyped("leave", move |_| leave());
}

/// Puts its words into another language, as far as they are here; `None` for English.
pub fn speak(texts: Option<&Array>) {
    let english = ENGLISH.with(|english| english.borrow_mut().get_or_insert_with(read).clone());
    for (number, (selector, attribute)) in (0..).zip(PLACES) {
        let Some(element) = find(selector) else { continue };
        let text = texts.and_then(|texts| texts.get(number).as_string());
        if attribute.is_empty() {
            let language = if text.is_some() || texts.is_none() { "" } else { "en" };
            set(&element, "lang", language);
        }
        let text = text.or_else(|| english.get(number).as_string());
        set(&element, attribute, &text.unwrap_or_default());
    }
}

/// The words as they stand in the page.
fn read() -> Array {
    let words = PLACES.iter().map(|(selector, attribute)| {
        let element = find(selector);
        let text = element.and_then(|element| match *attribute {
            "" => element.text_content(),
            attribute => element.get_attribute(attribute),
        });
        text.map_or(wasm_bindgen::JsValue::NULL, Into::into)
    });
    words.collect()
}

/// Sets an attribute, or the text; an empty attribute is none.
fn set(element: &Element, attribute: &str, text: &str) {
    match (attribute, text) {
        ("", text) => element.set_text_content(Some(text)),
        (attribute, "") => drop(element.remove_attribute(attribute)),
        (attribute, text) => drop(element.set_attribute(attribute, text)),
    }
}

fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok()?
}
