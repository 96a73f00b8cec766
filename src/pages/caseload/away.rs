//! Everybody in a sealed file, to another device and from one.

use super::lock::{chosen, form, tell, twice};
use super::{Told, attempt};
use crate::edge::{clock, keep};
use crate::parts::button::send;
use crate::parts::details::details;
use crate::parts::element::{El, Parts, div, p, parts};
use crate::parts::errors::Faults;
use crate::parts::typed::typed;
use crate::people::{self, Trouble};
use crate::words::{fill, say, say_with};
use content::ui;

const FILE: &str = "people-file";
const KEY: &str = "file-passphrase";
const AGAIN: &str = "file-again";
const THEIRS: &str = "their-passphrase";

/// Both ways.
pub fn away(faults: Faults, told: &Told) -> El {
    details(
        say(ui::CASELOAD_MOVE_TITLE),
        (p(say(ui::CASELOAD_MOVE_HOW)), export(faults, told.clone()), import(faults, told.clone())),
    )
}

fn export(faults: Faults, told: Told) -> El {
    let button = div("actions", send(ui::CASELOAD_MOVE_EXPORT));
    form((twice(faults, KEY, AGAIN), button), move |form| {
        let Some(passphrase) = chosen(faults, &form, KEY, AGAIN) else { return };
        attempt(&told, async move {
            let bytes = people::export(&passphrase).await?;
            keep::ask("empty", &[KEY.into(), AGAIN.into()]).await;
            let name = ["people-", &crate::reading::date_code(clock::today()), ".sealed"].concat();
            keep::ask("offer", &[name.into(), keep::to_js(&bytes)])
                .await
                .ok_or(Trouble::Storage)?;
            Ok(say(ui::CASELOAD_PERSON_SAVED))
        });
    })
}

fn import(faults: Faults, told: Told) -> El {
    let fields: Parts = parts((
        typed(faults, "file", FILE, ui::CASELOAD_MOVE_FILE),
        typed(faults, "password", THEIRS, ui::CASELOAD_PASSPHRASE_LABEL),
    ));
    form((fields, div("actions", send(ui::CASELOAD_MOVE_IMPORT))), move |form| {
        let passphrase = form.one(THEIRS);
        tell(faults, FILE, None);
        attempt(&told, async move {
            // Where none was chosen, an empty one is told as what it is.
            let bytes = keep::ask("file", &[FILE.into()]).await.map(keep::bytes);
            let bytes = bytes.unwrap_or_default();
            let come = people::import(&bytes, &passphrase).await;
            // No passphrase is left to be read. The file stays, for who types another.
            keep::ask("empty", &[THEIRS.into()]).await;
            let (added, changed) = come?;
            let done = say_with(ui::CASELOAD_MOVE_DONE, "added", &added.to_string());
            Ok(fill(&done, "changed", &changed.to_string()))
        });
    })
}
