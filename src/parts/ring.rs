//! The ways to reach somebody: the best one large, the others below it.

use crate::parts::details::details;
use crate::parts::element::{El, Parts, el, list, p, parts};
use crate::parts::phone::{self, number, seen};
use crate::words::{say, say_with};
use content::ui;
use navigation::contact::Ring;

/// The ways to reach somebody, the best first; nothing where there is nobody to reach.
pub fn rings(rings: &[Ring]) -> Option<Parts> {
    let (best, others) = rings.split_at(lead(rings));
    let best: Vec<Parts> = best.iter().map(|ring| in_full(*ring)).collect();
    let others: Vec<El> = others.iter().map(|ring| el("li", short(*ring))).collect();
    let others =
        (!others.is_empty()).then(|| details(say(ui::NEXT_IF_NOT), list("plain-list", others)));
    (!best.is_empty()).then(|| parts((best, others)))
}

/// How many ways are shown at once: up to the first that has a number here.
pub fn lead(rings: &[Ring]) -> usize {
    let number = rings.iter().position(|ring| ring.phone().is_some());
    number.map_or(1, |place| place + 1).min(rings.len())
}

/// One way with everything that is known of it.
fn in_full(ring: Ring) -> Parts {
    let line = ring.phone().and_then(phone::line);
    parts((p(name(ring)).class("list-title"), line, remark(ring)))
}

/// One way on a line of its own.
fn short(ring: Ring) -> Parts {
    let line = ring.phone().and_then(|phone| seen(phone.number));
    parts((name(ring), line.map(|line| parts((": ", number(line)))), remark(ring)))
}

/// Who answers.
pub fn name(ring: Ring) -> String {
    match ring {
        Ring::Plan(plan) => plan.name.to_owned(),
        Ring::Card => say(ui::NAVIGATION_CARD),
        Ring::CountyMediCal(county) => say_with(ui::NEXT_COUNTY_MEDI_CAL, "county", county.name),
        Ring::CountyBehavioralHealth(county) => {
            say_with(ui::NEXT_COUNTY_LINE, "county", county.name)
        }
        Ring::InPerson => say(ui::NAVIGATION_IN_PERSON),
        Ring::Line(contact) => contact.name.to_owned(),
    }
}

/// What to know about a number before ringing it.
fn remark(ring: Ring) -> Option<El> {
    let remark = match ring {
        Ring::Plan(_) => ui::CALL_CARD_FIRST,
        Ring::CountyBehavioralHealth(county) if county.crisis_line_only => ui::NEXT_CRISIS_LINE,
        _ => return None,
    };
    Some(p(say(remark)))
}
