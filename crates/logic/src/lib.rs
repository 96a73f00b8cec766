//! A second opinion on the rules, for tests and for whoever writes rules; no part of the app.
//!
//! - [`plain`]: what the rules say about one person, worked out without the engine.
//! - [`report`]: what that tells a reader.
//! - [`mutants`]: the rules with one thing spoilt, and whether a named case notices.
//! - [`people`]: random people to hold both against.
//! - [`check`]: what is proved of the rules for everybody, over diagrams of every way of answering.

pub mod cases;
pub mod check;
pub mod diagram;
pub mod model;
pub mod mutants;
pub mod people;
pub mod plain;
pub mod report;
pub mod site;
pub mod space;

pub use check::{Finding, faults, findings};
pub use model::Model;
pub use plain::{Reading, Told};
