//! The page of one program: its rule through time.

use crate::Page;
use crate::cite::citation;
use crate::html::{Html, html, li, link, p, tag, ul};
use crate::plain;
use crate::sheet::Sheet;
use crate::tree;
use compiler::Content;
use compiler::program::{Flag, Gate, Period, Program, Remark};

/// The page of a program.
pub fn page(content: &Content, program: &Program) -> Page {
    let sheet = Sheet::new(content, format!("rules/{}/", program.id));
    let (family, _) = plain::family(&program.gate);
    let newest_first = || program.periods.iter().rev();
    let main = html![
        intro(&sheet, program),
        contents(program),
        newest_first().map(|period| period_part(&sheet, program, period)).collect::<Html>(),
        gate_part(&sheet, program),
        history(&sheet, program),
    ];
    let above = format!("rules/{}/", program.gate);
    sheet.page(&sheet.title(program), &[("rules/", "Policy book"), (&above, family)], main)
}

fn intro(sheet: &Sheet, program: &Program) -> Html {
    let code = tag("code").holds(&program.id);
    html![
        tag("p").class("lead").holds(sheet.say(&program.words("short"))),
        p(sheet.say(&program.words("who"))),
        tag("p").class("quiet small").holds(html![
            "Official name: ",
            &program.official_name,
            ". In the files: ",
            code,
            "."
        ]),
        tag("p").class("small").holds(html![
            who_decides(program),
            " This is the rule by which this site answers. ",
            link(sheet.to("rules/#how-to-read"), "How to read a rule"),
        ]),
    ]
}

fn who_decides(program: &Program) -> &'static str {
    match program.gate.as_str() {
        "ecm" | "cs" => "The health plan decides.",
        _ => "Those who give this help decide.",
    }
}

/// The periods with their dates, when there is more than one.
fn contents(program: &Program) -> Html {
    let part = |period: &Period| {
        let latest = std::ptr::eq(period, program.periods.last().unwrap_or(period));
        let note = if latest && period.to.is_none() { " (in force, no end known)" } else { "" };
        li(html![link(format!("#{}", anchor(period)), plain::span(period.from, period.to)), note])
    };
    let list = ul("plain", program.periods.iter().rev().map(part).collect());
    html![tag("h2").holds("The rule by date"), list]
}

fn anchor(period: &Period) -> String {
    format!("from-{}", period.from)
}

fn period_part(sheet: &Sheet, program: &Program, period: &Period) -> Html {
    let heading = tag("h2").attr("id", anchor(period)).holds(plain::span(period.from, period.to));
    let parts = html![
        heading,
        dates(sheet, period),
        notices(sheet, program, period),
        readings(sheet, period),
        required(sheet, program, period),
        confirm(sheet, period),
        flags(sheet, "Said beside the result", &period.flags),
        doubts(sheet, "Open questions", &period.doubts),
        remarks(sheet, program, "How much and how long", "limits", &period.limits),
        remarks(sheet, program, "Together with other help", "combining", &period.combining),
        remarks(
            sheet,
            program,
            "Papers that help, and are never demanded",
            "papers",
            &period.papers
        ),
        not_conditions(period),
    ];
    tag("section").class("period").holds(parts)
}

fn dates(sheet: &Sheet, period: &Period) -> Html {
    let review = period.review_by.map(|day| {
        p(html![
            "To be looked at again by ",
            plain::time(day),
            ". After that day, check before relying on it."
        ])
    });
    html![p(html!["This period as a whole rests on: ", citation(sheet, &period.citation)]), review]
}

fn notices(sheet: &Sheet, program: &Program, period: &Period) -> Html {
    let notice = |name: &String| p(sheet.say(&program.words(&format!("notices.{name}"))));
    let notices: Vec<Html> = period.notices.iter().map(notice).collect();
    if notices.is_empty() {
        return Html::default();
    }
    let inner = html![tag("h3").holds("Shown with every result"), notices];
    tag("div").class("notice").holds(inner)
}

/// The widest fair reading, and what "likely" needs as well.
fn readings(sheet: &Sheet, period: &Period) -> Html {
    if period.card {
        return html![
            tag("h3").holds("When this card is shown"),
            p("This is information only. Nobody is told that they fit or do not fit."),
            tree::tree(sheet, &period.wide),
        ];
    }
    html![
        tag("h3").holds("The rule, in its widest fair reading"),
        p(
            "Only a plain “no” to this gives “not shown by these answers”. Anything unanswered leaves it possible."
        ),
        tree::tree(sheet, &period.wide),
        likely(sheet, period),
    ]
}

fn likely(sheet: &Sheet, period: &Period) -> Html {
    let heading = tag("h3").holds("What “may fit” needs as well");
    match &period.likely {
        None => html![heading, p("Nothing more: whoever meets the rule above is told “may fit”.")],
        Some(likely) => html![
            heading,
            p("Whoever meets the rule above but not all of this is told “might fit, it depends”."),
            tree::tree(sheet, likely),
        ],
    }
}

fn required(sheet: &Sheet, program: &Program, period: &Period) -> Html {
    let gate = gate(sheet, program);
    let whom = period.required.as_ref().or(gate.and_then(|gate| gate.required.as_ref()));
    let told = match whom {
        None if program.gate != "cs" => return Html::default(),
        None => {
            p("No. Each plan chooses, county by county. See the county pages for what is known.")
        }
        Some(compiler::criteria::Criterion::All(parts)) if parts.is_empty() => {
            p("Yes, to everybody who fits. It is a benefit and not a choice of the plan.")
        }
        Some(whom) => html![
            p("Yes, to the people below. For others each plan chooses."),
            tree::tree(sheet, whom),
        ],
    };
    html![tag("h3").holds("Must every plan offer it?"), told]
}

fn confirm(sheet: &Sheet, period: &Period) -> Html {
    let lines = period.confirm.iter().map(|id| li(sheet.say(&format!("confirm.{id}"))));
    headed("The plan will check", ul("lines", lines.collect()))
}

/// What is said beside a result, and when.
pub fn flags(sheet: &Sheet, heading: &str, flags: &[Flag]) -> Html {
    let line = |flag: &Flag| {
        let kind = plain::flag_kind(&flag.kind).map(|kind| tag("span").class("mark").holds(kind));
        let when = html![tag("p").class("join").holds("Said when:"), tree::tree(sheet, &flag.when)];
        let says = tag("span").class("says").holds(sheet.say(&flag.words));
        li(html![says, kind, tag("div").class("when").holds(when)])
    };
    headed(heading, ul("lines", flags.iter().map(line).collect()))
}

/// Open questions: what is asked, how much hangs on it, and what the rules do until it is settled.
pub fn doubts(sheet: &Sheet, heading: &str, ids: &[String]) -> Html {
    let known =
        ids.iter().filter_map(|id| sheet.content.doubts.iter().find(|doubt| doubt.id == *id));
    let line = |doubt: &compiler::source::Doubt| {
        let told = sheet.say(&format!("doubts.{}.{}.text", doubt.family, doubt.id));
        let text = html![
            tag("p").class("says").holds(html![tag("code").holds(&doubt.id), " ", &doubt.question]),
            tag("dl").class("pairs").holds(html![
                pair("Until it is settled", &doubt.assumed),
                pair("What people are told", &told),
                pair("Risk", plain::risk(&doubt.risk)),
            ]),
        ];
        tag("li").class(format!("doubt {}", doubt.risk)).holds(text)
    };
    headed(heading, ul("lines", known.map(line).collect()))
}

fn pair(name: &str, text: &str) -> Html {
    tag("div").holds(html![tag("dt").holds(name), tag("dd").holds(text)])
}

fn remarks(
    sheet: &Sheet,
    program: &Program,
    heading: &str,
    part: &str,
    remarks: &[Remark],
) -> Html {
    let line = |remark: &Remark| {
        let says = sheet.say(&program.words(&format!("{part}.{}", remark.say)));
        li(html![tag("span").class("says").holds(says), citation(sheet, &remark.citation)])
    };
    headed(heading, ul("lines", remarks.iter().map(line).collect()))
}

fn not_conditions(period: &Period) -> Html {
    let lines = period.not_a_condition.iter().map(|code| li(plain::not_a_condition(code)));
    headed("What is not a condition", ul("lines", lines.collect()))
}

fn headed(heading: &str, inner: Html) -> Html {
    if inner.is_empty() { inner } else { html![tag("h3").holds(heading), inner] }
}

fn gate<'a>(sheet: &Sheet<'a>, program: &Program) -> Option<&'a Gate> {
    sheet.content.gates.iter().find(|gate| gate.id == program.gate)
}

/// What stands in front of every program of the family, as far as it decides.
fn gate_part(sheet: &Sheet, program: &Program) -> Html {
    let Some(gate) = gate(sheet, program) else {
        return Html::default();
    };
    let (family, _) = plain::family(&gate.id);
    let deciding = deciding(sheet, gate);
    if deciding.is_empty() {
        return deciding;
    }
    let more = html![
        "The page on ",
        link(sheet.to(&format!("rules/{}/", gate.id)), family),
        " also has what is said beside every result, and the open questions of the whole family.",
    ];
    let inner = html![
        tag("h2").attr("id", "family").holds(format!("What stands before all of {family}")),
        deciding,
        p(more),
    ];
    tag("section").class("period").holds(inner)
}

/// The parts of a gate that decide.
pub fn deciding(sheet: &Sheet, gate: &Gate) -> Html {
    let needs: Vec<_> = gate.needs.iter().collect();
    html![
        headed("Everybody needs", tree::all(sheet, &needs)),
        flags(sheet, "What stops it", &gate.stops),
        flags(sheet, "What keeps it at “possible”", &gate.caps),
    ]
}

fn history(sheet: &Sheet, program: &Program) -> Html {
    let line = |history: &compiler::program::History| {
        let says = html![plain::time(history.date), ": ", &history.note];
        li(html![tag("span").class("says").holds(says), citation(sheet, &history.citation)])
    };
    let lines = ul("lines", program.history.iter().map(line).collect());
    if lines.is_empty() {
        lines
    } else {
        html![tag("h2").attr("id", "history").holds("History"), lines]
    }
}
