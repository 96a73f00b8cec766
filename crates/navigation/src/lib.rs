//! What to do next.
//!
//! The rules say what somebody may fit; this crate says what follows from it: whom to call and what to
//! say ([`action`], [`contact`], [`script`]), what a letter gives a right to and until when ([`rights`],
//! [`calendar`], [`calendar_file`]), what a sheet of paper tells the plan ([`paper`]), how the doors of Medi-Cal stand ([`medi_cal`]), and which
//! neighbouring help is worth a look ([`asides`]).
//!
//! The crate is pure, like the rules: no web, no clock, no language. It is given the day, and returns
//! ids of sentences, facts and dates. What it knows is data of the content crate (`navigation/*.yaml`).
//!
//! ```text
//! Evaluation ──▶ found ──▶ action::plan ──▶ steps, each with calls, a script and dates
//!      │                                     (Today, ThisWeek, IfNothingComes, IfNo)
//!      ├──▶ asides::shown, medi_cal::doors, medi_cal::notes
//! letter + its date ──▶ rights::after ──▶ last days ──▶ calendar_file::write
//! ```

pub mod action;
pub mod asides;
pub mod calendar;
pub mod calendar_file;
pub mod contact;
pub mod found;
pub mod medi_cal;
pub mod paper;
pub mod rights;
pub mod script;

pub use content::navigation::{
    By, Door, Letter, Note, Right, Span, Start, Step, Time, Topic, Unit, Urgency, Way, Whom,
};
