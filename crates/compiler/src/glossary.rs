//! The names of programs and rights in each language, and whether the translations use them.

use crate::Content;
use crate::fault::Fault;
use crate::language::{Language, Script};
use crate::translation::Translation;
use std::path::Path;

/// Names. The other terms of the table are ordinary words, which a sentence may turn as it likes.
const NAMES: [&str; 14] = [
    "medi-cal",
    "ecm",
    "community-supports",
    "managed-care-plan",
    "member-services",
    "lead-care-manager",
    "state-hearing",
    "notice-of-action",
    "share-of-cost",
    "ihss",
    "benefits-identification-card",
    "pace",
    "appeal",
    "grievance",
];
/// How the ids of Community Supports begin.
const SUPPORTS: &str = "cs-";

/// A term in one language.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct Term {
    /// The term's id.
    #[serde(rename = "term_id")]
    pub id: String,
    /// The English name.
    pub english: String,
    /// The tag of the language.
    pub language: String,
    /// The name in that language.
    pub translation: String,
    /// How sure it is.
    pub confidence: String,
    /// Remarks, among them `avoid`.
    pub note: String,
}

impl Term {
    fn is_seen(&self) -> bool {
        matches!(self.confidence.as_str(), "primary" | "plan")
    }

    fn is_name(&self) -> bool {
        NAMES.contains(&self.id.as_str()) || self.id.starts_with(SUPPORTS)
    }

    fn may_be_used(&self) -> bool {
        !self.note.ends_with("avoid")
    }
}

/// Reads the table.
///
/// # Errors
/// What is wrong with the file.
pub fn load(root: &Path) -> Result<Vec<Term>, String> {
    let reader = csv::Reader::from_path(root.join("glossary.csv"));
    let rows = reader.map_err(|error| error.to_string())?.into_deserialize();
    rows.map(|row| row.map_err(|error| format!("glossary.csv: {error}"))).collect()
}

/// Every text of a language that leaves out a name which its English text uses.
pub fn faults(content: &Content, terms: &[Term], made: &Translation) -> Vec<Fault> {
    let named = terms.iter().filter(|term| term.language == made.language.tag && term.is_name());
    let named: Vec<&Term> = named.collect();
    let mut faults = Vec::new();
    for (id, (text, place)) in &made.texts {
        let Some(english) = content.words.text(id) else { continue };
        let english = english.sentences().join("\n");
        let translated = text.sentences().join("\n");
        for (at, term) in named.iter().enumerate() {
            let first = !named[..at].iter().any(|before| before.id == term.id);
            if first && !excused(made, id, &term.id) && uses(&english, plain_name(&term.english)) {
                let what = lack(&named, term, &translated, &made.language);
                faults.extend(what.map(|what| place.fault(format!("`{id}`: {what}"))));
            }
        }
    }
    faults
}

fn excused(made: &Translation, id: &str, term: &str) -> bool {
    made.exceptions.contains_key(id) || made.exceptions.contains_key(term)
}

fn lack(named: &[&Term], term: &Term, text: &str, language: &Language) -> Option<String> {
    let forms = named.iter().filter(|other| other.id == term.id);
    let seen: Vec<&&Term> = forms.filter(|form| form.is_seen() && form.may_be_used()).collect();
    if seen.is_empty() {
        let english = plain_name(&term.english);
        let needs_english = term.id.starts_with(SUPPORTS) && !text.contains(english);
        return needs_english.then(|| format!("`{english}` is to stand in brackets"));
    }
    let found = seen.iter().any(|form| contains(text, &form.translation, language));
    let all: Vec<&str> = seen.iter().map(|form| form.translation.as_str()).collect();
    (!found).then(|| format!("for `{}` use one of: {}", term.english, all.join(" | ")))
}

/// A name without what stands in brackets after it.
fn plain_name(name: &str) -> &str {
    name.find(" (").or_else(|| name.find('（')).map_or(name, |end| &name[..end])
}

/// Whether an English text uses a term, as words of its own.
fn uses(text: &str, term: &str) -> bool {
    let is_inside = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    text.match_indices(term).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + term.len()..]);
        !is_inside(before.chars().next_back()) && !is_inside(after.chars().next())
    })
}

/// Whether a text has a name. Where names are inflected, each word may end otherwise.
fn contains(text: &str, name: &str, language: &Language) -> bool {
    let (text, name) = (folded(text), folded(plain_name(name)));
    if text.contains(&name) {
        return true;
    }
    let inflects = matches!(language.script, Script::Cyrillic | Script::Armenian);
    inflects && {
        let mut rest = text.as_str();
        name.split_whitespace().all(|word| {
            let stem = stem(word);
            let found = rest.find(&stem);
            rest = found.map_or("", |at| &rest[at + stem.len()..]);
            found.is_some()
        })
    }
}

fn stem(word: &str) -> String {
    let length = word.chars().count();
    let kept = if length > 5 { length - 3 } else { length.saturating_sub(1).max(2) };
    word.chars().take(kept).collect()
}

/// In small letters, without marks that only break lines or set directions.
fn folded(text: &str) -> String {
    let is_mark = |letter: &char| matches!(letter, '\u{200b}' | '\u{2066}'..='\u{2069}');
    let plain: String = text.chars().filter(|letter| !is_mark(letter)).collect();
    plain.to_lowercase()
}
