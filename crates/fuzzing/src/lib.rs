//! Spoilt inputs for every way in: what comes from outside is taken as it was written, or refused by name,
//! and nothing else happens. For the tests of the crates that read; no part of the app.
//!
//! A [`Way`] has real inputs (seeds) and a property. Without more it tries a few thousand spoilt inputs, the
//! same ones each time. `cargo xtask fuzz` says how long, from which seed, and where what was found is kept:
//!
//! | variable | what |
//! | --- | --- |
//! | `FUZZ_SECONDS` | how long to go on |
//! | `FUZZ_SEED` | the seed of the first batch; that of each batch after it is one more |
//! | `FUZZ_FOUND` | the folder for inputs that break the property |
//! | `FUZZ_INPUT` | a file: this one input, and no others |
//!
//! proptest draws the changes and, where an input breaks the property, takes away those that do not matter.

#![warn(missing_docs)]

mod spoil;
mod way;

pub use way::{Held, Read, Way};

/// Fails with a sentence unless something holds, as `assert!` does.
#[macro_export]
macro_rules! hold {
    ($holds:expr, $($what:tt)+) => {
        if !$holds {
            return Err(format!($($what)+));
        }
    };
}
