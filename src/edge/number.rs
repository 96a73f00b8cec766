//! Numbers, in every language as they stand on letters and bills here: Latin digits, commas between thousands.

/// The marks of the United States: those of Lao read like a decimal point, and Hindi groups otherwise.
const MARKS: &str = "en-US";

/// A whole number, with marks between the thousands.
pub fn spoken(number: u32) -> String {
    js_sys::Number::from(number).to_locale_string(MARKS).into()
}
