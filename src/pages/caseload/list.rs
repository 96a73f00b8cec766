//! Everybody on this device: who is to be called, whose results changed, and what can be done with all.

use super::lock::{delete_all, form, tell};
use super::{Told, attempt, away, files, said};
use crate::edge::{clock, form::typed as typed_text, paper, screen};
use crate::held::Held;
use crate::keeping;
use crate::parts::back::back;
use crate::parts::button::{act_button, plain_button, send};
use crate::parts::choices::{Choice, choices};
use crate::parts::element::{El, Parts, div, el, live, p, parts};
use crate::parts::errors::{Faults, error_summary};
use crate::parts::field::{fieldset, heading};
use crate::parts::typed::typed;
use crate::people;
use crate::route::Page;
use crate::session::{Sitting, sitting};
use crate::told;
use crate::words::{say, say_with};
use caseload::{Entry, List, Show};
use content::{Message, ui};

/// How many people are drawn at once.
const SHOWN: usize = 50;
const NAME: &str = "person-name";
const SHOW: &str = "show";

/// Who is to be shown.
#[derive(Clone, Default)]
pub struct Wanted {
    show: Show,
    name: String,
    /// How many are drawn besides the first.
    more: usize,
}

impl Wanted {
    /// The numbers of those who are to be shown today, drawn or not.
    pub fn numbers(&self) -> Vec<u32> {
        let shown = |list: &List| {
            let shown = list.shown(self.show, &self.name, clock::today());
            shown.into_iter().map(|entry| entry.number).collect()
        };
        people::look(shown).unwrap_or_default()
    }
}

/// The page with everybody.
pub fn list() -> Parts {
    let sitting = sitting();
    let (told, faults) = (Told::default(), Faults::default());
    let wanted = Held::<Wanted>::default();
    let shown = (wanted.clone(), told.clone());
    let rows = live(move || {
        // Whatever was done may have changed the list.
        shown.1.get();
        let wanted = shown.0.get();
        people::look(|list| rows(list, &wanted, &shown.0)).unwrap_or_default()
    });
    let rest = (
        div("actions", ends(sitting, &wanted)),
        files::files(sitting, &wanted, &told),
        away::away(faults, &told),
        delete_all(sitting, &told),
    );
    parts((
        (back(sitting.origin(Page::Start)), error_summary(faults)),
        (heading(say(ui::CASELOAD_PAGE)), said(&told)),
        add(sitting, faults, &told),
        behind(&told),
        filters(&wanted),
        rows,
        div("unprinted", rest),
    ))
}

/// Keeps the person of the interview, if there is one who is not kept yet.
fn add(sitting: Sitting, faults: Faults, told: &Told) -> Option<El> {
    sitting.look(|session| told::who_for(&session.answers))?;
    if keeping::current().is_some() {
        return None;
    }
    let told = told.clone();
    let field = typed(faults, "text", NAME, ui::CASELOAD_ADD_NAME);
    let inside = (field, div("actions", send(ui::CASELOAD_ADD_BUTTON)));
    let form = form(inside, move |form| {
        let name = form.one(NAME);
        if !tell(faults, NAME, name.is_empty().then_some(ui::CASELOAD_FAULTS_NAME)) {
            return;
        }
        let session = sitting.look(Clone::clone);
        attempt(&told, async move {
            let number = people::add(&name, &session).await?;
            sitting.go(Page::Caseload(number as usize));
            Ok(String::new())
        });
    });
    Some(el("section", form).class("call unprinted"))
}

/// That the rules are newer than what some were screened by, and screening everybody.
fn behind(told: &Told) -> El {
    let behind = people::look(|list| list.behind(content::RULES_MARK)).unwrap_or_default();
    let told = told.clone();
    let going = Held::<usize>::default();
    let shown = going.clone();
    let progress = live(move || match shown.get() {
        0 => Parts::new(),
        count => parts(p(counted(ui::CASELOAD_LIST_GOING, count))),
    });
    let news = (behind > 0).then(|| p(counted(ui::CASELOAD_LIST_BEHIND, behind)));
    let button = plain_button(ui::CASELOAD_LIST_SCREEN, move || {
        let going = going.clone();
        attempt(&told, async move {
            let done = going.clone();
            let news = people::screen_all(move |count| done.set(count)).await;
            going.set(0);
            Ok(counted(ui::CASELOAD_LIST_DONE, news?))
        });
    });
    div("unprinted", (news, button, progress))
}

/// A sentence with a number of people or results in it.
pub fn counted(words: Message, count: usize) -> String {
    say_with(words, "count", &count.to_string())
}

/// Whom to show, and a part of a name.
fn filters(wanted: &Held<Wanted>) -> El {
    let all = [
        ("all", ui::CASELOAD_LIST_ALL),
        ("changed", ui::CASELOAD_LIST_CHANGED),
        ("due", ui::CASELOAD_LIST_DUE),
    ];
    let options = all.map(|(code, words)| Choice::new(code, say(words), code == "all"));
    let (chosen, named) = (wanted.clone(), wanted.clone());
    let legend = el("legend", say(ui::CASELOAD_LIST_SHOW));
    let show = fieldset(SHOW, (legend, choices(SHOW, false, options.into())));
    let show = show.on("change", move |event| {
        let show = match typed_text(event).as_str() {
            "changed" => Show::Changed,
            "due" => Show::Due,
            _ => Show::All,
        };
        chosen.set(Wanted { show, more: 0, ..chosen.get() });
    });
    let find = typed(Faults::default(), "search", "find", ui::CASELOAD_LIST_FIND);
    let find = find.on("input", move |event| {
        named.set(Wanted { name: typed_text(event), more: 0, ..named.get() });
    });
    div("filters unprinted", (show, find))
}

fn rows(list: &List, wanted: &Wanted, held: &Held<Wanted>) -> Parts {
    let today = clock::today();
    let found = list.shown(wanted.show, &wanted.name, today);
    let drawn = found.iter().take(SHOWN.saturating_add(wanted.more));
    let drawn: Vec<El> = drawn.map(|entry| row(entry, entry.is_due(today))).collect();
    let count = counted(ui::CASELOAD_LIST_COUNT, found.len());
    let has_more = found.len() > drawn.len();
    let held = held.clone();
    let more = has_more.then(|| {
        plain_button(ui::CASELOAD_LIST_MORE, move || {
            let wanted = held.get();
            held.set(Wanted { more: wanted.more + SHOWN, ..wanted });
        })
        .class("plain-button unprinted")
    });
    parts((p(count).attr("role", "status"), el("dl", drawn).class("answers"), more))
}

fn row(entry: &Entry, is_due: bool) -> El {
    let name = el("a", entry.name.clone())
        .class("link")
        .attr("href", Page::Caseload(entry.number as usize).link());
    let on = |words: Message, day| say_with(words, "date", &clock::spoken(day));
    let due = entry.follow_up.map(|day| {
        let class = if is_due { "badge possible" } else { "" };
        el("span", on(ui::CASELOAD_LIST_DUE_ON, day)).class(class)
    });
    let called = entry.last_call.map(|day| el("span", on(ui::CASELOAD_LIST_CALLED, day)));
    let changed = (entry.changed > 0)
        .then(|| el("span", counted(ui::CASELOAD_LIST_NEWS, entry.changed)).class("badge shown"));
    let likely = el("span", counted(ui::SECTIONS_BOARD_LIKELY, entry.likely));
    let facts = [Some(likely), changed, due, called].into_iter().flatten();
    let facts = div("links", facts.collect::<Vec<El>>());
    div("", (el("dt", name), el("dd", facts)))
}

/// Locking, and a list on paper.
fn ends(sitting: Sitting, wanted: &Held<Wanted>) -> Parts {
    let wanted = wanted.clone();
    let lock = act_button(ui::CASELOAD_LIST_LOCK, move || {
        people::lock();
        sitting.follow();
    });
    let print = plain_button(ui::CASELOAD_LIST_PRINT, move || {
        wanted.set(Wanted { more: usize::MAX, ..wanted.get() });
        screen::after_picture(paper::print);
    });
    parts((lock, print))
}
