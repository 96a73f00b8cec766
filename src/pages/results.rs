//! What the answers show: whom to call, and the programs by family and verdict, each with its reasons.

use crate::edge::clock;
use crate::flow::{self, Open};
use crate::pages::coverage::{self, Way};
use crate::parts::back::Back;
use crate::parts::button::{act_button, link_button};
use crate::parts::call::call;
use crate::parts::card::{Found, badge, card, sentences};
use crate::parts::details::details;
use crate::parts::emergency::EmergencyLines;
use crate::parts::offer::offer;
use crate::route::Page;
use crate::session::{Session, sitting};
use crate::words::{say, say_count, say_with};
use content::{Message, ui};
use leptos::prelude::*;
use rules::{Evaluation, Verdict};

/// What people read about a family of programs.
struct Family {
    /// The name of its gate.
    id: &'static str,
    title: Message,
    what: Message,
    /// What to say on the telephone.
    say: Message,
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
        not_now: ui::RESULTS_GROUPS_NOT_NOW,
        is_one_benefit: true,
    },
    Family {
        id: "cs",
        title: ui::RESULTS_FAMILY_CS_TITLE,
        what: ui::RESULTS_FAMILY_CS_WHAT,
        say: ui::CALL_SAY_CS,
        not_now: ui::RESULTS_FAMILY_CS_NOT_NOW,
        is_one_benefit: false,
    },
];

/// The results page.
#[component]
pub fn Results() -> impl IntoView {
    let sitting = sitting();
    let intro = say_with(ui::RESULTS_INTRO, "date", &clock::spoken(clock::today()));
    view! {
        <Back to=sitting.look(|session| flow::previous(session, Page::Results)) />
        <h1 tabindex="-1">{say(ui::RESULTS_TITLE)}</h1>
        <EmergencyLines />
        <p>{intro}</p>
        {sitting.look(findings)}
        <div class="actions">{link_button(ui::CHECK_TITLE, Page::Check)}</div>
    }
    .into_any()
}

fn findings(session: &Session) -> AnyView {
    let evaluation = session.evaluate();
    let remarks = coverage::remarks(session, &evaluation);
    let way = coverage::way(session, &evaluation);
    if way == Way::Blocked {
        return remarks;
    }
    let families: Vec<(&Family, Vec<Found>)> =
        FAMILIES.iter().map(|family| (family, found(&evaluation, family.id))).collect();
    let call = (way == Way::Open).then(|| call(&session.answers, scripts(&families)));
    let views: Vec<AnyView> = families
        .into_iter()
        .map(|(family, found)| family_view(session, &evaluation, family, found))
        .collect();
    (remarks, call, still_open(session), views).into_any()
}

/// What to say on the telephone: a sentence for each family that has something to ask for.
fn scripts(families: &[(&Family, Vec<Found>)]) -> Vec<String> {
    let script = |(family, found): &(&Family, Vec<Found>)| {
        let with = |verdict| found.iter().filter(move |found| found.finding.verdict == verdict);
        let asked = [Verdict::Likely, Verdict::Possible]
            .into_iter()
            .find(|verdict| with(*verdict).next().is_some())?;
        let names: Vec<&str> = with(asked).map(|found| found.info().official_name).collect();
        Some(say_with(family.say, "supports", &names.join("; ")))
    };
    families.iter().filter_map(script).collect()
}

/// How much is still open, and the way to it.
fn still_open(session: &Session) -> Option<AnyView> {
    let open = Open::of(session).screens().len();
    let text = (open > 0).then(|| say_count(ui::RESULTS_OPEN_ONE, ui::RESULTS_OPEN_MANY, open))?;
    let sitting = sitting();
    let on = act_button(ui::RESULTS_OPEN_GO_ON, move || sitting.go_on());
    Some(view! { <div class="notice"><p>{text}</p>{on}</div> }.into_any())
}

/// A family with its programs by verdict.
fn family_view(
    session: &Session,
    evaluation: &Evaluation<'_>,
    family: &Family,
    mut found: Vec<Found>,
) -> AnyView {
    let said = shared_flags(&found);
    found.iter_mut().for_each(|found| found.said = said.clone());
    let best = best(&found);
    let group = |verdict: Verdict| -> Vec<AnyView> {
        let of = found.iter().filter(|found| found.finding.verdict == verdict);
        of.map(|found| card(evaluation, found, offer_of(session, evaluation, family, found)))
            .collect()
    };
    let not_now = group(Verdict::NotNow);
    view! {
        <section class="benefit" class:one=family.is_one_benefit>
            <h2>{say(family.title)}</h2>
            {family.is_one_benefit.then(|| badge(best))}
            <p>{say(family.what)}</p>
            {family.is_one_benefit.then(|| summary(best)).flatten().map(|words| view! { <p>{say(words)}</p> })}
            {sentences(said.iter())}
        </section>
        {group(Verdict::Shown)}
        {group(Verdict::Likely)}
        {group(Verdict::Possible)}
        {folded(family.not_now, not_now)}
    }
    .into_any()
}

/// Whether the plan offers a program, where that is the plan's choice and there is something to ask for.
fn offer_of(
    session: &Session,
    evaluation: &Evaluation<'_>,
    family: &Family,
    found: &Found,
) -> Option<AnyView> {
    let asked = matches!(found.finding.verdict, Verdict::Likely | Verdict::Possible);
    let program = &evaluation.rulebook().programs[found.index];
    (asked && !family.is_one_benefit).then(|| offer(session, evaluation, program))
}

fn found(evaluation: &Evaluation<'_>, family: &str) -> Vec<Found> {
    let programs = evaluation.rulebook().programs.iter().enumerate();
    let own = programs.filter(|(index, _)| content::PROGRAMS[*index].family == family);
    own.map(|(index, program)| Found {
        index,
        finding: evaluation.finding(program),
        said: Vec::new(),
    })
    .collect()
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
fn folded(title: Message, cards: Vec<AnyView>) -> Option<AnyView> {
    let title = say_with(title, "count", &cards.len().to_string());
    (!cards.is_empty()).then(|| details(title, cards.into_any()))
}
