//! Every answer, with a link to change it.

use crate::flow::{self, Open};
use crate::parts::back::Back;
use crate::parts::button::{link_button, plain_button};
use crate::route::Page;
use crate::session::{Session, sitting};
use crate::told::{self, answer_text};
use crate::words::{say, say_count};
use content::{Message, ui};
use leptos::prelude::*;
use rules::FactId;

/// The page with all answers.
#[component]
pub fn Check() -> impl IntoView {
    let sitting = sitting();
    let (topics, open) =
        sitting.look(|session| (topics(session), Open::of(session).screens().len()));
    let lists: Vec<AnyView> =
        topics.into_iter().map(|(topic, facts)| topic_view(topic, facts)).collect();
    view! {
        <Back to=sitting.look(|session| flow::previous(session, Page::Check)) />
        <h1 tabindex="-1">{say(ui::CHECK_TITLE)}</h1>
        <p>{say(ui::CHECK_INTRO)}</p>
        {lists}
        {(open > 0).then(|| go_on(open))}
        <div class="actions">{link_button(ui::CHECK_SEE, Page::Results)}</div>
    }
    .into_any()
}

/// What is still open, and the way to it.
fn go_on(open: usize) -> AnyView {
    let text = say_count(ui::CHECK_LEFT_ONE, ui::CHECK_LEFT_MANY, open);
    let sitting = sitting();
    view! { <p>{text}" "{plain_button(ui::CHECK_GO_ON, move || sitting.go_on())}</p> }.into_any()
}

/// The answered facts by topic, in the order of asking.
fn topics(session: &Session) -> Vec<(Message, Vec<FactId>)> {
    let mut topics: Vec<(Message, Vec<FactId>)> = Vec::new();
    for (fact, _) in session.answers.asked() {
        let topic = content::SCREENS[usize::from(told::entry(fact).screen)].topic;
        match topics.iter_mut().find(|(other, _)| *other == topic) {
            Some((_, facts)) => facts.push(fact),
            None => topics.push((topic, vec![fact])),
        }
    }
    topics
}

fn topic_view(topic: Message, facts: Vec<FactId>) -> AnyView {
    let rows: Vec<AnyView> = facts.into_iter().map(row).collect();
    view! { <h2>{say(topic)}</h2> <dl class="answers">{rows}</dl> }.into_any()
}

fn row(fact: FactId) -> AnyView {
    let label = say(content::QUESTIONS[fact.index()].label);
    let (text, page) = sitting().look(|session| {
        let skipped = session.skipped.contains(&fact);
        let text = if skipped {
            say(ui::ANSWERS_SKIPPED)
        } else {
            answer_text(fact, session.answers.get(fact))
        };
        (text, flow::page_of(session, fact))
    });
    let change = page.map(|page| {
        view! { <a class="link" href=page.link()>{say(ui::CHECK_CHANGE)}<span class="aloud">": "{label.clone()}</span></a> }
    });
    view! {
        <div>
            <dt>{label}</dt>
            <dd>{text}</dd>
            <dd class="change">{change}</dd>
        </div>
    }
    .into_any()
}
