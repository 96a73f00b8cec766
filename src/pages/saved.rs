//! Keeping the answers of one member on their own device, and going on with them later.

use crate::edge::form::Form;
use crate::held::Held;
use crate::pages::caseload::{Told, attempt, said, trouble_view};
use crate::parts::button::{plain_button, send};
use crate::parts::element::{El, Parts, div, el, live, p, parts};
use crate::parts::errors::{Faults, report};
use crate::parts::notice::notice;
use crate::parts::typed::{passphrase_fault, typed};
use crate::people::Trouble;
use crate::saved::{self, Saved};
use crate::session::{Sitting, sitting};
use crate::told;
use crate::words::say;
use content::ui;

const PASSPHRASE: &str = "own-passphrase";

/// How they are kept, once that is known.
type Found = Held<Option<Result<Saved, Trouble>>>;

/// On the first page: what is kept, with the ways to go on and to delete it. Nothing where nothing is, or
/// where answers are in the tab already.
pub fn offer() -> Parts {
    let sitting = sitting();
    if sitting.look(|session| told::who_for(&session.answers)).is_some() {
        return Parts::new();
    }
    let (found, told) = (Found::default(), Told::default());
    look(&found);
    let shown = (found.clone(), told.clone());
    let inside = live(move || match shown.0.get() {
        Some(Ok(Saved::Plain)) => kept(sitting, false, &shown.0, &shown.1),
        Some(Ok(Saved::Sealed)) => kept(sitting, true, &shown.0, &shown.1),
        Some(Err(trouble)) => broken(trouble, &shown.0, &shown.1),
        _ => Parts::new(),
    });
    parts((inside, said(&told)))
}

fn look(found: &Found) {
    let found = found.clone();
    wasm_bindgen_futures::spawn_local(async move { found.set(Some(saved::look().await)) });
}

fn kept(sitting: Sitting, is_sealed: bool, found: &Found, told: &Told) -> Parts {
    let faults = Faults::default();
    let words = if is_sealed { ui::SAVED_LOCKED } else { ui::SAVED_KEPT };
    let field =
        is_sealed.then(|| typed(faults, "password", PASSPHRASE, ui::CASELOAD_PASSPHRASE_LABEL));
    let told_form = told.clone();
    let form = el("form", (field, div("actions", (send(ui::SAVED_GO_ON), delete(found, told)))))
        .flag("novalidate", true)
        .on("submit", move |event| {
            let passphrase = Form::sent(event).one(PASSPHRASE);
            attempt(&told_form, async move {
                let session = saved::take(&passphrase).await?;
                sitting.change(|place| *place = session);
                sitting.go_on();
                Ok(String::new())
            });
        });
    parts(notice(say(words), form))
}

fn broken(trouble: Trouble, found: &Found, told: &Told) -> Parts {
    parts(trouble_view(trouble).with(div("actions", delete(found, told))))
}

fn delete(found: &Found, told: &Told) -> El {
    let (found, told) = (found.clone(), told.clone());
    plain_button(ui::SAVED_DELETE, move || {
        let found = found.clone();
        attempt(&told, async move {
            saved::delete().await?;
            found.set(Some(Ok(Saved::Not)));
            Ok(say(ui::SAVED_DELETED))
        });
    })
}

/// A member's way to keep their answers.
pub fn keep() -> Parts {
    let sitting = sitting();
    let (found, told, faults) = (Found::default(), Told::default(), Faults::default());
    look(&found);
    let shown = (found.clone(), told.clone());
    let now = live(move || match shown.0.get() {
        Some(Ok(Saved::Plain)) => parts((p(say(ui::SAVED_KEPT)), delete(&shown.0, &shown.1))),
        Some(Ok(Saved::Sealed)) => parts((p(say(ui::SAVED_LOCKED)), delete(&shown.0, &shown.1))),
        Some(Err(trouble)) => broken(trouble, &shown.0, &shown.1),
        _ => Parts::new(),
    });
    let field = typed(faults, "password", PASSPHRASE, ui::SAVED_PASSPHRASE);
    let hint = p(say(ui::CASELOAD_PASSPHRASE_HINT)).class("hint");
    let told_form = told.clone();
    let form = el("form", (field, hint, div("actions", send(ui::SAVED_KEEP))))
        .flag("novalidate", true)
        .on("submit", move |event| {
            let passphrase = Form::sent(event).one(PASSPHRASE);
            let fault = (!passphrase.is_empty())
                .then(|| passphrase_fault(&passphrase, &passphrase))
                .flatten();
            let found_faults = fault
                .map(|words| crate::parts::errors::Fault { field: PASSPHRASE, text: say(words) });
            report(faults, found_faults.into_iter().collect());
            if fault.is_some() {
                return;
            }
            let (found, session) = (found.clone(), sitting.look(Clone::clone));
            attempt(&told_form, async move {
                saved::keep(&session, &passphrase).await?;
                found.set(Some(saved::look().await));
                Ok(String::new())
            });
        });
    let what = (p(say(ui::SAVED_WHAT)), p(say(ui::SAVED_WHO)), p(say(ui::SAVED_LEAVE)));
    parts((what, form, div("", now).attr("role", "status"), said(&told)))
}
