//! How easy a Spanish text is to read, by Fernández Huerta: from 0 to 100, higher is easier.

/// The aim. It stands for about sixth grade; it is not the same.
pub const ENOUGH: f64 = 65.0;
/// Shorter texts are labels, and a measure of them means nothing.
const FEWEST_WORDS: usize = 5;
const WEAK: [char; 3] = ['i', 'u', 'ü'];
const STRONG: [char; 8] = ['a', 'e', 'o', 'á', 'é', 'ó', 'í', 'ú'];

/// The ease of a text; `None` for one of fewer than five words.
pub fn ease(text: &str) -> Option<f64> {
    let words: Vec<String> = text
        .split(|letter: char| !letter.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    if words.len() < FEWEST_WORDS {
        return None;
    }
    let sentences =
        text.split(['.', '!', '?', ':']).filter(|part| part.chars().any(char::is_alphabetic));
    let (count, sentences) = (words.len() as f64, sentences.count().max(1) as f64);
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    Some(206.84 - 60.0 * syllables as f64 / count - 1.02 * count / sentences)
}

/// The syllables of a word in small letters: two strong vowels side by side are two.
fn syllables(word: &str) -> usize {
    let (mut count, mut before) = (0, None);
    for letter in word.chars() {
        let is_vowel = STRONG.contains(&letter) || WEAK.contains(&letter);
        let begins = match before {
            Some(last) => STRONG.contains(&last) && STRONG.contains(&letter),
            None => true,
        };
        count += usize::from(is_vowel && begins);
        before = is_vowel.then_some(letter);
    }
    count.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_of_known_words() {
        for (word, count) in
            [("casa", 2), ("médico", 3), ("día", 2), ("ayuda", 3), ("bien", 1), ("leer", 2)]
        {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn short_sentences_of_short_words_are_easier() {
        let easy = ease("Su plan de salud le da la mano. No paga nada.").unwrap();
        let hard = ease("La administración coordinada posibilita intervenciones multidisciplinarias especializadas.").unwrap();
        assert!(easy > ENOUGH && hard < ENOUGH, "{easy} {hard}");
        assert_eq!(ease("Apoyos Comunitarios"), None);
    }
}
