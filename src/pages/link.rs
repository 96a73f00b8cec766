//! Results that came by a link. A link that does not open leads to the first page, with a clear word.

use crate::edge::clock;
use crate::pages::start::start;
use crate::parts::button::link_button;
use crate::parts::card::badge;
use crate::parts::details::details;
use crate::parts::element::{El, Parts, div, el, list, p, parts};
use crate::parts::emergency::emergency_lines;
use crate::parts::field::heading;
use crate::parts::notice::notice;
use crate::parts::phone;
use crate::route::{Code, Page};
use crate::sharing;
use crate::words::{say, say_with};
use content::{Message, ui};
use exchange::link::{Change, LinkError, Opened, Results, RuleSet, changes, decode};
use rules::Verdict;

/// The page that a link opens.
pub fn link(code: Code) -> Parts {
    match decode(code.text(), content::RULES_MARK) {
        Ok(opened) => view(&opened),
        Err(error) => parts((fault(error), start())),
    }
}

/// Why a link does not open; never as if there were nothing for anybody.
fn fault(error: LinkError) -> El {
    let words = match error {
        LinkError::Damaged => ui::LINK_FAULTS_DAMAGED,
        LinkError::OtherVersion(_) => ui::LINK_FAULTS_OTHER_VERSION,
        LinkError::UnknownProgram(_) => ui::LINK_FAULTS_UNKNOWN_PROGRAM,
        LinkError::UnknownCounty(_) => ui::LINK_FAULTS_UNKNOWN_COUNTY,
        LinkError::UnknownPlan(_) => ui::LINK_FAULTS_UNKNOWN_PLAN,
    };
    let inside = (p(say(words)), p(say(ui::LINK_FAULTS_NOT_A_NO)));
    notice(say(ui::LINK_FAULTS_TITLE), inside).attr("data-fault", "link").attr("role", "alert")
}

fn view(opened: &Opened) -> Parts {
    let results = &opened.results;
    let date = clock::spoken(results.as_of);
    let other_rules = (opened.rules == RuleSet::Other).then(|| other_rules(results));
    parts((
        (heading(say(ui::LINK_TITLE)), emergency_lines()),
        p(say_with(ui::LINK_INTRO, "date", &date)),
        other_rules,
        (place(results), verdicts(results)),
        div("actions", link_button(ui::LINK_AGAIN, Page::Start)),
        p(say(ui::LINK_YOURS)),
    ))
}

/// That the rules are others now, and what has begun or ended since.
fn other_rules(results: &Results) -> El {
    let programs = content::rulebook().programs;
    let changes = changes(results, programs, clock::today());
    let line = |(id, change): &(&'static str, Change)| {
        let words = match change {
            Change::OtherRule => ui::LINK_OTHER_RULES_OTHER,
            Change::Ended => ui::LINK_OTHER_RULES_ENDED,
            Change::New => ui::LINK_OTHER_RULES_NEW,
        };
        let title = say(content::PROGRAMS[sharing::place(id)?].title);
        Some(el("li", say_with(words, "name", &title)))
    };
    let lines: Vec<El> = changes.iter().filter_map(line).collect();
    let which = match lines.is_empty() {
        true => parts(p(say(ui::LINK_OTHER_RULES_NONE))),
        false => parts(details(say(ui::LINK_OTHER_RULES_WHICH), list("", lines))),
    };
    notice(say(ui::LINK_OTHER_RULES_TITLE), (p(say(ui::LINK_OTHER_RULES_TEXT)), which))
}

/// The county, and the plan with its number.
fn place(results: &Results) -> Parts {
    let county = results.county.and_then(content::county);
    let county = county.map(|county| p(say_with(ui::LINK_WHERE, "county", county.name)));
    let plan = results.plan.and_then(content::plan).map(|plan| {
        let name = p(say_with(ui::LINK_PLAN, "plan", plan.name));
        parts((name, phone::line(&plan.member_services)))
    });
    parts((county, plan))
}

fn verdicts(results: &Results) -> Parts {
    if results.verdicts.is_empty() {
        return parts(p(say(ui::LINK_NOTHING)).class("notice"));
    }
    let likely = group(results, Verdict::Likely);
    let possible = group(results, Verdict::Possible);
    let none = likely.is_none() && possible.is_none();
    let none = none.then(|| p(say(ui::LINK_NOTHING_LIKELY)));
    let no_rule = group(results, Verdict::NoRuleForDate);
    parts((likely, possible, none, no_rule, others(results)))
}

/// The programs with one verdict.
fn group(results: &Results, verdict: Verdict) -> Option<El> {
    let programs = sharing::with(results, verdict);
    let cards: Vec<El> = programs.iter().map(|program| card(*program, verdict)).collect();
    (!cards.is_empty()).then(|| el("section", (badge(verdict), cards)))
}

fn card(program: usize, verdict: Verdict) -> El {
    let info = &content::PROGRAMS[program];
    let family =
        (info.family == "ecm").then(|| p(say(ui::RESULTS_FAMILY_ECM_TITLE)).class("quiet"));
    el("article", (el("h2", say(info.title)), family, p(say(info.short))))
        .class("card")
        .attr("data-program", content::rulebook().programs[program].id)
        .attr("data-verdict", verdict.code())
}

/// The programs that the answers behind the link do not show: their names, folded.
fn others(results: &Results) -> Option<El> {
    let others = sharing::with(results, Verdict::NotNow);
    let name = |program: &usize| -> Message { content::PROGRAMS[*program].title };
    let names: Vec<El> = others.iter().map(|program| el("li", say(name(program)))).collect();
    let title = say_with(ui::LINK_OTHERS, "count", &names.len().to_string());
    (!names.is_empty()).then(|| details(title, list("", names)))
}
