//! That results are not final, what is still open, and the way back to the question.

use crate::flow::Open;
use crate::parts::button::act_button;
use crate::parts::element::{El, p};
use crate::parts::notice::notice;
use crate::route::Page;
use crate::sections::Way;
use crate::session::{Session, Sitting, sitting};
use crate::told;
use crate::words::{say, say_count, say_with};
use content::{Message, ui};

/// What is still open; nothing where nothing is.
pub fn still_open(session: &Session) -> Option<El> {
    let open = Open::of(session);
    let sitting = sitting();
    let go_on = move || go_on(sitting);
    (!open.facts.is_empty()).then(|| {
        let topics = say_with(ui::SECTIONS_STILL_OPEN, "topics", &topics(&open));
        let inside =
            (p(count(session, &open)), p(topics), act_button(ui::RESULTS_OPEN_GO_ON, go_on));
        notice(say(ui::SECTIONS_NOT_FINAL), inside)
    })
}

/// Back to the question from which somebody came to look, else to the first that is open.
fn go_on(sitting: Sitting) {
    match sitting.origin(Page::Check) {
        Page::Check => sitting.go_on(),
        question => sitting.back(question),
    }
}

fn count(session: &Session, open: &Open) -> String {
    match session.way {
        Way::Pages => say_count(ui::RESULTS_OPEN_ONE, ui::RESULTS_OPEN_MANY, open.screens().len()),
        Way::Sections => say_with(ui::SECTIONS_LEFT, "count", &open.facts.len().to_string()),
    }
}

fn topics(open: &Open) -> String {
    let topic =
        |fact: &rules::FactId| content::SCREENS[usize::from(told::entry(*fact).screen)].topic;
    let mut topics: Vec<Message> = open.facts.iter().map(topic).collect();
    topics.dedup();
    topics.into_iter().map(say).collect::<Vec<String>>().join("; ")
}
