//! Names of resources that are the same for the same content, and else differ: so that a file made twice
//! says the same, and two people never share a name.

/// The name of a resource, made of all that tells it from others. The form is that of a UUID of the kind
/// that everybody may fill in their own way (version 8); nothing secret rests on it.
pub fn urn(parts: &[&str]) -> String {
    let [high, low] =
        [0xcbf2_9ce4_8422_2325, 0x6c62_272e_07bb_0142].map(|start| hash(start, parts));
    let high = (high & !0xf000) | 0x8000;
    let low = (low & (u64::MAX >> 2)) | (1 << 63);
    let mut urn = String::from("urn:uuid:");
    for place in (0..32).rev() {
        let half = if place < 16 { low } else { high };
        let digit = (half >> (place % 16 * 4)) as u32 & 0xf;
        urn.extend(char::from_digit(digit, 16));
        if [24, 20, 16, 12].contains(&place) {
            urn.push('-');
        }
    }
    urn
}

/// FNV-1a, with a sign between the parts that no text has.
fn hash(start: u64, parts: &[&str]) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0xff]));
    bytes.fold(start, step)
}

#[cfg(test)]
mod tests {
    use super::urn;

    #[test]
    fn the_same_parts_give_the_same_name_and_others_another() {
        assert_eq!(urn(&["a", "b"]), urn(&["a", "b"]));
        assert_ne!(urn(&["a", "b"]), urn(&["ab", ""]));
        assert_ne!(urn(&["a", "b"]), urn(&["a", "c"]));
    }

    #[test]
    fn a_name_has_the_form_of_a_uuid() {
        let name = urn(&["x"]);
        let number = name.strip_prefix("urn:uuid:").expect("the head");
        let lengths: Vec<usize> = number.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12]);
        assert_eq!(&number[14..15], "8");
        assert!("89ab".contains(&number[19..20]));
    }
}
