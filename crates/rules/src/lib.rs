//! The rules engine of the screener.
//!
//! A person's [`Answers`] and a [`Rulebook`] (policy as dated data) go in; verdicts with reasons, and
//! the next question worth asking, come out. The crate is pure: it knows no web, no files, no language
//! and no clock. Every evaluation is given the date it is made for.
//!
//! ```text
//! Answers ──▶ Evaluation (truth of every criterion) ──▶ Finding (verdict, flags)
//!                 │                                        │
//!                 ├──▶ explain  (why)                      └──▶ change (what would move it)
//!                 └──▶ Outlook  (what is still open) ──▶ the next question
//! ```
//!
//! Invariants, each kept by a test in `tests/laws.rs` of the content crate:
//! an unknown (not asked, not sure, rather not say) never makes a "no"; more answers only settle what
//! was open; the order of answers does not matter; the questions that are skipped cannot change a
//! verdict.

mod answer;
mod change;
mod criterion;
mod evaluate;
mod explain;
mod order;
mod outlook;
mod packed;
mod rulebook;
mod truth;
mod verdict;
mod vocabulary;

pub use answer::{Answer, Answers, Value};
pub use change::{Change, changes};
pub use criterion::{Criterion, DerivedId, FactId, Leaf, LeafId, Test};
pub use evaluate::Evaluation;
pub use explain::{Form, Reason};
pub use outlook::{Outlook, Prospect};
pub use packed::Rule;
pub use rulebook::{Card, Flag, FlagKind, Period, Program, Rulebook};
pub use truth::Truth;
pub use verdict::{Finding, Verdict};
pub use vocabulary::{Audience, Band, Fact, Fill, Kind, Sensitivity};
