//! A field in which something is typed, with its label and its fault.

use crate::parts::element::{El, Inside, div, el};
use crate::parts::errors::{Faults, fault_id, fault_of};
use crate::words::say;
use content::{Message, ui};

/// The fewest letters of a passphrase: what nobody guesses in years.
const FEWEST: usize = 12;

/// A field of this kind (`text`, `date`, `password`, `file`, `search`).
pub fn typed(faults: Faults, kind: &'static str, name: &'static str, label: Message) -> El {
    let input = el("input", ()).attr("type", kind).attr("id", name).attr("name", name);
    let input = input.class("wide").attr("autocomplete", "off").attr("spellcheck", "false");
    labelled(faults, name, label, input.attr("aria-describedby", fault_id(name)))
}

/// The same with what is typed already.
pub fn filled(
    faults: Faults,
    kind: &'static str,
    name: &'static str,
    label: Message,
    value: String,
) -> El {
    let input = el("input", ()).attr("type", kind).attr("id", name).attr("name", name);
    let input = input.class("wide").attr("autocomplete", "off").attr("value", value);
    labelled(faults, name, label, input.attr("aria-describedby", fault_id(name)))
}

/// A field for several lines.
pub fn lines(name: &'static str, label: Message, text: String) -> El {
    let field = el("textarea", text).attr("id", name).attr("name", name).attr("rows", "4");
    div("field", (el("label", say(label)).attr("for", name), field))
}

fn labelled(faults: Faults, name: &'static str, label: Message, input: impl Inside) -> El {
    let label = el("label", say(label)).attr("for", name);
    div("field", (label, fault_of(faults, name), input))
}

/// What is wrong with a passphrase that is typed twice.
pub fn passphrase_fault(first: &str, again: &str) -> Option<Message> {
    match () {
        () if first.chars().count() < FEWEST => Some(ui::CASELOAD_PASSPHRASE_SHORT),
        () if first != again => Some(ui::CASELOAD_PASSPHRASE_DIFFER),
        () => None,
    }
}
