//! The language of the page, and the texts of a language besides English: fetched when it is chosen.

use super::storage;
use super::words::Fault;
use crate::words::marks_of;
use content::{LANGUAGES, Language, Message};
use js_sys::{Array, Intl, Object, Reflect};
use leptos::prelude::{document, location, window};
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, JsValue};

/// The name under which a tab keeps the language.
const KEPT: &str = "language";
/// What stands for English.
const ENGLISH: &str = "en";

thread_local! {
    static CURRENT: Cell<Option<&'static Language>> = const { Cell::new(None) };
    static TEXTS: RefCell<Array> = RefCell::default();
}

/// The language in use; `None` for English.
pub fn current() -> Option<&'static Language> {
    CURRENT.get()
}

/// A language by its tag.
pub fn named(tag: &str) -> Option<&'static Language> {
    LANGUAGES.iter().find(|language| language.tag == tag)
}

/// The language to begin with: that of the address, else that of this visit, else the first of the
/// browser's that is here, as far as it is here in whole.
pub fn wanted() -> Option<&'static Language> {
    match asked().or_else(|| storage::kept_as(KEPT)) {
        Some(tag) => named(&tag),
        None => preferred(),
    }
}

/// What the address asks for with `?lang=`.
fn asked() -> Option<String> {
    let search = location().search().ok()?;
    let mut pairs = search.trim_start_matches('?').split('&');
    pairs.find_map(|pair| pair.strip_prefix("lang=")).map(str::to_owned)
}

fn preferred() -> Option<&'static Language> {
    let tags = window().navigator().languages();
    let tags = tags.iter().filter_map(|tag| tag.as_string());
    let known = |tag: String| match tag.split('-').next()? {
        ENGLISH => Some(None),
        "zh" => Some(named(chinese(&tag))),
        "fil" => Some(named("tl")),
        first => named(first).map(Some),
    };
    tags.filter_map(known).next().flatten().filter(|language| language.tier < 3)
}

/// Which script a Chinese tag means: simplified in China and Singapore.
fn chinese(tag: &str) -> &'static str {
    let is_simplified = ["Hans", "CN", "SG"].iter().any(|part| tag.contains(part));
    if is_simplified && !tag.contains("Hant") { "zh-Hans" } else { "zh-Hant" }
}

/// Where a file of a language lies, seen from the page.
pub fn file(language: &Language, ending: &str) -> String {
    ["words/", language.tag, ending].concat()
}

/// Takes texts into use, if each fits its English text, as far as that is here already. The others are
/// looked at when they are said.
pub fn take(language: &'static Language, texts: Array) -> Result<(), Fault> {
    for number in 0..super::words::how_many() {
        if !fits(&texts.get(number), Message(number as u16)) {
            return Err(Fault::Unreadable);
        }
    }
    TEXTS.with(|place| place.replace(texts));
    set(Some(language));
    Ok(())
}

/// Whether texts without places came in the right encoding.
pub fn is_whole(texts: &Array) -> bool {
    texts.iter().all(|text| text.as_string().is_none_or(|text| !text.contains('\u{fffd}')))
}

/// Goes back to English.
pub fn english() {
    super::exit::speak(None);
    set(None);
}

fn set(language: Option<&'static Language>) {
    CURRENT.set(language);
    let tag = language.map_or(ENGLISH, |language| language.tag);
    let right_to_left = language.is_some_and(|language| language.right_to_left);
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", tag);
        let _ = root.set_attribute("dir", if right_to_left { "rtl" } else { "ltr" });
    }
}

/// Keeps the choice for this visit.
pub fn keep() {
    storage::keep_as(KEPT, current().map_or(ENGLISH, |language| language.tag));
}

/// Whether all sentences of a text have the places of the English one.
fn fits(entry: &JsValue, message: Message) -> bool {
    if entry.is_null() {
        return true;
    }
    let english = super::words::in_english(message);
    let fits = |text: JsValue| match text.as_string() {
        Some(text) => {
            !text.contains('\u{fffd}')
                && marks_of(&text).all(|mark| english.contains(mark))
                && marks_of(&english).all(|mark| mark == "{count}" || text.contains(mark))
        }
        None => false,
    };
    match entry.dyn_ref::<Object>() {
        Some(object) => Object::values(object).iter().all(fits),
        None => fits(entry.clone()),
    }
}

/// The text in the language in use, in a voice, for a number; `None` where there is none.
pub fn text(message: Message, voice: u32, count: Option<&str>) -> Option<String> {
    let language = current()?;
    let entry = TEXTS.with(|texts| texts.borrow().get(u32::from(message.0)));
    if !fits(&entry, message) {
        return None;
    }
    if let Some(voices) = entry.dyn_ref::<Array>() {
        return voices.get(voice).as_string();
    }
    if entry.is_object() {
        let form = |name: &JsValue| Reflect::get(&entry, name).ok()?.as_string();
        return form(&form_for(language, count))
            .or_else(|| form(&"other".into()))
            .or_else(|| form(&"many".into()));
    }
    entry.as_string()
}

/// The form that a number asks for. The browser has no rules for Hmong and Mien and would take its own
/// language's; their texts have one form, so that any answer leads to it.
fn form_for(language: &Language, count: Option<&str>) -> JsValue {
    // Read as a whole number: the reading of fractions would weigh kilobytes.
    let count = count.and_then(|count| count.parse::<u32>().ok());
    let Some(count) = count else { return "other".into() };
    let rules = Intl::PluralRules::new(&Array::of1(&language.tag.into()), &Object::new());
    rules.select(f64::from(count)).into()
}
