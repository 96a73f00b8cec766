//! The pages, one a file.

pub mod about;
pub mod ask;
pub mod caseload;
pub mod check;
pub mod county;
pub mod coverage;
pub mod hand_over;
pub mod link;
pub mod medi_cal;
pub mod next;
#[cfg(feature = "parts")]
pub mod parts;
pub mod plan;
pub mod results;
pub mod rights;
pub mod safety;
pub mod saved;
pub mod sections;
pub mod share;
pub mod sheet;
pub mod start;
pub mod trouble;
pub mod wait;
pub mod why;
