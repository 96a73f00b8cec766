//! Everybody who is shown in one file for other programs.

use super::list::{Wanted, counted};
use super::lock::form;
use super::{Told, attempt};
use crate::held::Held;
use crate::parts::button::send;
use crate::parts::details::details;
use crate::parts::element::{El, div};
use crate::parts::files::of_people;
use crate::people;
use crate::session::{Session, Sitting};
use crate::words::say;
use content::ui;

/// The choice of a file, folded.
pub fn files(sitting: Sitting, wanted: &Held<Wanted>, told: &Told) -> Option<El> {
    let files = of_people()?;
    let inside = ((files.fields)(), div("actions", send(ui::FILES_SAVE)));
    let (wanted, told) = (wanted.clone(), told.clone());
    let form = form(inside, move |form| {
        let numbers = wanted.get().numbers();
        let voice = sitting.look(Session::voice);
        attempt(&told, async move {
            let people = people::answers(numbers).await?;
            (files.save)(&form, &people, voice);
            let count = counted(ui::CASELOAD_LIST_COUNT, people.len());
            Ok([&say(ui::CASELOAD_PERSON_SAVED), " ", &count].concat())
        });
    });
    Some(details(say(ui::FILES_TITLE), form))
}
