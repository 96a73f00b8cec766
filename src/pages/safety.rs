//! Using this site safely: what "Leave this page now" does, what it cannot do, and somebody to talk to.

use crate::edge::place;
use crate::pages::hand_over::stop;
use crate::parts::back::back;
use crate::parts::button::{link, send};
use crate::parts::call::line_of;
use crate::parts::element::{El, Parts, div, el, list, p, parts};
use crate::parts::emergency::emergency_lines;
use crate::parts::field::heading;
use crate::parts::phone::{number, seen};
use crate::route::Page;
use crate::session::sitting;
use crate::words::{say, weave};
use content::{Message, ui};

/// The line for people who are hurt by somebody close to them.
const HOTLINE: &str = "domestic-violence-hotline";

const DOES: [Message; 4] =
    [ui::SAFETY_DOES_BLANK, ui::SAFETY_DOES_WEATHER, ui::SAFETY_DOES_ERASED, ui::SAFETY_DOES_BACK];

const HOW: [Message; 3] = [ui::SAFETY_HOW_TAP, ui::SAFETY_HOW_SHIFT, ui::SAFETY_HOW_RETURN];

const CANNOT: [Message; 5] = [
    ui::SAFETY_CANNOT_HISTORY,
    ui::SAFETY_CANNOT_NETWORK,
    ui::SAFETY_CANNOT_WATCHING,
    ui::SAFETY_CANNOT_CALLS,
    ui::SAFETY_CANNOT_FILES,
];

/// The page about safety. Its way back leads to where the person was.
pub fn safety() -> Parts {
    let before = place::came_from().and_then(|place| Page::at(&place)).unwrap_or(Page::Start);
    let is_away = sitting().look(|session| session.handover.is_away());
    parts((
        (back(before), heading(say(ui::SAFETY_PAGE)), emergency_lines(), hotline()),
        section(ui::SAFETY_DOES_TITLE, None, &DOES),
        section(ui::SAFETY_HOW_TITLE, None, &HOW),
        section(ui::SAFETY_CANNOT_TITLE, Some(ui::SAFETY_CANNOT_INTRO), &CANNOT),
        (el("h2", say(ui::SAFETY_SAFER_TITLE)), p(say(ui::SAFETY_SAFER_DEVICE))),
        is_away.then(stop),
    ))
}

fn section(title: Message, intro: Option<Message>, sentences: &[Message]) -> Parts {
    let sentences = sentences.iter().map(|words| el("li", say(*words))).collect();
    let intro = intro.map(|words| p(say(words)));
    parts((el("h2", say(title)), intro, list("", sentences)))
}

fn hotline() -> Parts {
    let tty = content::contact(HOTLINE).and_then(|contact| seen(contact.phone.tty));
    let tty = tty.map(|tty| p(weave(ui::SAFETY_HELP_TTY, "phone", number(tty))));
    let line = line_of(HOTLINE, ui::SAFETY_HELP_LINE).map(p);
    parts((el("h2", say(ui::SAFETY_HELP_TITLE)), line, tty, p(say(ui::SAFETY_HELP_TEXT))))
}

/// What stands before the first private question: the way out, before it is needed.
pub fn introduction(go_on: impl Fn() + 'static) -> El {
    let sentences = [ui::SAFETY_BEFORE_WHAT, ui::SAFETY_BEFORE_ALONE, ui::SAFETY_BEFORE_LEAVE];
    let sentences: Vec<El> = sentences.into_iter().map(|words| p(say(words))).collect();
    let more = p(link(ui::SAFETY_PAGE, Page::Safety));
    let inside = (
        heading(say(ui::SAFETY_BEFORE_TITLE)),
        sentences,
        more,
        div("actions", send(ui::ASK_CONTINUE)),
    );
    el("form", inside).attr("data-introduction", "").on("submit", move |event| {
        event.prevent_default();
        go_on();
    })
}
