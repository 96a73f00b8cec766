//! What stays on this device over visits: sealed bytes, in a database of the browser. What belongs together
//! is written in one transaction: all of it or nothing.

use super::keep::{ask, bytes, to_js};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

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

/// What lies in a place.
pub async fn get(place: Place) -> Result<Option<Vec<u8>>, Refused> {
    let found = ask("get", &[place.key()]).await.ok_or(Refused::Storage)?;
    Ok((!found.is_undefined()).then(|| bytes(found)))
}

/// The records of people whose numbers lie between two, in order of number.
pub async fn people(from: u32, to: u32) -> Result<Vec<Vec<u8>>, Refused> {
    let found = ask("range", &[from.into(), to.into()]).await.ok_or(Refused::Storage)?;
    Ok(found.unchecked_into::<Array>().iter().map(bytes).collect())
}

/// Whether anything of a caseload lies here.
pub async fn has_people() -> Result<bool, Refused> {
    let found = ask("keys", &[]).await.ok_or(Refused::Storage)?;
    let own = Place::Answers.key();
    Ok(found.unchecked_into::<Array>().iter().any(|key| key != own))
}

/// Writes several things, or takes away what is `None`, if the list is still the one that begins with
/// these bytes; `None`: if there is none.
pub async fn write(
    list: Option<&[u8]>,
    changes: &[(Place, Option<Vec<u8>>)],
) -> Result<(), Refused> {
    let mut given = vec![Place::List.key(), list.map_or(JsValue::UNDEFINED, to_js)];
    for (place, sealed) in changes {
        given.push(place.key());
        given.push(value(sealed));
    }
    match ask("write", &given).await.map(|done| done.is_truthy()) {
        Some(true) => Ok(()),
        Some(false) => Err(Refused::Elsewhere),
        None => Err(Refused::Storage),
    }
}

/// Writes one thing, whatever lay there, or takes it away.
pub async fn put(place: Place, sealed: Option<Vec<u8>>) -> Result<(), Refused> {
    done(ask("put", &[place.key(), value(&sealed)]).await)
}

/// Takes everything of a caseload away.
pub async fn clear() -> Result<(), Refused> {
    done(ask("clear", &[Place::Lock.key(), Place::List.key()]).await)
}

fn value(sealed: &Option<Vec<u8>>) -> JsValue {
    sealed.as_deref().map_or(JsValue::UNDEFINED, to_js)
}

fn done(done: Option<JsValue>) -> Result<(), Refused> {
    done.map(drop).ok_or(Refused::Storage)
}
