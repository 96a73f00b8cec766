//! A second opinion on the rules, for tests and for whoever writes rules; no part of the app.
//!
//! - [`plain`]: what the rules say about one person, worked out without the engine.
//! - [`people`]: random people to hold both against.

pub mod model;
pub mod people;
pub mod plain;

pub use model::Model;
pub use plain::{Reading, Told};
