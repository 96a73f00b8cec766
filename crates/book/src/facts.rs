//! The facts that are worked out from answers: defined once, used by many rules.

use crate::Page;
use crate::html::{Html, html, li, link, p, tag, ul};
use crate::plain;
use crate::sheet::Sheet;
use crate::tree;
use compiler::Content;
use compiler::criteria::{Criterion, Test};
use compiler::program::{Derived, Gate, Period, Program};

/// The page of all derived facts.
pub fn page(content: &Content) -> Page {
    let sheet = Sheet::new(content, "rules/facts/");
    let name = |derived: &Derived| {
        li(link(format!("#fact-{}", derived.id), tree::fact_sentence(&sheet, &derived.id, false)))
    };
    let main = html![
        tag("p").class("lead").holds(
            "Nobody is asked for these. They are worked out from answers, and the rules use them by name."
        ),
        p("Each is “yes”, “no” or “not known”. An open answer never makes a “no”."),
        ul("plain", content.derived.iter().map(name).collect()),
        content.derived.iter().map(|derived| part(&sheet, derived)).collect::<Html>(),
    ];
    sheet.page("Facts worked out from answers", &[("rules/", "Policy book")], main)
}

fn part(sheet: &Sheet, derived: &Derived) -> Html {
    let inner = html![
        tag("h2").attr("id", format!("fact-{}", derived.id)).holds(tree::fact_sentence(
            sheet,
            &derived.id,
            false
        )),
        p(html!["In the rules: ", tag("code").holds(&derived.id)]),
        tree::tree(sheet, &derived.when),
        users(sheet, derived),
    ];
    tag("section").class("period").holds(inner)
}

fn users(sheet: &Sheet, derived: &Derived) -> Html {
    let content = sheet.content;
    let facts = content.derived.iter().filter(|other| uses(&other.when, &derived.id));
    let facts =
        facts.map(|other| li(link(format!("#fact-{}", other.id), tag("code").holds(&other.id))));
    let gates = content.gates.iter().filter(|gate| gate_uses(gate, &derived.id));
    let gates = gates
        .map(|gate| li(link(sheet.to(&format!("rules/{}/", gate.id)), plain::family(&gate.id).0)));
    let programs = content.programs.iter().filter(|program| program_uses(program, &derived.id));
    let programs = programs.map(|program| li(sheet.program_link(program)));
    html![tag("h3").holds("Used by"), ul("plain", facts.chain(gates).chain(programs).collect()),]
}

fn uses(criterion: &Criterion, id: &str) -> bool {
    criterion.leaves().iter().any(|leaf| matches!(&leaf.test, Test::Derived(name) if name == id))
}

fn gate_uses(gate: &Gate, id: &str) -> bool {
    let flags = gate.stops.iter().chain(&gate.caps).chain(&gate.flags).map(|flag| &flag.when);
    gate.needs.iter().chain(flags).any(|criterion| uses(criterion, id))
}

fn program_uses(program: &Program, id: &str) -> bool {
    program.periods.iter().any(|period| period_uses(period, id))
}

fn period_uses(period: &Period, id: &str) -> bool {
    let readings = [Some(&period.wide), period.likely.as_ref(), period.required.as_ref()];
    let flags = period.flags.iter().map(|flag| &flag.when);
    readings.into_iter().flatten().chain(flags).any(|criterion| uses(criterion, id))
}
