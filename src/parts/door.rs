//! A way into Medi-Cal, and how an income stands to its limit. Never a decision.

use crate::edge::number;
use crate::parts::element::{El, el, p};
use crate::parts::source::source;
use crate::words::{fill, say, say_with};
use content::ui;
use navigation::medi_cal::{Open, Standing};

/// A way into Medi-Cal.
pub fn door(open: &Open) -> El {
    let title = say(open.door.title);
    let source = source(open.door.citation, &title);
    let assets = open.assets.map(|dollars| p(amount(ui::NAVIGATION_ASSETS, dollars, open.size)));
    let head = (el("h3", title), p(standing(open)).class("list-title"), p(say(open.door.text)));
    el("article", (head, assets, source)).class("card").attr("data-door", open.door.id)
}

fn standing(open: &Open) -> String {
    let words = match open.standing {
        Standing::Within => ui::NAVIGATION_STANDING_WITHIN,
        Standing::Near => ui::NAVIGATION_STANDING_NEAR,
        Standing::Around => ui::MEDI_CAL_AROUND,
        Standing::Above => ui::NAVIGATION_STANDING_ABOVE,
        Standing::NotTold => ui::NAVIGATION_STANDING_NOT_TOLD,
        Standing::BeingUpdated => ui::NAVIGATION_STANDING_UPDATING,
        Standing::NoFigure => ui::NAVIGATION_STANDING_NO_FIGURE,
        Standing::NotCounted => ui::NAVIGATION_STANDING_NOT_COUNTED,
    };
    amount(words, open.limit.unwrap_or_default(), open.size)
}

fn amount(words: content::Message, dollars: u32, size: u8) -> String {
    let text = say_with(words, "limit", &number::spoken(dollars));
    fill(&text, "size", &size.to_string())
}
