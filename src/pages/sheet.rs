//! One sheet of paper: a side for the person, and a side in English for the plan or a helper.

use crate::edge::{form, paper};
use crate::parts::back::back;
use crate::parts::button::act_button;
use crate::parts::element::{El, Parts, div, el, live, p, parts};
use crate::parts::field::heading;
use crate::parts::files::files;
use crate::parts::next_person::next_person;
use crate::parts::step::ask_private;
use crate::parts::{paper_mine, paper_plan};
use crate::route::Page;
use crate::words::say;
use content::{Message, ui};
use leptos::prelude::*;

/// What is typed for the sheet: on this page only, and gone with it.
#[derive(Clone, Copy, Default)]
pub struct Typed {
    /// The person's name.
    pub name: RwSignal<Option<String>>,
    /// Their date of birth, as typed.
    pub birth_date: RwSignal<Option<String>>,
    /// The number on a card.
    pub number: RwSignal<Option<String>>,
}

/// The page with the sheet.
pub fn sheet() -> Parts {
    let typed = Typed::default();
    paper::fit_when_printed();
    let sides = live(move || parts((paper_mine::side(), paper_plan::side(typed))));
    parts((
        (back(Page::Next), heading(say(ui::SHEET_PAGE))),
        (p(say(ui::SHEET_INTRO)), p(say(ui::SHEET_PRIVATE))),
        fields(typed),
        ask_private(),
        div("actions", act_button(ui::SHEET_PRINT, paper::print)),
        (p(say(ui::SHEET_PRINT_HINT)).class("quiet"), files(Some(typed)), next_person()),
        el("h2", say(ui::SHEET_PREVIEW)),
        div("sheet", sides),
    ))
}

fn fields(typed: Typed) -> Parts {
    parts((
        field("sheet-name", ui::SHEET_NAME, typed.name),
        field("sheet-birth-date", ui::SHEET_BIRTH_DATE, typed.birth_date),
        field("sheet-number", ui::SHEET_NUMBER, typed.number),
        p(say(ui::SHEET_OPTIONAL)).class("quiet"),
    ))
}

fn field(id: &'static str, label: Message, value: RwSignal<Option<String>>) -> El {
    let input = el("input", ()).attr("type", "text").attr("id", id).attr("maxlength", "60");
    let input = input.class("wide").attr("autocomplete", "off").attr("spellcheck", "false");
    let input = input.on("input", move |event| value.set(Some(form::typed(event))));
    div("field", (el("label", say(label)).attr("for", id), input))
}
