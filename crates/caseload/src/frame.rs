//! The frame round sealed bytes: what they are, how the key comes from the passphrase, and whether they
//! are whole.
//!
//! | bytes | what |
//! | --- | --- |
//! | 8 | the mark of this format |
//! | 1 | its version |
//! | 1 | what is sealed ([`Kind`]) |
//! | 4 | number of the record, highest byte first |
//! | 4 | rounds of PBKDF2-HMAC-SHA-256 |
//! | 16 | salt |
//! | 12 | nonce of AES-GCM |
//! | 4 | length of what follows, without the checksum |
//! | … | what is sealed, with the tag of AES-GCM at its end |
//! | 8 | checksum of all before it (FNV-1a, 64 bits) |
//!
//! All before the sealed bytes goes into the seal as additional data, so that no frame can stand in for
//! another. The checksum is no protection. It tells damage from a wrong passphrase.

/// The mark of this format. Its first byte is no letter, so that no text is taken for it.
const MARK: [u8; 8] = *b"\x8fSEALED\n";
/// The version that is written, and the only one so far.
pub const VERSION: u8 = 1;
/// Rounds of PBKDF2-HMAC-SHA-256 for a new seal: what OWASP's Password Storage Cheat Sheet asks for.
pub const ROUNDS: u32 = 600_000;
/// More rounds than any device should be made to do by a file that somebody changed.
const MOST_ROUNDS: u32 = 10_000_000;
/// The bytes before what is sealed.
pub const HEAD: usize = 50;
/// The bytes after it.
const SUM: usize = 8;

/// What is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing: it shows whether a passphrase fits.
    Lock = 1,
    /// The list of all people.
    List = 2,
    /// One person.
    Person = 3,
    /// All people, as a file for another device.
    File = 4,
    /// The answers of one member.
    Answers = 5,
}

/// All that is not sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// What is sealed.
    pub kind: Kind,
    /// Which record; 0 where there is one only.
    pub number: u32,
    /// Rounds of PBKDF2-HMAC-SHA-256.
    pub rounds: u32,
    /// Salt of PBKDF2.
    pub salt: [u8; 16],
    /// Nonce of AES-GCM.
    pub nonce: [u8; 12],
}

/// Why a frame cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is something else.
    NotOurs,
    /// It has the form of an older version.
    Older,
    /// It has the form of a newer version.
    Newer,
    /// A part of it is missing.
    CutOff,
    /// It is not as it was written.
    Changed,
}

/// A frame that was read.
#[derive(Debug, PartialEq, Eq)]
pub struct Frame<'a> {
    /// What is not sealed.
    pub head: Head,
    /// The bytes that were sealed in as additional data.
    pub bound: &'a [u8],
    /// What is sealed.
    pub sealed: &'a [u8],
}

impl Head {
    /// The bytes before so many sealed ones. They are additional data of the seal.
    pub fn bytes(&self, length: u32) -> [u8; HEAD] {
        let mut bytes = [0; HEAD];
        let parts: [&[u8]; 7] = [
            &MARK,
            &[VERSION, self.kind as u8],
            &self.number.to_be_bytes(),
            &self.rounds.to_be_bytes(),
            &self.salt,
            &self.nonce,
            &length.to_be_bytes(),
        ];
        let mut at = 0;
        for part in parts {
            bytes[at..at + part.len()].copy_from_slice(part);
            at += part.len();
        }
        bytes
    }
}

/// The frame with these bytes before and in it.
pub fn write(bound: &[u8; HEAD], sealed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(HEAD + sealed.len() + SUM);
    bytes.extend_from_slice(bound);
    bytes.extend_from_slice(sealed);
    let sum = sum(&bytes);
    bytes.extend_from_slice(&sum);
    bytes
}

/// Reads a frame of this kind and number.
pub fn read(bytes: &[u8], kind: Kind, number: u32) -> Result<Frame<'_>, Fault> {
    let (mark, version) = (bytes.get(..8), bytes.get(8));
    match (mark, version.copied()) {
        (Some(mark), _) if mark != MARK => return Err(Fault::NotOurs),
        (None, _) if !MARK.starts_with(bytes) => return Err(Fault::NotOurs),
        (_, Some(..VERSION)) => return Err(Fault::Older),
        (_, Some(version)) if version > VERSION => return Err(Fault::Newer),
        _ => {}
    }
    let bound = bytes.get(..HEAD).ok_or(Fault::CutOff)?;
    let word =
        |at: usize| u32::from_be_bytes([bound[at], bound[at + 1], bound[at + 2], bound[at + 3]]);
    let end = HEAD + word(HEAD - 4) as usize;
    let sealed = bytes.get(HEAD..end).ok_or(Fault::CutOff)?;
    let given = bytes.get(end..end + SUM).ok_or(Fault::CutOff)?;
    let head = Head {
        kind,
        number: word(10),
        rounds: word(14),
        salt: bound[18..34].try_into().expect("16 bytes"),
        nonce: bound[34..46].try_into().expect("12 bytes"),
    };
    let is_whole = bytes.len() == end + SUM && given == sum(&bytes[..end]);
    let is_it = bound[9] == kind as u8 && head.number == number;
    let is_fair = (ROUNDS..=MOST_ROUNDS).contains(&head.rounds);
    if is_whole && is_it && is_fair {
        Ok(Frame { head, bound, sealed })
    } else {
        Err(Fault::Changed)
    }
}

pub(crate) fn sum(bytes: &[u8]) -> [u8; SUM] {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head() -> Head {
        Head { kind: Kind::Person, number: 7, rounds: ROUNDS, salt: [1; 16], nonce: [2; 12] }
    }

    fn frame() -> Vec<u8> {
        write(&head().bytes(5), b"12345")
    }

    /// With the checksum of somebody who means to deceive.
    fn forged(change: impl Fn(&mut Vec<u8>)) -> Vec<u8> {
        let mut bytes = frame();
        bytes.truncate(HEAD + 5);
        change(&mut bytes);
        let sum = sum(&bytes);
        bytes.extend_from_slice(&sum);
        bytes
    }

    #[test]
    fn a_frame_comes_back_as_it_was() {
        let bytes = frame();
        let read = read(&bytes, Kind::Person, 7).expect("a frame");
        assert_eq!((read.head, read.sealed), (head(), &b"12345"[..]));
        assert_eq!(read.bound, head().bytes(5));
    }

    #[test]
    fn a_frame_that_is_cut_off_anywhere_is_noticed() {
        let bytes = frame();
        for length in 0..bytes.len() {
            assert_eq!(read(&bytes[..length], Kind::Person, 7), Err(Fault::CutOff), "{length}");
        }
    }

    #[test]
    fn every_changed_bit_is_noticed() {
        for bit in 0..frame().len() * 8 {
            let mut bytes = frame();
            bytes[bit / 8] ^= 1 << (bit % 8);
            assert!(read(&bytes, Kind::Person, 7).is_err(), "bit {bit}");
        }
    }

    #[test]
    fn each_kind_of_fault_has_its_name() {
        let person = |bytes: &[u8]| read(bytes, Kind::Person, 7).map(|_| ());
        assert_eq!(person(b"{\"people\": []}"), Err(Fault::NotOurs));
        assert_eq!(person(b"abc"), Err(Fault::NotOurs));
        assert_eq!(person(&forged(|bytes| bytes[8] = VERSION - 1)), Err(Fault::Older));
        assert_eq!(person(&forged(|bytes| bytes[8] = VERSION + 1)), Err(Fault::Newer));
        assert_eq!(person(&[&frame()[..], b"x"].concat()), Err(Fault::Changed));
    }

    #[test]
    fn no_frame_stands_in_for_another() {
        assert_eq!(read(&frame(), Kind::Person, 8), Err(Fault::Changed));
        assert_eq!(read(&frame(), Kind::List, 7), Err(Fault::Changed));
    }

    #[test]
    fn nobody_is_made_to_take_a_weaker_key_or_to_wait_for_ever() {
        for rounds in [1_u32, ROUNDS - 1, MOST_ROUNDS + 1, u32::MAX] {
            let bytes = forged(|bytes| bytes[14..18].copy_from_slice(&rounds.to_be_bytes()));
            assert_eq!(read(&bytes, Kind::Person, 7), Err(Fault::Changed), "{rounds}");
        }
    }
}
