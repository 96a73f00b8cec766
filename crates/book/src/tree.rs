//! A rule as nested lists.

use crate::cite;
use crate::html::{Html, html, li, tag, ul};
use crate::plain::{capital, leaf_slug};
use crate::sheet::Sheet;
use compiler::criteria::{Criterion, Leaf, Test};
use compiler::question::{Fact, Kind};

const KNOWN: &str = "Counts only when the answers show it. An open answer counts as “no”.";
const NOT_KNOWN: &str =
    "Holds unless the answers show the opposite. An open answer counts as if this were so.";
const MAYBE: &str = "A sign, not proof. It can leave this open, and settles nothing.";

/// A criterion as a list that can be read from the top down.
pub fn tree(sheet: &Sheet, criterion: &Criterion) -> Html {
    match criterion {
        Criterion::All(parts) if parts.is_empty() => Html::default(),
        Criterion::Leaf(_) | Criterion::Not(_) | Criterion::Known(_) | Criterion::Maybe(_) => {
            ul("tree", vec![li(node(sheet, criterion))])
        }
        _ => tag("div").class("rule").holds(node(sheet, criterion)),
    }
}

/// Several criteria that are all needed.
pub fn all(sheet: &Sheet, criteria: &[&Criterion]) -> Html {
    ul("tree", criteria.iter().map(|criterion| li(node(sheet, criterion))).collect())
}

fn node(sheet: &Sheet, criterion: &Criterion) -> Html {
    match criterion {
        Criterion::Leaf(leaf) => line(sheet, leaf),
        Criterion::All(parts) => group(sheet, "All of these:", parts, node),
        Criterion::Any(parts) => group(sheet, "At least one of these:", parts, node),
        // Each part stands here as its opposite, so that all opposites must hold.
        Criterion::None(parts) => group(sheet, "All of these:", parts, opposite),
        Criterion::AtLeast(least, parts) => {
            group(sheet, &format!("At least {least} of these:"), parts, node)
        }
        Criterion::Not(part) => opposite(sheet, part),
        Criterion::Known(part) => marked(KNOWN, node(sheet, part)),
        Criterion::Maybe(part) => marked(MAYBE, node(sheet, part)),
    }
}

/// What stands under `not` or `none`: a leaf's sentence is then that of the opposite already.
fn opposite(sheet: &Sheet, part: &Criterion) -> Html {
    match part {
        Criterion::Leaf(leaf) => line(sheet, leaf),
        Criterion::Known(inner) if matches!(**inner, Criterion::Leaf(_)) => {
            marked(NOT_KNOWN, opposite(sheet, inner))
        }
        compound => {
            html![join("This must not be so:"), ul("tree", vec![li(node(sheet, compound))])]
        }
    }
}

fn group(
    sheet: &Sheet,
    heading: &str,
    parts: &[Criterion],
    draw: fn(&Sheet, &Criterion) -> Html,
) -> Html {
    if let [only] = parts {
        return draw(sheet, only);
    }
    html![join(heading), ul("tree", parts.iter().map(|part| li(draw(sheet, part))).collect())]
}

fn join(heading: &str) -> Html {
    tag("p").class("join").holds(heading)
}

fn marked(mark: &str, inner: Html) -> Html {
    html![inner, tag("span").class("mark").holds(mark)]
}

fn line(sheet: &Sheet, leaf: &Leaf) -> Html {
    let id = sheet.claim(format!("leaf-{}", leaf_slug(&leaf.text)));
    let defined = match &leaf.test {
        Test::Derived(name) => {
            let what = tag("span").class("aloud").holds(format!(": {name}"));
            let to = sheet.to(&format!("rules/facts/#fact-{name}"));
            let how = html!["How this is worked out", what];
            Some(html![" ", tag("a").class("how").attr("href", to).holds(how)])
        }
        _ => None,
    };
    let says = html![sentence(sheet, leaf), " ", tag("code").holds(leaf.words_key()), defined];
    let from = leaf.citation.as_ref().map(|citation| cite::citation(sheet, citation));
    html![tag("span").class("says").id(id).holds(says), from]
}

/// The sentence of a criterion: that of the results, or, where a result never shows it, one made from
/// the question's own words.
pub fn sentence(sheet: &Sheet, leaf: &Leaf) -> String {
    let words = sheet.find(&format!("reasons.{}", leaf.words_key()));
    words.unwrap_or_else(|| described(sheet, leaf))
}

fn described(sheet: &Sheet, leaf: &Leaf) -> String {
    let (name, told) = match &leaf.test {
        Test::Has(name, options) => (name, chosen(sheet, name, *options)),
        Test::Between(name, least, u16::MAX) => (name, format!("at least {least}")),
        Test::Between(name, 0, most) => (name, format!("at most {most}")),
        Test::Between(name, least, most) => (name, format!("from {least} to {most}")),
        Test::WithinMonths(name, months) => (name, format!("not more than {months} months ago")),
        Test::Derived(name) => return fact_sentence(sheet, name, leaf.negated),
    };
    if leaf.negated && told == "yes" {
        return format!("{}: no.", sheet.say(&format!("questions.{name}.label")));
    }
    let label = sheet.say(&format!("questions.{name}.label"));
    let not = if leaf.negated { "not " } else { "" };
    format!("{label}: {not}{told}.")
}

/// A derived fact in a sentence.
pub fn fact_sentence(sheet: &Sheet, name: &str, negated: bool) -> String {
    let told = sheet.find(&format!("reasons.{name}"));
    let told = told.unwrap_or_else(|| format!("{}.", capital(&name.replace('-', " "))));
    if negated { format!("This does not hold: {told}") } else { told }
}

/// The answers of which one must be given.
fn chosen(sheet: &Sheet, name: &str, options: u64) -> String {
    let fact = sheet.content.facts.iter().find(|fact| fact.id == name);
    let Some(fact) = fact else {
        return name.to_owned();
    };
    if options == fact.all_options() {
        return "any but “none of these”".to_owned();
    }
    let codes = fact.options.iter().enumerate();
    let codes = codes.filter(|(index, _)| options & (1 << index) != 0);
    codes.map(|(_, code)| option(sheet, fact, code)).collect::<Vec<_>>().join(", or ")
}

fn option(sheet: &Sheet, fact: &Fact, code: &str) -> String {
    if fact.kind == Kind::YesNo {
        return code.to_owned();
    }
    let named = sheet.find(&format!("questions.{}.options.{code}", fact.id));
    named.unwrap_or_else(|| code.replace('-', " "))
}
