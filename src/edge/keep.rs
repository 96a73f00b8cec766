//! Asking `keep.js`, which calls the browser for whatever stays on this device. It is fetched when
//! it is first asked.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Whether anything sealed was ever written. It is asked without `keep.js`, and leaves no trace.
pub async fn has_any() -> bool {
    let found = async {
        let factory = Reflect::get(&window(), &JsValue::from_str("indexedDB")).ok()?;
        let databases = Reflect::get(&factory, &JsValue::from_str("databases")).ok()?;
        let promise =
            databases.dyn_into::<Function>().ok()?.call1(&factory, &JsValue::NULL).ok()?;
        let found: Array = JsFuture::from(promise.unchecked_into::<Promise>()).await.ok()?.into();
        Some(found.length() > 0)
    };
    found.await.unwrap_or_default()
}

/// Asks for something by its name; `None` where the browser cannot do it.
pub async fn ask(name: &str, given: &[JsValue]) -> Option<JsValue> {
    JsFuture::from(promise(name, given)?).await.ok()
}

/// Bytes on the way there.
pub fn to_js(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

/// Bytes that came back. Anything else is none.
pub fn bytes(value: JsValue) -> Vec<u8> {
    Uint8Array::new(&value).to_vec()
}

fn promise(name: &str, given: &[JsValue]) -> Option<Promise> {
    let keep = Reflect::get(&window(), &JsValue::from_str("keep")).ok()?;
    let request = Array::new();
    request.push(&JsValue::from_str(name));
    for each in given {
        request.push(each);
    }
    let keep = keep.unchecked_into::<Function>();
    Some(keep.call1(&JsValue::NULL, &request).ok()?.unchecked_into())
}
