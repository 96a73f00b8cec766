//! Which sentence belongs where. The sentences themselves are in files, one for each language, so that
//! this crate knows none.

/// A sentence, by its place in every language's file.
///
/// A language's file is a list with one entry for each message, in this order; it carries [`crate::WORDS_MARK`],
/// so that a file of another build is noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Message(pub u16);

impl Message {
    /// The place in a language's file.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}
