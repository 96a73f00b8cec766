//! A page of the interview: one question, or several short ones that belong together.

use crate::edge::form::Form;
use crate::parts::back::Back;
use crate::parts::button::{link, plain_button, send};
use crate::parts::call::contact;
use crate::parts::details::details_text;
use crate::parts::emergency::EmergencyLines;
use crate::parts::errors::{ErrorSummary, Fault, Faults, report};
use crate::parts::field::{self, TYPED};
use crate::parts::phone::number;
use crate::parts::progress::{progress, stakes};
use crate::reading::{self, Unread};
use crate::route::Page;
use crate::session::{Sitting, sitting};
use crate::words::{fill, say, say_with, weave};
use crate::{flow, told};
use content::ui;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use rules::{Answer, Fact, FactId, Kind, Sensitivity};

/// The title of the window: a number, never the question.
pub fn title(number: usize) -> String {
    say_with(ui::ASK_PAGE, "number", &number.to_string())
}

/// A page of the interview.
pub fn ask(page: Page) -> AnyView {
    let sitting = sitting();
    let shown = sitting.look(|session| flow::shown(session, page));
    let faults = Faults::default();
    let facts = shown.facts.clone();
    let sent = move |event: SubmitEvent| take(sitting, page, &facts, faults, &event);
    view! {
        <Back to=sitting.look(|session| flow::previous(session, page)) />
        {progress(shown.left)}
        <ErrorSummary faults />
        {safety(&shown.facts)}
        <form novalidate on:submit=sent>
            {questions(sitting, &shown, faults)}
            {actions(sitting, page, &shown.facts)}
        </form>
        {more(&shown)}
        <p>{link(ui::ASK_SO_FAR, Page::Results)}</p>
    }
    .into_any()
}

fn questions(sitting: Sitting, shown: &flow::Shown, faults: Faults) -> AnyView {
    let answer = |fact| sitting.look(|session| session.answers.get(fact));
    if let [fact] = shown.facts[..] {
        return field::alone(fact, answer(fact), faults);
    }
    let rows: Vec<AnyView> =
        shown.facts.iter().map(|fact| field::row(*fact, answer(*fact), faults)).collect();
    let screen = shown.screen;
    let hint = screen.hint.map(|hint| view! { <p class="hint">{say(hint)}</p> });
    view! { <h1 tabindex="-1">{say(screen.ask.unwrap_or(screen.topic))}</h1> {hint} {rows} }
        .into_any()
}

fn actions(sitting: Sitting, page: Page, facts: &[FactId]) -> AnyView {
    let label = if facts.len() == 1 { ui::ASK_SKIP_ONE } else { ui::ASK_SKIP_MANY };
    let facts = facts.to_vec();
    let skip = move || {
        sitting.change(|session| facts.iter().for_each(|fact| session.skip(*fact)));
        sitting.onward(page);
    };
    view! { <div class="actions">{send(ui::ASK_CONTINUE)}{plain_button(label, skip)}</div> }
        .into_any()
}

/// Why this is asked, and how to find out.
fn more(shown: &flow::Shown) -> AnyView {
    let questions = || shown.facts.iter().map(|fact| &content::QUESTIONS[fact.index()]);
    let whys = distinct(questions().filter_map(|question| question.why.map(say)));
    let ways = distinct(questions().filter_map(|question| question.find_out.map(say)));
    (
        stakes(shown.stakes),
        details_text(say(ui::ASK_WHY), whys),
        details_text(say(ui::ASK_FIND_OUT), ways),
    )
        .into_any()
}

/// Sentences one after the other, each once; nothing where there are none.
fn distinct(sentences: impl Iterator<Item = String>) -> Option<String> {
    let mut all: Vec<String> = Vec::new();
    for sentence in sentences.filter(|sentence| !sentence.is_empty()) {
        if !all.contains(&sentence) {
            all.push(sentence);
        }
    }
    (!all.is_empty()).then(|| all.join(" "))
}

/// What stands beside a question about violence, overdose or suicide.
fn safety(facts: &[FactId]) -> Option<AnyView> {
    let careful = facts.iter().any(|fact| told::entry(*fact).sensitivity == Sensitivity::Safety);
    careful.then(|| {
        let line = contact("domestic-violence-hotline");
        let line = line.map(|line| view! { <p>{weave(ui::ASK_VIOLENCE_LINE, "phone", number(line.phone.number))}</p> });
        view! { <EmergencyLines /> {line} <p>{say(ui::ASK_SAFETY)}</p> }.into_any()
    })
}

fn take(sitting: Sitting, page: Page, facts: &[FactId], faults: Faults, event: &SubmitEvent) {
    let form = Form::sent(event);
    let mut found = Vec::new();
    let mut answers: Vec<(FactId, Answer)> = Vec::new();
    for fact in facts {
        let entry = told::entry(*fact);
        match reading::answer(entry, &form.all(entry.id), &form.one(&[entry.id, TYPED].concat())) {
            Ok(answer) => answers.push((*fact, answer)),
            Err(unread) => found.push(fault(*fact, entry, unread, facts.len() > 1)),
        }
    }
    if !found.is_empty() {
        return report(faults, found);
    }
    sitting.change(|session| {
        answers.into_iter().for_each(|(fact, answer)| session.answer(fact, answer))
    });
    sitting.onward(page);
}

/// What is wrong with an answer, in words.
fn fault(fact: FactId, entry: &'static Fact, unread: Unread, row: bool) -> Fault {
    let text = match unread {
        Unread::NotANumber => say(ui::ERRORS_AGE_NOT_A_NUMBER),
        Unread::OutOfRange => {
            let text = say_with(ui::ERRORS_AGE_OUT_OF_RANGE, "least", &entry.range.0.to_string());
            fill(&text, "most", &entry.range.1.to_string())
        }
        Unread::Empty if row => {
            say_with(ui::ERRORS_ROW, "row", &say(content::QUESTIONS[fact.index()].label))
        }
        Unread::Empty if field::is_typed(entry) => say(ui::ERRORS_AGE_EMPTY),
        Unread::Empty if entry.kind == Kind::Multi => say(ui::ERRORS_CHOOSE_MANY),
        Unread::Empty => say(ui::ERRORS_CHOOSE),
    };
    Fault { field: entry.id, text }
}
