//! The only code that calls the browser. Nothing in here sends anything anywhere: what it asks for are files of
//! the site, the words and the script that keeps things on a device.

pub mod clock;
pub mod copy;
pub mod exit;
pub mod file;
pub mod form;
pub mod host;
pub mod keep;
pub mod language;
pub mod number;
pub mod paper;
pub mod place;
pub mod screen;
pub mod seal;
pub mod shelf;
pub mod storage;
pub mod words;
