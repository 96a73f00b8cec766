//! How a file for other programs names things (`codes.yaml`).

use rules::Rule;

/// A code that others publish. In [`crate::CODES`], in the order in which they stand in a file.
#[derive(Debug)]
pub struct Code {
    /// The address that names the list of codes. Nothing is asked of it.
    pub system: &'static str,
    /// The code.
    pub code: &'static str,
    /// What the list calls it.
    pub display: &'static str,
    /// Whether it says why a request is made; otherwise it sorts it.
    pub is_reason: bool,
    /// It stands in a file when the answers show this.
    pub when: &'static Rule,
    /// The programs on whose requests it may stand, by their places.
    pub programs: &'static [u8],
}
