//! What stands beside a person.

use chrono::NaiveDate;
use js_sys::{Date, Object, Reflect};
use screening::fault::Fault;
use wasm_bindgen::{JsCast, JsValue};

const DAY: &str = "as_of";

/// The day by whose rules to screen: the one named, else today where the program runs.
pub fn day(options: &JsValue) -> Result<NaiveDate, Fault> {
    if options.is_undefined() || options.is_null() {
        return Ok(today());
    }
    let object = options.dyn_ref::<Object>().ok_or_else(|| {
        Fault::new("options", "not an object", "an object with as_of, or nothing")
    })?;
    if let Some(other) =
        Object::keys(object).iter().filter_map(|key| key.as_string()).find(|key| key != DAY)
    {
        return Err(Fault::new(
            &["options.", &other].concat(),
            "unknown field",
            "as_of, and no other",
        ));
    }
    named(&Reflect::get(object, &DAY.into()).unwrap_or(JsValue::UNDEFINED))
}

fn named(day: &JsValue) -> Result<NaiveDate, Fault> {
    if day.is_undefined() || day.is_null() {
        return Ok(today());
    }
    let read = day.as_string().and_then(|text| text.parse().ok());
    read.ok_or_else(|| Fault::new("options.as_of", "no date", "a date like \"2026-11-22\""))
}

/// Today by the clock and the time zone of the machine.
fn today() -> NaiveDate {
    let now = Date::new_0();
    let day =
        NaiveDate::from_ymd_opt(now.get_full_year() as i32, now.get_month() + 1, now.get_date());
    day.unwrap_or_default()
}
