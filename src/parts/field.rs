//! One question as a field of a form: its words, its fault, and the ways to answer it.

use crate::edge::form;
use crate::parts::choices::{Choice, choices};
use crate::parts::errors::{Faults, fault_of, is_wrong};
use crate::reading::{DECLINED, NOT_SURE};
use crate::told::{entry, option_text};
use crate::words::say;
use content::ui;
use leptos::prelude::*;
use rules::{Answer, Fact, FactId, Kind, Sensitivity, Value};

/// The name under which a typed answer stands in the form, after the fact's own.
pub const TYPED: &str = "-typed";

/// Whether a number is typed, with its bands as the other way; counts are only asked in bands.
pub fn is_typed(fact: &Fact) -> bool {
    fact.id == "age" || fact.kind == Kind::Date
}

/// A question that has its page to itself: its words are the page's heading.
pub fn alone(fact: FactId, answer: Answer, faults: Faults) -> AnyView {
    let ask = say(content::QUESTIONS[fact.index()].ask);
    field(
        fact,
        answer,
        faults,
        "field",
        view! { <legend class="ask"><h1 tabindex="-1">{ask}</h1></legend> }.into_any(),
    )
}

/// A question among others on a page.
pub fn row(fact: FactId, answer: Answer, faults: Faults) -> AnyView {
    let ask = say(content::QUESTIONS[fact.index()].ask);
    field(fact, answer, faults, "field row", view! { <legend>{ask}</legend> }.into_any())
}

fn field(
    fact: FactId,
    answer: Answer,
    faults: Faults,
    class: &'static str,
    legend: AnyView,
) -> AnyView {
    let name = entry(fact).id;
    let hint = content::QUESTIONS[fact.index()].hint.map(say);
    let hint = hint.map(|hint| view! { <p class="hint" id=["hint-", name].concat()>{hint}</p> });
    let described = ["hint-", name, " fault-", name].concat();
    view! {
        <fieldset class=class class:wrong=move || is_wrong(faults, name) aria-describedby=described>
            {legend}
            {hint}
            {fault_of(faults, name)}
            {is_typed(entry(fact)).then(|| typed(fact, answer))}
            {choices(name, entry(fact).kind == Kind::Multi, choices_of(fact, answer))}
        </fieldset>
    }
    .into_any()
}

fn typed(fact: FactId, answer: Answer) -> AnyView {
    let name = entry(fact).id;
    let field = [name, TYPED].concat();
    let value = match answer {
        Answer::Known(Value::Range(from, to)) if from == to => from.to_string(),
        _ => String::new(),
    };
    view! {
        <div class="field">
            <label for=field.clone()>{say(ui::ASK_TYPED_LABEL)}</label>
            <p class="hint" id="hint-typed">{say(ui::ASK_TYPED_HINT)}</p>
            <input type="text" inputmode="numeric" autocomplete="off" maxlength="12" id=field.clone() name=field.clone()
                value=value aria-describedby="hint-typed" on:input=move |event| form::one_way(&event, name) />
        </div>
        <p>{say(ui::ASK_TYPED_OR)}</p>
    }
    .into_any()
}

/// Everything that may be chosen for a fact: its options or bands, then "not sure" and, where the
/// question is sensitive, "rather not say".
pub fn choices_of(fact: FactId, answer: Answer) -> Vec<Choice> {
    let entry = entry(fact);
    let mut choices =
        if entry.kind == Kind::Number { bands(fact, answer) } else { options(fact, answer) };
    let mut ways_out =
        vec![Choice::new(NOT_SURE, say(ui::ANSWERS_NOT_SURE), answer == Answer::NotSure)];
    if entry.sensitivity != Sensitivity::Open {
        ways_out.push(Choice::new(DECLINED, say(ui::ANSWERS_DECLINED), answer == Answer::Declined));
    }
    ways_out.iter_mut().for_each(|choice| choice.exclusive = true);
    choices.extend(ways_out);
    choices
}

fn options(fact: FactId, answer: Answer) -> Vec<Choice> {
    let entry = entry(fact);
    let options = entry.options.iter().enumerate();
    let choice = |(index, code): (usize, &&'static str)| Choice {
        exclusive: entry.exclusive >> index & 1 == 1,
        ..Choice::new(code, option_text(fact, index), is_chosen(answer, index))
    };
    options.map(choice).collect()
}

/// Whether an answer has the option at this place.
pub fn is_chosen(answer: Answer, index: usize) -> bool {
    matches!(answer, Answer::Known(Value::Options(chosen)) if chosen >> index & 1 == 1)
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
