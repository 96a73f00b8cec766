//! Writes counties, plans, who serves and offers what where, ZIP codes and statewide lines.

use super::{Emitter, date, list, option};
use crate::places::{Election, Row};

impl Emitter<'_> {
    pub(super) fn places(&self) -> String {
        let places = &self.content.places;
        let counties = list(places.counties.iter().map(county));
        let plans = list(places.plans.iter().map(plan));
        let pairs = list(places.county_plans.iter().map(|pair| {
            let enrolment = if pair.limited { "Limited" } else { "Open" };
            format!(
                "CountyPlan {{ county: {}, plan: {}, enrolment: Enrolment::{enrolment}, from: {}, to: {} }}",
                pair.county, pair.plan, date(pair.from), option(pair.to.map(date)),
            )
        }));
        let (steps, zip_counties) = zips(&places.zips);
        let contacts = list(places.contacts.iter().map(contact));
        let elections = list(places.elections.iter().map(|election| self.election(election)));
        format!(
            "/// The counties, in order of id.\npub static COUNTIES: &[County] = {counties};\n\
             /// The plans, in order of id.\npub static PLANS: &[Plan] = {plans};\n\
             /// Which plan serves which county.\npub static COUNTY_PLANS: &[CountyPlan] = {pairs};\n\
             /// From one ZIP code to the next, from 90000 on; 255 goes on without being one.\n\
             pub static ZIP_STEPS: &[u8] = &{steps:?};\n\
             /// The place of each ZIP code's county.\npub static ZIP_COUNTIES: &[u8] = &{zip_counties:?};\n\
             /// What plans are known to offer where, in order of [`COUNTY_PLANS`].\n\
             pub static ELECTIONS: &[Election] = {elections};\n\
             /// Statewide lines.\npub static CONTACTS: &[Contact] = {contacts};\n"
        )
    }

    fn election(&self, election: &Election) -> String {
        let program = self.content.decided().position(|program| program.id == election.program);
        format!(
            "Election {{ pair: {}, program: {}, offered: {}, names_county: {}, from: {}, to: {}, as_of: {:?} }}",
            election.pair,
            program.expect("checked"),
            election.offered,
            election.names_county,
            option(election.from.map(date)),
            option(election.to.map(date)),
            election.as_of,
        )
    }
}

/// ZIP codes as steps from one to the next, and the place of each one's county: a third of the size.
fn zips(zips: &[(u32, usize)]) -> (Vec<u8>, Vec<usize>) {
    let (mut steps, mut last) = (Vec::new(), 90_000);
    for (zip, _) in zips {
        let mut step = zip - last;
        while step >= 255 {
            steps.push(255);
            step -= 255;
        }
        steps.push(step as u8);
        last = *zip;
    }
    (steps, zips.iter().map(|(_, county)| *county).collect())
}

fn county(row: &Row) -> String {
    let medi_cal = phone([
        row.seen("medi_cal_phone", "medi_cal_confidence"),
        row.seen("medi_cal_phone_alt", "medi_cal_confidence"),
        row.seen("medi_cal_tty", "medi_cal_confidence"),
        row.seen("medi_cal_hours", "medi_cal_confidence"),
    ]);
    let behavioral_health = phone([
        row.seen("bh_phone", "bh_confidence"),
        row.seen("bh_phone_alt", "bh_confidence"),
        row.seen("bh_tty", "bh_confidence"),
        row.seen("bh_hours", "bh_confidence"),
    ]);
    format!(
        "County {{ id: {:?}, name: {:?}, medi_cal: {medi_cal}, behavioral_health: {behavioral_health}, \
         crisis_line_only: {} }}",
        row.cell("county_id"),
        row.cell("county"),
        row.cell("bh_kind") == "crisis",
    )
}

fn plan(row: &Row) -> String {
    let cell = |column| row.seen(column, "confidence");
    let services = ["member_phone", "member_phone_alt", "tty", "member_hours"].map(cell);
    let pages = ["ecm_page", "cs_page", "referral_page"].map(cell);
    let page = pages.into_iter().find(|page| page.starts_with("https:")).unwrap_or_default();
    format!(
        "Plan {{ id: {:?}, name: {:?}, member_services: {}, website: {:?}, ecm_page: {:?}, \
         referral_phone: {:?}, specialty: {} }}",
        row.cell("plan_id"),
        row.cell("name"),
        phone(services),
        cell("website"),
        page,
        cell("referral_phone"),
        row.cell("plan_kind").contains("specialty"),
    )
}

fn contact(row: &Row) -> String {
    let phone = phone(["phone", "phone_alt", "tty", "hours"].map(|column| row.cell(column)));
    format!(
        "Contact {{ id: {:?}, name: {:?}, phone: {phone} }}",
        row.cell("contact_id"),
        row.cell("name")
    )
}

fn phone([number, other, tty, hours]: [&str; 4]) -> String {
    format!("Phone {{ number: {number:?}, other: {other:?}, tty: {tty:?}, hours: {hours:?} }}")
}
