//! The page on which somebody makes the lines that put the screener into a page of their own. The script
//! `embed/builder.js` writes them; every word that it shows stands in the page.

use crate::Page;
use crate::html::{Html, Tag, html, p, tag};
use crate::sheet::Sheet;
use compiler::Content;

/// Where the element is written down for those who use it.
const LOOKS: [&str; 3] = ["auto", "light", "dark"];
const DENSITIES: [&str; 3] = ["normal", "compact", "roomy"];

/// The page, with the address of the loader seen from the site's root, and its integrity.
pub fn embed_page(content: &Content, loader: &str, integrity: &str) -> Page {
    let sheet = Sheet::new(content, "embed/");
    let say = |id: &str| sheet.say(&format!("ui.embed.{id}"));
    let form = tag("form").attr("id", "builder").attr("autocomplete", "off").holds(html![
        group(say("start.title"), start(&sheet)),
        group(say("looks.title"), looks(&sheet)),
        group(say("results.title"), results(&sheet)),
    ]);
    let main = html![
        p(say("intro")),
        p(say("private")),
        tag("noscript").holds(tag("p").class("notice").holds(say("script"))),
        form,
        lines(&sheet),
        tag("h2").holds(say("preview.title")),
        tag("div").attr("id", "preview").holds(""),
        script(loader, integrity),
    ];
    sheet.page(&say("title"), &[], main)
}

/// The scripts of the page. The loader is held against its hash here as well.
fn script(loader: &str, integrity: &str) -> Html {
    let file = loader.rsplit('/').next().unwrap_or(loader);
    let loader = tag("script")
        .attr("src", file)
        .attr("integrity", integrity)
        .attr("crossorigin", "anonymous")
        .attr("defer", "")
        .attr("id", "loader")
        .attr("data-loader", loader)
        .attr("data-integrity", integrity);
    let builder = tag("script").attr("src", "builder.js").attr("defer", "");
    html![loader.holds(""), builder.holds("")]
}

fn group(title: String, fields: Html) -> Html {
    tag("fieldset").class("field").holds(html![tag("legend").holds(title), fields])
}

fn start(sheet: &Sheet) -> Html {
    let say = |id: &str| sheet.say(&format!("ui.embed.{id}"));
    let places = &sheet.content.places;
    let any = || (String::new(), say("none"));
    let counties = places.counties.iter().map(|row| (row.cell("county_id"), row.cell("county")));
    let plans = places.plans.iter().map(|row| (row.cell("plan_id"), row.cell("name")));
    let owned = |(id, name): (&str, &str)| (id.to_owned(), name.to_owned());
    let languages = sheet.content.translations.iter().map(|made| &made.language);
    let languages = languages.map(|language| (language.tag.clone(), language.own_name.clone()));
    let english = ("en".to_owned(), sheet.say("ui.site.language.english"));
    let browser = (String::new(), say("start.browser"));
    let modes = ["", "navigator"].map(|mode| {
        let words = if mode.is_empty() { "start.member" } else { "start.navigator" };
        (mode.to_owned(), say(words))
    });
    html![
        select("county", say("start.county"), [any()].into_iter().chain(counties.map(owned))),
        select("plan", say("start.plan"), [any()].into_iter().chain(plans.map(owned))),
        hint("plan", say("start.hint")),
        select("lang", say("start.lang"), [browser, english].into_iter().chain(languages)),
        select("mode", say("start.mode"), modes),
    ]
}

fn looks(sheet: &Sheet) -> Html {
    let say = |id: &str| sheet.say(&format!("ui.embed.looks.{id}"));
    let named = |(place, id): (usize, &&str)| {
        let value = if place == 0 { "" } else { id };
        (value.to_owned(), say(id))
    };
    html![
        select("theme", say("theme"), LOOKS.iter().enumerate().map(named)),
        colour(sheet, "accent", "light"),
        colour(sheet, "accent-dark", "dark"),
        input("font", say("font")),
        hint("font", say("font-hint")),
        input("radius", say("radius")),
        select("density", say("density"), DENSITIES.iter().enumerate().map(named)),
    ]
}

/// A field for a colour, with what is said of one that cannot be.
fn colour(sheet: &Sheet, name: &str, look: &str) -> Html {
    let say = |id: &str| sheet.say(&format!("ui.embed.looks.{id}"));
    let told = tag("p")
        .class("refused")
        .attr("role", "status")
        .attr("data-about", name)
        .attr("data-look", look)
        .attr("data-contrast", say("contrast"))
        .attr("data-malformed", say("malformed"));
    html![input(name, say(name)), hint(name, say("hint")), told.holds("")]
}

fn results(sheet: &Sheet) -> Html {
    let say = |id: &str| sheet.say(&format!("ui.embed.results.{id}"));
    let field = Tag::attr(tag("input"), "type", "checkbox").attr("name", "results");
    let field = field.attr("aria-describedby", "hint-results").void();
    let label = tag("label").class("choice").holds(html![field, tag("span").holds(say("ask"))]);
    html![label, hint("results", say("hint"))]
}

/// The lines to copy, and the policy that lets them work.
fn lines(sheet: &Sheet) -> Html {
    let say = |id: &str| sheet.say(&format!("ui.embed.snippet.{id}"));
    let field = |id: &str, label: String, rows: &str| {
        let text = tag("textarea").attr("id", id).attr("rows", rows).attr("readonly", "");
        let text = text.attr("spellcheck", "false").holds("");
        let label = tag("label").attr("for", id).holds(label);
        let copy = tag("button").class("button second").attr("type", "button");
        let copy = copy.attr("data-copies", id).attr("data-done", say("done")).holds(say("copy"));
        let said = tag("span").attr("role", "status").holds("");
        html![
            tag("div").class("field").holds(html![label, text]),
            tag("div").class("actions").holds(html![copy, said]),
        ]
    };
    html![
        tag("h2").holds(say("title")),
        field("snippet", say("label"), "8"),
        field("policy", say("policy"), "4"),
    ]
}

fn input(name: &str, label: String) -> Html {
    let field = tag("input").attr("type", "text").attr("id", name).attr("name", name);
    let field = field.attr("aria-describedby", format!("hint-{name}")).attr("spellcheck", "false");
    html![tag("label").attr("for", name).holds(label), field.void()]
}

fn hint(name: &str, text: String) -> Html {
    tag("p").class("hint").attr("id", format!("hint-{name}")).holds(text)
}

/// A list to choose from: values and names.
fn select(name: &str, label: String, options: impl IntoIterator<Item = (String, String)>) -> Html {
    let option = |(value, name): (String, String)| tag("option").attr("value", value).holds(name);
    let options = options.into_iter().map(option).collect::<Html>();
    let list = tag("select").attr("id", name).attr("name", name).holds(options);
    html![tag("label").attr("for", name).holds(label), list]
}
