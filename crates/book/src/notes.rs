//! Numbered notes at the end of a page: each said once, linked from wherever it holds.

use crate::html::{Html, html, tag};
use std::cell::RefCell;

/// The notes of one page.
#[derive(Debug, Default)]
pub struct Notes(RefCell<Vec<Html>>);

impl Notes {
    /// A link to a note; the same text is the same note.
    pub fn refer(&self, note: Html) -> Html {
        let mut notes = self.0.borrow_mut();
        let place = notes.iter().position(|other| *other == note).unwrap_or_else(|| {
            notes.push(note);
            notes.len() - 1
        });
        let number = (place + 1).to_string();
        let inner = html![tag("span").class("aloud").holds("Note "), number.as_str()];
        let link = tag("a").class("note").attr("href", format!("#note-{number}")).holds(inner);
        html![" ", link]
    }

    /// The list of all notes.
    pub fn list(&self) -> Html {
        let line = |(index, note): (usize, &Html)| {
            tag("li").attr("id", format!("note-{}", index + 1)).holds(note.clone())
        };
        let lines = self.0.borrow().iter().enumerate().map(line).collect::<Html>();
        tag("ol").class("notes").holds(lines)
    }
}
