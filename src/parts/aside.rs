//! Neighbouring help: told about, and not decided here.

use crate::edge::clock;
use crate::parts::card::{remarks, titled};
use crate::parts::details::details_later;
use crate::parts::element::{El, Parts, el, p, parts};
use crate::parts::ring::rings;
use crate::parts::source::outward;
use crate::session::sitting;
use crate::told;
use crate::words::{fill, say, say_with};
use content::navigation::ReentrySite;
use content::{County, ui};
use navigation::asides::{self, Aside};

/// The programs that the answers call for, folded; nothing where there are none.
pub fn help_nearby() -> Option<Parts> {
    let sitting = sitting();
    let has_any = sitting.look(|session| !asides::shown(&session.evaluate()).is_empty());
    has_any.then(|| {
        let list = move || sitting.look(|session| all(&asides::shown(&session.evaluate())));
        let head = el("h2", say(ui::NAVIGATION_ASIDES_TITLE));
        let remark = p(say(ui::NAVIGATION_ASIDES_NOT_DECIDED));
        parts((head, remark, details_later(say(ui::NEXT_ASIDES), list)))
    })
}

fn all(asides: &[Aside]) -> Parts {
    parts(asides.iter().map(aside).collect::<Vec<El>>())
}

fn aside(aside: &Aside) -> El {
    let words = &aside.info.periods[aside.period_index];
    let notices: Vec<El> = words.notices.iter().map(|notice| p(say(*notice))).collect();
    let whom = p(say_with(ui::NEXT_ASIDE_ASK, "whom", &say(aside.whom.words)));
    let head = (el("h3", say(aside.info.title)), p(say(aside.info.short)), p(say(aside.info.who)));
    let beside = (!words.combining.is_empty())
        .then(|| titled(ui::RESULTS_COMBINING, remarks(words.combining)));
    let rule = p(outward(ui::RESULTS_RULE, ["rules/", aside.program.id, "/"].concat()));
    el("article", (head, notices, near(aside.program.id), beside, whom, rings(&aside.calls), rule))
        .class("card")
        .attr("data-aside", aside.program.id)
}

/// What was seen of a program in the person's county. Nothing where nothing was seen: that is no "no".
fn near(program: &str) -> Option<Parts> {
    let county = sitting().look(|session| told::county(&session.answers));
    match program {
        "neighbour/pace" => county.and_then(pace),
        "neighbour/reentry" => Some(reentry(county)),
        _ => None,
    }
}

fn pace(county: &County) -> Option<Parts> {
    let names: Vec<&str> = asides::pace_organizations(county).collect();
    let text = fill(&say(ui::NEXT_ASIDE_PACE), "county", county.name);
    (!names.is_empty()).then(|| parts(p(fill(&text, "names", &names.join(", ")))))
}

fn reentry(county: Option<&County>) -> Parts {
    let line = |words, site: &ReentrySite| say_with(words, "date", &clock::spoken_text(site.since));
    let here = county.and_then(|county| {
        let text = line(ui::NEXT_ASIDE_REENTRY, asides::reentry_in(county)?);
        Some(p(fill(&text, "county", county.name)))
    });
    let prisons = asides::reentry_in_prisons();
    let prisons = prisons.map(|site| p(line(ui::NEXT_ASIDE_PRISONS, site)));
    parts((here, prisons))
}
