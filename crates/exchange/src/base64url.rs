//! Bytes as text that is safe in every part of an address (RFC 4648 section 5, without padding).

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Six bits a character, the last one filled up with zeros.
pub fn encode(bytes: &[u8]) -> String {
    let group = |group: &[u8]| {
        let byte = |place: usize| u32::from(group.get(place).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        let length = group.len() + 1;
        (0..length).map(move |place| char_of(bits >> (18 - 6 * place)))
    };
    bytes.chunks(3).flat_map(group).collect()
}

fn char_of(bits: u32) -> char {
    char::from(ALPHABET[(bits & 63) as usize])
}

/// The bytes, or `None` where the text is nothing that [`encode`] writes.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for group in text.as_bytes().chunks(4) {
        let whole = group.len() - 1;
        let all = three_bytes(group)?;
        let (kept, rest) = all.split_at(whole);
        if whole == 0 || rest.iter().any(|byte| *byte != 0) {
            return None;
        }
        bytes.extend_from_slice(kept);
    }
    Some(bytes)
}

/// Up to four characters as three bytes, filled up with zeros.
fn three_bytes(group: &[u8]) -> Option<[u8; 3]> {
    let mut bits: u32 = 0;
    for character in group {
        bits = bits << 6 | six_bits(*character)?;
    }
    bits <<= 6 * (4 - group.len());
    let [_, first, second, third] = bits.to_be_bytes();
    Some([first, second, third])
}

fn six_bits(character: u8) -> Option<u32> {
    let place = match character {
        b'A'..=b'Z' => character - b'A',
        b'a'..=b'z' => character - b'a' + 26,
        b'0'..=b'9' => character - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    };
    Some(u32::from(place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for length in 0..40u8 {
            let bytes: Vec<u8> = (0..length).map(|n| n.wrapping_mul(97) ^ 0xa5).collect();
            assert_eq!(decode(&encode(&bytes)), Some(bytes));
        }
        assert_eq!(encode(&[0xfb, 0xff, 0xbf]), "-_-_");
    }

    #[test]
    fn nothing_else_is_read() {
        // A lone character, a foreign one, bits beyond the last byte, padding.
        for text in ["A", "AA+A", "AB", "AAB", "AA==", "Ä", "AAAA AAAA"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
