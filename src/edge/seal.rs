//! Sealing a text with a passphrase, by the browser's own cryptography: PBKDF2-HMAC-SHA-256 makes a key
//! that no program can read, AES-GCM with 256 bits seals. Each key has a fresh salt, each seal a fresh nonce.

use caseload::frame::{self, Frame, Head, Kind, ROUNDS};
use js_sys::{Array, ArrayBuffer, JsString, Object, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesDerivedKeyParams, AesGcmParams, CryptoKey, Pbkdf2Params, SubtleCrypto};

/// A key that a passphrase gave, with what it takes to make it anew.
#[derive(Clone)]
pub struct Key {
    key: CryptoKey,
    rounds: u32,
    salt: [u8; 16],
}

impl Key {
    /// A key for something new.
    pub async fn fresh(passphrase: &str) -> Option<Key> {
        derive(passphrase, ROUNDS, random()?).await.ok()
    }

    /// The key for what was sealed before.
    pub async fn of(passphrase: &str, head: &Head) -> Option<Key> {
        derive(passphrase, head.rounds, head.salt).await.ok()
    }

    /// Seals a text, in its frame.
    pub async fn seal(&self, kind: Kind, number: u32, text: &str) -> Option<Vec<u8>> {
        let nonce = random()?;
        let head = Head { kind, number, rounds: self.rounds, salt: self.salt, nonce };
        // The tag of AES-GCM has 16 bytes.
        let bound = head.bytes(text.len() as u32 + 16);
        let text = Uint8Array::from(text.as_bytes());
        let sealed = subtle()?.encrypt_with_object_and_js_u8_array(
            &parameters(&nonce, &bound),
            &self.key,
            &text,
        );
        Some(frame::write(&bound, &bytes(sealed).await?))
    }

    /// Opens what is sealed in a frame, if this is its key and it is as it was written.
    pub async fn open(&self, frame: &Frame<'_>) -> Option<String> {
        let sealed = Uint8Array::from(frame.sealed);
        let opened = subtle()?.decrypt_with_object_and_js_u8_array(
            &parameters(&frame.head.nonce, frame.bound),
            &self.key,
            &sealed,
        );
        String::from_utf8(bytes(opened).await?).ok()
    }
}

/// A name by chance: 16 letters.
pub fn chance() -> Option<String> {
    const LETTERS: &[u8; 16] = b"0123456789abcdef";
    let bytes: [u8; 16] = random()?;
    Some(bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte & 15)])).collect())
}

/// Bytes by chance.
fn random<const LENGTH: usize>() -> Option<[u8; LENGTH]> {
    let mut bytes = [0; LENGTH];
    let crypto = window().crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

async fn derive(passphrase: &str, rounds: u32, salt: [u8; 16]) -> Result<Key, JsValue> {
    let subtle = subtle().ok_or(JsValue::NULL)?;
    // The same letters however they were typed.
    let passphrase = JsString::from(passphrase).normalize("NFC");
    let passphrase = Uint8Array::from(String::from(passphrase).as_bytes());
    let uses = |uses: &[&str]| uses.iter().map(|name| JsValue::from_str(name)).collect::<Array>();
    let base =
        subtle.import_key_with_str("raw", &passphrase, "PBKDF2", false, &uses(&["deriveKey"]))?;
    let base: CryptoKey = JsFuture::from(base).await?.unchecked_into();
    let how = Pbkdf2Params::new_with_str("PBKDF2", "SHA-256", rounds, &Uint8Array::from(&salt[..]));
    let kind = AesDerivedKeyParams::new("AES-GCM", 256);
    let uses = uses(&["encrypt", "decrypt"]);
    let key = subtle.derive_key_with_object_and_object(&how, &base, &kind, false, &uses)?;
    Ok(Key { key: JsFuture::from(key).await?.unchecked_into(), rounds, salt })
}

fn parameters(nonce: &[u8], bound: &[u8]) -> Object {
    let parameters = AesGcmParams::new_with_u8_array("AES-GCM", &Uint8Array::from(nonce));
    parameters.set_additional_data_u8_array(&Uint8Array::from(bound));
    parameters.into()
}

async fn bytes(done: Result<js_sys::Promise, JsValue>) -> Option<Vec<u8>> {
    let buffer: ArrayBuffer = JsFuture::from(done.ok()?).await.ok()?.unchecked_into();
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Missing where the page did not come over a safe connection.
fn subtle() -> Option<SubtleCrypto> {
    let subtle = window().crypto().ok()?.subtle();
    (!subtle.is_undefined()).then_some(subtle)
}
