//! The policy book as one file: the very pages of the book, put behind each other as chapters.

use super::alone;
use crate::html::{Html, html, li, link, p, tag, ul};
use crate::{Page, confidence, facts, logic, plain, program, rules, sources};
use chrono::NaiveDate;
use compiler::Content;
use compiler::program::Gate;
use std::collections::BTreeSet;

/// A page of the book as a chapter.
struct Chapter {
    /// Its folder in the book (`rules/ecm/birth-equity/`).
    folder: String,
    title: String,
    /// What stands below its heading, as the page has it.
    main: String,
    /// Whether it stands below the chapter of a family.
    within: bool,
}

/// The whole policy book in one page, as it stands on a day.
pub fn whole_book(content: &Content, day: NaiveDate) -> String {
    let chapters = chapters(content);
    let folders: BTreeSet<&str> = chapters.iter().map(|chapter| chapter.folder.as_str()).collect();
    let front = html![front(content, day), contents(&chapters)];
    let text = alone("Policy book", front);
    let parts: String = chapters.iter().map(|chapter| chapter.written(&folders)).collect();
    text.replacen("</main>", &format!("{parts}</main>"), 1)
}

fn front(content: &Content, day: NaiveDate) -> Html {
    html![
        tag("h1").holds("Policy book"),
        tag("p").class("lead").holds(
            "Every rule by which the screener answers, with the document and page that it rests on."
        ),
        p(html![
            "As the rule files stood on ",
            plain::time(day),
            ". Documents last read on ",
            plain::time(content.read_on()),
            "; the first must be read again by ",
            plain::time(content.review_by()),
            ".",
        ]),
        p(
            "This is not a book of the State or of a health plan, and nothing here is a decision. The health plan decides."
        ),
    ]
}

fn contents(chapters: &[Chapter]) -> Html {
    let mut parts: Vec<(Html, Vec<Html>)> = Vec::new();
    for chapter in chapters {
        let to = link(format!("#{}", slug(&chapter.folder)), &chapter.title);
        match parts.last_mut().filter(|_| chapter.within) {
            Some((_, below)) => below.push(li(to)),
            None => parts.push((to, Vec::new())),
        }
    }
    let parts = parts.into_iter().map(|(to, below)| li(html![to, ul("plain", below)]));
    let list = ul("plain", parts.collect());
    tag("nav")
        .class("contents")
        .attr("aria-label", "Contents")
        .holds(html![tag("h2").holds("Contents"), list])
}

fn chapters(content: &Content) -> Vec<Chapter> {
    let how = Chapter {
        folder: "rules/".to_owned(),
        title: "How to read a rule".to_owned(),
        main: how_to_read(),
        within: false,
    };
    let families = content.gates.iter().flat_map(|gate| family(content, gate));
    let behind = [
        facts::page(content),
        logic::page(content),
        confidence::page(content),
        sources::page(content),
    ];
    let behind = behind.into_iter().map(|page| Chapter::of(&page, false));
    [how].into_iter().chain(families).chain(behind).collect()
}

/// Without its heading, for which the chapter's own stands; links to it lead there.
fn how_to_read() -> String {
    let place = tag("div").attr("id", "how-to-read").holds("").into_string();
    place + after(&rules::how_to_read().into_string(), "</h2>")
}

fn family(content: &Content, gate: &Gate) -> Vec<Chapter> {
    let front = Chapter::of(&rules::family(content, gate), false);
    let programs = content.programs.iter().filter(|program| program.gate == gate.id);
    let programs = programs.map(|program| {
        let chapter = Chapter::of(&program::page(content, program), true);
        chapter.without_family(&gate.id)
    });
    [front].into_iter().chain(programs).collect()
}

impl Chapter {
    fn of(page: &Page, within: bool) -> Chapter {
        let title = between(&page.text, "<h1>", "</h1>").to_owned();
        let main = between(&page.text, "</h1>", "</main>").to_owned();
        let folder = page.path.trim_end_matches("index.html").to_owned();
        Chapter { folder, title: unescaped(&title), main, within }
    }

    /// What stands before a whole family stands in the chapter of the family, and here once more nowhere.
    fn without_family(mut self, family: &str) -> Chapter {
        let begin = "<section class=\"period\"><h2 id=\"family\">";
        if let Some((before, rest)) = self.main.split_once(begin) {
            let (name, _) = plain::family(family);
            let to = format!("../../../rules/{family}/");
            let told = p(html!["What stands before all of it: ", link(to, name), "."]);
            self.main = format!("{before}{}{}", told.into_string(), after(rest, "</section>"));
        }
        self
    }

    fn written(&self, folders: &BTreeSet<&str>) -> String {
        let heading = tag("h2").attr("id", slug(&self.folder)).holds(&self.title);
        let main = placed(&lowered(&self.main), &self.folder, folders);
        // What is folded on a screen stands open on paper.
        let main = main.replace("<details", "<details open=\"open\"");
        format!("<section class=\"chapter\">{}{main}</section>", heading.into_string())
    }
}

/// What stands between two marks that every page of the book has.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let start = text.find(from).map_or(0, |at| at + from.len());
    let end = text[start..].find(to).map_or(text.len(), |at| start + at);
    &text[start..end]
}

fn after<'a>(text: &'a str, mark: &str) -> &'a str {
    text.split_once(mark).map_or(text, |(_, after)| after)
}

fn unescaped(text: &str) -> String {
    let pairs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    pairs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// Headings one level further down: the chapter's own heading stands above them.
fn lowered(text: &str) -> String {
    let levels = [("h4", "h5"), ("h3", "h4"), ("h2", "h3")];
    levels.iter().fold(text.to_owned(), |text, (from, to)| {
        let opened = text.replace(&format!("<{from}"), &format!("<{to}"));
        opened.replace(&format!("</{from}>"), &format!("</{to}>"))
    })
}

/// The name of a chapter in this file.
fn slug(folder: &str) -> String {
    folder.trim_end_matches('/').replace('/', "-")
}

/// The same with ids that no other chapter has, and links that lead to places in this file. What is not
/// in this file (the counties, the app) is no link here.
fn placed(text: &str, folder: &str, folders: &BTreeSet<&str>) -> String {
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, name, value, after)) = next_address(rest) {
        written.push_str(before);
        let value = match name {
            "href" => target(value, folder, folders),
            _ => Some(format!("{}--{value}", slug(folder))),
        };
        if let Some(value) = value {
            written.push_str(&format!(" {name}=\"{value}\""));
        }
        rest = after;
    }
    written + rest
}

/// The next id or address: what stands before it, its name, its value, what stands behind it. A quote in
/// a text is escaped, so none is mistaken for one.
fn next_address(text: &str) -> Option<(&str, &'static str, &str, &str)> {
    let found = ["id", "href"].map(|name| (text.find(&format!(" {name}=\"")), name));
    let (at, name) = found.into_iter().filter_map(|(at, name)| Some((at?, name))).min()?;
    let value = &text[at + name.len() + 3..];
    let end = value.find('"')?;
    Some((&text[..at], name, &value[..end], &value[end + 1..]))
}

fn target(address: &str, folder: &str, folders: &BTreeSet<&str>) -> Option<String> {
    if address.contains(':') {
        return Some(address.to_owned());
    }
    let (path, place) = address.split_once('#').unwrap_or((address, ""));
    // The book's links go up to the root of the site first.
    let path = if path.is_empty() { folder } else { path.trim_start_matches("../") };
    folders.contains(path).then(|| match place {
        "" => format!("#{}", slug(path)),
        place => format!("#{}--{place}", slug(path)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_links_are_those_of_the_one_file() {
        let folders = BTreeSet::from(["rules/ecm/a/", "rules/facts/"]);
        let text = "<p id=\"x\"><a href=\"#x\">1</a><a href=\"../../../rules/facts/#f\">2</a>\
                    <a href=\"../../../county/\">3</a><a href=\"https://a.b/#c\" rel=\"r\">4</a></p>";
        let wanted = "<p id=\"rules-ecm-a--x\"><a href=\"#rules-ecm-a--x\">1</a>\
                      <a href=\"#rules-facts--f\">2</a><a>3</a>\
                      <a href=\"https://a.b/#c\" rel=\"r\">4</a></p>";
        assert_eq!(placed(text, "rules/ecm/a/", &folders), wanted);
    }

    #[test]
    fn headings_go_down_by_one() {
        assert_eq!(lowered("<h2 id=\"a\">x</h2><h3>y</h3>"), "<h3 id=\"a\">x</h3><h4>y</h4>");
    }
}
