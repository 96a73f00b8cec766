//! Running other programs.

use crate::Outcome;
use crate::progress::{HEARTBEAT, Step};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// How many closing lines of its log a failed step shows.
const LOG_TAIL: usize = 40;

/// Runs a program whose output the person should see as it comes.
pub fn shown(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|e| could_not_start(command, &e))?;
    check(command, status)
}

/// Runs a long, talkative program into a log file, with a sign of life every
/// few seconds, and the end of the log if it fails.
pub fn logged(step: &Step, command: &mut Command, log: &Path) -> Outcome {
    let out = File::create(log).map_err(|e| format!("cannot write {}: {e}", log.display()))?;
    let err = out.try_clone().map_err(|e| format!("cannot share {}: {e}", log.display()))?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(out)
        .stderr(err)
        .spawn()
        .map_err(|e| could_not_start(command, &e))?;
    let mut next_beat = Instant::now() + HEARTBEAT;
    let status = loop {
        match child.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) => std::thread::sleep(Duration::from_millis(100)),
            Err(e) => return Err(format!("lost sight of {}: {e}", describe(command))),
        }
        if Instant::now() >= next_beat {
            step.beat(&tail(log, 1));
            next_beat += HEARTBEAT;
        }
    };
    check(command, status).map_err(|e| format!("{e}\n{}", tail(log, LOG_TAIL)))
}

/// What a program prints, if it is there and succeeds.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_string())
}

/// The first of these programs that is on `PATH`.
pub fn find(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .map(|file| file.with_extension(std::env::consts::EXE_EXTENSION))
        .find(|file| file.is_file())
}

fn check(command: &Command, status: ExitStatus) -> Outcome {
    if status.success() {
        return Ok(());
    }
    Err(format!("{} failed ({status})", describe(command)))
}

fn could_not_start(command: &Command, error: &std::io::Error) -> String {
    format!("cannot start {}: {error}", describe(command))
}

/// The command line as a person would type it.
fn describe(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    format!("`{}`", words.join(" "))
}

/// The last lines of a log that say anything.
fn tail(log: &Path, lines: usize) -> String {
    let bytes = fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let said: Vec<&str> = text.lines().filter(|l| !l.trim().is_empty()).collect();
    said[said.len().saturating_sub(lines)..].join("\n")
}
