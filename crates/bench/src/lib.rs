//! The engine's work that is measured, the same natively and in a page: random people, what is asked about
//! each of them, and rulebooks of more programs than there are.
//!
//! `cargo xtask bench-engine` runs it in both places and prints what it takes beside what it may. It is no
//! part of the app. Figures depend on the machine, so no test checks them.

mod crowd;
mod larger;
mod people;
mod work;

pub use crowd::{Crowd, times, works};
pub use larger::larger;
pub use people::people;
pub use work::{ALL, Work};

/// How many times the programs there are, where it is measured how time grows with them.
pub const TIMES: [usize; 4] = [1, 2, 5, 10];
