//! Every document that the rules rest on.

use crate::Page;
use crate::cite::dated;
use crate::html::{Html, html, li, out, p, tag, ul};
use crate::plain;
use crate::sheet::Sheet;
use compiler::Content;
use compiler::program::Program;
use compiler::source::{Citation, Source};
use std::collections::BTreeMap;

/// The page of all sources.
pub fn page(content: &Content) -> Page {
    let sheet = Sheet::new(content, "rules/sources/");
    let main = html![
        tag("p").class("lead").holds(
            "Every document that a rule rests on, the role that answers for it, when it was read, and when it must be read again."
        ),
        p("A document without a link was read, but its public address was not verified. When its date has passed and it was not read again, take what rests on it with care."),
        tag("h2").holds("Review calendar"),
        calendar(content),
        tag("h2").holds("Documents"),
        content.sources.iter().map(|source| part(&sheet, source)).collect::<Html>(),
    ];
    sheet.page("Sources", &[("rules/", "Policy book")], main)
}

fn calendar(content: &Content) -> Html {
    let mut due: BTreeMap<_, usize> = BTreeMap::new();
    for source in &content.sources {
        *due.entry((source.review_by, source.owner.as_str())).or_default() += 1;
    }
    let line = |((day, owner), number): (&(chrono::NaiveDate, &str), &usize)| {
        let documents = plain::count(*number, "document", "documents");
        li(html!["By ", plain::time(*day), ": ", documents, ", ", *owner])
    };
    ul("plain", due.iter().map(line).collect())
}

fn part(sheet: &Sheet, source: &Source) -> Html {
    let address =
        source.address.as_deref().map(|address| html![" ", out(address, "Open the document")]);
    let users = users(sheet.content, source);
    let used =
        ul("plain", users.into_iter().map(|program| li(sheet.program_link(program))).collect());
    let used = Some(used).filter(|used| !used.is_empty()).map(|used| {
        let summary = tag("summary").holds("Programs that rest on it");
        tag("details").holds(html![summary, tag("div").class("inside").holds(used)])
    });
    let inner = html![
        tag("h3").attr("id", format!("source-{}", source.id)).holds(&source.title),
        p(html![dated(&source.publisher, &source.date), ".", address]),
        tag("p").class("small quiet").holds(html![
            "Read on ",
            plain::time(source.read_on),
            ", to be read again by ",
            plain::time(source.review_by),
            ". Answers for it: ",
            &source.owner,
            ". In the files: ",
            tag("code").holds(&source.id),
            ".",
        ]),
        used,
    ];
    tag("section").class("source").holds(inner)
}

fn users<'a>(content: &'a Content, source: &Source) -> Vec<&'a Program> {
    let rests =
        |program: &&Program| citations(program).any(|citation| citation.source == source.id);
    content.programs.iter().filter(rests).collect()
}

/// Everything that a program cites.
fn citations(program: &Program) -> impl Iterator<Item = &Citation> {
    let periods = program.periods.iter().flat_map(|period| {
        let readings = [Some(&period.wide), period.likely.as_ref(), period.required.as_ref()];
        let criteria =
            readings.into_iter().flatten().chain(period.flags.iter().map(|flag| &flag.when));
        let leaves = criteria.flat_map(|criterion| criterion.leaves());
        let leaves = leaves.filter_map(|leaf| leaf.citation.as_ref());
        let remarks = period.limits.iter().chain(&period.combining).chain(&period.papers);
        leaves.chain(remarks.map(|remark| &remark.citation)).chain([&period.citation])
    });
    periods.chain(program.history.iter().map(|history| &history.citation))
}
