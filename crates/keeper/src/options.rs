//! The words after `keeper`.

use chrono::NaiveDate;
use std::path::PathBuf;

pub const HELP: &str = "\
keeper: keeps the tables and the sources true

  keeper import-elections FILE    DHCS's table of Community Supports elections, CSV or JSON
      --as-of DATE                the day from which the table holds (its own date, else today)
  keeper import-enrolment FILE    the monthly enrolment report, CSV or JSON
  keeper review                   every source by its review date; fails when one is overdue
  keeper confidence               the criteria counted by how sure they are
  keeper preview --as-of DATE     what changes between today and that day

  keeper languages                how far each translation has come
  keeper language-mark TAG        notes from which English the present texts were made
  keeper language-export TAG      the texts as a table for reviewers, CSV
  keeper language-import TAG FILE takes a reviewer's corrections
      --role ROLE                 who checked them

  keeper kit [FOLDER]             a folder for a policy reviewer (target/kit when left out)
  keeper kit-answers FILE         takes the reviewer's form: confidence, source and day into the files
      --dry-run                   shows what would change, and changes nothing
  keeper changelog [FILE]         the rules' part of CHANGELOG.md, from periods and dated notes

  --write           writes what an import has printed; without it nothing is changed
  --many            lets an import end very many rows (otherwise taken for a file that was cut off)
  --on, --date DATE takes this day for today
  --content DIR     the content folder (crates/content when left out)
";

/// What to do.
#[derive(Debug, PartialEq)]
pub enum Command {
    ImportElections(PathBuf),
    ImportEnrolment(PathBuf),
    Review,
    Confidence,
    Preview(NaiveDate),
    Languages,
    LanguageMark(String),
    LanguageExport(String),
    LanguageImport(String, PathBuf),
    Kit(PathBuf),
    KitAnswers(PathBuf),
    Changelog(PathBuf),
    Help,
}

/// What to do, and how.
#[derive(Debug, PartialEq)]
pub struct Options {
    pub command: Command,
    pub content: PathBuf,
    /// Whether an import may change the table.
    pub write: bool,
    /// Whether an import may end very many rows.
    pub many: bool,
    /// Whether a form is only tried out.
    pub dry_run: bool,
    pub as_of: Option<NaiveDate>,
    pub today: NaiveDate,
    /// Who checked a translation.
    pub role: Option<String>,
}

/// The words as they came, before they are made sense of together.
#[derive(Default)]
struct Given {
    plain: Vec<String>,
    write: bool,
    many: bool,
    dry_run: bool,
    as_of: Option<NaiveDate>,
    on: Option<NaiveDate>,
    content: Option<PathBuf>,
    role: Option<String>,
}

impl Options {
    pub fn parse(words: &[String]) -> Result<Options, String> {
        let given = Given::read(words)?;
        let command = given.command()?;
        let is_import =
            matches!(command, Command::ImportElections(_) | Command::ImportEnrolment(_));
        if !is_import && (given.write || given.many) {
            return Err("--write and --many belong to an import".to_owned());
        }
        if given.dry_run && !matches!(command, Command::KitAnswers(_)) {
            return Err("--dry-run belongs to kit-answers".to_owned());
        }
        Ok(Options {
            command,
            content: given.content.unwrap_or_else(|| PathBuf::from("crates/content")),
            write: given.write,
            many: given.many,
            dry_run: given.dry_run,
            as_of: given.as_of,
            role: given.role,
            today: given.on.unwrap_or_else(|| chrono::Local::now().date_naive()),
        })
    }
}

impl Given {
    fn read(words: &[String]) -> Result<Given, String> {
        let mut given = Given::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or(format!("{word} wants a value"));
            match word.as_str() {
                "--write" => given.write = true,
                "--many" => given.many = true,
                "--dry-run" => given.dry_run = true,
                "--as-of" => given.as_of = Some(day(word, value()?)?),
                "--on" => given.on = Some(day(word, value()?)?),
                "--date" => given.on = Some(day(word, value()?)?),
                "--role" => given.role = Some(value()?.clone()),
                "--content" => given.content = Some(PathBuf::from(value()?)),
                "--help" | "-h" => given.plain = vec!["help".to_owned()],
                other if other.starts_with('-') => return Err(format!("unknown option {other}")),
                _ => given.plain.push(word.clone()),
            }
        }
        Ok(given)
    }

    fn command(&self) -> Result<Command, String> {
        let plain: Vec<&str> = self.plain.iter().map(String::as_str).collect();
        match (plain.as_slice(), self.as_of) {
            (["import-elections", file], _) => Ok(Command::ImportElections(file.into())),
            (["import-enrolment", file], None) => Ok(Command::ImportEnrolment(file.into())),
            (["review"], None) => Ok(Command::Review),
            (["confidence"], None) => Ok(Command::Confidence),
            (["preview"], Some(date)) => Ok(Command::Preview(date)),
            (["preview"], None) => Err("preview wants --as-of DATE".to_owned()),
            (["languages"], None) => Ok(Command::Languages),
            (["language-mark", tag], None) => Ok(Command::LanguageMark((*tag).to_owned())),
            (["language-export", tag], None) => Ok(Command::LanguageExport((*tag).to_owned())),
            (["language-import", tag, file], None) => {
                Ok(Command::LanguageImport((*tag).to_owned(), file.into()))
            }
            (["kit"], None) => Ok(Command::Kit("target/kit".into())),
            (["kit", folder], None) => Ok(Command::Kit(folder.into())),
            (["kit-answers", file], None) => Ok(Command::KitAnswers(file.into())),
            (["changelog"], None) => Ok(Command::Changelog("CHANGELOG.md".into())),
            (["changelog", file], None) => Ok(Command::Changelog(file.into())),
            (["help"], _) => Ok(Command::Help),
            ([], _) => Err("what to do?".to_owned()),
            _ => Err(format!("cannot make sense of \"{}\"", plain.join(" "))),
        }
    }
}

fn day(option: &str, text: &str) -> Result<NaiveDate, String> {
    text.parse().map_err(|_| format!("{option} wants a date like 2026-11-22, not \"{text}\""))
}
