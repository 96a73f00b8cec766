//! A person in, a report out: what the command line and the npm package say, in one place.
//!
//! [`person::read`] takes a person as JSON and says which field does not fit. [`report::of`] gives every
//! program's verdict with reasons. [`catalogue`] lists what there is to tell and to get. Nothing here
//! knows the web or today's date.
//!
//! The feature `schema` adds JSON Schema to all that goes in and out, `types` the types of TypeScript.

pub mod catalogue;
pub mod codes;
pub mod fault;
#[cfg(test)]
mod fuzz;
pub mod person;
pub mod report;
#[cfg(feature = "schema")]
pub mod schema;
pub mod sentences;
#[cfg(any(feature = "schema", feature = "types"))]
pub mod shape;
