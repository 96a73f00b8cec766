//! A test that a document names, by its file and its name, so that a machine can see whether it is there.

use std::fmt;
use std::fs;
use std::path::Path;

/// A test by its name: a function of Rust, or a title in a file of browser tests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedTest {
    /// From the root of the workspace.
    pub file: String,
    /// All of the name. Where a title has places for values, any values.
    pub name: String,
}

impl NamedTest {
    /// Reads `file: name`.
    pub fn parse(text: &str) -> Option<NamedTest> {
        let (file, name) = text.split_once(": ")?;
        let is_file = file.ends_with(".rs") || file.ends_with(".test.mjs");
        is_file.then(|| NamedTest { file: file.to_owned(), name: name.trim().to_owned() })
    }

    /// Whether the file has a test of this name.
    pub fn is_there(&self, root: &Path) -> bool {
        let text = fs::read_to_string(root.join(&self.file)).unwrap_or_default();
        match self.file.ends_with(".rs") {
            true => has_function(&text, &self.name),
            false => titles(&text).any(|title| fits(title, &self.name)),
        }
    }

    /// A pattern that fits the name of this test alone, with any values in the places for them.
    pub fn pattern(&self) -> String {
        let mut parts = self.name.split("${");
        let first = literal(parts.next().unwrap_or_default());
        let after = |part: &str| literal(part.split_once('}').map_or("", |(_, text)| text));
        let rest: String = parts.map(|part| [".*", &after(part)].concat()).collect();
        format!("^{first}{rest}$")
    }
}

impl fmt::Display for NamedTest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.file, self.name)
    }
}

/// A function with what makes it a test in the lines above it.
fn has_function(text: &str, name: &str) -> bool {
    let Some((before, _)) = text.split_once(&format!("fn {name}(")) else { return false };
    let above = before.rsplit('\n').skip(1).take_while(|line| line.contains("#["));
    above.into_iter().any(|line| line.contains("#[test]"))
}

/// The titles of all tests in a file of browser tests.
fn titles(text: &str) -> impl Iterator<Item = &str> {
    text.split("test(").skip(1).filter_map(|after| {
        let after = after.trim_start();
        let mark = after.chars().next().filter(|mark| ['"', '`'].contains(mark))?;
        after[1..].split_once(mark).map(|(title, _)| title)
    })
}

/// Whether a name is this title, with something in the places for values.
fn fits(title: &str, name: &str) -> bool {
    let mut parts = title.split("${");
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = name.strip_prefix(first) else { return false };
    let fixed: Vec<&str> =
        parts.map(|part| part.split_once('}').map_or("", |(_, text)| text)).collect();
    let Some((last, between)) = fixed.split_last() else { return rest.is_empty() };
    for part in between {
        let Some((_, after)) = rest.split_once(part) else { return false };
        rest = after;
    }
    rest.ends_with(last)
}

/// A text as a pattern that fits this text alone.
fn literal(text: &str) -> String {
    let is_sign = |sign: &char| ".*+?^${}()|[]\\/".contains(*sign);
    text.chars().flat_map(|sign| is_sign(&sign).then_some('\\').into_iter().chain([sign])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_fits_its_name_alone() {
        let pattern = |name: &str| NamedTest { file: String::new(), name: name.into() }.pattern();
        assert_eq!(pattern("a (b) costs 1.50"), "^a \\(b\\) costs 1\\.50$");
        assert_eq!(pattern("the job in ${name}, ${told}"), "^the job in .*, .*$");
    }

    #[test]
    fn a_name_is_that_of_a_test_only_if_it_is_all_of_it() {
        let text = "#[test]\nfn one() {}\n#[test]\n#[ignore]\nfn two() {}\nfn three() {}\n";
        let found = ["one", "two", "three", "on"].map(|name| has_function(text, name));
        assert_eq!(found, [true, true, false, false]);
    }

    #[test]
    fn a_title_may_have_places_for_values() {
        let text =
            "test(\"one, two\", () => {});\ntest(`a ${what} and ${other()}: so`, async (t) => {});";
        let is_there = |name: &str| titles(text).any(|title| fits(title, name));
        assert!(is_there("one, two") && is_there("a store and b: so"));
        assert!(!is_there("one") && !is_there("a store and b") && !is_there("one, two, three"));
    }

    #[test]
    fn what_names_no_file_of_tests_is_no_test() {
        let read = NamedTest::parse("tests/browser/exit.test.mjs: it leaves: at once");
        assert_eq!(read.expect("a test").name, "it leaves: at once");
        assert_eq!(NamedTest::parse("the build: refuses"), None);
    }
}
