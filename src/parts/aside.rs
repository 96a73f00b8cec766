//! Neighbouring help: told about, and not decided here.

use crate::parts::details::details_later;
use crate::parts::element::{El, Parts, el, p, parts};
use crate::parts::ring::rings;
use crate::session::sitting;
use crate::words::{say, say_with};
use content::ui;
use navigation::asides::{self, Aside};

/// The programs that the answers call for, folded; nothing where there are none.
pub fn help_nearby() -> Option<Parts> {
    let sitting = sitting();
    let has_any = sitting.look(|session| !asides::shown(&session.evaluate()).is_empty());
    has_any.then(|| {
        let list = move || sitting.look(|session| all(&asides::shown(&session.evaluate())));
        let head = el("h2", say(ui::NAVIGATION_ASIDES_TITLE));
        let remark = p(say(ui::NAVIGATION_ASIDES_NOT_DECIDED));
        parts((head, remark, details_later(say(ui::NEXT_ASIDES), list)))
    })
}

fn all(asides: &[Aside]) -> Parts {
    parts(asides.iter().map(aside).collect::<Vec<El>>())
}

fn aside(aside: &Aside) -> El {
    let words = &aside.info.periods[aside.period_index];
    let notices: Vec<El> = words.notices.iter().map(|notice| p(say(*notice))).collect();
    let whom = p(say_with(ui::NEXT_ASIDE_ASK, "whom", &say(aside.whom.words)));
    let head = (el("h3", say(aside.info.title)), p(say(aside.info.short)), notices);
    el("article", (head, whom, rings(&aside.calls))).class("card")
}
