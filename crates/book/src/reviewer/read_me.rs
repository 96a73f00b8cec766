//! What a reviewer reads first: how to fill the form and send it back.

use super::alone;
use crate::html::{Html, html, link, p, tag};
use crate::plain;
use chrono::NaiveDate;

/// A column of the form that a reviewer fills.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name in the form.
    pub name: &'static str,
    /// What to write.
    pub means: &'static str,
    /// An example.
    pub example: &'static str,
}

/// The page. `facts` is how many rows the form has, `owner` the role that takes it back.
pub fn read_me_page(day: NaiveDate, facts: usize, owner: &str, columns: &[Column]) -> String {
    let main = html![
        tag("h1").holds("Read me first"),
        tag("p").class("lead").holds(
            "Thank you for looking over the rules. You need a browser and a spreadsheet program, and nothing else."
        ),
        tag("h2").holds("What is in this folder"),
        tag("dl").class("pairs").holds(files(facts)),
        tag("h2").holds("What to do"),
        tag("ol").holds(steps()),
        tag("h2").holds("What to write"),
        p("Fill only these columns, which are empty. Leave empty what you did not look at."),
        table(columns),
        tag("h2").holds("Three answers"),
        answers(),
        tag("h2").holds("Good to know"),
        good_to_know(),
        tag("p").class("quiet small").holds(html![
            "Made from the rule files on ",
            plain::time(day),
            ". The form goes back to the ",
            owner,
            ".",
        ]),
    ];
    alone("Read me first", tag("div").class("one-page").holds(main))
}

fn files(facts: usize) -> Vec<Html> {
    let rows = [
        ("policy-book.html", "every rule with its sources, to read or to print".to_owned()),
        (
            "doubtful.html",
            "what we are not sure of, to read or to print; what could do the most harm comes first"
                .to_owned(),
        ),
        ("review.csv", format!("the form: the same {facts} facts, one in a row")),
        (
            "sources.csv",
            "the names of all documents that we know, to copy into the form".to_owned(),
        ),
    ];
    let row = |(name, what): (&str, String)| {
        let name = tag("dt").holds(link(name, name));
        tag("div").holds(html![name, tag("dd").holds(what + ".")])
    };
    rows.into_iter().map(row).collect()
}

fn steps() -> Vec<Html> {
    let steps = [
        "Open review.csv in Excel, LibreOffice or Google Sheets.",
        "Begin at the top: what could do the most harm comes first. Each row says what we believe, what it rests on, and what to check.",
        "Look it up in the document that the row names, or in a better one: the State’s own text first.",
        "Write your answer in the empty columns behind it. Do as many rows as you have time for; each one helps.",
        "Save the file as CSV (in Excel: “CSV UTF-8”), and send it back to whoever gave you this folder.",
    ];
    steps.into_iter().map(|step| tag("li").holds(step)).collect()
}

fn table(columns: &[Column]) -> Html {
    let head = ["Column", "What to write", "Example"];
    let head = head.map(|name| tag("th").attr("scope", "col").holds(name));
    let row = |column: &Column| {
        let cells = [column.means, column.example].map(|text| tag("td").holds(text));
        let name = tag("th").attr("scope", "row").holds(column.name);
        tag("tr").holds(html![name, Vec::from(cells)])
    };
    let rows: Vec<Html> = columns.iter().map(row).collect();
    tag("table").holds(html![
        tag("thead").holds(tag("tr").holds(Vec::from(head))),
        tag("tbody").holds(rows),
    ])
}

fn answers() -> Html {
    let answers = [
        (
            "yes",
            "You looked it up and it is right as the row says. If you found it in a firmer document, write that document and the new confidence.",
        ),
        (
            "no",
            "You looked and could not settle it. Nothing is changed; your remark tells the next person where you looked.",
        ),
        (
            "changed",
            "It is wrong, or no longer so. Say in the remark what is right, and where it stands. Somebody changes the rule by hand.",
        ),
    ];
    let row = |(answer, means): (&str, &str)| {
        tag("div").holds(html![tag("dt").holds(answer), tag("dd").holds(means)])
    };
    tag("dl").class("pairs").holds(Vec::from(answers.map(row)))
}

fn good_to_know() -> Html {
    let lines = [
        "How sure we are, from the firmest: primary (the text of the State or another authority), plan (a plan’s own page), secondary (somebody else’s account), inference (our reading; the text does not say so in so many words), recall (never looked up).",
        "A document that is not in sources.csv: leave the new confidence empty, answer “changed”, and write its title, publisher, date and address in the remark. We add it first.",
        "For a telephone number, a call is the best check. Write who answered as the new source, and the confidence as it is.",
        "Open questions (Q… and OQ…) cannot be settled by a column. Write what you know in the remark.",
        "You may sort, filter and leave out rows. Please change no other column: a row whose text does not fit our files any more is refused.",
        "Never write anything about a real person into the form.",
    ];
    tag("ul").holds(lines.map(|line| tag("li").holds(line)).into_iter().collect::<Html>())
}
