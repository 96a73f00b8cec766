//! Dated events as a picture: a line with a dot for each, and where today is on it.

use crate::edge::clock;
use crate::parts::element::{El, el, p};
use crate::words::{say, say_with};
use chrono::NaiveDate;
use content::{Message, ui};

/// Something that happened, or will.
#[derive(Clone, Copy, Debug)]
pub struct Event {
    /// The day.
    pub day: NaiveDate,
    /// What.
    pub words: Message,
}

/// Events in order of time. The picture is a list, so that it is read aloud in the same order.
pub fn timeline(events: &[Event]) -> El {
    let today = clock::today();
    let past = events.iter().filter(|event| event.day <= today).count();
    let mut items: Vec<El> = events.iter().map(|event| item(event, event.day > today)).collect();
    let now = p(say_with(ui::ABOUT_TIMELINE_TODAY, "date", &clock::spoken(today)));
    items.insert(past, el("li", now).class("today"));
    el("ol", items).class("timeline")
}

fn item(event: &Event, is_coming: bool) -> El {
    let coming = is_coming.then(|| [&say(ui::ABOUT_TIMELINE_COMING), " "].concat());
    let when = el("strong", clock::spoken(event.day));
    el("li", (when, p((coming, say(event.words))))).class(if is_coming { "coming" } else { "past" })
}

/// In its states.
#[cfg(feature = "parts")]
pub fn examples() -> crate::parts::element::Parts {
    let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
    let event = |year| Event { day: day(year), words: ui::ABOUT_TIMELINE_BEGIN };
    crate::parts::element::parts(timeline(&[event(2022), event(2023), event(2099)]))
}
