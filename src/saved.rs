//! The answers of one member, kept on their own device: in the clear, or sealed with a passphrase.

use crate::edge::seal::Key;
use crate::edge::shelf::{self, Place};
use crate::edge::storage;
use crate::kept;
use crate::people::Trouble;
use crate::session::Session;
use caseload::frame::{self, Fault, Kind};

/// How they are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Not at all.
    Not,
    /// In the clear.
    Plain,
    /// Sealed.
    Sealed,
}

/// How they are kept now.
pub async fn look() -> Result<Saved, Trouble> {
    if storage::saved().is_some() {
        return Ok(Saved::Plain);
    }
    match shelf::get(Place::Answers).await? {
        None => Ok(Saved::Not),
        Some(sealed) => {
            frame::read(&sealed, Kind::Answers, 0)?;
            Ok(Saved::Sealed)
        }
    }
}

/// Keeps them, in the place of what was kept before; in the clear where the passphrase is empty.
pub async fn keep(session: &Session, passphrase: &str) -> Result<(), Trouble> {
    let text = kept::written(session);
    if passphrase.is_empty() {
        if !storage::save(&text) {
            return Err(Trouble::Storage);
        }
        // Where nothing can be sealed, nothing was.
        let _ = shelf::put(Place::Answers, None).await;
        return Ok(());
    }
    let key = Key::fresh(passphrase).await.ok_or(Trouble::Storage)?;
    let sealed = key.seal(Kind::Answers, 0, &text).await.ok_or(Trouble::Storage)?;
    shelf::put(Place::Answers, Some(sealed)).await?;
    storage::unsave();
    Ok(())
}

/// What is kept; an empty passphrase for what is in the clear.
pub async fn take(passphrase: &str) -> Result<Session, Trouble> {
    if let Some(text) = storage::saved() {
        return Ok(kept::read_old(&text).0);
    }
    let sealed = shelf::get(Place::Answers).await?.ok_or(Fault::CutOff)?;
    let frame = frame::read(&sealed, Kind::Answers, 0)?;
    let key = Key::of(passphrase, &frame.head).await.ok_or(Trouble::Storage)?;
    let text = key.open(&frame).await.ok_or(Trouble::Passphrase)?;
    Ok(kept::read_old(&text).0)
}

/// Deletes it.
pub async fn delete() -> Result<(), Trouble> {
    storage::unsave();
    Ok(shelf::put(Place::Answers, None).await?)
}
