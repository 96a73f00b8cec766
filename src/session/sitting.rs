//! The page in view, and the way from one to the next; what waits for the rest of the program.

use super::Session;
use crate::edge::{self, language, place, screen, storage};
use crate::parts::element::live;
use crate::route::Page;
use crate::words::{self, Voice};
use crate::{rest, script};
use content::Language;
use leptos::prelude::*;

/// The name under which `public/exit.js` tells the page for the next person that it is one.
const ERASED: &str = "erased";

/// A visit to a page. Coming to the same page anew is another visit.
#[derive(Clone, Copy, PartialEq)]
struct Visit {
    page: Page,
    number: u32,
    /// Where this visit leads once the rest of the program is here.
    errand: Option<Errand>,
}

impl Visit {
    /// The first visit to a place; to another page where that may not be shown.
    fn to(session: &Session, page: Option<Page>) -> Visit {
        let allowed = rest::allowed(session, page);
        let errand = allowed.is_none().then_some(Errand::Follow);
        let page = allowed.unwrap_or(Page::Start);
        if errand.is_none() {
            place::stand_at(&page.place());
        }
        Visit { page, number: 0, errand }
    }

    fn needs_rest(&self) -> bool {
        self.errand.is_some() || !rest::is_in_first_part(self.page)
    }
}

/// A way on that only the rest of the program knows.
#[derive(Clone, Copy, PartialEq)]
enum Errand {
    Onward(Page),
    GoOn,
    /// To the page that the address names, or another one where that may not be shown.
    Follow,
    /// The same, with what the tab has kept.
    TakeUp,
}

/// The session and the page in view, for every part of the app. Copied freely; there is one.
#[derive(Clone, Copy)]
pub struct Sitting {
    session: RwSignal<Session>,
    visit: RwSignal<Visit>,
    erased: RwSignal<bool>,
    tells_private: RwSignal<bool>,
    left: StoredValue<usize>,
    /// Whether a page is about to be drawn.
    leaves: StoredValue<bool>,
    /// How often a page was about to be drawn.
    turns: StoredValue<u32>,
    /// Told anew whenever the rest of the program has come, or has not.
    news: RwSignal<bool>,
    translation: RwSignal<Translation>,
}

/// How it stands with the words of the language that was chosen last.
#[derive(Clone, Copy)]
pub enum Translation {
    /// They are in use, or English is.
    Fine,
    /// They did not arrive whole, so that English is in use.
    Broken(&'static Language),
}

impl Sitting {
    /// Takes up what this tab has kept, at the place that the address names.
    pub fn open(translation: Translation) -> Sitting {
        let page = Page::at(&place::here());
        let visit = match storage::kept() {
            Some(_) => Visit { page: Page::Start, number: 0, errand: Some(Errand::TakeUp) },
            None => Visit::to(&Session::default(), page),
        };
        Sitting {
            session: RwSignal::default(),
            visit: RwSignal::new(visit),
            erased: RwSignal::new(false),
            tells_private: RwSignal::new(false),
            left: StoredValue::new(usize::MAX),
            leaves: StoredValue::new(false),
            turns: StoredValue::new(0),
            news: RwSignal::new(false),
            translation: RwSignal::new(translation),
        }
    }

    /// The page in view. Whoever reads this is drawn anew on every visit.
    pub fn page(self) -> Page {
        self.visit.get().page
    }

    /// Looks at the session as it is now.
    pub fn look<T>(self, look: impl FnOnce(&Session) -> T) -> T {
        self.session.with_untracked(look)
    }

    /// Changes the session, and keeps it for a reload.
    pub fn change(self, change: impl FnOnce(&mut Session)) {
        self.session.update_untracked(change);
        self.erased.set(false);
        self.tell_private(false);
        self.look(|session| {
            words::speak_as(session.voice());
            storage::keep(&rest::written(session));
        });
    }

    /// Goes forward to a page.
    pub fn go(self, page: Page) {
        self.turn(page, true);
    }

    /// Goes on from a page that was answered or passed over. A second tap while the page leaves is none.
    pub fn onward(self, page: Page) {
        if self.leaves.get_value() {
            return;
        }
        if page == Page::Start {
            return self.go(Page::County);
        }
        let Some(rest) = rest::here() else { return self.wait(Errand::Onward(page)) };
        let reviewing = place::came_from() == Some(Page::Check.place());
        let mut next = page;
        self.change(|session| next = rest.next(session, page, reviewing));
        self.go(next);
    }

    /// Goes on to the first page with something still open.
    pub fn go_on(self) {
        let Some(rest) = rest::here() else { return self.wait(Errand::GoOn) };
        let mut next = Page::Check;
        self.change(|session| next = rest.forward(session));
        self.go(next);
    }

    /// From which question a page was reached; `otherwise` where it was reached in another way.
    pub fn origin(self, otherwise: Page) -> Page {
        match place::came_from().and_then(|place| Page::at(&place)) {
            Some(page @ (Page::Plan | Page::Ask(_) | Page::Section(_))) => page,
            _ => otherwise,
        }
    }

    /// Notes how many pages a person is told are left, and gives back whether it is more than before.
    pub fn left_grew(self, left: usize) -> bool {
        if self.look(|session| session.handover.is_away()) {
            return false;
        }
        let before = self.left.get_value();
        self.left.set_value(left);
        left > before
    }

    /// Goes back: by the browser's history where that leads to `page`, else to the page itself.
    pub fn back(self, page: Page) {
        if place::came_from() == Some(page.place()) {
            place::back();
        } else {
            place::stand_at(&page.place());
            self.arrive(page);
        }
    }

    /// Follows the browser after a link or its own buttons.
    pub fn follow(self) {
        let before = self.visit.with_untracked(|visit| visit.page);
        place::note_origin(&before.place());
        self.arrive_at(Page::at(&place::here()));
    }

    /// Shows the page of a place, or waits until it is known whether that may be shown.
    fn arrive_at(self, page: Option<Page>) {
        match self.look(|session| rest::allowed(session, page)) {
            Some(page) => {
                place::stand_at(&page.place());
                self.arrive(page);
            }
            None => self.wait(Errand::Follow),
        }
    }

    /// Forgets everything, and what the page in view holds with it. `public/exit.js` wipes the rest of the
    /// tab, and puts another page in place of this one.
    pub fn forget(self) {
        storage::forget();
        rest::forget();
        self.session.update_untracked(|session| *session = Session::default());
        self.tell_private(false);
        words::speak_as(Voice::Me);
        self.draw(Page::Start);
    }

    /// Says that what somebody had told before is erased, if this page was made for the next person. What
    /// is there from the beginning would not be read aloud.
    pub fn welcome(self) {
        if storage::take(ERASED).is_some() {
            screen::after_picture(move || self.erased.set(true));
            screen::show_heading();
        }
    }

    /// Whether everything was wiped a moment ago.
    pub fn was_erased(self) -> bool {
        self.erased.get()
    }

    /// Whether lines about private things are in the scripts and on the sheet. Whoever reads this is
    /// drawn anew when they come or go.
    pub fn tells_private(self) -> bool {
        self.tells_private.get()
    }

    /// Lets private lines in, or takes them out. Scripts are made anew.
    pub fn tell_private(self, tells_private: bool) {
        script::make_anew();
        self.tells_private.set(tells_private);
    }

    /// Whether what is to be shown needs the rest of the program, and that is not here. Whoever reads
    /// this while it waits is drawn anew when there is news; a page of the first part never is.
    pub fn waits(self) -> bool {
        let visit = self.visit.get();
        if visit.needs_rest() {
            self.news.track();
        }
        visit.needs_rest() && !rest::is_here()
    }

    /// What the rest of the program adds to the first page, once it is here.
    pub fn beside_start(self) -> AnyView {
        live(move || {
            self.news.track();
            rest::draw(Page::Start).1
        })
    }

    /// Whoever calls this is drawn anew with each page, and when there is news of the rest.
    pub fn listen(self) {
        self.visit.track();
        self.news.track();
    }

    /// Fetches the rest of the program, and goes on where somebody waits for it.
    pub fn fetch_rest(self) {
        wasm_bindgen_futures::spawn_local(async move {
            rest::fetch().await;
            self.hear();
        });
    }

    /// Does again what failed, and shows meanwhile that it is on its way.
    pub fn fetch_rest_again(self) {
        rest::await_again();
        self.fetch_rest();
        self.tell_news();
    }

    /// Hears whether the rest has come: does the errand that waited for it, or shows what is now there.
    fn hear(self) {
        let is_here = rest::is_here();
        if is_here {
            screen::settle();
        }
        let visit = self.visit.get_untracked();
        match visit.errand {
            Some(Errand::Onward(page)) if is_here => self.onward(page),
            Some(Errand::GoOn) if is_here => self.go_on(),
            Some(Errand::Follow) if is_here => self.arrive_at(Page::at(&place::here())),
            Some(Errand::TakeUp) if is_here => self.take_up(),
            _ if visit.needs_rest() => self.tell_news(),
            _ => self.news.set(true),
        }
    }

    /// Takes up what this tab has kept.
    fn take_up(self) {
        let kept = storage::kept();
        let session = rest::here().zip(kept).and_then(|(rest, kept)| rest.read(&kept));
        let session = session.unwrap_or_default();
        words::speak_as(session.voice());
        self.session.update_untracked(|place| *place = session);
        self.arrive_at(Page::at(&place::here()));
    }

    fn tell_news(self) {
        self.news.set(true);
        screen::show_heading();
    }

    /// Waits for the rest, and asks for it again if it has not come.
    fn wait(self, errand: Errand) {
        self.visit.update(|visit| visit.errand = Some(errand));
        screen::show_heading();
        if rest::has_failed() {
            self.fetch_rest_again();
        }
    }

    /// How it stands with the words of the language. Whoever reads this is drawn anew when it changes.
    pub fn translation(self) -> Translation {
        self.translation.get()
    }

    /// Speaks another language from now on; `None` for English. What was told, and the page, stay.
    pub fn speak(self, wanted: Option<&'static Language>) {
        wasm_bindgen_futures::spawn_local(async move {
            let translation = take_language(wanted).await;
            language::keep();
            script::make_anew();
            self.translation.set(translation);
            screen::focus_soon("#language");
        });
    }

    /// Whether English stands beside each sentence.
    pub fn speaks_both(self) -> bool {
        words::speaks_both()
    }

    /// Puts English beside each sentence, or takes it away.
    pub fn speak_both(self) {
        words::speak_both(!words::speaks_both());
        self.translation.set(Translation::Fine);
    }

    /// Draws a page once the tap that led there is seen to be taken: on a slow phone that comes first. Where
    /// the person went elsewhere meanwhile, or wiped everything, it is not drawn.
    fn turn(self, page: Page, forward: bool) {
        let turn = self.turns.get_value() + 1;
        self.turns.set_value(turn);
        self.leaves.set_value(true);
        screen::after_picture(move || {
            if !self.leaves.get_value() || self.turns.get_value() != turn {
                return;
            }
            if forward {
                place::go(&page.place());
            }
            self.draw(page);
        });
    }

    fn arrive(self, page: Page) {
        self.turn(page, false);
    }

    fn draw(self, page: Page) {
        self.leaves.set_value(false);
        self.visit.update(|visit| {
            *visit = Visit { page, number: visit.number + 1, errand: None };
        });
        screen::show_heading();
    }
}

/// Takes a language into use; English where its words do not arrive whole.
pub async fn take_language(wanted: Option<&'static Language>) -> Translation {
    let Some(wanted) = wanted else {
        language::english();
        return Translation::Fine;
    };
    match edge::words::fetch_language(wanted).await {
        Ok(()) => Translation::Fine,
        Err(_) => {
            language::english();
            Translation::Broken(wanted)
        }
    }
}

/// The sitting of the app that a component is part of.
pub fn sitting() -> Sitting {
    expect_context()
}
