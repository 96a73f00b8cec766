//! The rest of the program and of the words: all that the first pages do not need. A release build cuts
//! it off, so that the first question does not wait for it. It comes by itself while somebody reads.

use crate::app;
use crate::edge::words::{self, Fault};
use crate::flow;
use crate::keeping;
use crate::kept;
use crate::parts::element::{El, Parts};
use crate::parts::files;
use crate::parts::idle;
use crate::route::Page;
use crate::sections::Way;
use crate::session::Session;
use std::cell::Cell;

/// The ways into the rest of the program.
#[derive(Clone, Copy)]
pub struct Rest {
    draw: fn(Page) -> (String, Parts),
    idle: fn() -> El,
    next: fn(&mut Session, Page, bool) -> Page,
    forward: fn(&mut Session) -> Page,
    allowed: fn(&Session, Option<Page>) -> Page,
    change_way: fn(&mut Session, Way),
    written: fn(&Session) -> String,
    read: fn(&str) -> Option<Session>,
    forget: fn(),
}

/// How far it has come.
#[derive(Clone, Copy)]
pub enum Arrival {
    /// It is on its way.
    Awaited,
    /// It did not come.
    Failed(Fault),
    /// It is here.
    Here(Rest),
}

thread_local! {
    static ARRIVAL: Cell<Arrival> = const { Cell::new(Arrival::Awaited) };
}

/// How far it has come.
pub fn arrival() -> Arrival {
    ARRIVAL.get()
}

/// Whether it is here.
pub fn is_here() -> bool {
    here().is_some()
}

/// Whether it did not come.
pub fn has_failed() -> bool {
    matches!(arrival(), Arrival::Failed(_))
}

/// Whether the first part of the program draws this page.
pub fn is_in_first_part(page: Page) -> bool {
    matches!(page, Page::Start | Page::County)
}

/// Draws a page that the first part does not have, and gives its title.
pub fn draw(page: Page) -> (String, Parts) {
    here().map(|rest| (rest.draw)(page)).unwrap_or_default()
}

/// The warning that stands beside each page, once it is here.
pub fn idle() -> Option<El> {
    here().map(|rest| (rest.idle)())
}

/// It, if it is here.
pub fn here() -> Option<Rest> {
    match arrival() {
        Arrival::Here(rest) => Some(rest),
        _ => None,
    }
}

impl Rest {
    /// The page after this one; whether somebody came to change one answer only.
    pub fn next(self, session: &mut Session, page: Page, reviewing: bool) -> Page {
        (self.next)(session, page, reviewing)
    }

    /// The first page with something still open.
    pub fn forward(self, session: &mut Session) -> Page {
        (self.forward)(session)
    }

    /// The session that was kept, if a text holds one.
    pub fn read(self, text: &str) -> Option<Session> {
        (self.read)(text)
    }
}

/// The page that may be shown for an address, as far as that is known already.
pub fn allowed(session: &Session, page: Option<Page>) -> Option<Page> {
    match arrival() {
        Arrival::Here(rest) => Some((rest.allowed)(session, page)),
        _ => flow::allowed_early(session, page),
    }
}

/// Takes up another way of asking.
pub fn change_way(session: &mut Session, way: Way) {
    match arrival() {
        Arrival::Here(rest) => (rest.change_way)(session, way),
        _ => session.way = way,
    }
}

/// The session as text.
pub fn written(session: &Session) -> String {
    match arrival() {
        Arrival::Here(rest) => (rest.written)(session),
        _ => kept::written_early(session),
    }
}

/// Locks what only the rest has in memory.
pub fn forget() {
    if let Some(rest) = here() {
        (rest.forget)();
    }
}

/// From now on it is on its way again.
pub fn await_again() {
    ARRIVAL.set(Arrival::Awaited);
}

/// Fetches it.
pub async fn fetch() {
    ARRIVAL.set(match both().await {
        Ok(rest) => Arrival::Here(rest),
        Err(fault) => Arrival::Failed(fault),
    });
}

/// The program and the words, asked for at the same time.
async fn both() -> Result<Rest, Fault> {
    let words = words::ask(words::REST);
    let program = load().await;
    words::take(words, words::REST).await?;
    program
}

#[cfg(feature = "split")]
async fn load() -> Result<Rest, Fault> {
    open().await
}

#[cfg(not(feature = "split"))]
async fn load() -> Result<Rest, Fault> {
    open()
}

/// What is reached from here alone is in the part that comes later. So nothing else may name it.
#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(rest, fallible))]
fn open() -> Result<Rest, Fault> {
    files::come();
    Ok(Rest {
        draw: app::draw_rest,
        idle: idle::idle,
        next: flow::next,
        forward: flow::forward,
        allowed: flow::allowed,
        change_way: flow::change_way,
        written: kept::written,
        read: kept::read,
        forget: keeping::forget,
    })
}

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Fault {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Fault {
        Fault::Missing
    }
}
