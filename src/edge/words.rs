//! The files with the sentences of the pages, each fetched once and parsed by the browser: that of the
//! first pages, then the rest.

use super::{exit, language};
use crate::words::Voice;
use content::{Language, Message};
use js_sys::{Array, Reflect};
use leptos::prelude::window;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// A file of words.
#[derive(Clone, Copy)]
pub struct File {
    /// Where it lies, seen from the page.
    place: &'static str,
    /// The number of its first sentence.
    from: usize,
    /// How many sentences it has.
    count: usize,
}

/// The words of the pages up to the first questions.
pub const FIRST: File = File { place: "words/en.json", from: 0, count: content::FIRST_COUNT };
/// All others.
pub const REST: File =
    File { place: "words/en-rest.json", from: content::FIRST_COUNT, count: content::REST_COUNT };

thread_local! {
    static SENTENCES: RefCell<Array> = RefCell::default();
}

/// Why there are no words. Each needs words of its own; for the first file they stand in `index.html`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The file did not arrive.
    Missing,
    /// It arrived, but could not be read.
    Unreadable,
    /// It belongs to another build.
    OtherBuild,
}

/// Asks for a file of words.
pub fn ask(file: File) -> JsFuture<JsValue> {
    ask_at(file.place)
}

fn ask_at(place: &str) -> JsFuture<JsValue> {
    JsFuture::from(window().fetch_with_str(place))
}

/// Takes the words that were asked for into use.
pub async fn take(asked: JsFuture<JsValue>, file: File) -> Result<(), Fault> {
    let sentences = check(&parsed(asked).await?, file.count)?;
    SENTENCES.with(|all| {
        let before = all.borrow().slice(0, file.from as u32);
        all.replace(before.concat(&sentences));
    });
    Ok(())
}

/// The files of another language, each with the number of its sentences. A language of many letters is
/// heavy, so that it has one more file than English.
const OF_LANGUAGE: [(&str, usize); 3] = [
    (".json", content::FIRST_COUNT),
    ("-rest.json", content::REST_COUNT - content::AFTER_COUNT),
    ("-after.json", content::AFTER_COUNT),
];

/// Fetches the words of another language, all files at the same time, and takes them into use.
pub async fn fetch_language(wanted: &'static Language) -> Result<(), Fault> {
    let asked = OF_LANGUAGE.map(|(ending, _)| ask_at(&language::file(wanted, ending)));
    let (mut sentences, mut way_out) = (Array::new(), Array::new());
    for (asked, (_, count)) in asked.into_iter().zip(OF_LANGUAGE) {
        let file = parsed(asked).await?;
        sentences = sentences.concat(&check(&file, count)?);
        // Only the first file has it.
        way_out = part(&file, "leaving")?.dyn_into().unwrap_or(way_out);
    }
    if !language::is_whole(&way_out) {
        return Err(Fault::Unreadable);
    }
    language::take(wanted, sentences)?;
    exit::speak(Some(&way_out));
    Ok(())
}

/// What stands in a file that was asked for.
async fn parsed(asked: JsFuture<JsValue>) -> Result<JsValue, Fault> {
    let response = asked.await;
    let response: Response = response.map_err(|_| Fault::Missing)?.unchecked_into();
    if !response.ok() {
        return Err(Fault::Missing);
    }
    let parsed = response.json().map_err(|_| Fault::Unreadable)?;
    JsFuture::from(parsed).await.map_err(|_| Fault::Unreadable)
}

/// The sentences of a file that belongs to this build.
fn check(file: &JsValue, count: usize) -> Result<Array, Fault> {
    let mark = part(file, "mark")?.as_string().ok_or(Fault::Unreadable)?;
    let sentences: Array = part(file, "messages")?.dyn_into().map_err(|_| Fault::Unreadable)?;
    if mark != content::WORDS_MARK {
        return Err(Fault::OtherBuild);
    }
    let complete = sentences.length() as usize == count;
    if complete { Ok(sentences) } else { Err(Fault::Unreadable) }
}

fn part(file: &JsValue, name: &str) -> Result<JsValue, Fault> {
    Reflect::get(file, &name.into()).map_err(|_| Fault::Unreadable)
}

/// How many English sentences are here.
pub fn how_many() -> u32 {
    SENTENCES.with(|sentences| sentences.borrow().length())
}

/// All voices of a sentence in English.
pub fn in_english(message: Message) -> String {
    let entry = SENTENCES.with(|sentences| sentences.borrow().get(u32::from(message.0)));
    match entry.dyn_ref::<Array>() {
        Some(voices) => voices.join(" ").into(),
        None => entry.as_string().unwrap_or_default(),
    }
}

/// A sentence in English, in one voice.
pub fn sentence(message: Message, voice: Voice) -> String {
    let entry = SENTENCES.with(|sentences| sentences.borrow().get(u32::from(message.0)));
    let text = match entry.dyn_ref::<Array>() {
        Some(voices) => voices.get(voice as u32),
        None => entry,
    };
    text.as_string().unwrap_or_default()
}
