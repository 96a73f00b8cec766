//! The only code that calls the browser. Nothing in here sends anything anywhere: the one request is
//! for the file of words, when the app starts.

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
