//! The parts that pages are made of, one a file. A part shows what it is given and decides nothing.

pub mod back;
pub mod button;
pub mod call;
pub mod card;
pub mod choices;
pub mod details;
pub mod element;
pub mod emergency;
pub mod errors;
pub mod field;
pub mod notice;
pub mod offer;
pub mod phone;
pub mod progress;
pub mod reasons;
pub mod source;
