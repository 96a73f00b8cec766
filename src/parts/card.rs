//! A program with its verdict, its reasons, and what belongs beside them.

use crate::outcome::{self, Why, why};
use crate::parts::details::details;
use crate::parts::reasons;
use crate::parts::source::source;
use crate::words::say;
use content::{Message, PeriodInfo, ProgramInfo, Remark, Risk, ui};
use leptos::prelude::*;
use rules::{Evaluation, Finding, Period, Verdict, changes};

/// A program, what the engine found for it, and what people read about it.
pub struct Found {
    /// Its place in the rulebook.
    pub index: usize,
    /// What the engine found.
    pub finding: Finding,
    /// What stands beside its whole family already, and is not said again.
    pub said: Vec<Message>,
}

impl Found {
    /// What people read about the program.
    pub fn info(&self) -> &'static ProgramInfo {
        &content::PROGRAMS[self.index]
    }

    /// The rule that was applied, and what people read about it.
    fn period(&self) -> Option<(&'static Period, &'static PeriodInfo)> {
        let period = self.finding.period?;
        let periods = content::rulebook().programs[self.index].periods;
        let place = periods.iter().position(|other| std::ptr::eq(other, period))?;
        Some((period, &self.info().periods[place]))
    }

    /// The remarks that hold, as sentences.
    pub fn flags(&self) -> Vec<Message> {
        let Some((_, info)) = self.period() else { return Vec::new() };
        outcome::flags(&self.finding).into_iter().map(|(_, place)| info.flags[place]).collect()
    }
}

/// A card for one program, with what is known of its being offered.
pub fn card(evaluation: &Evaluation<'_>, found: &Found, offer: Option<AnyView>) -> AnyView {
    let info = found.info();
    let inside = found.period().map(|(period, words)| {
        let why = why(evaluation, period);
        (reasons_view(evaluation, found, period, &why), beside(period, words)).into_any()
    });
    view! {
        <article class="card">
            {badge(found.finding.verdict)}
            <h3>{say(info.title)}</h3>
            <p>{say(info.who)}</p>
            {offer}
            {sentences(found.flags().iter().filter(|flag| !found.said.contains(flag)))}
            {inside}
        </article>
    }
    .into_any()
}

/// A verdict in words and colour.
pub fn badge(verdict: Verdict) -> AnyView {
    let (class, words) = match verdict {
        Verdict::Likely => ("badge likely", ui::RESULTS_VERDICT_LIKELY),
        Verdict::Possible => ("badge possible", ui::RESULTS_VERDICT_POSSIBLE),
        Verdict::NotNow | Verdict::NotShown => ("badge not-now", ui::RESULTS_VERDICT_NOT_NOW),
        Verdict::Shown => ("badge shown", ui::RESULTS_VERDICT_SHOWN),
        Verdict::NoRuleForDate => ("badge no-rule", ui::RESULTS_VERDICT_NO_RULE),
    };
    view! { <p class=class>{say(words)}</p> }.into_any()
}

/// Remarks, one a paragraph.
pub fn sentences<'a>(messages: impl Iterator<Item = &'a Message>) -> AnyView {
    let drawn: Vec<AnyView> = messages
        .map(|message| view! { <p class="remark">{say(*message)}</p> }.into_any())
        .collect();
    drawn.into_any()
}

fn reasons_view(
    evaluation: &Evaluation<'_>,
    found: &Found,
    period: &'static Period,
    why: &Why,
) -> AnyView {
    match found.finding.verdict {
        Verdict::Likely | Verdict::Shown => reasons::lines(&why.met),
        Verdict::Possible => possible(why),
        Verdict::NotNow | Verdict::NotShown | Verdict::NoRuleForDate => {
            not_now(evaluation, period, why)
        }
    }
}

fn possible(why: &Why) -> AnyView {
    let met =
        titled(ui::RESULTS_REASONS_MET_TITLE, why.met.is_empty(), || reasons::lines(&why.met));
    let short =
        titled(ui::RESULTS_REASONS_NEAR, why.short.is_empty(), || reasons::lines(&why.short));
    let open =
        titled(ui::RESULTS_REASONS_OPEN_TITLE, why.open.is_empty(), || reasons::open(&why.open));
    (met, short, open).into_any()
}

fn not_now(evaluation: &Evaluation<'_>, period: &'static Period, why: &Why) -> AnyView {
    let changes = changes(evaluation, period);
    let near =
        titled(ui::RESULTS_REASONS_CHANGES, changes.is_empty(), || reasons::changes(&changes));
    let groups: Vec<AnyView> = why
        .said_no
        .iter()
        .map(|group| {
            let title = if group.len() > 1 {
                ui::RESULTS_REASONS_NONE_OF
            } else {
                ui::RESULTS_REASONS_STOPS
            };
            titled(title, false, || reasons::lines(group)).into_any()
        })
        .collect();
    if changes.is_empty() { groups.into_any() } else { near.into_any() }
}

fn titled(title: Message, empty: bool, list: impl FnOnce() -> AnyView) -> Option<AnyView> {
    (!empty).then(|| view! { <p class="list-title">{say(title)}</p> {list()} }.into_any())
}

/// What the plan settles, what is doubtful, and what else there is to know.
fn beside(period: &'static Period, info: &'static PeriodInfo) -> AnyView {
    let confirm: Vec<AnyView> =
        info.confirm.iter().map(|message| view! { <li>{say(*message)}</li> }.into_any()).collect();
    let confirm =
        titled(ui::RESULTS_CONFIRM, confirm.is_empty(), || view! { <ul>{confirm}</ul> }.into_any());
    (
        confirm,
        doubts(period),
        sentences(info.notices.iter()),
        remarks(ui::RESULTS_LIMITS, info.limits),
        remarks(ui::RESULTS_COMBINING, info.combining),
        remarks(ui::RESULTS_PAPERS, info.papers),
    )
        .into_any()
}

/// The open questions about a rule that may make its verdict wrong.
fn doubts(period: &'static Period) -> Option<AnyView> {
    let doubts = period.doubts.iter().map(|doubt| &content::DOUBTS[usize::from(*doubt)]);
    let high: Vec<Message> =
        doubts.filter(|doubt| doubt.risk == Risk::High).map(|doubt| doubt.words).collect();
    (!high.is_empty()).then(|| details(say(ui::RESULTS_CONFIRMED), sentences(high.iter())))
}

/// Sentences with their sources, one tap away.
fn remarks(title: Message, remarks: &'static [Remark]) -> Option<AnyView> {
    let drawn: Vec<AnyView> = remarks.iter().map(remark).collect();
    (!drawn.is_empty()).then(|| details(say(title), drawn.into_any()))
}

fn remark(remark: &Remark) -> AnyView {
    let sentence = say(remark.words);
    let source = source(remark.citation, &sentence);
    view! { <div class="reason-like"><p>{sentence}</p>{source}</div> }.into_any()
}
