//! What CalAIM is, on one page: for whom, its two halves, the plan's part, and when it came.

use crate::parts::back::back;
use crate::parts::button::{link, link_button};
use crate::parts::element::{El, Parts, div, el, list, p, parts};
use crate::parts::field::heading;
use crate::parts::source::{document_link, named};
use crate::parts::timeline::{Event, timeline};
use crate::route::Page;
use crate::words::say;
use chrono::NaiveDate;
use content::{Message, ui};

const fn event(year: i32, month: u32, day: u32, words: Message) -> Event {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => Event { day, words },
        None => panic!("a day of the calendar"),
    }
}

/// When it came and what comes next, in order of time.
const EVENTS: [Event; 10] = [
    event(2022, 1, 1, ui::ABOUT_TIMELINE_BEGIN),
    event(2022, 1, 1, ui::ABOUT_TIMELINE_SUPPORTS),
    event(2022, 7, 1, ui::ABOUT_TIMELINE_ALL_COUNTIES),
    event(2023, 1, 1, ui::ABOUT_TIMELINE_NURSING),
    event(2023, 7, 1, ui::ABOUT_TIMELINE_CHILDREN),
    event(2024, 1, 1, ui::ABOUT_TIMELINE_JUSTICE),
    event(2025, 1, 1, ui::ABOUT_TIMELINE_REFERRAL),
    event(2026, 1, 1, ui::ABOUT_TIMELINE_RENT),
    event(2026, 12, 31, ui::ABOUT_TIMELINE_AUTHORITY),
    event(2027, 1, 1, ui::ABOUT_TIMELINE_WORK),
];

/// What a plan does.
const PLAN: [Message; 4] =
    [ui::ABOUT_PLAN_ASK, ui::ABOUT_PLAN_DECIDES, ui::ABOUT_PLAN_PAPERS, ui::ABOUT_PLAN_NO];

/// The documents on which this page rests.
const SOURCES: [&str; 5] = [
    "ecm-guide-2026-01",
    "h-wic-14184-206",
    "dhcs-news-2026-01-05",
    "n-aurrera-sustain",
    "n-cms-2454-ifc",
];

/// The page about CalAIM.
pub fn about() -> Parts {
    parts((
        (back(Page::Start), heading(say(ui::ABOUT_PAGE)), p(say(ui::ABOUT_WHAT))),
        section(ui::ABOUT_WHO_TITLE, &[ui::ABOUT_WHO_TEXT, ui::ABOUT_WHO_PLAN]),
        p(link(ui::MEDI_CAL_SEE, Page::MediCal)),
        halves(),
        section(ui::ABOUT_PLAN_TITLE, &PLAN),
        (section(ui::ABOUT_HERE, &[ui::ABOUT_HERE_TEXT]), start_button()),
        (el("h2", say(ui::ABOUT_TIMELINE_TITLE)), timeline(&EVENTS), sources()),
    ))
}

fn section(title: Message, sentences: &[Message]) -> Parts {
    let sentences: Vec<El> = sentences.iter().map(|words| p(say(*words))).collect();
    parts((el("h2", say(title)), sentences))
}

fn start_button() -> El {
    div("actions", link_button(ui::LINK_AGAIN, Page::Start))
}

/// The two halves, side by side where there is room.
fn halves() -> Parts {
    let half = |title: Message, text: Message| {
        el("article", (el("h3", say(title)), p(say(text)))).class("card")
    };
    let care = half(ui::ABOUT_HALVES_ECM_TITLE, ui::ABOUT_HALVES_ECM_TEXT);
    let supports = half(ui::ABOUT_HALVES_CS_TITLE, ui::ABOUT_HALVES_CS_TEXT);
    parts((el("h2", say(ui::ABOUT_HALVES_TITLE)), div("halves", (care, supports))))
}

fn sources() -> Parts {
    let source = |id: &&str| {
        let source = content::SOURCES.iter().find(|source| source.id == *id)?;
        Some(el("li", (named(source), " ", document_link(source))))
    };
    let sources: Vec<El> = SOURCES.iter().filter_map(source).collect();
    parts((el("h2", say(ui::ABOUT_SOURCES)), list("", sources)))
}

#[cfg(test)]
mod tests {
    use super::{EVENTS, SOURCES};

    #[test]
    fn every_source_is_there() {
        for id in SOURCES {
            assert!(content::SOURCES.iter().any(|source| source.id == id), "{id}");
        }
    }

    #[test]
    fn the_events_stand_in_order_of_time() {
        assert!(EVENTS.is_sorted_by_key(|event| event.day));
    }
}
