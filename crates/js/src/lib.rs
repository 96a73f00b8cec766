//! The engine for JavaScript. `npm/` has what stands around it: how it is loaded, and the class of errors.
//!
//! People come in and reports go out as JSON text, by the same reading and writing as on the command line,
//! so that both say the same to the letter. For reports that is also three times as fast as building
//! them value by value. Lists go out, and words come in, as values.

mod options;
mod words;

use screening::fault::Fault;
use screening::person::Person;
use screening::{catalogue, person, report};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// The types that no Rust type has.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!(concat!(env!("OUT_DIR"), "/types.d.ts"));

/// Every program's verdict with reasons, and the next question.
///
/// @throws a {@link ScreenError} that names the field which does not fit
#[wasm_bindgen(unchecked_return_type = "Report")]
pub fn screen(
    #[wasm_bindgen(unchecked_param_type = "Person")] person: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    asked(person, options, |person, day| as_json(&report::of(person, day)))
}

/// Every program's verdict without reasons, and the next question: for many people.
///
/// @throws a {@link ScreenError} that names the field which does not fit
#[wasm_bindgen(unchecked_return_type = "Brief")]
pub fn brief(
    #[wasm_bindgen(unchecked_param_type = "Person")] person: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    asked(person, options, |person, day| as_json(&report::brief(person, day)))
}

/// The fact worth asking next; null when no answer can change a verdict any more.
///
/// @throws a {@link ScreenError} that names the field which does not fit
#[wasm_bindgen(js_name = nextQuestion, unchecked_return_type = "FactCode | null")]
pub fn next_question(
    #[wasm_bindgen(unchecked_param_type = "Person")] person: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    asked(person, options, |person, day| Ok(as_value(&report::next_question(person, day))))
}

/// Every program with its names, in the order shown. In English, when no language is named.
///
/// @throws a {@link ScreenError} when the language was not loaded
#[wasm_bindgen(unchecked_return_type = "Program[]")]
pub fn programs(language: Option<String>) -> Result<JsValue, JsValue> {
    words::of(language, |words| as_value(&catalogue::programs(words)))
        .map_err(|fault| as_value(&fault))
}

/// Every question with its answers, in the order of asking. In English, when no language is named.
///
/// @throws a {@link ScreenError} when the language was not loaded
#[wasm_bindgen(unchecked_return_type = "Question[]")]
pub fn questions(language: Option<String>) -> Result<JsValue, JsValue> {
    words::of(language, |words| as_value(&catalogue::questions(words)))
        .map_err(|fault| as_value(&fault))
}

/// Every county with the plans that serve it.
#[wasm_bindgen(unchecked_return_type = "County[]")]
pub fn counties() -> JsValue {
    as_value(&catalogue::counties())
}

/// Takes the words of a language into use: a file of the folder `words`. English comes first.
#[wasm_bindgen(js_name = takeWords, skip_typescript)]
pub fn take_words(language: String, file: JsValue) -> Result<(), JsValue> {
    words::take(language, file).map_err(|fault| as_value(&fault))
}

/// Reads a person and what stands beside them, and does what was asked.
fn asked(
    person: &JsValue,
    options: &JsValue,
    answer: impl Fn(&Person, chrono::NaiveDate) -> Result<JsValue, JsValue>,
) -> Result<JsValue, JsValue> {
    let day = options::day(options).map_err(|fault| as_value(&fault))?;
    let person = read(person).map_err(|fault| as_value(&fault))?;
    answer(&person, day)
}

/// A person as JSON sees them: no functions, no circles.
fn read(value: &JsValue) -> Result<Person, Fault> {
    let text = js_sys::JSON::stringify(value).ok().and_then(|text| text.as_string());
    match text {
        Some(text) => person::read(&text),
        None => Err(Fault::new("", "not to be written as JSON", "one object")),
    }
}

fn as_json(report: &impl Serialize) -> Result<JsValue, JsValue> {
    let text = serde_json::to_string(report).map_err(JsError::from)?;
    js_sys::JSON::parse(&text)
}

/// Plain objects and lists; `null` where there is nothing.
fn as_value(value: &impl Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).unwrap_or(JsValue::NULL)
}
