//! Every answer, with a link to change it.

use crate::flow::{self, Open};
use crate::handover::Stage;
use crate::keeping;
use crate::parts::back::back;
use crate::parts::button::{link, link_button, plain_button};
use crate::parts::details::details;
use crate::parts::element::{El, Parts, div, el, p, parts};
use crate::parts::field::heading;
use crate::parts::next_person::next_person;
use crate::route::Page;
use crate::sections;
use crate::session::{Session, Sitting, sitting};
use crate::told::{self, answer_text};
use crate::words::{say, say_count, say_with};
use content::{Message, ui};
use rules::{Answer, FactId};

/// The page with all answers.
pub fn check() -> Parts {
    let sitting = sitting();
    let lists: Vec<Parts> = sitting.look(|session| {
        topics(session)
            .into_iter()
            .map(|(topic, facts)| topic_view(session, topic, facts))
            .collect()
    });
    let open = sitting.look(|session| Open::of(session).screens().len());
    parts((
        back(sitting.look(|session| flow::previous(session, Page::Check))),
        heading(say(ui::CHECK_TITLE)),
        p(say(ui::CHECK_INTRO)),
        p(link(ui::CHECK_SEE, Page::Results)),
        lists,
        (open > 0).then(|| go_on(sitting, open)),
        div("actions", link_button(ui::CHECK_SEE, Page::Results)),
        (keeping::fold(sitting), next_person()),
    ))
}

/// What is still open, and the way to it.
fn go_on(sitting: Sitting, open: usize) -> El {
    let text = say_count(ui::CHECK_LEFT_ONE, ui::CHECK_LEFT_MANY, open);
    p((text, " ", plain_button(ui::CHECK_GO_ON, move || sitting.go_on())))
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

fn topic_view(session: &Session, topic: Message, facts: Vec<FactId>) -> Parts {
    let rows: Vec<El> = facts.into_iter().map(|fact| row(session, fact)).collect();
    parts((el("h2", say(topic)), el("dl", rows).class("answers")))
}

fn row(session: &Session, fact: FactId) -> El {
    let label = say(content::QUESTIONS[fact.index()].label);
    let is_skipped = session.skipped.contains(&fact);
    let given = || answer_text(fact, session.answers.get(fact));
    let text = if is_skipped { say(ui::ANSWERS_SKIPPED) } else { given() };
    let is_shut = session.handover.stage == Stage::Back && sections::is_private(fact);
    let text = if is_shut { shut(session, fact, text) } else { parts(text) };
    let change = flow::page_of(session, fact).map(|page| {
        let what = say_with(ui::CHECK_CHANGE_WHAT, "what", &label);
        link(ui::CHECK_CHANGE, page).attr("aria-label", what)
    });
    el("div", (el("dt", label), el("dd", text), el("dd", change).class("change")))
}

/// An answer that a person gave alone: closed until somebody opens it.
fn shut(session: &Session, fact: FactId, text: String) -> Parts {
    let is_passed =
        session.skipped.contains(&fact) || session.answers.get(fact) == Answer::Declined;
    let state = if is_passed { ui::SECTIONS_PASSED } else { ui::SECTIONS_ANSWERED };
    parts(details(say(state), p(text)))
}
