//! One person: what was found and what changed, calls, notes, and the answers.

use super::lock::{form, sure, tell};
use super::{Told, attempt, said, trouble_view};
use crate::edge::clock;
use crate::held::Held;
use crate::keeping;
use crate::kept;
use crate::parts::back::back;
use crate::parts::button::{act_button, plain_button, send};
use crate::parts::details::details;
use crate::parts::element::{El, Parts, div, el, list, live, p, parts};
use crate::parts::errors::{Faults, error_summary};
use crate::parts::field::heading;
use crate::parts::notice::notice;
use crate::parts::typed::{filled, lines};
use crate::people::{self, Trouble};
use crate::reading::{self, date_code};
use crate::route::Page;
use crate::session::{Sitting, sitting};
use crate::words::{fill, say, say_with};
use caseload::{Change, Person};
use content::{ui, verdict_words};
use rules::Verdict;

const NAME: &str = "person-name";
const FOLLOW_UP: &str = "follow-up";
const CALL: &str = "call";
const NOTES: &str = "notes";

/// The person in view, once the record is open.
type Shown = Held<Option<Result<Person, Trouble>>>;

/// The page of a person.
pub fn person(number: u32) -> Parts {
    let sitting = sitting();
    let (told, faults) = (Told::default(), Faults::default());
    let shown = Shown::default();
    open(number, &shown);
    let name = people::look(|list| list.entry(number).map(|entry| entry.name.clone())).flatten();
    let (view_told, view_shown) = (told.clone(), shown.clone());
    let view = live(move || match view_shown.get() {
        None => Parts::new(),
        Some(Err(trouble)) => parts(trouble_view(trouble)),
        Some(Ok(person)) => {
            let page = Sheet { number, sitting, faults, told: &view_told, shown: &view_shown };
            page.view(&person)
        }
    });
    let told_delete = told.clone();
    let delete = sure(ui::CASELOAD_DELETE_ONE, move || {
        attempt(&told_delete, async move {
            people::remove(number).await?;
            sitting.back(Page::Caseload(0));
            Ok(String::new())
        });
    });
    parts((
        (back(Page::Caseload(0)), error_summary(faults)),
        (heading(name.unwrap_or_default()), said(&told)),
        view,
        delete.class("unprinted"),
    ))
}

fn open(number: u32, shown: &Shown) {
    let shown = shown.clone();
    wasm_bindgen_futures::spawn_local(async move {
        shown.set(Some(people::person(number).await));
    });
}

/// What the parts of the page need.
#[derive(Clone, Copy)]
struct Sheet<'a> {
    number: u32,
    sitting: Sitting,
    faults: Faults,
    told: &'a Told,
    shown: &'a Shown,
}

impl Sheet<'_> {
    fn view(self, person: &Person) -> Parts {
        let (_, lost) = kept::read_old(&person.answers);
        let lost = (lost > 0).then(|| {
            p(say_with(ui::CASELOAD_PERSON_LOST, "count", &lost.to_string())).class("notice")
        });
        parts((
            self.keep(person),
            self.changes(person),
            found(person),
            lost,
            self.acts(person),
            self.fields(person),
        ))
    }

    /// Keeps the answers of the interview, where they are this person's and different by now.
    fn keep(self, person: &Person) -> Option<El> {
        let answers = self.sitting.look(kept::written);
        let is_news = keeping::current() == Some(self.number) && answers != person.answers;
        let label = say_with(ui::CASELOAD_KEEP_ANSWERS, "name", &person.name);
        let act = self.change(person, move |person| {
            person.answers = answers.clone();
            people::screen_again(person);
        });
        let button = el("button", label).class("button").attr("type", "button");
        is_news.then(|| div("actions", button.on("click", move |_| act())))
    }

    /// What changed since somebody looked.
    fn changes(self, person: &Person) -> Option<El> {
        let lines: Vec<El> = person.changes.iter().map(|each| el("li", change(each))).collect();
        let act = self.change(person, |person| person.changes.clear());
        let inside = (list("", lines), plain_button(ui::CASELOAD_PERSON_SEEN, act));
        (!person.changes.is_empty()).then(|| notice(say(ui::CASELOAD_PERSON_CHANGES), inside))
    }

    /// The answers, and another screening.
    fn acts(self, person: &Person) -> El {
        let (number, sitting, answers) = (self.number, self.sitting, person.answers.clone());
        let open = act_button(ui::CASELOAD_PERSON_OPEN, move || {
            let (session, _) = kept::read_old(&answers);
            sitting.change(|place| *place = session);
            keeping::set_current(Some(number));
            sitting.go(Page::Check);
        });
        let again = self.change(person, |person| {
            people::screen_again(person);
        });
        div("actions unprinted", (open, plain_button(ui::CASELOAD_PERSON_SCREEN, again)))
    }

    /// Name, dates and notes.
    fn fields(self, person: &Person) -> El {
        let faults = self.faults;
        let day = person.follow_up.map(padded).unwrap_or_default();
        let calls: Vec<String> = person.calls.iter().map(|day| clock::spoken(*day)).collect();
        let calls = (!calls.is_empty())
            .then(|| p(say_with(ui::CASELOAD_PERSON_CALLS, "dates", &calls.join("; "))));
        let fields = (
            filled(faults, "text", NAME, ui::CASELOAD_ADD_NAME, person.name.clone()),
            filled(faults, "date", FOLLOW_UP, ui::CASELOAD_PERSON_FOLLOW_UP, day),
            filled(faults, "date", CALL, ui::CASELOAD_PERSON_CALL, String::new()),
            calls,
            lines(NOTES, ui::CASELOAD_PERSON_NOTES, person.notes.clone()),
            div("actions", send(ui::CASELOAD_PERSON_SAVE)),
        );
        let (number, person) = (self.number, person.clone());
        let (told, shown) = (self.told.clone(), self.shown.clone());
        form(fields, move |form| {
            let mut person = person.clone();
            person.name = form.one(NAME);
            person.follow_up = reading::date(&form.one(FOLLOW_UP));
            if let Some(day) = reading::date(&form.one(CALL)) {
                person.called(day);
            }
            person.notes = form.one(NOTES);
            let fault = person.name.is_empty().then_some(ui::CASELOAD_FAULTS_NAME);
            if tell(faults, NAME, fault) {
                save(number, person, &told, &shown);
            }
        })
    }

    /// Changes the record, and writes it.
    fn change(self, person: &Person, change: impl Fn(&mut Person) + 'static) -> Box<dyn Fn()> {
        let (number, person) = (self.number, person.clone());
        let (told, shown) = (self.told.clone(), self.shown.clone());
        Box::new(move || {
            let mut person = person.clone();
            change(&mut person);
            save(number, person, &told, &shown);
        })
    }
}

fn save(number: u32, person: Person, told: &Told, shown: &Shown) {
    let shown = shown.clone();
    attempt(told, async move {
        people::put(number, person).await?;
        shown.set(Some(people::person(number).await));
        Ok(say(ui::CASELOAD_PERSON_SAVED))
    });
}

/// A date as a field of the browser takes it: with two digits each.
fn padded(day: chrono::NaiveDate) -> String {
    let parts = date_code(day);
    let parts = parts.split('-').map(|part| match part.len() {
        1 => ["0", part].concat(),
        _ => part.to_owned(),
    });
    parts.collect::<Vec<String>>().join("-")
}

/// One change, in words.
fn change(change: &Change) -> String {
    let side =
        |verdict: Option<Verdict>| say(verdict.map_or(ui::CASELOAD_PERSON_NONE, verdict_words));
    let text = say_with(ui::CASELOAD_PERSON_CHANGE, "program", &program(&change.program));
    fill(&fill(&text, "before", &side(change.before)), "now", &side(change.now))
}

/// The name of a program; that of its file where this version has none.
fn program(id: &str) -> String {
    let place = content::rulebook().programs.iter().position(|program| program.id == id);
    place.map_or(id.to_owned(), |place| say(content::PROGRAMS[place].title))
}

/// What was found last: the programs that the person may fit, and, folded, those that they might.
fn found(person: &Person) -> Option<Parts> {
    let screening = person.screening.as_ref()?;
    let day = p(say_with(ui::CASELOAD_PERSON_SCREENED, "date", &clock::spoken(screening.day)));
    let group = |wanted: Verdict| {
        let names = screening.verdicts.iter().filter(|(_, verdict)| *verdict == wanted);
        let names: Vec<El> = names.map(|(id, _)| el("li", program(id))).collect();
        (!names.is_empty()).then(|| (say(verdict_words(wanted)), list("", names)))
    };
    let likely = group(Verdict::Likely);
    let likely = likely.map(|(title, names)| div("glance likely", (p(title), names)));
    let possible = group(Verdict::Possible).map(|(title, names)| details(title, names));
    Some(parts((day, likely, possible)))
}
