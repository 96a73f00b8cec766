//! The pages, one a file.

pub mod ask;
pub mod check;
pub mod county;
pub mod coverage;
pub mod next;
pub mod plan;
pub mod results;
pub mod rights;
pub mod sheet;
pub mod start;
pub mod trouble;
