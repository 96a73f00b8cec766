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
}

impl Page {
    /// The page at this place; `None` for a place that there is not.
    pub fn at(place: &str) -> Option<Page> {
        match place {
            "" | "/" => Some(Page::Start),
            "/county" => Some(Page::County),
            "/plan" => Some(Page::Plan),
            "/check" => Some(Page::Check),
            "/results" => Some(Page::Results),
            "/next" => Some(Page::Next),
            "/rights" => Some(Page::Rights),
            "/sheet" => Some(Page::Sheet),
            _ => place.strip_prefix("/ask/")?.parse().ok().map(Page::Ask),
        }
    }

    /// The place of the page in the address, after `#`.
    pub fn place(self) -> String {
        match self {
            Page::Start => String::new(),
            Page::County => "/county".to_owned(),
            Page::Plan => "/plan".to_owned(),
            Page::Ask(number) => ["/ask/", &number.to_string()].concat(),
            Page::Check => "/check".to_owned(),
            Page::Results => "/results".to_owned(),
            Page::Next => "/next".to_owned(),
            Page::Rights => "/rights".to_owned(),
            Page::Sheet => "/sheet".to_owned(),
        }
    }

    /// The address for a link.
    pub fn link(self) -> String {
        ["#", &self.place()].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::Page;

    #[test]
    fn every_page_is_found_at_its_place() {
        let before = [Page::Start, Page::County, Page::Plan, Page::Ask(3), Page::Check];
        for page in before.into_iter().chain([Page::Results, Page::Next, Page::Rights, Page::Sheet])
        {
            assert_eq!(Page::at(&page.place()), Some(page));
        }
    }

    #[test]
    fn other_places_are_none() {
        for place in ["/ask/", "/ask/x", "/ask/-1", "/answers", "main"] {
            assert_eq!(Page::at(place), None);
        }
    }
}
