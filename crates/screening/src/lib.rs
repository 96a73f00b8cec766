//! A person in, a report out: what the command line and the npm package say, in one place.
//!
//! [`person::read`] takes a person as JSON and says which field does not fit. [`report::of`] gives every
//! program's verdict with reasons. [`catalogue`] lists what there is to tell and to get. Nothing here
//! knows the web or today's date.

pub mod catalogue;
pub mod person;
pub mod report;
