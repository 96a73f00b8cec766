//! Numbers as the page's language writes them.

use super::clock::language;

/// A whole number, with marks between the thousands.
pub fn spoken(number: u32) -> String {
    js_sys::Number::from(number).to_locale_string(&language()).into()
}
