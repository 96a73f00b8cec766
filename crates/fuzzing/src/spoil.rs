//! What happens to an input before it is read: changes of bytes, of words, of lines.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// The longest piece that is lost or doubled, in bytes.
const PIECE: usize = 48;
/// An input does not grow beyond this, in bytes, by what is doubled.
const LARGEST: usize = 1 << 18;
/// Texts that hurt readers of texts, tables, numbers, dates and lists.
const PIECES: [&str; 46] = [
    "",
    "\"",
    "'",
    ",",
    ";",
    "=",
    "-",
    ":",
    "{",
    "}",
    "[",
    "]",
    "\\",
    "\t",
    "\r",
    "\n",
    "\r\n",
    "\n\n",
    " ",
    "\0",
    "\u{feff}",
    "\u{fffd}",
    "\u{e000}",
    "\u{202e}",
    "\u{a0}",
    "é",
    "日本",
    "\u{1f600}",
    "\\ud800",
    "null",
    "true",
    "-1",
    "+1",
    "0",
    "00",
    "0.5",
    "1e999",
    "65535",
    "65536",
    "4294967295",
    "4294967296",
    "18446744073709551616",
    "2024-02-30",
    "-262144-1-1",
    "&a *a",
    "- ",
];

/// One change.
#[derive(Clone, Debug)]
pub enum Change {
    /// A byte becomes another.
    Byte(Index, u8),
    /// A piece is put in.
    PutIn(Index, Index),
    /// Some bytes are lost.
    Lose(Index, usize),
    /// Some bytes stand twice.
    Double(Index, usize),
    /// All from here on is lost.
    CutOff(Index),
    /// All before is lost.
    Behead(Index),
    /// The beginning of this input, the end of another.
    Graft(Index, Index, Index),
    /// Another word or piece in the place of a word.
    Word(Index, Index),
    /// A line is lost, doubled, or changes its place with another.
    Line(Index, Index, u8),
}

/// Several changes, and the seed to which they are made.
pub fn changes() -> impl Strategy<Value = (Index, Vec<Change>)> {
    let at = any::<Index>;
    let change = prop_oneof![
        2 => (at(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
        3 => (at(), at()).prop_map(|(at, piece)| Change::PutIn(at, piece)),
        2 => (at(), 1..PIECE).prop_map(|(at, length)| Change::Lose(at, length)),
        2 => (at(), 1..PIECE).prop_map(|(at, length)| Change::Double(at, length)),
        1 => at().prop_map(Change::CutOff),
        1 => at().prop_map(Change::Behead),
        1 => (at(), at(), at()).prop_map(|(at, other, from)| Change::Graft(at, other, from)),
        6 => (at(), at()).prop_map(|(at, word)| Change::Word(at, word)),
        3 => (at(), at(), 0..3_u8).prop_map(|(at, other, how)| Change::Line(at, other, how)),
    ];
    // Few changes, as a rule: what is spoilt in many places is refused for the first.
    let count = prop_oneof![6 => 1..2_usize, 3 => 2..4_usize, 1 => 4..9_usize];
    (at(), count.prop_flat_map(move |count| vec(change.clone(), count)))
}

/// Real inputs, and the words in them.
pub struct Seeds {
    inputs: Vec<Vec<u8>>,
    words: Vec<Vec<u8>>,
}

impl Seeds {
    /// From these inputs; further words may stand in the place of any.
    pub fn new(inputs: Vec<Vec<u8>>, further: &[&str]) -> Seeds {
        let pieces = PIECES.iter().chain(further).map(|piece| piece.as_bytes().to_vec());
        let own = inputs
            .iter()
            .flat_map(|input| words(input).into_iter().map(|(from, to)| input[from..to].to_vec()));
        let mut words: Vec<Vec<u8>> = pieces.chain(own).collect();
        words.sort();
        words.dedup();
        Seeds { inputs, words }
    }

    /// A seed with these changes.
    pub fn spoilt(&self, (seed, changes): &(Index, Vec<Change>)) -> Vec<u8> {
        let whole = seed.get(&self.inputs).clone();
        changes.iter().fold(whole, |input, change| self.changed(input, change))
    }

    fn changed(&self, mut input: Vec<u8>, change: &Change) -> Vec<u8> {
        let place = |at: &Index| at.index(input.len() + 1);
        let span = |at: &Index, length: usize| {
            let from = place(at);
            from..(from + length).min(input.len())
        };
        match change {
            Change::Byte(at, byte) => {
                let at = at.index(input.len().max(1));
                input.iter_mut().skip(at).take(1).for_each(|old| *old = *byte);
            }
            Change::PutIn(at, piece) => put(&mut input, at, piece.get::<Vec<u8>>(&self.words)),
            Change::Lose(at, length) => drop(input.drain(span(at, *length))),
            Change::Double(at, length) => {
                let again = input[span(at, *length)].to_vec();
                put(&mut input, at, &again);
            }
            Change::CutOff(at) => input.truncate(at.index(input.len() + 1)),
            Change::Behead(at) => drop(input.drain(..at.index(input.len() + 1))),
            Change::Graft(at, other, from) => {
                input.truncate(at.index(input.len() + 1));
                let other = other.get(&self.inputs);
                input.extend(&other[from.index(other.len() + 1)..]);
            }
            Change::Word(at, word) => {
                let words = words(&input);
                if !words.is_empty() {
                    let (from, to) = *at.get(&words);
                    input.splice(from..to, word.get(&self.words).iter().copied());
                }
            }
            Change::Line(at, other, how) => {
                return relined(&input, |count| [at, other].map(|at| at.index(count)), *how);
            }
        }
        input.truncate(LARGEST);
        input
    }
}

fn put(input: &mut Vec<u8>, at: &Index, piece: &[u8]) {
    let at = at.index(input.len() + 1);
    input.splice(at..at, piece.iter().copied());
}

/// Where words begin and end: letters, digits and what stands in names and numbers.
fn words(input: &[u8]) -> Vec<(usize, usize)> {
    let is_of_word =
        |byte: u8| byte.is_ascii_alphanumeric() || b"-_/.".contains(&byte) || byte > 127;
    let mut words = Vec::new();
    let mut from = None;
    for (at, byte) in input.iter().enumerate() {
        match (from, is_of_word(*byte)) {
            (None, true) => from = Some(at),
            (Some(start), false) => {
                words.push((start, at));
                from = None;
            }
            _ => {}
        }
    }
    words.extend(from.map(|start| (start, input.len())));
    words
}

fn relined(input: &[u8], places: impl Fn(usize) -> [usize; 2], how: u8) -> Vec<u8> {
    let mut lines: Vec<&[u8]> = input.split_inclusive(|byte| *byte == b'\n').collect();
    if lines.is_empty() {
        return Vec::new();
    }
    let [at, other] = places(lines.len());
    match how {
        0 => drop(lines.remove(at)),
        1 => lines.insert(other, lines[at]),
        _ => lines.swap(at, other),
    }
    lines.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_with_what_stands_in_names_and_numbers() {
        let text = "age=45-45\tecm/adult,é";
        let found: Vec<&str> =
            words(text.as_bytes()).iter().map(|(from, to)| &text[*from..*to]).collect();
        assert_eq!(found, ["age", "45-45", "ecm/adult", "é"]);
    }

    #[test]
    fn lines_are_lost_doubled_and_swapped() {
        let place = |how| String::from_utf8(relined(b"a\nb\n", |_| [0, 1], how)).expect("text");
        assert_eq!(
            (place(0), place(1), place(2)),
            ("b\n".into(), "a\na\nb\n".into(), "b\na\n".into())
        );
    }
}
