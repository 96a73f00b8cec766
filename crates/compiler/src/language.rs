//! The languages besides English: how each is written, counted and offered.

use crate::fault::{Fault, Faults, Place};
use crate::yaml::{self, Value};
use std::path::Path;

/// The forms that a number can ask for, as Unicode names them.
pub const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
const DIRECTIONS: [&str; 2] = ["ltr", "rtl"];
const FILE: &str = "languages.yaml";

/// A language besides English.
#[derive(Clone, Debug)]
pub struct Language {
    /// Its tag, as `zh-Hant`.
    pub tag: String,
    /// Its own name, in its own script.
    pub own_name: String,
    /// Its name in English.
    pub english_name: String,
    /// `ltr` or `rtl`.
    pub direction: String,
    /// 1 complete and polished, 2 complete and a draft, 3 only what can be vouched for.
    pub tier: u16,
    /// The letters it is written with.
    pub script: Script,
    /// The forms that whole numbers need.
    pub plural: Vec<String>,
    /// Forms that stand for one number only.
    pub exact: Vec<String>,
    /// Whether a missing message stops the build.
    pub complete: bool,
    /// Where it is described.
    pub place: Place,
}

/// The letters of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Latin, with any marks.
    Latin,
    /// Cyrillic.
    Cyrillic,
    /// Armenian.
    Armenian,
    /// Arabic, with Persian letters or not.
    Arabic,
    /// Chinese characters, and kana.
    Han,
    /// Korean.
    Hangul,
    /// Khmer.
    Khmer,
    /// Lao.
    Lao,
    /// Thai.
    Thai,
    /// Devanagari.
    Devanagari,
    /// Gurmukhi.
    Gurmukhi,
}

impl Script {
    fn named(name: &str) -> Option<Script> {
        Some(match name {
            "latin" => Script::Latin,
            "cyrillic" => Script::Cyrillic,
            "armenian" => Script::Armenian,
            "arabic" => Script::Arabic,
            "han" => Script::Han,
            "hangul" => Script::Hangul,
            "khmer" => Script::Khmer,
            "lao" => Script::Lao,
            "thai" => Script::Thai,
            "devanagari" => Script::Devanagari,
            "gurmukhi" => Script::Gurmukhi,
            _ => return None,
        })
    }

    /// Whether a letter belongs to it.
    pub fn has(self, letter: char) -> bool {
        match self {
            Script::Latin => {
                letter.is_alphabetic() && (letter as u32) < 0x250
                    || matches!(letter, '\u{1e00}'..='\u{1eff}')
            }
            Script::Cyrillic => matches!(letter, '\u{400}'..='\u{52f}'),
            Script::Armenian => matches!(letter, '\u{530}'..='\u{58f}'),
            Script::Arabic => matches!(letter, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}'),
            Script::Han => {
                matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
            }
            Script::Hangul => matches!(letter, '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}'),
            Script::Khmer => matches!(letter, '\u{1780}'..='\u{17ff}'),
            Script::Lao => matches!(letter, '\u{e80}'..='\u{eff}'),
            Script::Thai => matches!(letter, '\u{e00}'..='\u{e7f}'),
            Script::Devanagari => matches!(letter, '\u{900}'..='\u{97f}'),
            Script::Gurmukhi => matches!(letter, '\u{a00}'..='\u{a7f}'),
        }
    }
}

/// Reads the table, in its order.
pub fn load(root: &Path, faults: &mut Faults) -> Vec<Language> {
    let Some(file) = faults.keep(yaml::read(root, FILE)) else {
        return Vec::new();
    };
    let entries = faults.keep(file.entries()).unwrap_or_default();
    let read = entries.into_iter().map(|(key, value)| language(key.text, key.place, &value));
    read.filter_map(|language| faults.keep(language)).collect()
}

fn language(tag: String, place: Place, value: &Value) -> Result<Language, Fault> {
    value.only(&[
        "own-name",
        "own-name-confidence",
        "english-name",
        "direction",
        "tier",
        "script",
        "plural",
        "exact",
        "complete",
    ])?;
    let text = |key: &str| value.need(key)?.text().map(str::to_owned);
    let script = value.need("script")?;
    let tier = value.need("tier")?;
    Ok(Language {
        own_name: text("own-name")?,
        english_name: text("english-name")?,
        direction: one_of(&value.need("direction")?, &DIRECTIONS)?,
        tier: tier.number().and_then(|number| match number {
            1..=3 => Ok(number),
            _ => Err(tier.fault("expected a tier from 1 to 3")),
        })?,
        script: Script::named(script.text()?).ok_or_else(|| script.fault("no such script"))?,
        plural: forms(value, "plural")?,
        exact: forms(value, "exact")?,
        complete: value.get("complete").is_some_and(|value| value.as_text() == Some("yes")),
        tag,
        place,
    })
}

fn forms(value: &Value, key: &str) -> Result<Vec<String>, Fault> {
    value.list_at(key)?.iter().map(|form| one_of(form, &FORMS)).collect()
}

fn one_of(value: &Value, known: &[&str]) -> Result<String, Fault> {
    let text = value.text()?;
    match known.contains(&text) {
        true => Ok(text.to_owned()),
        false => Err(value.fault(format!("expected one of: {}", known.join(", ")))),
    }
}
