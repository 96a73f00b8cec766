//! California's counties drawn by what is known, with the same in a table beside it.

use crate::Page;
use crate::html::{Html, html, li, link, p, tag, ul};
use crate::offers::{self, Known};
use crate::plain;
use crate::sheet::Sheet;
use compiler::Content;
use compiler::places::Row;
use compiler::program::Program;
use std::collections::BTreeMap;

/// The outlines, drawn once by `tools/county-shapes.mjs`.
const SHAPES: &str = include_str!("../../content/tables/county-shapes.csv");

const HERE_AND_REQUIRED: &str = "The same, and a source says that a plan offers it here";

/// The path of each county.
fn shapes() -> BTreeMap<String, String> {
    let rows = compiler::places::parse("tables/county-shapes.csv", SHAPES);
    let rows = rows.expect("a test reads the same file");
    rows.iter().map(|row| (row.cell("county_id").to_owned(), row.cell("path").to_owned())).collect()
}

/// The page from which a county or a map is chosen.
pub fn index(content: &Content) -> Page {
    let sheet = Sheet::new(content, "county/");
    let known = |county: usize| {
        let chosen =
            offers::supports(content).filter(|program| offers::requirement(program).is_none());
        chosen.map(|program| offers::best(content, county, program)).min().unwrap_or(Known::Gap)
    };
    let say = |known: Known| match known {
        Known::Here => "A source that names the county was read",
        Known::Listed => "Plans here list supports",
        _ => "Not known yet: ask the plan",
    };
    let main = html![
        tag("p").class("lead").holds("Choose a county to see its Medi-Cal health plans, what each is known to offer, and whom to call."),
        county_list(&sheet),
        tag("h2").holds("Where is a support known to be offered?"),
        ul("columns long", choices(&sheet, None)),
        tag("h2").holds("Where we have read anything about Community Supports"),
        p("Enhanced Care Management is a benefit, and Transitional Rent is a State rule for some people. This map is about the other supports, which plans choose."),
        map(&sheet, &known, &say),
        source(),
    ];
    sheet.page("Counties", &[], main)
}

fn county_list(sheet: &Sheet) -> Html {
    let line = |row: &Row| li(link(to_county(sheet, row), row.cell("county")));
    html![
        tag("h2").holds("All 58 counties"),
        ul("columns", sheet.content.places.counties.iter().map(line).collect())
    ]
}

fn to_county(sheet: &Sheet, row: &Row) -> String {
    sheet.to(&format!("county/{}/", row.cell("county_id")))
}

/// A link to the map of each support.
fn choices(sheet: &Sheet, here: Option<&Program>) -> Vec<Html> {
    let choice = |program: &Program| {
        let is_here = here.is_some_and(|here| here.id == program.id);
        let to = sheet.to(&format!("county/map/{}/", program.name()));
        let choice = tag("a").attr("href", to);
        let choice = if is_here { choice.attr("aria-current", "page") } else { choice };
        li(choice.holds(sheet.title(program)))
    };
    offers::supports(sheet.content).map(choice).collect()
}

/// The map of one support.
pub fn page(content: &Content, program: &Program) -> Page {
    let sheet = Sheet::new(content, format!("county/map/{}/", program.name()));
    let known = |county: usize| offers::best(content, county, program);
    let required = offers::requirement(program).is_some();
    let say = |known: Known| match known {
        Known::Here if required => HERE_AND_REQUIRED,
        Known::Here => "At least one plan offers it here",
        Known::Listed => "A plan here lists it: ask for your county",
        other => other.words(),
    };
    let checked = plain::date(offers::checked_on(content));
    let rule = link(sheet.to(&format!("rules/{}/", program.id)), "The rule");
    let main = html![
        tag("p").class("lead").holds(sheet.say(&program.words("short"))),
        p(html![
            format!(
                "What was read by {checked}. “Not known” is a gap in our reading, not a “no”: most plans offer most supports. "
            ),
            rule,
            "."
        ]),
        map(&sheet, &known, &say),
        table(&sheet, program),
        source(),
        tag("h2").holds("Other supports"),
        ul("columns long", choices(&sheet, Some(program))),
    ];
    let title = format!("Map: {}", sheet.title(program));
    sheet.page(&title, &[("county/", "Counties")], main)
}

fn map(sheet: &Sheet, known: &dyn Fn(usize) -> Known, say: &dyn Fn(Known) -> &'static str) -> Html {
    let shapes = shapes();
    let counties = sheet.content.places.counties.iter().enumerate();
    let drawn = counties.map(|(index, row)| {
        let path = shapes.get(row.cell("county_id")).map_or("", String::as_str);
        county(sheet, row, path, known(index), say(known(index)))
    });
    let inner = html![patterns(), drawn.collect::<Html>()];
    let svg = tag("svg")
        .class("map")
        .attr("viewBox", "-4 -4 508 588")
        .attr("role", "group")
        .attr("aria-label", "Map of California’s counties")
        .holds(inner);
    let all = 0..sheet.content.places.counties.len();
    let used =
        Known::ALL.into_iter().filter(|wanted| all.clone().any(|index| known(index) == *wanted));
    let past = tag("a").class("skip-map").attr("href", "#past-map").holds("Go past the map");
    let legend = ul("legend", used.map(|known| legend_line(known, say(known))).collect());
    html![
        past,
        tag("div").class("map-box").holds(html![svg, legend]),
        tag("span").attr("id", "past-map").holds("")
    ]
}

fn county(sheet: &Sheet, row: &Row, path: &str, known: Known, words: &str) -> Html {
    let label = format!("{} County: {words}", row.cell("county"));
    let shape = html![
        tag("title").holds(label.as_str()),
        filled(tag("path"), known).attr("d", path).holds("")
    ];
    tag("a").attr("href", to_county(sheet, row)).attr("aria-label", label).holds(shape)
}

/// A pattern as well as a colour, so that nobody has to tell colours apart.
fn filled(shape: crate::html::Tag, known: Known) -> crate::html::Tag {
    shape.class(known.class()).attr("fill", format!("url(#fill-{})", known.class()))
}

fn patterns() -> Html {
    let lines = |known: Known| match known {
        Known::Here => "",
        Known::Required => "M0 4h8M4 0v8",
        Known::Listed => "M-2 2l4 -4M0 8l8 -8M6 10l4 -4",
        Known::Gap => "M3.5 4h1",
        Known::NotHere => "M0 4h8",
    };
    let pattern = |known: Known| {
        let ground = tag("rect").class("ground").attr("width", "8").attr("height", "8").holds("");
        let lines = tag("path").class("lines").attr("d", lines(known)).holds("");
        tag("pattern")
            .attr("id", format!("fill-{}", known.class()))
            .class(format!("fill {}", known.class()))
            .attr("width", "8")
            .attr("height", "8")
            .attr("patternUnits", "userSpaceOnUse")
            .holds(html![ground, lines])
    };
    tag("defs").holds(Vec::from(Known::ALL.map(pattern)))
}

fn legend_line(known: Known, words: &str) -> Html {
    let swatch = filled(tag("rect"), known)
        .attr("x", "1")
        .attr("y", "1")
        .attr("width", "30")
        .attr("height", "22");
    let swatch =
        tag("svg").attr("viewBox", "0 0 32 24").attr("aria-hidden", "true").holds(swatch.holds(""));
    li(html![swatch, tag("span").holds(words)])
}

fn table(sheet: &Sheet, program: &Program) -> Html {
    let rows = sheet.content.places.counties.iter().enumerate().map(|(index, row)| {
        let name = link(to_county(sheet, row), row.cell("county"));
        let name = tag("th").attr("scope", "row").holds(name);
        tag("tr").holds(html![name, tag("td").holds(ul("lean", by_state(sheet, index, program)))])
    });
    let head = ["County", "What is known of each plan"];
    let head = head.map(|name| tag("th").attr("scope", "col").holds(name));
    let caption = tag("caption").holds("The same in words. Each county’s page has the sources.");
    let head = tag("thead").holds(tag("tr").holds(Vec::from(head)));
    let body = tag("tbody").holds(rows.collect::<Html>());
    tag("table").class("by-county").holds(html![caption, head, body])
}

/// The plans of a county, those of which the same is known together.
fn by_state(sheet: &Sheet, county: usize, program: &Program) -> Vec<Html> {
    let content = sheet.content;
    let name =
        |pair: &usize| content.places.plans[content.places.county_plans[*pair].plan].cell("name");
    let state = |pair: &usize| {
        let special = offers::is_specialty(content, &content.places.county_plans[*pair]);
        let required = offers::requirement(program).is_some() && !special;
        (offers::known(content, *pair, program), required)
    };
    let pairs = offers::pairs_of(content, county);
    let mut states: Vec<(Known, bool)> = pairs.iter().map(state).collect();
    states.sort_unstable();
    states.dedup();
    let line = |wanted: (Known, bool)| {
        let names: Vec<&str> =
            pairs.iter().filter(|pair| state(pair) == wanted).map(name).collect();
        let also = match wanted {
            (Known::Here, true) => format!(". {}", Known::Required.words()),
            _ => String::new(),
        };
        li(format!("{}: {}{also}", names.join("; "), wanted.0.words()))
    };
    states.into_iter().map(line).collect()
}

fn source() -> Html {
    tag("p")
        .class("small quiet")
        .holds("County outlines: US Census Bureau, as packaged in us-atlas, simplified.")
}
