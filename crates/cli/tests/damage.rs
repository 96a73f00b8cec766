//! Damaged input: whatever bytes come, every line gets an answer, each answer is JSON, and nothing stops.

use serde_json::Value as Json;
use std::io::Write;
use std::process::{Command, Output, Stdio};

/// SplitMix64: the same numbers in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % limit.max(1) as u64) as usize
    }
}

fn screen(arguments: &[&str], input: Vec<u8>) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_screen"))
        .args(["--as-of", "2026-11-22", "--brief", "--threads", "2"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    // A command that refuses a table closes the pipe early: no fault of this side.
    let writer = std::thread::spawn(move || drop(pipe.write_all(&input)));
    let output = child.wait_with_output().expect("the command ends");
    writer.join().expect("the input is written");
    output
}

const PERSON: &str = r#"{"id":"p 7","county":"los-angeles","plan":"la-care","answers":{"medi-cal-status":"yes","age":45,"er-visits-6-months":"5-or-more","conditions":["asthma","diabetes"],"fleeing-violence":"declined","leaving-place":["none"],"asthma-control-score":"never-took-it"}}"#;

/// Pieces that hurt readers of texts, tables and numbers.
const PIECES: [&[u8]; 24] = [
    b"\"",
    b"'",
    b",",
    b";",
    b"{",
    b"}",
    b"[",
    b"]",
    b":",
    b"\\",
    b"\0",
    b"\r",
    b"\xff\xfe",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"\\ud800",
    b"-1",
    b"1e999",
    b"65536",
    b"99999999999999999999",
    b"null",
    b"0.5",
    b"\t",
];

/// The same bytes with some of them lost, doubled, changed or put in.
fn damaged(dice: &mut Dice, whole: &[u8]) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    for _ in 0..1 + dice.below(3) {
        let at = dice.below(bytes.len());
        match dice.below(6) {
            0 if !bytes.is_empty() => bytes[at] = dice.below(256) as u8,
            1 => bytes.truncate(at),
            2 => drop(bytes.splice(at..at, PIECES[dice.below(PIECES.len())].iter().copied())),
            3 if !bytes.is_empty() => drop(bytes.remove(at)),
            4 => drop(bytes.drain(..at)),
            _ => {
                let end = (at + dice.below(40)).min(bytes.len());
                let again = bytes[at..end].to_vec();
                drop(bytes.splice(at..at, again));
            }
        }
    }
    bytes
}

/// Whether a reader of lines has something to say about a line.
fn says_something(line: &[u8]) -> bool {
    !line.trim_ascii().is_empty()
}

#[test]
fn every_damaged_line_gets_its_answer() {
    let mut dice = Dice(3);
    let mut input = Vec::new();
    let mut expected = 0;
    for _ in 0..3_000 {
        let mut line = damaged(&mut dice, PERSON.as_bytes());
        line.retain(|byte| *byte != b'\n');
        expected += usize::from(says_something(&line));
        input.extend(line);
        input.push(b'\n');
    }
    input.extend(PERSON.as_bytes());
    let output = screen(&[], input);
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("the output is UTF-8");
    let answers: Vec<Json> =
        text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(answers.len(), expected + 1);
    for answer in &answers {
        let whole = answer["verdicts"].is_object() || answer["error"].is_string();
        assert!(whole, "neither verdicts nor an error: {answer}");
    }
    let last = answers.last().expect("the person at the end");
    assert!(last["verdicts"].is_object(), "what comes after damage is read: {last}");
}

#[test]
fn a_damaged_table_is_refused_or_answered_and_nothing_stops() {
    let head = "id,county,plan,medi-cal-status,age,conditions,fleeing-violence\n";
    let row = "p1,los-angeles,la-care,yes,45,asthma;diabetes,no\n";
    let whole = [head, &row.repeat(4)].concat();
    let mut dice = Dice(5);
    let mut answered = 0;
    for _ in 0..60 {
        let table = damaged(&mut dice, whole.as_bytes());
        let output = screen(&["--from", "csv", "--to", "json"], table.clone());
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(matches!(output.status.code(), Some(0..=2)), "{told}\n{table:?}");
        assert!(!told.contains("panicked"), "{told}\n{table:?}");
        let text = String::from_utf8(output.stdout).expect("the output is UTF-8");
        answered += usize::from(!text.is_empty());
    }
    assert!(answered > 20, "only {answered} tables were read at all");
}
