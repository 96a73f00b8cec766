//! The words of the languages that were loaded.

use screening::fault::Fault;
use screening::sentences::Sentences;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

const ENGLISH: &str = "en";

thread_local! {
    /// Each language by its tag, English first.
    static LOADED: RefCell<Vec<(String, Sentences)>> = const { RefCell::new(Vec::new()) };
}

/// Takes a file of words into use. What it lacks stands in English.
pub fn take(language: String, file: JsValue) -> Result<(), Fault> {
    let file = serde_wasm_bindgen::from_value(file).ok();
    let sentences = file.and_then(|file| Sentences::of(&file)).ok_or_else(|| {
        Fault::new(
            "language",
            "no words of this build",
            "the file words/TAG.js of the same package",
        )
    })?;
    LOADED.with_borrow_mut(|loaded| {
        let whole = match loaded.iter().find(|(tag, _)| tag == ENGLISH) {
            Some((_, english)) => sentences.or(english),
            None => sentences,
        };
        loaded.retain(|(tag, _)| *tag != language);
        loaded.push((language, whole));
    });
    Ok(())
}

/// What `say` makes of the words of a language.
pub fn of<T>(language: Option<String>, say: impl Fn(&Sentences) -> T) -> Result<T, Fault> {
    let wanted = language.as_deref().unwrap_or(ENGLISH);
    LOADED.with_borrow(|loaded| {
        let found = loaded.iter().find(|(tag, _)| tag == wanted);
        found.map(|(_, words)| say(words)).ok_or_else(|| {
            let there: Vec<&str> = loaded.iter().map(|(tag, _)| tag.as_str()).collect();
            let error = ["the words of \"", wanted, "\" were not loaded"].concat();
            Fault::new("language", error, ["one of: ", &there.join(", ")].concat())
        })
    })
}
