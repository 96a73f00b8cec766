//! What leaves by the person's own hand: a results link, its QR code, and text to copy or send.
//!
//! The crate is pure. It sends nothing: it makes texts, which the person's own phone sends if they ask
//! it to. It knows no web, no clock and no language; sentences come from the caller.
//!
//! - [`link`]: results in a few dozen characters, for the part of an address after `#`, which a browser
//!   never sends to a server.
//! - [`qr`]: that link as a square of dark and light.
//! - [`text`]: results and next steps as plain text.
//! - [`uri`]: addresses that open a text message or a mail with that text in it.
//!
//! Invariant: an answer or a name is in nothing that this crate makes by itself. [`link::Results`] has
//! no place for one; what stands in a [`text::Summary`] is what the caller put there.

mod base64url;
#[cfg(test)]
mod fuzz;
pub mod link;
pub mod published;
pub mod qr;
pub mod text;
pub mod uri;
