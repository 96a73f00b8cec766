//! A million random and damaged links: none panics, none shows a result that is not its own.

use chrono::{Days, NaiveDate};
use exchange::link::{Change, LinkError, Results, Unsendable, changes, decode, encode};
use exchange::published::{COUNTIES, PLANS, PROGRAMS};
use rules::Verdict;

/// SplitMix64: the same numbers in every run.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn start() -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 1, 1).unwrap()
}

fn results(dice: &mut Dice) -> Results {
    let share = dice.below(5);
    let carried: Vec<&str> = PROGRAMS.iter().copied().filter(|_| dice.below(4) < share).collect();
    Results {
        as_of: start() + Days::new(dice.below(65_536) as u64),
        rules_mark: dice.next() as u32,
        county: (dice.below(5) > 0).then(|| dice.of(COUNTIES)),
        plan: (dice.below(3) > 0).then(|| dice.of(PLANS)),
        verdicts: carried.into_iter().map(|id| (id, dice.of(&Verdict::ALL))).collect(),
    }
}

fn random(dice: &mut Dice) -> String {
    let length = dice.below(60);
    match dice.below(4) {
        0 => (0..length).filter_map(|_| char::from_u32(dice.below(0x3000) as u32)).collect(),
        1 => (0..length).map(|_| char::from(dice.of(ALPHABET))).collect(),
        // The likeliest to be taken for a link: the right length, the right version.
        _ => {
            let length = 22 + dice.below(18);
            (0..length).map(|_| char::from(dice.of(ALPHABET))).chain(['1']).collect()
        }
    }
}

fn damaged(dice: &mut Dice, link: &str, other: &str) -> String {
    let mut bytes = link.as_bytes().to_vec();
    let at = dice.below(bytes.len());
    match dice.below(9) {
        0 => bytes[at] = dice.of(ALPHABET),
        1 => drop(bytes.remove(at)),
        2 => bytes.insert(at, dice.of(ALPHABET)),
        3 => bytes.truncate(at),
        4 => bytes.swap(at, (at + 1) % link.len()),
        5 => bytes = [&link.as_bytes()[..at], &other.as_bytes()[at.min(other.len())..]].concat(),
        6 => bytes.make_ascii_lowercase(),
        7 => drop(bytes.drain(..at)),
        _ => (0..dice.below(6)).for_each(|_| {
            let at = dice.below(bytes.len());
            bytes[at] = dice.of(ALPHABET);
        }),
    }
    String::from_utf8(bytes).expect("a link is ASCII")
}

#[test]
fn a_million_random_and_damaged_links_show_nothing_that_is_not_theirs() {
    let mut dice = Dice(4);
    let links: Vec<(Results, String)> = (0..1_000)
        .map(|_| {
            let results = results(&mut dice);
            let link = encode(&results).unwrap();
            (results, link)
        })
        .collect();
    let mut opened = 0;
    for round in 0..1_000_000 {
        if round % 4 == 0 {
            let text = random(&mut dice);
            assert!(decode(&text, 0).is_err(), "{text}");
            continue;
        }
        let (results, link) = &links[dice.below(links.len())];
        let other = &links[dice.below(links.len())].1;
        let text = damaged(&mut dice, link, other);
        if let Ok(found) = decode(&text, 0) {
            opened += 1;
            let own =
                if text == *other { decode(other, 0).unwrap().results } else { results.clone() };
            assert_eq!(found.results, own, "{text}");
            assert!(text == *link || text == *other, "{text} is neither {link} nor {other}");
        }
    }
    // Some damage changes nothing (a character put in place of itself): those links still open.
    assert!(opened > 0);
}

#[test]
fn every_link_comes_back_as_it_was() {
    let mut dice = Dice(7);
    for _ in 0..10_000 {
        let results = results(&mut dice);
        let link = encode(&results).unwrap();
        assert_eq!(decode(&link, 0).map(|opened| opened.results), Ok(results));
        assert!(link.len() <= 41, "{} characters", link.len());
        assert!(link.ends_with('1'));
    }
}

#[test]
fn every_change_of_a_character_or_of_two_neighbours_is_noticed() {
    let link = encode(&results(&mut Dice(1))).unwrap();
    let alphabet = || ALPHABET.iter().copied();
    for at in 0..link.len() {
        for first in alphabet() {
            for second in alphabet() {
                let mut bytes = link.clone().into_bytes();
                bytes[at] = first;
                if let Some(next) = bytes.get_mut(at + 1) {
                    *next = second;
                }
                let text = String::from_utf8(bytes).unwrap();
                assert!(text == link || decode(&text, 0).is_err(), "{text}");
            }
        }
    }
}

#[test]
fn what_stands_around_a_link_does_no_harm() {
    let results = results(&mut Dice(2));
    let link = encode(&results).unwrap();
    for text in [format!("#{link}"), format!(" {link}.\n"), format!("<{link}>,")] {
        assert_eq!(decode(&text, 0).map(|opened| opened.results), Ok(results.clone()), "{text}");
    }
}

#[test]
fn a_megabyte_is_not_a_link() {
    assert_eq!(decode(&"A".repeat(1 << 20), 0), Err(LinkError::Damaged));
}

#[test]
fn a_link_holds_only_what_the_published_lists_hold() {
    let empty =
        Results { as_of: start(), rules_mark: 0, county: None, plan: None, verdicts: Vec::new() };
    let nowhere = Results { county: Some("nowhere"), ..empty.clone() };
    assert_eq!(encode(&nowhere), Err(Unsendable::County("nowhere")));
    let no_plan = Results { plan: Some("no-plan"), ..empty.clone() };
    assert_eq!(encode(&no_plan), Err(Unsendable::Plan("no-plan")));
    let unknown = Results { verdicts: vec![("x/y", Verdict::Likely)], ..empty.clone() };
    assert_eq!(encode(&unknown), Err(Unsendable::Program("x/y")));
    let twice = vec![(PROGRAMS[0], Verdict::Likely), (PROGRAMS[0], Verdict::NotNow)];
    let twice = Results { verdicts: twice, ..empty.clone() };
    assert_eq!(encode(&twice), Err(Unsendable::Twice(PROGRAMS[0])));
    let before = start() - Days::new(1);
    let early = Results { as_of: before, ..empty };
    assert_eq!(encode(&early), Err(Unsendable::Date(before)));
}

#[test]
fn a_link_from_before_a_rule_tells_what_has_changed() {
    let programs = content::rulebook().programs;
    let then = start();
    let results =
        Results { as_of: then, rules_mark: 0, county: None, plan: None, verdicts: Vec::new() };
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let found = changes(&results, programs, today);
    let in_force = programs.iter().filter(|program| program.period(today).is_some()).count();
    let new = found.iter().filter(|(_, change)| *change == Change::New).count();
    assert_eq!((found.len(), new), (in_force, in_force));
    assert!(changes(&Results { as_of: today, ..results }, programs, today).is_empty());
}
