//! `screen`: people in, a report for each out, as JSON lines or tables, in order.
//!
//! ```text
//! echo '{"id":"x","county":"kern","plan":"kern-health-systems","answers":{"age":45}}' | screen
//! ```
//!
//! `arguments` says what may be asked. `people` takes the input apart, `reports` writes what is said,
//! `flow` does so for many at the same time and keeps their order, `explain` writes one report to read.

mod arguments;
mod explain;
mod flow;
#[cfg(test)]
mod fuzz;
mod lines;
mod people;
mod print;
mod progress;
mod reports;
mod table;

use arguments::{Arguments, Format};
use chrono::NaiveDate;
use clap::Parser;
use people::Input;
use progress::Progress;
use reports::{Form, Reports};
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::ExitCode;

/// Why the command ends early.
enum End {
    /// The command, or the head of a table, makes no sense.
    Misused(String),
    /// Reading or writing went wrong.
    Broken(io::Error),
}

impl From<io::Error> for End {
    fn from(error: io::Error) -> End {
        End::Broken(error)
    }
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        // Whoever reads the reports has seen enough.
        Err(End::Broken(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(End::Misused(what)) => failed(&what, 2),
        Err(End::Broken(error)) => failed(&error.to_string(), 3),
    }
}

fn failed(what: &str, status: u8) -> ExitCode {
    eprintln!("screen: {what}");
    ExitCode::from(status)
}

/// Whether everybody could be read.
fn run(arguments: &Arguments) -> Result<bool, End> {
    if let Some(text) = print::asked(&arguments.print) {
        output(arguments)?.write_all(&text)?;
        return Ok(true);
    }
    let as_of = arguments.as_of.unwrap_or_else(|| chrono::Local::now().date_naive());
    match arguments.explain {
        true => explain_one(arguments, as_of),
        false => screen_all(arguments, as_of),
    }
}

fn screen_all(arguments: &Arguments, as_of: NaiveDate) -> Result<bool, End> {
    let progress = Progress::new(arguments)?;
    let input = progress.watch(input(arguments)?);
    let people = match Format::of(arguments.from, arguments.people.as_ref()) {
        Format::Json => Input::lines(input),
        Format::Csv => Input::table(input)?,
    };
    let form = match Format::of(arguments.to, arguments.output.as_ref()) {
        Format::Csv => Form::Row,
        Format::Json if arguments.brief => Form::Brief,
        Format::Json => Form::Full,
    };
    let mut output = output(arguments)?;
    let reports = Reports { form, as_of };
    output.write_all(&reports.head())?;
    let all_read = flow::run(people, &reports, &mut output, arguments.threads, &progress)?;
    progress.done();
    Ok(all_read)
}

fn explain_one(arguments: &Arguments, as_of: NaiveDate) -> Result<bool, End> {
    let mut text = String::new();
    input(arguments)?.read_to_string(&mut text)?;
    match screening::person::read(&text) {
        Ok(person) => {
            output(arguments)?.write_all(explain::explain(&person, as_of).as_bytes())?;
            Ok(true)
        }
        Err(fault) => {
            eprintln!("screen: {}", explain::fault(&fault));
            Ok(false)
        }
    }
}

fn input(arguments: &Arguments) -> io::Result<Box<dyn Read + Send>> {
    match &arguments.people {
        Some(file) => File::open(file)
            .map(|file| Box::new(file) as Box<dyn Read + Send>)
            .map_err(|error| named(file, &error)),
        None => Ok(Box::new(io::stdin())),
    }
}

fn output(arguments: &Arguments) -> Result<Box<dyn Write + Send>, End> {
    match &arguments.output {
        Some(file) if is_input(arguments, file) => {
            Err(End::Misused(format!("{}: the reports would wipe the people", file.display())))
        }
        Some(file) => File::create(file)
            .map(|file| Box::new(file) as Box<dyn Write + Send>)
            .map_err(|error| End::Broken(named(file, &error))),
        None => Ok(Box::new(io::stdout())),
    }
}

/// Whether a file is the one with the people, by whatever name.
fn is_input(arguments: &Arguments, file: &Path) -> bool {
    let people = arguments.people.as_ref().and_then(|people| people.canonicalize().ok());
    people.is_some_and(|people| file.canonicalize().is_ok_and(|file| file == people))
}

/// An error that names the file.
fn named(file: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", file.display()))
}
