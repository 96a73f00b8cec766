//! Copying a text for the person to put elsewhere.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Clipboard, HtmlTextAreaElement};

/// Copies what stands in the field with this id, and tells whether that went well. Where the browser
/// does not copy, the text is marked, for the person's own keys.
pub fn copy_field(id: &'static str, told: impl Fn(bool) + 'static) {
    let Some(field) = field(id) else { return };
    spawn_local(async move {
        let copied = copied(&field.value()).await;
        if !copied {
            field.select();
        }
        told(copied);
    });
}

async fn copied(text: &str) -> bool {
    let Some(clipboard) = clipboard() else { return false };
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Missing where the page did not come over a safe connection.
fn clipboard() -> Option<Clipboard> {
    let clipboard = js_sys::Reflect::get(&window().navigator(), &JsValue::from_str("clipboard"));
    clipboard.ok().filter(|found| found.is_object()).map(JsCast::unchecked_into)
}

fn field(id: &str) -> Option<HtmlTextAreaElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}
