//! What may be asked of the command.

use chrono::NaiveDate;
use clap::{Parser, ValueEnum};
use clap_complete::Shell;
use std::path::PathBuf;

const EXIT: &str = "\
EXIT STATUS:
  0  everybody was read
  1  somebody could not be read; their faults stand among the reports
  2  the command itself, or the head of a table, makes no sense
  3  the input could not be read, or the output not written";

const ABOUT: &str = "\
Who may fit Enhanced Care Management and Community Supports in Medi-Cal, and why.

Reads people and writes a report for each, in the order in which they came. People are JSON objects, one a \
line, or rows of a table (CSV) with the columns id, county, plan, and any fact that --questions lists; \
several answers in one cell stand apart by semicolons. Whoever cannot be read gives an error with line and \
field in their place, and the rest goes on. The plan decides, not this command.";

/// Who may fit Enhanced Care Management and Community Supports, and why.
#[derive(Parser, Debug)]
#[command(name = "screen", version, long_about = ABOUT, after_help = EXIT)]
pub struct Arguments {
    /// The people; standard input when left out
    pub people: Option<PathBuf>,

    /// Where the reports go; standard output when left out
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// By the rules of this day, for instance 2026-11-22; today when left out
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<NaiveDate>,

    /// How people are written; by the ending of the file, else json
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub from: Option<Format>,

    /// How reports are written; by the ending of the file, else json
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub to: Option<Format>,

    /// Verdicts without reasons; a table has never more
    #[arg(long)]
    pub brief: bool,

    /// How many people are screened at the same time; as many as there are processors when left out
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,

    /// No progress on the terminal
    #[arg(short, long)]
    pub quiet: bool,

    /// One person's report as text to read
    #[arg(long, conflicts_with_all = ["brief", "to", "from", "threads"])]
    pub explain: bool,

    #[command(flatten)]
    pub print: Print,
}

/// Things to print in place of reports.
#[derive(clap::Args, Debug)]
#[group(multiple = false, conflicts_with_all = ["people", "as_of", "from", "to", "brief", "threads", "explain"])]
pub struct Print {
    /// Print every fact with its kind and answers, as JSON
    #[arg(long)]
    pub questions: bool,

    /// Print every program with its names, as JSON
    #[arg(long)]
    pub programs: bool,

    /// Print every county with the plans that serve it, as JSON
    #[arg(long)]
    pub counties: bool,

    /// Print the JSON Schema of what goes in or out
    #[arg(long, value_name = "NAME", value_parser = screening::schema::NAMES)]
    pub schema: Option<String>,

    /// Print what completes this command in a shell
    #[arg(long, value_enum, value_name = "SHELL")]
    pub completions: Option<Shell>,

    /// Print the page for man
    #[arg(long)]
    pub man: bool,
}

/// A way to write people or reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A JSON object a line
    Json,
    /// A table: comma separated values
    Csv,
}

impl Format {
    /// The format named, else the one by which a file is called.
    pub fn of(named: Option<Format>, file: Option<&PathBuf>) -> Format {
        let ending = file.and_then(|file| file.extension());
        let is_table = ending.is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        named.unwrap_or(if is_table { Format::Csv } else { Format::Json })
    }
}
