//! `changelog`: what changed in the rules, from their periods and dated notes, as a part of `CHANGELOG.md`.

use crate::options::Options;
use crate::table::replace_all;
use crate::{Outcome, content};
use chrono::{Days, NaiveDate};
use compiler::Content;
use compiler::program::{History, Period, Program};
use compiler::source::Citation;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The lines between which the part stands.
const BEGIN: &str = "<!-- rules: written by `keeper changelog`, change the rule files instead -->";
const END: &str = "<!-- rules: end -->";

/// Something that changed on a day.
struct Entry<'a> {
    date: NaiveDate,
    program: &'a str,
    /// The period that it belongs to, in words.
    period: String,
    what: String,
    citation: &'a Citation,
}

/// Writes the part into the file, between its two lines.
pub fn run(options: &Options, file: &Path) -> Outcome {
    let fault = |what: String| vec![format!("{}: {what}", file.display())];
    let content = content(options)?;
    let old = fs::read_to_string(file).map_err(|error| fault(error.to_string()))?;
    let new = replaced(&old, &rules(&content)).map_err(fault)?;
    if new == old {
        println!("{} says all this already.", file.display());
        return Ok(true);
    }
    replace_all(vec![(file.to_owned(), new.into_bytes())])?;
    println!("Written: {}", file.display());
    Ok(true)
}

fn replaced(old: &str, part: &str) -> Result<String, String> {
    let missing = |line: &str| format!("the line \"{line}\" is missing");
    let (before, rest) = old.split_once(BEGIN).ok_or_else(|| missing(BEGIN))?;
    let (_, after) = rest.split_once(END).ok_or_else(|| missing(END))?;
    Ok(format!("{before}{BEGIN}\n\n{part}\n{END}{after}"))
}

/// Every change of the rules, the newest day first.
fn rules(content: &Content) -> String {
    let mut entries: Vec<Entry> = content.programs.iter().flat_map(of_program).collect();
    entries.sort_by_key(|entry| Reverse(entry.date));
    let days = entries.chunk_by(|one, next| one.date == next.date);
    let days = days.map(|day| {
        let lines: String = day.iter().map(Entry::line).collect();
        format!("### {}\n\n{lines}", day[0].date)
    });
    days.collect::<Vec<_>>().join("\n")
}

impl Entry<'_> {
    fn line(&self) -> String {
        let Citation { source, at, confidence, .. } = self.citation;
        let at = if at.is_empty() { String::new() } else { format!(" {at}") };
        let Entry { program, period, what, .. } = self;
        format!("- **{program}** ({period}): {what} Source: `{source}`{at}, {confidence}.\n")
    }
}

fn of_program(program: &Program) -> Vec<Entry<'_>> {
    let begins = program.periods.iter().enumerate().map(|(at, period)| {
        let before = at.checked_sub(1).map(|before| &program.periods[before]);
        Entry {
            date: period.from,
            program: &program.id,
            period: span(period),
            what: begins(before, period),
            citation: &period.citation,
        }
    });
    let ends = program.periods.iter().filter_map(|period| end(program, period));
    let notes = program.history.iter().map(|note| Entry {
        date: note.date,
        program: &program.id,
        period: touched(program, note),
        what: note.note.clone(),
        citation: &note.citation,
    });
    begins.chain(ends).chain(notes).collect()
}

fn span(period: &Period) -> String {
    match period.to {
        Some(to) => format!("period {} to {to}", period.from),
        None => format!("period from {}", period.from),
    }
}

/// What begins with a period: the criteria that the period before it did not have, and those gone.
fn begins(before: Option<&Period>, period: &Period) -> String {
    let Some(before) = before else {
        return "the first period that the files hold.".to_owned();
    };
    let (old, new) = (criteria(before), criteria(period));
    let said = |title: &str, codes: Vec<&String>| {
        let codes: Vec<String> = codes.into_iter().map(|code| format!("`{code}`")).collect();
        (!codes.is_empty()).then(|| format!("{title} {}", codes.join("; ")))
    };
    let new_here = said("new criteria", new.difference(&old).collect());
    let gone = said("gone", old.difference(&new).collect());
    let parts: Vec<String> = new_here.into_iter().chain(gone).collect();
    match parts.is_empty() {
        true => "another period; the same criteria, put together or sourced otherwise.".to_owned(),
        false => format!("another period: {}.", parts.join("; ")),
    }
}

fn criteria(period: &Period) -> BTreeSet<String> {
    let readings = [Some(&period.wide), period.likely.as_ref()];
    let leaves = readings.into_iter().flatten().flat_map(|reading| reading.leaves());
    leaves.map(|leaf| leaf.words_key()).collect()
}

/// The day after a period that no other follows.
fn end<'a>(program: &'a Program, period: &'a Period) -> Option<Entry<'a>> {
    let date = period.to?.checked_add_days(Days::new(1))?;
    let follows = program.periods.iter().any(|other| other.from == date);
    (!follows).then(|| Entry {
        date,
        program: &program.id,
        period: span(period),
        what: "the period ends before this day, and no rule follows it.".to_owned(),
        citation: &period.citation,
    })
}

/// The period in force on the day of a note.
fn touched(program: &Program, note: &History) -> String {
    let holds =
        |period: &&Period| period.from <= note.date && period.to.is_none_or(|to| note.date <= to);
    program.periods.iter().find(holds).map_or("no period in the files".to_owned(), span)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
    }

    #[test]
    fn the_changelog_says_what_the_rule_files_say() {
        let content = compiler::load(&folder().join("crates/content")).unwrap();
        let text = fs::read_to_string(folder().join("CHANGELOG.md")).unwrap();
        let new = replaced(&text, &rules(&content)).unwrap();
        assert!(new == text, "cargo run -p keeper -- changelog writes it anew");
    }

    #[test]
    fn only_what_stands_between_the_lines_is_replaced() {
        let text = format!("# By hand\n{BEGIN}\nold\n{END}\n## By hand too\n");
        let wanted = format!("# By hand\n{BEGIN}\n\nnew\n\n{END}\n## By hand too\n");
        assert_eq!(replaced(&text, "new\n"), Ok(wanted));
        assert!(replaced("nothing", "new").unwrap_err().contains("is missing"));
    }

    #[test]
    fn the_newest_day_comes_first_and_every_period_and_note_is_told() {
        let content = compiler::load(&folder().join("crates/content")).unwrap();
        let text = rules(&content);
        let days: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("### ")).collect();
        assert!(days.windows(2).all(|pair| pair[0] > pair[1]), "{days:?}");
        let told = text.lines().filter(|line| line.starts_with("- **")).count();
        let programs = content.programs.iter();
        let kept: usize = programs.map(|it| it.periods.len() + it.history.len()).sum();
        assert!(told >= kept, "{told} of {kept}");
    }
}
