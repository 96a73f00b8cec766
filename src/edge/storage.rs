//! What this tab keeps over a reload. It is gone when the tab is closed, and never leaves the device.

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

/// Forgets the text.
pub fn forget() {
    take(NAME);
}

/// What this tab keeps under a name. From now on it does not.
pub fn take(name: &str) -> Option<String> {
    let kept = kept_as(name);
    let _ = storage().map(|storage| storage.remove_item(name));
    kept
}

fn storage() -> Option<Storage> {
    window().session_storage().ok()?
}
