//! What the build writes into the first page of the app (`index.html`), so that it is of use before the
//! program arrives, without it, and without JavaScript: the way out of the site, every county's Medi-Cal
//! office, and every program.

use crate::contact::{self, Columns};
use crate::html::{Html, html, li, link, out, p, tag, ul};
use crate::plain;
use crate::sheet::{Sheet, phone_link};
use compiler::Content;
use compiler::places::Row;
use compiler::program::Gate;

/// Where "Leave this page now" leads: the National Weather Service, a page that anybody may look at.
pub const NEUTRAL_PAGE: &str = "https://www.weather.gov/";

/// The families whose programs the first page lists.
const FAMILIES: [&str; 2] = ["ecm", "cs"];

const OFFICE: Columns = Columns {
    number: "medi_cal_phone",
    other: "medi_cal_phone_alt",
    tty: "medi_cal_tty",
    hours: "",
    confidence: "medi_cal_confidence",
};

/// Fills the places that `index.html` leaves for this.
///
/// # Errors
/// Which place is not there.
pub fn fill_first_page(content: &Content, page: &str) -> Result<String, String> {
    let sheet = Sheet::new(content, "");
    let filled = put(page, "leaving", leaving(&sheet))?;
    put(&filled, "lists", html![counties(&sheet), programs(&sheet)])
}

/// Puts a part in the place of the empty element with this id, written with quotes or without.
fn put(page: &str, id: &str, part: Html) -> Result<String, String> {
    let places = [format!("<div id=\"{id}\"></div>"), format!("<div id={id}></div>")];
    let place = places.iter().find(|place| page.contains(*place));
    let place = place.ok_or_else(|| format!("index.html has no {}", places[0]))?;
    Ok(page.replacen(place, &part.into_string(), 1))
}

/// The way out. What is told while Shift is pressed stands in it for `exit.js`, which has no words.
fn leaving(sheet: &Sheet) -> Html {
    let say = |id: &str| sheet.say(&format!("ui.exit.{id}"));
    let button = tag("a")
        .attr("id", "leave")
        .class("leave-now")
        .attr("href", NEUTRAL_PAGE)
        .attr("rel", "nofollow noreferrer")
        .holds(say("button"));
    let count = tag("span")
        .attr("id", "leave-count")
        .attr("role", "status")
        .attr("data-once", say("pressed.once"))
        .attr("data-twice", say("pressed.twice"))
        .holds("");
    let cue = tag("span").class("leave-cue").holds(say("cue"));
    let about = link("#/safety", say("about"));
    let inner = tag("div").class("width").holds(html![button, cue, count, about]);
    tag("aside").class("leave").attr("aria-label", say("region")).holds(inner)
}

/// Every county's Medi-Cal office.
fn counties(sheet: &Sheet) -> Html {
    let say = |id: &str| sheet.say(&format!("ui.first-page.counties.{id}"));
    let head = |id: &str| tag("th").attr("scope", "col").holds(say(id));
    let rows = sheet.content.places.counties.iter().map(|row| county(sheet, row));
    let table = tag("table").holds(html![
        tag("caption").holds(say("caption")),
        tag("thead").holds(tag("tr").holds(html![head("county"), head("phone")])),
        tag("tbody").holds(rows.collect::<Html>()),
    ]);
    let more = p(link(sheet.to("county/"), sheet.say("ui.first-page.more")));
    folded("offices", say("title"), html![p(no_number(sheet)), table, more])
}

fn county(sheet: &Sheet, row: &Row) -> Html {
    let to = sheet.to(&format!("county/{}/", row.cell("county_id")));
    let name = tag("th").attr("scope", "row").holds(link(to, row.cell("county")));
    let none = || sheet.say("ui.first-page.counties.none").into();
    let phone = contact::line(row, OFFICE).unwrap_or_else(none);
    tag("tr").holds(html![name, tag("td").holds(phone)])
}

/// What to do where no number was seen.
fn no_number(sheet: &Sheet) -> Html {
    let contact = |id: &str, column: &str| contact::cell(sheet, id, column).to_owned();
    let site = contact("benefitscal", "website");
    let phone = |id: &str| phone_link(&contact(id, "phone"));
    let parts = [
        ("{site}", out(&site, site.trim_start_matches("https://"))),
        ("{options}", phone("health-care-options")),
        ("{local}", phone("211")),
    ];
    woven(&sheet.say("ui.first-page.counties.none-what"), &parts)
}

/// A sentence with something in the place of each mark, in the order of the marks.
fn woven(sentence: &str, parts: &[(&str, Html)]) -> Html {
    let Some(((mark, part), others)) = parts.split_first() else { return sentence.into() };
    let (before, after) = sentence.split_once(mark).unwrap_or((sentence, ""));
    html![before, part.clone(), woven(after, others)]
}

/// Every program, with the way to its page in the policy book.
fn programs(sheet: &Sheet) -> Html {
    let say = |id: &str| sheet.say(&format!("ui.first-page.programs.{id}"));
    let gates = sheet.content.gates.iter().filter(|gate| FAMILIES.contains(&gate.id.as_str()));
    let families = gates.map(|gate| family(sheet, gate)).collect::<Html>();
    folded("programs", say("title"), html![p(say("what")), families])
}

fn family(sheet: &Sheet, gate: &Gate) -> Html {
    let to = sheet.to(&format!("rules/{}/", gate.id));
    let programs = sheet.content.programs.iter().filter(|program| program.gate == gate.id);
    let programs = programs.map(|program| li(sheet.program_link(program))).collect();
    html![tag("h3").holds(link(to, plain::family(&gate.id).0)), ul("plain-list", programs)]
}

fn folded(id: &str, title: String, inside: Html) -> Html {
    let inside = tag("div").class("inside").holds(inside);
    tag("details").attr("id", id).holds(html![tag("summary").holds(title), inside])
}
