//! Results and next steps as plain text, for copying and for messages.

/// Plain text in the making: a title, lines, sections, points. Every sentence comes from the caller, in
/// the person's language; one that is empty leaves nothing behind.
///
/// ```
/// use exchange::text::Summary;
///
/// let text = Summary::titled("Your results")
///     .line("As of November 22, 2026")
///     .section("You may fit")
///     .point("Help with asthma at home")
///     .section("Do this first")
///     .point("Call your plan:\n1-800-555-0100")
///     .text();
/// assert_eq!(
///     text,
///     "Your results\nAs of November 22, 2026\n\nYou may fit\n- Help with asthma at home\n\n\
///      Do this first\n- Call your plan: 1-800-555-0100\n"
/// );
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    lines: Vec<String>,
}

impl Summary {
    /// A summary with its first line.
    pub fn titled(title: &str) -> Summary {
        Summary::default().line(title)
    }

    /// A line of its own.
    #[must_use]
    pub fn line(self, sentence: &str) -> Summary {
        self.with("", sentence)
    }

    /// A heading, with an empty line before it.
    #[must_use]
    pub fn section(mut self, heading: &str) -> Summary {
        if !self.lines.is_empty() && !on_one_line(heading).is_empty() {
            self.lines.push(String::new());
        }
        self.with("", heading)
    }

    /// A point of a list.
    #[must_use]
    pub fn point(self, sentence: &str) -> Summary {
        self.with("- ", sentence)
    }

    fn with(mut self, before: &str, sentence: &str) -> Summary {
        let sentence = on_one_line(sentence);
        if !sentence.is_empty() {
            self.lines.push([before, &sentence].concat());
        }
        self
    }

    /// The whole text, each line ended by a line feed.
    pub fn text(&self) -> String {
        self.lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect()
    }

    /// The text in at most `most` characters: whole lines from the beginning, then `more` (for instance
    /// "The rest is on the page.") where some were left out. A line is never cut.
    ///
    /// ```
    /// use exchange::text::Summary;
    ///
    /// let summary = Summary::titled("Results").point("first").point("second, longer");
    /// assert_eq!(summary.text_within(100, "And more."), summary.text());
    /// assert_eq!(summary.text_within(26, "And more."), "Results\n- first\nAnd more.\n");
    /// ```
    pub fn text_within(&self, most: usize, more: &str) -> String {
        let length = |line: &str| line.chars().count() + 1;
        if self.lines.iter().map(|line| length(line)).sum::<usize>() <= most {
            return self.text();
        }
        let mut room = most.saturating_sub(length(more));
        let mut kept = Vec::new();
        for line in &self.lines {
            let Some(left) = room.checked_sub(length(line)) else {
                break;
            };
            room = left;
            kept.push(line.clone());
        }
        kept.push(more.to_owned());
        Summary { lines: kept }.text()
    }
}

/// Words with one space between them: a sentence never breaks a line, nor smuggles in another.
fn on_one_line(sentence: &str) -> String {
    let parts =
        sentence.split(|character: char| character.is_whitespace() || character.is_control());
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_empty_leaves_nothing_behind() {
        let text = Summary::titled(" ").section("").point("\u{7}").line("only this").text();
        assert_eq!(text, "only this\n");
    }

    #[test]
    fn every_script_is_kept() {
        let sentence = "您可能符合条件 — ይህን ያንብቡ";
        assert_eq!(Summary::titled(sentence).text().trim_end(), sentence);
    }

    #[test]
    fn a_shortened_text_never_goes_over() {
        let summary = Summary::titled("Résultats").section("Ici").point("un").point("deux");
        for most in 6..60 {
            let text = summary.text_within(most, "Fin.");
            assert!(text.chars().count() <= most.max(5), "{most}: {text}");
        }
    }
}
