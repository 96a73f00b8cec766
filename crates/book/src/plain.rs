//! Plain words for dates and for the codes that content files use.

use chrono::{Datelike, NaiveDate};

use crate::html::{Html, tag};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date as people write it.
pub fn date(day: NaiveDate) -> String {
    format!("{} {}, {}", MONTHS[day.month0() as usize], day.day(), day.year())
}

/// A date that machines can read too.
pub fn time(day: NaiveDate) -> Html {
    tag("time").attr("datetime", day.to_string()).holds(date(day))
}

/// From when to when something holds.
pub fn span(from: NaiveDate, to: Option<NaiveDate>) -> String {
    match to {
        Some(to) => format!("{} to {}", date(from), date(to)),
        None => format!("From {}", date(from)),
    }
}

/// A date as a table has it (`2025-10`, `2025-10-31`), in words; anything else as it is.
pub fn loose_date(text: &str) -> String {
    if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return date(day);
    }
    match NaiveDate::parse_from_str(&format!("{text}-01"), "%Y-%m-%d") {
        Ok(day) => format!("{} {}", MONTHS[day.month0() as usize], day.year()),
        Err(_) => text.to_owned(),
    }
}

/// How sure a criterion is, in a few words.
pub fn sureness(confidence: &str) -> &'static str {
    match confidence {
        "primary" => "Read in the text of the State or another authority",
        "plan" => "Read on a health plan’s own page",
        "secondary" => "Read in somebody else’s account",
        "inference" => "Our reading: the text does not say it in so many words",
        _ => "Not checked yet: from general knowledge",
    }
}

/// The name of a confidence in a table.
pub fn confidence_name(confidence: &str) -> &'static str {
    match confidence {
        "primary" => "State text read",
        "plan" => "Plan’s page read",
        "secondary" => "Second hand",
        "inference" => "Our reading",
        _ => "Not checked yet",
    }
}

/// How much hangs on an open question.
pub fn risk(risk: &str) -> &'static str {
    match risk {
        "high" => "High: a wrong answer could tell somebody wrongly that they do or do not fit",
        "medium" => "Medium: a limit, a paper or a step could be wrong",
        _ => "Low: background",
    }
}

/// What a flag is for, where its words alone do not say it.
pub fn flag_kind(kind: &str) -> Option<&'static str> {
    match kind {
        "choice" => Some("Either this or what the person has now"),
        "already" => Some("The person has it already"),
        "stop" => Some("Stops every program of the family, but only when known"),
        "cap" => Some("Keeps the result at “possible” at most, but only when known"),
        _ => None,
    }
}

/// What is no condition.
pub fn not_a_condition(code: &str) -> String {
    match code {
        "immigration-status" => "Immigration status. Nobody is asked about it.".to_owned(),
        "proof-on-paper" => {
            "Proof on paper. Nobody may be turned away for having no papers.".to_owned()
        }
        other => other.replace('-', " "),
    }
}

/// A family of programs: its name, and what it is in a sentence.
pub fn family(id: &str) -> (&'static str, &'static str) {
    match id {
        "ecm" => (
            "Enhanced Care Management",
            "A care manager of one’s own, for people who belong to one of these groups. It is a benefit in every Medi-Cal managed care plan.",
        ),
        "cs" => (
            "Community Supports",
            "Fifteen kinds of help with housing, food, care at home and more. Each plan chooses which it offers in which county.",
        ),
        _ => (
            "Neighbouring help",
            "Programs beside Enhanced Care Management and Community Supports. A person is told of them; nothing is decided about them here.",
        ),
    }
}

/// `1 plan`, `2 plans`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The same text with a capital in front.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The name of a criterion in the address of its place on a page (`…#leaf-age-at-least-21`): the
/// criterion as its rule writes it, without what an address cannot hold.
///
/// ```
/// assert_eq!(book::leaf_slug("er-visits-6-months >= 5"), "er-visits-6-months-at-least-5");
/// assert_eq!(book::leaf_slug("foster-care any-but never"), "foster-care-any-but-never");
/// assert_eq!(book::leaf_slug("programs-now is mssp, alw"), "programs-now-is-mssp-alw");
/// ```
pub fn leaf_slug(text: &str) -> String {
    let word = |word: &str| match word {
        ">=" => "at-least".to_owned(),
        "<=" => "at-most".to_owned(),
        ">" => "over".to_owned(),
        "<" => "under".to_owned(),
        "=" => "exactly".to_owned(),
        other => other.trim_end_matches(',').to_owned(),
    };
    text.split_whitespace().map(word).collect::<Vec<_>>().join("-")
}
