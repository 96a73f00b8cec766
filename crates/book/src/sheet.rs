//! One page in the making: what it may look up, and the frame round it.

use crate::Page;
use crate::html::{Html, document, html, li, link, p, tag};
use crate::plain;
use compiler::Content;
use compiler::program::Program;
use compiler::source::Source;
use compiler::words::Text;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// One page in the making.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// Everything that the content files say.
    pub content: &'a Content,
    /// Its folder below the site, with a slash behind (`rules/ecm/`).
    folder: String,
    taken: RefCell<BTreeSet<String>>,
}

impl<'a> Sheet<'a> {
    /// Begins a page in a folder.
    pub fn new(content: &'a Content, folder: impl Into<String>) -> Sheet<'a> {
        Sheet { content, folder: folder.into(), taken: RefCell::default() }
    }

    /// The address of a page of the site (`rules/facts/#fact-homeless`), as seen from this one.
    pub fn to(&self, path: &str) -> String {
        let up = "../".repeat(self.folder.matches('/').count());
        if path.is_empty() && up.is_empty() { "./".to_owned() } else { format!("{up}{path}") }
    }

    /// An id, when nothing else on this page has it already.
    pub fn claim(&self, id: String) -> Option<String> {
        self.taken.borrow_mut().insert(id.clone()).then_some(id)
    }

    /// A sentence, in the voice that speaks about somebody else.
    pub fn say(&self, id: &str) -> String {
        self.find(id).unwrap_or_else(|| format!("[{id}]"))
    }

    /// A sentence that may be missing.
    pub fn find(&self, id: &str) -> Option<String> {
        self.content.words.text(id).map(|text| match text {
            Text::One(text) => text.clone(),
            Text::Voices([_, _, other]) => other.clone(),
        })
    }

    /// The document with this id. The compiler has checked that it is there.
    pub fn source(&self, id: &str) -> &'a Source {
        let found = self.content.sources.iter().find(|source| source.id == id);
        found.unwrap_or_else(|| panic!("the compiler lets no citation of `{id}` pass"))
    }

    /// The plain name of a program.
    pub fn title(&self, program: &Program) -> String {
        self.say(&program.words("title"))
    }

    /// A link to a program's page.
    pub fn program_link(&self, program: &Program) -> Html {
        link(self.to(&format!("rules/{}/", program.id)), self.title(program))
    }

    /// Finishes the page. `crumbs` are the pages above it: path and name.
    pub fn page(&self, title: &str, crumbs: &[(&str, &str)], main: Html) -> Page {
        let site = self.say("ui.site.name");
        let head = html![
            tag("meta").attr("charset", "utf-8").void(),
            tag("meta")
                .attr("name", "viewport")
                .attr("content", "width=device-width, initial-scale=1")
                .void(),
            tag("meta").attr("name", "referrer").attr("content", "no-referrer").void(),
            tag("meta").attr("name", "format-detection").attr("content", "telephone=no").void(),
            tag("meta")
                .attr("name", "description")
                .attr("content", format!("{title}. {}.", self.say("ui.site.about")))
                .void(),
            tag("title").holds(format!("{title} – {site}")),
            tag("link").attr("rel", "icon").attr("href", self.to("icon.svg")).void(),
            tag("link").attr("rel", "stylesheet").attr("href", self.to("book.css")).void(),
        ];
        let body = html![
            tag("a").class("skip").attr("href", "#main").holds(self.say("ui.site.skip")),
            self.head(&site),
            self.emergency(),
            self.crumbs(crumbs),
            tag("main")
                .class("width")
                .attr("id", "main")
                .holds(html![tag("h1").holds(title), main]),
            self.foot(),
        ];
        let whole = html![tag("head").holds(head), tag("body").class("book").holds(body)];
        let whole = tag("html").attr("lang", "en").attr("dir", "ltr").holds(whole);
        Page { path: format!("{}index.html", self.folder), text: document(whole) }
    }

    fn head(&self, site: &str) -> Html {
        let parts = [("rules/", "Policy book"), ("county/", "Counties"), ("", "Questions")];
        let parts = parts.map(|(path, name)| li(link(self.to(path), name)));
        let nav = tag("nav")
            .attr("aria-label", "Parts of this site")
            .holds(tag("ul").holds(Vec::from(parts)));
        let name = html![link(self.to(""), site), p(self.say("ui.site.about"))];
        let inner = html![tag("div").holds(name), nav];
        tag("header").class("head").holds(tag("div").class("width").holds(inner))
    }

    fn emergency(&self) -> Html {
        let line = |id: &str, number: &str| {
            let text = self.say(id);
            let (before, after) = text.split_once("{phone}").unwrap_or((&text, ""));
            li(tag("span").holds(html![before, phone_link(number), after]))
        };
        let lines = html![
            line("ui.site.emergency.danger", "911"),
            line("ui.site.emergency.crisis", "988"),
        ];
        tag("section")
            .class("emergency")
            .attr("aria-label", self.say("ui.site.emergency.region"))
            .holds(tag("ul").class("width").holds(lines))
    }

    fn crumbs(&self, crumbs: &[(&str, &str)]) -> Html {
        if crumbs.is_empty() {
            return Html::default();
        }
        let parts =
            crumbs.iter().map(|(path, name)| li(link(self.to(path), *name))).collect::<Vec<_>>();
        let list = tag("ol").holds(parts);
        tag("nav").class("crumbs width").attr("aria-label", "Pages above this one").holds(list)
    }

    fn foot(&self) -> Html {
        let checked = self.content.sources.iter().map(|source| source.read_on).max();
        let checked = checked
            .map(|day| p(self.say("ui.site.footer.checked").replace("{date}", &plain::date(day))));
        let lines = html![
            p(self.say("ui.site.footer.decides")),
            checked,
            p(self.say("ui.site.footer.not-official")),
            p(link(self.to("proof/"), self.say("ui.proof.title"))),
        ];
        tag("footer").class("foot").holds(tag("div").class("width").holds(lines))
    }
}

/// A number to ring, as a link that rings it.
pub fn phone_link(number: &str) -> Html {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let digits = if digits.len() == 10 { format!("1{digits}") } else { digits };
    link(format!("tel:{digits}"), number)
}
