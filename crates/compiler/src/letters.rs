//! Whether a translated text is written with the letters of its language.

use crate::language::{Language, Script};

/// Letters of Latin that look like Cyrillic ones and stand as words of their own.
const LOOK_ALIKES: [char; 9] = ['a', 'c', 'e', 'o', 'p', 'x', 'y', 'B', 'C'];
/// From how many Latin words on a text without a letter of its own script is taken for untranslated.
const FOREIGN_WORDS: usize = 6;

/// What is wrong with the letters of a text, if anything is.
pub fn fault(language: &Language, text: &str) -> Option<String> {
    damaged(text)
        .or_else(|| foreign_digit(text))
        .or_else(|| unbalanced(text))
        .or_else(|| confused(language, text))
        .or_else(|| untranslated(language, text))
}

/// Signs of a wrong encoding on the way.
fn damaged(text: &str) -> Option<String> {
    if text.contains('\u{fffd}') {
        return Some("a letter was lost (U+FFFD)".to_owned());
    }
    if let Some(letter) = text.chars().find(|letter| letter.is_control() && *letter != '\n') {
        return Some(format!("a control character (U+{:04X})", letter as u32));
    }
    // The bytes of UTF-8 taken for Latin letters.
    let mut pairs = text.chars().zip(text.chars().skip(1));
    let wrong = |(first, second): (char, char)| match first {
        'Ã' | 'Â' | 'Ð' | 'Ø' | 'Ù' => matches!(second, '\u{80}'..='\u{bf}'),
        'â' => second == '€',
        _ => false,
    };
    pairs.any(wrong).then(|| "it was read in a wrong encoding".to_owned())
}

/// Numbers stand in Latin digits in every language.
fn foreign_digit(text: &str) -> Option<String> {
    let is_foreign = |letter: &char| letter.is_numeric() && !letter.is_ascii() && is_digit(*letter);
    text.chars().find(is_foreign).map(|digit| format!("`{digit}`: numbers stand in Latin digits"))
}

fn is_digit(letter: char) -> bool {
    matches!(letter,
        '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' | '\u{966}'..='\u{96f}' | '\u{a66}'..='\u{a6f}'
        | '\u{e50}'..='\u{e59}' | '\u{ed0}'..='\u{ed9}' | '\u{17e0}'..='\u{17e9}' | '\u{ff10}'..='\u{ff19}')
}

fn unbalanced(text: &str) -> Option<String> {
    let count = |signs: &[char]| text.chars().filter(|letter| signs.contains(letter)).count();
    let opened = count(&['\u{2066}', '\u{2067}', '\u{2068}']);
    if opened != count(&['\u{2069}']) {
        return Some("direction marks (U+2066 … U+2069) that do not close".to_owned());
    }
    let brackets = count(&['(', '（']) == count(&[')', '）']);
    (!brackets).then(|| "a bracket without its partner".to_owned())
}

/// Letters of another language that look the same.
fn confused(language: &Language, text: &str) -> Option<String> {
    let wrong: &[char] = match language.tag.as_str() {
        "fa" => &['ك', 'ي', 'ى'],
        "ar" => &['ک', 'ی'],
        _ => &[],
    };
    if let Some(letter) = text.chars().find(|letter| wrong.contains(letter)) {
        let code = letter as u32;
        return Some(format!("`{letter}` (U+{code:04X}) is not a letter of this language"));
    }
    if language.tag == "vi" && text.chars().any(|letter| matches!(letter, '\u{300}'..='\u{36f}')) {
        return Some("marks that stand alone: the text is not in composed form (NFC)".to_owned());
    }
    mixed_word(language.script, text)
}

fn mixed_word(script: Script, text: &str) -> Option<String> {
    if !matches!(script, Script::Cyrillic | Script::Armenian) {
        return None;
    }
    let is_latin = |letter: char| Script::Latin.has(letter);
    // The names of places are Latin.
    let plain = without_places(text);
    let mut words = plain.split(|letter: char| !letter.is_alphabetic());
    let wrong = words.find(|word| {
        let latin = word.chars().filter(|letter| is_latin(*letter)).count();
        let lone = word.chars().count() == 1 && word.chars().all(|it| LOOK_ALIKES.contains(&it));
        (latin > 0 && word.chars().any(|letter| script.has(letter)))
            || (script == Script::Cyrillic && lone)
    });
    wrong.map(|word| format!("`{word}` has Latin letters that look like others"))
}

fn untranslated(language: &Language, text: &str) -> Option<String> {
    if language.script == Script::Latin || text.chars().any(|letter| language.script.has(letter)) {
        return None;
    }
    let plain = without_places(text);
    let words = plain.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic));
    (words.count() >= FOREIGN_WORDS).then(|| "not one letter of this language".to_owned())
}

/// A text with `{name}` taken out.
fn without_places(text: &str) -> String {
    let mut plain = String::new();
    let mut inside = false;
    for letter in text.chars() {
        match letter {
            '{' => inside = true,
            '}' => inside = false,
            _ if !inside => plain.push(letter),
            _ => {}
        }
    }
    plain
}
