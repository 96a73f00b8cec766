//! Spoilt seals, records, lists and files: `cargo xtask fuzz seal record list people`.

use crate::file::{self, Writer};
use crate::frame::{self, HEAD, Head, Kind, ROUNDS};
use crate::text::one_line;
use crate::{Change, Entry, List, Person, Screening};
use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, KeyInit, Nonce};
use chrono::NaiveDate;
use fuzzing::{Held, Read, Way, hold};
use rules::Verdict;

const KINDS: [Kind; 5] = [Kind::Lock, Kind::List, Kind::Person, Kind::File, Kind::Answers];

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a date")
}

/// People with everything that a record can hold, with a part of it, and with next to nothing.
fn people() -> [Person; 3] {
    let verdicts = vec![
        ("ecm/birth-equity".to_owned(), Verdict::Likely),
        ("cs/respite".to_owned(), Verdict::NotNow),
    ];
    let change = |before, now| Change { program: "cs/respite".into(), before, now };
    let all = Person {
        id: "5c09a7".into(),
        revision: 4,
        name: "M. G.".into(),
        follow_up: Some(day(30)),
        calls: vec![day(3), day(20)],
        notes: "Left a message.\n\nHas a dog, Ñandú.".into(),
        screening: Some(Screening { day: day(26), mark: 9, verdicts }),
        changes: vec![change(Some(Verdict::NotNow), Some(Verdict::Likely)), change(None, None)],
        answers: "mark\nage,county;sections;;\nage=45-45\nconditions=asthma,stroke".into(),
    };
    let some =
        Person { id: "77".into(), notes: "Call later".into(), screening: None, ..all.clone() };
    [all, some, Person { id: "b".into(), ..Person::default() }]
}

/// Stands in for PBKDF2, which would take most of the time: another salt or another number of rounds gives
/// another key.
fn cipher(head: &Head) -> Aes256Gcm {
    let rounds = head.rounds.to_be_bytes().repeat(4);
    Aes256Gcm::new_from_slice(&[&head.salt[..], &rounds].concat()).expect("32 bytes")
}

fn sealed(kind: Kind, number: u32, text: &str) -> Vec<u8> {
    let head = Head { kind, number, rounds: ROUNDS, salt: [7; 16], nonce: [kind as u8; 12] };
    let bound = head.bytes(text.len() as u32 + 16);
    let payload = Payload { msg: text.as_bytes(), aad: &bound };
    let sealed = cipher(&head).encrypt(Nonce::from_slice(&head.nonce), payload).expect("a seal");
    frame::write(&bound, &sealed)
}

/// What is read is what was written, and what opens was sealed so.
fn only_own_seals_open(bytes: &[u8], own: &[Vec<u8>]) -> Held {
    for (kind, number) in KINDS.into_iter().flat_map(|kind| [(kind, 0), (kind, 7)]) {
        let Ok(frame) = frame::read(bytes, kind, number) else { continue };
        let bound = frame.head.bytes(frame.sealed.len() as u32);
        hold!(frame::write(&bound, frame.sealed) == bytes, "the frame is read as another one");
        hold!(bound[..] == *frame.bound, "something else is bound");
        let payload = Payload { msg: frame.sealed, aad: frame.bound };
        let opened = cipher(&frame.head).decrypt(Nonce::from_slice(&frame.head.nonce), payload);
        let is_own = own.iter().any(|whole| whole == bytes);
        hold!(
            opened.is_ok() == is_own,
            "a seal opens that nobody made, or one does not that somebody did"
        );
        return Ok(if is_own { Read::Taken } else { Read::Refused });
    }
    Ok(Read::Refused)
}

#[test]
fn seal() {
    let person = people()[0].write();
    let own: Vec<Vec<u8>> = KINDS
        .into_iter()
        .map(|kind| match kind {
            Kind::Lock => sealed(kind, 0, ""),
            Kind::Person => sealed(kind, 7, &person),
            _ => sealed(kind, 0, "list 1\n"),
        })
        .collect();
    own.iter().cloned().fold(Way::new("seal"), Way::seed).hold(|input| {
        let read = only_own_seals_open(input, &own)?;
        // The same with the checksum of somebody who means to deceive.
        let whole = &input[..input.len().saturating_sub(8)];
        only_own_seals_open(&[whole, &frame::sum(whole)].concat(), &own)?;
        // And with a length that fits as well.
        if whole.len() >= HEAD {
            let length = (whole.len() - HEAD) as u32;
            let whole = [&whole[..HEAD - 4], &length.to_be_bytes(), &whole[HEAD..]].concat();
            only_own_seals_open(&[&whole[..], &frame::sum(&whole)].concat(), &own)?;
        }
        Ok(read)
    });
}

/// Blanks around a name and at the ends of lines of notes, and blank lines after them, go when it is written.
fn as_written(person: &Person) -> Person {
    let again = Person::read(&person.write()).map_or(String::new(), |again| again.notes);
    let words = |notes: &str| notes.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let notes = if words(&again) == words(&person.notes) { again } else { person.notes.clone() };
    Person { name: one_line(&person.name), notes, ..person.clone() }
}

/// A record comes back from what it is written as, fits into the list of all, and takes nothing from the
/// record that is there.
fn record_is_safe(person: &Person) -> Result<(), String> {
    let again =
        Person::read(&person.write()).map_err(|fault| format!("{person:?} is {fault:?}"))?;
    hold!(again == as_written(person), "{person:?} comes back as {again:?}");
    hold!(Person::read(&again.write()) == Ok(as_written(&again)), "{again:?} does not come back");
    let mut list = List::default();
    list.put(Entry::of(1, &people()[0]));
    list.put(Entry::of(2, person));
    list_is_safe(&list)?;
    let mut here = Person { id: person.id.clone(), ..people()[0].clone() };
    let before = here.clone();
    here.merge(person.clone());
    for call in &before.calls {
        hold!(here.calls.contains(call), "the call of {call} is lost");
    }
    for line in before.notes.lines().map(str::trim).filter(|line| !line.is_empty()) {
        hold!(here.notes.lines().any(|other| other.trim() == line), "the note {line:?} is lost");
    }
    hold!(here.revision >= before.revision, "the record has become older");
    hold!(!here.merge(person.clone()), "the same file once more changes something");
    Ok(())
}

#[test]
fn record() {
    let seeds = people().map(|person| person.write());
    seeds.into_iter().fold(Way::new("record"), Way::seed).hold(|input| {
        let Ok(person) = Person::read(&String::from_utf8_lossy(input)) else {
            return Ok(Read::Refused);
        };
        record_is_safe(&person).map(|()| Read::Taken)
    });
}

fn list_is_safe(list: &List) -> Result<(), String> {
    let again = List::read(&list.write());
    hold!(again.as_ref() == Ok(list), "{list:?} comes back as {again:?}");
    let free = list.free_number();
    hold!(list.entry(free).is_none(), "{free} is somebody's number");
    Ok(())
}

#[test]
fn list() {
    let mut whole = List::default();
    people()
        .iter()
        .zip([1, 2, 9])
        .for_each(|(person, number)| whole.put(Entry::of(number, person)));
    Way::new("list").seed(whole.write()).seed(List::default().write()).hold(|input| {
        let Ok(list) = List::read(&String::from_utf8_lossy(input)) else {
            return Ok(Read::Refused);
        };
        list_is_safe(&list).map(|()| Read::Taken)
    });
}

/// The file for another device, after its seal was opened.
#[test]
fn people_file() {
    let mut writer = Writer::default();
    people().iter().for_each(|person| writer.add(&person.write()));
    Way::new("people-file").seed(writer.text()).seed(Writer::default().text()).hold(|input| {
        let Ok(people) = file::read(&String::from_utf8_lossy(input)) else {
            return Ok(Read::Refused);
        };
        let mut again = Writer::default();
        people.iter().for_each(|person| again.add(&person.write()));
        let again = file::read(&again.text());
        let expected = people.iter().map(as_written).collect();
        hold!(again == Ok(expected), "{people:?} come back as {again:?}");
        people.iter().try_for_each(record_is_safe)?;
        let twice = |(place, person): (usize, &Person)| {
            people[..place].iter().any(|other| other.id == person.id)
        };
        hold!(!people.iter().enumerate().any(twice), "somebody is in the file twice");
        Ok(Read::Taken)
    });
}
