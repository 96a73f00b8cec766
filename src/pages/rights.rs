//! Rights and dates: what a letter, or none, gives a right to, and until when.

use crate::edge::form::Form;
use crate::edge::{clock, file, screen};
use crate::parts::back::back;
use crate::parts::button::{act_button, send};
use crate::parts::choices::{Choice, choices};
use crate::parts::element::{El, Parts, div, el, live, p, parts};
use crate::parts::errors::{Fault, Faults, error_summary, fault_id, fault_of, report};
use crate::parts::field::{fieldset, heading};
use crate::parts::ring::rings;
use crate::parts::source::source;
use crate::reading;
use crate::route::Page;
use crate::session::sitting;
use crate::words::{say, say_with};
use content::navigation::{By, Letter};
use content::{Message, ui};
use leptos::prelude::*;
use navigation::calendar_file::{self, Entry};
use navigation::contact::Place;
use navigation::rights::{Dated, Post, after};
use std::sync::{Arc, Mutex};
use web_sys::Event;

const LETTER: &str = "letter";
const DATED: &str = "dated";
const ENDS: &str = "ends";

/// What may have come, with its code in the form.
const LETTERS: [(&str, Letter, Message); 6] = [
    ("denied", Letter::Denied, ui::NAVIGATION_LETTERS_DENIED),
    ("ending", Letter::Ending, ui::NAVIGATION_LETTERS_ENDING),
    ("nothing-came", Letter::NothingCame, ui::NAVIGATION_LETTERS_NOTHING_CAME),
    ("appeal-denied", Letter::AppealDenied, ui::NAVIGATION_LETTERS_APPEAL_DENIED),
    ("appeal-unanswered", Letter::AppealUnanswered, ui::NAVIGATION_LETTERS_APPEAL_UNANSWERED),
    ("county", Letter::County, ui::NAVIGATION_LETTERS_COUNTY),
];

/// What came, once it was told; for this page only.
#[derive(Clone, Default)]
struct Told {
    post: Arc<Mutex<Option<Post>>>,
    is_new: RwSignal<bool>,
}

impl Told {
    fn set(&self, post: Option<Post>) {
        *self.post.lock().expect("the browser has one thread") = post;
        self.is_new.set(true);
    }

    fn get(&self) -> Option<Post> {
        self.is_new.get();
        *self.post.lock().expect("the browser has one thread")
    }
}

/// The page of rights and dates.
pub fn rights() -> Parts {
    let faults = Faults::default();
    let told = Told::default();
    let shown = told.clone();
    let form = el("form", (letter(), dates(faults), div("actions", send(ui::RIGHTS_SHOW))))
        .flag("novalidate", true)
        .on("submit", move |event| take(faults, &told, event));
    let found = live(move || shown.get().map(|post| found(&post)).unwrap_or_default());
    parts((
        (back(Page::Next), error_summary(faults)),
        (heading(say(ui::RIGHTS_TITLE)), p(say(ui::RIGHTS_INTRO))),
        (form, found),
    ))
}

fn letter() -> El {
    let choice =
        |(code, _, words): (&'static str, Letter, Message)| Choice::new(code, say(words), false);
    let letters = choices(LETTER, false, LETTERS.into_iter().map(choice).collect());
    fieldset(LETTER, (el("legend", say(ui::RIGHTS_WHAT)), letters))
}

fn dates(faults: Faults) -> Parts {
    let dated = date(faults, DATED, ui::RIGHTS_DATED_LABEL, ui::RIGHTS_DATED_HINT);
    let ends = date(faults, ENDS, ui::RIGHTS_ENDS_LABEL, ui::RIGHTS_ENDS_HINT);
    parts((fault_of(faults, LETTER), dated, ends.attr("id", "ends-field")))
}

/// A field for a date, as the browser asks for one.
fn date(faults: Faults, name: &'static str, label: Message, hint: Message) -> El {
    let hint_id = ["hint-", name].concat();
    let described = [&hint_id, " ", &fault_id(name)].concat();
    let input = el("input", ()).attr("type", "date").attr("id", name).attr("name", name);
    let input = input.attr("autocomplete", "off").attr("aria-describedby", described);
    let hint = p(say(hint)).class("hint").attr("id", hint_id);
    div("field", (el("label", say(label)).attr("for", name), hint, fault_of(faults, name), input))
}

fn take(faults: Faults, told: &Told, event: &Event) {
    match read(&Form::sent(event)) {
        Ok(post) => {
            faults.set(Vec::new());
            told.set(Some(post));
            screen::focus_soon("#found");
        }
        Err((field, words)) => {
            told.set(None);
            report(faults, vec![Fault { field, text: say(words) }]);
        }
    }
}

/// What came, or the field that is wrong and why.
fn read(form: &Form) -> Result<Post, (&'static str, Message)> {
    let code = form.one(LETTER);
    let letter = LETTERS.into_iter().find(|(known, _, _)| *known == code);
    let (_, letter, _) = letter.ok_or((LETTER, ui::RIGHTS_FAULTS_LETTER))?;
    let dated = reading::date(&form.one(DATED)).ok_or((DATED, ui::RIGHTS_FAULTS_DATE))?;
    let post = Post { letter, dated, ends: reading::date(&form.one(ENDS)) };
    match after(&post, &Place::default(), clock::today()) {
        Ok(_) => Ok(post),
        Err(_) => Err((DATED, ui::RIGHTS_FAULTS_FUTURE)),
    }
}

fn given(post: &Post) -> Vec<Dated> {
    let place = sitting().look(|session| Place::of(&session.evaluate()));
    after(post, &place, clock::today()).unwrap_or_default()
}

fn found(post: &Post) -> Parts {
    let rights = given(post);
    let title = el("h2", say(ui::RIGHTS_FOUND)).attr("id", "found").attr("tabindex", "-1");
    let from = p(say_with(ui::RIGHTS_FROM, "date", &clock::spoken(post.dated)));
    let cards: Vec<El> = rights.iter().map(right).collect();
    let has_days = rights.iter().any(|right| right.last_day.is_some() && !right.passed);
    parts((title, from, cards, has_days.then(|| calendar(*post))))
}

fn right(dated: &Dated) -> El {
    let right = dated.right;
    let title = say(right.title);
    let source = source(right.citation, &title);
    el("article", (el("h3", title), day(dated), p(say(right.text)), rings(&dated.calls), source))
        .class("card")
        .attr("data-right", right.id)
}

/// The last day, and what to do where it falls on a weekend or is over.
fn day(dated: &Dated) -> Option<Parts> {
    let last = dated.last_day?;
    let spoken = clock::spoken(last);
    let words = if is_own(dated) { ui::RIGHTS_LAST_DAY } else { ui::RIGHTS_ANSWER_BY };
    let text = p(say_with(words, "date", &spoken)).class("glance");
    let passed = dated.passed.then(|| say_with(ui::NAVIGATION_DATES_PASSED, "date", &spoken));
    let early = dated.act_by.filter(|act_by| *act_by != last).map(|act_by| {
        let text = say_with(ui::NAVIGATION_DATES_ACT_BY, "date", &spoken);
        crate::words::fill(&text, "act", &clock::spoken(act_by))
    });
    Some(parts((text, passed.or(early).map(p))))
}

fn is_own(dated: &Dated) -> bool {
    dated.right.by == By::You
}

/// The days as a file for the person's own calendar.
fn calendar(post: Post) -> Parts {
    let button = act_button(ui::RIGHTS_CALENDAR_BUTTON, move || offer(&given(&post)));
    parts((div("actions", button), p(say(ui::RIGHTS_CALENDAR_HINT)).class("quiet")))
}

fn offer(rights: &[Dated]) {
    let days = rights.iter().filter(|right| !right.passed);
    let days = days.filter_map(|right| Some((right, right.act_by.or(right.last_day)?)));
    let words = |right: &Dated| {
        let words =
            if is_own(right) { ui::RIGHTS_CALENDAR_MINE } else { ui::RIGHTS_CALENDAR_THEIRS };
        (say_with(words, "what", &say(right.right.title)), say(right.right.text))
    };
    let days: Vec<_> = days.map(|(right, day)| (right.right.id, day, words(right))).collect();
    let entry = |(id, day, (title, text))| Entry { id, day, title, text };
    let entries: Vec<Entry<'_>> = days
        .iter()
        .map(|(id, day, (title, text))| entry((*id, *day, (title.as_str(), text.as_str()))))
        .collect();
    let text = calendar_file::write(&entries, clock::stamp(), "calaim-screener", "calaim-screener");
    file::offer(&say(ui::RIGHTS_CALENDAR_FILE), "text/calendar;charset=utf-8", &text);
}
