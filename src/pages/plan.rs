//! Which health plan: those that serve the county today, and the ways to answer without a name.

use crate::edge::clock;
use crate::edge::form::Form;
use crate::pages::ask;
use crate::parts::back::back;
use crate::parts::button::{link, plain_button, send};
use crate::parts::call::health_care_options;
use crate::parts::choices::{Choice, choices};
use crate::parts::details::{details, details_text};
use crate::parts::element::{El, Parts, div, el, p, parts};
use crate::parts::errors::{Fault, Faults, error_summary, fault_of, report};
use crate::parts::field::{choices_of, fieldset, heading, hint};
use crate::parts::notice::{notice, notice_text};
use crate::parts::progress::progress;
use crate::route::Page;
use crate::session::{Sitting, sitting};
use crate::words::{fill, say, say_with};
use crate::{flow, reading, told};
use chrono::NaiveDate;
use content::{County, CountyPlan, Enrolment, ui};
use web_sys::Event;

const PLAN: &str = "plan";

/// The plan page.
pub fn plan() -> Parts {
    let sitting = sitting();
    let faults = Faults::default();
    let question = &content::QUESTIONS[told::fact(PLAN).index()];
    let county = sitting.look(|session| told::county(&session.answers));
    let left = sitting.look(flow::left);
    let ask = heading(say(question.ask));
    let field = field(sitting, county, faults, el("legend", ask).class("ask"));
    let form = el("form", (field, actions(sitting)))
        .flag("novalidate", true)
        .on("submit", move |event| take(sitting, faults, event));
    parts((
        back(sitting.look(|session| flow::previous(session, Page::Plan))),
        progress(left),
        error_summary(faults),
        form,
        details_text(say(ui::ASK_FIND_OUT), question.find_out.map(say)),
        county.map(not_listed),
        ask::other_ways(sitting, Page::Plan),
    ))
}

/// The question among others on a page.
pub fn row(sitting: Sitting, faults: Faults) -> El {
    let ask = say(content::QUESTIONS[told::fact(PLAN).index()].ask);
    let county = sitting.look(|session| told::county(&session.answers));
    div("row", field(sitting, county, faults, el("legend", ask)))
}

fn field(sitting: Sitting, county: Option<&'static County>, faults: Faults, legend: El) -> El {
    let plans = choices(PLAN, false, plan_choices(sitting, county));
    let remarks = remarks(sitting, county);
    let hint = hint(PLAN, &content::QUESTIONS[told::fact(PLAN).index()]);
    fieldset(PLAN, (legend, hint, remarks, fault_of(faults, PLAN), plans))
}

fn actions(sitting: Sitting) -> El {
    let skip = move || {
        sitting.change(|session| session.skip(told::fact(PLAN)));
        sitting.onward(Page::Plan);
    };
    div("actions", (send(ui::ASK_CONTINUE), plain_button(ui::ASK_SKIP_ONE, skip)))
}

/// What there is to know about the list: a plan that has left, no data, Los Angeles, no county.
fn remarks(sitting: Sitting, county: Option<&'static County>) -> Parts {
    let Some(county) = county else {
        let pick = link(ui::PLAN_PICK_COUNTY, Page::County);
        return parts(p((say(ui::PLAN_NO_COUNTY), " ", pick)));
    };
    let left = sitting.look(flow::plan_that_left).map(|plan| {
        let text = say_with(ui::PLAN_LEFT, "plan", plan.name);
        notice_text(fill(&text, "county", county.name))
    });
    let is_los_angeles = county.id == "los-angeles";
    let los_angeles = is_los_angeles.then(|| notice_text(say(ui::PLAN_LOS_ANGELES)));
    let has_none = content::plans_of_county(county).all(|pair| !pair.serves_on(clock::today()));
    parts((left, los_angeles, has_none.then(|| no_plans(county))))
}

/// A gap on our side is never shown as an empty list.
fn no_plans(county: &County) -> El {
    let text = p(say_with(ui::PLAN_NO_DATA_TEXT, "county", county.name));
    let title = say_with(ui::PLAN_NO_DATA_TITLE, "county", county.name);
    notice(title, (text, health_care_options()))
}

/// The plans of the county today, or all plans where no county was told; then the ways to answer
/// without a name.
fn plan_choices(sitting: Sitting, county: Option<&'static County>) -> Vec<Choice> {
    let fact = told::fact(PLAN);
    let answer = sitting.look(|session| session.answers.get(fact));
    let keep = |choice: Choice| match (county, content::plan(choice.code)) {
        (Some(county), Some(plan)) => {
            let mut pairs = content::plans_of_county(county);
            let pair = pairs.find(|pair| pair.plan().id == plan.id)?;
            pair.serves_on(clock::today()).then(|| with_limits(choice, pair))
        }
        _ => Some(choice),
    };
    choices_of(fact, answer).into_iter().filter_map(keep).collect()
}

fn with_limits(choice: Choice, pair: &CountyPlan) -> Choice {
    let is_limited = pair.enrolment == Enrolment::Limited;
    Choice { hint: is_limited.then(|| say(ui::PLAN_LIMITED)), ..choice }
}

/// What to do when the plan is not on the list, with the plans that have left.
fn not_listed(county: &'static County) -> El {
    let ended = content::plans_of_county(county).filter_map(|pair| Some((pair, pair.to?)));
    let ended = ended.filter(|(_, to)| *to < clock::today());
    let ended: Vec<El> = ended.map(|(pair, to)| p(ended_text(pair, to))).collect();
    let text = p(say_with(ui::PLAN_NOT_LISTED_TEXT, "county", county.name));
    details(say(ui::PLAN_NOT_LISTED_TITLE), (text, ended))
}

fn ended_text(pair: &CountyPlan, to: NaiveDate) -> String {
    let text = say_with(ui::PLAN_NOT_LISTED_ENDED, "plan", pair.plan().name);
    fill(&fill(&text, "county", pair.county().name), "date", &clock::spoken(to))
}

fn take(sitting: Sitting, faults: Faults, event: &Event) {
    let fact = told::fact(PLAN);
    match reading::answer(told::entry(fact), &Form::sent(event).all(PLAN), "") {
        Ok(answer) => {
            sitting.change(|session| session.answer(fact, answer));
            sitting.onward(Page::Plan);
        }
        Err(_) => report(faults, vec![Fault { field: PLAN, text: say(ui::ERRORS_CHOOSE) }]),
    }
}
