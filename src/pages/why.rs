//! Surprised? One result step by step, and what another answer would do to all results.

use crate::edge::form::Form;
use crate::edge::{clock, screen};
use crate::held::Held;
use crate::moved::{Moved, decided, moved};
use crate::parts::back::back;
use crate::parts::button::{act_button, plain_button, send};
use crate::parts::card::{Found, badge, why_view};
use crate::parts::details::details;
use crate::parts::element::{El, Parts, div, el, list, live, p, parts};
use crate::parts::errors::Faults;
use crate::parts::field::{self, TYPED, heading};
use crate::reading;
use crate::route::Page;
use crate::session::{Session, Sitting, sitting};
use crate::told::{self, answer_text};
use crate::words::{fill, say, say_count, say_with};
use content::{OptionsFrom, ui, verdict_words};
use rules::{Answer, Evaluation, FactId};
use web_sys::Event;

/// How many answers can be tried at most.
const MOST: usize = 6;

/// An answer that is tried, until it is kept or dropped.
type Trial = Held<Option<(FactId, Answer)>>;

/// The page about the result with this number.
pub fn why(number: usize) -> Parts {
    let index = number - 1;
    let trial = Trial::default();
    sitting().look(|session| {
        let evaluation = session.evaluate();
        let finding = evaluation.finding(&content::rulebook().programs[index]);
        let found = Found { index, finding, said: Vec::new() };
        let back = back(sitting().origin(Page::Results));
        let title = heading(say(found.info().title));
        let head = (back, title, p(say(ui::WHY_INTRO)));
        parts((
            head,
            steps(&evaluation, &found),
            tries(session, &evaluation, &found, trial, number),
        ))
    })
}

/// Whom the program is for, what the answers show of that, and the result.
fn steps(evaluation: &Evaluation<'_>, found: &Found) -> El {
    let info = found.info();
    let verdict = found.finding.verdict;
    let step = |title, inside: Parts| el("li", (el("h2", say(title)), inside));
    let reasons = found.period().map(|(period, words)| {
        step(ui::WHY_STEPS_REASONS, why_view(evaluation, verdict, period, words))
    });
    let who = step(ui::WHY_STEPS_WHO, parts(p(say(info.who))));
    let result = step(ui::WHY_STEPS_RESULT, parts(badge(verdict)));
    el("ol", (who, reasons, result)).class("steps").attr("data-verdict", verdict.code())
}

/// The answers that decided this, each to be tried otherwise.
fn tries(
    session: &Session,
    evaluation: &Evaluation<'_>,
    found: &Found,
    trial: Trial,
    number: usize,
) -> Parts {
    let facts = found.period().map(|(period, _)| decided(evaluation, period)).unwrap_or_default();
    let is_short =
        |fact: &FactId| content::QUESTIONS[fact.index()].options_from == OptionsFrom::Words;
    let facts = facts.into_iter().filter(is_short).take(MOST);
    let forms: Vec<El> = facts.map(|fact| try_view(session, fact, trial.clone())).collect();
    let title = el("h2", say(ui::WHY_CHANGE_TITLE));
    if forms.is_empty() {
        return parts((title, p(say(ui::WHY_CHANGE_NONE))));
    }
    let intro = p(say(ui::WHY_CHANGE_INTRO));
    let outcome = live(move || outcome(sitting(), &trial, number));
    parts((title, intro, forms, outcome))
}

/// One answer, with the way to try another.
fn try_view(session: &Session, fact: FactId, trial: Trial) -> El {
    let answer = session.answers.get(fact);
    let now = p(say_with(ui::WHY_CHANGE_NOW, "answer", &answer_text(fact, answer)));
    let field = field::row(fact, answer, Faults::default());
    let form = el("form", (now, field, div("actions", send(ui::WHY_CHANGE_TRY))))
        .flag("novalidate", true)
        .on("submit", move |event| take(fact, &trial, event));
    details(say(content::QUESTIONS[fact.index()].label), form)
        .attr("data-fact", told::entry(fact).id)
}

fn take(fact: FactId, trial: &Trial, event: &Event) {
    let (entry, form) = (told::entry(fact), Form::sent(event));
    let typed = form.one(&[entry.id, TYPED].concat());
    if let Ok(answer) = reading::answer(entry, &form.all(entry.id), &typed) {
        trial.set(Some((fact, answer)));
        screen::focus_soon("#moved");
    }
}

/// Which results the tried answer would move, and the choice to keep it.
fn outcome(sitting: Sitting, trial: &Trial, number: usize) -> Parts {
    let Some((fact, answer)) = trial.get() else { return Parts::new() };
    let moved = sitting.look(|session| would_move(session, fact, answer));
    let title = el("h2", say(ui::WHY_MOVED_TITLE)).attr("id", "moved").attr("tabindex", "-1");
    let what = [&say(content::QUESTIONS[fact.index()].label), ": ", &answer_text(fact, answer)];
    let count = match moved.len() {
        0 => say(ui::WHY_MOVED_NONE),
        count => say_count(ui::WHY_MOVED_COUNT_ONE, ui::WHY_MOVED_COUNT, count),
    };
    let lines = list("moved", moved.iter().map(line).collect());
    let keep = act_button(ui::WHY_MOVED_KEEP, move || {
        sitting.change(|session| session.answer(fact, answer));
        sitting.go(Page::Why(number));
    });
    let trial = trial.clone();
    let drop = plain_button(ui::WHY_MOVED_DROP, move || trial.set(None));
    let choice = (p(say(ui::WHY_MOVED_TRUE_ONLY)), div("actions", (keep, drop)));
    let head = (title, p(what.concat()).class("list-title"), p(count));
    parts(el("section", (head, lines, choice)).class("call"))
}

fn would_move(session: &Session, fact: FactId, answer: Answer) -> Vec<Moved> {
    let mut after = session.clone();
    after.answer(fact, answer);
    let today = clock::today();
    let evaluate = |answers| Evaluation::new(content::rulebook(), answers, today);
    moved(&evaluate(&session.answers), &evaluate(&after.answers))
}

fn line(moved: &Moved) -> El {
    let name = say(content::PROGRAMS[moved.program].title);
    let text = say_with(ui::WHY_MOVED_FROM, "name", &name);
    let text = fill(&text, "before", &say(verdict_words(moved.before)));
    let text = fill(&text, "after", &say(verdict_words(moved.after)));
    el("li", text).attr("data-moved", content::rulebook().programs[moved.program].id)
}
