//! Sources, open questions, and the citations that tie criteria to them.

use crate::fault::{Fault, Faults, Place};
use crate::yaml::{self, Value};
use chrono::NaiveDate;
use std::path::Path;

/// A document that rules rest on.
#[derive(Debug)]
pub struct Source {
    /// The name used in rules.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Its date as printed.
    pub date: String,
    /// Its public address, where one was verified.
    pub address: Option<String>,
    /// The role that answers for it.
    pub owner: String,
    /// When it was read.
    pub read_on: NaiveDate,
    /// When it must be read again.
    pub review_by: NaiveDate,
    /// Where it is defined.
    pub place: Place,
}

/// An open question about the rules.
#[derive(Debug)]
pub struct Doubt {
    /// The id used in rules.
    pub id: String,
    /// `high`, `medium` or `low`.
    pub risk: String,
    /// The question, for maintainers.
    pub question: String,
    /// What the rules do until it is settled.
    pub assumed: String,
    /// The file it stands in, without folder and ending: the words are `doubts.<family>.<id>`.
    pub family: String,
    /// Where it is defined.
    pub place: Place,
}

impl Doubt {
    /// The id of its sentence.
    pub fn words_id(&self) -> String {
        format!("doubts.{}.{}.text", self.family, self.id)
    }
}

/// The confidence words, from the weakest.
pub const CONFIDENCES: [&str; 5] = ["recall", "inference", "secondary", "plan", "primary"];

/// What a criterion rests on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Citation {
    /// The source's id.
    pub source: String,
    /// Page or section in it.
    pub at: String,
    /// One of [`CONFIDENCES`].
    pub confidence: String,
    /// When a person held it against its source, where one did since it was written.
    pub checked: Option<NaiveDate>,
}

impl Citation {
    /// The same without the day of the check, which makes nothing another fact.
    pub fn undated(&self) -> Citation {
        Citation { checked: None, ..self.clone() }
    }
}

/// The sources of all `sources/*.yaml`.
pub fn load_sources(root: &Path, faults: &mut Faults) -> Vec<Source> {
    let mut sources: Vec<Source> = Vec::new();
    for_each_entry(root, "sources", faults, |id, place, value, _| {
        sources.push(source(id, place, value)?);
        Ok(())
    });
    refuse_twins(sources.iter().map(|source| (&source.id, &source.place)), faults);
    sources
}

/// A source from its entry.
pub fn source(id: &str, place: Place, value: &Value) -> Result<Source, Fault> {
    value.only(&[
        "title",
        "publisher",
        "date",
        "address",
        "owner",
        "read-on",
        "review-by",
        "note",
    ])?;
    let text = |key: &str| Ok(value.need(key)?.text()?.to_owned());
    Ok(Source {
        id: id.to_owned(),
        title: text("title")?,
        publisher: text("publisher")?,
        date: text("date")?,
        address: value
            .get("address")
            .map(|address| address.text().map(str::to_owned))
            .transpose()?,
        owner: text("owner")?,
        read_on: value.need("read-on")?.date()?,
        review_by: value.need("review-by")?.date()?,
        place,
    })
}

/// The doubts of all `doubts/*.yaml`.
pub fn load_doubts(root: &Path, faults: &mut Faults) -> Vec<Doubt> {
    let mut doubts: Vec<Doubt> = Vec::new();
    for_each_entry(root, "doubts", faults, |id, place, value, family| {
        doubts.push(doubt(id, place, value, family)?);
        Ok(())
    });
    refuse_twins(doubts.iter().map(|doubt| (&doubt.id, &doubt.place)), faults);
    doubts
}

fn doubt(id: &str, place: Place, value: &Value, family: &str) -> Result<Doubt, Fault> {
    value.only(&["risk", "question", "assumed"])?;
    let risk = value.need("risk")?;
    if !["high", "medium", "low"].contains(&risk.text()?) {
        return Err(risk.fault("expected high, medium or low"));
    }
    Ok(Doubt {
        id: id.to_owned(),
        risk: risk.text()?.to_owned(),
        question: value.need("question")?.text()?.to_owned(),
        assumed: value.need("assumed")?.text()?.to_owned(),
        family: family.to_owned(),
        place,
    })
}

/// Calls `each` with key, place, value and the file's stem for every entry of every file of a folder.
fn for_each_entry(
    root: &Path,
    folder: &str,
    faults: &mut Faults,
    mut each: impl FnMut(&str, Place, &Value, &str) -> Result<(), Fault>,
) {
    for name in yaml::files(root, folder) {
        let stem = crate::stem(&name);
        let entries = yaml::read(root, &name).and_then(|file| file.entries());
        for (key, value) in faults.keep(entries).unwrap_or_default() {
            faults.keep(each(&key.text, key.place.clone(), &value, &stem));
        }
    }
}

/// Notes a fault for each id that stands twice.
pub fn refuse_twins<'a>(ids: impl Iterator<Item = (&'a String, &'a Place)>, faults: &mut Faults) {
    let mut seen: std::collections::BTreeMap<&String, &Place> = Default::default();
    for (id, place) in ids {
        if let Some(first) = seen.insert(id, place) {
            faults.at(place, format!("`{id}` is defined already at {}:{}", first.file, first.line));
        }
    }
}

/// The citation that a map carries, or the one it inherits.
pub fn citation(value: &Value, inherited: Option<&Citation>) -> Result<Option<Citation>, Fault> {
    let confidence = match value.get("confidence") {
        Some(word) if !CONFIDENCES.contains(&word.text()?) => {
            return Err(word.fault(format!("expected one of: {}", CONFIDENCES.join(", "))));
        }
        Some(word) => Some(word.text()?.to_owned()),
        None => inherited.map(|citation| citation.confidence.clone()),
    };
    let checked = checked(value, confidence.as_deref())?;
    let Some(source) = value.get("source") else {
        let changed = inherited.cloned().map(|citation| Citation {
            // Who checked the one confidence has not checked another.
            checked: match value.get("confidence") {
                Some(_) => checked,
                None => checked.or(citation.checked),
            },
            confidence: confidence.unwrap_or_else(|| citation.confidence.clone()),
            ..citation
        });
        return Ok(changed);
    };
    let text = source.text()?.trim();
    let (id, at) = text.split_once(' ').unwrap_or((text, ""));
    let confidence =
        confidence.ok_or_else(|| value.fault("`confidence:` is missing beside `source:`"))?;
    Ok(Some(Citation { source: id.to_owned(), at: at.trim().to_owned(), confidence, checked }))
}

/// When a person held it against its source. What is from memory alone was held against nothing.
fn checked(value: &Value, confidence: Option<&str>) -> Result<Option<NaiveDate>, Fault> {
    let day = value.get("checked");
    match day {
        Some(day) if confidence == Some("recall") => {
            Err(day
                .fault("`checked:` beside recall: what was checked has a source and is no recall"))
        }
        day => day.map(|day| day.date()).transpose(),
    }
}
