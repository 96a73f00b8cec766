//! The sentences of a language besides English, held against the English ones.

use crate::fault::{Fault, Faults, Place};
use crate::language::{FORMS, Language};
use crate::letters;
use crate::words::{Text, VOICES, Words, placeholders, sentence};
use crate::yaml::{self, Value};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// How far a text has come.
pub const STATES: [&str; 2] = ["draft", REVIEWED];
/// A person has checked it.
const REVIEWED: &str = "reviewed";
/// The words of the way out of the site, by their keys in `ui/exit.yaml`: the first page has them in
/// English, and the app puts those of a language in their places, in this order (`src/edge/exit.rs`).
pub const WAY_OUT: [&str; 6] =
    ["region", "button", "cue", "pressed.once", "pressed.twice", "about"];

/// A translated text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Translated {
    /// For everybody, or one for each voice.
    Plain(Text),
    /// One for each form that a number asks for.
    Forms(BTreeMap<String, String>),
}

impl Translated {
    /// Every sentence of it.
    pub fn sentences(&self) -> Vec<&str> {
        match self {
            Translated::Plain(text) => text.sentences(),
            Translated::Forms(forms) => forms.values().map(String::as_str).collect(),
        }
    }
}

/// How far a text has come, through whom, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// One of [`STATES`].
    pub state: String,
    /// By whom: `machine`, or the role of a person.
    pub role: String,
    /// Since when.
    pub date: Option<NaiveDate>,
}

/// The sentences of one language.
#[derive(Debug)]
pub struct Translation {
    /// The language.
    pub language: Language,
    /// The texts, by id, and where each stands.
    pub texts: BTreeMap<String, (Translated, Place)>,
    /// How far all texts have come that are not named by themselves.
    pub default_state: State,
    /// How far single texts have come.
    pub states: BTreeMap<String, State>,
    /// The mark of the English text from which each was made.
    pub english: BTreeMap<String, String>,
    /// Why glossary terms are left out: by id of a message, or of a term.
    pub exceptions: BTreeMap<String, String>,
}

impl Translation {
    /// The messages that pages use and that are not here.
    pub fn missing<'a>(&'a self, english: &'a Words) -> impl Iterator<Item = &'a String> {
        english.ids().filter(|id| !self.texts.contains_key(*id))
    }

    /// The messages whose English was changed, or never marked, since they were translated.
    pub fn stale<'a>(&'a self, english: &'a Words) -> impl Iterator<Item = &'a String> {
        let now = move |id: &str| english.text(id).map(text_mark);
        self.texts.keys().filter(move |id| self.english.get(*id).cloned() != now(id))
    }

    /// How far a text has come.
    pub fn state(&self, id: &str) -> &State {
        self.states.get(id).unwrap_or(&self.default_state)
    }

    /// Whether a text is one that no person has checked.
    pub fn is_draft(&self) -> bool {
        self.texts.keys().any(|id| self.state(id).state != REVIEWED)
    }

    /// The texts of these ids as a page fetches them; `null` where one is missing.
    pub fn to_json<'a>(&self, mark: &str, ids: impl Iterator<Item = &'a String>) -> String {
        self.file(mark, ids).to_string()
    }

    /// The same with the words of the way out, in the order of [`WAY_OUT`].
    pub fn first_to_json<'a>(&self, mark: &str, ids: impl Iterator<Item = &'a String>) -> String {
        let mut file = self.file(mark, ids);
        file["leaving"] = WAY_OUT.iter().map(|id| self.entry(&format!("ui.exit.{id}"))).collect();
        file.to_string()
    }

    fn file<'a>(&self, mark: &str, ids: impl Iterator<Item = &'a String>) -> serde_json::Value {
        let messages: Vec<serde_json::Value> = ids.map(|id| self.entry(id)).collect();
        let language = &self.language.tag;
        serde_json::json!({ "mark": mark, "language": language, "messages": messages })
    }

    fn entry(&self, id: &str) -> serde_json::Value {
        match self.texts.get(id).map(|(text, _)| text) {
            None => serde_json::Value::Null,
            Some(Translated::Plain(text)) => text.to_json(),
            Some(Translated::Forms(forms)) => serde_json::json!(forms),
        }
    }
}

/// A short mark of an English text: another text has another mark.
pub fn text_mark(text: &Text) -> String {
    // FNV-1a, 32 bits: enough to notice a change.
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let bytes = text.sentences().into_iter().flat_map(|text| text.bytes().chain([0]));
    format!("{:08x}", bytes.fold(0x811c_9dc5, step))
}

/// Reads every language that has a folder, in the order of the table.
pub fn load(
    root: &Path,
    languages: &[Language],
    english: &Words,
    faults: &mut Faults,
) -> Vec<Translation> {
    unknown_folders(root, languages, faults);
    let there = languages.iter().filter(|it| root.join("words").join(&it.tag).is_dir());
    there.map(|language| translation(root, language, english, faults)).collect()
}

fn unknown_folders(root: &Path, languages: &[Language], faults: &mut Faults) {
    let folders = std::fs::read_dir(root.join("words")).into_iter().flatten().flatten();
    for folder in folders.filter(|entry| entry.path().is_dir()) {
        let tag = folder.file_name().to_string_lossy().into_owned();
        if tag != "en" && !languages.iter().any(|language| language.tag == tag) {
            let place = Place { file: format!("words/{tag}"), line: 0 };
            faults.at(&place, "no such language in languages.yaml");
        }
    }
}

fn translation(
    root: &Path,
    language: &Language,
    english: &Words,
    faults: &mut Faults,
) -> Translation {
    let folder = format!("words/{}", language.tag);
    let mut made = Translation {
        language: language.clone(),
        texts: BTreeMap::new(),
        default_state: State { state: "draft".into(), role: "machine".into(), date: None },
        states: BTreeMap::new(),
        english: marks(root, &folder, faults),
        exceptions: BTreeMap::new(),
    };
    for name in yaml::files(root, &folder) {
        let Some(file) = faults.keep(yaml::read(root, &name)) else { continue };
        match &name[folder.len() + 1..] {
            "state.yaml" => {
                let read = states(&file, english, &mut made);
                faults.keep(read);
            }
            "glossary-exceptions.yaml" => {
                let read = exceptions(&file, &mut made);
                faults.keep(read);
            }
            words => {
                let id = words.trim_end_matches(".yaml").replace('/', ".");
                collect(&file, &id, english, &mut made, faults);
            }
        }
    }
    if language.complete {
        refuse_missing(&made, english, &folder, faults);
    }
    made
}

fn refuse_missing(made: &Translation, english: &Words, folder: &str, faults: &mut Faults) {
    for id in made.missing(english) {
        let place = english.place(id).unwrap_or(&made.language.place);
        faults.at(place, format!("no text for `{id}` in {folder}, which is complete"));
    }
}

/// Goes down to each text that English has.
fn collect(value: &Value, id: &str, english: &Words, made: &mut Translation, faults: &mut Faults) {
    if let Some(original) = english.text(id) {
        if let Some(text) = faults.keep(translated(value, original, &made.language)) {
            let twice = made.texts.insert(id.to_owned(), (text, value.place()));
            if let Some((_, first)) = twice {
                let place = format!("{}:{}", first.file, first.line);
                faults.at(&value.place(), format!("`{id}` stands already at {place}"));
            }
        }
    } else if value.is_map() {
        for (key, inner) in faults.keep(value.entries()).unwrap_or_default() {
            collect(&inner, &format!("{id}.{}", key.text), english, made, faults);
        }
    } else {
        faults.at(&value.place(), format!("English has no text `{id}`"));
    }
}

fn translated(value: &Value, original: &Text, language: &Language) -> Result<Translated, Fault> {
    if let Some(text) = value.as_text() {
        // Some languages need no difference between the voices.
        let text = checked(value, text, &original.placeholders(), language)?;
        return Ok(Translated::Plain(Text::One(text)));
    }
    let entries = value.entries()?;
    if entries.iter().all(|(key, _)| FORMS.contains(&key.text.as_str())) {
        return forms(value, original, language).map(Translated::Forms);
    }
    value.only(&VOICES)?;
    let voice = |voice: &str| {
        let value = value.need(voice)?;
        checked(&value, value.text()?, &original.placeholders(), language)
    };
    let voices = [voice("me")?, voice("child")?, voice("other")?];
    Ok(Translated::Plain(Text::Voices(voices)))
}

fn forms(
    value: &Value,
    original: &Text,
    language: &Language,
) -> Result<BTreeMap<String, String>, Fault> {
    let places = original.placeholders();
    if !places.contains("count") {
        return Err(value.fault("forms for numbers, but the English text has no {count}"));
    }
    if let Some(form) = language.plural.iter().find(|form| value.get(form).is_none()) {
        let all = language.plural.join(", ");
        return Err(value.fault(format!("the form `{form}` is missing; needed are: {all}")));
    }
    let mut forms = BTreeMap::new();
    for (key, inner) in value.entries()? {
        let form = key.text;
        if form != "other" && !language.plural.contains(&form) {
            return Err(inner.fault(format!("no whole number asks for the form `{form}` here")));
        }
        let mut needed = places.clone();
        let text = inner.text()?;
        if language.exact.contains(&form) && !text.contains("{count}") {
            needed.remove("count");
        }
        forms.insert(form, checked(&inner, text, &needed, language)?);
    }
    Ok(forms)
}

/// A sentence with the places that English has, in the letters of its language.
fn checked(
    value: &Value,
    text: &str,
    places: &BTreeSet<String>,
    language: &Language,
) -> Result<String, Fault> {
    let text = sentence(value, text)?;
    if let Some(what) = text_fault(&text, places, language) {
        return Err(value.fault(what));
    }
    Ok(text)
}

/// What is wrong with a translated sentence, if anything is.
pub fn text_fault(text: &str, places: &BTreeSet<String>, language: &Language) -> Option<String> {
    let found: BTreeSet<String> = placeholders(text).into_iter().collect();
    if let Some(lost) = places.difference(&found).next() {
        return Some(format!("`{{{lost}}}` of the English text is missing"));
    }
    if let Some(new) = found.difference(places).next() {
        return Some(format!("the English text has no `{{{new}}}`"));
    }
    letters::fault(language, text)
}

fn states(file: &Value, english: &Words, made: &mut Translation) -> Result<(), Fault> {
    file.only(&["default", "messages"])?;
    made.default_state = state(&file.need("default")?)?;
    let messages = file.get("messages").map(|value| value.entries()).transpose()?;
    for (key, value) in messages.unwrap_or_default() {
        if !english.has(&key.text) {
            return Err(key.place.fault(format!("English has no text `{}`", key.text)));
        }
        made.states.insert(key.text, state(&value)?);
    }
    Ok(())
}

fn state(value: &Value) -> Result<State, Fault> {
    value.only(&["state", "role", "date"])?;
    let state = value.need("state")?;
    if !STATES.contains(&state.text()?) {
        return Err(state.fault(format!("expected one of: {}", STATES.join(", "))));
    }
    Ok(State {
        state: state.text()?.to_owned(),
        role: value.need("role")?.text()?.to_owned(),
        date: Some(value.need("date")?.date()?),
    })
}

fn exceptions(file: &Value, made: &mut Translation) -> Result<(), Fault> {
    for (key, value) in file.entries()? {
        made.exceptions.insert(key.text, value.text()?.to_owned());
    }
    Ok(())
}

/// The file `english.csv`: id and mark of every text from which a translation was made.
fn marks(root: &Path, folder: &str, faults: &mut Faults) -> BTreeMap<String, String> {
    let name = format!("{folder}/english.csv");
    let Ok(mut reader) = csv::Reader::from_path(root.join(&name)) else {
        return BTreeMap::new();
    };
    let mut marks = BTreeMap::new();
    for (at, record) in reader.records().enumerate() {
        match record {
            Ok(record) if record.len() == 2 => {
                marks.insert(record[0].to_owned(), record[1].to_owned());
            }
            _ => faults.at(&Place { file: name.clone(), line: at + 2 }, "expected id,mark"),
        }
    }
    marks
}
