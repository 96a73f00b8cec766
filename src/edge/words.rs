//! The file with every sentence of the pages: fetched once, parsed by the browser.

use crate::words::Voice;
use content::Message;
use js_sys::{Array, Reflect};
use leptos::prelude::window;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Where the file lies, seen from the page.
const FILE: &str = "words/en.json";

thread_local! {
    static SENTENCES: RefCell<Array> = RefCell::default();
}

/// Why there are no words. Each needs words of its own, which therefore stand in `index.html`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The file did not arrive.
    Missing,
    /// It arrived, but could not be read.
    Unreadable,
    /// It belongs to another build.
    OtherBuild,
}

/// Fetches the words and takes them into use.
pub async fn fetch() -> Result<(), Fault> {
    let response = JsFuture::from(window().fetch_with_str(FILE)).await;
    let response: Response = response.map_err(|_| Fault::Missing)?.unchecked_into();
    if !response.ok() {
        return Err(Fault::Missing);
    }
    let parsed = response.json().map_err(|_| Fault::Unreadable)?;
    let file = JsFuture::from(parsed).await.map_err(|_| Fault::Unreadable)?;
    let sentences = check(&file)?;
    SENTENCES.with(|place| place.replace(sentences));
    Ok(())
}

/// The sentences of a file that belongs to this build.
fn check(file: &JsValue) -> Result<Array, Fault> {
    let part = |name: &str| Reflect::get(file, &name.into()).map_err(|_| Fault::Unreadable);
    let mark = part("mark")?.as_string().ok_or(Fault::Unreadable)?;
    let sentences: Array = part("messages")?.dyn_into().map_err(|_| Fault::Unreadable)?;
    if mark != content::WORDS_MARK {
        return Err(Fault::OtherBuild);
    }
    let complete = sentences.length() as usize == content::MESSAGE_COUNT;
    if complete { Ok(sentences) } else { Err(Fault::Unreadable) }
}

/// A sentence in one voice.
pub fn sentence(message: Message, voice: Voice) -> String {
    let entry = SENTENCES.with(|sentences| sentences.borrow().get(u32::from(message.0)));
    let text = match entry.dyn_ref::<Array>() {
        Some(voices) => voices.get(voice as u32),
        None => entry,
    };
    text.as_string().unwrap_or_default()
}
