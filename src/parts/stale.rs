//! That the rules are older than they should be.

use crate::edge::clock;
use crate::words::say_with;
use content::ui;

/// Says so, from the day after the first on which a source should have been read again.
pub fn stale() -> Option<String> {
    let day = content::REVIEW_BY;
    (clock::today() > day).then(|| say_with(ui::RESULTS_STALE, "date", &clock::spoken(day)))
}
