//! What is wrong with a form: listed at its top, and beside each field.

use crate::edge::screen;
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
    let text = move || {
        let found = faults.with(|all| all.iter().find(|fault| fault.field == field).cloned());
        found.map(|fault| fault.text)
    };
    view! { <p class="fault" id=["fault-", field].concat()>{text}</p> }.into_any()
}

/// Whether a field has a fault.
pub fn is_wrong(faults: Faults, field: &'static str) -> bool {
    faults.with(|all| all.iter().any(|fault| fault.field == field))
}

/// The list of faults at the top of a page, each leading to its field.
#[component]
pub fn ErrorSummary(
    /// What is wrong now.
    faults: Faults,
) -> impl IntoView {
    move || {
        let found = faults.get();
        (!found.is_empty()).then(|| {
            let links: Vec<AnyView> = found.into_iter().map(link).collect();
            view! {
                <div class="errors" role="alert" tabindex="-1">
                    <h2>{say(ui::ERRORS_TITLE)}</h2>
                    <ul>{links}</ul>
                </div>
            }
            .into_any()
        })
    }
}

fn link(fault: Fault) -> AnyView {
    let go = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        screen::focus_id(fault.field);
    };
    let address = ["#", fault.field].concat();
    view! { <li><a href=address on:click=go>{fault.text}</a></li> }.into_any()
}
