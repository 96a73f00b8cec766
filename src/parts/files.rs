//! Answers and results as a file for other programs. The person chooses what is in it; it is made here, and
//! saved by the browser.

use crate::edge::clock;
use crate::edge::file;
use crate::edge::form::Form;
use crate::pages::sheet::Typed;
use crate::parts::button::send;
use crate::parts::choices::{Choice, choices};
use crate::parts::details::details_later;
use crate::parts::element::{El, Parts, div, el, p, parts};
use crate::session::{Session, Sitting, sitting};
use crate::told;
use crate::words::{self, Voice, in_english, say, say_about};
use content::{Message, ui};
use export::{Person, Words};
use leptos::prelude::*;
use navigation::found::Found;
use rules::{FactId, Kind};
use std::cell::Cell;
use std::hint::black_box;

/// The names of the fields, and their codes.
const KIND: &str = "file-kind";
const ASK: &str = "file-ask";
const PRIVATE: &str = "file-private";
const NAMES: &str = "file-names";
const TABLE: &str = "csv";
const RECORDS: &str = "fhir";

/// The same for people whom a helper keeps. All that makes files is in the rest of the program; the part that
/// keeps people finds it here, since what both name weighs more on either.
#[derive(Clone, Copy)]
pub struct OfPeople {
    /// What is chosen about the file.
    pub fields: fn() -> Parts,
    /// Makes the file that was chosen of people, by name and session, for a page in this voice.
    pub save: fn(&Form, &[(String, Session)], Voice),
}

thread_local! {
    static OF_PEOPLE: Cell<Option<OfPeople>> = const { Cell::new(None) };
}

/// Notes that the rest of the program is here.
pub fn come() {
    let of_people = OfPeople { fields: fields_of_people, save: save_people };
    // If the compiler saw that there is but one, it would name these functions wherever they are called.
    OF_PEOPLE.set(Some(black_box(of_people)));
}

/// The file of people, once the rest of the program is here.
pub fn of_people() -> Option<OfPeople> {
    OF_PEOPLE.get()
}

/// The choice of a file, folded; with what was typed about the person, where something can be.
pub fn files(typed: Option<Typed>) -> El {
    let sitting = sitting();
    let inside = move || parts(view(sitting, typed));
    details_later(say(ui::FILES_TITLE), inside).class("unprinted")
}

fn view(sitting: Sitting, typed: Option<Typed>) -> El {
    let inside = (
        (p(say(ui::FILES_INTRO)), p(say(ui::FILES_ANYBODY))),
        typed.map(|_| p(say(ui::FILES_TYPED))),
        kinds(Some(ui::FILES_TABLE_HINT)),
        sitting.look(asks),
        sitting.look(private),
        div("actions", send(ui::FILES_SAVE)),
    );
    el("form", inside).on("submit", move |event| save(sitting, &Form::sent(event), typed))
}

/// The choice of a kind of file; with a remark about the table, where there is one.
fn kinds(of_table: Option<Message>) -> El {
    let kind = |code, label, hint: Option<Message>, chosen| Choice {
        hint: hint.map(say),
        ..Choice::new(code, say(label), chosen)
    };
    let kinds = vec![
        kind(TABLE, ui::FILES_TABLE, of_table, true),
        kind(RECORDS, ui::FILES_RECORDS, Some(ui::FILES_RECORDS_HINT), false),
    ];
    group(ui::FILES_KIND, None, choices(KIND, false, kinds))
}

fn group(legend: Message, hint: Option<Message>, inside: El) -> El {
    let hint = hint.map(|hint| p(say(hint)).class("hint"));
    el("fieldset", (el("legend", say(legend)), hint, inside)).class("field")
}

/// The programs to ask for. Whoever says nothing asks for all but those whose names say something private.
fn asks(session: &Session) -> Option<El> {
    let found = Found::of(&session.evaluate()).programs;
    let choice = |(program, _): (usize, _)| {
        let id = content::rulebook().programs[program].id;
        let title = say(content::PROGRAMS[program].title);
        Choice::new(id, title, !export::is_private_program(program))
    };
    let all: Vec<Choice> = found.into_iter().map(choice).collect();
    (!all.is_empty())
        .then(|| group(ui::FILES_ASK, Some(ui::FILES_ASK_HINT), choices(ASK, true, all)))
}

/// The question that comes before private answers go in.
fn private(session: &Session) -> Option<El> {
    export::has_private(&session.answers).then(private_box)
}

/// A box that lets private answers in.
fn private_box() -> El {
    let hint = Some(say(ui::FILES_PRIVATE_HINT));
    let choice = Choice { hint, ..Choice::new(PRIVATE, say(ui::FILES_PRIVATE), false) };
    choices(PRIVATE, true, vec![choice])
}

/// Makes the file that was chosen, and hands it to the browser.
fn save(sitting: Sitting, form: &Form, typed: Option<Typed>) {
    let [name, birth_date, number] = [
        typed.map(|typed| typed.name),
        typed.map(|typed| typed.birth_date),
        typed.map(|typed| typed.number),
    ]
    .map(text);
    let asks_for: Vec<usize> = form.all(ASK).iter().filter_map(|id| program(id)).collect();
    sitting.look(|session| {
        let person = Person {
            answers: &session.answers,
            as_of: clock::today(),
            typed: export::Typed { name: &name, birth_date: &birth_date, number: &number },
            asks_for: &asks_for,
            tells_private: !form.all(PRIVATE).is_empty(),
        };
        offer(&form.one(KIND), std::slice::from_ref(&person), session.voice());
    });
}

fn fields_of_people() -> Parts {
    // A table of people tells little without their names.
    let names = Choice::new(NAMES, say(ui::CASELOAD_ADD_NAME), true);
    let about = (p(say(ui::FILES_INTRO)), p(say(ui::FILES_ANYBODY)));
    parts((about, kinds(None), choices(NAMES, true, vec![names]), private_box()))
}

fn save_people(form: &Form, people: &[(String, Session)], voice: Voice) {
    let [has_names, tells_private] = [NAMES, PRIVATE].map(|name| !form.all(name).is_empty());
    let asks: Vec<Vec<usize>> =
        people.iter().map(|(_, session)| asks_for(session, tells_private)).collect();
    let both = people.iter().zip(&asks);
    let people = both.map(|((name, session), asks_for)| Person {
        answers: &session.answers,
        as_of: clock::today(),
        typed: export::Typed { name: if has_names { name } else { "" }, ..Default::default() },
        asks_for,
        tells_private,
    });
    let people: Vec<Person> = people.collect();
    offer(&form.one(KIND), &people, voice);
}

/// What is asked for where nobody chose: as for a single person, all that was found; what says something
/// private only where that may be told.
fn asks_for(session: &Session, tells_private: bool) -> Vec<usize> {
    let found = Found::of(&session.evaluate()).programs.into_iter().map(|(program, _)| program);
    found.filter(|program| tells_private || !export::is_private_program(*program)).collect()
}

/// What stands in a field; nothing where there is no such field.
fn text(field: Option<RwSignal<Option<String>>>) -> String {
    field.and_then(|field| field.get_untracked()).unwrap_or_default()
}

fn program(id: &str) -> Option<usize> {
    content::rulebook().programs.iter().position(|program| program.id == id)
}

/// Hands a file of this kind to the browser; `voice` is that of the page.
fn offer(kind: &str, people: &[Person<'_>], voice: Voice) {
    let words = Words { say: say_about, option };
    words::speak_as(Voice::Other);
    let (name, kind, text) = match kind {
        RECORDS => {
            (ui::FILES_RECORDS_FILE, "application/fhir+json", export::fhir::bundle(people, words))
        }
        _ => (ui::FILES_TABLE_FILE, "text/csv;charset=utf-8", export::csv::table(people, words)),
    };
    words::speak_as(voice);
    file::offer(&say(name), kind, &text);
}

/// An option, or the band of a number, in English.
fn option(fact: FactId, place: usize) -> String {
    if told::entry(fact).kind == Kind::Number {
        return say_about(content::QUESTIONS[fact.index()].options[place]);
    }
    in_english(|| told::option_text(fact, place))
}
