//! How much is left, without lying: where the number grows, the reason is told.

use crate::parts::element::{El, p};
use crate::session::sitting;
use crate::words::{say, say_count};
use content::ui;

/// From here on the upper limit is far above what people meet, and says so.
const MANY: usize = 15;

/// How many pages are left at most, this one among them.
pub fn progress(left: usize) -> El {
    let text = match left {
        0 | 1 => say(ui::ASK_PROGRESS_ONE),
        MANY.. => say_count(ui::ASK_PROGRESS_ONE, ui::ASK_PROGRESS_LONG, left),
        _ => say_count(ui::ASK_PROGRESS_ONE, ui::ASK_PROGRESS_MANY, left),
    };
    let grew = sitting().left_grew(left).then(|| [" ", &say(ui::SECTIONS_GREW)].concat());
    p((text, grew)).class("progress")
}

/// How many results the questions of a page can still change; nothing where they change none.
pub fn stakes(count: usize) -> Option<El> {
    let text = || say_count(ui::ASK_STAKES_ONE, ui::ASK_STAKES_MANY, count);
    (count > 0).then(|| p(text()).class("progress"))
}

/// In its states.
#[cfg(feature = "parts")]
pub fn examples() -> crate::parts::element::Parts {
    crate::parts::element::parts((progress(1), progress(5), progress(30), stakes(3)))
}
