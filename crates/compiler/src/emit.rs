//! Writes checked content as Rust statics. Everything is in a fixed order: the same files give the
//! same bytes.

use crate::Content;
use crate::program::{Flag, Gate, Period, Program};
use crate::source::Citation;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

mod codes;
mod navigation;
mod pages;
mod places;
mod rules;

/// Which rules are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Those of every day, for asking by the rules of another day.
    EveryDay,
    /// Those that were still in force when the sources were last read: all that a page about today needs.
    InForce,
}

/// The content as the Rust source that the content crate includes.
pub fn emit(content: &Content, scope: Scope) -> String {
    // The mark is that of all rules, whatever part of them is written.
    let mut all = Emitter::new(content, Scope::EveryDay);
    let mark = rules_mark(&(all.rulebook() + &all.rules()));
    let mut emitter = Emitter::new(content, scope);
    let rulebook = emitter.rulebook();
    let parts = [
        mark,
        rulebook,
        emitter.questions(),
        emitter.screens(),
        emitter.programs(),
        emitter.doubts(),
        emitter.places(),
        emitter.navigation(),
        emitter.codes(),
        emitter.first(),
        // Last: the tables that everything before has filled.
        emitter.rules(),
        emitter.leaves(),
        emitter.citations(),
        emitter.messages(),
        emitter.languages(),
    ];
    parts.concat()
}

/// A mark of the rules, for what is kept or sent: it differs when the rulebook does. FNV-1a, folded to
/// 32 bits; nothing secret rests on it.
fn rules_mark(rulebook: &str) -> String {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = rulebook.bytes().fold(0xcbf2_9ce4_8422_2325, step);
    let mark = (hash >> 32) as u32 ^ hash as u32;
    format!(
        "/// The mark of [`RULEBOOK`]: results with another mark were made with other rules.\n\
         pub const RULES_MARK: u32 = {mark:#x};\n"
    )
}

/// What makes one leaf the same as another: its text, whether it is negated, and its source.
type LeafKey = (String, bool, Citation);

struct Emitter<'a> {
    content: &'a Content,
    numbers: BTreeMap<&'a str, usize>,
    facts: BTreeMap<&'a str, usize>,
    derived: BTreeMap<&'a str, usize>,
    leaves: Table<LeafKey>,
    citations: Table<Citation>,
    rules: Table<Vec<u8>>,
    scope: Scope,
}

/// Values numbered in the order in which they first came.
struct Table<T> {
    numbers: BTreeMap<T, usize>,
    values: Vec<T>,
}

impl<T: Ord + Clone> Table<T> {
    fn new() -> Table<T> {
        Table { numbers: BTreeMap::new(), values: Vec::new() }
    }

    fn number(&mut self, value: T) -> usize {
        if let Some(number) = self.numbers.get(&value) {
            return *number;
        }
        self.values.push(value.clone());
        self.numbers.insert(value, self.values.len() - 1);
        self.values.len() - 1
    }
}

impl<'a> Emitter<'a> {
    fn new(content: &'a Content, scope: Scope) -> Emitter<'a> {
        let number =
            |ids: Vec<&'a str>| ids.into_iter().enumerate().map(|(n, id)| (id, n)).collect();
        Emitter {
            content,
            numbers: number(content.words.ids().map(String::as_str).collect()),
            facts: number(content.facts.iter().map(|fact| fact.id.as_str()).collect()),
            derived: number(content.derived.iter().map(|derived| derived.id.as_str()).collect()),
            leaves: Table::new(),
            citations: Table::new(),
            rules: Table::new(),
            scope,
        }
    }

    /// The periods of a program that are written.
    fn periods(&self, program: &'a Program) -> impl Iterator<Item = &'a Period> + use<'a> {
        let (read, scope) = (self.content.read_on(), self.scope);
        let is_written = move |period: &&Period| {
            scope == Scope::EveryDay || period.to.is_none_or(|to| to >= read)
        };
        program.periods.iter().filter(is_written)
    }

    fn message(&self, id: &str) -> String {
        format!("Message({})", self.numbers[id])
    }

    fn maybe_message(&self, id: &str) -> String {
        self.numbers.get(id).map_or("None".to_owned(), |number| format!("Some(Message({number}))"))
    }

    fn leaves(&mut self) -> String {
        let keys = self.leaves.values.clone();
        let mut leaves = Vec::new();
        for (text, negated, citation) in &keys {
            let not = if *negated { "not " } else { "" };
            let words = self.message(&format!("reasons.{not}{text}"));
            let citation = self.citations.number(citation.clone());
            leaves.push(format!("LeafInfo {{ citation: {citation}, words: {words} }}"));
        }
        let texts: Vec<String> = keys.into_iter().map(|(text, ..)| text).collect();
        format!(
            "/// What people read about each criterion.\npub static LEAVES: &[LeafInfo] = {};\n\
             /// Each criterion as its rule writes it, numbered like [`LEAVES`]; for exports.\n\
             pub static LEAF_TEXTS: &[&str] = {};\n",
            list(leaves.into_iter()),
            strings(&texts),
        )
    }

    /// Citations, and the documents that they name: no others.
    fn citations(&self) -> String {
        let mut cited: Table<&str> = Table::new();
        let citations = list(self.citations.values.iter().map(|citation| {
            let source = cited.number(&citation.source);
            let confidence = capital(&citation.confidence);
            format!("Citation {{ source: {source}, place: {:?}, confidence: Confidence::{confidence} }}", citation.at)
        }));
        let find = |id: &str| self.content.sources.iter().find(|source| source.id == id);
        let sources: Vec<_> = cited.values.iter().map(|id| find(id).expect("checked")).collect();
        let listed = list(sources.iter().map(|source| {
            let (id, title) = (&source.id, &source.title);
            let (publisher, date) = (&source.publisher, &source.date);
            format!("Source {{ id: {id:?}, title: {title:?}, publisher: {publisher:?}, date: {date:?} }}")
        }));
        format!(
            "/// Where criteria come from.\npub static CITATIONS: &[Citation] = {citations};\n\
             /// The documents that are cited.\npub static SOURCES: &[Source] = {listed};\n\
             /// The last day on which a source was read.\npub const CHECKED_ON: NaiveDate = {};\n\
             /// The first day by which a source must be read again.\npub const REVIEW_BY: NaiveDate = {};\n",
            date(self.content.read_on()),
            date(self.content.review_by())
        )
    }
}

/// The flags of a period: the gate's stops and caps, the gate's own, then the rule's.
fn flags_of<'a>(gate: &'a Gate, period: &'a Period) -> impl Iterator<Item = &'a Flag> {
    gate.stops.iter().chain(&gate.caps).chain(&gate.flags).chain(&period.flags)
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("&[{}]", items.collect::<Vec<_>>().join(", "))
}

fn strings(items: &[String]) -> String {
    list(items.iter().map(|item| format!("{item:?}")))
}

fn option(value: Option<String>) -> String {
    value.map_or("None".to_owned(), |value| format!("Some({value})"))
}

fn date(date: NaiveDate) -> String {
    format!("date({}, {}, {})", date.year(), date.month(), date.day())
}

fn capital(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}
