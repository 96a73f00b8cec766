//! HTML that cannot be written without escaping.

use std::fmt::Write;

/// A piece of a page. Text becomes one only by being escaped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Adds a part behind.
    pub fn push(&mut self, part: impl Into<Html>) {
        self.0.push_str(&part.into().0);
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The finished text.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl From<&str> for Html {
    fn from(text: &str) -> Html {
        Html(escape(text))
    }
}

impl From<&String> for Html {
    fn from(text: &String) -> Html {
        Html(escape(text))
    }
}

impl From<String> for Html {
    fn from(text: String) -> Html {
        Html(escape(&text))
    }
}

impl From<Option<Html>> for Html {
    fn from(part: Option<Html>) -> Html {
        part.unwrap_or_default()
    }
}

impl From<Vec<Html>> for Html {
    fn from(parts: Vec<Html>) -> Html {
        parts.into_iter().collect()
    }
}

impl FromIterator<Html> for Html {
    fn from_iter<Parts: IntoIterator<Item = Html>>(parts: Parts) -> Html {
        Html(parts.into_iter().map(|part| part.0).collect())
    }
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// Puts parts behind each other.
macro_rules! html {
    ($($part:expr),* $(,)?) => {{
        let mut whole = $crate::html::Html::default();
        $(whole.push($part);)*
        whole
    }};
}
pub(crate) use html;

/// An element that is being written.
#[derive(Debug)]
pub struct Tag {
    name: &'static str,
    open: String,
}

/// Begins an element.
pub fn tag(name: &'static str) -> Tag {
    Tag { name, open: format!("<{name}") }
}

impl Tag {
    /// Adds an attribute.
    pub fn attr(mut self, name: &str, value: impl AsRef<str>) -> Tag {
        write!(self.open, " {name}=\"{}\"", escape(value.as_ref())).expect("a string takes all");
        self
    }

    /// Adds a class or several.
    pub fn class(self, value: impl AsRef<str>) -> Tag {
        self.attr("class", value)
    }

    /// Gives it an id, where there is one.
    pub fn id(self, value: Option<impl AsRef<str>>) -> Tag {
        match value {
            Some(value) => self.attr("id", value),
            None => self,
        }
    }

    /// Closes it round its content.
    pub fn holds(self, inner: impl Into<Html>) -> Html {
        Html(format!("{}>{}</{}>", self.open, inner.into().0, self.name))
    }

    /// An element that never has content.
    pub fn void(self) -> Html {
        Html(format!("{}>", self.open))
    }
}

/// A paragraph.
pub fn p(inner: impl Into<Html>) -> Html {
    tag("p").holds(inner)
}

/// A part of a list.
pub fn li(inner: impl Into<Html>) -> Html {
    tag("li").holds(inner)
}

/// A list; nothing where it has no parts.
pub fn ul(class: &str, parts: Vec<Html>) -> Html {
    if parts.is_empty() { Html::default() } else { tag("ul").class(class).holds(parts) }
}

/// A link inside the site.
pub fn link(to: impl AsRef<str>, inner: impl Into<Html>) -> Html {
    tag("a").attr("href", to).holds(inner)
}

/// A link to another site, which learns nothing of where it was followed.
pub fn out(to: &str, inner: impl Into<Html>) -> Html {
    tag("a").attr("href", to).attr("rel", "noreferrer").holds(inner)
}

/// A text in which every web address becomes a link.
pub fn with_links(text: &str) -> Html {
    let words = text.split_inclusive(' ').map(|piece| {
        let word = piece.trim_end();
        let bare = word.trim_start_matches('(').trim_end_matches([')', ',', ';']);
        let bare = if word.starts_with('(') { bare } else { word };
        if !(bare.starts_with("https://") || bare.starts_with("http://")) {
            return Html::from(piece);
        }
        let at = piece.find(bare).unwrap_or(0);
        html![&piece[..at], out(bare, shortened(bare)), &piece[at + bare.len()..]]
    });
    words.collect()
}

/// A web address short enough to read: its host.
fn shortened(address: &str) -> String {
    let bare = address.trim_start_matches("https://").trim_start_matches("http://");
    bare.split('/').next().unwrap_or(bare).trim_start_matches("www.").to_owned()
}

/// Styles inside a page, which no escaping would leave as they are.
///
/// # Panics
/// When they could end the element round them.
pub fn style(text: &str) -> Html {
    assert!(!text.contains("</"), "styles have no end tags");
    Html(format!("<style>{text}</style>"))
}

/// A whole document.
pub fn document(inner: Html) -> String {
    format!("<!doctype html>\n{}\n", inner.into_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_are_escaped() {
        let written = tag("p").class("a\"b").holds("5 < 6 & 'so'");
        assert_eq!(written.into_string(), "<p class=\"a&quot;b\">5 &lt; 6 &amp; &#39;so&#39;</p>");
    }

    #[test]
    fn an_address_in_a_text_becomes_a_link_and_the_rest_stays() {
        let text = "Page (plan, see (https://a.b/c(d)) ; more https://x.y/z";
        let written = with_links(text).into_string();
        assert!(written.contains("href=\"https://x.y/z\""), "{written}");
        assert!(written.starts_with("Page (plan, see ("), "{written}");
    }
}
