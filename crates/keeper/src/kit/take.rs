//! `kit-answers`: a form that came back, turned into changes of the files. All or nothing.

use super::answer::{self, Outcome};
use super::collect;
use super::fact::Fact;
use super::form::{self, Row};
use super::spot::{Rest, Spot};
use super::text::{Changed, Text};
use crate::options::Options;
use crate::table::{Table, replace_all};
use compiler::Content;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A fact, and what it rests on now.
struct Write<'a> {
    row: &'a Row,
    fact: &'a Fact,
    rest: Rest,
}

/// A file as it will be, and the lines that change.
struct New {
    text: Vec<u8>,
    changed: Vec<Changed>,
}

/// Takes the answers of a form. Nothing is written when one does not fit, when the content would have a
/// fault, or when the changes are only to be seen.
pub fn run(options: &Options, file: &Path) -> crate::Outcome {
    let content = crate::content(options)?;
    let facts = collect::facts(&content, &options.content, options.today);
    let facts = facts.map_err(|fault| vec![fault.to_string()])?;
    let rows = form::read(file)?;
    let (writes, work) = answers(options, file, &content, &facts, &rows)?;
    let files = files(options, file, &writes)?;
    try_out(&options.content, &files)?;
    files.iter().for_each(|(name, new)| show(name, &new.changed));
    list(&work);
    summary(&rows, &writes, &work);
    match (files.is_empty(), options.dry_run) {
        (true, _) => println!("Nothing is to be written."),
        (false, true) => println!("Nothing was written (--dry-run)."),
        (false, false) => {
            let files = files.into_iter().map(|(name, new)| (options.content.join(name), new.text));
            replace_all(files.collect())?;
            println!(
                "Written. Now: cargo xtask confidence, cargo xtask test --only rust, and a commit."
            );
        }
    }
    Ok(true)
}

type Answers<'a> = (Vec<Write<'a>>, Vec<(&'a Row, &'a Fact, &'static str)>);

/// What all rows ask for; every row that does not fit is told.
fn answers<'a>(
    options: &Options,
    file: &Path,
    content: &Content,
    facts: &'a [Fact],
    rows: &'a [Row],
) -> Result<Answers<'a>, Vec<String>> {
    let (mut writes, mut work, mut faults) = (Vec::new(), Vec::new(), Vec::new());
    let mut answered = BTreeMap::new();
    for row in rows {
        let mut fault =
            |what: String| faults.push(format!("{}, row {}, {what}", file.display(), row.number));
        let outcome = match answer::outcome(content, facts, row, options.today) {
            Ok(Outcome::Nothing) => continue,
            Ok(outcome) => outcome,
            Err(what) => {
                fault(what);
                continue;
            }
        };
        if let Some(first) = answered.insert(&row.id, row.number) {
            fault(format!("column `id`: `{}` is answered already in row {first}", row.id));
        }
        let Some(fact) = facts.iter().find(|fact| fact.id == row.id) else { continue };
        match outcome {
            Outcome::Write(rest) => writes.push(Write { row, fact, rest }),
            Outcome::Work(why) => work.push((row, fact, why)),
            Outcome::Nothing => {}
        }
    }
    if faults.is_empty() { Ok((writes, work)) } else { Err(faults) }
}

/// The files as they will be.
fn files(
    options: &Options,
    form: &Path,
    writes: &[Write],
) -> Result<BTreeMap<String, New>, Vec<String>> {
    let mut by_file: BTreeMap<String, Vec<(&Write, &Spot)>> = BTreeMap::new();
    for write in writes {
        for spot in &write.fact.spots {
            by_file.entry(spot.file()).or_default().push((write, spot));
        }
    }
    let mut files = BTreeMap::new();
    for (name, spots) in by_file {
        let new = match name.strip_prefix("tables/") {
            Some(_) => table(&options.content.join(&name), &spots),
            None => yaml(&options.content, &name, &spots),
        };
        let new = new.map_err(|(write, what)| {
            let row = write.map_or(String::new(), |write| format!(", row {}", write.row.number));
            vec![format!("{}{row}: {name}: {what}", form.display())]
        })?;
        files.insert(name, new);
    }
    Ok(files)
}

type Refused<'a> = (Option<&'a Write<'a>>, String);

fn yaml<'a>(root: &Path, name: &str, spots: &[(&'a Write<'a>, &Spot)]) -> Result<New, Refused<'a>> {
    let whole = |what: String| (None, what);
    let old = fs::read_to_string(root.join(name)).map_err(|error| whole(error.to_string()))?;
    let value = compiler::yaml::read(root, name).map_err(|fault| whole(fault.to_string()))?;
    let mut text = Text::new(&old);
    for (write, spot) in spots {
        let written = spot.write(&value, &mut text, &write.rest);
        written.map_err(|what| (Some(*write), what))?;
    }
    Ok(New { text: text.written().into_bytes(), changed: text.changed() })
}

fn table<'a>(path: &Path, spots: &[(&'a Write<'a>, &Spot)]) -> Result<New, Refused<'a>> {
    let mut table = Table::read(path).map_err(|what| (None, what))?;
    let old = table.text().map_err(|error| (None, error.to_string()))?;
    if fs::read(path).ok().as_ref() != Some(&old) {
        return Err((None, "is not laid out as tables are; change it by hand".to_owned()));
    }
    for (write, spot) in spots {
        let Spot::Row { key, cells, .. } = spot else { continue };
        let fits =
            |row: &Vec<String>| key.iter().all(|(column, cell)| table.cell(row, column) == cell);
        let at = table.rows.iter().position(fits);
        let at = at.ok_or_else(|| (Some(*write), "the row is not there any more".to_owned()))?;
        let mut row = table.rows[at].clone();
        table.set(&mut row, cells.source, &write.rest.source);
        table.set(&mut row, cells.confidence, &write.rest.confidence);
        table.set(&mut row, cells.checked, &write.rest.checked.to_string());
        table.rows[at] = row;
    }
    let text = table.text().map_err(|error| (None, error.to_string()))?;
    Ok(New { changed: lines(&old, &text), text })
}

/// The lines that differ between two tables of as many rows.
fn lines(old: &[u8], new: &[u8]) -> Vec<Changed> {
    let (old, new) = (String::from_utf8_lossy(old), String::from_utf8_lossy(new));
    let pairs = old.lines().zip(new.lines()).enumerate();
    let pairs = pairs.filter(|(_, (before, after))| before != after);
    let changed = pairs.map(|(at, (before, after))| Changed {
        line: at + 1,
        before: before.to_owned(),
        after: after.to_owned(),
    });
    changed.collect()
}

/// Whether the compiler accepts the content with these files: on a copy.
fn try_out(root: &Path, files: &BTreeMap<String, New>) -> Result<(), Vec<String>> {
    let cannot = |error: std::io::Error| vec![format!("the copy to try it on: {error}")];
    let copy = tempfile::tempdir().map_err(cannot)?;
    for part in compiler::PARTS {
        copy_part(&root.join(part), &copy.path().join(part)).map_err(cannot)?;
    }
    for (name, new) in files {
        fs::write(copy.path().join(name), &new.text).map_err(cannot)?;
    }
    let loaded = compiler::load(copy.path());
    loaded.map(|_| ()).map_err(|faults| {
        let said = faults.iter().map(|fault| format!("with these answers: {fault}"));
        said.collect()
    })
}

fn copy_part(from: &Path, to: &PathBuf) -> std::io::Result<()> {
    if from.is_file() {
        return fs::copy(from, to).map(|_| ());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        copy_part(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

fn show(name: &str, changed: &[Changed]) {
    println!("{name}");
    for line in changed {
        println!("  {}", line.line);
        // Where lines are only put behind it, it stays.
        let kept = line.after.lines().next() == Some(line.before.as_str());
        println!("  {} {}", if kept { ' ' } else { '-' }, line.before);
        let after = line.after.lines().skip(usize::from(kept));
        after.for_each(|after| println!("  + {after}"));
    }
    println!();
}

fn list(work: &[(&Row, &Fact, &'static str)]) {
    if work.is_empty() {
        return;
    }
    println!("Work to do by hand:");
    for (row, fact, why) in work {
        println!("  {}:{} {} ({why})", fact.place.file, fact.place.line, fact.id);
        println!("    now: {}", fact.says);
        println!("    reviewer: {}", row.remark());
    }
    println!();
}

fn summary(rows: &[Row], writes: &[Write], work: &[(&Row, &Fact, &'static str)]) {
    let roles: BTreeSet<&str> = writes.iter().map(|write| write.row.role()).collect();
    let roles: Vec<&str> = roles.into_iter().collect();
    let by = if roles.is_empty() { String::new() } else { format!(" by {}", roles.join(", ")) };
    let open = rows.len() - writes.len() - work.len();
    println!("{} checked{by}, {} to do by hand, {open} not answered.", writes.len(), work.len());
}
