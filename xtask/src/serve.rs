//! `cargo xtask serve`: the app on this machine, rebuilt on every change.

use crate::trunk::{self, Profile};
use crate::{Outcome, process};

const DEFAULT_PORT: u16 = 8080;

/// What the person asked for.
pub struct Options {
    port: u16,
    profile: Profile,
    /// With the page of all parts, `#/parts`.
    with_parts: bool,
}

impl Options {
    /// Reads the words after `serve`.
    pub fn parse(args: &[String]) -> Outcome<Self> {
        let mut options = Self { port: DEFAULT_PORT, profile: Profile::Debug, with_parts: false };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--port" => options.port = port(args.next())?,
                "--parts" => options.with_parts = true,
                "--release" => options.profile = Profile::Release,
                other => return Err(format!("serve knows no option `{other}`")),
            }
        }
        Ok(options)
    }
}

/// Serves until it is stopped.
pub fn run(options: &Options) -> Outcome {
    let mut trunk = trunk::command(options.profile)?;
    let port = options.port.to_string();
    trunk.args(["serve", "--address", "127.0.0.1", "--port", &port]);
    if options.profile == Profile::Release {
        trunk.arg("--release");
    }
    if options.with_parts {
        trunk.args(["--features", "parts"]);
    }
    println!(
        "==> building and serving (the first build takes about 2 minutes, later ones seconds)"
    );
    println!("    when it says \"success\", open http://127.0.0.1:{port}/ (Ctrl+C stops it)");
    process::shown(&mut trunk)
}

fn port(word: Option<&String>) -> Outcome<u16> {
    word.and_then(|word| word.parse().ok())
        .ok_or("--port needs a number, as in --port 8080".to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str]) -> Outcome<Options> {
        let words: Vec<String> = words.iter().map(|word| word.to_string()).collect();
        Options::parse(&words)
    }

    #[test]
    fn port_profile_and_parts_can_be_chosen() {
        let options = parse(&["--port", "9000", "--release", "--parts"]).unwrap();
        assert_eq!(options.port, 9000);
        assert!(options.with_parts && !parse(&[]).unwrap().with_parts);
        assert!(options.profile == Profile::Release);
    }

    #[test]
    fn a_faulty_word_is_refused() {
        assert!(parse(&["--port", "many"]).is_err());
        assert!(parse(&["--prot"]).is_err());
    }
}
