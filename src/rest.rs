//! The rest of the program and of the words: all that the first pages do not need. A release build cuts
//! it off, so that the first question does not wait for it. It comes by itself while somebody reads.

use crate::app;
use crate::edge::words::{self, Fault};
use crate::flow;
use crate::parts::element::Parts;
use crate::route::Page;
use crate::session::Session;
use std::cell::Cell;

/// The ways into the rest of the program.
#[derive(Clone, Copy)]
pub struct Rest {
    draw: fn(Page) -> (String, Parts),
    forward: fn(&mut Session) -> Page,
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
    matches!(arrival(), Arrival::Here(_))
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
    match arrival() {
        Arrival::Here(rest) => (rest.draw)(page),
        _ => Default::default(),
    }
}

/// The first page with something still open; one that waits, while nobody can know.
pub fn forward(session: &mut Session) -> Page {
    match arrival() {
        Arrival::Here(rest) => (rest.forward)(session),
        _ => Page::Check,
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
    Ok(Rest { draw: app::draw_rest, forward: flow::forward })
}

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Fault {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Fault {
        Fault::Missing
    }
}
