//! The date on this device.

use crate::{reading, words};
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use js_sys::{Date, Object, Reflect};
use leptos::prelude::document;
use wasm_bindgen::JsValue;

/// Latin digits and the calendar of letters and bills, whatever the language uses elsewhere.
const PLAIN: &str = "-u-ca-gregory-nu-latn";

/// So many days a device may be ahead of the day on which the content was checked.
const AHEAD: i64 = 731;

/// Today where the person is, as the device has it; the day on which the content was checked where the
/// device is plainly wrong.
pub fn today() -> NaiveDate {
    told().unwrap_or(content::CHECKED_ON)
}

/// Whether the device has a date that cannot be right.
pub fn is_wrong() -> bool {
    told().is_none()
}

/// The date of the device, if it can be right. A day early is a matter of where on Earth one is.
fn told() -> Option<NaiveDate> {
    let now = Date::new_0();
    let date =
        NaiveDate::from_ymd_opt(now.get_full_year() as i32, now.get_month() + 1, now.get_date())?;
    let days = (date - content::CHECKED_ON).num_days();
    (-1..=AHEAD).contains(&days).then_some(date)
}

/// This moment, in the time of Greenwich.
pub fn stamp() -> NaiveDateTime {
    let now = Date::new_0();
    let (month, day) = (now.get_utc_month() + 1, now.get_utc_date());
    let date = NaiveDate::from_ymd_opt(now.get_utc_full_year() as i32, month, day);
    let time = (now.get_utc_hours(), now.get_utc_minutes(), now.get_utc_seconds());
    let moment = date.and_then(|date| date.and_hms_opt(time.0, time.1, time.2));
    moment.unwrap_or_else(|| content::CHECKED_ON.into())
}

/// A date in the words of the page's language.
pub fn spoken(date: NaiveDate) -> String {
    shown(date, &[("dateStyle", "long")])
}

/// A date written as `2026-11-22` or `2026-11`, in the words of the page's language; other texts as
/// they are.
pub fn spoken_text(text: &str) -> String {
    let month = || reading::date(&[text, "-1"].concat());
    match (reading::date(text), month()) {
        (Some(date), _) => spoken(date),
        (None, Some(first)) => shown(first, &[("year", "numeric"), ("month", "long")]),
        (None, None) => text.to_owned(),
    }
}

fn shown(date: NaiveDate, style: &[(&str, &str)]) -> String {
    let (month, day) = (date.month0() as i32, date.day() as i32);
    let day = Date::new_with_year_month_day(date.year() as u32, month, day);
    let options = Object::new();
    for (name, value) in style {
        // Setting a property of a new object cannot fail.
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    day.to_locale_date_string(&language(), &options).into()
}

/// The language of the page, or of a text in it that is English whatever the language.
pub fn language() -> String {
    if words::makes_english() {
        return ["en", PLAIN].concat();
    }
    let root = document().document_element();
    let tag = root.and_then(|root| root.get_attribute("lang")).unwrap_or_default();
    [&tag, PLAIN].concat()
}
