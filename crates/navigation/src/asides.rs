//! Neighbouring help: told about beside the results, and not decided here.

use crate::contact::{self, Place, Ring};
use content::navigation::{PaceSite, ReentrySite, Whom};
use content::{
    ASIDE_WHOMS, ASIDES, COUNTIES, County, PACE_SITES, ProgramInfo, REENTRY_SITES, WHOMS,
};
use rules::{Evaluation, Period, Program, Verdict};

/// A neighbouring program that the answers call for.
#[derive(Debug)]
pub struct Aside {
    /// The program.
    pub program: &'static Program,
    /// Its words.
    pub info: &'static ProgramInfo,
    /// The period that holds.
    pub period: &'static Period,
    /// The place of that period in [`ProgramInfo::periods`].
    pub period_index: usize,
    /// Whom to ask.
    pub whom: &'static Whom,
    /// The ways to reach them, the best first.
    pub calls: Vec<Ring>,
}

/// The neighbouring programs that the answers given call for, in the order shown.
pub fn shown(evaluation: &Evaluation<'_>) -> Vec<Aside> {
    let place = Place::of(evaluation);
    let asides = evaluation.rulebook().asides.iter().enumerate();
    asides.filter_map(|(index, program)| aside(evaluation, &place, index, program)).collect()
}

fn aside(
    evaluation: &Evaluation<'_>,
    place: &Place,
    index: usize,
    program: &'static Program,
) -> Option<Aside> {
    let finding = evaluation.finding(program);
    let period = finding.period.filter(|_| finding.verdict == Verdict::Shown)?;
    let whom = &WHOMS[usize::from(ASIDE_WHOMS[index])];
    Some(Aside {
        program,
        info: &ASIDES[index],
        period,
        period_index: program.periods.iter().position(|other| std::ptr::eq(other, period))?,
        whom,
        calls: contact::ways(whom, place),
    })
}

/// The PACE organizations that had members in a county when last counted (June 2026).
pub fn pace_organizations(county: &County) -> impl Iterator<Item = &'static str> {
    let here = |site: &&PaceSite| COUNTIES[usize::from(site.county)].id == county.id;
    PACE_SITES.iter().filter(here).map(|site| site.organization)
}

/// What was seen of services before release in a county's jails. `None` means "not seen", never "no".
pub fn reentry_in(county: &County) -> Option<&'static ReentrySite> {
    let here = |site: &&ReentrySite| {
        site.county.is_some_and(|index| COUNTIES[usize::from(index)].id == county.id)
    };
    REENTRY_SITES.iter().find(here)
}

/// What was seen of services before release in the state prisons.
pub fn reentry_in_prisons() -> Option<&'static ReentrySite> {
    REENTRY_SITES.iter().find(|site| site.county.is_none())
}
