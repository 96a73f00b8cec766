//! The doubtful facts, those first that could do the most harm.

use super::alone;
use crate::html::{Html, html, li, link, out, p, tag, ul};
use crate::plain;
use chrono::NaiveDate;

/// A fact that somebody should look up.
#[derive(Clone, Debug)]
pub struct Doubtful {
    /// Its number in the form.
    pub number: usize,
    /// Its name in the form.
    pub id: String,
    /// What kind of fact it is, in a word or two.
    pub kind: String,
    /// The program, or the part of the rules, that it belongs to.
    pub about: String,
    /// What it says, in plain words.
    pub says: String,
    /// The same as its file has it; empty where that says no more.
    pub code: String,
    /// Where it stands in the files.
    pub stands: String,
    /// The document that it rests on, with publisher and date; empty for an open question.
    pub source: String,
    /// Page or section in it.
    pub at: String,
    /// The address of the document, where one was verified.
    pub address: Option<String>,
    /// How sure it is, in a sentence without its full stop.
    pub confidence: String,
    /// When somebody last checked it.
    pub checked: Option<NaiveDate>,
    /// Open questions that touch it.
    pub doubts: Vec<String>,
    /// How many programs rest on it.
    pub programs: usize,
    /// What to look for, and where.
    pub check: String,
}

/// Facts that could do harm of one kind.
#[derive(Clone, Debug)]
pub struct Group {
    /// The harm.
    pub title: String,
    /// When it would come to that.
    pub means: String,
    /// Whether each is told in two lines: nothing of today hangs on them.
    pub in_brief: bool,
    /// The facts, the worst first.
    pub facts: Vec<Doubtful>,
}

/// The page of all of them.
pub fn doubtful_page(day: NaiveDate, groups: &[Group]) -> String {
    let number: usize = groups.iter().map(|group| group.facts.len()).sum();
    let main = html![
        tag("h1").holds("Doubtful facts"),
        tag("p").class("lead").holds(format!(
            "{number} facts that were not read in the text of the State or another authority, and open questions. Those that could do the most harm come first."
        )),
        p(html![
            "As the files stood on ",
            plain::time(day),
            ". The numbers are those of the form, ",
            link("review.csv", "review.csv"),
            ".",
        ]),
        tag("nav").class("contents").attr("aria-label", "Contents").holds(contents(groups)),
        groups.iter().enumerate().map(|(at, group)| part(at, group)).collect::<Html>(),
    ];
    alone("Doubtful facts", main)
}

fn contents(groups: &[Group]) -> Html {
    let line = |(at, group): (usize, &Group)| {
        let number = format!(" ({})", group.facts.len());
        li(html![link(format!("#harm-{}", at + 1), &group.title), number])
    };
    ul("plain", groups.iter().enumerate().map(line).collect())
}

fn part(at: usize, group: &Group) -> Html {
    let heading = tag("h2").attr("id", format!("harm-{}", at + 1)).holds(&group.title);
    let facts = match group.in_brief {
        true => {
            tag("div").class("brief").holds(ul("plain", group.facts.iter().map(brief).collect()))
        }
        false => group.facts.iter().map(fact).collect::<Html>(),
    };
    tag("section").class("chapter").holds(html![heading, p(&group.means), facts])
}

fn brief(fact: &Doubtful) -> Html {
    let source = Some(source(fact)).filter(|source| !source.is_empty());
    let more = html![source, " ", hangs(fact), " ", &fact.stands, "."];
    li(html![
        tag("span")
            .attr("id", &fact.id)
            .holds(format!("{}. {}: {}", fact.number, fact.about, fact.says)),
        tag("span").class("from").holds(more),
    ])
}

fn fact(fact: &Doubtful) -> Html {
    let code = Some(&fact.code).filter(|code| !code.is_empty());
    let code = code.map(|code| html![" ", tag("code").holds(code)]);
    let source = Some(source(fact)).filter(|source| !source.is_empty());
    let pairs = html![
        pair("Part of the rules", html![&fact.about]),
        source.map(|source| pair("Rests on", source)),
        pair("What hangs on it", hangs(fact)),
        pair("Where it stands", html![&fact.stands, " (", &fact.kind, ")", code]),
        pair("What to check", html![&fact.check]),
        pair("Answer", html!["☐ yes  ☐ no  ☐ changed  on __________"]),
    ];
    let heading = format!("{}. {}", fact.number, fact.says);
    tag("section").class("doubtful").holds(html![
        tag("h3").attr("id", &fact.id).holds(heading),
        tag("dl").class("pairs").holds(pairs),
    ])
}

/// The document, the place in it, and how sure; nothing for an open question.
fn source(fact: &Doubtful) -> Html {
    if fact.source.is_empty() {
        return Html::default();
    }
    let at = Some(&fact.at).filter(|at| !at.is_empty()).map(|at| html![", ", at]);
    let open = fact.address.as_deref().map(|address| html![" ", out(address, "Open")]);
    let checked = fact.checked.map(|day| html![" Last checked on ", plain::time(day), "."]);
    html![&fact.source, at, ". ", &fact.confidence, ".", checked, open]
}

/// How many programs rest on it, and which open questions touch it.
fn hangs(fact: &Doubtful) -> Html {
    let rests = plain::count(fact.programs, "program rests on it.", "programs rest on it.");
    let others = fact.doubts.iter().filter(|doubt| **doubt != fact.id).cloned();
    let others = others.collect::<Vec<_>>().join(", ");
    let others = Some(others).filter(|others| !others.is_empty());
    html![rests, others.map(|others| html![" Open questions: ", others, "."])]
}

fn pair(name: &str, inner: Html) -> Html {
    tag("div").holds(html![tag("dt").holds(name), tag("dd").holds(inner)])
}
