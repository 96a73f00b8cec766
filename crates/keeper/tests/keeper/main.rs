//! The command `keeper` as a maintainer uses it.

mod elections;
mod enrolment;
mod kit;
mod reading;
mod support;
