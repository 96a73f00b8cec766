//! The parts that pages are made of, one a file. A part shows what it is given and decides nothing.

pub mod aside;
pub mod back;
pub mod button;
pub mod call;
pub mod card;
pub mod choices;
pub mod dates;
pub mod details;
pub mod door;
pub mod element;
pub mod emergency;
pub mod errors;
pub mod field;
pub mod note;
pub mod notice;
pub mod offer;
pub mod paper_mine;
pub mod paper_plan;
pub mod phone;
pub mod progress;
pub mod qr;
pub mod reasons;
pub mod ring;
pub mod source;
pub mod step;
pub mod timeline;
