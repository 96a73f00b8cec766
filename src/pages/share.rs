//! Taking the results along: a link, a QR code, and a text, all made here. Nothing is sent from here.

use crate::edge::{clock, copy, host, place};
use crate::parts::back::back;
use crate::parts::button::{act_button, link_to};
use crate::parts::details::details;
use crate::parts::element::{El, Parts, div, el, list, live, p, parts};
use crate::parts::field::heading;
use crate::parts::phone::seen;
use crate::parts::qr::qr;
use crate::route::{Code, Page};
use crate::session::{Session, sitting};
use crate::words::{fill, plain, say, say_with};
use crate::{sharing, told};
use content::{Message, ui};
use exchange::link::Results;
use exchange::text::Summary;
use exchange::uri::{mailto, sms};
use leptos::prelude::*;
use rules::Verdict;

const LINK: &str = "share-link";
const TEXT: &str = "share-text";
/// Mail programs cut longer addresses.
const MAIL: usize = 600;

/// The page for taking results along.
pub fn share() -> Parts {
    let results = sitting().look(|session| sharing::results(session, &session.evaluate()));
    let code = sharing::code(&results);
    let link = code.map(|code| place::in_full(&Page::Link(Code::of(&code)).place()));
    let summary = sitting().look(|session| summary(session, &results, link.as_deref()));
    let first = (back(Page::Results), heading(say(ui::SHARE_PAGE)), p(say(ui::SHARE_INTRO)));
    let by_link = match &link {
        Some(link) => parts((
            (holds(&results), link_view(link), send(&results, &summary, link)),
            host::that_asks().map(|site| with_site(&results, &site)),
        )),
        None => parts(p(say(ui::SHARE_NO_LINK)).class("notice")),
    };
    parts((first, by_link, text_view(&summary)))
}

/// What the link holds, and what it does not.
fn holds(results: &Results) -> El {
    let county = results.county.and_then(content::county).map(|county| county.name);
    let plan = results.plan.and_then(content::plan).map(|plan| plan.name);
    let or = |words, name, value: Option<&str>, none| {
        value.map_or_else(|| say(none), |value| say_with(words, name, value))
    };
    let held = [
        say_with(ui::SHARE_HOLDS_DATE, "date", &clock::spoken(results.as_of)),
        or(ui::SHARE_HOLDS_COUNTY, "county", county, ui::SHARE_HOLDS_NO_COUNTY),
        or(ui::SHARE_HOLDS_PLAN, "plan", plan, ui::SHARE_HOLDS_NO_PLAN),
        say_with(ui::SHARE_HOLDS_RESULTS, "count", &results.verdicts.len().to_string()),
    ];
    let held = held.into_iter().map(|sentence| el("li", sentence)).collect();
    let inside = (
        el("h2", say(ui::SHARE_HOLDS_TITLE)),
        (list("", held), names(results)),
        el("h3", say(ui::SHARE_HOLDS_NOT_TITLE)),
        (p(say(ui::SHARE_HOLDS_NOT)), p(say(ui::SHARE_HOLDS_ANYBODY))),
    );
    el("section", inside).class("notice")
}

/// The names of groups that a reader of the link learns.
fn names(results: &Results) -> Option<Parts> {
    let found = [Verdict::Likely, Verdict::Possible].map(|verdict| sharing::with(results, verdict));
    let name = |program: usize| el("li", say(content::PROGRAMS[program].title));
    let names: Vec<El> = found.concat().into_iter().map(name).collect();
    (!names.is_empty()).then(|| parts((p(say(ui::SHARE_HOLDS_PRIVATE)), list("", names))))
}

fn link_view(link: &str) -> Parts {
    let title = el("h2", say(ui::SHARE_LINK_TITLE));
    let copied = copy_view(LINK, ui::SHARE_LINK_LABEL, link.to_owned(), "2", ui::SHARE_COPY_LINK);
    let hint = p(say(ui::SHARE_LINK_QR_HINT));
    parts((title, copied, qr(link, say(ui::SHARE_LINK_QR)).map(|code| parts((hint, code)))))
}

/// The ways out of this device that the person's own programs offer.
fn send(results: &Results, summary: &Summary, link: &str) -> Parts {
    let date = clock::spoken(results.as_of);
    let short = [&say_with(ui::SHARE_SEND_BODY, "date", &date), " ", link].concat();
    let more = [&say(ui::SHARE_SEND_MORE), " ", link].concat();
    let mail = mailto(None, &say(ui::SHARE_SEND_SUBJECT), &summary.text_within(MAIL, &more));
    let ways = (link_to(ui::SHARE_SEND_SMS, sms(None, &short)), link_to(ui::SHARE_SEND_MAIL, mail));
    let hint = p(say(ui::SHARE_SEND_HINT));
    parts((el("h2", say(ui::SHARE_SEND_TITLE)), hint, div("actions", ways)))
}

/// The same for the site of somebody else in which this page stands, if it asks: what it would get, and a
/// button that gives it.
fn with_site(results: &Results, site: &str) -> El {
    let name = |sentence| say_with(sentence, "site", site);
    let said = RwSignal::new(None::<String>);
    let (shared, done) = (sharing::for_site(results), name(ui::SHARE_SITE_DONE));
    let button = act_button(ui::SHARE_SITE_BUTTON, move || {
        host::share(&shared);
        said.set(Some(done.clone()));
    });
    let told = el("span", live(move || parts(said.get()))).attr("role", "status");
    let what =
        (p(name(ui::SHARE_SITE_WHAT)), p(say(ui::SHARE_SITE_ALL)), p(say(ui::SHARE_SITE_NOT)));
    let inside = (el("h2", say(ui::SHARE_SITE_TITLE)), what, div("actions", (button, told)));
    el("section", inside).class("notice").attr("id", "share-site")
}

fn text_view(summary: &Summary) -> El {
    let copied = copy_view(TEXT, ui::SHARE_TEXT_LABEL, summary.text(), "10", ui::SHARE_COPY_TEXT);
    details(say(ui::SHARE_TEXT_TITLE), copied)
}

/// A text in a field, with a button that copies it and says whether it did.
fn copy_view(
    id: &'static str,
    label: Message,
    text: String,
    rows: &'static str,
    button: Message,
) -> Parts {
    let said = RwSignal::new(None::<String>);
    let field =
        el("textarea", plain(&text)).attr("id", id).attr("rows", rows).flag("readonly", true);
    let tell = move |copied: bool| {
        said.set(Some(say(if copied { ui::SHARE_COPY_DONE } else { ui::SHARE_COPY_BY_HAND })));
    };
    let button = act_button(button, move || copy::copy_field(id, tell));
    let said = el("span", live(move || parts(said.get()))).attr("role", "status");
    let label = el("label", say(label)).attr("for", id);
    parts((div("field", (label, field)), div("actions", (button, said))))
}

/// The results as text: what may fit, and whom to call first.
fn summary(session: &Session, results: &Results, link: Option<&str>) -> Summary {
    let date = clock::spoken(results.as_of);
    let (likely, possible) = sharing::found(results);
    let summary = Summary::titled(&say(ui::SHARE_SEND_SUBJECT)).line(&say_with(
        ui::SHARE_SEND_BODY,
        "date",
        &date,
    ));
    let summary = section(summary, ui::LINK_LIKELY, &likely);
    let summary = section(summary, ui::LINK_POSSIBLE, &possible);
    let summary = summary.section(&say(ui::SHARE_FIRST)).point(&whom(session));
    summary.section(link.unwrap_or_default())
}

fn section(summary: Summary, title: Message, names: &[Message]) -> Summary {
    if names.is_empty() {
        return summary;
    }
    let summary = summary.section(&say(title));
    names.iter().fold(summary, |summary, name| summary.point(&say(*name)))
}

fn whom(session: &Session) -> String {
    let plan = told::plan(&session.answers);
    let line = plan.and_then(|plan| Some((plan.name, seen(plan.member_services.number)?)));
    match line {
        Some((plan, number)) => fill(&say_with(ui::SHARE_CALL, "plan", plan), "phone", number),
        None => say(ui::SHARE_CALL_CARD),
    }
}
