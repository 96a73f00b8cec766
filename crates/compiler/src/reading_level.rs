//! How hard an English sentence is to read, as a school grade.
//!
//! The Flesch-Kincaid grade: 0.39 × words a sentence + 11.8 × syllables a word − 15.59. Syllables are
//! counted by rules of thumb with a list of words that the rules get wrong, so a grade is good to about
//! half a year. It measures the length of words and sentences, nothing else: a short text can still be
//! unclear.

/// The highest grade that the public is asked to read.
pub const HIGHEST: f64 = 6.0;

/// A text with fewer words has no grade: one long word would decide it.
pub const FEWEST_WORDS: usize = 5;

/// Words that the rules of thumb count wrongly, with their syllables. Endings are looked at apart.
const IRREGULAR: [(&str, u32); 63] = [
    ("area", 3),
    ("areas", 3),
    ("asthma", 2),
    ("being", 2),
    ("business", 2),
    ("cafe", 2),
    ("client", 2),
    ("clients", 2),
    ("coordinate", 4),
    ("cooperate", 4),
    ("create", 2),
    ("creates", 2),
    ("diabetes", 4),
    ("diet", 2),
    ("diets", 2),
    ("doing", 2),
    ("every", 2),
    ("everyday", 3),
    ("everyone", 3),
    ("everything", 3),
    ("evening", 2),
    ("family", 3),
    ("going", 2),
    ("hospice", 2),
    ("idea", 3),
    ("ideas", 3),
    ("interview", 3),
    ("judge", 1),
    ("juvenile", 3),
    ("lives", 1),
    ("medicine", 3),
    ("medicines", 3),
    ("meals", 1),
    ("people", 2),
    ("period", 3),
    ("periods", 3),
    ("poem", 2),
    ("quiet", 2),
    ("react", 2),
    ("really", 2),
    ("safety", 2),
    ("science", 2),
    ("seeing", 2),
    ("serious", 3),
    ("several", 3),
    ("shoe", 1),
    ("sometimes", 2),
    ("somebody", 3),
    ("someone", 2),
    ("something", 2),
    ("somewhere", 2),
    ("stories", 2),
    ("suicide", 3),
    ("themselves", 2),
    ("trial", 2),
    ("video", 3),
    ("violence", 3),
    ("violent", 3),
    ("whole", 1),
    ("homeless", 2),
    ("homelessness", 3),
    ("lifetime", 2),
    ("caregiver", 3),
];

/// The grade of a text without the names in it; `None` for a text too short to have one.
///
/// ```
/// use compiler::reading_level::grade;
///
/// assert!(grade("Your plan decides. You can call and ask.").unwrap() < 4.0);
/// assert!(grade("Eligibility determinations necessitate comprehensive documentation.").unwrap() > 12.0);
/// assert_eq!(grade("Health plan card"), None);
/// ```
pub fn grade(text: &str) -> Option<f64> {
    let words = words(text);
    if words.len() < FEWEST_WORDS {
        return None;
    }
    let count = words.len() as f64;
    let syllables: u32 = words.iter().map(|word| syllables(word)).sum();
    let sentences = sentences(text) as f64;
    Some(0.39 * count / sentences + 11.8 * f64::from(syllables) / count - 15.59)
}

/// A text with each of these names, and each place for a value, as one short word. A name is what stands
/// on cards and letters: nobody can write it more plainly.
pub fn without_names<'a>(text: &str, names: impl Iterator<Item = &'a str>) -> String {
    let text = names.fold(text.to_owned(), |text, name| text.replace(name, "X"));
    let mut plain = String::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        plain.push_str(before);
        plain.push('X');
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    plain + rest
}

/// The words: letters with apostrophes in them, and numbers.
fn words(text: &str) -> Vec<&str> {
    let apart = |letter: char| !(letter.is_alphanumeric() || letter == '\'' || letter == '’');
    text.split(apart).filter(|word| word.chars().any(char::is_alphanumeric)).collect()
}

/// How many sentences: ends of sentences, and colons and line ends, after which a reader rests.
fn sentences(text: &str) -> usize {
    // A full stop inside a number or an address ends nothing.
    let spaced = text.replace(". ", ".\n").replace(": ", ":\n");
    let parts = spaced.split(['\n', '!', '?', ';']);
    parts.filter(|part| part.chars().any(char::is_alphabetic)).count().max(1)
}

/// The syllables of a word; a number is read as one.
fn syllables(word: &str) -> u32 {
    let word = word.to_lowercase().replace('’', "'");
    let word = word.trim_end_matches("'s").trim_matches('\'');
    if let Some((_, count)) = IRREGULAR.iter().find(|(irregular, _)| *irregular == word) {
        return *count;
    }
    by_rule(word).max(1)
}

/// Groups of vowels, less the ends that are silent.
fn by_rule(word: &str) -> u32 {
    let letters: Vec<char> = word.chars().collect();
    let is_vowel = |place: usize| matches!(letters[place], 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let starts = |place: &usize| is_vowel(*place) && (*place == 0 || !is_vowel(*place - 1));
    let groups = (0..letters.len()).filter(starts).count() as u32;
    (groups + apart(word)).saturating_sub(u32::from(ends_silent(word)))
}

/// Vowels beside each other that are spoken apart: "-ia-", "-io-" but not "-tion", "-ual", "-ying".
fn apart(word: &str) -> u32 {
    const APART: [&str; 9] = ["ia", "eo", "ual", "ying", "iet", "ium", "iou", "uing", "oing"];
    const TOGETHER: [&str; 7] = ["cia", "tia", "people", "geon", "cious", "tious", "gious"];
    let count = |parts: &[&str]| parts.iter().map(|part| word.matches(part).count()).sum::<usize>();
    (count(&APART) as u32).saturating_sub(count(&TOGETHER) as u32)
}

/// Whether the last vowel is not spoken: "home", "homes", "called", but "table", "needed", "changes".
fn ends_silent(word: &str) -> bool {
    let after = |end: &str| word.strip_suffix(end).and_then(|stem| stem.chars().last());
    let is_consonant = |letter: char| !matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    if word.len() > 3 && (word.ends_with("le") || word.ends_with("les")) {
        let stem = word.trim_end_matches("les").trim_end_matches("le");
        return !stem.ends_with(is_consonant);
    }
    match (after("ed"), after("es"), after("e")) {
        (Some(letter), ..) => !matches!(letter, 't' | 'd'),
        (_, Some(letter), _) => {
            !(matches!(letter, 's' | 'x' | 'z' | 'c' | 'g')
                || word.ends_with("ches")
                || word.ends_with("shes"))
        }
        (.., Some(letter)) => is_consonant(letter) || letter == 'u',
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_of_known_words() {
        let known = [
            (1, "home homes called plan health care jail you the asked need food live year lived"),
            (
                2,
                "needed people table doctor asthma changes using social county nursing housing places",
            ),
            (3, "hospital medicine family referral serious period pregnancy however"),
            (4, "diabetes emergency transportation application eligible information"),
            (5, "communication"),
            (6, "eligibility"),
        ];
        let all =
            known.iter().flat_map(|(count, words)| words.split(' ').map(|word| (*count, word)));
        let wrong: Vec<_> = all.filter(|(count, word)| syllables(word) != *count).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn sentences_end_where_a_reader_rests() {
        assert_eq!(sentences("One. Two? Three!"), 3);
        assert_eq!(sentences("Call 1.5 times"), 1);
        assert_eq!(sentences("Say: I need help"), 2);
    }

    #[test]
    fn names_and_places_for_values_count_as_one_word() {
        let names = ["Enhanced Care Management"].into_iter();
        let plain = without_names("{plan} gives Enhanced Care Management", names);
        assert_eq!(plain, "X gives X");
    }
}
