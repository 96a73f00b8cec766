//! The page on which somebody puts the screener into a page of their own.

use crate::Page;
use crate::html::{html, p};
use crate::sheet::Sheet;
use compiler::Content;

/// The page, with the address of the loader seen from the site's root, and its integrity.
pub fn embed_page(content: &Content, loader: &str, integrity: &str) -> Page {
    let sheet = Sheet::new(content, "embed/");
    sheet.page("Embed", &[], html![crate::html::tag("div").attr("data-loader", loader).attr("data-integrity", integrity).holds(p("x"))])
}
