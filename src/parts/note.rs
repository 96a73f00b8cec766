//! Dated remarks about Medi-Cal, each with its source.

use crate::edge::clock;
use crate::parts::element::{El, el, list};
use crate::parts::source::source;
use crate::words::{say, say_with};
use content::navigation::{Note, Topic};
use navigation::medi_cal::notes;
use rules::Evaluation;

/// The remarks about one matter that hold for the person today; nothing where there are none.
pub fn about(evaluation: &Evaluation<'_>, topic: Topic) -> Option<El> {
    let own = notes(evaluation).filter(|note| note.topic == topic);
    let lines: Vec<El> = own.map(note).collect();
    (!lines.is_empty()).then(|| list("reasons", lines))
}

fn note(note: &'static Note) -> El {
    let text = match note.starts {
        Some(day) => say_with(note.words, "date", &clock::spoken(day)),
        None => say(note.words),
    };
    let source = source(note.citation, &text);
    el("li", (el("span", text).class("text"), source))
        .class("reason plain")
        .attr("data-note", note.id)
}
