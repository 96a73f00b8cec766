//! Failures of the app itself. Their words stand in `index.html`, since the file of words, or the
//! program that would show them, is what failed.

use crate::edge::screen;
use crate::edge::words::Fault;
use std::panic::PanicHookInfo;

/// Says why there are no words.
pub fn no_words(fault: Fault) {
    screen::show_trouble(match fault {
        Fault::Missing => "trouble-missing",
        Fault::Unreadable => "trouble-unreadable",
        Fault::OtherBuild => "trouble-other-build",
    });
}

/// Says that the program has stopped. What was told so far is kept in the tab.
pub fn stopped(_why: &PanicHookInfo<'_>) {
    #[cfg(debug_assertions)]
    leptos::logging::error!("{_why}");
    screen::show_trouble("trouble-stopped");
}
