//! The rules as logic: what is proved for everybody, and what is meant to look odd.

use crate::Page;
use crate::html::{Html, html, li, p, tag, ul};
use crate::plain;
use crate::sheet::Sheet;
use compiler::Content;
use compiler::fault::Place;
use compiler::program::Explained;
use compiler::question::{Fact, Kind, OptionsFrom};
use logic::Told;
use logic::check::spans;
use logic::report::{Report, reports};

/// What is proved, each in a sentence.
const PROVED: [&str; 8] = [
    "Every result that a rule speaks of is a result that somebody can get.",
    "Every part of a rule makes a difference: without it somebody would get another result.",
    "Every question can matter to some result of today.",
    "Who is plainly excluded, or plainly lacks what the whole family needs, gets the same answer whatever else they tell.",
    "An answer that meets the rule at least as well as another never gives a worse result.",
    "A yes, or a greater number, never helps one person and harms another under the same rule. Age is left out: it tells groups apart.",
    "An open answer is never a “no”: whoever tells more only ever moves from open to settled.",
    "Groups of adults are open at 21 and over, groups of children up to 20: no age is left out and none is in both.",
];

/// The page.
pub fn page(content: &Content) -> Page {
    let sheet = Sheet::new(content, "rules/logic/");
    let reports = reports(&logic::Model::of(content));
    let main = html![
        tag("p").class("lead").holds(
            "These rules are checked as logic: not by examples, but over every way of answering the questions on which a rule rests."
        ),
        p("What must hold for every rule, of today and of earlier days:"),
        ul("lines", PROVED.map(li).into()),
        p("Whatever the check finds otherwise stops a release until it is mended, or explained below."),
        tag("h2").attr("id", "explained").holds("What is meant so"),
        explained(&sheet),
        tag("h2").attr("id", "programs").holds("Program by program"),
        p("For the rule that holds last. The examples are the fewest answers that give a result; all else is left open."),
        reports.iter().map(|report| program(&sheet, report)).collect::<Html>(),
    ];
    sheet.page("The rules as logic", &[("rules/", "Policy book")], main)
}

fn explained(sheet: &Sheet) -> Html {
    let line = |(at, told): (&Place, &Explained)| {
        let finding =
            html![tag("code").holds(where_it_stands(sheet.content, at)), ": ", &told.finding];
        let because = tag("span").class("because").holds(&told.because);
        li(html![tag("span").class("says").holds(finding), tag("br").void(), because])
    };
    ul("lines", sheet.content.explained().into_iter().map(line).collect())
}

/// The rule, fact or question that stands at a place of the files.
fn where_it_stands(content: &Content, at: &Place) -> String {
    let fact = content.facts.iter().find(|fact| fact.place == *at).map(|fact| &fact.id);
    let derived = content.derived.iter().find(|derived| derived.place == *at);
    let gate = content.gates.iter().find(|gate| gate.place == *at).map(|gate| &gate.id);
    let id = fact.or(derived.map(|derived| &derived.id)).or(gate);
    let periods = content
        .programs
        .iter()
        .flat_map(|program| program.periods.iter().map(move |period| (program, period)));
    let period = periods.into_iter().find(|(_, period)| period.place == *at);
    let period = period.map(|(program, period)| format!("{} from {}", program.id, period.from));
    id.cloned().or(period).unwrap_or_default()
}

fn program(sheet: &Sheet, report: &Report) -> Html {
    let program = &sheet.content.programs[report.program];
    let ages = match &report.ages {
        None => "Open at every age.".to_owned(),
        Some(ages) => format!("Open at these ages: {}.", spans(ages)),
    };
    let rests = html![
        format!("Rests on {}; ", plain::count(report.questions, "question", "questions")),
        rounded(report.ways),
        format!(" ways of answering were looked at. {ages}"),
    ];
    let pairs: Vec<Html> =
        report.examples.iter().map(|example| self::example(sheet, example)).collect();
    html![
        tag("h3").holds(sheet.program_link(program)),
        p(rests),
        tag("dl").class("pairs").holds(pairs),
    ]
}

/// A number as far as it matters.
fn rounded(ways: f64) -> Html {
    match ways {
        few if few < 1e6 => format!("{few:.0}").into(),
        many => html!["about 10", tag("sup").holds(many.log10().round().to_string())],
    }
}

fn example(sheet: &Sheet, (verdict, told): &(&'static str, Vec<(usize, Told)>)) -> Html {
    let name = match *verdict {
        "likely" => "“may fit”",
        "possible" => "“might fit, it depends”",
        "not-now" => "“not shown by these answers”",
        _ => "shown",
    };
    let answers = told.iter().map(|(fact, told)| answer(sheet, &sheet.content.facts[*fact], *told));
    let answers: Vec<String> = answers.collect();
    let answers = if answers.is_empty() { "nothing told".to_owned() } else { answers.join("; ") };
    tag("div").holds(html![tag("dt").holds(name), tag("dd").holds(answers)])
}

fn answer(sheet: &Sheet, fact: &Fact, told: Told) -> String {
    let label = sheet.say(&format!("questions.{}.label", fact.id));
    let word = |code: &String| {
        let found = sheet.find(&format!("questions.{}.options.{code}", fact.id));
        found.unwrap_or_else(|| named(sheet, fact, code))
    };
    let chosen = match told {
        Told::Number(least, most) if least == most => least.to_string(),
        Told::Number(least, most) => format!("{least} to {most}"),
        Told::Codes(codes) => {
            let chosen = fact.options.iter().enumerate();
            let chosen = chosen.filter(|(index, _)| codes >> index & 1 == 1);
            chosen.map(|(_, code)| word(code)).collect::<Vec<_>>().join(", ")
        }
        Told::NotAsked | Told::NotSure | Told::Declined => "open".to_owned(),
    };
    format!("{label}: {chosen}")
}

/// An option that has no sentence of its own: yes, no, a county or a plan.
fn named(sheet: &Sheet, fact: &Fact, code: &str) -> String {
    match (fact.kind, fact.options_from) {
        (Kind::YesNo, _) => code.to_owned(),
        (_, OptionsFrom::Counties) => "a county where it is given".to_owned(),
        (_, OptionsFrom::Plans) => "a plan".to_owned(),
        _ => sheet.say(&format!("questions.{}.options.{code}", fact.id)),
    }
}
