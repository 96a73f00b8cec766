//! The people whom a helper keeps on this device: turning it on, opening it, everybody, one person.

mod away;
mod files;
mod list;
mod lock;
mod person;

use crate::edge::{keep, place};
use crate::held::Held;
use crate::parts::element::{El, Parts, div, live, p, parts};
use crate::parts::notice::notice;
use crate::people::{self, Trouble};
use crate::route::Page;
use crate::session::{Sitting, sitting};
use crate::words::say;
use caseload::frame::Fault;
use content::{Message, ui};
use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;

/// What came of something that was tried; nothing before that.
pub type Told = Held<Option<Result<String, Trouble>>>;

/// After so long without anybody at the device people are locked, in milliseconds.
const IDLE: u32 = 5 * 60 * 1000;
/// How often it is looked whether what was typed is written before that.
const STEP: u32 = 250;

thread_local! {
    static BUSY: Cell<bool> = const { Cell::new(false) };
    static WATCHED: Cell<bool> = const { Cell::new(false) };
}

/// The page of everybody, or of the person with this number; while they are locked, the way to open them.
pub fn caseload(number: usize) -> Parts {
    if people::is_open() {
        lock_when_idle(sitting());
    }
    let inside = match (people::is_open(), number) {
        (false, _) => lock::lock(),
        (true, 0) => list::list(),
        (true, number) => person::person(number as u32),
    };
    parts(div("people", inside))
}

/// Locks people once nobody was there for some minutes. What was typed about one is sent before that.
fn lock_when_idle(sitting: Sitting) {
    if WATCHED.replace(true) {
        return;
    }
    wasm_bindgen_futures::spawn_local(async move {
        keep::ask("idle", &[IDLE.into()]).await;
        keep::ask("send", &["#notes".into()]).await;
        // What was sent is written first, however slow the device is.
        while keep::ask("pause", &[STEP.into()]).await.is_some() && BUSY.get() {}
        WATCHED.set(false);
        people::lock();
        if let Some(Page::Caseload(_)) = Page::at(&place::here()) {
            sitting.follow();
        }
    });
}

/// Tries something that takes a while, one thing at a time, and tells what came of it.
pub fn attempt(told: &Told, work: impl Future<Output = Result<String, Trouble>> + 'static) {
    attempt_boxed(told.clone(), Box::pin(work));
}

fn attempt_boxed(told: Told, work: Pin<Box<dyn Future<Output = Result<String, Trouble>>>>) {
    if BUSY.replace(true) {
        return;
    }
    wasm_bindgen_futures::spawn_local(async move {
        let done = work.await;
        BUSY.set(false);
        told.set(Some(done));
    });
}

/// What came of it, said aloud.
pub fn said(told: &Told) -> El {
    let told = told.clone();
    let said = live(move || match told.get() {
        None => Parts::new(),
        Some(Ok(text)) => parts(p(text)),
        Some(Err(trouble)) => parts(trouble_view(trouble)),
    });
    div("unprinted", said).attr("role", "status")
}

/// What kept something from being done, and that nothing was written over.
pub fn trouble_view(trouble: Trouble) -> El {
    let untouched = matches!(trouble, Trouble::Broken(_));
    let untouched = untouched.then(|| p(say(ui::CASELOAD_FAULTS_UNTOUCHED)));
    let text = p(say(words(trouble)));
    notice(say(ui::CASELOAD_FAULTS_TITLE), (text, untouched)).class("notice alarm")
}

fn words(trouble: Trouble) -> Message {
    match trouble {
        Trouble::Passphrase => ui::CASELOAD_FAULTS_PASSPHRASE,
        Trouble::Broken(Fault::NotOurs) => ui::CASELOAD_FAULTS_NOT_OURS,
        Trouble::Broken(Fault::Older) => ui::CASELOAD_FAULTS_OLDER,
        Trouble::Broken(Fault::Newer) => ui::CASELOAD_FAULTS_NEWER,
        Trouble::Broken(Fault::CutOff) => ui::CASELOAD_FAULTS_CUT_OFF,
        Trouble::Broken(Fault::Changed) => ui::CASELOAD_FAULTS_CHANGED,
        Trouble::Elsewhere => ui::CASELOAD_FAULTS_ELSEWHERE,
        Trouble::Storage => ui::CASELOAD_FAULTS_STORAGE,
    }
}
