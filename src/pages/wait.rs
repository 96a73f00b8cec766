//! In the place of a page that needs the rest of the program, while that is not here.

use crate::edge::words::Fault;
use crate::parts::button::act_button;
use crate::parts::element::{El, Parts, div, el, p, parts};
use crate::parts::emergency::emergency_lines;
use crate::parts::field::heading;
use crate::rest::{self, Arrival};
use crate::session::Sitting;
use crate::words::say;
use content::{Message, ui};

/// Says that the next pages are on their way, or why they are not here and what can be done; with the
/// title.
pub fn wait(sitting: Sitting) -> (String, Parts) {
    let view = match rest::arrival() {
        Arrival::Failed(fault) => failed(sitting, fault),
        _ => on_the_way(),
    };
    (say(ui::REST_PAGE), view)
}

fn on_the_way() -> Parts {
    parts((heading(say(ui::REST_WAITING)), p(say(ui::REST_WAIT)).attr("role", "status")))
}

fn failed(sitting: Sitting, fault: Fault) -> Parts {
    let again = act_button(ui::REST_AGAIN, move || sitting.fetch_rest_again());
    let load = el("a", say(ui::REST_LOAD_AGAIN)).class("link").attr("href", "");
    let notice: El = div("notice alarm", (p(say(why(fault))), p(say(ui::REST_KEPT))));
    parts((
        heading(say(ui::REST_FAILED)),
        notice.attr("role", "alert").attr("data-fault", "rest"),
        div("actions", (again, load)),
        p(say(ui::REST_CALL)),
        emergency_lines(),
    ))
}

fn why(fault: Fault) -> Message {
    match fault {
        Fault::Missing => ui::REST_MISSING,
        Fault::Unreadable => ui::REST_UNREADABLE,
        Fault::OtherBuild => ui::REST_OTHER_BUILD,
    }
}
