//! The first page: what this is, for whom, and what happens with the answers.

use crate::edge::form::Form;
use crate::parts::button::{act_button, link, plain_button, send};
use crate::parts::choices::choices;
use crate::parts::element::{El, Parts, div, el, p, parts};
use crate::parts::emergency::emergency_lines;
use crate::parts::errors::{Fault, Faults, error_summary, fault_of, report};
use crate::parts::field::{choices_of, fieldset, heading};
use crate::parts::notice::notice;
use crate::reading::{self, NOT_SURE};
use crate::route::Page;
use crate::session::{Sitting, sitting};
use crate::told;
use crate::words::say;
use content::ui;
use web_sys::Event;

const WHO_FOR: &str = "who-for";

/// The start page.
pub fn start() -> Parts {
    let sitting = sitting();
    let faults = Faults::default();
    let about = (
        error_summary(faults),
        heading(say(ui::START_TITLE)),
        p(say(ui::START_INTRO)),
        p((say(ui::START_WHAT), " ", say(ui::START_TIME))),
        before(sitting),
    );
    let form = el("form", (who_for(sitting, faults), send(ui::START_BEGIN)))
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
    let fact = told::fact(WHO_FOR);
    let question = &content::QUESTIONS[fact.index()];
    let answer = sitting.look(|session| session.answers.get(fact));
    let mut options = choices_of(fact, answer);
    options.retain(|choice| choice.code != NOT_SURE);
    let legend = el("legend", say(question.ask));
    fieldset(WHO_FOR, (legend, fault_of(faults, WHO_FOR), choices(WHO_FOR, false, options)))
}

/// The way back to answers that this tab has from before.
fn before(sitting: Sitting) -> Option<El> {
    sitting.look(|session| told::code(&session.answers, WHO_FOR))?;
    let on = act_button(ui::START_BEFORE_GO_ON, move || sitting.go_on());
    let over = plain_button(ui::SITE_START_OVER, move || sitting.start_over());
    Some(notice(say(ui::START_BEFORE_TITLE), div("actions", (on, over))))
}

fn begin(sitting: Sitting, faults: Faults, event: &Event) {
    let fact = told::fact(WHO_FOR);
    match reading::answer(told::entry(fact), &Form::sent(event).all(WHO_FOR), "") {
        Ok(answer) => {
            sitting.change(|session| session.answer(fact, answer));
            sitting.onward(Page::Start);
        }
        Err(_) => report(faults, vec![Fault { field: WHO_FOR, text: say(ui::START_EMPTY) }]),
    }
}
