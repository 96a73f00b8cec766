//! Says what is being done, for how long it will roughly take, and that it is
//! still alive.

use std::time::{Duration, Instant};

/// How often a step that runs silently says that it is still running.
pub const HEARTBEAT: Duration = Duration::from_secs(10);

/// One step under way. Dropping it without [`Step::done`] says nothing more.
pub struct Step {
    title: String,
    started: Instant,
}

impl Step {
    /// Announces a step; `expected` is in words, such as "about 3 minutes".
    pub fn start(title: &str, expected: &str) -> Self {
        println!("==> {title} ({expected})");
        Self { title: title.to_string(), started: Instant::now() }
    }

    /// Shows that the step is alive, with the last thing its tool said.
    pub fn beat(&self, last_line: &str) {
        println!("    {:>6}  {last_line}", self.elapsed());
    }

    /// Announces the end of the step with the time it took.
    pub fn done(self) {
        println!("    {:>6}  done: {}", self.elapsed(), self.title);
    }

    fn elapsed(&self) -> String {
        in_words(self.started.elapsed())
    }
}

/// `75 s` as `1m15s`.
pub fn in_words(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..60 => format!("{seconds}s"),
        _ => format!("{}m{:02}s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_as_minutes_and_seconds() {
        assert_eq!(in_words(Duration::from_secs(59)), "59s");
        assert_eq!(in_words(Duration::from_secs(60)), "1m00s");
        assert_eq!(in_words(Duration::from_secs(125)), "2m05s");
    }
}
