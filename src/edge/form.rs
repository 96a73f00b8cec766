//! What a form holds when it is sent. Nothing is sent: the page reads it and goes on.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventTarget, FormData, HtmlFormElement, HtmlInputElement};

/// The fields of a form at one moment.
pub struct Form(Option<FormData>);

impl Form {
    /// Reads the form that a person has sent, and keeps the browser from sending it.
    pub fn sent(event: &Event) -> Form {
        event.prevent_default();
        let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        Form(form.and_then(|form| FormData::new_with_form(&form).ok()))
    }

    /// Reads the form in which something was just changed, and the name of what was.
    pub fn changed(event: &Event) -> Option<(String, Form)> {
        let changed = input(event.target())?;
        let form = FormData::new_with_form(&changed.form()?).ok();
        Some((changed.name(), Form(form)))
    }

    /// Everything chosen or typed under a name.
    pub fn all(&self, name: &str) -> Vec<String> {
        let values = self.0.as_ref().map(|data| data.get_all(name));
        values
            .iter()
            .flat_map(|values| values.iter())
            .filter_map(|value| value.as_string())
            .collect()
    }

    /// What was chosen or typed under a name, without blanks round it; empty when nothing was.
    pub fn one(&self, name: &str) -> String {
        let first = self.all(name).into_iter().next().unwrap_or_default();
        first.trim().to_owned()
    }
}

/// Keeps the ways to answer one question from contradicting each other. "None of these" (a box with
/// `data-exclusive`) and the other boxes of a list are not ticked together; whoever types an answer
/// unticks the choices, and whoever chooses empties the typed field (`NAME-typed`).
pub fn one_way(event: &Event, name: &str) {
    let Some(changed) = input(event.target()) else { return };
    let typed = [name, "-typed"].concat();
    let others = fields(&changed).into_iter().filter(|other| *other != changed);
    for other in others.filter(|other| other.name() == name || other.name() == typed) {
        if !agree(&changed, &other, name) {
            other.set_checked(false);
            if other.name() != name {
                other.set_value("");
            }
        }
    }
}

/// Whether two inputs of one question may both hold an answer.
fn agree(changed: &HtmlInputElement, other: &HtmlInputElement, name: &str) -> bool {
    let exclusive = |input: &HtmlInputElement| input.has_attribute("data-exclusive");
    let boxes = changed.name() == name && other.name() == name;
    boxes && !(changed.checked() && (exclusive(changed) || exclusive(other)))
}

fn fields(input_of_form: &HtmlInputElement) -> Vec<HtmlInputElement> {
    let Some(form) = input_of_form.form() else { return Vec::new() };
    let elements = form.elements();
    (0..elements.length()).filter_map(|index| elements.item(index)?.dyn_into().ok()).collect()
}

/// What stands in a field, as it was typed.
pub fn typed(event: &Event) -> String {
    let target = event.target().map(JsValue::from);
    let value = target.and_then(|target| js_sys::Reflect::get(&target, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// Whether a box is ticked.
pub fn is_ticked(event: &Event) -> bool {
    input(event.target()).is_some_and(|input| input.checked())
}

fn input(target: Option<EventTarget>) -> Option<HtmlInputElement> {
    target?.dyn_into().ok()
}
