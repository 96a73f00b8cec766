//! The end with one person on a device that several share.

use crate::parts::button::anew;
use crate::parts::element::{El, div};
use content::ui;

/// One large button that wipes everything and begins anew.
pub fn next_person() -> El {
    div("actions unprinted", anew("button", ui::CHECK_NEXT_PERSON))
}
