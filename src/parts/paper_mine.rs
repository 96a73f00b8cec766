//! The person's side of the sheet: whom to call, what to say, until when. Large type.

use crate::edge::clock;
use crate::parts::element::{El, Parts, div, el, list, p, parts};
use crate::parts::phone::seen;
use crate::parts::ring::{lead, name};
use crate::parts::stale::stale;
use crate::script;
use crate::session::sitting;
use crate::words::{say, say_with};
use content::navigation::Urgency;
use content::{Message, ui};
use navigation::action::{self, Action, Timed};
use navigation::contact::Ring;

/// How many steps after a "no" are on paper; the page has them all.
const AFTER_A_NO: usize = 2;

/// The side. Steps about danger are never on it.
pub fn side() -> El {
    let actions = sitting().look(|session| action::plan(&session.evaluate()));
    let printed = actions.iter().filter(|action| !action.step.guarded);
    let (first, later): (Vec<&Action>, Vec<&Action>) = printed.partition(|action| action.first);
    let above: Vec<Ring> = first.iter().flat_map(|action| action.calls.clone()).collect();
    let steps: Vec<Parts> = first.into_iter().map(step).collect();
    let of = |urgency| later.iter().filter(move |action| action.step.urgency == urgency);
    // A step without a call is to take notes, and there is room for them.
    let briefly = |urgency| {
        let calls = of(urgency).filter(|action| !action.calls.is_empty());
        calls.map(|action| later_step(action, &above)).collect()
    };
    let no = of(Urgency::IfNo).take(AFTER_A_NO).map(|action| say(action.step.text));
    let no = no.map(parts);
    let made = say_with(ui::SHEET_FOR_YOU_MADE, "date", &clock::spoken(clock::today()));
    let head = (el("h2", say(ui::SHEET_FOR_YOU_TITLE)), p(made), stale().map(p));
    let notes = p(say(ui::SHEET_FOR_YOU_NOTES)).class("write-in");
    let today = titled(ui::NAVIGATION_URGENCY_TODAY, briefly(Urgency::Today));
    let then = (
        titled(ui::NAVIGATION_URGENCY_IF_NOTHING_COMES, briefly(Urgency::IfNothingComes)),
        titled(ui::NAVIGATION_URGENCY_IF_NO, no.collect()),
    );
    el("section", (head, steps, today, notes, then, p(say(ui::SHEET_FOR_YOU_EMERGENCY))))
        .class("side mine")
}

/// A list with a heading; nothing where it is empty.
fn titled(title: Message, items: Vec<Parts>) -> Option<Parts> {
    let items: Vec<El> = items.into_iter().map(|item| el("li", item)).collect();
    (!items.is_empty()).then(|| parts((el("h3", say(title)), list("", items))))
}

fn step(action: &Action) -> Parts {
    let rings = action.calls.iter().take(lead(&action.calls));
    let rings: Vec<El> = rings.map(|ring| p(reach(*ring)).class("reach")).collect();
    let text = script::text_of(action, sitting().tells_private());
    let script = (!text.is_empty()).then(|| p(text).class("say"));
    parts((el("h3", say(action.step.title)), rings, script, times(action)))
}

/// How long it takes: the day of asking once, then each time with its last day.
fn times(action: &Action) -> Parts {
    let start = action.times.iter().find_map(|timed| timed.start);
    let asked = start.map(|start| say_with(ui::SHEET_FOR_YOU_ASKED, "date", &clock::spoken(start)));
    let times: Vec<El> = action.times.iter().map(|timed| el("li", until(timed))).collect();
    parts((asked.map(p), list("", times)))
}

fn until(timed: &Timed) -> String {
    let day = timed.end.map(|end| say_with(ui::SHEET_FOR_YOU_BY, "date", &clock::spoken(end)));
    [say(timed.time.words), day.unwrap_or_default()].join(" ")
}

/// A later step on a line: what to do, the number where it is another one than above, and when.
fn later_step(action: &Action, above: &[Ring]) -> Parts {
    let due = action.due.map(|due| say_with(ui::NEXT_DUE, "date", &clock::spoken(due)));
    let is_above = |ring: &Ring| above.iter().any(|other| other.code() == ring.code());
    let rings = action.calls.iter().take(lead(&action.calls)).filter(|ring| !is_above(ring));
    let numbers = rings.filter_map(|ring| seen(ring.phone()?.number));
    let numbers: Vec<Parts> = numbers.map(|number| parts((": ", el("b", number)))).collect();
    parts((say(action.step.title), numbers, due.map(|due| [". ", &due].concat())))
}

/// Who answers, with the number, the line for the deaf, and the hours.
fn reach(ring: Ring) -> Parts {
    let phone = ring.phone();
    let number = phone.and_then(|phone| seen(phone.number)).map(|number| el("b", number));
    let tty =
        phone.and_then(|phone| seen(phone.tty)).map(|tty| say_with(ui::CALL_TTY, "phone", tty));
    let hours = phone.and_then(|phone| seen(phone.hours));
    let hours = hours.map(|hours| say_with(ui::CALL_HOURS, "hours", hours));
    let more: Vec<String> = [tty, hours].into_iter().flatten().collect();
    let more = (!more.is_empty()).then(|| div("reach-more", more.join(". ")));
    parts((name(ring), number.map(|number| parts((": ", number))), more))
}
