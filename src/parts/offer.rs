//! Whether the plan offers a support in the county: beside a verdict, never part of it.

use crate::edge::clock;
use crate::parts::element::{El, p};
use crate::session::Session;
use crate::told;
use crate::words::{fill, say, say_with};
use content::{Availability, CountyPlan, ui};
use rules::{Evaluation, Program};

/// What is known of the person's plan offering a program where they live.
pub fn offer(session: &Session, evaluation: &Evaluation<'_>, program: &Program) -> El {
    let text = match pair(session) {
        Some(pair) => known(content::availability(evaluation, program, pair), pair),
        None => say(ui::RESULTS_OFFER_NOT_KNOWN),
    };
    p(text).class("quiet")
}

/// The plan and the county that were told, as one entry of the table.
fn pair(session: &Session) -> Option<&'static CountyPlan> {
    let (plan, county) = (told::plan(&session.answers)?, told::county(&session.answers)?);
    content::plans_of_county(county).find(|pair| pair.plan().id == plan.id)
}

fn known(availability: Availability, pair: &CountyPlan) -> String {
    let message = match availability {
        Availability::Required => ui::RESULTS_OFFER_REQUIRED,
        Availability::OfferedHere(_) => ui::RESULTS_OFFER_HERE,
        Availability::ListedByPlan(_) => ui::RESULTS_OFFER_LISTED,
        Availability::NotKnown => ui::RESULTS_OFFER_NOT_KNOWN,
        Availability::NotOfferedHere(_) => ui::RESULTS_OFFER_NOT_HERE,
    };
    let text = fill(&say(message), "plan", pair.plan().name);
    let text = fill(&text, "county", pair.county().name);
    match availability.election().map(|election| election.as_of) {
        Some(date) if !date.is_empty() => {
            let seen = say_with(ui::RESULTS_OFFER_SEEN, "date", &clock::spoken_text(date));
            [&text, " ", &seen].concat()
        }
        _ => text,
    }
}
