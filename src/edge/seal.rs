//! Sealing a text with a passphrase, by the browser's own cryptography: PBKDF2-HMAC-SHA-256 makes a key
//! that no program can read, AES-GCM with 256 bits seals. Each key has a fresh salt, each seal a fresh nonce.

use super::keep::{ask, bytes, to_js};
use caseload::frame::{self, Frame, Head, Kind, ROUNDS};
use wasm_bindgen::JsValue;

/// A key that a passphrase gave, with what it takes to make it anew.
#[derive(Clone)]
pub struct Key {
    key: JsValue,
    rounds: u32,
    salt: [u8; 16],
}

impl Key {
    /// A key for something new.
    pub async fn fresh(passphrase: &str) -> Option<Key> {
        Key::derive(passphrase, ROUNDS, chance().await?).await
    }

    /// The key for what was sealed before.
    pub async fn of(passphrase: &str, head: &Head) -> Option<Key> {
        Key::derive(passphrase, head.rounds, head.salt).await
    }

    async fn derive(passphrase: &str, rounds: u32, salt: [u8; 16]) -> Option<Key> {
        let given = [JsValue::from_str(passphrase), rounds.into(), to_js(&salt)];
        Some(Key { key: ask("key", &given).await?, rounds, salt })
    }

    /// Seals a text, in its frame.
    pub async fn seal(&self, kind: Kind, number: u32, text: &str) -> Option<Vec<u8>> {
        let [nonce @ .., _, _, _, _] = chance().await?;
        let head = Head { kind, number, rounds: self.rounds, salt: self.salt, nonce };
        // The tag of AES-GCM has 16 bytes.
        let bound = head.bytes(text.len() as u32 + 16);
        let given = [self.key.clone(), to_js(&nonce), to_js(&bound), JsValue::from_str(text)];
        Some(frame::write(&bound, &bytes(ask("seal", &given).await?)))
    }

    /// Opens what is sealed in a frame, if this is its key and it is as it was written.
    pub async fn open(&self, frame: &Frame<'_>) -> Option<String> {
        let nonce = to_js(&frame.head.nonce);
        let given = [self.key.clone(), nonce, to_js(frame.bound), to_js(frame.sealed)];
        ask("open", &given).await?.as_string()
    }
}

/// Bytes by chance.
pub async fn chance() -> Option<[u8; 16]> {
    bytes(ask("chance", &[16.into()]).await?).try_into().ok()
}
