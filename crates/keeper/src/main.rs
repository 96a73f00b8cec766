//! `keeper`: keeps the tables and the sources true. For maintainers; the build never calls it, since it
//! reads the clock.
//!
//! An import prints what it would change, and changes nothing without `--write`. Whatever is wrong with
//! the file is told by line, and then nothing is changed at all. `CONTENT.md` describes the work.

mod change;
mod changelog;
mod columns;
mod confidence;
mod date;
mod elections;
mod enrolment;
mod kit;
mod languages;
mod merge;
mod names;
mod options;
mod preview;
mod review;
mod sheet;
mod table;

use options::{Command, Options};
use std::process::ExitCode;

/// What a command gives back: whether all is well, or what is wrong, a line each.
type Outcome = Result<bool, Vec<String>>;

/// How many faults are shown at most.
const SHOWN: usize = 20;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match Options::parse(&words) {
        Ok(options) => finish(run(&options)),
        Err(what) => {
            eprintln!("keeper: {what}\n\n{}", options::HELP);
            ExitCode::from(2)
        }
    }
}

fn run(options: &Options) -> Outcome {
    match &options.command {
        Command::ImportElections(file) => elections::import(options, file),
        Command::ImportEnrolment(file) => enrolment::import(options, file),
        Command::Review => review::run(options),
        Command::Confidence => confidence::run(options),
        Command::Preview(date) => preview::run(options, *date),
        Command::Languages => languages::list(options),
        Command::LanguageMark(tag) => languages::mark(options, tag),
        Command::LanguageExport(tag) => languages::export(options, tag),
        Command::LanguageImport(tag, file) => languages::import(options, tag, file),
        Command::Kit(folder) => kit::run(options, folder),
        Command::KitAnswers(file) => kit::take::run(options, file),
        Command::Changelog(file) => changelog::run(options, file),
        Command::Help => {
            print!("{}", options::HELP);
            Ok(true)
        }
    }
}

fn finish(outcome: Outcome) -> ExitCode {
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(faults) => {
            faults.iter().take(SHOWN).for_each(|fault| eprintln!("{fault}"));
            if faults.len() > SHOWN {
                eprintln!("… and {} more", faults.len() - SHOWN);
            }
            eprintln!("Nothing was changed.");
            ExitCode::FAILURE
        }
    }
}

/// The content, for commands that only read it. A sentence that is missing does not matter here.
fn content(options: &Options) -> Result<compiler::Content, Vec<String>> {
    compiler::load_draft(&options.content)
        .map_err(|faults| faults.iter().map(ToString::to_string).collect())
}
