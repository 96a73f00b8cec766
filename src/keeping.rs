//! The part of the program that keeps people and answers on this device. Few want it, so that a release build
//! cuts it off like the rest, and it comes when somebody asks for it: the only request that a page makes once
//! everything else is there.

use crate::edge::words::Fault;
use crate::edge::{keep, screen, storage};
use crate::held::Held;
use crate::pages;
use crate::pages::start::HELPER;
use crate::parts::button::act_button;
use crate::parts::details::details_later;
use crate::parts::element::{El, Parts, div, live, p, parts};
use crate::parts::field::heading;
use crate::parts::notice::notice;
use crate::people;
use crate::session::Sitting;
use crate::told;
use crate::words::say;
use content::ui;
use std::cell::Cell;

/// What it draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Everybody whom a helper keeps, as 0, or the person with this number.
    People(usize),
    /// Beside the first page: what a member kept.
    Offer,
    /// A member's way to keep their answers.
    Keep,
}

/// The ways into it.
#[derive(Clone, Copy)]
struct Keeping {
    draw: fn(View) -> Parts,
    lock: fn(),
}

/// How far it has come.
#[derive(Clone, Copy, Default)]
enum Arrival {
    #[default]
    Awaited,
    Failed,
    Here(Keeping),
}

thread_local! {
    static HERE: Cell<Option<Keeping>> = const { Cell::new(None) };
    /// Whose answers are in the interview. They stay there when people are locked.
    static CURRENT: Cell<Option<u32>> = const { Cell::new(None) };
}

/// Draws what only this part can, once it is here.
pub fn draw(view: View) -> Parts {
    if let Some(keeping) = HERE.get() {
        return (keeping.draw)(view);
    }
    let arrival = Held::<Arrival>::default();
    fetch(&arrival, view);
    parts(live(move || match arrival.get() {
        Arrival::Here(keeping) => (keeping.draw)(view),
        Arrival::Awaited => waiting(view),
        Arrival::Failed => failed(&arrival, view),
    }))
}

/// What a member kept, beside the first page; nothing is asked for where nothing is kept.
pub fn offer() -> Parts {
    let is_kept = Held::<bool>::default();
    let shown = is_kept.clone();
    wasm_bindgen_futures::spawn_local(async move {
        is_kept.set(storage::saved().is_some() || keep::has_any().await);
    });
    parts(live(move || if shown.get() { draw(View::Offer) } else { Parts::new() }))
}

/// On the pages of answers and results, for whoever answers for themselves or their own: the way to keep them.
pub fn fold(sitting: Sitting) -> Option<El> {
    let who = sitting.look(|session| told::who_for(&session.answers));
    let keep = || details_later(say(ui::SAVED_TITLE), || draw(View::Keep));
    (who != Some(HELPER)).then(keep)
}

/// Whose answers are in the interview.
pub fn current() -> Option<u32> {
    CURRENT.get()
}

/// Notes whose answers are in the interview.
pub fn set_current(number: Option<u32>) {
    CURRENT.set(number);
}

/// Locks people, and forgets whose answers are in the interview: these are gone.
pub fn forget() {
    CURRENT.set(None);
    if let Some(keeping) = HERE.get() {
        (keeping.lock)();
    }
}

fn fetch(arrival: &Held<Arrival>, view: View) {
    let arrival = arrival.clone();
    wasm_bindgen_futures::spawn_local(async move {
        arrival.set(match load().await {
            Ok(keeping) => {
                HERE.set(Some(keeping));
                Arrival::Here(keeping)
            }
            Err(_) => Arrival::Failed,
        });
        if is_page(view) {
            screen::show_heading();
        }
    });
}

fn is_page(view: View) -> bool {
    matches!(view, View::People(_))
}

fn title(view: View) -> Parts {
    parts(is_page(view).then(|| heading(say(ui::CASELOAD_PAGE))))
}

fn waiting(view: View) -> Parts {
    let wait = (view != View::Offer).then(|| p(say(ui::REST_WAIT)).attr("role", "status"));
    parts((title(view), wait))
}

fn failed(arrival: &Held<Arrival>, view: View) -> Parts {
    let arrival = arrival.clone();
    let again = act_button(ui::REST_AGAIN, move || {
        arrival.set(Arrival::Awaited);
        fetch(&arrival, view);
    });
    let inside = (p(say(ui::REST_MISSING)), div("actions", again));
    let notice = notice(say(ui::REST_FAILED), inside).class("notice alarm");
    parts((title(view), notice.attr("role", "alert")))
}

#[cfg(feature = "split")]
async fn load() -> Result<Keeping, Fault> {
    open().await
}

#[cfg(not(feature = "split"))]
async fn load() -> Result<Keeping, Fault> {
    open()
}

/// What is reached from here alone is in the part that comes when it is asked for. So nothing else may name it.
#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(keeping, fallible))]
fn open() -> Result<Keeping, Fault> {
    Ok(Keeping { draw: pages::keeping, lock: people::lock })
}
