//! Which county: by ZIP code, which only suggests, or from the list.

use crate::edge::form::Form;
use crate::edge::screen;
use crate::parts::back::back;
use crate::parts::button::{plain_button, send};
use crate::parts::details::details_text;
use crate::parts::element::{El, Parts, div, el, live, p, parts};
use crate::parts::errors::{Fault, Faults, error_summary, fault_id, fault_of, report};
use crate::parts::field::{heading, hint, text_input};
use crate::parts::notice::notice_text;
use crate::route::Page;
use crate::session::{Sitting, sitting};
use crate::told;
use crate::words::{fill, plain, say, say_with};
use content::{ZipError, ui};
use leptos::prelude::*;
use rules::{Answer, Value};
use web_sys::Event;

const ZIP: &str = "zip";
const COUNTY: &str = "county";

/// What a ZIP code suggests, in words.
type Suggestion = RwSignal<Option<String>>;

/// The county page.
pub fn county() -> Parts {
    let sitting = sitting();
    let faults = Faults::default();
    let suggestion = Suggestion::default();
    let question = &content::COUNTY_QUESTION;
    let form = |inside: Parts| el("form", inside).flag("novalidate", true);
    let zip = form(zip_field(faults)).on("submit", move |event| look_up(faults, suggestion, event));
    let list = form(list_form(sitting, faults, suggestion))
        .on("submit", move |event| take(sitting, faults, event));
    parts((
        (back(sitting.origin(Page::Start)), error_summary(faults)),
        (heading(say(question.ask)), hint(COUNTY, question)),
        (zip, list),
        details_text(say(ui::ASK_FIND_OUT), question.find_out.map(say)),
        p(say(ui::COUNTY_CREDIT)).class("small quiet"),
    ))
}

fn zip_field(faults: Faults) -> Parts {
    let label = el("label", say(ui::COUNTY_ZIP_LABEL)).attr("for", ZIP);
    let hint = p(say(ui::COUNTY_ZIP_HINT)).class("hint").attr("id", "hint-zip");
    let input = text_input(ZIP, "postal-code", "hint-zip fault-zip");
    let find =
        el("button", say(ui::COUNTY_ZIP_BUTTON)).class("button second").attr("type", "submit");
    parts(div("field", (label, hint, fault_of(faults, ZIP), div("with-button", (input, find)))))
}

fn list_form(sitting: Sitting, faults: Faults, suggestion: Suggestion) -> Parts {
    let skip = move || {
        sitting.change(|session| session.skip(content::COUNTY));
        sitting.onward(Page::County);
    };
    let found = live(move || parts(suggestion.get().map(notice_text)));
    let actions = (send(ui::ASK_CONTINUE), plain_button(ui::COUNTY_SKIP, skip));
    parts((
        el("div", found).attr("aria-live", "polite"),
        list_field(sitting, faults),
        div("actions", actions),
    ))
}

fn list_field(sitting: Sitting, faults: Faults) -> El {
    let told = sitting.look(|session| told::county(&session.answers)).map(|county| county.id);
    let option = |county: &'static content::County| {
        let option = el("option", county.name).attr("value", county.id);
        option.flag("selected", told == Some(county.id))
    };
    let none = el("option", plain(&say(ui::COUNTY_CHOOSE))).attr("value", "");
    let counties: Vec<El> = content::COUNTIES.iter().map(option).collect();
    let select = el("select", (none, counties)).attr("id", COUNTY).attr("name", COUNTY);
    let select = select.attr("autocomplete", "off").attr("aria-describedby", fault_id(COUNTY));
    let label = el("label", say(ui::COUNTY_OR)).attr("for", COUNTY);
    div("field", (label, fault_of(faults, COUNTY), select))
}

fn look_up(faults: Faults, suggestion: Suggestion, event: &Event) {
    let zip = Form::sent(event).one(ZIP);
    match content::county_of_zip(&zip) {
        Ok(county) => {
            faults.set(Vec::new());
            screen::pick(COUNTY, county.id);
            let text = say_with(ui::COUNTY_FOUND, "zip", &zip);
            suggestion.set(Some(fill(&text, "county", county.name)));
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

fn take(sitting: Sitting, faults: Faults, event: &Event) {
    let chosen = Form::sent(event).one(COUNTY);
    match content::COUNTIES.iter().position(|county| county.id == chosen) {
        Some(index) => {
            let answer = Answer::Known(Value::option(index));
            sitting.change(|session| session.answer(content::COUNTY, answer));
            sitting.onward(Page::County);
        }
        None => report(faults, vec![Fault { field: COUNTY, text: say(ui::COUNTY_EMPTY) }]),
    }
}
