//! Spoilt addresses and kept answers: `cargo xtask fuzz place kept`.

use crate::kept::{self, read, read_old, written};
use crate::route::Page;
use crate::session::Session;
use crate::told::{entry, fact};
use fuzzing::{Read, Way, hold};
use rules::{Answer, Evaluation, Fact, Kind, Value};

#[test]
fn place() {
    let seeds = [
        "",
        "/county",
        "/ask/3",
        "/section/4",
        "/private/0",
        "/why/7",
        "/caseload/12",
        "/r/q83v-Ee_1",
    ];
    seeds.into_iter().fold(Way::new("place"), Way::seed).hold(|input| {
        let text = String::from_utf8_lossy(input);
        let Some(page) = Page::at(&text) else { return Ok(Read::Refused) };
        let place = page.place();
        hold!(Page::at(&place) == Some(page), "{place} is another page than {text}");
        Ok(Read::Taken)
    });
}

fn session() -> Session {
    let mut session = kept::tests::session();
    session.answer(fact("county"), Answer::Known(Value::option(14)));
    session.answer(fact("er-visits-6-months"), Answer::Known(Value::Range(2, 3)));
    session
}

/// Whether an answer could have been given on a page.
fn could_be_given(fact: &Fact, value: Value) -> bool {
    let (least, most) = fact.range;
    match (fact.kind, value) {
        (Kind::Number, Value::Range(from, to)) => {
            let is_exact = from == to && (least..=most).contains(&from);
            is_exact || fact.bands.iter().any(|band| band.range == (from, to))
        }
        (Kind::Date, Value::Date(_)) => true,
        (kind, Value::Options(set)) => {
            let all = (1_u128 << fact.options.len()) - 1;
            let is_one = set.is_power_of_two();
            let stands_alone = set & fact.exclusive == 0 || is_one;
            set != 0
                && u128::from(set) & !all == 0
                && stands_alone
                && (is_one || kind == Kind::Multi)
        }
        _ => false,
    }
}

fn is_sound(session: &Session) -> Result<(), String> {
    for (fact, answer) in session.answers.asked() {
        let entry = entry(fact);
        let given = answer.value().is_none_or(|value| could_be_given(entry, value));
        hold!(given, "{}: {answer:?} could not have been told", entry.id);
    }
    let text = written(session);
    let again = read(&text).ok_or_else(|| format!("{text} is not read again"))?;
    // In which order questions were passed over is not kept.
    hold!(
        written(&again) == text && again.answers == session.answers,
        "{session:?} comes back as {again:?}"
    );
    let rulebook = content::rulebook();
    let evaluation = Evaluation::new(rulebook, &session.answers, content::CHECKED_ON);
    rulebook.programs.iter().for_each(|program| drop(evaluation.finding(program)));
    Ok(())
}

/// What a tab or a member keeps, and the answers in a record from another device: of this build or an older.
#[test]
fn kept() {
    let way = Way::new("kept").seed(written(&session())).seed(written(&Session::default()));
    way.words(&["?", "!", "~", "0-17", "45-44", "none", "sections", "person", "parent", "back"])
        .hold(|input| {
            let text = String::from_utf8_lossy(input);
            is_sound(&read_old(&text).0)?;
            match read(&text) {
                Some(session) => is_sound(&session).map(|()| Read::Taken),
                None => Ok(Read::Refused),
            }
        });
}
