//! The sentences of one language, with English where one is missing.

use content::Message;
use serde_json::Value as Json;

/// The sentences of one language, by number.
#[derive(Clone)]
pub struct Sentences(Vec<Json>);

/// For whom a sentence is said, by its place among the voices.
const MEMBER: usize = 0;
/// About somebody else.
const OTHER: usize = 2;

impl Sentences {
    /// Takes a file of sentences as the build writes it (`content::ENGLISH`, or one of a language).
    /// `None` for a file of another build, or none at all.
    pub fn read(file: &str) -> Option<Sentences> {
        Sentences::of(&serde_json::from_str(file).ok()?)
    }

    /// The same, of a file that was parsed already.
    pub fn of(file: &Json) -> Option<Sentences> {
        let messages = file["messages"].as_array()?;
        (file["mark"] == content::WORDS_MARK).then(|| Sentences(messages.clone()))
    }

    /// These sentences, and those of `other` where one is missing.
    pub fn or(self, other: &Sentences) -> Sentences {
        let both = self.0.into_iter().zip(&other.0);
        let there = |(own, other): (Json, &Json)| if own.is_null() { other.clone() } else { own };
        Sentences(both.map(there).collect())
    }

    /// A sentence as said to the person; empty where there is none.
    pub fn text(&self, message: Message) -> &str {
        self.said(message, MEMBER)
    }

    /// A sentence as said about somebody else; empty where there is none.
    pub fn about(&self, message: Message) -> &str {
        self.said(message, OTHER)
    }

    fn said(&self, message: Message, voice: usize) -> &str {
        let said = self.0.get(message.index());
        said.and_then(|text| text.as_str().or_else(|| text[voice].as_str())).unwrap_or_default()
    }
}
