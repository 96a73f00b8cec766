//! A step of the plan of action: what to do, whom to call, what to say, how long it takes.

use crate::edge::{clock, form};
use crate::parts::call::plan_page;
use crate::parts::dates::timed;
use crate::parts::element::{El, Parts, div, el, list, live, p, parts};
use crate::parts::ring::rings;
use crate::parts::source::source;
use crate::script;
use crate::session::{Sitting, sitting};
use crate::words::{say, say_with};
use content::{Message, ui};
use leptos::prelude::{AnyView, untrack};
use navigation::action::Action;
use navigation::contact::Ring;
use std::sync::Arc;

/// A step in full, below its title.
pub fn step(action: &Arc<Action>) -> Parts {
    parts((
        p(say(action.step.text)),
        due(action),
        (rings(&action.calls), referral_page(action)),
        call_on(action),
        (!action.script.is_empty()).then(|| what_to_say(action.clone())),
        have(action.step.have),
        times(action),
        source(action.step.citation, &say(action.step.title)),
    ))
}

/// For a step that follows when nothing came: the day.
fn due(action: &Action) -> Option<El> {
    let text = say_with(ui::NEXT_DUE, "date", &clock::spoken(action.due?));
    Some(p(text).class("list-title"))
}

/// The plan's page about this help, beside the first steps that call the plan.
fn referral_page(action: &Action) -> Option<El> {
    let page = |ring: &Ring| match ring {
        Ring::Plan(plan) => plan_page(plan),
        _ => None,
    };
    action.calls.iter().find_map(page).filter(|_| action.first)
}

/// The first day on which somebody answers, where that is not today.
fn call_on(action: &Action) -> Option<El> {
    let day = action.call_on.filter(|day| *day != clock::today())?;
    Some(p(say_with(ui::NAVIGATION_DATES_CALL_ON, "date", &clock::spoken(day))))
}

/// What it helps to have at hand, and that nobody may ask for it.
fn have(have: &[Message]) -> Option<Parts> {
    let items: Vec<El> = have.iter().map(|item| el("li", say(*item))).collect();
    (!items.is_empty()).then(|| {
        let title = p(say(ui::NAVIGATION_HAVE)).class("list-title");
        parts((title, list("", items), p(say(ui::NAVIGATION_NOT_DEMANDED))))
    })
}

fn times(action: &Action) -> Option<Parts> {
    let items: Vec<El> = action.times.iter().map(|time| el("li", timed(time))).collect();
    (!items.is_empty())
        .then(|| parts((p(say(ui::NEXT_TIMES)).class("list-title"), list("", items))))
}

/// The script, for the person to change. Lines about private things come in when they say so.
fn what_to_say(action: Arc<Action>) -> Parts {
    let private = script::has_private(&action.script).then(ask_private);
    let id = ["say-", action.step.id].concat();
    let label = el("label", say(ui::NEXT_SCRIPT_LABEL)).attr("for", id.clone());
    let hint = p(say(ui::NEXT_SCRIPT_HINT)).class("hint").attr("id", ["hint-", &id].concat());
    parts((div("field", (label, hint, area(action, id))), private))
}

fn area(action: Arc<Action>, id: String) -> AnyView {
    let sitting = sitting();
    live(move || {
        let step = action.step.id;
        let text = script::text_of(&action, sitting.tells_private());
        let rows = text.chars().count() / 40 + text.lines().count() + 1;
        let area = el("textarea", text).attr("id", id.clone()).attr("rows", rows.to_string());
        let area =
            area.attr("aria-describedby", ["hint-", &id].concat()).attr("autocomplete", "off");
        parts(area.on("input", move |event| script::change(step, form::typed(event))))
    })
}

/// The question that comes before private lines are shown.
pub fn ask_private() -> El {
    let sitting: Sitting = sitting();
    let is_in = untrack(move || sitting.tells_private());
    let tick = el("input", ()).attr("type", "checkbox").flag("checked", is_in);
    let tick = tick.on("change", move |event| sitting.tell_private(form::is_ticked(event)));
    el("label", (tick, el("span", say(ui::NEXT_SCRIPT_SENSITIVE)))).class("choice")
}
