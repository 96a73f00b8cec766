//! The end with one person on a device that several share.

use crate::parts::button::act_button;
use crate::parts::element::{El, div};
use crate::session::sitting;
use content::ui;

/// One large button that wipes everything and begins anew.
pub fn next_person() -> El {
    let sitting = sitting();
    let button = act_button(ui::CHECK_NEXT_PERSON, move || sitting.start_over());
    div("actions unprinted", button.attr("data-anew", ""))
}
