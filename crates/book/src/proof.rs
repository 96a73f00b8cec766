//! The page on which anybody sees what the site keeps on their device, and how to see that nothing leaves it.
//! The script `public/proof.js` looks; every word that it shows stands in the page.

use crate::Page;
use crate::html::{Html, html, li, p, tag};
use crate::sheet::Sheet;
use compiler::Content;

/// The places in which a browser keeps things for a site, as the script names them.
const PLACES: [&str; 5] = ["tab", "device", "cookies", "files", "databases"];
/// What somebody with the code of the site types.
const COMMAND: &str = "cargo xtask privacy";

/// The page.
pub fn proof_page(content: &Content) -> Page {
    let sheet = Sheet::new(content, "proof/");
    let say = |id: &str| sheet.say(&format!("ui.proof.{id}"));
    let script = tag("script").attr("src", "../proof.js").attr("defer", "").holds("");
    let command = tag("pre").holds(tag("code").holds(COMMAND));
    let main = html![
        p(say("intro")),
        kept(&sheet),
        way(&sheet, "flight", &["first", "second", "third", "fourth"]),
        way(&sheet, "watch", &["first", "second", "third"]),
        tag("h2").holds(say("command.title")),
        p(say("command.text")),
        command,
        script,
    ];
    sheet.page(&say("title"), &[], main)
}

/// What is kept now: the script fills the second column.
fn kept(sheet: &Sheet) -> Html {
    let say = |id: &str| sheet.say(&format!("ui.proof.kept.{id}"));
    let head = |id: &str| tag("th").attr("scope", "col").holds(say(id));
    let row = |place: &&str| {
        let name = tag("th").attr("scope", "row").holds(say(place));
        tag("tr").holds(html![name, tag("td").attr("id", place).holds("")])
    };
    let rows = PLACES.iter().map(row).collect::<Html>();
    let table = tag("table")
        .attr("id", "kept")
        .attr("data-nothing", say("nothing"))
        .attr("data-unknown", say("unknown"))
        .attr("data-entries", say("entries"))
        .holds(html![
            tag("thead").holds(tag("tr").holds(html![head("place"), head("found")])),
            tag("tbody").holds(rows),
        ]);
    let again = tag("button").class("button second").attr("type", "button").attr("id", "again");
    let missing = tag("p").class("notice").holds(sheet.say("ui.proof.script"));
    html![
        tag("h2").holds(say("title")),
        p(say("intro")),
        tag("noscript").holds(missing),
        tag("div").attr("role", "status").holds(table),
        p(again.holds(say("again"))),
    ]
}

/// Steps that somebody can go by themselves.
fn way(sheet: &Sheet, name: &str, steps: &[&str]) -> Html {
    let say = |id: &str| sheet.say(&format!("ui.proof.{name}.{id}"));
    let steps = steps.iter().map(|step| li(say(step))).collect::<Html>();
    html![tag("h2").holds(say("title")), tag("ol").holds(steps)]
}
