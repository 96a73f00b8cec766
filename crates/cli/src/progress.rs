//! How far it is, on the terminal of whoever waits.

use crate::arguments::Arguments;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::fs;
use std::io::{self, IsTerminal, Read};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

const KNOWN: &str = "{bar:30} {percent:>3} %  {msg}  {eta} left";
const UNKNOWN: &str = "{spinner} {msg}";

/// How far it is. Nothing is drawn where nobody watches.
pub struct Progress {
    bar: ProgressBar,
    started: Instant,
    people: AtomicU64,
    faults: AtomicU64,
}

impl Progress {
    /// Begins to count. The length is known of files only.
    pub fn new(arguments: &Arguments) -> io::Result<Progress> {
        // Reports on the terminal say enough.
        let is_shown =
            !arguments.quiet && (arguments.output.is_some() || !io::stdout().is_terminal());
        let target =
            if is_shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let length = arguments.people.as_ref().and_then(|file| fs::metadata(file).ok());
        let length = length.filter(fs::Metadata::is_file).map(|file| file.len());
        let template = if length.is_some() { KNOWN } else { UNKNOWN };
        let style = ProgressStyle::with_template(template).map_err(io::Error::other)?;
        let bar = ProgressBar::with_draw_target(length, target).with_style(style);
        Ok(Progress { bar, started: Instant::now(), people: 0.into(), faults: 0.into() })
    }

    /// The same input, counted as it is read.
    pub fn watch(&self, input: Box<dyn Read + Send>) -> Box<dyn Read + Send> {
        Box::new(self.bar.wrap_read(input))
    }

    /// So many more people were screened, and so many of them could not be read.
    pub fn screened(&self, people: usize, faults: usize) {
        let people = self.people.fetch_add(people as u64, Ordering::Relaxed) + people as u64;
        let faults = self.faults.fetch_add(faults as u64, Ordering::Relaxed) + faults as u64;
        let rate = people as f64 / self.started.elapsed().as_secs_f64().max(0.001);
        self.bar.set_message(format!("{people} people, {rate:.0} a second, {faults} not read"));
    }

    /// Leaves the last line standing.
    pub fn done(&self) {
        self.bar.abandon();
    }
}
