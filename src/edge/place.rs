//! Where in the app the browser stands: the part of the address after `#`, and the way back.
//!
//! Each entry of the browser's history carries the place from which it was reached, so that "back" on
//! a page and the browser's own button do the same.

use leptos::ev::popstate;
use leptos::prelude::{location, location_hash, window, window_event_listener};
use wasm_bindgen::JsValue;

/// The place named in the address.
pub fn here() -> String {
    location_hash().unwrap_or_default()
}

/// The place from which this one was reached by a step forward, if it was.
pub fn came_from() -> Option<String> {
    window().history().ok()?.state().ok()?.as_string()
}

/// Goes forward to a place.
pub fn go(to: &str) {
    let from = JsValue::from_str(&here());
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&from, "", Some(&address(to)));
    }
}

/// Puts another place where the browser stands now.
pub fn stand_at(to: &str) {
    let state = came_from().map_or(JsValue::NULL, JsValue::from);
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&state, "", Some(&address(to)));
    }
}

/// Goes one step back, as the browser's own button does.
pub fn back() {
    if let Ok(history) = window().history() {
        let _ = history.back();
    }
}

/// Calls this whenever the browser moves by a link or by its own buttons.
pub fn on_move(moved: impl Fn() + 'static) {
    window_event_listener(popstate, move |_| moved());
}

/// Notes from where a place was reached by a plain link, which carries nothing.
pub fn note_origin(from: &str) {
    if came_from().is_some() {
        return;
    }
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::from_str(from), "", None);
    }
}

/// The whole address of a place, for somebody else: without a query, and never that of a frame.
pub fn in_full(to: &str) -> String {
    let origin = location().origin().unwrap_or_default();
    let path = location().pathname().unwrap_or_default();
    [&origin, path.trim_end_matches("frame.html"), "#", to].concat()
}

/// The app's own address with this place, so that a `<base>` or a query changes nothing.
fn address(to: &str) -> String {
    let path = location().pathname().unwrap_or_default();
    let query = location().search().unwrap_or_default();
    let hash = if to.is_empty() { "" } else { "#" };
    [path.as_str(), query.as_str(), hash, to].concat()
}
