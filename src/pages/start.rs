//! The first page: what this is, for whom, and what happens with the answers.

use crate::edge::form::Form;
use crate::parts::button::{act_button, anew, link, send};
use crate::parts::choices::{Choice, choices};
use crate::parts::element::{El, Parts, div, el, p, parts};
use crate::parts::emergency::emergency_lines;
use crate::parts::errors::{Fault, Faults, error_summary, fault_of, report};
use crate::parts::field::{fieldset, heading};
use crate::parts::notice::notice;
use crate::rest;
use crate::route::Page;
use crate::sections::Way;
use crate::session::{Sitting, sitting};
use crate::told;
use crate::words::say;
use content::{Message, ui};
use rules::{Answer, Value};
use web_sys::Event;

/// The question that every answer waits for.
pub const WHO_FOR: &str = "who-for";
/// The answer of whoever helps in their job, and may choose how to ask.
pub const HELPER: &str = "client";

/// The name of the choice between the ways of asking.
const WAY: &str = "way";
/// The code of a section a page.
const SECTIONS: &str = "sections";

/// The start page.
pub fn start() -> Parts {
    let sitting = sitting();
    let faults = Faults::default();
    let about = (
        error_summary(faults),
        heading(say(ui::START_TITLE)),
        p(say(ui::START_INTRO)),
        p((say(ui::START_WHAT), " ", say(ui::START_TIME))),
        (before(sitting), sitting.beside_start()),
    );
    let begin_button = div("actions", send(ui::START_BEGIN));
    let form = el("form", (who_for(sitting, faults), way(sitting), begin_button))
        .flag("novalidate", true)
        .on("submit", move |event| begin(sitting, faults, event));
    let answers = (
        el("h2", say(ui::START_PRIVATE_TITLE)),
        p(say(ui::START_PRIVATE_TEXT)),
        p(say(ui::START_DECIDES)),
    );
    let more = (
        p(link(ui::ABOUT_PAGE, Page::About)),
        p((say(ui::MEDI_CAL_NO_MEDI_CAL), " ", link(ui::MEDI_CAL_SEE, Page::MediCal))),
    );
    parts((about, form, answers, emergency_lines(), more))
}

/// For whom this is: the one question that needs an answer, because it sets the words of all others.
fn who_for(sitting: Sitting, faults: Faults) -> El {
    let question = &content::WHO_FOR_QUESTION;
    let told = sitting.look(|session| told::who_for(&session.answers));
    let codes = content::WHO_FOR_FACT.options.iter().zip(question.options);
    let choice = |(code, words): (&&'static str, &Message)| {
        Choice::new(code, say(*words), told == Some(*code))
    };
    let options = codes.map(choice).collect();
    let legend = el("legend", say(question.ask));
    fieldset(WHO_FOR, (legend, fault_of(faults, WHO_FOR), choices(WHO_FOR, false, options)))
}

/// How a helper wants to ask. The style sheet shows it once they have said that they are one.
fn way(sitting: Sitting) -> El {
    let is_pages = sitting.look(|session| {
        session.way == Way::Pages && told::who_for(&session.answers) == Some(HELPER)
    });
    let options = vec![
        Choice::new(SECTIONS, say(ui::SECTIONS_WAY_SECTIONS), !is_pages),
        Choice::new("pages", say(ui::SECTIONS_WAY_PAGES), is_pages),
    ];
    let legend = el("legend", say(ui::SECTIONS_WAY_ASK));
    fieldset(WAY, (legend, choices(WAY, false, options))).attr("id", "way-field")
}

/// The way back to answers that this tab has from before.
fn before(sitting: Sitting) -> Option<El> {
    sitting.look(|session| told::who_for(&session.answers))?;
    let on = act_button(ui::START_BEFORE_GO_ON, move || sitting.go_on());
    let over = anew("plain-button", ui::SITE_START_OVER);
    Some(notice(say(ui::START_BEFORE_TITLE), div("actions", (on, over))))
}

fn begin(sitting: Sitting, faults: Faults, event: &Event) {
    let form = Form::sent(event);
    let by_sections = form.one(WHO_FOR) == HELPER && form.one(WAY) == SECTIONS;
    let way = if by_sections { Way::Sections } else { Way::Pages };
    match content::WHO_FOR_FACT.option(&form.one(WHO_FOR)) {
        Some(index) => {
            let answer = Answer::Known(Value::option(index));
            sitting.change(|session| {
                session.answer(content::WHO_FOR, answer);
                rest::change_way(session, way);
            });
            sitting.onward(Page::Start);
        }
        None => report(faults, vec![Fault { field: WHO_FOR, text: say(ui::START_EMPTY) }]),
    }
}
