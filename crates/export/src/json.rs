//! JSON, written by hand: what is written here is little, and a library for it would be a large part of what
//! a phone must fetch. What is empty stands nowhere: FHIR has neither empty texts nor empty lists.

/// JSON in the making. Inside a list a name is empty.
#[derive(Default)]
pub struct Json {
    text: String,
    /// For each object and list that is still open: where it begins, its name included, and what ends it.
    open: Vec<(usize, char)>,
}

impl Json {
    /// Begins an object.
    pub fn object(&mut self, name: &str) {
        self.begin(name, '{', '}');
    }

    /// Begins a list.
    pub fn list(&mut self, name: &str) {
        self.begin(name, '[', ']');
    }

    /// Ends the object or list begun last; one with nothing inside is taken away again.
    pub fn end(&mut self) {
        let Some((start, sign)) = self.open.pop() else { return };
        if self.text.ends_with(['{', '[']) {
            self.text.truncate(start);
        } else {
            self.text.push(sign);
        }
    }

    /// A text.
    pub fn text(&mut self, name: &str, text: &str) {
        let text = text.trim();
        if !text.is_empty() {
            self.name(name);
            self.quote(text);
        }
    }

    /// What is JSON already.
    pub fn whole(&mut self, name: &str, json: &str) {
        self.name(name);
        self.text.push_str(json);
    }

    /// All that was written.
    pub fn done(self) -> String {
        self.text
    }

    fn begin(&mut self, name: &str, sign: char, end: char) {
        self.open.push((self.text.len(), end));
        self.name(name);
        self.text.push(sign);
    }

    fn name(&mut self, name: &str) {
        if !self.text.is_empty() && !self.text.ends_with(['{', '[']) {
            self.text.push(',');
        }
        if !name.is_empty() {
            self.quote(name);
            self.text.push(':');
        }
    }

    fn quote(&mut self, text: &str) {
        self.text.push('"');
        for sign in text.chars() {
            match sign {
                '"' | '\\' => {
                    self.text.push('\\');
                    self.text.push(sign);
                }
                // FHIR allows no control in a text but the end of a line.
                '\n' => self.text.push_str("\\n"),
                _ if sign.is_control() => self.text.push(' '),
                _ => self.text.push(sign),
            }
        }
        self.text.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::Json;

    #[test]
    fn what_is_empty_stands_nowhere() {
        let mut json = Json::default();
        json.object("");
        json.text("a", " ");
        json.list("b");
        json.object("");
        json.end();
        json.end();
        json.text("c", "d");
        json.object("e");
        json.end();
        json.list("f");
        json.text("", "g");
        json.whole("", "1");
        json.end();
        json.end();
        assert_eq!(json.done(), r#"{"c":"d","f":["g",1]}"#);
    }

    #[test]
    fn every_text_comes_back_as_it_was() {
        for text in ["\"\\ {[", "línea\nnueva", "您 — ይህ 🏠", "a{", "["] {
            let mut json = Json::default();
            json.list("");
            json.text("", text);
            json.end();
            let read: Vec<String> = serde_json::from_str(&json.done()).expect("JSON");
            assert_eq!(read, [text]);
        }
    }
}
