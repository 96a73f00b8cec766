//! Leaving the site at once is the work of `public/exit.js`, which needs no program. It says when.

use leptos::prelude::window_event_listener_untyped;

/// Calls this when the person leaves: the page is blank already, and another one is on its way.
pub fn on_leave(leave: impl Fn() + 'static) {
    window_event_listener_untyped("leave", move |_| leave());
}
