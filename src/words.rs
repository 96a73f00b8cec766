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

thread_local! {
    static VOICE: Cell<Voice> = const { Cell::new(Voice::Me) };
}

/// From now on pages speak in this voice.
pub fn speak_as(voice: Voice) {
    VOICE.set(voice);
}

/// The sentence in the voice of the person.
pub fn say(message: Message) -> String {
    edge::words::sentence(message, VOICE.get())
}

/// The sentence with a value in the place `{name}`.
pub fn say_with(message: Message, name: &str, value: &str) -> String {
    fill(&say(message), name, value)
}

/// The sentence about this person to somebody else: on paper for a plan, whoever is at the screen.
pub fn say_about(message: Message) -> String {
    edge::words::sentence(message, Voice::Other)
}

/// The same with a value in the place `{name}`.
pub fn say_about_with(message: Message, name: &str, value: &str) -> String {
    fill(&say_about(message), name, value)
}

/// A text with a value in the place `{name}`.
pub fn fill(text: &str, name: &str, value: &str) -> String {
    match split(text, name) {
        Some((before, after)) => [before, value, &fill(after, name, value)].concat(),
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
    let (before, after) = split(&text, name).unwrap_or((&text, ""));
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
    use super::fill;

    #[test]
    fn values_go_into_their_places() {
        assert_eq!(fill("{plan} in {county}", "county", "Kern"), "{plan} in Kern");
        assert_eq!(fill("{a}{a}", "a", "x"), "xx");
    }

    #[test]
    fn a_text_without_the_place_stays() {
        assert_eq!(fill("{ no place }", "county", "Kern"), "{ no place }");
    }
}
