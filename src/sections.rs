//! The interview by sections, for whoever asks many people: all questions of a topic on one page, and
//! the private ones of all topics in a section of their own, which can be handed over.

use crate::flow::Open;
use crate::route::Page;
use crate::session::Session;
use crate::told;
use content::{Message, Screen, ui};
use rules::{Answer, FactId, Sensitivity};

/// How a person is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// One question a page.
    #[default]
    Pages,
    /// All questions of a section on one page.
    Sections,
}

/// Questions that stand on one page.
pub struct Section {
    /// Its name.
    pub title: Message,
    /// Its questions, in the groups in which the other way asks them.
    pub groups: Vec<Group>,
    /// Whether its questions are private.
    pub is_private: bool,
}

/// Questions of one screen of the content.
pub struct Group {
    /// The screen.
    pub screen: &'static Screen,
    /// Those of its questions that are in the section.
    pub facts: Vec<FactId>,
}

impl Section {
    /// All its questions, in the order of asking.
    pub fn facts(&self) -> impl Iterator<Item = FactId> {
        self.groups.iter().flat_map(|group| group.facts.iter().copied())
    }
}

/// Every section, in the order of asking. The private one comes last.
pub fn all() -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for screen in content::SCREENS {
        add(&mut sections, screen.topic, screen, false);
    }
    for screen in content::SCREENS {
        add(&mut sections, ui::SECTIONS_PRIVATE_TITLE, screen, true);
    }
    sections
}

fn add(sections: &mut Vec<Section>, title: Message, screen: &'static Screen, is_private: bool) {
    let own = |fact: &FactId| is_private == self::is_private(*fact) && !has_own_page(*fact);
    let facts: Vec<FactId> = screen.facts.iter().copied().filter(own).collect();
    if facts.is_empty() {
        return;
    }
    let group = Group { screen, facts };
    match sections.last_mut().filter(|section| section.title == title) {
        Some(section) => section.groups.push(group),
        None => sections.push(Section { title, groups: vec![group], is_private }),
    }
}

/// Whether a question is for the person alone.
pub fn is_private(fact: FactId) -> bool {
    told::entry(fact).sensitivity != Sensitivity::Open
}

/// Whether a question has a page of its own in either way of asking.
fn has_own_page(fact: FactId) -> bool {
    [content::WHO_FOR, content::COUNTY].contains(&fact)
}

/// The page of the section that has this question.
pub fn page_of(fact: FactId) -> Page {
    let place = all().iter().position(|section| section.facts().any(|other| other == fact));
    Page::Section(place.map_or(1, |place| place + 1))
}

/// The page with the private questions.
pub fn private_page() -> Page {
    Page::Section(all().len())
}

/// Whether a question is shown: it can still change a result, or has an answer to look at again.
pub fn is_shown(session: &Session, open: &Open, fact: FactId) -> bool {
    open.facts.contains(&fact) || session.answers.get(fact) != Answer::NotAsked
}

#[cfg(test)]
mod tests {
    use super::{all, is_private, page_of, private_page};
    use crate::told::fact;
    use rules::FactId;

    #[test]
    fn every_question_is_in_one_section() {
        let facts: Vec<FactId> = all().iter().flat_map(|section| section.facts()).collect();
        // Who this is for, and the county, have pages of their own.
        assert_eq!(facts.len(), content::QUESTIONS.len() - 2);
        assert!(facts.iter().enumerate().all(|(place, fact)| !facts[..place].contains(fact)));
    }

    #[test]
    fn private_questions_stand_together_at_the_end() {
        let sections = all();
        let (last, others) = sections.split_last().expect("sections");
        assert!(last.is_private && last.facts().all(is_private));
        assert!(others.iter().all(|section| !section.facts().any(is_private)));
        assert_eq!(page_of(fact("fleeing-violence")), private_page());
        assert_ne!(page_of(fact("sleeping-place")), private_page());
    }

    #[test]
    fn no_topic_is_torn_apart() {
        let titles: Vec<_> = all().iter().map(|section| section.title).collect();
        assert!(titles.iter().enumerate().all(|(place, title)| !titles[..place].contains(title)));
    }
}
