//! Results as the part of an address after `#`.
//!
//! A link carries the verdict for each program, county, plan, date and the mark of the rules. It never
//! carries an answer or a name. A verdict still says something about a person ("may fit: serious mental
//! health"), so the page that offers a link says what is in it.
//!
//! # Form, version 1
//!
//! | bytes | what |
//! | --- | --- |
//! | 2 | days from 2020-01-01 to the day of the verdicts (to 2199) |
//! | 4 | the mark of the rules |
//! | 1 | county: its place in [`published::COUNTIES`] from 1; 0 for none |
//! | 1 | plan: its place in [`published::PLANS`] from 1; 0 for none |
//! | 0 to 12 | for each of [`published::PROGRAMS`] three bits: 0 not in the link, else the verdict |
//! | 8 | checksum of all before it and of the version |
//!
//! in base64url, and at the end the version as a character in the clear: it is never `-` or `_`, which
//! some message programs leave out of an address when they stand last. About 40 characters in all.
//!
//! # Damage
//!
//! The checksum is FNV-1a with 64 bits. Damage to one character or to two next to each other is always
//! noticed. Any other text passes by chance once in 2⁶⁴: for a million random links the probability that
//! even one is taken for a true one is 5·10⁻¹⁴. It is no signature: whoever wants to can make a link with
//! verdicts of their choice. They can only choose among programs and verdicts that the app has words for,
//! and no text of theirs is ever shown.

use crate::base64url;
use crate::published::{self, PROGRAMS};
use chrono::{Days, NaiveDate};
use rules::{Program, Verdict};
use std::fmt;

/// The version written, as it stands at the end of a link.
const VERSION: u8 = b'1';
/// Day 0 of links.
const EPOCH: NaiveDate = match NaiveDate::from_ymd_opt(2020, 1, 1) {
    Some(date) => date,
    None => panic!("a date"),
};
/// The bytes before the verdicts.
const HEAD: usize = 8;
/// The bytes after the verdicts.
const SUM: usize = 8;
/// No link is longer. Anything longer is not looked at.
const LONGEST: usize = 400;
/// The verdicts with their codes from 1.
const VERDICTS: [Verdict; 6] = [
    Verdict::Likely,
    Verdict::Possible,
    Verdict::NotNow,
    Verdict::NoRuleForDate,
    Verdict::Shown,
    Verdict::NotShown,
];

/// What a link carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Results {
    /// The day whose rules gave the verdicts.
    pub as_of: NaiveDate,
    /// The mark of the rules (`content::RULES_MARK`).
    pub rules_mark: u32,
    /// The county's id, if told.
    pub county: Option<&'static str>,
    /// The plan's id, if told.
    pub plan: Option<&'static str>,
    /// Programs with their verdicts. Any order when encoding; that of [`published::PROGRAMS`] when decoded.
    pub verdicts: Vec<(&'static str, Verdict)>,
}

/// A link that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// What it carries.
    pub results: Results,
    /// Whether the rules are still the same.
    pub rules: RuleSet,
}

/// Whether a link was made with the rules of the app that opens it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleSet {
    /// The same rules: the results would be the same today, if nothing depends on the date.
    Same,
    /// Other rules, as a rule older ones: a notice belongs above the results (see [`changes`]).
    Other,
}

/// Why a link cannot be opened. Each needs words of its own, and none looks like "nothing for you".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// Cut off, mistyped, or no link at all.
    Damaged,
    /// Whole, but written in another form (its version): by a newer app, most likely.
    OtherVersion(char),
    /// Whole, but with a program that this app does not know (its place): by a newer app.
    UnknownProgram(usize),
    /// Whole, but with a county that this app does not know (its place from 1).
    UnknownCounty(u8),
    /// Whole, but with a plan that this app does not know (its place from 1).
    UnknownPlan(u8),
}

/// What cannot be put into a link. None of these happens with what `content` has: a test keeps that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsendable {
    /// The program is not in [`published::PROGRAMS`].
    Program(&'static str),
    /// The program stands twice.
    Twice(&'static str),
    /// The county is not in [`published::COUNTIES`].
    County(&'static str),
    /// The plan is not in [`published::PLANS`].
    Plan(&'static str),
    /// The day is before 2020 or after 2199-06-06.
    Date(NaiveDate),
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            LinkError::Damaged => "the link is damaged",
            LinkError::OtherVersion(_) => "the link is of another version",
            LinkError::UnknownProgram(_) => "the link names an unknown program",
            LinkError::UnknownCounty(_) => "the link names an unknown county",
            LinkError::UnknownPlan(_) => "the link names an unknown plan",
        })
    }
}

impl std::error::Error for LinkError {}

impl fmt::Display for Unsendable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the results cannot be put into a link")
    }
}

impl std::error::Error for Unsendable {}

/// Results as text for the part of an address after `#`. The same results give the same text.
///
/// ```
/// use chrono::NaiveDate;
/// use exchange::link::{self, Results, RuleSet};
/// use rules::Verdict;
///
/// let results = Results {
///     as_of: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
///     rules_mark: 0x5eed_1e55,
///     county: Some("kern"),
///     plan: None,
///     verdicts: vec![("cs/asthma-remediation", Verdict::Likely)],
/// };
/// let text = link::encode(&results).unwrap();
/// assert!(text.len() <= 40);
///
/// let opened = link::decode(&text, 0x5eed_1e55).unwrap();
/// assert_eq!(opened.results, results);
/// assert_eq!(opened.rules, RuleSet::Same);
/// assert_eq!(link::decode(&text, 7).unwrap().rules, RuleSet::Other);
/// ```
///
/// # Errors
/// What stands in no published list, a program that stands twice, a day out of range.
pub fn encode(results: &Results) -> Result<String, Unsendable> {
    let mut bytes = Vec::with_capacity(HEAD + PROGRAMS.len() / 2 + SUM);
    bytes.extend(day(results.as_of)?.to_be_bytes());
    bytes.extend(results.rules_mark.to_be_bytes());
    bytes.push(place(published::COUNTIES, results.county, Unsendable::County)?);
    bytes.push(place(published::PLANS, results.plan, Unsendable::Plan)?);
    bytes.extend(packed(&codes(&results.verdicts)?));
    bytes.extend(checksum(&bytes, VERSION));
    let mut text = base64url::encode(&bytes);
    text.push(char::from(VERSION));
    Ok(text)
}

/// Reads a link. What stands around it (a `#`, spaces, the full stop of a sentence) does no harm.
///
/// `rules_mark` is that of the app that opens it.
///
/// ```
/// use exchange::link::{decode, LinkError};
///
/// assert_eq!(decode("", 0), Err(LinkError::Damaged));
/// assert_eq!(decode("#results", 0), Err(LinkError::Damaged));
/// ```
///
/// # Errors
/// See [`LinkError`]. Every text gives results or an error; none panics.
pub fn decode(fragment: &str, rules_mark: u32) -> Result<Opened, LinkError> {
    let text = trimmed(fragment);
    let (version, body) = text.as_bytes().split_last().ok_or(LinkError::Damaged)?;
    if text.len() > LONGEST || !version.is_ascii_alphanumeric() {
        return Err(LinkError::Damaged);
    }
    let body = std::str::from_utf8(body).map_err(|_| LinkError::Damaged)?;
    let bytes = base64url::decode(body).ok_or(LinkError::Damaged)?;
    let bytes = verified(&bytes, *version).ok_or(LinkError::Damaged)?;
    if *version != VERSION {
        return Err(LinkError::OtherVersion(char::from(*version)));
    }
    let results = results(bytes)?;
    // One set of results has one text: whatever else passed the checksum was written by no app.
    if encode(&results).as_deref() != Ok(text) {
        return Err(LinkError::Damaged);
    }
    let same = results.rules_mark == rules_mark;
    Ok(Opened { results, rules: if same { RuleSet::Same } else { RuleSet::Other } })
}

/// What has changed for a program since a link was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Another rule is in force.
    OtherRule,
    /// No rule is in force any more.
    Ended,
    /// A rule is in force that was not.
    New,
}

/// The programs whose rules of `today` are not those of the day of the link, in the order of `programs`.
///
/// It compares the periods of the rules that the app has now; that a rule was corrected within its
/// period shows only in [`RuleSet::Other`].
///
/// ```
/// # use exchange::link::{changes, Results};
/// # use chrono::NaiveDate;
/// let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
/// let results =
///     Results { as_of: day, rules_mark: 0, county: None, plan: None, verdicts: Vec::new() };
/// assert!(changes(&results, content::rulebook().programs, day).is_empty());
/// ```
pub fn changes(
    results: &Results,
    programs: &'static [Program],
    today: NaiveDate,
) -> Vec<(&'static str, Change)> {
    let change = |program: &Program| {
        let (then, now) = (program.period(results.as_of), program.period(today));
        match (then.map(|period| period.from), now.map(|period| period.from)) {
            (None, Some(_)) => Some(Change::New),
            (Some(_), None) => Some(Change::Ended),
            (then, now) if then != now => Some(Change::OtherRule),
            _ => None,
        }
    };
    programs.iter().filter_map(|program| Some((program.id, change(program)?))).collect()
}

/// A rule-set mark as people read it: eight hexadecimal digits.
///
/// ```
/// assert_eq!(exchange::link::mark_text(0x1e55), "00001e55");
/// ```
pub fn mark_text(mark: u32) -> String {
    let digit = |place: u32| char::from_digit(mark >> (28 - 4 * place) & 15, 16);
    (0..8).filter_map(digit).collect()
}

fn trimmed(fragment: &str) -> &str {
    let foreign = |character: char| {
        !(character.is_ascii_alphanumeric() || character == '-' || character == '_')
    };
    fragment.trim_matches(foreign)
}

fn day(date: NaiveDate) -> Result<u16, Unsendable> {
    let days = date.signed_duration_since(EPOCH).num_days();
    u16::try_from(days).map_err(|_| Unsendable::Date(date))
}

/// The place in a published list from 1; 0 for none.
fn place(
    list: &[&str],
    id: Option<&'static str>,
    unknown: fn(&'static str) -> Unsendable,
) -> Result<u8, Unsendable> {
    let Some(id) = id else {
        return Ok(0);
    };
    let found = list.iter().position(|known| *known == id);
    found.and_then(|place| u8::try_from(place + 1).ok()).ok_or(unknown(id))
}

/// A code for each published program, up to the last that the link has.
fn codes(verdicts: &[(&'static str, Verdict)]) -> Result<Vec<u8>, Unsendable> {
    let mut codes = Vec::new();
    for (id, verdict) in verdicts {
        let found = PROGRAMS.iter().position(|known| known == id);
        let place = found.ok_or(Unsendable::Program(id))?;
        codes.resize(codes.len().max(place + 1), 0);
        if codes[place] != 0 {
            return Err(Unsendable::Twice(id));
        }
        codes[place] = code(*verdict);
    }
    Ok(codes)
}

fn code(verdict: Verdict) -> u8 {
    let place = VERDICTS.iter().position(|known| *known == verdict);
    place.map_or(0, |place| place as u8 + 1)
}

/// Three bits each, the first in the highest bits, without bytes of zeros at the end.
fn packed(codes: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0; (codes.len() * 3).div_ceil(8)];
    for (place, code) in codes.iter().enumerate() {
        for bit in (0..3).filter(|bit| code >> (2 - bit) & 1 == 1) {
            let at = place * 3 + bit;
            bytes[at / 8] |= 0x80 >> (at % 8);
        }
    }
    let used = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    bytes.truncate(used);
    bytes
}

fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let bit = |at: usize| bytes[at / 8] >> (7 - at % 8) & 1;
    let places = (0..bytes.len() * 8).step_by(3);
    let code = |at: usize| {
        (at..at + 3).fold(0, |code, at| code << 1 | if at < bytes.len() * 8 { bit(at) } else { 0 })
    };
    places.map(code).collect()
}

/// The bytes before the checksum, if it is right.
fn verified(bytes: &[u8], version: u8) -> Option<&[u8]> {
    let (payload, sum) = bytes.split_at(bytes.len().checked_sub(SUM)?);
    (checksum(payload, version) == *sum).then_some(payload)
}

/// FNV-1a, 64 bits, over the version and the bytes. Never changes, in no version.
pub(crate) fn checksum(bytes: &[u8], version: u8) -> [u8; SUM] {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    let start = step(0xcbf2_9ce4_8422_2325, &version);
    bytes.iter().fold(start, step).to_be_bytes()
}

fn results(bytes: &[u8]) -> Result<Results, LinkError> {
    let (head, verdicts) = bytes.split_first_chunk::<HEAD>().ok_or(LinkError::Damaged)?;
    let [d0, d1, m0, m1, m2, m3, county, plan] = *head;
    let days = Days::new(u64::from(u16::from_be_bytes([d0, d1])));
    Ok(Results {
        as_of: EPOCH.checked_add_days(days).ok_or(LinkError::Damaged)?,
        rules_mark: u32::from_be_bytes([m0, m1, m2, m3]),
        county: listed(published::COUNTIES, county, LinkError::UnknownCounty)?,
        plan: listed(published::PLANS, plan, LinkError::UnknownPlan)?,
        verdicts: verdicts_of(verdicts)?,
    })
}

fn listed(
    list: &[&'static str],
    place: u8,
    unknown: fn(u8) -> LinkError,
) -> Result<Option<&'static str>, LinkError> {
    match place {
        0 => Ok(None),
        _ => list.get(usize::from(place) - 1).copied().map(Some).ok_or(unknown(place)),
    }
}

fn verdicts_of(bytes: &[u8]) -> Result<Vec<(&'static str, Verdict)>, LinkError> {
    let codes = unpacked(bytes);
    let carried = codes.iter().enumerate().filter(|(_, code)| **code != 0);
    let verdict = |(place, code): (usize, &u8)| {
        let id = PROGRAMS.get(place).ok_or(LinkError::UnknownProgram(place))?;
        let verdict = VERDICTS.get(usize::from(*code) - 1).ok_or(LinkError::Damaged)?;
        Ok((*id, *verdict))
    };
    carried.map(verdict).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(payload: &[u8], version: u8) -> String {
        let sum = checksum(payload, version);
        let mut text = base64url::encode(&[payload, &sum].concat());
        text.push(char::from(version));
        text
    }

    const EMPTY: [u8; HEAD] = [0, 0, 0, 0, 0, 0, 0, 0];

    #[test]
    fn a_whole_link_of_another_version_is_told_from_a_damaged_one() {
        assert_eq!(decode(&sealed(b"anything", b'2'), 0), Err(LinkError::OtherVersion('2')));
        let mut damaged = sealed(b"anything", b'2');
        damaged.remove(3);
        assert_eq!(decode(&damaged, 0), Err(LinkError::Damaged));
    }

    #[test]
    fn what_a_newer_app_added_is_named() {
        let with = |place: usize, byte: u8| {
            let mut payload = EMPTY;
            payload[place] = byte;
            decode(&sealed(&payload, VERSION), 0).unwrap_err()
        };
        assert_eq!(with(6, 200), LinkError::UnknownCounty(200));
        assert_eq!(with(7, 250), LinkError::UnknownPlan(250));
        let codes = [vec![0; PROGRAMS.len()], vec![1]].concat();
        let payload = [&EMPTY[..], &packed(&codes)].concat();
        let unknown = LinkError::UnknownProgram(PROGRAMS.len());
        assert_eq!(decode(&sealed(&payload, VERSION), 0), Err(unknown));
    }

    #[test]
    fn one_set_of_results_has_one_text() {
        let longer = [&EMPTY[..], &[0, 0]].concat();
        assert_eq!(decode(&sealed(&longer, VERSION), 0), Err(LinkError::Damaged));
        let no_verdict = [&EMPTY[..], &[0b1110_0000]].concat();
        assert_eq!(decode(&sealed(&no_verdict, VERSION), 0), Err(LinkError::Damaged));
        assert!(decode(&sealed(&EMPTY, VERSION), 0).is_ok());
    }

    #[test]
    fn a_forged_checksum_opens_only_what_an_app_could_have_written() {
        let mut opened = 0;
        let mut state: u64 = 9;
        for round in 0..100_000 {
            let mut payload = Vec::new();
            for _ in 0..round % 24 {
                state = state.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(1);
                payload.push((state >> 56) as u8);
            }
            if let Some(place) = payload.get_mut(6..8) {
                place.iter_mut().for_each(|byte| *byte %= 64);
            }
            let text = sealed(&payload, VERSION);
            if let Ok(found) = decode(&text, 0) {
                opened += 1;
                assert_eq!(encode(&found.results), Ok(text));
            }
        }
        assert!(opened > 1_000);
    }

    #[test]
    fn every_code_comes_back_from_its_three_bits() {
        let codes: Vec<u8> = (0..40).map(|place| place % 6 + 1).collect();
        let back = unpacked(&packed(&codes));
        assert_eq!(back[..codes.len()], codes[..]);
        assert!(back[codes.len()..].iter().all(|code| *code == 0));
    }
}
