//! What a sentence rests on, in a line under it.

use crate::html::{Html, html, link, out, tag};
use crate::plain;
use crate::sheet::Sheet;
use compiler::source::Citation;

/// Document, place in it, how sure, and the way to the document where its address was verified.
pub fn citation(sheet: &Sheet, citation: &Citation) -> Html {
    let source = sheet.source(&citation.source);
    let anchor = sheet.to(&format!("rules/sources/#source-{}", source.id));
    let place = Some(citation.at.as_str()).filter(|at| !at.is_empty()).map(|at| html![", ", at]);
    let checked = citation.checked.map(|day| html![" Checked on ", plain::time(day), "."]);
    let open = source.address.as_deref().map(|address| {
        let name = tag("span").class("aloud").holds(format!(": {}", short_title(&source.title)));
        html![" ", out(address, html!["Open", name])]
    });
    let inner = html![
        tag("span").class("aloud").holds("Source: "),
        link(anchor, short_title(&source.title)),
        html![" (", dated(&source.publisher, &source.date), ")"],
        place,
        ". ",
        sure(&citation.confidence),
        checked,
        open,
    ];
    tag("span").class("from").holds(inner)
}

/// How sure, as a mark.
pub fn sure(confidence: &str) -> Html {
    let name = html![plain::sureness(confidence), "."];
    tag("span").class(format!("sure {confidence}")).holds(name)
}

/// A title without the remarks that stand behind it in brackets; the list of sources has it whole.
pub fn short_title(title: &str) -> &str {
    match title.split_once(" (") {
        Some((short, _)) if short.len() >= 12 => short,
        _ => title,
    }
}

/// Who published it and when, where a date was shown.
pub fn dated(publisher: &str, date: &str) -> String {
    if date.is_empty() || date.contains("not shown") {
        format!("{publisher}, undated")
    } else {
        format!("{publisher}, {date}")
    }
}
