//! All questions of a section on one page, the results beside them. Each answer counts at once: other
//! questions come and go without moving what the person is at.

use crate::edge::form::Form;
use crate::edge::screen;
use crate::flow::{self, Open};
use crate::handover::Stage;
use crate::held::Held;
use crate::moved::moved;
use crate::pages::{ask, plan};
use crate::parts::board::{News, board};
use crate::parts::button::{act_button, link, link_button, plain_button};
use crate::parts::element::{El, Parts, div, el, live, p, parts};
use crate::parts::errors::Faults;
use crate::parts::field::{self, TYPED, heading};
use crate::parts::progress::stakes;
use crate::reading::{self, Unread};
use crate::route::Page;
use crate::sections::{self, Group, Section, Way, is_shown};
use crate::session::{Session, Sitting, sitting};
use crate::told::{self, answer_text};
use crate::words::{say, say_count, say_with};
use content::{Message, ui};
use leptos::prelude::*;
use rules::{Answer, FactId, Sensitivity};
use web_sys::Event;

/// What the page tells its parts with each answer.
type Told = Held<News>;

/// The title of the window: a number, never what is asked.
pub fn title(number: usize) -> String {
    say_with(ui::SECTIONS_PAGE, "number", &number.to_string())
}

/// The page of a section.
pub fn section(number: usize) -> Parts {
    let sitting = sitting();
    let told = Told::default();
    let section = sections::all().swap_remove(number - 1);
    let head = (
        heading(say(section.title)),
        (number == 1).then(|| county(sitting)),
        section.is_private.then(|| private_head(sitting)),
    );
    let to_pages = plain_button(ui::SECTIONS_WAY_TO_PAGES, move || {
        sitting.change(|session| flow::change_way(session, Way::Pages));
        sitting.go_on();
    });
    let asked = (head, form(sitting, section, told.clone()), next(sitting, number, told.clone()));
    let people = p(link(ui::CASELOAD_PAGE, Page::Caseload(0)));
    let asked = div("asked", (asked, to_pages, people));
    parts(div("dense", (nav(sitting, number, told.clone()), asked, board(sitting, told))))
}

/// The list of sections, with what is open in each.
fn nav(sitting: Sitting, number: usize, told: Told) -> El {
    let counted = told.clone();
    let left = live(move || {
        counted.get();
        let left = sitting.look(|session| Open::of(session).facts.len());
        parts(el("span", say_with(ui::SECTIONS_LEFT, "count", &left.to_string())).class("quiet"))
    });
    let lines = live(move || {
        told.get();
        let lines = sitting.look(|session| lines(session, number));
        parts(el("ol", lines))
    });
    let title = el("summary", (el("span", say(ui::SECTIONS_LIST)), left));
    let list = el("details", (title, lines)).flag("open", screen::is_wide());
    el("nav", list).attr("aria-label", say(ui::SECTIONS_LIST))
}

fn lines(session: &Session, number: usize) -> Vec<El> {
    let open = Open::of(session);
    let sections = sections::all().into_iter().enumerate();
    sections.map(|(place, section)| line(session, &open, &section, place + 1, number)).collect()
}

fn line(session: &Session, open: &Open, section: &Section, own: usize, number: usize) -> El {
    let left = section.facts().filter(|fact| open.facts.contains(fact)).count();
    let is_told = section.facts().any(|fact| session.answers.get(fact) != Answer::NotAsked);
    let (class, state) = match (left, is_told) {
        (0, true) => ("done", parts((sign("✓"), aloud(say(ui::SECTIONS_DONE))))),
        (0, false) => ("empty", parts((sign("–"), aloud(say(ui::SECTIONS_NOTHING))))),
        _ => {
            let count = left.to_string();
            let said = say_with(ui::SECTIONS_OPEN, "count", &count);
            ("open", parts((el("b", count).attr("aria-hidden", "true"), aloud(said))))
        }
    };
    let inside = (el("span", say(section.title)), state);
    let link = el("a", inside).class(class).attr("href", Page::Section(own).link());
    el("li", if own == number { link.attr("aria-current", "page") } else { link })
}

/// A sign for the eye.
fn sign(sign: &'static str) -> El {
    el("span", sign).attr("aria-hidden", "true")
}

/// The same for the ear.
fn aloud(text: String) -> El {
    el("span", text).class("aloud")
}

/// The county, which has a page of its own.
fn county(sitting: Sitting) -> El {
    let fact = told::fact("county");
    let told = sitting.look(|session| answer_text(fact, session.answers.get(fact)));
    let text = say_with(ui::SECTIONS_COUNTY, "county", &told);
    p((text, " ", link(ui::SECTIONS_COUNTY_CHANGE, Page::County)))
}

/// What can be done with private questions, and the way out before any of them is opened.
fn private_head(sitting: Sitting) -> Parts {
    let hand_over = act_button(ui::SECTIONS_PRIVATE_HAND_OVER, move || {
        sitting.change(|session| session.handover.begin());
        sitting.go(Page::Private(0));
    });
    let is_back = sitting.look(|session| session.handover.stage == Stage::Back);
    let shut = is_back.then(|| p(say(ui::SECTIONS_PRIVATE_SHUT)));
    let leave = p(say(ui::SAFETY_BEFORE_LEAVE));
    parts((p(say(ui::SECTIONS_PRIVATE_INTRO)), leave, div("actions", hand_over), shut))
}

/// The questions. All of the section are there; those that can change nothing are hidden.
fn form(sitting: Sitting, section: Section, told: Told) -> El {
    let faults = Faults::default();
    let open = sitting.look(Open::of);
    let draw = |group: &Group| match section.is_private {
        true => part(sitting, group, &open, faults, told.clone()),
        false => div("group", rows(sitting, group, &open, faults)),
    };
    let groups: Vec<El> = section.groups.iter().map(draw).collect();
    let at_stake = at_stake(sitting, section.facts().collect(), told.clone());
    el("form", (at_stake, groups))
        .flag("novalidate", true)
        .on("submit", |event| event.prevent_default())
        .on("change", move |event| take(sitting, &section, &told, faults, event))
}

/// How many results the questions can still change: one line, whatever it says, so that nothing moves.
fn at_stake(sitting: Sitting, facts: Vec<FactId>, told: Told) -> AnyView {
    live(move || {
        told.get();
        let count = sitting.look(|session| Open::of(session).stakes(&facts));
        let none = || p(say(ui::SECTIONS_NONE_HERE)).class("progress");
        parts(stakes(count).unwrap_or_else(none))
    })
}

/// Private questions of one screen, closed until somebody opens them: also once they are answered.
fn part(sitting: Sitting, group: &Group, open: &Open, faults: Faults, told: Told) -> El {
    let facts = group.facts.clone();
    let state = live(move || {
        told.get();
        parts(el("small", sitting.look(|session| state(session, &facts))))
    });
    let title = el("summary", (el("span", part_title(group)), state));
    let hint = group.screen.hint.map(|hint| p(say(hint)).class("hint"));
    let about = (ask::safety(&group.facts), hint, ask::why(&group.facts));
    let inside = div("inside", (about, rows(sitting, group, open, faults)));
    let is_shown = sitting.look(|session| has_shown(session, open, group));
    el("details", (title, inside))
        .class("part")
        .attr("id", part_id(group))
        .flag("hidden", !is_shown)
}

/// The name of a part: of a question about safety only that it is one.
fn part_title(group: &Group) -> String {
    let first = group.facts[0];
    let topic = say(group.screen.topic);
    let label = content::QUESTIONS[first.index()].label;
    let own = say(group.screen.ask.unwrap_or(label));
    match told::entry(first).sensitivity {
        Sensitivity::Safety => topic,
        _ if own == topic => topic,
        _ => [&topic, ": ", &own].concat(),
    }
}

/// That questions were answered or passed over, never how; and how many are open.
fn state(session: &Session, facts: &[FactId]) -> String {
    let open = Open::of(session);
    let is_passed = |fact: &FactId| {
        session.skipped.contains(fact) || session.answers.get(*fact) == Answer::Declined
    };
    let told = || facts.iter().filter(|fact| session.answers.get(**fact) != Answer::NotAsked);
    let passed = told().filter(|fact| is_passed(fact)).count();
    let counts = [
        (facts.iter().filter(|fact| open.facts.contains(fact)).count(), ui::SECTIONS_OPEN),
        (told().count() - passed, ui::SECTIONS_PRIVATE_ANSWERED),
        (passed, ui::SECTIONS_PRIVATE_PASSED),
    ];
    let said = counts.into_iter().filter(|(count, _)| *count > 0);
    let said = said.map(|(count, words)| say_with(words, "count", &count.to_string()));
    said.collect::<Vec<String>>().join(", ")
}

fn rows(sitting: Sitting, group: &Group, open: &Open, faults: Faults) -> Vec<El> {
    let row = |fact: &FactId| {
        let (answer, is_shown) =
            sitting.look(|session| (session.answers.get(*fact), is_shown(session, open, *fact)));
        let question = &content::QUESTIONS[fact.index()];
        let row = match told::entry(*fact).id {
            "plan" => plan::row(sitting, faults),
            _ => field::row(*fact, answer, faults),
        };
        let find_out = question.find_out.map(|text| p(say(text)).class("find-out hint"));
        row.with(find_out).attr("id", row_id(*fact)).flag("hidden", !is_shown)
    };
    group.facts.iter().map(row).collect()
}

fn has_shown(session: &Session, open: &Open, group: &Group) -> bool {
    group.facts.iter().any(|fact| is_shown(session, open, *fact))
}

fn row_id(fact: FactId) -> String {
    ["row-", told::entry(fact).id].concat()
}

fn part_id(group: &Group) -> String {
    ["part-", group.screen.id].concat()
}

/// The way on: to the next section with something open, else to all answers.
fn next(sitting: Sitting, number: usize, told: Told) -> AnyView {
    live(move || {
        told.get();
        let on = match sitting.look(|session| next_open(session, number)) {
            Some((place, title)) => {
                let text = say_with(ui::SECTIONS_NEXT, "section", &say(title));
                el("a", text).class("button").attr("href", Page::Section(place).link())
            }
            None => link_button(ui::CHECK_TITLE, Page::Check),
        };
        parts(div("actions", (on, link(ui::SECTIONS_BOARD_ALL, Page::Results))))
    })
}

/// The next section with something open, from this one on and then from the first.
fn next_open(session: &Session, number: usize) -> Option<(usize, Message)> {
    let open = Open::of(session);
    let sections = sections::all();
    let others = (number..sections.len()).chain(0..number - 1);
    let is_open = |place: &usize| sections[*place].facts().any(|fact| open.facts.contains(&fact));
    others.into_iter().find(is_open).map(|place| (place + 1, sections[place].title))
}

/// Takes an answer in the moment in which it is given.
fn take(sitting: Sitting, section: &Section, told: &Told, faults: Faults, event: &Event) {
    let Some((name, form)) = Form::changed(event) else { return };
    let Some(fact) = content::fact(name.trim_end_matches(TYPED)) else { return };
    let entry = told::entry(fact);
    let typed = form.one(&[entry.id, TYPED].concat());
    let answer = match reading::answer(entry, &form.all(entry.id), &typed) {
        Ok(answer) => answer,
        Err(Unread::Empty) => Answer::NotAsked,
        Err(unread) => {
            let fault = ask::fault(fact, unread, true);
            told.set(News { moved: Vec::new(), said: fault.text.clone() });
            return faults.set(vec![fault]);
        }
    };
    faults.set(Vec::new());
    let before = sitting.look(Session::clone);
    sitting.change(|session| session.answer(fact, answer));
    sitting.look(|session| {
        let open = Open::of(session);
        told.set(news(&before, session, &open, fact));
        screen::steadily(&|| show(session, section, &open));
    });
}

/// What an answer did: results that moved, questions that it opened, and those that it settled.
fn news(before: &Session, after: &Session, open: &Open, fact: FactId) -> News {
    let was_open = Open::of(before);
    let missing = |facts: &[FactId], others: &[FactId]| {
        facts.iter().filter(|other| **other != fact && !others.contains(other)).count()
    };
    let moved = moved(&before.evaluate(), &after.evaluate());
    let counts = [
        (moved.len(), ui::SECTIONS_BOARD_MOVED_ONE, ui::SECTIONS_BOARD_MOVED),
        (
            missing(&open.facts, &was_open.facts),
            ui::SECTIONS_BOARD_OPENED_ONE,
            ui::SECTIONS_BOARD_OPENED,
        ),
        (
            missing(&was_open.facts, &open.facts),
            ui::SECTIONS_BOARD_SETTLED_ONE,
            ui::SECTIONS_BOARD_SETTLED,
        ),
    ];
    let said = counts.into_iter().filter(|(count, ..)| *count > 0);
    let said = said.map(|(count, one, many)| say_count(one, many, count));
    News { moved, said: said.collect::<Vec<String>>().join(" ") }
}

/// Shows the questions that matter now, and hides the others.
fn show(session: &Session, section: &Section, open: &Open) {
    for group in &section.groups {
        screen::show(&part_id(group), has_shown(session, open, group));
        for fact in &group.facts {
            screen::show(&row_id(*fact), is_shown(session, open, *fact));
        }
    }
}
