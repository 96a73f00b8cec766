//! The pages, one a file.

use crate::keeping::View;
use crate::parts::element::Parts;

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

/// What the part of the program draws that keeps things on this device.
pub fn keeping(view: View) -> Parts {
    match view {
        View::People(number) => caseload::caseload(number),
        View::Offer => saved::offer(),
        View::Keep => saved::keep(),
    }
}
