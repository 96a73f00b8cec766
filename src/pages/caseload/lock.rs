//! Beginning to keep people, and opening what is locked.

use super::{Told, attempt, said, trouble_view};
use crate::edge::form::Form;
use crate::edge::screen;
use crate::held::Held;
use crate::parts::back::back;
use crate::parts::button::{plain_button, send};
use crate::parts::details::details;
use crate::parts::element::{El, Inside, Parts, div, el, list, live, p, parts};
use crate::parts::errors::{Fault, Faults, error_summary, report};
use crate::parts::field::heading;
use crate::parts::typed::{passphrase_fault, typed};
use crate::people::{self, Store, Trouble};
use crate::route::Page;
use crate::session::{Sitting, sitting};
use crate::words::say;
use content::{Message, ui};
use web_sys::Event;

/// The names of the fields.
pub const PASSPHRASE: &str = "passphrase";
const AGAIN: &str = "again";

/// What lies on the device, once that is known.
type Found = Held<Option<Result<Store, Trouble>>>;

/// The page while nobody is in view.
pub fn lock() -> Parts {
    let found = Found::default();
    look(&found);
    let sitting = sitting();
    let (told, faults) = (Told::default(), Faults::default());
    let shown = told.clone();
    let inside = live(move || match found.get() {
        None => Parts::new(),
        Some(Ok(Store::Empty)) => off(sitting, faults, shown.clone()),
        Some(Ok(Store::Locked)) => locked(sitting, faults, shown.clone()),
        Some(Err(trouble)) => parts((trouble_view(trouble), delete_all(sitting, &shown))),
    });
    parts((
        back(sitting.origin(Page::Start)),
        error_summary(faults),
        heading(say(ui::CASELOAD_PAGE)),
        said(&told),
        inside,
    ))
}

fn look(found: &Found) {
    let found = found.clone();
    wasm_bindgen_futures::spawn_local(async move { found.set(Some(people::store().await)) });
}

/// What keeping people means, and how to begin.
fn off(sitting: Sitting, faults: Faults, told: Told) -> Parts {
    let what = [
        ui::CASELOAD_OFF_WHAT,
        ui::CASELOAD_OFF_WHERE,
        ui::CASELOAD_OFF_LOST,
        ui::CASELOAD_OFF_ALLOWED,
    ];
    let what = list("", what.map(|words| el("li", say(words))).into());
    let fields = twice(faults, PASSPHRASE, AGAIN);
    let button = div("actions", send(ui::CASELOAD_OFF_TURN_ON));
    let form = form((fields, button), move |form| {
        let Some(passphrase) = chosen(faults, &form, PASSPHRASE, AGAIN) else { return };
        attempt(&told, async move {
            people::turn_on(&passphrase).await?;
            sitting.follow();
            Ok(String::new())
        });
    });
    parts((what, form))
}

/// The way to open what is locked.
fn locked(sitting: Sitting, faults: Faults, told: Told) -> Parts {
    let deleted = told.clone();
    let field = typed(faults, "password", PASSPHRASE, ui::CASELOAD_PASSPHRASE_LABEL);
    let button = div("actions", send(ui::CASELOAD_LOCKED_OPEN));
    let form = form((field, button), move |form| {
        let passphrase = form.one(PASSPHRASE);
        attempt(&told, async move {
            people::open(&passphrase).await?;
            sitting.follow();
            Ok(String::new())
        });
    });
    parts((p(say(ui::CASELOAD_LOCKED_TEXT)), form, delete_all(sitting, &deleted)))
}

/// A form that is read here and sent nowhere.
pub fn form(inside: impl Inside, take: impl Fn(Form) + 'static) -> El {
    el("form", inside)
        .flag("novalidate", true)
        .on("submit", move |event: &Event| take(Form::sent(event)))
}

/// A new passphrase, typed twice.
pub fn twice(faults: Faults, name: &'static str, again: &'static str) -> Parts {
    parts((
        p(say(ui::CASELOAD_PASSPHRASE_HINT)).class("hint"),
        typed(faults, "password", name, ui::CASELOAD_PASSPHRASE_LABEL),
        typed(faults, "password", again, ui::CASELOAD_PASSPHRASE_AGAIN),
    ))
}

/// The new passphrase in a form; its fault is told.
pub fn chosen(
    faults: Faults,
    form: &Form,
    name: &'static str,
    again: &'static str,
) -> Option<String> {
    let passphrase = form.one(name);
    let fault = passphrase_fault(&passphrase, &form.one(again));
    tell(faults, name, fault).then_some(passphrase)
}

/// Tells the fault of a field; gives back whether there is none.
pub fn tell(faults: Faults, field: &'static str, fault: Option<Message>) -> bool {
    let found: Vec<Fault> =
        fault.map(|words| Fault { field, text: say(words) }).into_iter().collect();
    report(faults, found);
    fault.is_none()
}

/// Deleting everybody, behind a fold that says what it means.
pub fn delete_all(sitting: Sitting, told: &Told) -> El {
    let told = told.clone();
    sure(ui::CASELOAD_DELETE_ALL, move || {
        attempt(&told, async move {
            people::remove_all().await?;
            sitting.follow();
            screen::focus_soon("h1");
            Ok(String::new())
        });
    })
}

/// Something that cannot be undone, one tap further away.
pub fn sure(label: Message, act: impl Fn() + 'static) -> El {
    details(say(label), (p(say(ui::CASELOAD_DELETE_SURE)), plain_button(label, act)))
}
