//! What is wrong with a form: listed at its top, and beside each field.

use crate::edge::screen;
use crate::parts::element::{El, div, el, list, live, p, parts};
use crate::words::say;
use content::ui;
use leptos::prelude::*;

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The id of the field.
    pub field: &'static str,
    /// What is wrong and what to do, in words.
    pub text: String,
}

/// The faults of a form, as its parts see them.
pub type Faults = RwSignal<Vec<Fault>>;

/// Takes the faults of a form, and the focus to their list if there are any.
pub fn report(faults: Faults, found: Vec<Fault>) {
    if !found.is_empty() {
        screen::focus_soon(".errors");
    }
    faults.set(found);
}

/// What is wrong with a field, beside it.
pub fn fault_of(faults: Faults, field: &'static str) -> AnyView {
    live(move || {
        let found = faults.get().into_iter().find(|fault| fault.field == field);
        parts(found.map(|fault| p(fault.text).class("fault").attr("id", fault_id(field))))
    })
}

/// The id of what is wrong with a field, for the field to name.
pub fn fault_id(field: &'static str) -> String {
    ["fault-", field].concat()
}

/// The list of faults at the top of a page, each leading to its field.
pub fn error_summary(faults: Faults) -> AnyView {
    live(move || {
        let found = faults.get();
        parts((!found.is_empty()).then(|| {
            let title = el("h2", say(ui::ERRORS_TITLE));
            let links = list("", found.into_iter().map(link).collect());
            div("errors", (title, links)).attr("role", "alert").attr("tabindex", "-1")
        }))
    })
}

fn link(fault: Fault) -> El {
    let address = ["#", fault.field].concat();
    let link = el("a", fault.text).attr("href", address).on("click", move |event| {
        event.prevent_default();
        screen::focus_id(fault.field);
    });
    el("li", link)
}
