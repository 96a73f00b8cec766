//! The people whom a helper keeps on a device: one record each, a list of all, and the frame round what
//! is sealed. Pure: it knows no browser, no clock and no language, and it seals nothing itself.
//!
//! # How it is kept
//!
//! A store has a lock (a frame with nothing sealed in it, which shows whether a passphrase fits), the list
//! of all people, and a record for each person. Whoever changes one person writes that record and the list,
//! together. Each is a [`frame`]; what is sealed in it is plain text, in lines.

#![warn(missing_docs)]

pub mod file;
pub mod frame;
#[cfg(test)]
mod fuzz;
pub mod list;
pub mod person;
pub mod screening;
pub mod text;

pub use list::{Entry, List, Show};
pub use person::Person;
pub use screening::{Change, Screening};
