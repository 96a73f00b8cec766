//! `screen`: a person a line on standard input, verdicts a line on standard output.
//!
//! ```text
//! echo '{"id":"x","county":"kern","plan":"kern-health-systems","answers":{"age":45}}' | screen
//! ```
//!
//! A line that cannot be read gives an error object on its own line, and the rest goes on; the exit
//! status is then 1. `--help` lists the options.

use chrono::NaiveDate;
use screening::sentences::Sentences;
use screening::{catalogue, person, report};
use std::io::{self, BufRead, BufWriter, Write};
use std::process::ExitCode;

const HELP: &str = "\
screen: who may fit Enhanced Care Management and Community Supports

  screen [--as-of DATE] < people.jsonl    one JSON object a line in, one a line out
  screen --questions                      every fact with its kind and answers, as JSON
  screen --programs                       every program with its titles, as JSON

  --as-of DATE    the rules of that day, for instance 2026-11-22; today when left out
";

enum Task {
    Screen(NaiveDate),
    Print(String),
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match task(&arguments) {
        Ok(Task::Print(text)) => print(&text),
        Ok(Task::Screen(as_of)) => screen_all(as_of),
        Err(what) => {
            eprintln!("screen: {what}\n\n{HELP}");
            ExitCode::from(2)
        }
    }
}

fn task(arguments: &[String]) -> Result<Task, String> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] => Ok(Task::Screen(chrono::Local::now().date_naive())),
        ["--as-of", date] => date
            .parse()
            .map(Task::Screen)
            .map_err(|_| format!("--as-of wants a date like 2026-11-22, not \"{date}\"")),
        ["--questions"] => Ok(Task::Print(json(&catalogue::questions(&english())))),
        ["--programs"] => Ok(Task::Print(json(&catalogue::programs(&english())))),
        ["--help" | "-h"] => Ok(Task::Print(HELP.trim_end().to_owned())),
        other => Err(format!("cannot make sense of \"{}\"", other.join(" "))),
    }
}

fn english() -> Sentences {
    Sentences::read(content::ENGLISH).expect("the build writes its own words")
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("plain data is JSON")
}

fn print(text: &str) -> ExitCode {
    match writeln!(io::stdout(), "{text}") {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn screen_all(as_of: NaiveDate) -> ExitCode {
    match screen_lines(as_of) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("screen: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether every line could be read.
fn screen_lines(as_of: NaiveDate) -> io::Result<bool> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut all_read = true;
    for (index, line) in io::stdin().lock().split(b'\n').enumerate() {
        let line = line?;
        let text = String::from_utf8_lossy(&line);
        if text.trim().is_empty() {
            continue;
        }
        match person::read(&text) {
            Ok(person) => serde_json::to_writer(&mut out, &report::of(&person, as_of))?,
            Err(fault) => {
                all_read = false;
                serde_json::to_writer(&mut out, &fault.on(index + 1))?;
            }
        }
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(all_read)
}
