//! The people whom a helper keeps on this device, while they are unlocked: the key, the list, and what can
//! be done with them. Everything on the device is sealed; here is what memory holds, and no more than that:
//! a record is opened when it is looked at.

use crate::edge::clock;
use crate::edge::seal::{Key, chance};
use crate::edge::shelf::{self, Place, Refused};
use crate::keeping;
use crate::kept;
use crate::session::Session;
use caseload::frame::{self, Fault, HEAD, Kind};
use caseload::{Entry, List, Person, Screening, file};
use std::cell::RefCell;
use std::rc::Rc;

/// How many records are opened and written at a time when everybody is gone through.
const BATCH: u32 = 100;

/// How it stands with the people on this device, before any passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    /// Nobody is kept.
    Empty,
    /// People are kept, and locked.
    Locked,
}

/// What kept something from being done. Nothing is changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The passphrase does not fit, or what it opens was changed with care.
    Passphrase,
    /// What lies there, or in a file, cannot be used.
    Broken(Fault),
    /// Another tab changed it, or locked it.
    Elsewhere,
    /// The browser keeps or seals nothing.
    Storage,
}

/// What is in memory while people are unlocked.
#[derive(Clone)]
struct Open {
    key: Key,
    list: Rc<List>,
    /// How the list begins on the device; no other list begins like it.
    stamp: Vec<u8>,
}

thread_local! {
    static OPEN: RefCell<Option<Open>> = const { RefCell::new(None) };
}

impl From<Refused> for Trouble {
    fn from(refused: Refused) -> Trouble {
        match refused {
            Refused::Elsewhere => Trouble::Elsewhere,
            Refused::Storage => Trouble::Storage,
        }
    }
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Trouble {
        Trouble::Broken(fault)
    }
}

/// Whether they are unlocked.
pub fn is_open() -> bool {
    OPEN.with_borrow(Option::is_some)
}

/// Locks them: key and list are gone from memory.
pub fn lock() {
    OPEN.set(None);
}

/// Looks at the list, if they are unlocked.
pub fn look<T>(look: impl FnOnce(&List) -> T) -> Option<T> {
    OPEN.with_borrow(|open| open.as_ref().map(|open| look(&open.list)))
}

/// What lies on this device.
pub async fn store() -> Result<Store, Trouble> {
    if !shelf::has_people().await? {
        return Ok(Store::Empty);
    }
    let lock = shelf::get(Place::Lock).await?.ok_or(Fault::CutOff)?;
    frame::read(&lock, Kind::Lock, 0)?;
    let list = shelf::get(Place::List).await?.ok_or(Fault::CutOff)?;
    frame::read(&list, Kind::List, 0)?;
    Ok(Store::Locked)
}

/// Begins to keep people. Where anything lies already, nothing is written.
pub async fn turn_on(passphrase: &str) -> Result<(), Trouble> {
    if shelf::has_people().await? {
        return Err(Trouble::Elsewhere);
    }
    let key = Key::fresh(passphrase).await.ok_or(Trouble::Storage)?;
    let lock = sealed(&key, Kind::Lock, 0, "").await?;
    let list = List::default();
    let written = sealed(&key, Kind::List, 0, &list.write()).await?;
    let stamp = stamp(&written);
    shelf::write(None, &[(Place::Lock, Some(lock)), (Place::List, Some(written))]).await?;
    OPEN.set(Some(Open { key, list: Rc::new(list), stamp }));
    Ok(())
}

/// Unlocks them.
pub async fn open(passphrase: &str) -> Result<(), Trouble> {
    let lock = shelf::get(Place::Lock).await?.ok_or(Fault::CutOff)?;
    let lock = frame::read(&lock, Kind::Lock, 0)?;
    let key = Key::of(passphrase, &lock.head).await.ok_or(Trouble::Storage)?;
    key.open(&lock).await.ok_or(Trouble::Passphrase)?;
    let written = shelf::get(Place::List).await?.ok_or(Fault::CutOff)?;
    let list = frame::read(&written, Kind::List, 0)?;
    let list = List::read(&key.open(&list).await.ok_or(Fault::Changed)?)?;
    let stamp = stamp(&written);
    OPEN.set(Some(Open { key, list: Rc::new(list), stamp }));
    Ok(())
}

/// The record of a person.
pub async fn person(number: u32) -> Result<Person, Trouble> {
    let open = opened()?;
    let record = shelf::get(Place::Person(number)).await?.ok_or(Fault::CutOff)?;
    open.person(number, &record).await
}

/// The names of several people, and what they answered.
pub async fn answers(numbers: Vec<u32>) -> Result<Vec<(String, Session)>, Trouble> {
    let mut people = Vec::new();
    for number in numbers {
        let person = person(number).await?;
        let (session, _) = kept::read_old(&person.answers);
        people.push((person.name, session));
    }
    Ok(people)
}

/// Keeps somebody new, with the answers of the interview; gives their number.
pub async fn add(name: &str, session: &Session) -> Result<u32, Trouble> {
    let id = name_by_chance().await.ok_or(Trouble::Storage)?;
    let answers = kept::written(session);
    let mut person = Person { id, name: name.to_owned(), answers, ..Person::default() };
    person.take(screening(session));
    let number = opened()?.list.free_number();
    put(number, person).await?;
    keeping::set_current(Some(number));
    Ok(number)
}

/// A name that no other person has: 16 letters.
async fn name_by_chance() -> Option<String> {
    const LETTERS: &[u8; 16] = b"0123456789abcdef";
    let bytes = chance().await?;
    Some(bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte & 15)])).collect())
}

/// Writes the record of a person, and the list with it.
pub async fn put(number: u32, person: Person) -> Result<(), Trouble> {
    write(vec![(number, Some(person))]).await
}

/// Takes a person away.
pub async fn remove(number: u32) -> Result<(), Trouble> {
    write(vec![(number, None)]).await?;
    if keeping::current() == Some(number) {
        keeping::set_current(None);
    }
    Ok(())
}

/// Takes everybody away, also where nothing can be unlocked any longer.
pub async fn remove_all() -> Result<(), Trouble> {
    shelf::clear().await?;
    keeping::forget();
    Ok(())
}

/// Screens a person by the rules of today; gives back whether anything is different.
pub fn screen_again(person: &mut Person) -> bool {
    let (session, _) = kept::read_old(&person.answers);
    person.take(screening(&session))
}

/// Screens everybody, a batch at a time, and tells how many are done; gives back for how many something is
/// different. Whoever is done stays done, whatever happens to the others.
pub async fn screen_all(done: impl Fn(usize)) -> Result<usize, Trouble> {
    let (mut news, mut so_far) = (0, 0);
    for batch in batches(&opened()?.list) {
        let mut changes = Vec::new();
        let open = opened()?;
        for (number, record) in records(&open, batch).await? {
            // Each opening lets the page answer in between.
            let mut person = open.person(number, &record).await?;
            news += usize::from(screen_again(&mut person));
            changes.push((number, Some(person)));
            so_far += 1;
            done(so_far);
        }
        write(changes).await?;
    }
    Ok(news)
}

/// Everybody in a file that is sealed with a passphrase of its own.
pub async fn export(passphrase: &str) -> Result<Vec<u8>, Trouble> {
    let open = opened()?;
    let key = Key::fresh(passphrase).await.ok_or(Trouble::Storage)?;
    let mut file = file::Writer::default();
    for batch in batches(&open.list) {
        for (number, record) in records(&open, batch).await? {
            file.add(&open.person(number, &record).await?.write());
        }
    }
    sealed(&key, Kind::File, 0, &file.text()).await
}

/// Takes in everybody in a file; gives back how many are new, and how many changed.
pub async fn import(bytes: &[u8], passphrase: &str) -> Result<(usize, usize), Trouble> {
    let file = frame::read(bytes, Kind::File, 0)?;
    let key = Key::of(passphrase, &file.head).await.ok_or(Trouble::Storage)?;
    let people = file::read(&key.open(&file).await.ok_or(Trouble::Passphrase)?)?;
    let open = opened()?;
    let (mut added, mut changed, mut changes) = (0, 0, Vec::new());
    let mut free = open.list.free_number();
    for person in people {
        match open.list.number_of(&person.id) {
            None => {
                changes.push((free, Some(person)));
                (free, added) = (free + 1, added + 1);
            }
            Some(number) => {
                let mut here = self::person(number).await?;
                if here.merge(person) {
                    changes.push((number, Some(here)));
                    changed += 1;
                }
            }
        }
    }
    write(changes).await?;
    Ok((added, changed))
}

/// What the rules of today find.
pub fn screening(session: &Session) -> Screening {
    let evaluation = session.evaluate();
    let found = content::rulebook().programs.iter().filter_map(|program| {
        let finding = evaluation.finding(program);
        let is_verdict = finding.period.is_none_or(|period| period.card == rules::Card::Verdict);
        is_verdict.then(|| (program.id.to_owned(), finding.verdict))
    });
    Screening { day: clock::today(), mark: content::RULES_MARK, verdicts: found.collect() }
}

/// Writes records, or takes away those that are `None`, and the list with them: all of it or nothing.
async fn write(people: Vec<(u32, Option<Person>)>) -> Result<(), Trouble> {
    let open = opened()?;
    let (mut list, mut changes) = (List::clone(&open.list), Vec::new());
    for (number, person) in people {
        let record = match person {
            Some(mut person) => {
                person.revision += 1;
                list.put(Entry::of(number, &person));
                Some(sealed(&open.key, Kind::Person, number, &person.write()).await?)
            }
            None => {
                list.remove(number);
                None
            }
        };
        changes.push((Place::Person(number), record));
    }
    let written = sealed(&open.key, Kind::List, 0, &list.write()).await?;
    let stamp = stamp(&written);
    changes.push((Place::List, Some(written)));
    shelf::write(Some(&open.stamp), &changes).await?;
    OPEN.with_borrow_mut(|open| {
        if let Some(open) = open {
            (open.list, open.stamp) = (Rc::new(list), stamp);
        }
    });
    Ok(())
}

/// What is unlocked now.
fn opened() -> Result<Open, Trouble> {
    OPEN.with_borrow(Clone::clone).ok_or(Trouble::Elsewhere)
}

impl Open {
    /// The person whose record this is.
    async fn person(&self, number: u32, record: &[u8]) -> Result<Person, Trouble> {
        let record = frame::read(record, Kind::Person, number)?;
        let person = Person::read(&self.key.open(&record).await.ok_or(Fault::Changed)?)?;
        // An old record in the place of a newer one.
        let is_listed = |entry: &Entry| entry.revision == person.revision && entry.id == person.id;
        match self.list.entry(number).is_some_and(is_listed) {
            true => Ok(person),
            false => Err(Fault::Changed.into()),
        }
    }
}

/// The numbers of everybody, in pieces: from, to.
fn batches(list: &List) -> Vec<(u32, u32)> {
    let pieces = list.entries.chunks(BATCH as usize);
    pieces.map(|piece| (piece[0].number, piece[piece.len() - 1].number)).collect()
}

/// The sealed records of everybody whose numbers lie between two.
async fn records(open: &Open, (from, to): (u32, u32)) -> Result<Vec<(u32, Vec<u8>)>, Trouble> {
    let records = shelf::people(from, to).await?;
    let listed = open.list.entries.iter().map(|entry| entry.number);
    let numbers: Vec<u32> = listed.filter(|number| (from..=to).contains(number)).collect();
    match records.len() == numbers.len() {
        true => Ok(numbers.into_iter().zip(records).collect()),
        false => Err(Fault::CutOff.into()),
    }
}

async fn sealed(key: &Key, kind: Kind, number: u32, text: &str) -> Result<Vec<u8>, Trouble> {
    key.seal(kind, number, text).await.ok_or(Trouble::Storage)
}

/// How sealed bytes begin: with a nonce that no others have.
fn stamp(written: &[u8]) -> Vec<u8> {
    written[..HEAD].to_vec()
}
