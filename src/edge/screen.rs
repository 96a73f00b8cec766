//! What the person sees and hears: title, focus, spoken messages, and the first page that stands in
//! the file itself.

use crate::words::plain;
use leptos::prelude::{document, request_animation_frame, set_timeout, window};
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlSelectElement};

/// From how many pixels on there is room for columns, as in `styles/navigator.css`.
const WIDE: f64 = 960.0;

/// Names the window. Never carries a question or an answer.
pub fn entitle(title: &str) {
    document().set_title(&plain(title));
}

/// Takes the focus to the heading of a page that was just drawn, and the view to its top.
pub fn show_heading() {
    request_animation_frame(|| {
        window().scroll_to_with_x_and_y(0.0, 0.0);
        focus("h1");
    });
}

/// Does something once the screen shows what was done so far.
pub fn after_picture(then: impl FnOnce() + 'static) {
    request_animation_frame(|| set_timeout(then, Duration::ZERO));
}

/// Takes the focus to what was just drawn.
pub fn focus_soon(selector: &'static str) {
    request_animation_frame(move || focus(selector));
}

/// Takes the focus to the first thing that fits the selector.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector) {
        let _ = element.unchecked_into::<HtmlElement>().focus();
    }
}

/// Takes the focus to the element with this id.
pub fn focus_id(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let _ = element.unchecked_into::<HtmlElement>().focus();
    }
}

/// Shows the element with this id, or hides it.
pub fn show(id: &str, on: bool) {
    if let Some(element) = document().get_element_by_id(id) {
        element.unchecked_into::<HtmlElement>().set_hidden(!on);
    }
}

/// Does something that changes what is drawn, and keeps what has the focus where it is on the screen.
pub fn steadily(change: &dyn Fn()) {
    let top = || {
        let focused = document().active_element();
        focused.map_or(0.0, |element| element.get_bounding_client_rect().top())
    };
    let before = top();
    change();
    window().scroll_by_with_x_and_y(0.0, top() - before);
}

/// Whether there is room for columns: a tablet held across, or more.
pub fn is_wide() -> bool {
    let width = window().inner_width().ok().and_then(|width| width.as_f64());
    width.is_some_and(|width| width >= WIDE)
}

/// Picks a value in the list with this id, and takes the focus there.
pub fn pick(id: &str, value: &str) {
    let list = document().get_element_by_id(id);
    if let Some(list) = list.and_then(|list| list.dyn_into::<HtmlSelectElement>().ok()) {
        list.set_value(value);
        let _ = list.focus();
    }
}

/// The element into which the app is drawn.
pub fn home() -> HtmlElement {
    let home = document().get_element_by_id("app");
    home.expect("index.html has a place for the app").unchecked_into()
}

/// Takes the first page of the file away, once the app stands in its place.
pub fn take_over() {
    if let Some(before) = document().get_element_by_id("before") {
        before.remove();
    }
    note("data-usable");
    mark("first-question");
}

/// Notes that everything is here: from now on nothing is asked of any server.
pub fn settle() {
    note("data-ready");
}

fn note(name: &str) {
    let root = document().document_element();
    let _ = root.map(|root| root.set_attribute(name, "true"));
}

/// Shows one of the messages that stand in the file itself, for when nothing else can speak.
pub fn show_trouble(id: &str) {
    let element = |id: &str| document().get_element_by_id(id);
    if let Some(waiting) = element("waiting") {
        waiting.remove();
    }
    for hidden in [element("trouble"), element(id)].into_iter().flatten() {
        let _ = hidden.remove_attribute("hidden");
    }
}

fn mark(name: &str) {
    if let Some(performance) = window().performance() {
        let _ = performance.mark(name);
    }
}

fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok()?
}
