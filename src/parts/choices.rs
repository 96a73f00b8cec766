//! Radio buttons and checkboxes.

use crate::edge::form;
use leptos::prelude::*;

/// One thing that may be chosen.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its code in the form.
    pub code: &'static str,
    /// What it says.
    pub label: String,
    /// A remark below it; may be empty.
    pub hint: String,
    /// Whether it is chosen already.
    pub chosen: bool,
    /// Whether it rules out every other box of the list.
    pub exclusive: bool,
}

impl Choice {
    /// A choice without a remark, not exclusive.
    pub fn new(code: &'static str, label: String, chosen: bool) -> Choice {
        Choice { code, label, hint: String::new(), chosen, exclusive: false }
    }
}

/// A list of radio buttons, or of checkboxes where `several` may be chosen. The first one has the
/// name itself as its id, so that a fault can lead to it.
pub fn choices(name: &'static str, several: bool, choices: Vec<Choice>) -> AnyView {
    let long = choices.iter().any(|choice| choice.label.len() > 16);
    let choices = choices.into_iter().enumerate();
    let drawn: Vec<AnyView> =
        choices.map(|(index, each)| choice(name, several, index, each)).collect();
    view! {
        <div class="choices" class:long=long on:change=move |event| form::one_way(&event, name)>
            {drawn}
        </div>
    }
    .into_any()
}

fn choice(name: &'static str, several: bool, index: usize, choice: Choice) -> AnyView {
    let kind = if several { "checkbox" } else { "radio" };
    let id = (index == 0).then_some(name);
    let exclusive = choice.exclusive.then_some("");
    let hint = (!choice.hint.is_empty()).then(|| view! { <span class="hint">{choice.hint}</span> });
    view! {
        <label class="choice">
            <input type=kind name=name id=id value=choice.code checked=choice.chosen data-exclusive=exclusive />
            <span>{choice.label}</span>
            {hint}
        </label>
    }
    .into_any()
}
