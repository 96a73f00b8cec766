//! What to do next: one or two steps open, the others folded, those about danger behind a fold.

use crate::parts::aside::help_nearby;
use crate::parts::back::back;
use crate::parts::button::{link, link_button};
use crate::parts::details::details_later;
use crate::parts::element::{El, Parts, div, el, p, parts};
use crate::parts::field::heading;
use crate::parts::next_person::next_person;
use crate::parts::step::step;
use crate::route::Page;
use crate::session::sitting;
use crate::words::say;
use content::navigation::Urgency;
use content::{Message, ui};
use navigation::action::{self, Action, URGENCIES};
use std::sync::Arc;

/// The plan of action.
pub fn next() -> Parts {
    let actions = sitting().look(|session| action::plan(&session.evaluate()));
    let actions: Vec<Arc<Action>> = actions.into_iter().map(Arc::new).collect();
    let first = actions.iter().filter(|action| action.first && !action.step.guarded);
    let first: Vec<El> = first.map(first_step).collect();
    let later: Vec<Parts> =
        URGENCIES.into_iter().filter_map(|urgency| later(&actions, urgency)).collect();
    parts((
        back(Page::Results),
        (heading(say(ui::NEXT_PAGE)), p(say(ui::NEXT_INTRO))),
        guarded(&actions),
        first,
        div(
            "actions",
            (link_button(ui::NEXT_SHEET, Page::Sheet), link(ui::NEXT_RIGHTS, Page::Rights)),
        ),
        later,
        help_nearby(),
        next_person(),
    ))
}

fn first_step(action: &Arc<Action>) -> El {
    el("section", (el("h2", say(action.step.title)), step(action)))
        .class("call")
        .attr("data-step", action.step.id)
}

/// The steps about danger. They stay folded until somebody opens them, and are never printed.
fn guarded(actions: &[Arc<Action>]) -> Option<El> {
    let guarded: Vec<Arc<Action>> =
        actions.iter().filter(|action| action.step.guarded).cloned().collect();
    let inside = move || {
        let title = |action: &Arc<Action>| el("h2", say(action.step.title));
        let steps = guarded.iter().map(|action| parts((title(action), step(action))));
        parts((p(say(ui::NAVIGATION_GUARDED)), steps.collect::<Vec<Parts>>()))
    };
    let has_any = actions.iter().any(|action| action.step.guarded);
    has_any.then(|| details_later(say(ui::NEXT_GUARDED_TITLE), inside).class("unprinted"))
}

/// The other steps of one urgency, each folded.
fn later(actions: &[Arc<Action>], urgency: Urgency) -> Option<Parts> {
    let others = actions.iter().filter(|action| action.step.urgency == urgency);
    let others = others.filter(|action| !action.first && !action.step.guarded);
    let folds: Vec<El> = others.map(|action| folded(action.clone())).collect();
    (!folds.is_empty()).then(|| parts((el("h2", say(name(urgency))), folds)))
}

fn folded(action: Arc<Action>) -> El {
    let id = action.step.id;
    details_later(say(action.step.title), move || step(&action)).attr("data-step", id)
}

fn name(urgency: Urgency) -> Message {
    match urgency {
        Urgency::Today => ui::NAVIGATION_URGENCY_TODAY,
        Urgency::ThisWeek => ui::NAVIGATION_URGENCY_THIS_WEEK,
        Urgency::IfNothingComes => ui::NAVIGATION_URGENCY_IF_NOTHING_COMES,
        Urgency::IfNo => ui::NAVIGATION_URGENCY_IF_NO,
    }
}
