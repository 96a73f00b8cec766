//! A page of the interview: one question, or several short ones that belong together.

use crate::edge::form::Form;
use crate::edge::screen;
use crate::pages::hand_over;
use crate::pages::safety::introduction;
use crate::pages::start::{HELPER, WHO_FOR};
use crate::parts::back::back;
use crate::parts::button::{link, plain_button, send};
use crate::parts::call::line_of;
use crate::parts::details::details_text;
use crate::parts::element::{El, Parts, div, el, live, p, parts};
use crate::parts::emergency::emergency_lines;
use crate::parts::errors::{Fault, Faults, error_summary, report};
use crate::parts::field::{self, TYPED, heading};
use crate::parts::progress::{progress, stakes};
use crate::reading::{self, Unread};
use crate::route::Page;
use crate::sections::{self, Way};
use crate::session::{Sitting, sitting};
use crate::words::{fill, say, say_with};
use crate::{flow, told};
use content::ui;
use leptos::prelude::{Get, RwSignal, Set};
use rules::{Answer, FactId, Kind, Sensitivity};
use web_sys::Event;

/// The title of the window: a number, never the question; or the announcement that stands before it.
pub fn title(page: Page, number: usize) -> String {
    match sitting().look(|session| flow::announces(session, page)) {
        true => say(ui::SAFETY_BEFORE_PAGE),
        false => numbered(number),
    }
}

fn numbered(number: usize) -> String {
    say_with(ui::ASK_PAGE, "number", &number.to_string())
}

/// A page of the interview.
pub fn ask(page: Page) -> Parts {
    let announces = sitting().look(|session| flow::announces(session, page));
    let is_ready = RwSignal::new(!announces);
    parts(live(move || if is_ready.get() { asked(page) } else { announced(page, is_ready) }))
}

/// The page before the first private question.
fn announced(page: Page, is_ready: RwSignal<bool>) -> Parts {
    let go_on = move || {
        is_ready.set(true);
        if let Page::Ask(number) = page {
            screen::entitle(&say_with(ui::SITE_PAGE_TITLE, "page", &numbered(number)));
        }
        screen::show_heading();
    };
    let before = sitting().look(|session| flow::previous(session, page));
    parts((back(before), introduction(go_on)))
}

fn asked(page: Page) -> Parts {
    let sitting = sitting();
    let faults = Faults::default();
    let shown = sitting.look(|session| flow::shown(session, page));
    let facts = shown.facts.clone();
    let form = (questions(sitting, &shown, faults), actions(sitting, page, &shown.facts));
    let form = el("form", form)
        .flag("novalidate", true)
        .on("submit", move |event| take(sitting, page, &facts, faults, event));
    parts((
        back(sitting.look(|session| flow::previous(session, page))),
        progress(shown.left),
        error_summary(faults),
        safety(&shown.facts),
        form,
        more(&shown),
        other_ways(sitting, page),
    ))
}

/// What else can be done: a look at the results, another way of asking, and, for a person who was
/// handed the device, to stop.
pub fn other_ways(sitting: Sitting, page: Page) -> Parts {
    if matches!(page, Page::Private(_)) {
        return parts(hand_over::stop());
    }
    let is_helper = sitting.look(|session| told::code(&session.answers, WHO_FOR) == Some(HELPER));
    let to_sections = is_helper.then(|| {
        let act = move || to_sections(sitting, page);
        p(plain_button(ui::SECTIONS_WAY_TO_SECTIONS, act))
    });
    parts((p(link(ui::ASK_SO_FAR, Page::Results)), to_sections))
}

/// Shows the section in which the question of a page stands.
fn to_sections(sitting: Sitting, page: Page) {
    let fact = sitting.look(|session| flow::shown(session, page).screen.facts[0]);
    sitting.change(|session| flow::change_way(session, Way::Sections));
    sitting.go(sections::page_of(fact));
}

fn questions(sitting: Sitting, shown: &flow::Shown, faults: Faults) -> Parts {
    let answer = |fact| sitting.look(|session| session.answers.get(fact));
    if let [fact] = shown.facts[..] {
        return parts(field::alone(fact, answer(fact), faults));
    }
    let screen = shown.screen;
    let hint = screen.hint.map(|hint| p(say(hint)).class("hint"));
    let rows = shown.facts.iter().map(|fact| field::row(*fact, answer(*fact), faults));
    let rows: Vec<El> = rows.collect();
    parts((heading(say(screen.ask.unwrap_or(screen.topic))), hint, rows))
}

fn actions(sitting: Sitting, page: Page, facts: &[FactId]) -> El {
    let label = if facts.len() == 1 { ui::ASK_SKIP_ONE } else { ui::ASK_SKIP_MANY };
    let facts = facts.to_vec();
    let skip = move || {
        sitting.change(|session| facts.iter().for_each(|fact| session.skip(*fact)));
        sitting.onward(page);
    };
    div("actions", (send(ui::ASK_CONTINUE), plain_button(label, skip)))
}

/// Why this is asked, and how to find out.
fn more(shown: &flow::Shown) -> Parts {
    let questions = shown.facts.iter().map(|fact| &content::QUESTIONS[fact.index()]);
    let ways = distinct(questions.filter_map(|question| question.find_out).map(say));
    parts((stakes(shown.stakes), why(&shown.facts), details_text(say(ui::ASK_FIND_OUT), ways)))
}

/// Why these are asked.
pub fn why(facts: &[FactId]) -> Option<El> {
    let questions = facts.iter().map(|fact| &content::QUESTIONS[fact.index()]);
    let whys = distinct(questions.filter_map(|question| question.why).map(say));
    details_text(say(ui::ASK_WHY), whys)
}

/// Sentences one after the other, each once; nothing where there are none.
fn distinct(sentences: impl Iterator<Item = String>) -> Option<String> {
    let mut all: Vec<String> = Vec::new();
    for sentence in sentences {
        if !all.contains(&sentence) {
            all.push(sentence);
        }
    }
    (!all.is_empty()).then(|| all.join(" "))
}

/// What stands beside a question about violence, overdose or suicide.
pub fn safety(facts: &[FactId]) -> Option<Parts> {
    let is_careful = |fact: &FactId| told::entry(*fact).sensitivity == Sensitivity::Safety;
    facts.iter().any(is_careful).then(|| {
        let line = line_of("domestic-violence-hotline", ui::ASK_VIOLENCE_LINE).map(p);
        parts((emergency_lines(), line, p(say(ui::ASK_SAFETY))))
    })
}

fn take(sitting: Sitting, page: Page, facts: &[FactId], faults: Faults, event: &Event) {
    let (answers, unread) = read(facts, &Form::sent(event));
    let needed = match unread.is_empty() {
        true => Vec::new(),
        false => sitting.look(|session| flow::still_needed(session, &answers)),
    };
    let found = unread.into_iter().filter(|(fact, unread)| {
        *unread != Unread::Empty || facts.len() == 1 || needed.contains(fact)
    });
    let found: Vec<Fault> =
        found.map(|(fact, unread)| fault(fact, unread, facts.len() > 1)).collect();
    if !found.is_empty() {
        return report(faults, found);
    }
    sitting.change(|session| {
        answers.into_iter().for_each(|(fact, answer)| session.answer(fact, answer));
    });
    sitting.onward(page);
}

/// What a form says: the answers in it, and the facts without one.
type Reading = (Vec<(FactId, Answer)>, Vec<(FactId, Unread)>);

/// Reads a form.
fn read(facts: &[FactId], form: &Form) -> Reading {
    let (mut answers, mut unread) = (Vec::new(), Vec::new());
    for fact in facts {
        let entry = told::entry(*fact);
        let typed = form.one(&[entry.id, TYPED].concat());
        match reading::answer(entry, &form.all(entry.id), &typed) {
            Ok(answer) => answers.push((*fact, answer)),
            Err(why) => unread.push((*fact, why)),
        }
    }
    (answers, unread)
}

/// What is wrong with an answer, in words.
pub fn fault(fact: FactId, unread: Unread, row: bool) -> Fault {
    let entry = told::entry(fact);
    let text = match unread {
        Unread::NotANumber => say(ui::ERRORS_AGE_NOT_A_NUMBER),
        Unread::OutOfRange => {
            let text = say_with(ui::ERRORS_AGE_OUT_OF_RANGE, "least", &entry.range.0.to_string());
            fill(&text, "most", &entry.range.1.to_string())
        }
        Unread::Empty if row => {
            say_with(ui::ERRORS_ROW, "row", &say(content::QUESTIONS[fact.index()].label))
        }
        Unread::Empty if field::is_typed(entry) => say(ui::ERRORS_AGE_EMPTY),
        Unread::Empty if entry.kind == Kind::Multi => say(ui::ERRORS_CHOOSE_MANY),
        Unread::Empty => say(ui::ERRORS_CHOOSE),
    };
    Fault { field: entry.id, text }
}
