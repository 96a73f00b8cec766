//! The pages and their addresses. An address says which page, never what was asked or answered.

/// A page of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// What this is, and for whom.
    Start,
    /// Which county.
    County,
    /// Which health plan.
    Plan,
    /// A page of the interview, by its place in the person's own trail, from 1.
    Ask(usize),
    /// All questions of a section, by its place among the sections, from 1.
    Section(usize),
    /// A private question for a person who was handed the device, by its place in their own trail, from
    /// 1; 0 tells them what comes.
    Private(usize),
    /// The end of that, with the device to be given back.
    GiveBack,
    /// Every answer with a link to change it.
    Check,
    /// The verdicts with their reasons, and what to do next.
    Results,
    /// The plan of action.
    Next,
    /// Rights after a letter, with their last days.
    Rights,
    /// The sheet of paper.
    Sheet,
    /// A link, a QR code and a text to take along.
    Share,
    /// Results that came by a link.
    Link(Code),
    /// Ways into Medi-Cal and into a plan.
    MediCal,
    /// What CalAIM is.
    About,
    /// Using this site safely.
    Safety,
    /// One result step by step, by its place in the rulebook, from 1.
    Why(usize),
    /// Everybody whom a helper keeps on this device, as 0, or the person with this number.
    Caseload(usize),
    /// Every part in its states.
    #[cfg(feature = "parts")]
    Parts,
}

/// What a link carries in the address: results, never an answer. A text that no link can be is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    letters: [u8; Code::LONGEST],
    length: u8,
}

impl Code {
    /// No true link is longer.
    const LONGEST: usize = 64;

    /// The code in a text.
    pub fn of(text: &str) -> Code {
        let is_code = text.len() <= Code::LONGEST && text.is_ascii();
        let text = if is_code { text.as_bytes() } else { &[] };
        let mut letters = [0; Code::LONGEST];
        letters[..text.len()].copy_from_slice(text);
        Code { letters, length: text.len() as u8 }
    }

    /// The code as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.letters[..usize::from(self.length)]).unwrap_or_default()
    }
}

impl Page {
    /// The page at this place; `None` for a place that there is not.
    pub fn at(place: &str) -> Option<Page> {
        match place {
            "" | "/" => Some(Page::Start),
            "/county" => Some(Page::County),
            "/plan" => Some(Page::Plan),
            "/give-back" => Some(Page::GiveBack),
            "/check" => Some(Page::Check),
            "/results" => Some(Page::Results),
            "/next" => Some(Page::Next),
            "/rights" => Some(Page::Rights),
            "/sheet" => Some(Page::Sheet),
            "/share" => Some(Page::Share),
            "/medi-cal" => Some(Page::MediCal),
            "/about" => Some(Page::About),
            "/safety" => Some(Page::Safety),
            #[cfg(feature = "parts")]
            "/parts" => Some(Page::Parts),
            _ => Page::numbered(place),
        }
    }

    /// A page with something after its name.
    fn numbered(place: &str) -> Option<Page> {
        let (name, number) = place.strip_prefix('/')?.split_once('/')?;
        if name == "r" {
            return Some(Page::Link(Code::of(number)));
        }
        let number = number.parse().ok()?;
        match name {
            "ask" => Some(Page::Ask(number)),
            "section" => Some(Page::Section(number)),
            "private" => Some(Page::Private(number)),
            "why" => Some(Page::Why(number)),
            "caseload" => Some(Page::Caseload(number)),
            _ => None,
        }
    }

    /// The place of the page in the address, after `#`.
    pub fn place(self) -> String {
        let name = match self {
            Page::Start => "",
            Page::County => "/county",
            Page::Plan => "/plan",
            Page::Ask(_) => "/ask/",
            Page::Section(_) => "/section/",
            Page::Private(_) => "/private/",
            Page::GiveBack => "/give-back",
            Page::Check => "/check",
            Page::Results => "/results",
            Page::Next => "/next",
            Page::Rights => "/rights",
            Page::Sheet => "/sheet",
            Page::Share => "/share",
            Page::Link(_) => "/r/",
            Page::MediCal => "/medi-cal",
            Page::About => "/about",
            Page::Safety => "/safety",
            Page::Why(_) => "/why/",
            Page::Caseload(_) => "/caseload/",
            #[cfg(feature = "parts")]
            Page::Parts => "/parts",
        };
        let after = match self {
            Page::Ask(number)
            | Page::Section(number)
            | Page::Private(number)
            | Page::Why(number)
            | Page::Caseload(number) => number.to_string(),
            Page::Link(code) => code.text().to_owned(),
            _ => String::new(),
        };
        [name, &after].concat()
    }

    /// The address for a link.
    pub fn link(self) -> String {
        ["#", &self.place()].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, Page};

    #[test]
    fn every_page_is_found_at_its_place() {
        let before = [Page::Start, Page::County, Page::Plan, Page::Ask(3), Page::Check];
        let after = [Page::Results, Page::Next, Page::Rights, Page::Sheet, Page::Share];
        let others = [Page::MediCal, Page::About, Page::Why(7), Page::Link(Code::of("a-_9"))];
        let sections = [Page::Section(4), Page::Private(0), Page::Private(2), Page::GiveBack];
        let sections =
            sections.into_iter().chain([Page::Safety, Page::Caseload(0), Page::Caseload(9)]);
        for page in before.into_iter().chain(after).chain(others).chain(sections) {
            assert_eq!(Page::at(&page.place()), Some(page));
        }
    }

    #[test]
    fn other_places_are_none() {
        for place in ["/ask/", "/ask/x", "/ask/-1", "/why/", "/answers", "main"] {
            assert_eq!(Page::at(place), None);
        }
    }

    #[test]
    fn what_no_link_can_be_is_empty() {
        assert_eq!(Code::of(&"x".repeat(65)).text(), "");
        assert_eq!(Code::of("é").text(), "");
        assert_eq!(Code::of(&"x".repeat(64)).text().len(), 64);
    }
}
