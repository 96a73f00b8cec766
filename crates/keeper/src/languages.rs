//! `languages`, `language-mark`, `language-export`, `language-import`: how far the translations have
//! come, and what reviewers make of them.

use crate::options::Options;
use crate::{Outcome, content};
use compiler::Content;
use compiler::language::Script;
use compiler::translation::{State, Translated, Translation, text_fault, text_mark};
use compiler::words::{Text, VOICES};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The columns of the table for reviewers.
const COLUMNS: [&str; 6] = ["id", "part", "page", "english", "translation", "state"];
/// The ends of sentences in all scripts.
const ENDS: [char; 10] = ['.', '!', '?', '。', '！', '？', '։', '។', '؟', '।'];
/// How many stale messages are named.
const NAMED: usize = 10;

/// Prints how far each language has come.
pub fn list(options: &Options) -> Outcome {
    let content = content(options)?;
    let terms = compiler::glossary::load(&options.content).map_err(|fault| vec![fault])?;
    for made in &content.translations {
        let language = &made.language;
        let stale: Vec<&String> = made.stale(&content.words).collect();
        println!("{} ({}, tier {})", language.tag, language.english_name, language.tier);
        println!(
            "  messages {}, missing {}, stale or never marked {}",
            made.texts.len(),
            made.missing(&content.words).count(),
            stale.len()
        );
        stale.iter().take(NAMED).for_each(|id| println!("    stale: {id}"));
        by_state(made);
        lengths(made);
        let left_out = compiler::glossary::faults(&content, &terms, made);
        println!("  names of the glossary left out: {}", left_out.len());
        left_out.iter().take(NAMED).for_each(|fault| println!("    {fault}"));
        if language.tag == "es" {
            spanish(made);
        }
    }
    Ok(true)
}

fn by_state(made: &Translation) {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for id in made.texts.keys() {
        let State { state, role, .. } = made.state(id);
        *counts.entry((state, role)).or_default() += 1;
    }
    counts.iter().for_each(|((state, role), count)| println!("  {state} by {role}: {count}"));
}

/// Longest and median sentence: in words, or in letters where no spaces part the words.
fn lengths(made: &Translation) {
    let spaced =
        !matches!(made.language.script, Script::Han | Script::Khmer | Script::Lao | Script::Thai);
    let texts = made.texts.values().flat_map(|(text, _)| text.sentences());
    let mut lengths: Vec<usize> = texts
        .flat_map(|text| text.split(ENDS))
        .map(|sentence| match spaced {
            true => sentence.split_whitespace().count(),
            false => sentence.chars().filter(|letter| !letter.is_whitespace()).count(),
        })
        .filter(|length| *length > 0)
        .collect();
    lengths.sort_unstable();
    let unit = if spaced { "words" } else { "letters" };
    let (longest, median) = (lengths.last().copied(), lengths.get(lengths.len() / 2).copied());
    println!(
        "  sentences: longest {} {unit}, median {}",
        longest.unwrap_or(0),
        median.unwrap_or(0)
    );
}

fn spanish(made: &Translation) {
    let mut grades: Vec<f64> = made
        .texts
        .values()
        .flat_map(|(text, _)| text.sentences())
        .filter_map(compiler::spanish::ease)
        .collect();
    grades.sort_by(f64::total_cmp);
    let below = grades.iter().filter(|ease| **ease < compiler::spanish::ENOUGH).count();
    let median = grades.get(grades.len() / 2).copied().unwrap_or_default();
    println!(
        "  Fernández Huerta: median {median:.0}, aim {} or more, {below} of {} below",
        compiler::spanish::ENOUGH,
        grades.len()
    );
}

/// Notes from which English the present texts were made.
pub fn mark(options: &Options, tag: &str) -> Outcome {
    let content = content(options)?;
    let made = translation(&content, tag)?;
    let marks = made.texts.keys().filter_map(|id| Some((id, text_mark(content.words.text(id)?))));
    let marks: BTreeMap<String, String> = marks.map(|(id, mark)| (id.clone(), mark)).collect();
    write_marks(options, tag, &marks)?;
    println!("{} texts of {tag} are marked", marks.len());
    Ok(true)
}

fn write_marks(
    options: &Options,
    tag: &str,
    marks: &BTreeMap<String, String>,
) -> Result<(), Vec<String>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let rows = marks.iter().map(|(id, mark)| [id.as_str(), mark]);
    let written =
        std::iter::once(["id", "mark"]).chain(rows).try_for_each(|row| writer.write_record(row));
    written.map_err(|error| vec![error.to_string()])?;
    let text = writer.into_inner().map_err(|error| vec![error.to_string()])?;
    write(&folder(options, tag).join("english.csv"), &text)
}

/// Prints a language as a table: a line for each voice and form.
pub fn export(options: &Options, tag: &str) -> Outcome {
    let content = content(options)?;
    let made = translation(&content, tag)?;
    let mut writer = csv::Writer::from_writer(std::io::stdout());
    let fault = |error: csv::Error| vec![error.to_string()];
    writer.write_record(COLUMNS).map_err(fault)?;
    for id in content.words.ids() {
        let Some(english) = content.words.text(id) else { continue };
        let page = content.words.place(id).map_or("", |place| place.file.as_str());
        let page = page.trim_start_matches("words/en/").trim_end_matches(".yaml");
        let state = made.texts.get(id).map_or("missing", |_| made.state(id).state.as_str());
        for (part, text) in parts(made.texts.get(id).map(|(text, _)| text)) {
            let original = original(english, &part);
            let row = [id.as_str(), &part, page, original, &text, state];
            writer.write_record(row).map_err(fault)?;
        }
    }
    writer.flush().map_err(|error| vec![error.to_string()])?;
    Ok(true)
}

/// The voices or forms of a text, with their names.
fn parts(text: Option<&Translated>) -> Vec<(String, String)> {
    match text {
        None => vec![Default::default()],
        Some(Translated::Plain(Text::One(text))) => vec![(String::new(), text.clone())],
        Some(Translated::Plain(Text::Voices(texts))) => {
            VOICES.iter().map(|voice| (*voice).to_owned()).zip(texts.iter().cloned()).collect()
        }
        Some(Translated::Forms(forms)) => forms.clone().into_iter().collect(),
    }
}

fn original<'a>(english: &'a Text, part: &str) -> &'a str {
    match english {
        Text::One(text) => text,
        Text::Voices(texts) => {
            let voice = VOICES.iter().position(|voice| *voice == part).unwrap_or(0);
            &texts[voice]
        }
    }
}

/// A correction by a reviewer: line of the table, id, part, text, state.
struct Row {
    line: u64,
    id: String,
    part: String,
    text: String,
    state: String,
}

/// Takes the corrections of a reviewer. All are held against the English first; if one does not fit,
/// nothing is changed.
pub fn import(options: &Options, tag: &str, file: &Path) -> Outcome {
    let content = content(options)?;
    let made = translation(&content, tag)?;
    let role = options
        .role
        .clone()
        .ok_or_else(|| vec!["--role is needed: who checked this".to_owned()])?;
    let rows = rows(file)?;
    let mut files = Files::new(options);
    let (mut faults, mut touched) = (Vec::new(), Vec::new());
    for row in rows {
        match take(&content, made, &row, &mut files) {
            Ok(true) => touched.push(row.id),
            Ok(false) => {}
            Err(what) => faults.push(format!("{}:{}: {what}", file.display(), row.line)),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    touched.dedup();
    let mut states = made.states.clone();
    let mut marks = made.english.clone();
    for id in &touched {
        let state =
            State { state: "reviewed".into(), role: role.clone(), date: Some(options.today) };
        states.insert(id.clone(), state);
        marks.extend(content.words.text(id).map(|text| (id.clone(), text_mark(text))));
    }
    files.write()?;
    write(
        &folder(options, tag).join("state.yaml"),
        written(&made.default_state, &states).as_bytes(),
    )?;
    write_marks(options, tag, &marks)?;
    println!("{} texts of {tag} were corrected or confirmed", touched.len());
    Ok(true)
}

/// Whether the row says something new; its text is put in place.
fn take(
    content: &Content,
    made: &Translation,
    row: &Row,
    files: &mut Files,
) -> Result<bool, String> {
    let english = content.words.text(&row.id).ok_or(format!("English has no text `{}`", row.id))?;
    let Some((text, place)) = made.texts.get(&row.id) else {
        return match row.text.is_empty() {
            true => Ok(false),
            false => Err(format!("`{}` has no text yet; add it to the YAML file first", row.id)),
        };
    };
    let parts = parts(Some(text));
    let before = parts.iter().find(|(part, _)| *part == row.part);
    let (_, before) = before.ok_or(format!("`{}` has no part `{}`", row.id, row.part))?;
    let confirmed = row.state == "reviewed" && made.state(&row.id).state != "reviewed";
    if *before == row.text {
        return Ok(confirmed);
    }
    let mut places = english.placeholders();
    if made.language.exact.contains(&row.part) && !row.text.contains("{count}") {
        places.remove("count");
    }
    let unclosed = row.text.matches('{').count() != row.text.matches('}').count();
    if unclosed || row.text.is_empty() {
        return Err("an empty text, or a `{` without its `}`".to_owned());
    }
    if let Some(what) = text_fault(&row.text, &places, &made.language) {
        return Err(what);
    }
    files.replace(&place.file, place.line, &row.part, before, &row.text)?;
    Ok(true)
}

fn rows(file: &Path) -> Result<Vec<Row>, Vec<String>> {
    let fault = |what: String| vec![format!("{}: {what}", file.display())];
    let mut reader = csv::Reader::from_path(file).map_err(|error| fault(error.to_string()))?;
    let header = reader.headers().map_err(|error| fault(error.to_string()))?.clone();
    let column = |name: &str| {
        let found = header.iter().position(|column| column.trim_start_matches('\u{feff}') == name);
        found.ok_or_else(|| fault(format!("the column `{name}` is missing")))
    };
    let (id, part) = (column("id")?, column("part")?);
    let (text, state) = (column("translation")?, column("state")?);
    let rows = reader.records().map(|record| {
        let record = record.map_err(|error| fault(error.to_string()))?;
        let cell = |at: usize| record[at].trim().to_owned();
        let line = record.position().map_or(0, csv::Position::line);
        Ok(Row { line, id: cell(id), part: cell(part), text: cell(text), state: cell(state) })
    });
    rows.collect()
}

/// The YAML files that are changed: each read once, written when all has been found right.
struct Files<'a> {
    options: &'a Options,
    texts: BTreeMap<PathBuf, String>,
}

impl<'a> Files<'a> {
    fn new(options: &'a Options) -> Files<'a> {
        Files { options, texts: BTreeMap::new() }
    }

    /// Puts a text in the place of another on the line where the message stands, or below it. What
    /// else the file says, comments and order, stays.
    fn replace(
        &mut self,
        file: &str,
        line: usize,
        part: &str,
        before: &str,
        after: &str,
    ) -> Result<(), String> {
        let path = self.options.content.join(file);
        let cannot = |what: &dyn std::fmt::Display| format!("{file}: {what}");
        if !self.texts.contains_key(&path) {
            let text = fs::read_to_string(&path).map_err(|error| cannot(&error))?;
            self.texts.insert(path.clone(), text);
        }
        let text = self.texts.get_mut(&path).ok_or_else(|| cannot(&"was not read"))?;
        let start = offset(text, line);
        let from = match part {
            "" => start,
            part => {
                start
                    + text[start..]
                        .find(&format!("{part}:"))
                        .ok_or_else(|| cannot(&"no such part"))?
            }
        };
        let quoted = serde_json::json!(before).to_string();
        let single = format!("'{}'", before.replace('\'', "''"));
        let found = [quoted.as_str(), &single, before].into_iter().find_map(|form| {
            // A message stands near its line; further down it would be another one.
            text[from..]
                .find(form)
                .filter(|at| text[from..from + at].lines().count() <= 4)
                .map(|at| (from + at, form.len()))
        });
        let (at, length) = found.ok_or_else(|| {
            format!("{file}:{line}: is written over several lines; change it there by hand")
        })?;
        text.replace_range(at..at + length, &serde_json::json!(after).to_string());
        Ok(())
    }

    fn write(&self) -> Result<(), Vec<String>> {
        self.texts.iter().try_for_each(|(path, text)| write(path, text.as_bytes()))
    }
}

/// Where a line (from 1) begins.
fn offset(text: &str, line: usize) -> usize {
    text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum()
}

/// `state.yaml`, written anew.
fn written(default: &State, states: &BTreeMap<String, State>) -> String {
    let flow = |state: &State| {
        let date = state.date.map(|date| date.to_string()).unwrap_or_default();
        format!(
            "{{ state: {}, role: {}, date: {date} }}",
            state.state,
            serde_json::json!(state.role)
        )
    };
    let mut default = default.clone();
    default.date = default.date.or(states.values().filter_map(|state| state.date).min());
    let mut text = format!("default: {}\n", flow(&default));
    // A key with nothing under it is no map.
    if !states.is_empty() {
        text.push_str("messages:\n");
    }
    for (id, state) in states {
        text.push_str(&format!("  {}: {}\n", serde_json::json!(id), flow(state)));
    }
    text
}

fn translation<'a>(content: &'a Content, tag: &str) -> Result<&'a Translation, Vec<String>> {
    let found = content.translations.iter().find(|made| made.language.tag == tag);
    found.ok_or_else(|| vec![format!("there is no folder words/{tag}")])
}

fn folder(options: &Options, tag: &str) -> PathBuf {
    options.content.join("words").join(tag)
}

fn write(path: &Path, text: &[u8]) -> Result<(), Vec<String>> {
    fs::write(path, text).map_err(|error| vec![format!("{}: {error}", path.display())])
}

#[cfg(test)]
mod tests {
    use super::*;

    const YAML: &str = "# a comment\npage: Vea\nleft-many:\n  one: \"{count} página\" # here\n  other: \"{count} páginas\"\n";

    fn trial() -> (tempfile::TempDir, Options) {
        let folder = tempfile::tempdir().unwrap();
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
        copy(&source, folder.path());
        let words = folder.path().join("words/es/ui");
        let _ = fs::remove_dir_all(folder.path().join("words/es"));
        fs::create_dir_all(&words).unwrap();
        fs::write(words.join("check.yaml"), YAML).unwrap();
        let words =
            ["languages", "--on", "2026-11-26", "--role", "native reader"].map(str::to_owned);
        let mut options = Options::parse(&words).unwrap();
        options.content = folder.path().to_owned();
        (folder, options)
    }

    fn copy(from: &Path, to: &Path) {
        for part in compiler::PARTS {
            copy_part(&from.join(part), &to.join(part));
        }
    }

    fn copy_part(from: &Path, to: &Path) {
        if from.is_file() {
            fs::copy(from, to).unwrap();
            return;
        }
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap().flatten() {
            copy_part(&entry.path(), &to.join(entry.file_name()));
        }
    }

    fn table(folder: &Path, rows: &str) -> PathBuf {
        let file = folder.join("review.csv");
        fs::write(&file, format!("id,part,page,english,translation,state\n{rows}")).unwrap();
        file
    }

    #[test]
    fn a_correction_changes_its_text_and_nothing_else() {
        let (folder, options) = trial();
        let file =
            table(folder.path(), "ui.check.left-many,other,,,Quedan {count} páginas,draft\n");
        assert_eq!(import(&options, "es", &file), Ok(true));
        let text = fs::read_to_string(folder.path().join("words/es/ui/check.yaml")).unwrap();
        assert_eq!(text, YAML.replace("\"{count} páginas\"", "\"Quedan {count} páginas\""));
        let content = content(&options).unwrap();
        let made = translation(&content, "es").unwrap();
        assert_eq!(made.state("ui.check.left-many").role, "native reader");
        assert_eq!(made.state("ui.check.page").state, "draft");
        assert!(!made.stale(&content.words).any(|id| id == "ui.check.left-many"));
    }

    #[test]
    fn a_table_without_corrections_leaves_what_can_be_read() {
        let (folder, options) = trial();
        let state = "default: { state: draft, role: machine, date: 2026-11-26 }\n";
        fs::write(folder.path().join("words/es/state.yaml"), state).unwrap();
        assert_eq!(import(&options, "es", &table(folder.path(), "")), Ok(true));
        assert!(content(&options).is_ok(), "state.yaml can be read");
    }

    #[test]
    fn a_lost_place_is_refused_with_its_line_and_nothing_is_changed() {
        let (folder, options) = trial();
        let rows = "ui.check.page,,,,Mire,draft\nui.check.left-many,other,,,Quedan páginas,draft\n";
        let faults = import(&options, "es", &table(folder.path(), rows)).unwrap_err();
        assert_eq!(faults.len(), 1);
        assert!(faults[0].contains("review.csv:3:") && faults[0].contains("{count}"), "{faults:?}");
        let text = fs::read_to_string(folder.path().join("words/es/ui/check.yaml")).unwrap();
        assert_eq!(text, YAML);
    }
}
