//! A second opinion on the rules, for tests and for whoever writes rules; no part of the app.
//!
//! - [`plain`]: what the rules say about one person, worked out without the engine.
//! - [`people`]: random people to hold both against.
//! - [`check`]: what is proved of the rules for everybody, over diagrams of every way of answering.

pub mod check;
pub mod diagram;
pub mod model;
pub mod people;
pub mod plain;
pub mod site;
pub mod space;

pub use check::{Finding, faults, findings};
pub use model::Model;
pub use plain::{Reading, Told};
