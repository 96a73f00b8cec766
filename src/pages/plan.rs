//! Which health plan: those that serve the county today, and the ways to answer without a name.

use crate::edge::clock;
use crate::edge::form::Form;
use crate::parts::back::Back;
use crate::parts::button::{link, plain_button, send};
use crate::parts::call::health_care_options;
use crate::parts::choices::{Choice, choices};
use crate::parts::details::{details, details_text};
use crate::parts::errors::{ErrorSummary, Fault, Faults, fault_of, is_wrong, report};
use crate::parts::field::choices_of;
use crate::parts::notice::{notice, notice_text};
use crate::parts::progress::progress;
use crate::route::Page;
use crate::session::{Sitting, sitting};
use crate::words::{fill, say, say_with};
use crate::{flow, reading, told};
use chrono::NaiveDate;
use content::{County, CountyPlan, Enrolment, ui};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

const PLAN: &str = "plan";

/// The plan page.
#[component]
pub fn Plan() -> impl IntoView {
    let sitting = sitting();
    let faults = Faults::default();
    let question = &content::QUESTIONS[told::fact(PLAN).index()];
    let county = sitting.look(|session| told::county(&session.answers));
    let left = sitting.look(|session| flow::left(session, Page::Plan));
    let skip = move || {
        sitting.change(|session| session.skip(told::fact(PLAN)));
        sitting.onward(Page::Plan);
    };
    view! {
        <Back to=sitting.look(|session| flow::previous(session, Page::Plan)) />
        {progress(left)}
        <ErrorSummary faults />
        <form novalidate on:submit=move |event| take(sitting, faults, &event)>
            <fieldset class="field" class:wrong=move || is_wrong(faults, PLAN) aria-describedby="hint-plan fault-plan">
                <legend class="ask"><h1 tabindex="-1">{say(question.ask)}</h1></legend>
                <p class="hint" id="hint-plan">{question.hint.map(say)}</p>
                {remarks(sitting, county)}
                {fault_of(faults, PLAN)}
                {choices(PLAN, false, plan_choices(sitting, county))}
            </fieldset>
            <div class="actions">
                {send(ui::ASK_CONTINUE)}
                {plain_button(ui::ASK_SKIP_ONE, skip)}
            </div>
        </form>
        {details_text(say(ui::ASK_FIND_OUT), question.find_out.map(say))}
        {county.map(not_listed)}
    }
    .into_any()
}

/// What there is to know about the list: a plan that has left, no data, Los Angeles, no county.
fn remarks(sitting: Sitting, county: Option<&'static County>) -> AnyView {
    let Some(county) = county else {
        return view! { <p>{say(ui::PLAN_NO_COUNTY)}" "{link(ui::PLAN_PICK_COUNTY, Page::County)}</p> }.into_any();
    };
    let left = sitting.look(|session| flow::plan_that_left(session)).map(|plan| {
        let text = say_with(ui::PLAN_LEFT, "plan", plan.name);
        notice_text(fill(&text, "county", county.name))
    });
    let los_angeles = (county.id == "los-angeles").then(|| notice_text(say(ui::PLAN_LOS_ANGELES)));
    let no_data = content::plans_of_county(county).all(|pair| !pair.serves_on(clock::today()));
    (left, los_angeles, no_data.then(|| no_plans(county))).into_any()
}

/// A gap on our side is never shown as an empty list.
fn no_plans(county: &County) -> AnyView {
    let text = say_with(ui::PLAN_NO_DATA_TEXT, "county", county.name);
    let inside = view! { <p>{text}</p> {health_care_options()} }.into_any();
    notice(say_with(ui::PLAN_NO_DATA_TITLE, "county", county.name), inside)
}

/// The plans of the county today, or all plans where no county was told; then the ways to answer
/// without a name.
fn plan_choices(sitting: Sitting, county: Option<&'static County>) -> Vec<Choice> {
    let fact = told::fact(PLAN);
    let answer = sitting.look(|session| session.answers.get(fact));
    let today = clock::today();
    let keep = |choice: Choice| match (county, content::plan(choice.code)) {
        (Some(county), Some(plan)) => {
            let pair = content::plans_of_county(county).find(|pair| pair.plan().id == plan.id)?;
            pair.serves_on(today).then(|| with_limits(choice, pair))
        }
        _ => Some(choice),
    };
    choices_of(fact, answer).into_iter().filter_map(keep).collect()
}

fn with_limits(choice: Choice, pair: &CountyPlan) -> Choice {
    let hint = match pair.enrolment {
        Enrolment::Limited => say(ui::PLAN_LIMITED),
        Enrolment::Open => String::new(),
    };
    Choice { hint, ..choice }
}

/// What to do when the plan is not on the list, with the plans that have left.
fn not_listed(county: &'static County) -> AnyView {
    let text = say_with(ui::PLAN_NOT_LISTED_TEXT, "county", county.name);
    let ended = content::plans_of_county(county).filter_map(|pair| Some((pair, pair.to?)));
    let ended: Vec<AnyView> = ended
        .filter(|(_, to)| *to < clock::today())
        .map(|(pair, to)| view! { <p>{ended_text(pair, county, to)}</p> }.into_any())
        .collect();
    details(say(ui::PLAN_NOT_LISTED_TITLE), view! { <p>{text}</p> {ended} }.into_any())
}

fn ended_text(pair: &CountyPlan, county: &County, to: NaiveDate) -> String {
    let text = say_with(ui::PLAN_NOT_LISTED_ENDED, "plan", pair.plan().name);
    fill(&fill(&text, "county", county.name), "date", &clock::spoken(to))
}

fn take(sitting: Sitting, faults: Faults, event: &SubmitEvent) {
    let fact = told::fact(PLAN);
    match reading::answer(told::entry(fact), &Form::sent(event).all(PLAN), "") {
        Ok(answer) => {
            sitting.change(|session| session.answer(fact, answer));
            sitting.onward(Page::Plan);
        }
        Err(_) => report(faults, vec![Fault { field: PLAN, text: say(ui::ERRORS_CHOOSE) }]),
    }
}
