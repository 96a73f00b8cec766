//! A program with its verdict, its reasons, and what belongs beside them.

use crate::edge::clock;
use crate::outcome::{self, Why, why};
use crate::parts::button::link;
use crate::parts::details::{details_later, details_open};
use crate::parts::element::{El, Parts, div, el, list, p, parts};
use crate::parts::reasons;
use crate::parts::source::{outward, source};
use crate::route::Page;
use crate::session::sitting;
use crate::words::{say, say_with};
use content::{Message, PeriodInfo, ProgramInfo, Remark, ui, verdict_words};
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
    pub fn period(&self) -> Option<(&'static Period, &'static PeriodInfo)> {
        let period = self.finding.period?;
        let periods = content::rulebook().programs[self.index].periods;
        let place = periods.iter().position(|other| std::ptr::eq(other, period))?;
        Some((period, &self.info().periods[place]))
    }

    /// The remarks that hold, as sentences.
    pub fn flags(&self) -> Vec<Message> {
        let Some((_, info)) = self.period() else { return Vec::new() };
        outcome::flags(&self.finding).into_iter().map(|place| info.flags[place]).collect()
    }
}

/// A card for one program, with what is known of its being offered. `unfolded` shows the reasons at once.
pub fn card(evaluation: &Evaluation<'_>, found: &Found, offer: Option<El>, unfolded: bool) -> El {
    let info = found.info();
    let verdict = found.finding.verdict;
    let flags = found.flags();
    let own = flags.iter().filter(|flag| !found.said.contains(flag));
    let more = found.period().map(|(period, words)| {
        let why = if unfolded {
            details_open(say(ui::RESULTS_WHY), why_view(evaluation, verdict, period, words))
        } else {
            why_later(verdict, period, words)
        };
        parts((overdue(period), doubts(period), why, more(words)))
    });
    // What is folded away stands below words that say the same.
    let badge = (verdict != Verdict::NotNow).then(|| badge(verdict));
    let head = (badge, el("h3", say(info.title)), p(say(info.who)));
    let id = content::rulebook().programs[found.index].id;
    let step_by_step = link(ui::WHY_SEE, Page::Why(found.index + 1));
    let rule = outward(ui::RESULTS_RULE, ["rules/", id, "/"].concat());
    el("article", (head, offer, sentences(own), more, div("links", (step_by_step, rule))))
        .class("card")
        .attr("data-program", id)
        .attr("data-verdict", verdict.code())
}

/// The reasons, worked out when somebody asks for them.
fn why_later(verdict: Verdict, period: &'static Period, info: &'static PeriodInfo) -> El {
    let sitting = sitting();
    details_later(say(ui::RESULTS_WHY), move || {
        sitting.look(|session| why_view(&session.evaluate(), verdict, period, info))
    })
}

/// The reasons, and what the plan or a clinician settles.
pub fn why_view(
    evaluation: &Evaluation<'_>,
    verdict: Verdict,
    period: &'static Period,
    info: &'static PeriodInfo,
) -> Parts {
    let why = why(evaluation, period);
    let reasons = match verdict {
        Verdict::Likely | Verdict::Shown => parts(reasons::lines(&why.met)),
        Verdict::Possible => possible(&why),
        Verdict::NotNow | Verdict::NotShown | Verdict::NoRuleForDate => {
            not_now(evaluation, period, &why)
        }
    };
    parts((reasons, confirm(info)))
}

/// A verdict in words and colour.
pub fn badge(verdict: Verdict) -> El {
    let class = match verdict {
        Verdict::Likely => "badge likely",
        Verdict::Possible => "badge possible",
        Verdict::NotNow | Verdict::NotShown => "badge not-now",
        Verdict::Shown => "badge shown",
        Verdict::NoRuleForDate => "badge no-rule",
    };
    p(say(verdict_words(verdict))).class(class)
}

/// Remarks, one a paragraph.
pub fn sentences<'a>(messages: impl Iterator<Item = &'a Message>) -> Vec<El> {
    messages.map(|message| p(say(*message))).collect()
}

fn possible(why: &Why) -> Parts {
    let titled = |title, is_empty: bool, list: &dyn Fn() -> El| {
        (!is_empty).then(|| self::titled(title, list()))
    };
    parts((
        titled(ui::RESULTS_REASONS_MET_TITLE, why.met.is_empty(), &|| reasons::lines(&why.met)),
        titled(ui::RESULTS_REASONS_NEAR, why.short.is_empty(), &|| reasons::lines(&why.short)),
        titled(ui::RESULTS_REASONS_OPEN_TITLE, why.open.is_empty(), &|| reasons::open(&why.open)),
    ))
}

/// What would change the verdict by itself; where nothing would, everything that said no.
fn not_now(evaluation: &Evaluation<'_>, period: &'static Period, why: &Why) -> Parts {
    let changes = changes(evaluation, period);
    if !changes.is_empty() {
        return titled(ui::RESULTS_REASONS_CHANGES, reasons::changes(&changes));
    }
    let group = |group: &Vec<outcome::Line>| {
        let one_would_do = group.len() > 1;
        let title =
            if one_would_do { ui::RESULTS_REASONS_NONE_OF } else { ui::RESULTS_REASONS_STOPS };
        titled(title, reasons::lines(group))
    };
    parts(why.said_no.iter().map(group).collect::<Vec<Parts>>())
}

/// A list below its title.
pub fn titled(title: Message, list: El) -> Parts {
    parts((p(say(title)).class("list-title"), list))
}

/// What the plan or a clinician settles.
fn confirm(info: &'static PeriodInfo) -> Option<Parts> {
    let phrases: Vec<El> = info.confirm.iter().map(|phrase| el("li", say(*phrase))).collect();
    (!phrases.is_empty()).then(|| titled(ui::RESULTS_CONFIRM, list("", phrases)))
}

/// What else there is to know, folded away.
fn more(info: &'static PeriodInfo) -> Option<El> {
    let lists = [
        (ui::RESULTS_LIMITS, info.limits),
        (ui::RESULTS_COMBINING, info.combining),
        (ui::RESULTS_PAPERS, info.papers),
    ];
    let is_empty = lists.iter().all(|(_, list)| list.is_empty()) && info.notices.is_empty();
    let inside = move || {
        let lists = lists.into_iter().filter(|(_, list)| !list.is_empty());
        let lists: Vec<Parts> = lists.map(|(title, list)| titled(title, remarks(list))).collect();
        parts((sentences(info.notices.iter()), lists))
    };
    (!is_empty).then(|| details_later(say(ui::RESULTS_MORE), inside))
}

/// That nobody has looked at a rule by the day on which somebody should have.
fn overdue(period: &'static Period) -> Option<El> {
    let day = period.review_by.filter(|day| *day < clock::today())?;
    Some(p(say_with(ui::RESULTS_OVERDUE, "date", &clock::spoken(day))).class("notice"))
}

/// The open questions about a rule that may make its verdict wrong: only those have words here.
fn doubts(period: &'static Period) -> Option<El> {
    let doubts = period.doubts.iter().map(|doubt| &content::DOUBTS[usize::from(*doubt)]);
    let words: Vec<Message> = doubts.filter_map(|doubt| doubt.words).collect();
    let title = say(ui::RESULTS_CONFIRMED);
    (!words.is_empty()).then(|| details_later(title, move || parts(sentences(words.iter()))))
}

/// Sentences with their sources, one tap away.
pub fn remarks(remarks: &'static [Remark]) -> El {
    list("reasons", remarks.iter().map(remark).collect())
}

fn remark(remark: &Remark) -> El {
    let sentence = say(remark.words);
    let source = source(remark.citation, &sentence);
    el("li", (el("span", sentence).class("text"), source)).class("reason plain")
}

/// In its states.
#[cfg(feature = "parts")]
pub fn examples() -> Parts {
    use Verdict::{Likely, NoRuleForDate, NotNow, Possible, Shown};
    let card = |verdict| el("article", (badge(verdict), p(say(ui::RESULTS_INTRO)))).class("card");
    parts(
        [Likely, Possible, NotNow, Shown, NoRuleForDate].map(card).into_iter().collect::<Vec<El>>(),
    )
}
