//! Damaged content files: `cargo run --release -p compiler --example damage -- ROUNDS [SEED]`.
//!
//! Each round spoils one file of a copy of the content at random and reads it all: whatever the damage, it
//! is told with its file, or it does no harm; nothing panics. A round that does is printed with its seed.

#[path = "../tests/support/mod.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};

/// The seed of the round that is on.
static ROUND: AtomicU64 = AtomicU64::new(0);

/// Pieces that mean something to a reader of YAML, of tables or of criteria.
const PIECES: [&[u8]; 26] = [
    b": ",
    b"- ",
    b"{",
    b"}",
    b"[",
    b"]",
    b"&a ",
    b"*a ",
    b"!!int ",
    b"\t",
    b"\"",
    b"'",
    b"#",
    b"|\n",
    b">\n",
    b",",
    b"\n",
    b"  ",
    b"99999999999",
    b"-1",
    b"~",
    b"\xff",
    b"\xe2\x80",
    b" is ",
    b" >= ",
    b"{name}",
];

/// SplitMix64: the same numbers for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % limit.max(1) as u64) as usize
    }
}

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1).map(|word| word.parse::<u64>());
    let (Some(Ok(rounds)), seed) = (words.next(), words.next()) else {
        eprintln!("damage ROUNDS [SEED]");
        return ExitCode::from(2);
    };
    let first = seed.and_then(Result::ok).unwrap_or(1);
    let copy = support::Copy::new();
    let files = files(copy.path());
    let told = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        eprintln!("seed {}:", ROUND.load(Ordering::Relaxed));
        told(panic);
    }));
    let (mut refused, mut harmless) = (0, 0);
    for seed in first..first + rounds {
        ROUND.store(seed, Ordering::Relaxed);
        let mut dice = Dice(seed);
        let file = &files[dice.below(files.len())];
        let whole = fs::read(file).expect("a file of the copy");
        fs::write(file, damaged(&mut dice, &whole)).expect("a file of the copy");
        match compiler::load(copy.path()) {
            Ok(_) => harmless += 1,
            Err(_) => refused += 1,
        }
        fs::write(file, whole).expect("a file of the copy");
    }
    println!("{rounds} damaged contents: {refused} refused, {harmless} without harm, no panic");
    ExitCode::SUCCESS
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The same bytes with a few things lost, doubled, changed or put in.
fn damaged(dice: &mut Dice, whole: &[u8]) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    for _ in 0..1 + dice.below(3) {
        let at = dice.below(bytes.len());
        let line_end = bytes[at..].iter().position(|byte| *byte == b'\n');
        let line_end = line_end.map_or(bytes.len(), |length| at + length);
        match dice.below(7) {
            0 if !bytes.is_empty() => bytes[at] = dice.below(256) as u8,
            1 if dice.below(8) == 0 => bytes.truncate(at),
            2 | 3 => drop(bytes.splice(at..at, PIECES[dice.below(PIECES.len())].iter().copied())),
            4 => drop(bytes.drain(at..line_end)),
            5 => {
                let again = bytes[at..line_end].to_vec();
                drop(bytes.splice(at..at, again));
            }
            _ => {
                let other = dice.below(bytes.len());
                let piece: Vec<u8> = bytes[other..].iter().copied().take(12).collect();
                drop(bytes.splice(at..(at + 12).min(bytes.len()), piece));
            }
        }
    }
    bytes
}
