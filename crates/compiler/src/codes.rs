//! How a file for other programs names things, from `codes.yaml`: published codes, each with its source, and
//! what is private beyond the questions that are.

use crate::Content;
use crate::criteria::{Criterion, Names, Test};
use crate::fault::{Fault, Faults, Place};
use crate::source::{self, Citation, Source};
use crate::yaml::{self, Value};
use std::collections::BTreeSet;
use std::path::Path;

/// Everything of `codes.yaml`.
#[derive(Debug, Default)]
pub struct Codes {
    /// The name of our own list of questions and answers.
    pub answers: String,
    /// The name of our own list of programs.
    pub programs: String,
    /// Programs whose name alone says something private.
    pub private_programs: Vec<String>,
    /// Private answers to questions that are not: the fact, and its options as a bit set.
    pub private_answers: Vec<(String, u64)>,
    /// The documents in which the codes were seen.
    pub sources: Vec<Source>,
    /// The codes, in the order in which they stand in a file.
    pub published: Vec<Code>,
}

/// A code that others publish.
#[derive(Debug)]
pub struct Code {
    /// The address that names the list of codes. Nothing is asked of it.
    pub system: String,
    /// The code.
    pub code: String,
    /// What the list calls it.
    pub display: String,
    /// Whether it says why a request is made; otherwise it sorts it.
    pub is_reason: bool,
    /// It stands in a file when the answers show this.
    pub when: Criterion,
    /// The programs on whose requests it may stand.
    pub programs: Vec<String>,
    /// Where it was seen.
    pub citation: Citation,
    /// Where it is defined.
    pub place: Place,
}

const FILE: &str = "codes.yaml";
const KEYS: [&str; 7] = [
    "answers",
    "programs",
    "private-programs",
    "private-answers",
    "sources",
    "groups",
    "published",
];

/// Reads `codes.yaml`.
pub fn load(root: &Path, names: &Names<'_>, faults: &mut Faults) -> Codes {
    let codes = yaml::read(root, FILE).and_then(|file| codes(&file, names));
    faults.keep(codes).unwrap_or_default()
}

fn codes(file: &Value, names: &Names<'_>) -> Result<Codes, Fault> {
    file.only(&KEYS)?;
    let answers = file.list_at("private-answers")?;
    let groups = file.need("groups")?;
    let published = file.need("published")?.list()?;
    Ok(Codes {
        answers: own(&file.need("answers")?)?,
        programs: own(&file.need("programs")?)?,
        private_programs: file.texts_at("private-programs")?,
        private_answers: answers
            .iter()
            .map(|value| private_answer(value, names))
            .collect::<Result<_, _>>()?,
        sources: sources(&file.need("sources")?)?,
        published: published
            .iter()
            .map(|value| code(value, &groups, names))
            .collect::<Result<_, _>>()?,
    })
}

/// A name of our own: a number made up once, of the form that names no host.
fn own(value: &Value) -> Result<String, Fault> {
    let text = value.text()?;
    let number = text.strip_prefix("urn:uuid:").unwrap_or_default();
    let is_number =
        number.len() == 36 && number.chars().all(|sign| sign == '-' || sign.is_ascii_hexdigit());
    if is_number {
        Ok(text.to_owned())
    } else {
        Err(value.fault("expected urn:uuid: and a number"))
    }
}

fn private_answer(value: &Value, names: &Names<'_>) -> Result<(String, u64), Fault> {
    match names.criterion(value, None)? {
        Criterion::Leaf(leaf) => match leaf.test {
            Test::Has(fact, options) => Ok((fact, options)),
            _ => Err(value.fault("expected a fact and its answers")),
        },
        _ => Err(value.fault("expected a fact and its answers")),
    }
}

fn sources(value: &Value) -> Result<Vec<Source>, Fault> {
    let entries = value.entries()?;
    entries.iter().map(|(key, value)| source::source(&key.text, key.place.clone(), value)).collect()
}

fn code(value: &Value, groups: &Value, names: &Names<'_>) -> Result<Code, Fault> {
    value.only(&[
        "system",
        "code",
        "display",
        "as",
        "when",
        "for",
        "source",
        "confidence",
        "checked",
    ])?;
    let text = |key: &str| Ok(value.need(key)?.text()?.to_owned());
    let kind = value.need("as")?;
    let is_reason = match kind.text()? {
        "reason" => true,
        "category" => false,
        _ => return Err(kind.fault("expected category or reason")),
    };
    Ok(Code {
        system: text("system")?,
        code: text("code")?,
        display: text("display")?,
        is_reason,
        when: names.criterion(&value.need("when")?, None)?,
        programs: groups.need(value.need("for")?.text()?)?.texts()?,
        citation: citation(value)?,
        place: value.place(),
    })
}

/// Where a code was seen. A code from memory is none.
fn citation(value: &Value) -> Result<Citation, Fault> {
    let citation = source::citation(value, None)?;
    let citation = citation.ok_or_else(|| value.fault("`source:` is missing"))?;
    match citation.confidence.as_str() {
        "recall" | "inference" => Err(value.fault("a code must have been seen in its source")),
        _ => Ok(citation),
    }
}

impl Codes {
    /// Checks what the codes name elsewhere.
    pub fn check(&self, content: &Content, faults: &mut Faults) {
        let programs: BTreeSet<&str> =
            content.decided().map(|program| program.id.as_str()).collect();
        let sources: BTreeSet<&str> =
            self.sources.iter().map(|source| source.id.as_str()).collect();
        for code in &self.published {
            if !sources.contains(code.citation.source.as_str()) {
                let source = &code.citation.source;
                faults.at(&code.place, format!("`{source}` is no source of {FILE}"));
            }
            for id in code.programs.iter().filter(|id| !programs.contains(id.as_str())) {
                faults.at(&code.place, format!("`{id}` is no program"));
            }
        }
        let file = Place { file: FILE.to_owned(), line: 0 };
        for id in self.private_programs.iter().filter(|id| !programs.contains(id.as_str())) {
            faults.at(&file, format!("`{id}` is no program"));
        }
    }
}
