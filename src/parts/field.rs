//! One question as a field of a form: its words, its fault, and the ways to answer it.

use crate::edge::form;
use crate::parts::choices::{Choice, choices};
use crate::parts::element::{El, Inside, Parts, div, el, p, parts};
use crate::parts::errors::{Faults, fault_id, fault_of};
use crate::reading::{DECLINED, NOT_SURE};
use crate::told::{entry, option_text};
use crate::words::say;
use content::{Question, ui};
use rules::{Answer, Fact, FactId, Kind, Sensitivity, Value};

/// The name under which a typed answer stands in the form, after the fact's own.
pub const TYPED: &str = "-typed";

/// Whether a number is typed, with its bands as the other way; counts are only asked in bands.
pub fn is_typed(fact: &Fact) -> bool {
    fact.id == "age" || fact.kind == Kind::Date
}

/// The heading of a page, which takes the focus when the page is drawn.
pub fn heading(text: String) -> El {
    el("h1", text).attr("tabindex", "-1")
}

/// A question that has its page to itself: its words are the page's heading.
pub fn alone(fact: FactId, answer: Answer, faults: Faults) -> El {
    let ask = heading(say(content::QUESTIONS[fact.index()].ask));
    field(fact, answer, faults, el("legend", ask).class("ask"))
}

/// A question among others on a page.
pub fn row(fact: FactId, answer: Answer, faults: Faults) -> El {
    let ask = say(content::QUESTIONS[fact.index()].ask);
    div("row", field(fact, answer, faults, el("legend", ask)))
}

fn field(fact: FactId, answer: Answer, faults: Faults, legend: El) -> El {
    let entry = entry(fact);
    let typed = is_typed(entry).then(|| typed(fact, answer));
    let choices = choices(entry.id, entry.kind == Kind::Multi, choices_of(fact, answer));
    let hint = hint(entry.id, &content::QUESTIONS[fact.index()]);
    fieldset(entry.id, (legend, hint, fault_of(faults, entry.id), typed, choices))
}

/// A group of inputs that names its hint and its fault.
pub fn fieldset(name: &'static str, inside: impl Inside) -> El {
    let described = [hint_id(name), fault_id(name)].join(" ");
    el("fieldset", inside).class("field").attr("aria-describedby", described)
}

/// The hint of a question, if it has one; with the name of its field.
pub fn hint(name: &'static str, question: &Question) -> Option<El> {
    let hint = question.hint.map(say);
    hint.map(|hint| p(hint).class("hint").attr("id", hint_id(name)))
}

fn hint_id(name: &str) -> String {
    ["hint-", name].concat()
}

fn typed(fact: FactId, answer: Answer) -> Parts {
    let name = entry(fact).id;
    let id = [name, TYPED].concat();
    let value = match answer {
        Answer::Known(Value::Range(from, to)) if from == to => from.to_string(),
        _ => String::new(),
    };
    let label = el("label", say(ui::ASK_TYPED_LABEL)).attr("for", id.clone());
    let hint = p(say(ui::ASK_TYPED_HINT)).class("hint").attr("id", "hint-typed");
    let input = text_input(id, "off", "hint-typed")
        .attr("value", value)
        .on("input", move |event| form::one_way(event, name));
    parts((div("field", (label, hint, input)), p(say(ui::ASK_TYPED_OR))))
}

/// A field for a few digits.
pub fn text_input(id: impl Into<String>, fills: &'static str, described: &'static str) -> El {
    let id = id.into();
    let input = el("input", ()).attr("type", "text").attr("id", id.clone()).attr("name", id);
    let input = input.attr("inputmode", "numeric").attr("maxlength", "12");
    input.attr("autocomplete", fills).attr("aria-describedby", described)
}

/// Everything that may be chosen for a fact: its options or bands, then "not sure" and, where the
/// question is sensitive, "rather not say".
pub fn choices_of(fact: FactId, answer: Answer) -> Vec<Choice> {
    let entry = entry(fact);
    let is_number = entry.kind == Kind::Number;
    let mut choices = if is_number { bands(fact, answer) } else { options(fact, answer) };
    let mut way_out = |code, words, stands| {
        let choice = Choice::new(code, say(words), answer == stands);
        choices.push(Choice { exclusive: true, ..choice });
    };
    way_out(NOT_SURE, ui::ANSWERS_NOT_SURE, Answer::NotSure);
    if entry.sensitivity != Sensitivity::Open {
        way_out(DECLINED, ui::ANSWERS_DECLINED, Answer::Declined);
    }
    choices
}

fn options(fact: FactId, answer: Answer) -> Vec<Choice> {
    let entry = entry(fact);
    let chosen =
        |index| matches!(answer, Answer::Known(Value::Options(all)) if all >> index & 1 == 1);
    let options = entry.options.iter().enumerate();
    let choice = |(index, code): (usize, &&'static str)| Choice {
        exclusive: entry.exclusive >> index & 1 == 1,
        ..Choice::new(code, option_text(fact, index), chosen(index))
    };
    options.map(choice).collect()
}

fn bands(fact: FactId, answer: Answer) -> Vec<Choice> {
    let bands = entry(fact).bands.iter().zip(content::QUESTIONS[fact.index()].options);
    let chosen =
        |(from, to)| answer == Answer::Known(Value::Range(from, to)) && !is_exact(fact, from, to);
    bands.map(|(band, words)| Choice::new(band.id, say(*words), chosen(band.range))).collect()
}

/// Whether a number was typed: then it stands in its field and not among the bands.
fn is_exact(fact: FactId, from: u16, to: u16) -> bool {
    is_typed(entry(fact)) && from == to
}

/// In its states.
#[cfg(feature = "parts")]
pub fn examples() -> Parts {
    use crate::parts::errors::{Fault, error_summary};
    use leptos::prelude::Set;
    let faults = Faults::default();
    let fault = |field| Fault { field, text: say(ui::ERRORS_CHOOSE) };
    faults.set(vec![fault("medi-cal-status"), fault("age")]);
    let shown = |name, faults| row(crate::told::fact(name), Answer::NotAsked, faults);
    let plain = shown("share-of-cost", Faults::default());
    parts((error_summary(faults), shown("medi-cal-status", faults), shown("age", faults), plain))
}
