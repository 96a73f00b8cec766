//! Whether somebody is at the device.

use js_sys::Date;
use leptos::prelude::{set_interval, window_event_listener_untyped};
use std::cell::Cell;
use std::time::Duration;

/// How often it is looked at.
const STEP: Duration = Duration::from_secs(5);
/// What somebody does who is there.
const SIGNS: [&str; 4] = ["pointerdown", "keydown", "input", "scroll"];

thread_local! {
    static SEEN: Cell<Option<f64>> = const { Cell::new(None) };
}

/// Calls this again and again while nobody was there for so long. The clock of the device tells, so that a
/// device that slept counts its sleep. Only the first call begins; there is one watch.
pub fn when_idle(after: Duration, act: impl Fn() + 'static) {
    if SEEN.replace(Some(Date::now())).is_some() {
        return;
    }
    for sign in SIGNS {
        window_event_listener_untyped(sign, |_| SEEN.set(Some(Date::now()))).forget();
    }
    let idle = move || SEEN.get().is_some_and(|seen| Date::now() - seen >= after.as_millis() as f64);
    set_interval(move || if idle() { act() }, STEP);
}
