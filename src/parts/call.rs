//! Whom to call next, what to say, and what happens then.

use crate::parts::phone::{self, number, seen};
use crate::told;
use crate::words::{say, say_with, weave};
use content::{Contact, Plan, ui};
use leptos::prelude::*;
use rules::Answers;

/// The number to ring, the words to say, the plan's time, and what to do if nothing comes.
pub fn call(answers: &Answers, scripts: Vec<String>) -> AnyView {
    let what = if scripts.is_empty() { anyway() } else { what_to_say(scripts) };
    view! {
        <section class="call">
            <h2>{say(ui::CALL_TITLE)}</h2>
            {whom(answers)}
            {what}
        </section>
    }
    .into_any()
}

fn anyway() -> AnyView {
    view! { <p>{say(ui::CALL_ANYWAY)}</p> }.into_any()
}

fn what_to_say(scripts: Vec<String>) -> AnyView {
    let scripts: Vec<AnyView> = scripts
        .into_iter()
        .map(|script| view! { <p class="say">{script}</p> }.into_any())
        .collect();
    let stuck = contact("medi-cal-managed-care-ombudsman");
    let stuck = stuck.map(|line| weave(ui::CALL_STUCK, "phone", number(line.phone.number)));
    view! {
        <h3>{say(ui::CALL_SAY_TITLE)}</h3>
        {scripts}
        <p>{say(ui::CALL_SAY_TELL)}" "{say(ui::CALL_SAY_PAPERS)}</p>
        <h3>{say(ui::CALL_THEN_TITLE)}</h3>
        <p>{say(ui::CALL_THEN_DAYS)}</p>
        <p>{say(ui::CALL_THEN_NO)}" "{stuck}</p>
    }
    .into_any()
}

/// A statewide line of which a number was seen.
pub fn contact(id: &str) -> Option<&'static Contact> {
    content::contact(id).filter(|contact| !contact.phone.number.is_empty())
}

/// The plan's own line where one was seen, else the number on the card.
fn whom(answers: &Answers) -> AnyView {
    match told::plan(answers) {
        Some(plan) => plan_line(plan),
        None => view! {
            <p>{say(ui::CALL_CARD_NUMBER)}</p>
            <p>{say(ui::CALL_PLAN_UNKNOWN)}</p>
            {health_care_options()}
        }
        .into_any(),
    }
}

fn plan_line(plan: &'static Plan) -> AnyView {
    let who = say_with(ui::CALL_WHO, "plan", plan.name);
    let page = seen(plan.ecm_page).map(|page| (page, ui::CALL_ECM_PAGE));
    let page = page.or(seen(plan.website).map(|page| (page, ui::CALL_WEBSITE)));
    let page = page.map(|(address, label)| {
        view! { <p><a class="link" href=address rel="noreferrer" target="_blank">{say(label)}</a></p> }
    });
    let line = match phone::line(&plan.member_services) {
        Some(line) => view! { {line} <p>{say(ui::CALL_CARD_FIRST)}</p> }.into_any(),
        None => view! { <p>{say(ui::CALL_CARD_NUMBER)}</p> {health_care_options()} }.into_any(),
    };
    view! { <h3>{who}</h3> {line} {page} }.into_any()
}

/// The line that finds and changes plans.
pub fn health_care_options() -> Option<AnyView> {
    let line = contact("health-care-options")?;
    let tty = seen(line.phone.tty).map(|tty| weave(ui::CALL_TTY, "phone", number(tty)));
    Some(view! { <p>{weave(ui::COVERAGE_APPLY_OPTIONS, "phone", number(line.phone.number))}" "{tty}</p> }.into_any())
}
