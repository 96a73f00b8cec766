//! Where a rule comes from, one tap away.

use crate::parts::details::details_later;
use crate::parts::element::{El, Parts, el, p, parts};
use crate::parts::phone::seen;
use crate::words::{fill, say, say_with};
use content::{Citation, Confidence, Message, Source, ui};
use std::borrow::Cow;

/// The source of a sentence: document, publisher, date, place in it, and how sure it is.
pub fn source(citation: u16, sentence: &str) -> El {
    let shown = |class, text| el("span", text).class(class).attr("aria-hidden", "true");
    let aloud = el("span", say_with(ui::RESULTS_SOURCE_OF, "reason", sentence)).class("aloud");
    let icon = shown("icon", "i".to_owned());
    let title = (icon, shown("word", say(ui::RESULTS_SOURCE_TITLE)), aloud);
    details_later(title, move || document(&content::CITATIONS[usize::from(citation)]))
}

fn document(citation: &'static Citation) -> Parts {
    let source = &content::SOURCES[usize::from(citation.source)];
    let place = seen(citation.place);
    let place = place.map(|place| p(say_with(ui::RESULTS_SOURCE_PLACE, "place", place)));
    let listed = p(document_link(source));
    parts((p(named(source)), place, p(say(sureness(citation.confidence))), listed))
}

/// A document by its title, publisher and date.
pub fn named(source: &'static Source) -> Parts {
    let from = say_with(ui::RESULTS_SOURCE_FROM, "publisher", source.publisher);
    // Titles are English, whatever stands around them.
    let title = el("bdi", source.title).attr("lang", "en");
    parts((title, el("br", ()), fill(&from, "date", source.date)))
}

/// The way to a document, in the policy book.
pub fn document_link(source: &'static Source) -> El {
    outward(ui::RESULTS_SOURCE_OPEN, ["rules/sources/#source-", source.id].concat())
}

/// A link to a page outside the app, in a window of its own, that tells it nothing.
pub fn outward(label: Message, address: impl Into<Cow<'static, str>>) -> El {
    let link = el("a", say(label)).class("link").attr("href", address);
    link.attr("rel", "noreferrer").attr("target", "_blank")
}

fn sureness(confidence: Confidence) -> Message {
    match confidence {
        Confidence::Primary => ui::RESULTS_SOURCE_PRIMARY,
        Confidence::Plan => ui::RESULTS_SOURCE_PLAN,
        Confidence::Secondary => ui::RESULTS_SOURCE_SECONDARY,
        Confidence::Inference => ui::RESULTS_SOURCE_INFERENCE,
        Confidence::Recall => ui::RESULTS_SOURCE_RECALL,
    }
}
