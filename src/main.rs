//! The app: pages over the engine of `rules` and the knowledge of `content`, all in the browser.
//!
//! This file mounts and does nothing else. `app` draws the frame and chooses the page; `session` holds
//! what one person has told; `pages` and `parts` show; only `edge` calls the browser.

#![warn(missing_docs)]

mod app;
mod edge;
mod flow;
#[cfg(test)]
mod fuzz;
mod handover;
mod held;
mod keeping;
mod kept;
mod moved;
mod outcome;
mod pages;
mod parts;
mod people;
mod reading;
mod rest;
mod route;
mod saved;
mod script;
mod sections;
mod session;
mod sharing;
mod told;
mod words;

fn main() {
    app::start();
}
