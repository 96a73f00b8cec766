//! Reasons as short lists: what the answers show, what they do not, what is not known yet.

use crate::flow;
use crate::outcome::{Line, Mark};
use crate::parts::details::details_text;
use crate::parts::source::source;
use crate::session::{Session, sitting};
use crate::words::{fill, say};
use content::{Message, ui};
use leptos::prelude::*;
use rules::{Answer, Change, FactId};

/// Criteria, each with its mark and its source.
pub fn lines(lines: &[Line]) -> AnyView {
    let drawn: Vec<AnyView> = lines.iter().map(|line| line_view(*line, None)).collect();
    view! { <ul class="reasons">{drawn}</ul> }.into_any()
}

/// Criteria that would change a verdict, each with how far off the answer was.
pub fn changes(changes: &[Change]) -> AnyView {
    let line = |change: &Change| {
        let line = Line { leaf: change.leaf, mark: Mark::NotMet };
        line_view(line, change.short_of.map(|(told, needed)| shortfall(told, needed)))
    };
    let drawn: Vec<AnyView> = changes.iter().map(line).collect();
    view! { <ul class="reasons">{drawn}</ul> }.into_any()
}

fn shortfall(told: u16, needed: u16) -> String {
    let text = fill(&say(ui::RESULTS_REASONS_SHORT), "told", &told.to_string());
    fill(&text, "needed", &needed.to_string())
}

fn line_view(line: Line, more: Option<String>) -> AnyView {
    let leaf = &content::LEAVES[line.leaf.index()];
    let sentence = say(leaf.words);
    let (class, sign, meaning) = mark(line.mark);
    let source = source(leaf.citation, &sentence);
    view! {
        <li class="reason">
            {mark_view(class, sign)}
            <span class="text"><span class="aloud">{say(meaning)}": "</span>{sentence}</span>
            {source}
            {more.map(|more| view! { <p class="more">{more}</p> })}
        </li>
    }
    .into_any()
}

fn mark(mark: Mark) -> (&'static str, &'static str, Message) {
    match mark {
        Mark::Met => ("mark met", "✓", ui::RESULTS_REASONS_MET),
        Mark::Sign => ("mark open", "?", ui::RESULTS_REASONS_SIGN),
        Mark::NotMet => ("mark not-met", "–", ui::RESULTS_REASONS_NOT_MET),
    }
}

fn mark_view(class: &'static str, sign: &'static str) -> AnyView {
    view! { <span class=class aria-hidden="true">{sign}</span> }.into_any()
}

/// What is not known, each with how to find out and the way to its question.
pub fn open(facts: &[FactId]) -> AnyView {
    let drawn: Vec<AnyView> = facts.iter().map(|fact| open_fact(*fact)).collect();
    view! { <ul class="reasons">{drawn}</ul> }.into_any()
}

fn open_fact(fact: FactId) -> AnyView {
    let question = &content::QUESTIONS[fact.index()];
    let (state, page) =
        sitting().look(|session| (state(session, fact), flow::page_of(session, fact)));
    let find_out = details_text(say(ui::ASK_FIND_OUT), question.find_out.map(say));
    let answer = page.map(|page| {
        view! { <a href=page.link()>{say(ui::RESULTS_REASONS_ANSWER_IT)}<span class="aloud">": "{say(question.label)}</span></a> }
    });
    view! {
        <li class="reason">
            {mark_view("mark open", "?")}
            <span class="text"><span class="aloud">{say(ui::RESULTS_REASONS_OPEN)}": "</span>{say(question.label)}</span>
            <div class="more">{say(state)}" "{answer}{find_out}</div>
        </li>
    }
    .into_any()
}

fn state(session: &Session, fact: FactId) -> Message {
    match session.answers.get(fact) {
        Answer::NotAsked => ui::RESULTS_REASONS_NOT_ASKED,
        _ => ui::RESULTS_REASONS_LEFT_OPEN,
    }
}
