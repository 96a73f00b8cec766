//! What stays on this device over visits: sealed bytes, in a database of the browser. What belongs together
//! is written in one transaction: all of it or nothing.

use idb::{
    Database, DatabaseEvent, Error, Factory, KeyRange, ObjectStore, TransactionMode,
    TransactionResult,
};
use js_sys::Uint8Array;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};

/// The name of the database.
const NAME: &str = "kept";
/// The only store in it.
const STORE: &str = "sealed";

/// Where something lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// What shows whether the passphrase of the caseload fits.
    Lock,
    /// The list of all people.
    List,
    /// One person.
    Person(u32),
    /// The answers of one member.
    Answers,
}

/// Why nothing was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Something else lies there than was expected: another tab was quicker.
    Elsewhere,
    /// The browser keeps nothing: its storage is full, or denied.
    Storage,
}

/// The shelf.
#[derive(Clone)]
pub struct Shelf(Rc<Database>);

impl Place {
    fn key(self) -> JsValue {
        match self {
            Place::Lock => JsValue::from_str("lock"),
            Place::List => JsValue::from_str("list"),
            Place::Person(number) => JsValue::from(number),
            Place::Answers => JsValue::from_str("answers"),
        }
    }
}

impl Shelf {
    /// Opens it; `None` where the browser has none.
    pub async fn open() -> Option<Shelf> {
        let mut asked = Factory::new().ok()?.open(NAME, Some(1)).ok()?;
        asked.on_upgrade_needed(|event| {
            let made = event
                .database()
                .map(|database| database.create_object_store(STORE, idb::ObjectStoreParams::new()));
            // Where it cannot be made, the first transaction fails, and that is told.
            drop(made);
        });
        Some(Shelf(Rc::new(asked.await.ok()?)))
    }

    /// What lies in a place.
    pub async fn get(&self, place: Place) -> Result<Option<Vec<u8>>, Refused> {
        let found = async { self.store(TransactionMode::ReadOnly)?.get(place.key())?.await };
        let found: Result<Option<JsValue>, Error> = found.await;
        found.map(|found| found.map(bytes)).map_err(refused)
    }

    /// The records of people whose numbers lie between two, in order of number.
    pub async fn people(&self, from: u32, to: u32) -> Result<Vec<Vec<u8>>, Refused> {
        let found = async {
            let range = KeyRange::bound(&from.into(), &to.into(), None, None)?;
            self.store(TransactionMode::ReadOnly)?.get_all(Some(range.into()), None)?.await
        };
        let found: Result<Vec<JsValue>, Error> = found.await;
        found.map(|found| found.into_iter().map(bytes).collect()).map_err(refused)
    }

    /// Whether anything of a caseload lies here.
    pub async fn has_people(&self) -> Result<bool, Refused> {
        let found = async {
            let range = KeyRange::lower_bound(&JsValue::from(0), None)?;
            self.store(TransactionMode::ReadOnly)?.get_all_keys(Some(range.into()), Some(4))?.await
        };
        let found: Result<Vec<JsValue>, Error> = found.await;
        let is_own = |key: &JsValue| *key != Place::Answers.key();
        found.map(|keys| keys.iter().any(is_own)).map_err(refused)
    }

    /// Writes several things, or takes away what is `None`, if the list is still the one that begins with
    /// these bytes; `None`: if there is none.
    pub async fn write(
        &self,
        list: Option<&[u8]>,
        changes: &[(Place, Option<Vec<u8>>)],
    ) -> Result<(), Refused> {
        let now = async {
            let transaction = self.0.transaction(&[STORE], TransactionMode::ReadWrite)?;
            let store = transaction.object_store(STORE)?;
            let before = store.get(Place::List.key())?.await?.map(bytes);
            let is_expected = match (&before, list) {
                (Some(before), Some(list)) => before.starts_with(list),
                (before, list) => before.is_none() && list.is_none(),
            };
            if !is_expected {
                return Ok(None);
            }
            put(&store, changes)?;
            transaction.commit()?.await.map(Some)
        };
        let written: Result<Option<TransactionResult>, Error> = now.await;
        match written {
            Ok(None) => Err(Refused::Elsewhere),
            Ok(Some(result)) => committed(Ok(result)),
            Err(fault) => Err(refused(fault)),
        }
    }

    /// Writes one thing, whatever lay there, or takes it away.
    pub async fn put(&self, place: Place, sealed: Option<Vec<u8>>) -> Result<(), Refused> {
        let written = async {
            let transaction = self.0.transaction(&[STORE], TransactionMode::ReadWrite)?;
            put(&transaction.object_store(STORE)?, &[(place, sealed)])?;
            transaction.commit()?.await
        };
        committed(written.await)
    }

    /// Takes everything of a caseload away.
    pub async fn clear(&self) -> Result<(), Refused> {
        let cleared = async {
            let transaction = self.0.transaction(&[STORE], TransactionMode::ReadWrite)?;
            let store = transaction.object_store(STORE)?;
            store.delete(Place::Lock.key())?;
            store.delete(Place::List.key())?;
            store.delete(KeyRange::upper_bound(&JsValue::from(u32::MAX), None)?)?;
            transaction.commit()?.await
        };
        committed(cleared.await)
    }

    fn store(&self, mode: TransactionMode) -> Result<ObjectStore, Error> {
        self.0.transaction(&[STORE], mode)?.object_store(STORE)
    }
}

fn put(store: &ObjectStore, changes: &[(Place, Option<Vec<u8>>)]) -> Result<(), Error> {
    for (place, sealed) in changes {
        match sealed {
            Some(sealed) => drop(store.put(&Uint8Array::from(&sealed[..]), Some(&place.key()))?),
            None => drop(store.delete(place.key())?),
        }
    }
    Ok(())
}

fn bytes(value: JsValue) -> Vec<u8> {
    value.dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default()
}

/// Whether a transaction went through to its end.
fn committed(result: Result<TransactionResult, Error>) -> Result<(), Refused> {
    match result {
        Ok(TransactionResult::Committed) => Ok(()),
        _ => Err(Refused::Storage),
    }
}

fn refused(_: Error) -> Refused {
    Refused::Storage
}
