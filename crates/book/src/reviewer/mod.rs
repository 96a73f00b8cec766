//! Files for a reviewer: the policy book as one file, the doubtful facts, and how to go about them. Each
//! is a page by itself that opens from a disk and prints: no script, styles inside, no links to other files
//! but those of the same folder.

mod doubtful;
mod read_me;
mod whole;

pub use doubtful::{Doubtful, Group, doubtful_page};
pub use read_me::{Column, read_me_page};
pub use whole::whole_book;

use crate::cite::dated;
use crate::html::{Html, document, html, style, tag};
use crate::sheet::Sheet;
use crate::{STYLES, plain, tree};
use compiler::Content;
use compiler::criteria::Leaf;
use compiler::source::Source;

/// What paper needs, and a page that stands by itself.
const PAPER: &str = include_str!("paper.css");

/// The sentence of a criterion, as the book has it.
pub fn sentence(content: &Content, leaf: &Leaf) -> String {
    tree::sentence(&Sheet::new(content, ""), leaf)
}

/// The name of a family of programs.
pub fn family(id: &str) -> &'static str {
    plain::family(id).0
}

/// A document in words: title, publisher and date.
pub fn document_name(source: &Source) -> String {
    format!("{} ({})", source.title, dated(&source.publisher, &source.date))
}

/// A whole page that needs no other file.
fn alone(title: &str, main: Html) -> String {
    let head = html![
        tag("meta").attr("charset", "utf-8").void(),
        tag("meta").attr("name", "viewport").attr("content", "width=device-width").void(),
        tag("meta").attr("name", "referrer").attr("content", "no-referrer").void(),
        tag("title").holds(title),
        style(&[&STYLES.concat(), PAPER].concat()),
    ];
    let main = tag("main").class("width").attr("id", "main").holds(main);
    let body = tag("body").class("book alone").holds(main);
    let whole = html![tag("head").holds(head), body];
    document(tag("html").attr("lang", "en").attr("dir", "ltr").holds(whole))
}
