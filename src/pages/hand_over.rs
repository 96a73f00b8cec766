//! Before and after a person answers private questions alone on a device that they were handed.

use crate::flow;
use crate::handover::Stage;
use crate::parts::back::back;
use crate::parts::button::{act_button, link};
use crate::parts::element::{El, Parts, div, el, p, parts};
use crate::parts::field::heading;
use crate::route::Page;
use crate::sections;
use crate::session::{Session, Sitting, sitting};
use crate::told;
use crate::words::say;
use content::{Message, ui};
use rules::{Answer, Value};

/// Below this age a parent may be the one who answers.
const GROWN_UP: u16 = 18;

/// What a person reads first.
pub fn hand_over() -> Parts {
    let sitting = sitting();
    let start = |label: Message, stage| act_button(label, move || begin(sitting, stage));
    let starts = match sitting.look(is_child) {
        true => parts((
            start(ui::SECTIONS_PERSON_START_ME, Stage::WithPerson),
            start(ui::SECTIONS_PERSON_START_CHILD, Stage::WithParent),
        )),
        false => parts(start(ui::SECTIONS_PERSON_START, Stage::WithPerson)),
    };
    let line = |message: Message| p(say(message));
    parts((
        heading(say(ui::SECTIONS_PERSON_TITLE)),
        (line(ui::SAFETY_BEFORE_WHAT), line(ui::SAFETY_BEFORE_LEAVE)),
        line(ui::SECTIONS_PERSON_CHOOSE),
        line(ui::SECTIONS_PERSON_WHO_SEES),
        line(ui::SECTIONS_PERSON_STAYS),
        div("actions", starts),
        stop(),
    ))
}

/// The way out for a person who has the device. Where it stands, the frame shows nothing else to do.
pub fn stop() -> El {
    p(link(ui::SECTIONS_PERSON_STOP, Page::GiveBack)).class("handed")
}

/// The end: the device goes back to the helper.
pub fn give_back() -> Parts {
    let sitting = sitting();
    let take_back = move || {
        sitting.change(|session| session.handover.end());
        sitting.go(sections::private_page());
    };
    parts((
        back(sitting.look(|session| flow::previous(session, Page::GiveBack))),
        heading(say(ui::SECTIONS_BACK_TITLE)),
        p(say(ui::SECTIONS_BACK_TEXT)).class("handed"),
        el("h2", say(ui::SECTIONS_BACK_HELPER)),
        act_button(ui::SECTIONS_BACK_HAVE_IT, take_back),
    ))
}

fn begin(sitting: Sitting, stage: Stage) {
    sitting.change(|session| session.handover.stage = stage);
    sitting.go_on();
}

fn is_child(session: &Session) -> bool {
    let age = session.answers.get(told::fact("age"));
    matches!(age, Answer::Known(Value::Range(least, _)) if least < GROWN_UP)
}
