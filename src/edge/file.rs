//! A file made in the browser, for the person to keep. It is handed to the browser's own downloads and
//! goes nowhere else.

use crate::words::plain;
use js_sys::{Array, Uint8Array};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// Offers a text as a file.
pub fn offer(name: &str, kind: &str, text: &str) {
    // Where the browser makes no file, nothing can be offered.
    let _ = offered(name, kind, &JsValue::from_str(&plain(text)));
}

/// Offers bytes as a file.
pub fn offer_bytes(name: &str, kind: &str, bytes: &[u8]) {
    let _ = offered(name, kind, &Uint8Array::from(bytes));
}

/// The bytes of a file that the person chose.
pub async fn read(file: &File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

fn offered(name: &str, kind: &str, part: &JsValue) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(part);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}
