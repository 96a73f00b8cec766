//! The sentences, and whether each that is needed is there.

use crate::fault::{Fault, Faults, Place};
use crate::yaml::{self, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The voices of a sentence: to the person, about their child, about somebody else.
pub const VOICES: [&str; 3] = ["me", "child", "other"];

/// How the ids of the sentences begin that the pages up to the first questions use: a page fetches them
/// before all others. The browser tests read those pages with nothing else there.
const FIRST: [&str; 18] = [
    "questions.county.",
    "questions.who-for.",
    "ui.about.page",
    "ui.answers.",
    "ui.ask.back",
    "ui.ask.continue",
    "ui.ask.find-out",
    "ui.ask.typed",
    "ui.call.",
    "ui.county.",
    "ui.errors.",
    "ui.medi-cal.no-medi-cal",
    "ui.medi-cal.see",
    "ui.rest.",
    "ui.safety.page",
    "ui.sections.way.",
    "ui.site.",
    "ui.start.",
];

/// How the ids of the sentences begin that stand in the last file of a language: most of them are of the pages
/// after the results. All files of a language are fetched together, so nothing rests on where the cut is.
const AFTER: [&str; 11] = [
    "doubts.",
    "navigation.",
    "ui.about.",
    "ui.caseload.",
    "ui.link.",
    "ui.navigation.",
    "ui.next.",
    "ui.rights.",
    "ui.saved.",
    "ui.share.",
    "ui.sheet.",
];

/// A sentence in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// The same for everybody.
    One(String),
    /// One for each of [`VOICES`].
    Voices([String; 3]),
}

impl Text {
    /// The names in braces, in all voices.
    pub fn placeholders(&self) -> BTreeSet<String> {
        self.sentences().into_iter().flat_map(placeholders).collect()
    }

    /// Every sentence of it.
    pub fn sentences(&self) -> Vec<&str> {
        match self {
            Text::One(text) => vec![text],
            Text::Voices(texts) => texts.iter().map(String::as_str).collect(),
        }
    }

    /// As it stands in a file that a page fetches: a text, or one for each voice.
    pub fn to_json(&self) -> serde_json::Value {
        match self {
            Text::One(text) => text.as_str().into(),
            Text::Voices(texts) => texts.iter().map(String::as_str).collect::<Vec<_>>().into(),
        }
    }
}

/// The names in braces of a text.
pub(crate) fn placeholders(text: &str) -> Vec<String> {
    let opened = text.split('{').skip(1);
    opened.filter_map(|rest| rest.split_once('}').map(|(name, _)| name.to_owned())).collect()
}

/// How the ids of sentences begin that the build writes into the first page, the pages `/embed/` and `/proof/`,
/// and the one that stands in the place of others while there is no network.
const WRITTEN: [&str; 5] =
    ["ui.embed.", "ui.exit.", "ui.first-page.", "ui.proof.", "ui.without-network."];

/// The sentences of one language, by id.
#[derive(Debug, Default)]
pub struct Words {
    texts: BTreeMap<String, (Text, Place)>,
    /// Sentences that only pages without the program show: none fetches them.
    book_only: BTreeSet<String>,
}

impl Words {
    /// Every id that pages use, in order: those of the first pages, then the rest. A message's place in
    /// this order is its number.
    pub fn ids(&self) -> impl Iterator<Item = &String> {
        self.first_ids().chain(self.rest_ids())
    }

    /// The ids that the pages up to the first questions use, in order.
    pub fn first_ids(&self) -> impl Iterator<Item = &String> {
        self.used_ids().filter(|id| is_first(id))
    }

    /// All other ids, in order.
    pub fn rest_ids(&self) -> impl Iterator<Item = &String> {
        self.middle_ids().chain(self.after_ids())
    }

    /// The ids of the file between the first and the last of a language, in order.
    pub fn middle_ids(&self) -> impl Iterator<Item = &String> {
        self.used_ids().filter(|id| !is_first(id) && !is_after(id))
    }

    /// The ids of the last file of a language, in order.
    pub fn after_ids(&self) -> impl Iterator<Item = &String> {
        self.used_ids().filter(|id| !is_first(id) && is_after(id))
    }

    fn used_ids(&self) -> impl Iterator<Item = &String> {
        self.texts.keys().filter(|id| !self.book_only.contains(*id))
    }

    /// Leaves these sentences to the policy book.
    pub fn leave_to_the_book(&mut self, ids: impl Iterator<Item = String>) {
        self.book_only.extend(ids);
    }

    /// Leaves the sentences to the build that it writes into the first page itself.
    pub fn leave_to_the_build(&mut self) {
        let is_written = |id: &&String| WRITTEN.iter().any(|start| id.starts_with(start));
        self.book_only.extend(self.texts.keys().filter(is_written).cloned());
    }

    /// The sentence with this id.
    pub fn text(&self, id: &str) -> Option<&Text> {
        self.texts.get(id).map(|(text, _)| text)
    }

    /// Where the sentence stands.
    pub fn place(&self, id: &str) -> Option<&Place> {
        self.texts.get(id).map(|(_, place)| place)
    }

    /// Whether there is such a sentence.
    pub fn has(&self, id: &str) -> bool {
        self.texts.contains_key(id)
    }

    /// A short mark of the list of ids: two builds with the same list have the same mark.
    pub fn mark(&self) -> String {
        // FNV-1a, 64 bits: enough to notice a file of another build; nothing secret rests on it.
        let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        let bytes = self.ids().flat_map(|id| id.bytes().chain([0]));
        format!("{:016x}", bytes.fold(0xcbf2_9ce4_8422_2325, step))
    }

    /// A file of sentences: the mark of all, the language, and these sentences in order of number.
    pub fn to_json<'a>(&self, language: &str, ids: impl Iterator<Item = &'a String>) -> String {
        let messages: Vec<serde_json::Value> =
            ids.map(|id| self.texts[id.as_str()].0.to_json()).collect();
        serde_json::json!({ "mark": self.mark(), "language": language, "messages": messages })
            .to_string()
    }
}

fn is_first(id: &str) -> bool {
    FIRST.iter().any(|start| id.starts_with(start))
}

fn is_after(id: &str) -> bool {
    AFTER.iter().any(|start| id.starts_with(start))
}

/// Reads the sentences of one language.
pub fn load(root: &Path, language: &str, faults: &mut Faults) -> Words {
    let folder = format!("words/{language}");
    let mut words = Words::default();
    for name in yaml::files(root, &folder) {
        let id = name[folder.len() + 1..].trim_end_matches(".yaml").replace('/', ".");
        if let Some(file) = faults.keep(yaml::read(root, &name)) {
            collect(&file, &id, &mut words, faults);
        }
    }
    words
}

fn collect(value: &Value, id: &str, words: &mut Words, faults: &mut Faults) {
    match faults.keep(text(value)) {
        Some(Some(text)) => {
            if let Some((_, first)) = words.texts.insert(id.to_owned(), (text, value.place())) {
                faults.at(
                    &value.place(),
                    format!("`{id}` stands already at {}:{}", first.file, first.line),
                );
            }
        }
        Some(None) => {
            for (key, inner) in faults.keep(value.entries()).unwrap_or_default() {
                collect(&inner, &format!("{id}.{}", key.text), words, faults);
            }
        }
        None => {}
    }
}

/// A text, or `None` for a map of further keys.
fn text(value: &Value) -> Result<Option<Text>, Fault> {
    if let Some(text) = value.as_text() {
        return sentence(value, text).map(|text| Some(Text::One(text)));
    }
    let entries = value.entries()?;
    let is_voice = |key: &str| VOICES.contains(&key);
    if !entries.iter().any(|(key, _)| is_voice(&key.text))
        || entries.iter().any(|(_, value)| value.is_map())
    {
        return Ok(None);
    }
    // A topic may have an answer called "me"; voices always come as all three.
    if entries.len() != VOICES.len() || !entries.iter().all(|(key, _)| is_voice(&key.text)) {
        return Ok(None);
    }
    let voice = |voice: &str| {
        let value = value.need(voice)?;
        sentence(&value, value.text()?)
    };
    Ok(Some(Text::Voices([voice("me")?, voice("child")?, voice("other")?])))
}

/// A text that is not empty and closes its braces.
pub(crate) fn sentence(value: &Value, text: &str) -> Result<String, Fault> {
    let text = text.trim();
    match closes(text) {
        true if text.is_empty() => Err(value.fault("an empty text")),
        true => Ok(text.to_owned()),
        false => Err(value.fault("a `{` without its `}`")),
    }
}

/// Whether every `{` has its `}` before the next one.
fn closes(text: &str) -> bool {
    let mut open = false;
    let well = text.chars().filter(|letter| matches!(letter, '{' | '}')).all(|letter| {
        let fits = open == (letter == '}');
        open = letter == '{';
        fits
    });
    well && !open
}

/// What every part of the content needs of the words, and where it is needed.
#[derive(Debug, Default)]
pub struct Needs {
    needed: BTreeMap<String, Place>,
    welcome: BTreeSet<String>,
}

impl Needs {
    /// A sentence that must be there.
    pub fn need(&mut self, id: impl Into<String>, place: &Place) {
        self.needed.entry(id.into()).or_insert_with(|| place.clone());
    }

    /// A sentence that may be there.
    pub fn may(&mut self, id: impl Into<String>) {
        self.welcome.insert(id.into());
    }

    /// Puts `[id]` in the place of every sentence that is missing.
    pub fn mark_missing(&self, words: &mut Words) {
        for (id, place) in &self.needed {
            let marked = || (Text::One(format!("[{id}]")), place.clone());
            words.texts.entry(id.clone()).or_insert_with(marked);
        }
    }

    /// Notes a fault for every sentence that is missing, and for every one that nothing uses.
    pub fn check(&self, words: &Words, faults: &mut Faults) {
        for (id, place) in self.needed.iter().filter(|(id, _)| !words.has(id)) {
            faults.at(place, format!("no text for `{id}` in words/en"));
        }
        // The pages' own sentences are checked by the Rust compiler: each is a constant.
        let checked = words.texts.iter().filter(|(id, _)| !id.starts_with("ui."));
        for (id, (_, place)) in checked {
            if !self.needed.contains_key(id) && !self.welcome.contains(id) {
                faults.at(place, format!("nothing uses the text `{id}`"));
            }
        }
    }
}
