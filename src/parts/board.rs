//! What is known so far, beside the questions: how many results of each kind, and which moved.

use crate::held::Held;
use crate::moved::Moved;
use crate::pages::coverage::{self, Way};
use crate::parts::button::link;
use crate::parts::details::details_later;
use crate::parts::element::{El, Parts, div, el, list, live, p, parts};
use crate::route::Page;
use crate::session::{Session, Sitting};
use crate::words::{say, say_with};
use content::{Message, ui, verdict_words};
use rules::Verdict;

/// What the last answer did.
#[derive(Clone, Default)]
pub struct News {
    /// The results that it moved.
    pub moved: Vec<Moved>,
    /// The same in words, for those who hear it.
    pub said: String,
}

/// The families with verdicts; neighbouring help is told about elsewhere.
const FAMILIES: [&str; 2] = ["ecm", "cs"];

/// The results so far, drawn anew with each answer.
pub fn board(sitting: Sitting, news: Held<News>) -> El {
    let (counted, said, listed, folded) = (news.clone(), news.clone(), news.clone(), news.clone());
    let counts = live(move || {
        counted.get();
        sitting.look(counts)
    });
    let said = live(move || parts(p(said.get().said)));
    let listed = live(move || sitting.look(|session| lists(session, &listed.get())));
    let summary = say(ui::SECTIONS_BOARD_REST);
    let rest = details_later(summary, move || {
        sitting.look(|session| group(session, &folded.get(), Verdict::NotNow))
    });
    let head = el("h2", say(ui::SECTIONS_BOARD_TITLE)).attr("id", "board").attr("tabindex", "-1");
    let status = div("news", said).attr("role", "status");
    let counts = div("counts", (el("p", counts), status));
    let results = p(link(ui::SECTIONS_BOARD_ALL, Page::Results));
    el("section", (counts, head, listed, rest, results))
        .class("board")
        .attr("aria-labelledby", "board")
}

/// How many results of each kind there are.
fn counts(session: &Session) -> Parts {
    let kinds = [
        ("badge likely", Verdict::Likely, ui::SECTIONS_BOARD_LIKELY),
        ("badge possible", Verdict::Possible, ui::SECTIONS_BOARD_POSSIBLE),
        ("badge not-now", Verdict::NotNow, ui::SECTIONS_BOARD_NOT_NOW),
    ];
    let badge = |(class, verdict, words): (&'static str, Verdict, Message)| {
        let count = with(session, verdict).len().to_string();
        el("span", say_with(words, "count", &count)).class(class)
    };
    parts(kinds.into_iter().map(badge).collect::<Vec<El>>())
}

fn lists(session: &Session, news: &News) -> Parts {
    let is_blocked = coverage::way(session, &session.evaluate()) == Way::Blocked;
    let blocked = is_blocked.then(|| p(say(ui::SECTIONS_BOARD_BLOCKED)).class("notice"));
    let verdicts = [Verdict::Likely, Verdict::Possible, Verdict::Shown, Verdict::NoRuleForDate];
    let view = |verdict| {
        let lines = group(session, news, verdict);
        (!lines.is_empty()).then(|| parts((el("h3", say(verdict_words(verdict))), lines)))
    };
    parts((blocked, verdicts.map(view).into_iter().collect::<Vec<Option<Parts>>>()))
}

/// The programs with a verdict, each with a mark if the last answer moved it.
fn group(session: &Session, news: &News, verdict: Verdict) -> Parts {
    let line = |program: usize| {
        let moved = news.moved.iter().find(|moved| moved.program == program);
        line(program, verdict, moved.map(|moved| moved.before))
    };
    let lines: Vec<El> = with(session, verdict).into_iter().map(line).collect();
    parts((!lines.is_empty()).then(|| list("programs", lines)))
}

/// The programs with a verdict, by their places in the rulebook.
fn with(session: &Session, verdict: Verdict) -> Vec<usize> {
    let evaluation = session.evaluate();
    let programs = evaluation.rulebook().programs.iter().enumerate();
    let own = programs.filter(|(place, program)| {
        FAMILIES.contains(&content::PROGRAMS[*place].family)
            && evaluation.finding(program).verdict == verdict
    });
    own.map(|(place, _)| place).collect()
}

fn line(program: usize, verdict: Verdict, before: Option<Verdict>) -> El {
    let info = &content::PROGRAMS[program];
    let title = say(info.title);
    let is_way = info.family == FAMILIES[0];
    let title = if is_way { say_with(ui::SECTIONS_BOARD_ECM, "group", &title) } else { title };
    let name = el("a", title).attr("href", Page::Why(program + 1).link());
    let is_moved = before.is_some();
    let was = before.map(|before| {
        el("b", say_with(ui::SECTIONS_BOARD_WAS, "verdict", &say(verdict_words(before))))
    });
    el("li", (name, was))
        .class(if is_moved { "just-moved" } else { "" })
        .attr("data-program", content::rulebook().programs[program].id)
        .attr("data-verdict", verdict.code())
}
