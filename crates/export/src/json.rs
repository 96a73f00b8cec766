//! JSON, written by hand: what is written here is little, and a library for it would be a large part of what
//! a phone must fetch. A value that is empty stands nowhere: FHIR has neither empty texts nor empty lists.

/// A text; nothing where it is empty.
pub fn text(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() {
        return String::new();
    }
    let mut written = String::from("\"");
    text.chars().for_each(|sign| escape(sign, &mut written));
    written.push('"');
    written
}

fn escape(sign: char, written: &mut String) {
    match sign {
        '"' | '\\' => written.extend(['\\', sign]),
        '\n' => written.push_str("\\n"),
        // FHIR allows no other control in a text.
        _ if sign.is_control() => written.push(' '),
        _ => written.push(sign),
    }
}

/// An object of those members that are not empty; nothing where none is left.
pub fn object(members: &[(&str, String)]) -> String {
    let members = members.iter().filter(|(_, value)| !value.is_empty());
    let members = members.map(|(name, value)| [&text(name), ":", value].concat());
    enclosed("{", members.collect(), "}")
}

/// A list of those items that are not empty; nothing where none is left.
pub fn list(items: Vec<String>) -> String {
    enclosed("[", items.into_iter().filter(|item| !item.is_empty()).collect(), "]")
}

fn enclosed(open: &str, parts: Vec<String>, close: &str) -> String {
    if parts.is_empty() {
        return String::new();
    }
    [open, &parts.join(","), close].concat()
}
