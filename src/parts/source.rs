//! Where a rule comes from, one tap away.

use crate::parts::phone::seen;
use crate::words::{say, say_with};
use content::{Citation, Confidence, Message, ui};
use leptos::prelude::*;

/// The source of a sentence: document, publisher, date, place in it, and how sure it is.
pub fn source(citation: u16, sentence: &str) -> AnyView {
    let citation = &content::CITATIONS[usize::from(citation)];
    let of = say_with(ui::RESULTS_SOURCE_OF, "reason", sentence);
    view! {
        <details>
            <summary>
                <span aria-hidden="true">{say(ui::RESULTS_SOURCE_TITLE)}</span>
                <span class="aloud">{of}</span>
            </summary>
            <div class="inside">{document(citation)}</div>
        </details>
    }
    .into_any()
}

fn document(citation: &'static Citation) -> AnyView {
    let source = &content::SOURCES[usize::from(citation.source)];
    let from = say_with(ui::RESULTS_SOURCE_FROM, "publisher", source.publisher);
    let from = crate::words::fill(&from, "date", source.date);
    let place = seen(citation.place);
    let place =
        place.map(|place| view! { <p>{say_with(ui::RESULTS_SOURCE_PLACE, "place", place)}</p> });
    let address = source.address.map(|address| {
        view! { <p><a href=address rel="noreferrer" target="_blank">{say(ui::RESULTS_SOURCE_OPEN)}</a></p> }
    });
    view! {
        <p>{source.title}<br />{from}</p>
        {place}
        <p>{say(sureness(citation.confidence))}</p>
        {address}
    }
    .into_any()
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
