//! Radio buttons and checkboxes.

use crate::edge::form;
use crate::parts::element::{El, div, el};

/// From this many letters on a choice has a line to itself.
const LONG: usize = 17;

/// One thing that may be chosen.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its code in the form.
    pub code: &'static str,
    /// What it says.
    pub label: String,
    /// A remark below it, if there is one.
    pub hint: Option<String>,
    /// Whether it is chosen already.
    pub chosen: bool,
    /// Whether it rules out every other box of the list.
    pub exclusive: bool,
}

impl Choice {
    /// A choice without a remark, not exclusive.
    pub fn new(code: &'static str, label: String, chosen: bool) -> Choice {
        Choice { code, label, hint: None, chosen, exclusive: false }
    }
}

/// A list of radio buttons, or of checkboxes where `several` may be chosen. The first one has the
/// name itself as its id, so that a fault can lead to it.
pub fn choices(name: &'static str, several: bool, choices: Vec<Choice>) -> El {
    let long = choices.iter().any(|choice| choice.label.len() >= LONG);
    let choices = choices.into_iter().enumerate();
    let drawn: Vec<El> = choices.map(|(index, each)| choice(name, several, index, each)).collect();
    let class = if long { "choices long" } else { "choices" };
    div(class, drawn).on("change", move |event| form::one_way(event, name))
}

fn choice(name: &'static str, several: bool, index: usize, choice: Choice) -> El {
    let kind = if several { "checkbox" } else { "radio" };
    let mut input =
        el("input", ()).attr("type", kind).attr("name", name).attr("value", choice.code);
    if index == 0 {
        input = input.attr("id", name);
    }
    let input = input.flag("checked", choice.chosen).flag("data-exclusive", choice.exclusive);
    let hint = choice.hint.map(|hint| el("span", hint).class("hint"));
    el("label", (input, el("span", choice.label), hint)).class("choice")
}

/// In its states.
#[cfg(feature = "parts")]
pub fn examples() -> crate::parts::element::Parts {
    use crate::words::say;
    use content::ui;
    let boxes = |name, several| {
        let choice = |code, words, chosen| Choice::new(code, say(words), chosen);
        let hinted = Choice {
            hint: Some(say(ui::ASK_TYPED_HINT)),
            ..choice("declined", ui::ANSWERS_DECLINED, false)
        };
        let all = vec![
            choice("yes", ui::ASK_CONTINUE, true),
            choice("no", ui::ANSWERS_NOT_SURE, false),
            hinted,
        ];
        el("fieldset", (el("legend", name), choices(name, several, all))).class("field")
    };
    crate::parts::element::parts((boxes("radios", false), boxes("checkboxes", true)))
}
