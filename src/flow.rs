//! The way through the pages: which comes next, which came before, which may be shown.

use crate::edge::clock;
use crate::route::Page;
use crate::sections::{self, Way};
use crate::session::Session;
use crate::told;
use rules::{Answer, FactId, Outlook};

/// The screens of who this is for and of the county, which have pages outside the trail.
const FIRST_SCREENS: usize = 2;

/// What is still open for a session.
pub struct Open {
    /// The facts that can still change a verdict, in the order of asking.
    pub facts: Vec<FactId>,
    /// For each program, the facts that can still change it.
    programs: Vec<Vec<FactId>>,
}

impl Open {
    /// Looks at what is open today.
    pub fn of(session: &Session) -> Open {
        let evaluation = session.evaluate();
        let outlook = Outlook::new(&evaluation, content::audience(&session.answers));
        let programs = content::rulebook().programs.iter();
        let programs: Vec<Vec<FactId>> =
            programs.map(|program| outlook.open_facts(program)).collect();
        let all = (0..content::QUESTIONS.len()).map(|index| FactId(index as u16));
        let is_open = |fact: &FactId| {
            session.handover.asks(*fact) && programs.iter().any(|open| open.contains(fact))
        };
        let facts = all.filter(is_open).collect();
        Open { facts, programs }
    }

    /// The screens on which something open is asked, in order.
    pub fn screens(&self) -> Vec<u16> {
        let mut screens: Vec<u16> =
            self.facts.iter().map(|fact| told::entry(*fact).screen).collect();
        screens.dedup();
        screens
    }

    /// How many programs these facts can still change.
    pub fn stakes(&self, facts: &[FactId]) -> usize {
        let moved = |open: &&Vec<FactId>| facts.iter().any(|fact| open.contains(fact));
        self.programs.iter().filter(moved).count()
    }
}

/// A page of the interview as it is shown.
pub struct Shown {
    /// The screen of the content.
    pub screen: &'static content::Screen,
    /// The facts that are asked on it.
    pub facts: Vec<FactId>,
    /// How many pages are left at most, this one among them unless it was answered.
    pub left: usize,
    /// How many results this page can still change.
    pub stakes: usize,
}

/// What to show on a page of the interview.
pub fn shown(session: &Session, page: Page) -> Shown {
    let open = Open::of(session);
    let number = screen_of(session, page).expect("only pages of the trail are shown");
    let facts = facts_on(session, &open, number);
    Shown {
        screen: &content::SCREENS[usize::from(number)],
        left: open.screens().len(),
        stakes: open.stakes(&facts),
        facts,
    }
}

/// Whether this page has the first private questions, which are announced before they are shown. To a
/// person who was handed the device they are announced as it is handed over.
pub fn announces(session: &Session, page: Page) -> bool {
    matches!(page, Page::Ask(_))
        && !session.answers.asked().any(|(fact, _)| sections::is_private(fact))
        && shown(session, page).facts.into_iter().any(sections::is_private)
}

/// The facts that can still change a verdict once these answers are given. A question that another
/// answer on its own page has settled needs none.
pub fn still_needed(session: &Session, answers: &[(FactId, Answer)]) -> Vec<FactId> {
    let mut session = session.clone();
    answers.iter().for_each(|(fact, answer)| session.answer(*fact, *answer));
    Open::of(&session).facts
}

/// How many pages are left at most. A page that was answered is not among them, so that going back does
/// not make it more.
pub fn left(session: &Session) -> usize {
    Open::of(session).screens().len()
}

/// The plan that was told, if it does not serve the county that was told today.
pub fn plan_that_left(session: &Session) -> Option<&'static content::Plan> {
    let plan = told::plan(&session.answers)?;
    let county = told::county(&session.answers)?;
    let serves =
        |pair: &content::CountyPlan| pair.plan().id == plan.id && pair.serves_on(clock::today());
    let gone = !content::plans_of_county(county).any(serves);
    gone.then_some(plan)
}

/// The facts to show on a screen: those still open, and those that have an answer to look at again.
pub fn facts_on(session: &Session, open: &Open, screen: u16) -> Vec<FactId> {
    let facts = content::SCREENS[usize::from(screen)].facts.iter().copied();
    let shown =
        |fact: &FactId| session.handover.asks(*fact) && sections::is_shown(session, open, *fact);
    facts.filter(shown).collect()
}

/// The page after this one. A new screen joins the trail. Whoever came from the list of answers to
/// change one goes back there, past anything that the change has opened.
pub fn next(session: &mut Session, page: Page, reviewing: bool) -> Page {
    let after = match page {
        Page::County if session.way == Way::Sections && !reviewing => return Page::Section(1),
        Page::County => 0,
        _ => position(session, page).map_or(0, |position| position + 1),
    };
    if after < session.trail().len() && !reviewing {
        return page_at(session, after);
    }
    forward(session)
}

/// The first page with something still open, or the list of answers.
pub fn forward(session: &mut Session) -> Page {
    let Some(fact) = Open::of(session).facts.first().copied() else {
        return if session.handover.is_away() { Page::GiveBack } else { Page::Check };
    };
    if session.way == Way::Sections && !session.handover.is_away() {
        return sections::page_of(fact);
    }
    let screen = told::entry(fact).screen;
    let trail = session.trail_mut();
    let known = trail.iter().position(|seen| *seen == screen);
    let position = known.unwrap_or(trail.len());
    if known.is_none() {
        trail.push(screen);
    }
    page_at(session, position)
}

/// The page before this one.
pub fn previous(session: &Session, page: Page) -> Page {
    match page {
        Page::Start | Page::County | Page::Link(_) => Page::Start,
        Page::MediCal | Page::About | Page::Safety | Page::Caseload(0) => Page::Start,
        Page::Caseload(_) => Page::Caseload(0),
        Page::Results => Page::Check,
        Page::Next | Page::Share | Page::Why(_) => Page::Results,
        Page::Rights | Page::Sheet => Page::Next,
        Page::Check | Page::GiveBack => last(session),
        Page::Section(_) => Page::County,
        Page::Plan | Page::Ask(_) | Page::Private(_) => match position(session, page) {
            Some(position) if position > 0 => page_at(session, position - 1),
            _ if session.handover.is_away() => Page::Private(0),
            _ => Page::County,
        },
        #[cfg(feature = "parts")]
        Page::Parts => Page::Start,
    }
}

/// The page that may be shown for an address: the one asked for if the session has come so far, else
/// the furthest one that it has.
pub fn allowed(session: &Session, page: Option<Page>) -> Page {
    if let Some(page) = allowed_early(session, page) {
        return page;
    }
    // Whoever was handed the device sees their own questions and how to be safe, and nothing else.
    if session.handover.is_away() {
        return match page {
            Some(page @ (Page::GiveBack | Page::Private(0) | Page::Safety)) => page,
            Some(page @ Page::Private(_)) if position(session, page).is_some() => page,
            _ => last(session),
        };
    }
    match page {
        Some(Page::Private(_) | Page::GiveBack) if session.way == Way::Sections => {
            sections::private_page()
        }
        Some(Page::Private(_) | Page::GiveBack) => last(session),
        Some(page @ (Page::Plan | Page::Ask(_))) => match screen_of(session, page) {
            Some(screen) if session.way == Way::Sections => section_of(screen),
            Some(_) => page,
            None => last(session),
        },
        Some(Page::Section(number))
            if session.way == Way::Pages || !(1..=sections::all().len()).contains(&number) =>
        {
            last(session)
        }
        Some(Page::Why(number)) if !(1..=content::PROGRAMS.len()).contains(&number) => {
            Page::Results
        }
        Some(page) => page,
        None => Page::Start,
    }
}

/// The same as far as the rest of the program is not needed to tell.
pub fn allowed_early(session: &Session, page: Option<Page>) -> Option<Page> {
    match page {
        _ if session.handover.is_away() => None,
        // These need no interview.
        Some(Page::Rights | Page::MediCal | Page::About | Page::Safety | Page::Link(_)) => page,
        Some(Page::Caseload(_)) => page,
        #[cfg(feature = "parts")]
        Some(Page::Parts) => page,
        _ if told::who_for(&session.answers).is_none() => Some(Page::Start),
        Some(Page::Start | Page::County) => page,
        None => Some(Page::Start),
        _ => None,
    }
}

/// The page on which a fact was put, if it was.
pub fn page_of(session: &Session, fact: FactId) -> Option<Page> {
    if fact == content::WHO_FOR {
        return Some(Page::Start);
    }
    if fact == content::COUNTY {
        return Some(Page::County);
    }
    if session.way == Way::Sections {
        return Some(sections::page_of(fact));
    }
    let screen = told::entry(fact).screen;
    let position = session.trail.iter().position(|seen| *seen == screen)?;
    Some(page_at(session, position))
}

/// The screen of a page of the interview.
pub fn screen_of(session: &Session, page: Page) -> Option<u16> {
    position(session, page).map(|position| session.trail()[position])
}

/// Takes up another way of asking, with all answers: what was answered elsewhere is among the pages.
pub fn change_way(session: &mut Session, way: Way) {
    session.way = way;
    for (place, screen) in content::SCREENS.iter().enumerate().skip(FIRST_SCREENS) {
        let place = place as u16;
        let is_told = |fact: &FactId| session.answers.get(*fact) != Answer::NotAsked;
        if screen.facts.iter().any(is_told) && !session.trail.contains(&place) {
            session.trail.push(place);
        }
    }
}

/// The section in which a screen begins.
fn section_of(screen: u16) -> Page {
    let first = content::SCREENS[usize::from(screen)].facts.first();
    first.map_or(Page::Section(1), |fact| sections::page_of(*fact))
}

fn last(session: &Session) -> Page {
    match session.trail().len() {
        0 if session.handover.is_away() => Page::Private(0),
        _ if session.way == Way::Sections && !session.handover.is_away() => Page::Section(1),
        0 => Page::County,
        length => page_at(session, length - 1),
    }
}

fn position(session: &Session, page: Page) -> Option<usize> {
    match page {
        Page::Plan => session.trail.iter().position(|screen| *screen == plan_screen()),
        Page::Ask(number) | Page::Private(number) => {
            (1..=session.trail().len()).contains(&number).then(|| number - 1)
        }
        _ => None,
    }
}

fn page_at(session: &Session, position: usize) -> Page {
    match session.trail()[position] {
        _ if session.handover.is_away() => Page::Private(position + 1),
        screen if screen == plan_screen() => Page::Plan,
        _ => Page::Ask(position + 1),
    }
}

fn plan_screen() -> u16 {
    told::entry(told::fact("plan")).screen
}
