//! Counties, plans, and which plans serve which county.

use crate::{COUNTIES, COUNTY_PLANS, PLANS, ZIP_COUNTIES, ZIP_STEPS};
use chrono::NaiveDate;

/// A telephone line as far as it was seen in a source. Nothing from memory is ever in here.
#[derive(Debug)]
pub struct Phone {
    /// The number; empty when none was seen.
    pub number: &'static str,
    /// Another number for the same line; empty when none was seen.
    pub other: &'static str,
    /// The line for people who cannot hear or speak well; empty when none was seen.
    pub tty: &'static str,
    /// When it is answered, as the source has it; empty when not seen.
    pub hours: &'static str,
}

/// A county of California.
#[derive(Debug)]
pub struct County {
    /// The name used in answers and exports.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The county's Medi-Cal office.
    pub medi_cal: Phone,
    /// The county's mental health and substance use line.
    pub behavioral_health: Phone,
    /// Whether only a crisis line was seen, and no line for starting care.
    pub crisis_line_only: bool,
}

/// A Medi-Cal managed care plan.
#[derive(Debug)]
pub struct Plan {
    /// The name used in answers and exports.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Member services.
    pub member_services: Phone,
    /// Its page; empty when none was seen.
    pub website: &'static str,
    /// Its page on Enhanced Care Management, else on Community Supports, else for those who refer; empty
    /// when none was seen.
    pub ecm_page: &'static str,
    /// Its line for referrals; empty when none was seen.
    pub referral_phone: &'static str,
    /// Whether it serves one group only (SCAN, PHC California). What every plan must offer was not seen
    /// to reach these.
    pub specialty: bool,
}

/// Whether everybody in the county may join a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enrolment {
    /// Open to everybody.
    Open,
    /// Open to some only (Kaiser, SCAN, PHC California).
    Limited,
}

/// That a plan serves a county, and when.
#[derive(Debug)]
pub struct CountyPlan {
    /// Place in the list of counties.
    pub county: u8,
    /// Place in the list of plans.
    pub plan: u8,
    /// Who may join.
    pub enrolment: Enrolment,
    /// First day.
    pub from: NaiveDate,
    /// Last day; `None` while it goes on.
    pub to: Option<NaiveDate>,
}

impl CountyPlan {
    /// The county.
    pub fn county(&self) -> &'static County {
        &COUNTIES[usize::from(self.county)]
    }

    /// The plan.
    pub fn plan(&self) -> &'static Plan {
        &PLANS[usize::from(self.plan)]
    }

    /// Whether the plan serves one group only.
    pub fn is_specialty(&self) -> bool {
        self.plan().specialty
    }

    /// Whether the plan serves the county on this day.
    pub fn serves_on(&self, date: NaiveDate) -> bool {
        self.from <= date && self.to.is_none_or(|to| date <= to)
    }
}

/// The county with this id.
pub fn county(id: &str) -> Option<&'static County> {
    COUNTIES.iter().find(|county| county.id == id)
}

/// The plan with this id.
pub fn plan(id: &str) -> Option<&'static Plan> {
    PLANS.iter().find(|plan| plan.id == id)
}

/// The plans that serve a county at any time, with dates. Empty only when there is no data.
pub fn plans_of_county(county: &County) -> impl Iterator<Item = &'static CountyPlan> {
    let id = county.id;
    COUNTY_PLANS.iter().filter(move |pair| pair.county().id == id)
}

/// Why a ZIP code gives no county. Each needs words of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZipError {
    /// Not five digits.
    NotAZip,
    /// A ZIP code of another state.
    OutsideCalifornia,
    /// Looks Californian, but is in no list.
    Unknown,
}

/// The county in which a ZIP code's post office lies: a suggestion that the person confirms, since a
/// ZIP code can cross county lines.
///
/// ```
/// use content::{county_of_zip, ZipError};
/// assert_eq!(county_of_zip(" 93301 ").unwrap().id, "kern");
/// assert_eq!(county_of_zip("10001").unwrap_err(), ZipError::OutsideCalifornia);
/// assert_eq!(county_of_zip("9330").unwrap_err(), ZipError::NotAZip);
/// ```
pub fn county_of_zip(text: &str) -> Result<&'static County, ZipError> {
    let text = text.trim();
    if text.len() != 5 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(ZipError::NotAZip);
    }
    let zip: u32 = text.parse().map_err(|_| ZipError::NotAZip)?;
    if !(90_000..=96_199).contains(&zip) {
        return Err(ZipError::OutsideCalifornia);
    }
    listed_zips()
        .find(|(listed, _)| *listed == zip)
        .map(|(_, county)| county)
        .ok_or(ZipError::Unknown)
}

/// Every ZIP code of the list with its county.
fn listed_zips() -> impl Iterator<Item = (u32, &'static County)> {
    let ends = ZIP_STEPS.iter().scan(90_000, |zip, step| {
        *zip += u32::from(*step);
        Some((*zip, *step < 255))
    });
    let zips = ends.filter(|(_, is_zip)| *is_zip).map(|(zip, _)| zip);
    zips.zip(ZIP_COUNTIES.iter().map(|county| &COUNTIES[usize::from(*county)]))
}
