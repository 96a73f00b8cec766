//! How to reach somebody. A number that no source has shown is passed over for the next way; every list
//! in `navigation/contacts.yaml` ends in one that always works.

use chrono::NaiveDate;
use content::navigation::{Way, Whom};
use content::{CONTACTS, COUNTIES, COUNTY_PLANS, Contact, County, PLANS, Phone, Plan};
use rules::{Evaluation, Value};

/// Where somebody lives and which plan they named, as far as they told.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place {
    /// The county.
    pub county: Option<&'static County>,
    /// The plan; `None` also when it is known not to serve the county on the day.
    pub plan: Option<&'static Plan>,
    /// Whether a plan was named that does not serve the county on the day.
    pub plan_left: bool,
}

impl Place {
    /// The place of the person evaluated.
    pub fn of(evaluation: &Evaluation<'_>) -> Place {
        let county = chosen(evaluation, "county").and_then(|index| COUNTIES.get(index));
        let named = chosen(evaluation, "plan").and_then(|index| PLANS.get(index));
        let served = |plan| county.is_none_or(|county| serves(plan, county, evaluation.as_of()));
        let plan = named.filter(|plan| served(*plan));
        Place { county, plan, plan_left: named.is_some() && plan.is_none() }
    }
}

/// The place of the one option chosen; counties and plans are options in the order of their tables.
fn chosen(evaluation: &Evaluation<'_>, fact: &str) -> Option<usize> {
    match evaluation.answer(content::fact(fact)?).value()? {
        Value::Options(set) if set.is_power_of_two() => Some(set.trailing_zeros() as usize),
        _ => None,
    }
}

fn serves(plan: &'static Plan, county: &'static County, day: NaiveDate) -> bool {
    let mut pairs = COUNTY_PLANS.iter().filter(|pair| pair.serves_on(day));
    pairs.any(|pair| std::ptr::eq(pair.plan(), plan) && std::ptr::eq(pair.county(), county))
}

/// A way to reach somebody that is open to this person.
#[derive(Clone, Copy, Debug)]
pub enum Ring {
    /// The plan's member services; the number was seen.
    Plan(&'static Plan),
    /// The number on the person's card.
    Card,
    /// The county's Medi-Cal office; the number was seen.
    CountyMediCal(&'static County),
    /// The county's mental health and substance use line; the number was seen. Where only a crisis line
    /// was seen, [`County::crisis_line_only`] says so.
    CountyBehavioralHealth(&'static County),
    /// Somebody who is there already.
    InPerson,
    /// A statewide line.
    Line(&'static Contact),
}

impl Ring {
    /// The telephone line, where this way is one with a number here.
    pub fn phone(self) -> Option<&'static Phone> {
        match self {
            Ring::Plan(plan) => Some(&plan.member_services),
            Ring::CountyMediCal(county) => Some(&county.medi_cal),
            Ring::CountyBehavioralHealth(county) => Some(&county.behavioral_health),
            Ring::Line(contact) => Some(&contact.phone),
            Ring::Card | Ring::InPerson => None,
        }
    }

    /// The code in exports and cases: `plan`, `card`, `county-medi-cal`, …, or the line's name.
    pub fn code(self) -> &'static str {
        match self {
            Ring::Plan(_) => "plan",
            Ring::Card => "card",
            Ring::CountyMediCal(_) => "county-medi-cal",
            Ring::CountyBehavioralHealth(_) => "county-behavioral-health",
            Ring::InPerson => "in-person",
            Ring::Line(contact) => contact.id,
        }
    }

    /// Whether it works on any day of the week, as far as was seen.
    pub fn is_open_daily(self) -> bool {
        match self {
            Ring::InPerson => true,
            // The number is help with the website, which takes applications on any day.
            Ring::Line(contact) if contact.id == "benefitscal" => true,
            ring => ring.phone().is_some_and(Phone::answers_daily),
        }
    }
}

/// The plans whose members often carry the card of a partner: in Los Angeles the number to ring is the
/// one on the card.
const CARD_FIRST: [(&str, &str); 2] = [("los-angeles", "la-care"), ("los-angeles", "health-net")];

/// The ways to reach somebody, the best first. Never empty.
pub fn ways(whom: &Whom, place: &Place) -> Vec<Ring> {
    let mut rings: Vec<Ring> = whom.ways.iter().filter_map(|way| ring(*way, place)).collect();
    let card = rings.iter().position(|ring| matches!(ring, Ring::Card));
    let plan = rings.iter().position(|ring| matches!(ring, Ring::Plan(_)));
    match card.zip(plan) {
        Some((card, plan)) if plan < card && is_card_first(place) => rings.swap(plan, card),
        _ => {}
    }
    rings
}

fn is_card_first(place: &Place) -> bool {
    let ids = place.county.zip(place.plan).map(|(county, plan)| (county.id, plan.id));
    ids.is_some_and(|ids| CARD_FIRST.contains(&ids))
}

fn ring(way: Way, place: &Place) -> Option<Ring> {
    match way {
        Way::Plan => place.plan.filter(|plan| plan.member_services.is_known()).map(Ring::Plan),
        Way::Card => Some(Ring::Card),
        Way::CountyMediCal => {
            place.county.filter(|county| county.medi_cal.is_known()).map(Ring::CountyMediCal)
        }
        Way::CountyBehavioralHealth => {
            let known = place.county.filter(|county| county.behavioral_health.is_known());
            known.map(Ring::CountyBehavioralHealth)
        }
        Way::InPerson => Some(Ring::InPerson),
        Way::Line(contact) => CONTACTS.get(usize::from(contact)).map(Ring::Line),
    }
}
