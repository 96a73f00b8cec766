//! Makes a finished WebAssembly file smaller in two ways that wasm-opt has not.

use std::collections::BTreeMap;

const IMPORTS: u8 = 2;
const DATA: u8 = 11;
const DATA_COUNT: u8 = 12;
/// The start of an active piece of data: memory 0, and a constant address follows.
const AT_CONSTANT: [u8; 2] = [0x00, 0x41];
const END: u8 = 0x0b;
/// How the names begin that wasm-bindgen gives to what it imports.
const GLUE: &str = "__wb";

/// What wasm-opt is told for any program. It leaves the data alone: see [`join_data`]. The features are those
/// that the compiler uses.
pub const ALWAYS: [&str; 9] = [
    "--skip-pass=memory-packing",
    "--strip-producers",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];
/// How far apart pieces of data may lie and still be written in one piece: anywhere.
pub const ANY_GAP: usize = usize::MAX / 2;

/// Lays pieces of data together that are at most `gap` bytes apart, with zeros between them: the linker
/// leaves a piece for each constant, and each has an address of its own, which hardly compresses. A gap
/// above 0 is only right for the file that comes first: the next would wipe what it finds in between.
pub fn join_data(file: &[u8], gap: usize) -> Option<Vec<u8>> {
    let pieces = match section(file, DATA)? {
        Some(body) => joined(pieces(body)?, gap),
        None => return Some(file.to_vec()),
    };
    let mut data = number(pieces.len() as u64);
    for (address, bytes) in &pieces {
        data.extend(AT_CONSTANT);
        data.extend(signed(*address as i64));
        data.push(END);
        data.extend(number(bytes.len() as u64));
        data.extend(bytes);
    }
    let count = number(pieces.len() as u64);
    rewritten(file, &BTreeMap::from([(DATA, data), (DATA_COUNT, count)]))
}

/// Gives what is imported from the JavaScript beside the file short names. Returns the file, and each
/// name with the one in its place.
pub fn shorten_imports(file: &[u8]) -> Option<(Vec<u8>, BTreeMap<String, String>)> {
    let mut names = BTreeMap::new();
    let Some(body) = section(file, IMPORTS)? else { return Some((file.to_vec(), names)) };
    let mut reader = Reader(body);
    let count = reader.number()?;
    let mut imports = number(count);
    for _ in 0..count {
        let (module, name) = (reader.text()?, reader.text()?);
        let short = if name.starts_with(GLUE) {
            let next = format!("_{}", names.len());
            names.entry(name.to_string()).or_insert(next).as_str()
        } else {
            name
        };
        for text in [module, short] {
            imports.extend(number(text.len() as u64));
            imports.extend(text.as_bytes());
        }
        imports.extend(reader.kind()?);
    }
    Some((rewritten(file, &BTreeMap::from([(IMPORTS, imports)]))?, names))
}

type Piece = (u64, Vec<u8>);

fn pieces(body: &[u8]) -> Option<Vec<Piece>> {
    let mut reader = Reader(body);
    let count = reader.number()?;
    (0..count)
        .map(|_| {
            let start = reader.take(2)?;
            let address = reader.signed()?;
            let is_plain = start == AT_CONSTANT && reader.take(1)? == [END];
            let length = reader.number()? as usize;
            is_plain.then_some((u64::try_from(address).ok()?, reader.take(length)?.to_vec()))
        })
        .collect()
}

fn joined(mut pieces: Vec<Piece>, gap: usize) -> Vec<Piece> {
    pieces.retain(|(_, bytes)| !bytes.is_empty());
    pieces.sort();
    let mut joined: Vec<Piece> = Vec::new();
    for (address, bytes) in pieces {
        match joined.last_mut() {
            Some((start, before)) if address as usize - *start as usize <= before.len() + gap => {
                before.resize(address as usize - *start as usize, 0);
                before.extend(bytes);
            }
            _ => joined.push((address, bytes)),
        }
    }
    joined
}

/// The contents of the section of this kind; the outer `None` is a file that cannot be read.
fn section(file: &[u8], kind: u8) -> Option<Option<&[u8]>> {
    let sections = sections(file)?;
    Some(sections.into_iter().find(|(found, _)| *found == kind).map(|(_, body)| body))
}

fn sections(file: &[u8]) -> Option<Vec<(u8, &[u8])>> {
    let mut reader = Reader(file);
    reader.take(8)?;
    let mut sections = Vec::new();
    while !reader.0.is_empty() {
        let kind = reader.take(1)?[0];
        let length = reader.number()? as usize;
        sections.push((kind, reader.take(length)?));
    }
    Some(sections)
}

/// The file with other contents for the sections that it has.
fn rewritten(file: &[u8], other: &BTreeMap<u8, Vec<u8>>) -> Option<Vec<u8>> {
    let mut written = file.get(..8)?.to_vec();
    for (kind, body) in sections(file)? {
        let body = other.get(&kind).map_or(body, Vec::as_slice);
        written.push(kind);
        written.extend(number(body.len() as u64));
        written.extend(body);
    }
    Some(written)
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    /// The bytes of one number, of seven bits each, the lowest first.
    fn groups(&mut self) -> Option<&'a [u8]> {
        let length = self.0.iter().position(|byte| byte & 0x80 == 0)? + 1;
        self.take(length)
    }

    fn number(&mut self) -> Option<u64> {
        let groups = self.groups()?.iter().rev();
        Some(groups.fold(0, |value, byte| value << 7 | u64::from(byte & 0x7f)))
    }

    fn signed(&mut self) -> Option<i64> {
        let groups = self.groups()?;
        let start = if groups.last()? & 0x40 == 0 { 0 } else { -1 };
        Some(groups.iter().rev().fold(start, |value, byte| value << 7 | i64::from(byte & 0x7f)))
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.number()? as usize;
        std::str::from_utf8(self.take(length)?).ok()
    }

    /// The bytes that say what an import is.
    fn kind(&mut self) -> Option<&'a [u8]> {
        let all = self.0;
        match self.take(1)?[0] {
            0 => {
                self.number()?;
            }
            1 => {
                self.take(1)?;
                self.limits()?;
            }
            2 => self.limits()?,
            3 => {
                self.take(2)?;
            }
            _ => return None,
        }
        all.get(..all.len() - self.0.len())
    }

    fn limits(&mut self) -> Option<()> {
        let has_most = self.number()? & 1 == 1;
        self.number()?;
        if has_most {
            self.number()?;
        }
        Some(())
    }
}

fn number(mut value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
    bytes
}

fn signed(mut value: i64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while !(-0x40..0x40).contains(&value) {
        bytes.push(value as u8 & 0x7f | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8 & 0x7f);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &[u8] = b"\0asm\x01\0\0\0";

    fn file(kind: u8, body: &[u8]) -> Vec<u8> {
        [HEADER, &[kind, body.len() as u8], body].concat()
    }

    #[test]
    fn pieces_next_to_each_other_become_one() {
        let apart = [&[3][..], &[0, 0x41, 8, END, 1, b'a'], &[0, 0x41, 9, END, 1, b'b']].concat();
        let apart = [&apart[..], &[0, 0x41, 12, END, 1, b'c']].concat();
        let close = [&[2][..], &[0, 0x41, 8, END, 2, b'a', b'b'], &[0, 0x41, 12, END, 1, b'c']];
        assert_eq!(join_data(&file(DATA, &apart), 0), Some(file(DATA, &close.concat())));
        let one = [1, 0, 0x41, 8, END, 5, b'a', b'b', 0, 0, b'c'];
        assert_eq!(join_data(&file(DATA, &apart), 2), Some(file(DATA, &one)));
    }

    #[test]
    fn imports_of_the_glue_get_short_names_and_others_keep_theirs() {
        let long = b"\x02\x01m\x06__wbgx\x00\x07\x01m\x01o\x03\x7f\x00";
        let short = b"\x02\x01m\x02_0\x00\x07\x01m\x01o\x03\x7f\x00";
        let (shortened, names) = shorten_imports(&file(IMPORTS, long)).unwrap();
        assert_eq!(shortened, file(IMPORTS, short));
        assert_eq!(names, BTreeMap::from([("__wbgx".to_string(), "_0".to_string())]));
    }

    #[test]
    fn a_file_that_is_cut_off_is_noticed() {
        assert_eq!(join_data(&file(DATA, &[9])[..9], 0), None);
        assert_eq!(join_data(&file(DATA, &[9]), 0), None);
    }

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for value in [0, 63, 64, 127, 128, 1 << 20, -1, -64, -65] {
            assert_eq!(Reader(&signed(value)).signed(), Some(value));
        }
        assert_eq!(Reader(&number(300)).number(), Some(300));
    }
}
