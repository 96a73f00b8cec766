//! What is printed in place of reports.

use crate::arguments::{Arguments, Print};
use crate::explain::english;
use clap::CommandFactory;
use screening::{catalogue, schema};
use serde::Serialize;

/// The text that was asked for, if one was.
pub fn asked(print: &Print) -> Option<Vec<u8>> {
    match print {
        Print { questions: true, .. } => Some(line(&catalogue::questions(&english()))),
        Print { programs: true, .. } => Some(line(&catalogue::programs(&english()))),
        Print { counties: true, .. } => Some(line(&catalogue::counties())),
        Print { schema: Some(name), .. } => schema::named(name).map(String::into_bytes),
        Print { completions: Some(shell), .. } => Some(completions(*shell)),
        Print { man: true, .. } => Some(man()),
        _ => None,
    }
}

fn line(value: &impl Serialize) -> Vec<u8> {
    let mut text = serde_json::to_vec(value).expect("plain data is JSON");
    text.push(b'\n');
    text
}

fn completions(shell: clap_complete::Shell) -> Vec<u8> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "screen", &mut text);
    text
}

fn man() -> Vec<u8> {
    let mut text = Vec::new();
    let page = clap_mangen::Man::new(Arguments::command());
    page.render(&mut text).expect("a list in memory takes everything");
    text
}
