//! The first page: what this is, for whom, and what happens with the answers.

use crate::edge::form::Form;
use crate::parts::button::{act_button, plain_button, send};
use crate::parts::choices::choices;
use crate::parts::emergency::EmergencyLines;
use crate::parts::errors::{ErrorSummary, Fault, Faults, fault_of, is_wrong, report};
use crate::parts::field::choices_of;
use crate::parts::notice::notice;
use crate::reading::{self, NOT_SURE};
use crate::route::Page;
use crate::session::{Sitting, sitting};
use crate::told;
use crate::words::say;
use content::ui;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// The start page.
#[component]
pub fn Start() -> impl IntoView {
    let sitting = sitting();
    let faults = Faults::default();
    view! {
        <ErrorSummary faults />
        <h1 tabindex="-1">{say(ui::START_TITLE)}</h1>
        <p>{say(ui::START_INTRO)}</p>
        <p>{say(ui::START_WHAT)}" "{say(ui::START_TIME)}</p>
        {before(sitting)}
        <form novalidate on:submit=move |event| begin(sitting, faults, &event)>
            {who_for(sitting, faults)}
            {send(ui::START_BEGIN)}
        </form>
        <h2>{say(ui::START_PRIVATE_TITLE)}</h2>
        <p>{say(ui::START_PRIVATE_TEXT)}</p>
        <p>{say(ui::START_DECIDES)}</p>
        <EmergencyLines />
    }
    .into_any()
}

/// For whom this is: the one question that needs an answer, because it sets the words of all others.
fn who_for(sitting: Sitting, faults: Faults) -> AnyView {
    let fact = told::fact("who-for");
    let question = &content::QUESTIONS[fact.index()];
    let answer = sitting.look(|session| session.answers.get(fact));
    let mut options = choices_of(fact, answer);
    options.retain(|choice| choice.code != NOT_SURE);
    view! {
        <fieldset class="field" class:wrong=move || is_wrong(faults, "who-for") aria-describedby="fault-who-for">
            <legend>{say(question.ask)}</legend>
            {fault_of(faults, "who-for")}
            {choices("who-for", false, options)}
        </fieldset>
    }
    .into_any()
}

/// The way back to answers that this tab has from before.
fn before(sitting: Sitting) -> Option<AnyView> {
    sitting.look(|session| told::code(&session.answers, "who-for"))?;
    let inside = view! {
        <div class="actions">
            {act_button(ui::START_BEFORE_GO_ON, move || sitting.go_on())}
            {plain_button(ui::SITE_START_OVER, move || sitting.start_over())}
        </div>
    };
    Some(notice(say(ui::START_BEFORE_TITLE), inside.into_any()))
}

fn begin(sitting: Sitting, faults: Faults, event: &SubmitEvent) {
    let fact = told::fact("who-for");
    let chosen = Form::sent(event).all("who-for");
    match reading::answer(told::entry(fact), &chosen, "") {
        Ok(answer) => {
            sitting.change(|session| session.answer(fact, answer));
            sitting.onward(Page::Start);
        }
        Err(_) => report(faults, vec![Fault { field: "who-for", text: say(ui::START_EMPTY) }]),
    }
}
