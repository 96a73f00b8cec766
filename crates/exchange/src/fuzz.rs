//! Spoilt links: `cargo xtask fuzz link link-sealed`.

use crate::base64url;
use crate::link::{self, Results, RuleSet, decode, encode};
use crate::published::{COUNTIES, PLANS, PROGRAMS};
use chrono::NaiveDate;
use fuzzing::{Held, Read, Way, hold};
use rules::Verdict;

const MARK: u32 = 0x5eed_1e55;

fn somebodys() -> [Results; 3] {
    let day = |year| NaiveDate::from_ymd_opt(year, 11, 22).expect("a date");
    let all = PROGRAMS.iter().zip(Verdict::ALL.into_iter().cycle());
    let few = vec![(PROGRAMS[0], Verdict::Likely), (PROGRAMS[3], Verdict::NotNow)];
    let none =
        Results { as_of: day(2020), rules_mark: 0, county: None, plan: None, verdicts: vec![] };
    [
        Results { verdicts: few, as_of: day(2026), rules_mark: MARK, ..none.clone() },
        Results {
            county: COUNTIES.last().copied(),
            plan: PLANS.last().copied(),
            verdicts: all.map(|(id, verdict)| (*id, verdict)).collect(),
            ..none.clone()
        },
        none,
    ]
}

/// What opens was written by an app to the letter, and says what it said then.
fn opened_is_own(text: &str) -> Held {
    let opened = match decode(text, MARK) {
        Ok(opened) => opened,
        Err(fault) => {
            hold!(!fault.to_string().is_empty(), "a fault without a name: {fault:?}");
            return Ok(Read::Refused);
        }
    };
    let again = encode(&opened.results)
        .map_err(|fault| format!("opened, and not to be written: {fault:?}"))?;
    hold!(text.contains(&again), "{text} opens as {again}");
    hold!(decode(&again, MARK).as_ref() == Ok(&opened), "{again} opens as something else");
    let same = opened.results.rules_mark == MARK;
    hold!((opened.rules == RuleSet::Same) == same, "the mark of the rules is misread");
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date");
    link::changes(&opened.results, content::rulebook().programs, today);
    Ok(Read::Taken)
}

#[test]
fn link() {
    let texts = somebodys().map(|results| encode(&results).expect("a link"));
    let around = [format!("#/r/{}", texts[0]), format!("<{}>.", texts[1])];
    let way = texts.into_iter().fold(Way::new("link"), Way::seed);
    way.seed(&around[1][..]).hold(|input| opened_is_own(&String::from_utf8_lossy(input)));
}

/// Bytes under a checksum that fits: by somebody who means to deceive, or by a newer app.
#[test]
fn link_sealed() {
    let payload = |results: &Results| {
        let text = encode(results).expect("a link");
        let bytes = base64url::decode(&text[..text.len() - 1]).expect("a link");
        [&b"1"[..], &bytes[..bytes.len() - 8]].concat()
    };
    let seeds = somebodys().map(|results| payload(&results));
    seeds.into_iter().fold(Way::new("link-sealed"), Way::seed).hold(|input| {
        let Some((version, payload)) = input.split_first() else { return Ok(Read::Refused) };
        let sealed = [payload, &link::checksum(payload, *version)[..]].concat();
        let text = base64url::encode(&sealed) + &char::from(*version).to_string();
        opened_is_own(&text)
    });
}
