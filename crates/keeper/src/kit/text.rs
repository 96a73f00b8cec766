//! A YAML file as text, changed on the very lines that say something else now. Comments, order and layout
//! of all else stay.

use compiler::yaml::Value;
use std::collections::BTreeMap;
use std::ops::Range;

/// Beside which key a new one is put, the first that is there.
const BESIDE: [&str; 7] = ["confidence", "source", "is", "say", "id", "note", "after"];

/// The lines of a file, and what is to be changed in each.
#[derive(Clone, Debug)]
pub struct Text {
    lines: Vec<String>,
    edits: BTreeMap<usize, Vec<Edit>>,
}

#[derive(Clone, Debug, PartialEq)]
struct Edit {
    /// Bytes of the line; empty where something is put in.
    range: Range<usize>,
    text: String,
}

/// A line that changed: its number from 1, and what it was and is. What it is may be several lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its number, from 1.
    pub line: usize,
    /// What it was.
    pub before: String,
    /// What it is.
    pub after: String,
}

impl Text {
    /// A file as it is.
    pub fn new(text: &str) -> Text {
        Text { lines: text.split('\n').map(str::to_owned).collect(), edits: BTreeMap::new() }
    }

    /// The file with its changes.
    pub fn written(&self) -> String {
        let lines: Vec<String> = (0..self.lines.len()).map(|line| self.line(line)).collect();
        lines.join("\n")
    }

    /// The lines that change.
    pub fn changed(&self) -> Vec<Changed> {
        let changed = |(line, _): (&usize, _)| Changed {
            line: line + 1,
            before: self.lines[*line].clone(),
            after: self.line(*line),
        };
        self.edits.iter().map(changed).filter(|it| it.before != it.after).collect()
    }

    fn line(&self, line: usize) -> String {
        let mut text = self.lines[line].clone();
        let mut edits: Vec<&Edit> = self.edits.get(&line).into_iter().flatten().collect();
        edits.sort_by_key(|edit| edit.range.start);
        for edit in edits.into_iter().rev() {
            text.replace_range(edit.range.clone(), &edit.text);
        }
        text
    }

    /// Sets keys of a map: what is there already is written over, the rest is put beside it.
    ///
    /// # Errors
    /// A layout that is not known here; somebody must change it by hand.
    pub fn set(&mut self, map: &Value, pairs: &[(&str, String)]) -> Result<(), String> {
        let flow = self.at(map).1.starts_with('{');
        let mut new = Vec::new();
        for (key, value) in pairs {
            match map.get(key) {
                Some(old) => {
                    let (line, range) = self.scalar(&old)?;
                    // What says the same already stays written as it is.
                    if old.as_text() != Some(value) {
                        self.edit(line, range, scalar(value, flow))?;
                    }
                }
                None => new.push((*key, value)),
            }
        }
        let beside = BESIDE.iter().find_map(|key| Some((*key, map.get(key)?)));
        let (key, beside) = beside.ok_or("no key is known beside which a source could stand")?;
        let (line, range) = self.scalar(&beside)?;
        let lines = new.iter().map(|(key, value)| format!("{key}: {}", scalar(value, flow)));
        if flow {
            let parts: String = lines.map(|pair| format!(", {pair}")).collect();
            return self.edit(line, range.end..range.end, parts);
        }
        let indent = self.indent(line, key, range.start)?;
        let parts: String = lines.map(|pair| format!("\n{indent}{pair}")).collect();
        let end = self.lines[line].len();
        self.edit(line, end..end, parts)
    }

    /// Gives a criterion that stands by itself keys of its own.
    ///
    /// # Errors
    /// A criterion that is written over several lines.
    pub fn expand(&mut self, leaf: &Value, pairs: &[(&str, String)]) -> Result<(), String> {
        let (line, range) = self.scalar(leaf)?;
        let (before, after) = (&self.lines[line][..range.start], &self.lines[line][range.end..]);
        let alone = before.trim_start() == "- " && (after.is_empty() || after.starts_with(" #"));
        if alone {
            let indent = " ".repeat(range.start);
            let lines = pairs
                .iter()
                .map(|(key, value)| format!("\n{indent}{key}: {}", scalar(value, false)));
            let (lines, end): (String, usize) = (lines.collect(), self.lines[line].len());
            self.edit(line, range.start..range.start, "is: ".to_owned())?;
            return self.edit(line, end..end, lines);
        }
        let text = leaf.as_text().unwrap_or_default();
        let parts = pairs.iter().map(|(key, value)| format!(", {key}: {}", scalar(value, true)));
        let parts: String = parts.collect();
        self.edit(line, range, format!("{{ is: {}{parts} }}", scalar(text, true)))
    }

    fn edit(&mut self, line: usize, range: Range<usize>, text: String) -> Result<(), String> {
        let edits = self.edits.entry(line).or_default();
        let clash = |edit: &&Edit| edit.range.start < range.end && range.start < edit.range.end;
        let edit = Edit { range: range.clone(), text };
        match edits.iter().find(|other| clash(other) || other.range == range) {
            Some(other) if *other == edit => Ok(()),
            Some(_) if !range.is_empty() || !edit.text.is_empty() => {
                Err(format!("line {}: two answers change the same words", line + 1))
            }
            _ => {
                edits.push(edit);
                Ok(())
            }
        }
    }

    /// The line (from 0) where a value begins, and what stands from there to its end.
    fn at(&self, value: &Value) -> (usize, &str) {
        let line = value.place().line.saturating_sub(1);
        let text = self.lines.get(line).map_or("", String::as_str);
        let start = text.char_indices().nth(value.column()).map_or(text.len(), |(at, _)| at);
        (line, &text[start..])
    }

    /// The line and bytes of a value on one line, quotes included.
    fn scalar(&self, value: &Value) -> Result<(usize, Range<usize>), String> {
        let (line, rest) = self.at(value);
        let text = value.as_text().ok_or("expected a text")?;
        let length = match rest.chars().next() {
            Some('"') => quoted(rest, '"'),
            Some('\'') => quoted(rest, '\''),
            _ => Some(text.len()).filter(|_| rest.starts_with(text)),
        };
        let length = length.ok_or_else(|| {
            format!("line {}: is written over several lines; change it by hand", line + 1)
        })?;
        let start = self.lines[line].len() - rest.len();
        Ok((line, start..start + length))
    }

    /// The spaces before a key, so that another can stand below it.
    fn indent(&self, line: usize, key: &str, value: usize) -> Result<String, String> {
        let before = &self.lines[line][..value];
        let at = before.rfind(&format!("{key}:"));
        at.map(|at| " ".repeat(at)).ok_or(format!("line {}: `{key}:` stands elsewhere", line + 1))
    }
}

/// How long a text in quotes is, quotes included.
fn quoted(text: &str, quote: char) -> Option<usize> {
    let mut letters = text.char_indices().skip(1).peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' if quote == '"' => {
                letters.next();
            }
            _ if letter == quote => match letters.peek() {
                // In single quotes, two of them are one.
                Some((_, next)) if quote == '\'' && *next == quote => {
                    letters.next();
                }
                _ => return Some(at + letter.len_utf8()),
            },
            _ => {}
        }
    }
    None
}

/// A text as YAML: in quotes only where it must be.
fn scalar(text: &str, flow: bool) -> String {
    let first = text.chars().next();
    let special = first.is_none_or(|first| "!&*-?:|>@`\"'%{}[],#~ ".contains(first));
    let inside = [": ", " #", "\n", "\t"].iter().any(|mark| text.contains(mark));
    let closing = flow && text.contains([',', '[', ']', '{', '}']);
    let ending = text.ends_with([':', ' ']);
    if special || inside || closing || ending {
        serde_json::json!(text).to_string()
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\
# a comment that stays
rule:
  all:
    - age >= 21 # why
    - not: { known: stays >= 3 }
    - is: visits >= 5
      source: \"a p.1, 2\" # here
      confidence: inference
  any: [homeless, \"place is shelter, campground\"]
last: { say: six, source: b p.3, confidence: plan }
";

    fn value(steps: &[&str]) -> Value {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("x.yaml"), FILE).unwrap();
        let mut value = compiler::yaml::read(folder.path(), "x.yaml").unwrap();
        for step in steps {
            value = match step.parse::<usize>() {
                Ok(at) => value.list().unwrap()[at].clone(),
                Err(_) => value.get(step).unwrap(),
            };
        }
        value
    }

    fn pairs() -> [(&'static str, String); 3] {
        let pair = |key, value: &str| (key, value.to_owned());
        [pair("source", "c p.4, 5"), pair("confidence", "primary"), pair("checked", "2026-12-01")]
    }

    fn changed(change: impl Fn(&mut Text)) -> Vec<String> {
        let mut text = Text::new(FILE);
        change(&mut text);
        let changed = text.changed();
        let before = changed.iter().map(|it| it.before.as_str());
        assert!(before.clone().all(|line| FILE.lines().any(|other| other == line)));
        let kept = FILE.lines().filter(|line| !before.clone().any(|other| other == *line));
        assert!(kept.clone().all(|line| text.written().lines().any(|other| other == line)));
        changed.into_iter().map(|it| it.after).collect()
    }

    #[test]
    fn a_criterion_in_a_list_gets_lines_of_its_own() {
        let leaf = value(&["rule", "all", "0"]);
        let wanted = "    - is: age >= 21 # why\n      source: c p.4, 5\n      \
                      confidence: primary\n      checked: 2026-12-01";
        assert_eq!(changed(|text| text.expand(&leaf, &pairs()).unwrap()), [wanted]);
    }

    #[test]
    fn a_criterion_within_a_line_stays_within_it() {
        let leaf = value(&["rule", "all", "1", "not", "known"]);
        let wanted = "    - not: { known: { is: stays >= 3, source: \"c p.4, 5\", \
                      confidence: primary, checked: 2026-12-01 } }";
        assert_eq!(changed(|text| text.expand(&leaf, &pairs()).unwrap()), [wanted]);
        let leaf = value(&["rule", "any", "1"]);
        let wanted = "  any: [homeless, { is: \"place is shelter, campground\", \
                      source: \"c p.4, 5\", confidence: primary, checked: 2026-12-01 }]";
        assert_eq!(changed(|text| text.expand(&leaf, &pairs()).unwrap()), [wanted]);
    }

    #[test]
    fn a_map_keeps_its_comments_and_its_other_keys() {
        let map = value(&["rule", "all", "2"]);
        let wanted = [
            "      source: c p.4, 5 # here",
            "      confidence: primary\n      checked: 2026-12-01",
        ];
        assert_eq!(changed(|text| text.set(&map, &pairs()).unwrap()), wanted);
        let map = value(&["last"]);
        let wanted = "last: { say: six, source: \"c p.4, 5\", confidence: primary, \
                      checked: 2026-12-01 }";
        assert_eq!(changed(|text| text.set(&map, &pairs()).unwrap()), [wanted]);
    }

    #[test]
    fn the_same_words_are_not_changed_twice_in_different_ways() {
        let map = value(&["last"]);
        let mut text = Text::new(FILE);
        text.set(&map, &pairs()).unwrap();
        assert!(text.set(&map, &pairs()).is_ok());
        let other = [("source", "d".to_owned())];
        assert!(text.set(&map, &other).unwrap_err().contains("line 10: two answers"));
    }
}
