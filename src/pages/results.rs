//! What the answers show: whom to call, and the programs by family and verdict, each with its reasons.

use crate::edge::clock;
use crate::flow;
use crate::handover::Stage;
use crate::keeping;
use crate::pages::coverage::{self, Way};
use crate::pages::start::HELPER;
use crate::parts::back::back;
use crate::parts::button::{link, link_button};
use crate::parts::call::call;
use crate::parts::card::{Found, badge, card, sentences};
use crate::parts::details::details_later;
use crate::parts::element::{El, Parts, div, el, list, p, parts};
use crate::parts::emergency::emergency_lines;
use crate::parts::field::heading;
use crate::parts::files::files;
use crate::parts::next_person::next_person;
use crate::parts::offer::offer;
use crate::parts::source::outward;
use crate::parts::still_open::still_open;
use crate::route::Page;
use crate::session::{Session, Sitting, sitting};
use crate::told;
use crate::words::{say, say_with, weave};
use content::{Message, ui};
use rules::{Evaluation, Verdict};

/// What people read about a family of programs.
struct Family {
    /// The name of its gate.
    id: &'static str,
    title: Message,
    what: Message,
    /// What to say on the telephone.
    say: Message,
    /// What to say where nothing is likely yet.
    say_any: Message,
    /// What stands above the programs that the answers do not show.
    not_now: Message,
    /// Whether its programs are ways into one benefit. Otherwise each is a benefit of its own, which
    /// a plan may or may not offer.
    is_one_benefit: bool,
}

const FAMILIES: &[Family] = &[
    Family {
        id: "ecm",
        title: ui::RESULTS_FAMILY_ECM_TITLE,
        what: ui::RESULTS_FAMILY_ECM_WHAT,
        say: ui::CALL_SAY_ECM,
        say_any: ui::CALL_SAY_ECM,
        not_now: ui::RESULTS_GROUPS_NOT_NOW,
        is_one_benefit: true,
    },
    Family {
        id: "cs",
        title: ui::RESULTS_FAMILY_CS_TITLE,
        what: ui::RESULTS_FAMILY_CS_WHAT,
        say: ui::CALL_SAY_CS,
        say_any: ui::CALL_SAY_CS_ANY,
        not_now: ui::RESULTS_FAMILY_CS_NOT_NOW,
        is_one_benefit: false,
    },
];

/// The results page.
pub fn results() -> Parts {
    let sitting = sitting();
    let today = clock::spoken(clock::today());
    parts((
        back(sitting.origin(sitting.look(|session| flow::previous(session, Page::Results)))),
        heading(say(ui::RESULTS_TITLE)),
        p(say_with(ui::RESULTS_INTRO, "date", &today)),
        sitting.look(findings),
        emergency_lines(),
        files(None),
        div(
            "actions",
            (
                link_button(ui::CHECK_TITLE, Page::Check),
                link(ui::SHARE_SEE, Page::Share),
                keep(sitting),
            ),
        ),
        (keeping::fold(sitting), next_person()),
    ))
}

/// For helpers: the way to the people on this device, or to the one whose answers these are.
fn keep(sitting: Sitting) -> Option<El> {
    let who = sitting.look(|session| told::who_for(&session.answers));
    let number = keeping::current().unwrap_or_default();
    let keep = link(ui::CASELOAD_KEEP, Page::Caseload(number as usize));
    (who == Some(HELPER)).then_some(keep)
}

fn findings(session: &Session) -> Parts {
    let evaluation = session.evaluate();
    let remarks = coverage::remarks(session, &evaluation);
    let way = coverage::way(session, &evaluation);
    let next = div("actions", link_button(ui::NEXT_SEE, Page::Next));
    if way == Way::Blocked {
        return parts((remarks, next));
    }
    let found = |family| (family, found(&evaluation, family));
    let families: Vec<(&'static Family, Vec<Found>)> = FAMILIES.iter().map(found).collect();
    let first = (at_a_glance(&families), still_open(session), remarks);
    let next = match way {
        Way::Open => call(&session.answers, scripts(&families)).with(next),
        _ => next,
    };
    let view = |(family, found): &(&'static Family, Vec<Found>)| {
        family_view(session, &evaluation, family, found)
    };
    let views: Vec<Parts> = families.iter().map(view).collect();
    parts((first, next, views, county_page(session)))
}

/// What the plans of the person's county are known to offer, on a page of its own.
fn county_page(session: &Session) -> Option<El> {
    let county = told::code(&session.answers, "county")?;
    Some(p(outward(ui::RESULTS_COUNTY, ["county/", county, "/"].concat())))
}

/// What to say on the telephone: a sentence for each family that has something to ask for.
fn scripts(families: &[(&'static Family, Vec<Found>)]) -> Vec<String> {
    let script = |(family, found): &(&'static Family, Vec<Found>)| {
        let likely: Vec<&str> =
            with(found, Verdict::Likely).map(|found| found.info().official_name).collect();
        match best(found) {
            Verdict::Likely => Some(say_with(family.say, "supports", &likely.join("; "))),
            Verdict::Possible => Some(say(family.say_any)),
            _ => None,
        }
    };
    families.iter().filter_map(script).collect()
}

/// The answer in one or two lists, before all else.
fn at_a_glance(families: &[(&'static Family, Vec<Found>)]) -> Parts {
    let line = |verdict, class, words: Message| {
        let names = families.iter().flat_map(|(family, found)| names(family, found, verdict));
        let names: Vec<String> = names.collect();
        (!names.is_empty()).then(|| div(class, weave(words, "names", listed(names))))
    };
    let likely = line(Verdict::Likely, "glance likely", ui::RESULTS_GLANCE_LIKELY);
    parts((likely, line(Verdict::Possible, "glance possible", ui::RESULTS_GLANCE_POSSIBLE)))
}

/// The benefits of a family with this verdict: the family itself where its programs are ways into one.
fn names(family: &Family, found: &[Found], verdict: Verdict) -> Vec<String> {
    if family.is_one_benefit {
        return Vec::from_iter((best(found) == verdict).then(|| say(family.title)));
    }
    with(found, verdict).map(|found| say(found.info().title)).collect()
}

/// A short list in full, a long one as a number.
fn listed(names: Vec<String>) -> El {
    match names.len() {
        0..=6 => list("", names.into_iter().map(|name| el("li", name)).collect()),
        count => p(say_with(ui::RESULTS_GLANCE_MANY, "count", &count.to_string())),
    }
}

fn with(found: &[Found], verdict: Verdict) -> impl Iterator<Item = &Found> {
    found.iter().filter(move |found| found.finding.verdict == verdict)
}

/// A family with its programs by verdict.
fn family_view(
    session: &Session,
    evaluation: &Evaluation<'_>,
    family: &'static Family,
    found: &[Found],
) -> Parts {
    let draw = |found: &Found| {
        let offer = offer_of(session, evaluation, family, found);
        // Reasons tell what a person answered alone: they wait to be opened.
        let is_shut = session.handover.stage == Stage::Back;
        card(evaluation, found, offer, family.is_one_benefit && !is_shut)
    };
    let group = |verdict| with(found, verdict).map(draw).collect::<Vec<El>>();
    parts((
        family_head(family, best(found), &shared_flags(found)),
        group(Verdict::Shown),
        group(Verdict::Likely),
        group(Verdict::Possible),
        folded(family, with(found, Verdict::NotNow).count()),
    ))
}

/// What a family is; for one benefit also its verdict, which is the best of its groups.
fn family_head(family: &Family, best: Verdict, said: &[Message]) -> El {
    let one = family.is_one_benefit;
    let verdict = one.then(|| badge(best));
    // A remark that holds for all says more than the general words.
    let summary = summary(best).filter(|_| one && said.is_empty()).map(|words| p(say(words)));
    let class = if one { "benefit one" } else { "benefit" };
    let title = el("h2", say(family.title));
    let head = (title, verdict, p(say(family.what)), summary, sentences(said.iter()));
    el("section", head).class(class)
}

/// Whether the plan offers a program, where that is the plan's choice and there is something to ask for.
fn offer_of(
    session: &Session,
    evaluation: &Evaluation<'_>,
    family: &Family,
    found: &Found,
) -> Option<El> {
    let is_asked = matches!(found.finding.verdict, Verdict::Likely | Verdict::Possible);
    let program = &evaluation.rulebook().programs[found.index];
    (is_asked && !family.is_one_benefit).then(|| offer(session, evaluation, program))
}

/// The programs of a family with their findings.
fn found(evaluation: &Evaluation<'_>, family: &Family) -> Vec<Found> {
    let programs = evaluation.rulebook().programs.iter().enumerate();
    let own = programs.filter(|(index, _)| content::PROGRAMS[*index].family == family.id);
    let found = |(index, program)| {
        let finding = evaluation.finding(program);
        Found { index, finding, said: Vec::new() }
    };
    let mut found: Vec<Found> = own.map(found).collect();
    let said = shared_flags(&found);
    found.iter_mut().for_each(|found| found.said = said.clone());
    found
}

/// The remarks that hold for every program of a family: said once.
fn shared_flags(found: &[Found]) -> Vec<Message> {
    let Some((first, others)) = found.split_first() else { return Vec::new() };
    let mut flags = first.flags();
    others.iter().for_each(|other| {
        let also = other.flags();
        flags.retain(|flag| also.contains(flag));
    });
    flags
}

/// The best verdict of a family: one way in is enough.
fn best(found: &[Found]) -> Verdict {
    let has = |verdict: &Verdict| found.iter().any(|found| found.finding.verdict == *verdict);
    let order = [Verdict::Likely, Verdict::Possible, Verdict::Shown, Verdict::NoRuleForDate];
    order.into_iter().find(has).unwrap_or(Verdict::NotNow)
}

fn summary(verdict: Verdict) -> Option<Message> {
    match verdict {
        Verdict::Likely => Some(ui::RESULTS_SUMMARY_LIKELY),
        Verdict::Possible => Some(ui::RESULTS_SUMMARY_POSSIBLE),
        Verdict::NotNow => Some(ui::RESULTS_SUMMARY_NOT_NOW),
        _ => None,
    }
}

/// The programs that the answers do not show now, folded away but never hidden.
fn folded(family: &'static Family, count: usize) -> Option<El> {
    let sitting = sitting();
    let title = say_with(family.not_now, "count", &count.to_string());
    let cards = move || sitting.look(|session| not_now(session, family));
    (count > 0).then(|| details_later(title, cards).class("fold"))
}

fn not_now(session: &Session, family: &Family) -> Parts {
    let evaluation = session.evaluate();
    let found = found(&evaluation, family);
    let cards = with(&found, Verdict::NotNow).map(|found| card(&evaluation, found, None, false));
    parts(cards.collect::<Vec<El>>())
}
