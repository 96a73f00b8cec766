//! Which county: by ZIP code, which only suggests, or from the list.

use crate::edge::form::Form;
use crate::edge::screen;
use crate::parts::back::Back;
use crate::parts::button::{plain_button, send};
use crate::parts::details::details_text;
use crate::parts::errors::{ErrorSummary, Fault, Faults, fault_of, is_wrong, report};
use crate::route::Page;
use crate::session::{Sitting, sitting};
use crate::told;
use crate::words::{fill, say, say_with};
use content::{ZipError, ui};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use rules::{Answer, Value};

const ZIP: &str = "zip";
const COUNTY: &str = "county";

/// The county that a ZIP code suggests, with the ZIP code.
type Suggestion = RwSignal<Option<(String, &'static content::County)>>;

/// The county page.
#[component]
pub fn County() -> impl IntoView {
    let sitting = sitting();
    let faults = Faults::default();
    let suggestion = Suggestion::default();
    let question = &content::QUESTIONS[told::fact(COUNTY).index()];
    let skip = move || {
        sitting.change(|session| session.skip(told::fact(COUNTY)));
        sitting.onward(Page::County);
    };
    view! {
        <Back to=Page::Start />
        <ErrorSummary faults />
        <h1 tabindex="-1">{say(question.ask)}</h1>
        <p class="hint">{question.hint.map(say)}</p>
        <form novalidate on:submit=move |event| look_up(faults, suggestion, &event)>{zip_field(faults)}</form>
        <form novalidate on:submit=move |event| take(sitting, faults, &event)>
            {list_field(sitting, faults, suggestion)}
            <div class="actions">
                {send(ui::ASK_CONTINUE)}
                {plain_button(ui::COUNTY_SKIP, skip)}
            </div>
        </form>
        {details_text(say(ui::ASK_FIND_OUT), question.find_out.map(say))}
        <p class="small quiet">{say(ui::COUNTY_CREDIT)}</p>
    }
    .into_any()
}

fn zip_field(faults: Faults) -> AnyView {
    view! {
        <div class="field" class:wrong=move || is_wrong(faults, ZIP)>
            <label for=ZIP>{say(ui::COUNTY_ZIP_LABEL)}</label>
            <p class="hint" id="hint-zip">{say(ui::COUNTY_ZIP_HINT)}</p>
            {fault_of(faults, ZIP)}
            <div class="with-button">
                <input type="text" inputmode="numeric" autocomplete="postal-code" maxlength="10" id=ZIP name=ZIP
                    aria-describedby="hint-zip fault-zip" />
                <button class="button second" type="submit">{say(ui::COUNTY_ZIP_BUTTON)}</button>
            </div>
        </div>
    }
    .into_any()
}

fn list_field(sitting: Sitting, faults: Faults, suggestion: Suggestion) -> AnyView {
    let told = sitting.look(|session| told::county(&session.answers));
    let is_chosen = move |id: &str| {
        let chosen = suggestion.with(|found| found.as_ref().map(|(_, county)| *county));
        chosen.or(told).is_some_and(|county| county.id == id)
    };
    let options: Vec<AnyView> = content::COUNTIES
        .iter()
        .map(|county| view! { <option value=county.id prop:selected=move || is_chosen(county.id)>{county.name}</option> }.into_any())
        .collect();
    view! {
        <div aria-live="polite">{move || suggestion.get().map(|(zip, county)| found(&zip, county))}</div>
        <div class="field" class:wrong=move || is_wrong(faults, COUNTY)>
            <label for=COUNTY>{say(ui::COUNTY_OR)}</label>
            {fault_of(faults, COUNTY)}
            <select id=COUNTY name=COUNTY autocomplete="off" aria-describedby="fault-county">
                <option value="">{say(ui::COUNTY_CHOOSE)}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

fn found(zip: &str, county: &content::County) -> AnyView {
    let text = fill(&say_with(ui::COUNTY_FOUND, "zip", zip), "county", county.name);
    view! { <p class="notice">{text}</p> }.into_any()
}

fn look_up(faults: Faults, suggestion: Suggestion, event: &SubmitEvent) {
    let zip = Form::sent(event).one(ZIP);
    match content::county_of_zip(&zip) {
        Ok(county) => {
            faults.set(Vec::new());
            suggestion.set(Some((zip, county)));
            screen::focus("select");
        }
        Err(error) => {
            suggestion.set(None);
            report(faults, vec![Fault { field: ZIP, text: zip_words(error, &zip) }]);
        }
    }
}

fn zip_words(error: ZipError, zip: &str) -> String {
    let message = match error {
        ZipError::NotAZip => ui::COUNTY_NOT_A_ZIP,
        ZipError::OutsideCalifornia => ui::COUNTY_OUTSIDE,
        ZipError::Unknown => ui::COUNTY_UNKNOWN,
    };
    say_with(message, "zip", zip)
}

fn take(sitting: Sitting, faults: Faults, event: &SubmitEvent) {
    let fact = told::fact(COUNTY);
    match told::entry(fact).option(&Form::sent(event).one(COUNTY)) {
        Some(index) => {
            sitting.change(|session| session.answer(fact, Answer::Known(Value::option(index))));
            sitting.onward(Page::County);
        }
        None => report(faults, vec![Fault { field: COUNTY, text: say(ui::COUNTY_EMPTY) }]),
    }
}
