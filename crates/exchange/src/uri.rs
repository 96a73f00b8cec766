//! Addresses that open the phone's own message or mail program with a text in it. Nothing is sent until
//! the person sends it there.

/// A text message. Without a number the person chooses to whom.
///
/// The body comes after `?&body=`: of the forms in use the one that both iOS and Android take.
///
/// ```
/// use exchange::uri::sms;
///
/// assert_eq!(sms(None, "Call 1 & ask"), "sms:?&body=Call%201%20%26%20ask");
/// assert_eq!(sms(Some("1-800-555-0100"), "Hi"), "sms:18005550100?&body=Hi");
/// ```
pub fn sms(number: Option<&str>, body: &str) -> String {
    let dialled = |character: &char| character.is_ascii_digit() || *character == '+';
    let number: String = number.unwrap_or("").chars().filter(dialled).collect();
    ["sms:", &number, "?&body=", &percent(body.trim_end())].concat()
}

/// A mail. Without an address the person chooses to whom.
///
/// Lines end in CR LF, as RFC 6068 wants. Some programs on Windows cut an address after about 2,000
/// characters: shorten the body with [`crate::text::Summary::text_within`], to some 600 characters in
/// scripts other than Latin, where each becomes nine.
///
/// ```
/// use exchange::uri::mailto;
///
/// let uri = mailto(None, "My results", "One\nTwo\n");
/// assert_eq!(uri, "mailto:?subject=My%20results&body=One%0D%0ATwo%0D%0A");
/// assert!(mailto(Some("a+b@example.org"), "", "").starts_with("mailto:a%2Bb@example.org?"));
/// ```
pub fn mailto(to: Option<&str>, subject: &str, body: &str) -> String {
    let mut uri = "mailto:".to_owned();
    to.unwrap_or("").bytes().for_each(|byte| match byte {
        b'@' => uri.push('@'),
        _ => push(&mut uri, byte),
    });
    uri.push_str("?subject=");
    uri.push_str(&percent(subject.trim()));
    uri.push_str("&body=");
    body.bytes().for_each(|byte| match byte {
        b'\r' => {}
        b'\n' => uri.push_str("%0D%0A"),
        _ => push(&mut uri, byte),
    });
    uri
}

/// Every byte but letters, digits and `-._~` as `%` and two digits (RFC 3986). A space is `%20`, never
/// `+`, which message programs would show.
///
/// ```
/// assert_eq!(exchange::uri::percent("é+1"), "%C3%A9%2B1");
/// ```
pub fn percent(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() * 2);
    text.bytes().for_each(|byte| push(&mut encoded, byte));
    encoded
}

fn push(encoded: &mut String, byte: u8) {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
            encoded.push(char::from(byte));
        }
        _ => encoded.extend(['%', digit(byte >> 4), digit(byte & 15)]),
    }
}

fn digit(four_bits: u8) -> char {
    char::from(b"0123456789ABCDEF"[usize::from(four_bits)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_cannot_add_fields_of_its_own() {
        let uri = mailto(None, "a&bcc=x@example.org", "b&cc=y@example.org\r\n#");
        assert_eq!(uri.matches('&').count(), 1);
        assert_eq!(uri.matches('?').count(), 1);
        assert!(!uri.contains('#'));
        assert!(!sms(Some("5551&body=x"), "y").contains("x"));
    }

    #[test]
    fn every_script_survives() {
        assert_eq!(percent("中"), "%E4%B8%AD");
        assert_eq!(sms(None, "ا\n"), "sms:?&body=%D8%A7");
    }
}
