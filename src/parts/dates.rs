//! Times with their days, in words.

use crate::edge::clock;
use crate::words::{fill, say, say_with};
use chrono::NaiveDate;
use content::navigation::{Span, Start, Unit};
use content::{Message, ui};
use navigation::action::Timed;

/// How long something may take, with the day on which that is over.
pub fn timed(timed: &Timed) -> String {
    let time = timed.time;
    let days = timed.start.map(|start| counted(time.after, time.within, start, timed.end));
    [say(time.words), days.unwrap_or_default()].join(" ")
}

/// From which day a time was counted, and when it is over.
fn counted(after: Start, within: Span, start: NaiveDate, end: Option<NaiveDate>) -> String {
    let Some(end) = end else { return say(ui::NAVIGATION_DATES_UNKNOWN) };
    let words =
        if within.unit == Unit::Hours { ui::NAVIGATION_DATES_HOURS } else { sentence(after) };
    let text = say_with(words, "start", &clock::spoken(start));
    fill(&text, "date", &clock::spoken(end))
}

fn sentence(after: Start) -> Message {
    match after {
        Start::Request => ui::NAVIGATION_DATES_REQUEST,
        Start::Letter => ui::NAVIGATION_DATES_LETTER,
        Start::Appeal => ui::NAVIGATION_DATES_APPEAL,
        Start::PlanAnswer => ui::NAVIGATION_DATES_PLAN_ANSWER,
        Start::Application => ui::NAVIGATION_DATES_APPLICATION,
        Start::Complaint => ui::NAVIGATION_DATES_COMPLAINT,
    }
}
