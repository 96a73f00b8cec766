//! Sentences as the pages use them: in the voice of the person, with values in their places.

use crate::edge;
use crate::parts::element::{Inside, Parts, parts};
use content::Message;
use std::cell::Cell;

/// To whom a page speaks. Numbered as in the file of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Voice {
    /// To the person about themselves.
    #[default]
    Me = 0,
    /// To somebody about their child.
    Child = 1,
    /// To somebody about another person.
    Other = 2,
}

/// Signs in a text for the elements that are made of it, from those that no language uses: English in
/// place of a text that is missing, English beside a text, and the end of either.
const INSTEAD: &str = "\u{e000}";
const BESIDE: &str = "\u{e001}";
const END: &str = "\u{e002}";
const INSTEAD_SIGN: char = '\u{e000}';
const BESIDE_SIGN: char = '\u{e001}';
const END_SIGN: char = '\u{e002}';

thread_local! {
    static BOTH: Cell<bool> = const { Cell::new(false) };
    static ENGLISH: Cell<bool> = const { Cell::new(false) };
    static VOICE: Cell<Voice> = const { Cell::new(Voice::Me) };
}

/// From now on pages speak in this voice.
pub fn speak_as(voice: Voice) {
    VOICE.set(voice);
}

/// The sentence in the voice of the person.
pub fn say(message: Message) -> String {
    say_for(message, None)
}

/// The sentence for a number, in the form that the language has for it.
fn say_for(message: Message, count: Option<&str>) -> String {
    let english = || edge::words::sentence(message, VOICE.get());
    if edge::language::current().is_none() || ENGLISH.get() {
        return english();
    }
    match edge::language::text(message, VOICE.get() as u32, count) {
        Some(text) if BOTH.get() => beside(text, &english()),
        Some(text) => text,
        None => [INSTEAD, &english(), END].concat(),
    }
}

/// A text with the English one beside it, unless they are the same.
fn beside(text: String, english: &str) -> String {
    if text == english { text } else { [&text, BESIDE, english, END].concat() }
}

/// The sentence in English, whatever the language.
pub fn say_english(message: Message) -> String {
    edge::words::sentence(message, VOICE.get())
}

/// Makes a text in English, whatever the language: for a paper that somebody else reads.
pub fn in_english<T>(make: impl FnOnce() -> T) -> T {
    ENGLISH.set(true);
    let made = make();
    ENGLISH.set(false);
    made
}

/// Whether a text is made in English whatever the language.
pub fn makes_english() -> bool {
    ENGLISH.get()
}

/// Whether each sentence has its English one beside it, for those who help.
pub fn speaks_both() -> bool {
    BOTH.get()
}

/// Puts the English sentences beside the others, or takes them away.
pub fn speak_both(both: bool) {
    BOTH.set(both);
}

/// A text without its signs and without English beside it, for where no element can carry them.
pub fn plain(text: &str) -> String {
    let mut left = String::new();
    for (beside, piece) in pieces(text) {
        if beside != Some(true) {
            left.push_str(piece);
        }
    }
    left
}

/// A text in pieces: whether each is English in place of a text (`Some(false)`) or beside one
/// (`Some(true)`). A text that was cut keeps the sign of either end.
pub fn pieces(text: &str) -> Vec<(Option<bool>, &str)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    let mut inside = match (rest.find(END), rest.find([INSTEAD_SIGN, BESIDE_SIGN])) {
        (Some(end), begin) if begin.is_none_or(|begin| end < begin) => Some(false),
        _ => None,
    };
    while let Some(at) = rest.find([INSTEAD_SIGN, BESIDE_SIGN, END_SIGN]) {
        pieces.push((inside, &rest[..at]));
        inside = match rest[at..].chars().next() {
            Some(INSTEAD_SIGN) => Some(false),
            Some(BESIDE_SIGN) => Some(true),
            _ => None,
        };
        // Each sign takes three bytes.
        rest = &rest[at + END.len()..];
    }
    pieces.push((inside, rest));
    pieces
}

/// Whether a text has a sign.
pub fn is_signed(text: &str) -> bool {
    edge::language::current().is_some() && text.contains([INSTEAD_SIGN, BESIDE_SIGN, END_SIGN])
}

/// The places of a text, each with its braces.
pub fn marks_of(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('{').filter_map(|(at, _)| {
        let end = text[at..].find('}')?;
        Some(&text[at..at + end + 1])
    })
}

/// The sentence with a value in the place `{name}`.
pub fn say_with(message: Message, name: &str, value: &str) -> String {
    let count = (name == "count").then_some(value);
    fill(&say_for(message, count), name, value)
}

/// The sentence about this person to somebody else: on paper for a plan, whoever is at the screen.
pub fn say_about(message: Message) -> String {
    edge::words::sentence(message, Voice::Other)
}

/// The same with a value in the place `{name}`.
pub fn say_about_with(message: Message, name: &str, value: &str) -> String {
    fill(&say_about(message), name, value)
}

/// A text with a value in the place `{name}`. A value that ends with a full stop ("2026 г.") ends a sentence, too.
pub fn fill(text: &str, name: &str, value: &str) -> String {
    match split(text, name) {
        Some((before, after)) => {
            let after = if value.ends_with('.') { after.trim_start_matches('.') } else { after };
            [before, value, &fill(after, name, value)].concat()
        }
        None => text.to_owned(),
    }
}

/// The sentence for one thing or for several, with the number in the place `{count}`.
pub fn say_count(one: Message, many: Message, count: usize) -> String {
    let message = if count == 1 { one } else { many };
    say_with(message, "count", &count.to_string())
}

/// The sentence with something drawn, for instance a link, in the place `{name}`.
pub fn weave(message: Message, name: &str, part: impl Inside) -> Parts {
    let text = say(message);
    // What is drawn stands in one place only.
    let text = text.split(BESIDE_SIGN).next().unwrap_or_default();
    let (before, after) = split(text, name).unwrap_or((text, ""));
    parts((before.to_owned(), part, after.to_owned()))
}

/// What stands before and after the place `{name}`.
fn split<'a>(text: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    let mut from = 0;
    while let Some(open) = text[from..].find('{').map(|open| from + open) {
        let rest = &text[open + 1..];
        match rest.strip_prefix(name).and_then(|rest| rest.strip_prefix('}')) {
            Some(after) => return Some((&text[..open], after)),
            None => from = open + 1,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{END, INSTEAD, fill, pieces, plain};

    #[test]
    fn a_text_comes_in_pieces_and_a_cut_one_too() {
        let text = ["uno", INSTEAD, "two", END, "tres"].concat();
        assert_eq!(pieces(&text), [(None, "uno"), (Some(false), "two"), (None, "tres")]);
        assert_eq!(pieces(&["two", END].concat()), [(Some(false), "two"), (None, "")]);
        assert_eq!(plain(&text), "unotwotres");
    }

    #[test]
    fn values_go_into_their_places() {
        assert_eq!(fill("{plan} in {county}", "county", "Kern"), "{plan} in Kern");
        assert_eq!(fill("{a}{a}", "a", "x"), "xx");
        assert_eq!(fill("{date}. Да.", "date", "2026 г."), "2026 г. Да.");
    }

    #[test]
    fn a_text_without_the_place_stays() {
        assert_eq!(fill("{ no place }", "county", "Kern"), "{ no place }");
    }
}
