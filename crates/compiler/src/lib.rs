//! Reads the content files, checks them, and writes them as typed Rust data.
//!
//! A policy file is checked as strictly as code: an unknown fact, a criterion without a source, two
//! periods that overlap, a sentence that is missing or that nothing uses each stop the build, with the
//! file and the line. What depends on today's date (a source due for review) is not checked here: the
//! build never reads the clock.

pub mod case;
pub mod check;
pub mod codes;
pub mod criteria;
mod emit;
pub mod fault;
pub mod glossary;
pub mod language;
pub mod letters;
pub mod navigation;
pub mod places;
pub mod program;
pub mod question;
pub mod reading_level;
pub mod source;
pub mod spanish;
pub mod translation;
pub mod words;
pub mod yaml;

pub use emit::{Scope, emit};

use chrono::NaiveDate;
use criteria::Names;
use fault::{Fault, Faults};
use std::path::Path;

/// The parts of the content folder that the build reads.
pub const PARTS: [&str; 12] = [
    "sources",
    "doubts",
    "questions",
    "programs",
    "navigation",
    "tables",
    "words",
    "codes.yaml",
    "derived.yaml",
    "gates.yaml",
    "languages.yaml",
    "glossary.csv",
];

/// The start of the present contracts between the State and the plans: the first day of any plan in a
/// county for which no other was seen.
pub const START: NaiveDate = match NaiveDate::from_ymd_opt(2024, 1, 1) {
    Some(date) => date,
    None => panic!("a date"),
};

/// Everything that the content folder says, checked.
#[derive(Debug)]
pub struct Content {
    /// Documents.
    pub sources: Vec<source::Source>,
    /// Open questions.
    pub doubts: Vec<source::Doubt>,
    /// Facts that may be asked, in the order of asking.
    pub facts: Vec<question::Fact>,
    /// Derived facts, each after those it uses.
    pub derived: Vec<program::Derived>,
    /// Gates of families.
    pub gates: Vec<program::Gate>,
    /// Programs, in the order shown.
    pub programs: Vec<program::Program>,
    /// Counties, plans, contacts.
    pub places: places::Places,
    /// What to do next.
    pub navigation: navigation::Navigation,
    /// How a file for other programs names things.
    pub codes: codes::Codes,
    /// The English sentences.
    pub words: words::Words,
    /// The sentences of other languages, in the order in which these are offered.
    pub translations: Vec<translation::Translation>,
}

impl Content {
    /// The last day on which a source was read.
    pub fn read_on(&self) -> NaiveDate {
        self.sources.iter().map(|source| source.read_on).max().unwrap_or(START)
    }

    /// The first day by which a source must be read again.
    pub fn review_by(&self) -> NaiveDate {
        self.sources.iter().map(|source| source.review_by).min().unwrap_or(START)
    }
}

/// Reads and checks a content folder. Every fault is told, not only the first.
///
/// # Errors
/// All faults, by file and line.
pub fn load(root: &Path) -> Result<Content, Vec<Fault>> {
    let mut faults = Faults::default();
    let content = read(root, &mut faults);
    check::check(&content, &mut faults);
    content.needs().check(&content.words, &mut faults);
    faults.or(content)
}

/// As [`load`], but a sentence that is missing is marked `[id]` and is no fault: for trying rules and
/// cases before their sentences are written. Never for a release.
///
/// # Errors
/// All other faults, by file and line.
pub fn load_draft(root: &Path) -> Result<Content, Vec<Fault>> {
    let mut faults = Faults::default();
    let mut content = read(root, &mut faults);
    check::check(&content, &mut faults);
    content.needs().mark_missing(&mut content.words);
    faults.or(content)
}

fn read(root: &Path, faults: &mut Faults) -> Content {
    let places = places::load(root, faults);
    let facts = question::load(root, &places, faults);
    let table = question::Fact::table(&facts);
    let derived = program::load_derived(root, &Names { facts: &table, derived: &[] }, faults);
    let ids: Vec<String> = derived.iter().map(|derived| derived.id.clone()).collect();
    let names = Names { facts: &table, derived: &ids };
    let doubts = source::load_doubts(root, faults);
    let mut words = words::load(root, "en", faults);
    // Beside a verdict stands only what may make it wrong; the book has every doubt.
    let small = doubts.iter().filter(|doubt| doubt.risk != "high");
    words.leave_to_the_book(small.map(source::Doubt::words_id));
    words.leave_to_the_build();
    let gates = program::load_gates(root, &names, faults);
    let languages = language::load(root, faults);
    Content {
        translations: translation::load(root, &languages, &words, faults),
        programs: program::load_programs(root, &gates, &names, faults),
        gates,
        sources: source::load_sources(root, faults),
        doubts,
        words,
        navigation: navigation::load(root, &names, &places, faults),
        codes: codes::load(root, &names, faults),
        derived,
        facts,
        places,
    }
}

/// The name of a file without folder and ending.
fn stem(name: &str) -> String {
    let last = name.rsplit('/').next().unwrap_or(name);
    last.trim_end_matches(".yaml").to_owned()
}
