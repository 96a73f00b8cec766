//! What this tab keeps over a reload, which is gone when the tab is closed; and what a member wants kept over
//! visits. It never leaves the device.

use leptos::prelude::window;
use web_sys::Storage;

const NAME: &str = "answers";

/// Keeps a text in this tab. Where storage is blocked, nothing is kept.
pub fn keep(text: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(NAME, text);
    }
}

/// The text kept in this tab, if any.
pub fn kept() -> Option<String> {
    storage()?.get_item(NAME).ok()?
}

/// Keeps something else in this tab under a name of its own.
pub fn keep_as(name: &str, text: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(name, text);
    }
}

/// What this tab keeps under a name.
pub fn kept_as(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

/// Forgets the text. What was kept for later visits in the clear is wiped by `public/exit.js`.
pub fn forget() {
    take(NAME);
}

/// What this tab keeps under a name. From now on it does not.
pub fn take(name: &str) -> Option<String> {
    let kept = kept_as(name);
    let _ = storage().map(|storage| storage.remove_item(name));
    kept
}

/// Keeps a text over visits, in the clear; whether that went well.
pub fn save(text: &str) -> bool {
    lasting().is_some_and(|storage| storage.set_item(NAME, text).is_ok())
}

/// The text kept over visits, if any.
pub fn saved() -> Option<String> {
    lasting()?.get_item(NAME).ok()?
}

/// Forgets what was kept over visits.
pub fn unsave() {
    if let Some(storage) = lasting() {
        let _ = storage.remove_item(NAME);
    }
}

fn lasting() -> Option<Storage> {
    window().local_storage().ok()?
}

fn storage() -> Option<Storage> {
    window().session_storage().ok()?
}
