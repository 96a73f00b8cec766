//! What the criteria rest on, counted.

use crate::Page;
use crate::html::{Html, html, li, link, tag, ul};
use crate::plain::{self, leaf_slug};
use crate::sheet::Sheet;
use crate::tree;
use compiler::Content;
use compiler::criteria::{Criterion, Leaf};
use compiler::program::Program;
use compiler::source::CONFIDENCES;
use std::fmt::Write;

/// The words from the firmest.
fn firmest_first() -> impl Iterator<Item = &'static str> {
    CONFIDENCES.into_iter().rev()
}

/// A part of the rules with its criteria.
struct Part<'a> {
    name: String,
    /// Its page below the site.
    path: String,
    /// Its name in the files.
    code: String,
    leaves: Vec<&'a Leaf>,
    /// Whether it is only told about, and so not counted among the rules that decide.
    aside: bool,
}

impl Part<'_> {
    fn count(&self, confidence: &str) -> usize {
        self.leaves.iter().filter(|leaf| confidence_of(leaf) == confidence).count()
    }
}

/// A leaf without a source is refused by the compiler.
fn confidence_of(leaf: &Leaf) -> &str {
    leaf.citation.as_ref().map_or("recall", |citation| citation.confidence.as_str())
}

fn parts<'a>(sheet: &Sheet<'a>) -> Vec<Part<'a>> {
    let content = sheet.content;
    let derived = content.derived.iter().flat_map(|derived| derived.when.leaves()).collect();
    let facts = Part {
        name: "Facts worked out from answers".to_owned(),
        path: "rules/facts/".to_owned(),
        code: "derived".to_owned(),
        aside: false,
        leaves: derived,
    };
    let gates = content.gates.iter().map(|gate| {
        let flags = gate.stops.iter().chain(&gate.caps).map(|flag| &flag.when);
        Part {
            name: format!("Before all of {}", plain::family(&gate.id).0),
            path: format!("rules/{}/", gate.id),
            code: format!("gate {}", gate.id),
            aside: gate.aside,
            leaves: gate.needs.iter().chain(flags).flat_map(Criterion::leaves).collect(),
        }
    });
    let programs = content.programs.iter().map(|program| program_part(sheet, program));
    let parts = [facts].into_iter().chain(gates).chain(programs);
    parts.filter(|part| !part.leaves.is_empty()).collect()
}

fn program_part<'a>(sheet: &Sheet<'a>, program: &'a Program) -> Part<'a> {
    let readings = |period: &'a compiler::program::Period| {
        [Some(&period.wide), period.likely.as_ref()].into_iter().flatten()
    };
    Part {
        name: sheet.title(program),
        path: format!("rules/{}/", program.id),
        code: program.id.clone(),
        aside: sheet.content.gates.iter().any(|gate| gate.id == program.gate && gate.aside),
        leaves: program.periods.iter().flat_map(readings).flat_map(Criterion::leaves).collect(),
    }
}

/// How many criteria decide, of all or of one confidence.
fn deciding(parts: &[Part], counts: impl Fn(&Part) -> usize) -> usize {
    parts.iter().filter(|part| !part.aside).map(counts).sum()
}

fn percent(part: usize, whole: usize) -> String {
    format!("{:.0}%", 100.0 * part as f64 / whole.max(1) as f64)
}

/// The page of all criteria by confidence.
pub fn page(content: &Content) -> Page {
    let sheet = Sheet::new(content, "rules/confidence/");
    let parts = parts(&sheet);
    let lists = CONFIDENCES.map(|confidence| listed(&sheet, &parts, confidence));
    let main = html![
        tag("p").class("lead").holds(
            "Every criterion that decides a result, in all periods, by what it rests on. What rests on memory alone never makes a result “may fit”; a check proves that over all rules."
        ),
        table(&sheet, &parts),
        tag("h2").holds("Every criterion, the least sure first"),
        Vec::from(lists),
    ];
    sheet.page("How sure we are", &[("rules/", "Policy book")], main)
}

fn table(sheet: &Sheet, parts: &[Part]) -> Html {
    let head =
        ["Part of the rules", "All"].into_iter().chain(firmest_first().map(plain::confidence_name));
    let head = head.map(|name| tag("th").attr("scope", "col").holds(name)).collect::<Html>();
    let whole = deciding(parts, |part| part.leaves.len());
    let sum = |confidence: &str| deciding(parts, |part| part.count(confidence));
    let total = row("All rules that decide".into(), whole, sum);
    let rows = parts.iter().map(|part| {
        let name = link(sheet.to(&part.path), part.name.as_str());
        row(name, part.leaves.len(), |confidence| part.count(confidence))
    });
    let body = html![total, rows.collect::<Html>()];
    let caption = tag("caption").holds("Criteria by what they rest on: number and share");
    let table = html![caption, tag("thead").holds(tag("tr").holds(head)), tag("tbody").holds(body)];
    tag("div")
        .class("wide")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-label", "Criteria by what they rest on")
        .holds(tag("table").class("numbers").holds(table))
}

fn row(name: Html, whole: usize, count: impl Fn(&str) -> usize) -> Html {
    let cells = firmest_first().map(|confidence| {
        let number = count(confidence);
        let share = tag("span").class("quiet small").holds(percent(number, whole));
        tag("td").holds(html![number.to_string(), " ", share])
    });
    let head = tag("th").attr("scope", "row").holds(name);
    tag("tr").holds(html![head, tag("td").holds(whole.to_string()), cells.collect::<Html>()])
}

fn listed(sheet: &Sheet, parts: &[Part], confidence: &str) -> Html {
    let number: usize = parts.iter().map(|part| part.count(confidence)).sum();
    let blocks = parts.iter().filter(|part| part.count(confidence) > 0).map(|part| {
        let mut leaves: Vec<&Leaf> = Vec::new();
        for leaf in part.leaves.iter().filter(|leaf| confidence_of(leaf) == confidence) {
            if !leaves.iter().any(|other| other.text == leaf.text) {
                leaves.push(leaf);
            }
        }
        let line = |leaf: &&Leaf| {
            let to = sheet.to(&format!("{}#leaf-{}", part.path, leaf_slug(&leaf.text)));
            li(html![
                link(to, tree::sentence(sheet, leaf)),
                " ",
                tag("code").holds(leaf.words_key())
            ])
        };
        html![tag("h3").holds(part.name.as_str()), ul("plain", leaves.iter().map(line).collect())]
    });
    let summary = html![plain::sureness(confidence), " (", number.to_string(), ")"];
    let inside = html![
        tag("summary").holds(summary),
        tag("div").class("inside").holds(blocks.collect::<Html>())
    ];
    tag("details").attr("id", format!("rests-on-{confidence}")).holds(inside)
}

/// The same table for the repository, in Markdown: it shows progress from change to change.
pub fn markdown(content: &Content) -> String {
    let sheet = Sheet::new(content, "");
    let parts = parts(&sheet);
    let mut text = String::from(
        "# How sure the rules are\n\nWritten by `cargo xtask confidence`; a test fails when it is out of date. Every criterion that decides a\nresult, in all periods, by what it rests on (`primary`: the text of the State or another authority was\nread; `plan`: a plan's own page; `secondary`: somebody else's account; `inference`: our reading;\n`recall`: not checked yet). Neighbouring help is told about, decides nothing, and is not in the sum.\n\n",
    );
    let line = |text: &mut String, cells: Vec<String>| {
        writeln!(text, "| {} |", cells.join(" | ")).expect("a string takes all");
    };
    let names = || firmest_first().map(str::to_owned);
    line(&mut text, ["part".to_owned(), "all".to_owned()].into_iter().chain(names()).collect());
    line(&mut text, ["---"; 7].map(str::to_owned).to_vec());
    let whole = deciding(&parts, |part| part.leaves.len());
    let sum = |confidence: &str| deciding(&parts, |part| part.count(confidence));
    line(&mut text, markdown_cells("**all that decide**", whole, sum));
    for part in &parts {
        let name = format!("`{}`", part.code);
        line(&mut text, markdown_cells(&name, part.leaves.len(), |word| part.count(word)));
    }
    text.push_str(&markdown_list(&parts));
    text
}

fn markdown_cells(name: &str, whole: usize, count: impl Fn(&str) -> usize) -> Vec<String> {
    let counts = firmest_first().map(|confidence| match count(confidence) {
        0 => "0".to_owned(),
        number => format!("{number} ({})", percent(number, whole)),
    });
    [name.to_owned(), whole.to_string()].into_iter().chain(counts).collect()
}

/// Every criterion with its source, the least sure first.
fn markdown_list(parts: &[Part]) -> String {
    let mut text = String::new();
    for confidence in CONFIDENCES {
        let mut lines: Vec<String> = Vec::new();
        for part in parts {
            for leaf in part.leaves.iter().filter(|leaf| confidence_of(leaf) == confidence) {
                let citation = leaf.citation.as_ref();
                let from =
                    citation.map(|it| format!("{} {}", it.source, it.at)).unwrap_or_default();
                let line = format!("- {}: `{}` ({})", part.code, leaf.words_key(), from.trim());
                if !lines.contains(&line) {
                    lines.push(line);
                }
            }
        }
        write!(text, "\n## {confidence}\n\n{}\n", lines.join("\n")).expect("a string takes all");
    }
    text
}
