//! The date on this device.

use chrono::{Datelike, NaiveDate};
use js_sys::{Date, Object, Reflect};
use leptos::prelude::document;

/// Today where the person is, as the device has it.
pub fn today() -> NaiveDate {
    let now = Date::new_0();
    let date =
        NaiveDate::from_ymd_opt(now.get_full_year() as i32, now.get_month() + 1, now.get_date());
    date.unwrap_or(content::CHECKED_ON)
}

/// A date in the words of the page's language.
pub fn spoken(date: NaiveDate) -> String {
    let day =
        Date::new_with_year_month_day(date.year() as u32, date.month0() as i32, date.day() as i32);
    let options = Object::new();
    // Setting a property of a new object cannot fail.
    let _ = Reflect::set(&options, &"dateStyle".into(), &"long".into());
    day.to_locale_date_string(&language(), &options).into()
}

fn language() -> String {
    let root = document().document_element();
    root.and_then(|root| root.get_attribute("lang")).unwrap_or_default()
}
