//! The front of the policy book: all programs, and each family with what stands before it.

use crate::Page;
use crate::html::{Html, html, li, link, p, tag, ul};
use crate::plain;
use crate::program::{deciding, doubts, flags};
use crate::sheet::Sheet;
use compiler::Content;
use compiler::program::{Gate, Program};

/// The front page of the book.
pub fn index(content: &Content) -> Page {
    let sheet = Sheet::new(content, "rules/");
    let families = content.gates.iter().map(|gate| family_part(&sheet, gate)).collect::<Html>();
    let main = html![
        tag("p").class("lead").holds(
            "Every rule by which this site answers, with the document and page that it rests on. These pages are made from the same files as the questions and the results."
        ),
        p("This is not a site of the State or of a health plan, and nothing here is a decision. The health plan decides."),
        families,
        tag("h2").holds("Behind the rules"),
        ul("plain", behind(&sheet)),
        how_to_read(),
    ];
    sheet.page("Policy book", &[], main)
}

fn behind(sheet: &Sheet) -> Vec<Html> {
    let parts = [
        (
            "rules/facts/",
            "Facts worked out from answers",
            "such as homeless, or in a plan: defined once, used by many rules",
        ),
        (
            "rules/sources/",
            "Sources",
            "every document, when it was read, and when it must be read again",
        ),
        ("rules/confidence/", "How sure we are", "every criterion by what it rests on, counted"),
        (
            "rules/logic/",
            "The rules as logic",
            "what is proved for everybody, whatever they answer, and what is meant to look odd",
        ),
        ("county/", "Counties", "which plans serve a county and what they are known to offer"),
    ];
    parts
        .into_iter()
        .map(|(to, name, what)| li(html![link(sheet.to(to), name), ": ", what, "."]))
        .collect()
}

fn family_part(sheet: &Sheet, gate: &Gate) -> Html {
    let (name, what) = plain::family(&gate.id);
    let heading = tag("h2").holds(link(sheet.to(&format!("rules/{}/", gate.id)), name));
    html![heading, p(what), programs(sheet, gate)]
}

fn programs(sheet: &Sheet, gate: &Gate) -> Html {
    let line = |program: &Program| {
        let official = tag("span").class("quiet small").holds(&program.official_name);
        li(html![sheet.program_link(program), tag("br").void(), official])
    };
    ul("lines", of_gate(sheet.content, gate).map(line).collect())
}

fn of_gate<'a>(content: &'a Content, gate: &'a Gate) -> impl Iterator<Item = &'a Program> {
    content.programs.iter().filter(move |program| program.gate == gate.id)
}

/// What the words of a rule mean.
pub fn how_to_read() -> Html {
    let terms = [
        (
            "All of these, at least one of these",
            "Every part is needed, or one part is enough. Parts may have parts of their own.",
        ),
        (
            "A sign, not proof",
            "When this is so the plan has to look: the result stays possible. When it is plainly not so, it counts as “no”.",
        ),
        (
            "Counts only when the answers show it",
            "Here an open answer counts as “no”. Everywhere else an open answer is never a “no”.",
        ),
        (
            "Holds unless the answers show the opposite",
            "Here an open answer counts as if it were so.",
        ),
        (
            "Widest fair reading",
            "The largest group that the rule can fairly mean. Only who is plainly outside it is told “not shown by these answers”.",
        ),
        (
            "May fit, might fit",
            "“May fit” needs the widest reading and whatever stands under “What ‘may fit’ needs as well”. Everything between is “might fit, it depends”.",
        ),
        (
            "Open question",
            "Something that the documents leave open. It says what the rules do until it is settled. It never turns a result into “may fit”.",
        ),
        (
            "The small print in the grey box",
            "The criterion exactly as the file has it. Whoever corrects a rule changes this.",
        ),
    ];
    let terms = terms.map(|(term, meaning)| {
        tag("div").holds(html![tag("dt").holds(term), tag("dd").holds(meaning)])
    });
    let sure = ["primary", "plan", "secondary", "inference", "recall"];
    let sure = sure.map(|word| li(crate::cite::sure(word)));
    html![
        tag("h2").attr("id", "how-to-read").holds("How to read a rule"),
        tag("dl").class("pairs").holds(Vec::from(terms)),
        p("What a criterion rests on, from the firmest:"),
        ul("plain", Vec::from(sure)),
    ]
}

/// The page of a family.
pub fn family(content: &Content, gate: &Gate) -> Page {
    let sheet = Sheet::new(content, format!("rules/{}/", gate.id));
    let (name, what) = plain::family(&gate.id);
    let main = html![
        tag("p").class("lead").holds(what),
        tag("h2").holds("Programs"),
        programs(&sheet, gate),
        before(&sheet, gate),
        flags(&sheet, "Said beside every result", &gate.flags),
        doubts(&sheet, "Open questions of the whole family", &gate.doubts),
    ];
    sheet.page(name, &[("rules/", "Policy book")], main)
}

/// What stands before every program of a family, where anything does.
fn before(sheet: &Sheet, gate: &Gate) -> Html {
    let deciding = deciding(sheet, gate);
    let heading =
        (!deciding.is_empty()).then(|| tag("h2").holds("What stands before every one of them"));
    html![heading, deciding]
}
