//! Spoilt lines, tables and options: `cargo xtask fuzz lines table options`.

use crate::End;
use crate::arguments::Arguments;
use crate::people::Input;
use crate::reports::{Form, Reports};
use chrono::NaiveDate;
use clap::Parser;
use content::RULEBOOK;
use fuzzing::{Held, Read, Way, hold};
use serde_json::Value as Json;
use std::io::Cursor;

const LINES: &str = "{\"id\":\"a\",\"county\":\"los-angeles\",\"plan\":\"la-care\",\"answers\":{\"medi-cal-status\":\"yes\",\"age\":45}}\n\
    \n\
    {\"id\":2,\"answers\":{\"er-visits-6-months\":\"5-or-more\",\"conditions\":[\"asthma\",\"diabetes\"]}}\r\n\
    {\"answers\":{\"fleeing-violence\":\"declined\",\"leaving-place\":[\"none\"]}}\n";
const TABLE: &str = "id,county,plan,medi-cal-status,age,conditions,fleeing-violence,leaving-place\n\
    p1,los-angeles,la-care,yes,45,asthma;diabetes,no,none\n\
    p2,declined,no-plan,not-sure,under-18,,declined,\n\
    \"p \"\"3\"\"\",,kaiser-permanente,,,\"asthma; diabetes\",,\n";

fn reports(form: Form) -> Reports {
    Reports { form, as_of: NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date") }
}

/// Everybody of an input gets an answer: a report or a fault, and both forms agree which.
fn everybody_is_answered(mut input: Input) -> Held {
    let head = input.head();
    let (mut pieces, mut taken) = (0, 0);
    while let Some(piece) = input.next().map_err(|error| format!("reading stops: {error}"))? {
        pieces += 1;
        let (mut line, mut row) = (Vec::new(), reports(Form::Row).head());
        let is_read = reports(Form::Brief).write(&piece, head.as_ref(), &mut line);
        hold!(
            reports(Form::Row).write(&piece, head.as_ref(), &mut row) == is_read,
            "a table reads otherwise"
        );
        taken += usize::from(is_read);
        is_one_line(&line, is_read)?;
        is_one_row(&row)?;
    }
    Ok(if pieces > 0 && taken == pieces { Read::Taken } else { Read::Refused })
}

fn is_one_line(line: &[u8], is_read: bool) -> Result<(), String> {
    let text = String::from_utf8_lossy(line);
    hold!(text.matches('\n').count() == 1, "not one line: {text}");
    let answer: Json = serde_json::from_slice(line).map_err(|error| format!("{error}: {text}"))?;
    let is_fault = ["error", "expected", "field"].iter().all(|name| answer[*name].is_string());
    hold!(is_read == answer["verdicts"].is_object(), "neither read nor refused: {text}");
    hold!(is_read || is_fault && answer["line"].is_u64(), "a fault without a place: {text}");
    Ok(())
}

fn is_one_row(written: &[u8]) -> Result<(), String> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(written);
    let rows: Result<Vec<_>, _> = reader.records().collect();
    let rows = rows.map_err(|error| format!("the report is no table: {error}"))?;
    hold!(rows.len() == 2, "{} rows", rows.len());
    let columns = RULEBOOK.programs.len() + 8;
    hold!(rows.iter().all(|row| row.len() == columns), "a row has another number of cells");
    Ok(())
}

#[test]
fn lines() {
    Way::new("lines")
        .seed(LINES.replace("\n\n", "\n"))
        .seed(LINES)
        .hold(|input| everybody_is_answered(Input::lines(Box::new(Cursor::new(input.to_vec())))));
}

#[test]
fn table() {
    Way::new("table").seed(TABLE).hold(|input| {
        match Input::table(Box::new(Cursor::new(input.to_vec()))) {
            Ok(people) => everybody_is_answered(people),
            Err(End::Misused(what)) => {
                hold!(!what.is_empty(), "refused without a word");
                Ok(Read::Refused)
            }
            Err(End::Broken(error)) => Err(format!("reading the head stops: {error}")),
        }
    });
}

/// Options, a line each: they are understood, or refused with words; nothing runs.
#[test]
fn options() {
    let seeds = [
        "people.csv\n--as-of\n2026-11-22\n--to\ncsv\n--threads\n2\n-o\nout.csv",
        "--brief\n--quiet\n--from\njson\npeople",
        "--explain\n--as-of=2024-02-29",
        "--schema\nperson",
        "--completions\nbash",
    ];
    seeds.into_iter().fold(Way::new("options"), Way::seed).hold(|input| {
        let text = String::from_utf8_lossy(input);
        let words = std::iter::once("screen").chain(text.split('\n'));
        match Arguments::try_parse_from(words) {
            Ok(_) => Ok(Read::Taken),
            Err(error) => {
                hold!(!error.to_string().is_empty(), "refused without a word");
                Ok(Read::Refused)
            }
        }
    });
}
