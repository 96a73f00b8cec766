//! What to say on the telephone, as text that the person can change.

use crate::edge;
use crate::words::{fill, plain, say, say_english, say_with};
use content::ui;
use navigation::action::Action;
use navigation::script::Line;
use std::cell::RefCell;

thread_local! {
    /// The scripts that the person changed, by the names of their steps: in memory only.
    static CHANGED: RefCell<Vec<(&'static str, String)>> = RefCell::default();
}

/// Drops what the person made of the scripts: their answers have changed.
pub fn make_anew() {
    CHANGED.with_borrow_mut(Vec::clear);
}

/// Takes a script as the person has it now.
pub fn change(step: &'static str, text: String) {
    CHANGED.with_borrow_mut(|changed| {
        changed.retain(|(other, _)| *other != step);
        changed.push((step, text));
    });
}

/// The script of a step: the person's own, else the one from the answers.
pub fn text_of(action: &Action, tells_private: bool) -> String {
    let own = CHANGED.with_borrow(|changed| {
        let own = changed.iter().find(|(step, _)| *step == action.step.id);
        own.map(|(_, text)| text.clone())
    });
    own.unwrap_or_else(|| {
        let text = plain(&[interpreter(), made(&action.script, tells_private)].concat());
        match edge::language::current() {
            Some(language) if language.right_to_left => isolated(&text),
            _ => text,
        }
    })
}

/// A text read from right to left with signs round what is read from left to right in it (U+2066 and
/// U+2069): copied elsewhere, a telephone number would be shown in pieces in the wrong order.
fn isolated(text: &str) -> String {
    let mut made = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(begins) {
        let after = &rest[start..];
        let run = &after[..after.find(|letter| !goes_on(letter)).unwrap_or(after.len())];
        let run = run.trim_end_matches(|letter| !begins(letter) && letter != ')');
        // A bracket that opens outside closes outside.
        let run = if run.contains('(') { run } else { run.trim_end_matches(')') };
        made.push_str(&rest[..start]);
        made.push('\u{2066}');
        made.push_str(run);
        made.push('\u{2069}');
        rest = &after[run.len()..];
    }
    made.push_str(rest);
    made
}

fn begins(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
}

fn goes_on(letter: char) -> bool {
    letter.is_ascii() && letter != '\n'
}

/// In another language, the first thing to say: in it, and in English for whoever answers.
fn interpreter() -> String {
    let Some(language) = edge::language::current() else { return String::new() };
    // People speak no script: "Chinese (Traditional)" is written.
    let spoken = language.english_name.split(" (").next().unwrap_or_default();
    let english = fill(&say_english(ui::CALL_INTERPRETER), "language", spoken);
    let own = say_with(ui::CALL_INTERPRETER, "language", language.name);
    [&english, "\n", &own, "\n"].concat()
}

fn made(lines: &[Line], tells_private: bool) -> String {
    let is_in = |place: &usize| is_said(lines, *place, tells_private);
    let said = (0..lines.len()).filter(is_in).map(|place| text(&lines[place]));
    said.collect::<Vec<String>>().join("\n")
}

/// Whether a line is said: not if it is private and nobody let it in, and not if all that it leads to
/// is left out.
fn is_said(lines: &[Line], place: usize, tells_private: bool) -> bool {
    let is_hidden = |line: &Line| is_private(line) && !tells_private;
    let is_reason = |line: &&Line| matches!(line, Line::Reason { .. });
    let mut list = lines[place + 1..].iter().take_while(is_reason).peekable();
    let leads = matches!(lines[place], Line::Say(_)) && list.peek().is_some();
    !(is_hidden(&lines[place]) || leads && list.all(is_hidden))
}

/// Whether a script speaks of something private.
pub fn has_private(lines: &[Line]) -> bool {
    lines.iter().any(is_private)
}

fn is_private(line: &Line) -> bool {
    matches!(line, Line::Reason { sensitive: true, .. })
}

fn text(line: &Line) -> String {
    match *line {
        Line::Say(words) => say(words),
        Line::Program(index, _) => ["- ", content::PROGRAMS[index].official_name].concat(),
        Line::Reason { words, .. } => ["- ", &say(words)].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_said, isolated};
    use content::Message;
    use navigation::script::Line;
    use rules::LeafId;

    const SAY: Line = Line::Say(Message(0));

    fn reason(sensitive: bool) -> Line {
        Line::Reason { leaf: LeafId(0), words: Message(0), sensitive }
    }

    #[test]
    fn what_is_read_from_left_to_right_is_set_apart() {
        let text = "اتصل بـ Medi-Cal على 1-800-541-5555 (TTY 711).\n- مرحبا";
        let apart = "اتصل بـ \u{2066}Medi-Cal\u{2069} على \u{2066}1-800-541-5555 (TTY 711)\u{2069}.\n- مرحبا";
        assert_eq!(isolated(text), apart);
        assert_eq!(isolated("مرحبا"), "مرحبا");
        assert_eq!(isolated("مرحبا (Yes)"), "مرحبا (\u{2066}Yes\u{2069})");
        assert_eq!(isolated("One\ntwo"), "\u{2066}One\u{2069}\n\u{2066}two\u{2069}");
    }

    #[test]
    fn private_lines_wait_to_be_asked_for() {
        let lines = [SAY, reason(false), reason(true)];
        assert!(is_said(&lines, 1, false) && !is_said(&lines, 2, false));
        assert!(is_said(&lines, 2, true));
    }

    #[test]
    fn nothing_leads_to_an_empty_list() {
        assert!(!is_said(&[SAY, reason(true), SAY], 0, false));
        assert!(is_said(&[SAY, reason(true), SAY], 0, true));
        assert!(is_said(&[SAY, reason(true), reason(false)], 0, false));
        assert!(is_said(&[SAY, SAY], 0, false));
    }
}
