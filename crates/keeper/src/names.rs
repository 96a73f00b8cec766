//! Counties, plans and Community Supports as foreign files call them.
//!
//! Case, spaces, punctuation, and words such as "County", "Inc" and "Services" make no difference. What
//! is left over stands in the two tables of aliases: add to them, never to the content's ids.

use crate::table::Table;
use std::collections::BTreeMap;

/// The fifteen Community Supports with the names that differ from the id by more than small words.
pub const SERVICES: &[(&str, &[&str])] = &[
    ("housing-transition-navigation", &["HTNS", "housing transition"]),
    ("housing-deposits", &["housing deposit"]),
    ("housing-tenancy-sustaining", &["HTSS", "housing tenancy"]),
    ("day-habilitation", &[]),
    ("recuperative-care", &["medical respite", "recuperative care medical respite"]),
    (
        "short-term-post-hospitalization-housing",
        &["STPHH", "short term post hospital housing", "post hospitalization housing"],
    ),
    ("transitional-rent", &["transitional rent services"]),
    ("respite", &["caregiver respite", "respite caregivers"]),
    (
        "assisted-living-facility-transitions",
        &[
            "assisted living facility ALF transitions",
            "assisted living facility transition",
            "ALF transitions",
            "nursing facility transition diversion assisted living facilities",
            "nursing facility transition diversion assisted living facilities such as residential care \
             facilities for the elderly and adult residential facilities",
            "nursing facility transition diversion assisted living facility",
        ],
    ),
    (
        "community-home-transition",
        &[
            "community home transitions",
            "community transition",
            "community transition services nursing facility transition home",
            "nursing facility transition home",
        ],
    ),
    ("personal-care-homemaker", &["personal care", "personal care homemaker services"]),
    (
        "home-modifications",
        &[
            "environmental accessibility adaptations",
            "environmental accessibility adaptations home modifications",
            "EAA",
        ],
    ),
    (
        "medically-tailored-meals",
        &[
            "medically tailored meals medically supportive food",
            "medically supportive food medically tailored meals",
            "medically supportive food meals medically tailored meals",
            "meals medically tailored meals",
            "medically supportive food",
            "MTM",
        ],
    ),
    ("sobering-centers", &["sobering center"]),
    ("asthma-remediation", &[]),
];

/// Names of plans that are neither the id nor the name in `plans.csv`, as DHCS and plans print them.
const PLANS: &[(&str, &[&str])] = &[
    (
        "ahf-phc-california",
        &["AIDS Healthcare Foundation", "PHC California", "Positive Healthcare"],
    ),
    ("alameda-alliance", &["Alameda Alliance for Hlth"]),
    ("anthem-blue-cross", &["Anthem Blue Cross", "Anthem", "Blue Cross of California"]),
    (
        "blue-shield-promise",
        &["Blue Shield of California Promise", "Blue Shield Promise Health Plan"],
    ),
    ("caloptima-health", &["CalOptima"]),
    ("calviva-health", &["CalViva"]),
    ("cencal-health", &["CenCal", "Santa Barbara San Luis Obispo Regional Health Authority"]),
    ("central-california-alliance", &["CCAH", "Central CA Alliance for Health"]),
    ("community-health-group", &["Community Health Group Partnership Plan", "CHG"]),
    ("contra-costa-health-plan", &["Contra Costa Hlth Plan", "CCHP"]),
    ("gold-coast-health-plan", &["Gold Coast"]),
    (
        "health-net",
        // The second name is misprinted so in the State's own report.
        &[
            "Health Net Community Solutions",
            "Heath Net Community Solutions",
            "Health Net Comm Solutions",
        ],
    ),
    ("health-plan-of-san-joaquin", &["Hlth Plan of San Joaquin", "HPSJ"]),
    ("health-plan-of-san-mateo", &["Hlth Plan of San Mateo", "HPSM"]),
    ("inland-empire-health-plan", &["IEHP", "Inland Empire"]),
    (
        "kaiser-permanente",
        &["Kaiser", "Kaiser Foundation Health Plan", "KP Cal", "Kaiser Foundation"],
    ),
    ("kern-family-health-care", &["Kern Health Systems", "Kern Hlth Systems"]),
    ("la-care", &["LA Care", "L.A. Care", "LA Care Health Plan"]),
    (
        "molina-healthcare",
        &["Molina", "Molina Healthcare of California Partner Plan", "Molina Healthcare"],
    ),
    ("mountain-valley-health-plan", &["MVHP"]),
    (
        "partnership-healthplan",
        &["Partnership Health Plan", "Partnership HealthPlan of CA", "Partnership HP of CA"],
    ),
    ("san-francisco-health-plan", &["San Francisco Hlth Plan", "SFHP"]),
    ("santa-clara-family-health-plan", &["Santa Clara Family Hlth", "SCFHP"]),
    ("scan-health-plan", &["SCAN"]),
    ("chpiv", &["CHPIV"]),
];

/// Words that make no difference between two names.
const SMALL: [&str; 18] = [
    "a",
    "an",
    "and",
    "corp",
    "corporation",
    "county",
    "for",
    "inc",
    "llc",
    "of",
    "or",
    "program",
    "programs",
    "service",
    "services",
    "the",
    "to",
    "in",
];

/// Letters and digits alone, in small letters: for columns.
pub fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// As [`plain`], without small words: for names.
fn key(text: &str) -> String {
    // "L.A. Care" is "LA Care"; any other mark separates words.
    let text = text.replace(['.', '\'', '’'], "").to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !SMALL.contains(word)).collect()
}

/// The names of one kind of thing, with their ids.
struct Names(BTreeMap<String, String>);

impl Names {
    fn find(&self, text: &str) -> Option<&str> {
        let whole = self.0.get(&key(text));
        // What stands in brackets is an explanation, as a rule.
        let without = || self.0.get(&key(text.split('(').next().unwrap_or(text)));
        whole.or_else(without).map(String::as_str)
    }

    fn add(&mut self, name: &str, id: &str) {
        self.0.insert(key(name), id.to_owned());
    }
}

/// All names that an import knows.
pub struct Known {
    counties: Names,
    plans: Names,
    services: Names,
}

impl Known {
    /// The names of the content's tables, and the aliases.
    pub fn new(counties: &Table, plans: &Table) -> Known {
        let empty = || Names(BTreeMap::new());
        let mut known = Known { counties: empty(), plans: empty(), services: services() };
        for row in &counties.rows {
            let name = counties.cell(row, "county");
            known.counties.add(name, name);
            known.counties.add(counties.cell(row, "county_id"), name);
        }
        for row in &plans.rows {
            let id = plans.cell(row, "plan_id");
            let name = plans.cell(row, "name");
            known.plans.add(id, id);
            known.plans.add(name, id);
            known.plans.add(name.split('(').next().unwrap_or(name), id);
        }
        let aliases = PLANS.iter().flat_map(|(id, names)| names.iter().map(move |name| (name, id)));
        aliases.for_each(|(name, id)| known.plans.add(name, id));
        known
    }

    /// The county's name as the tables have it.
    pub fn county(&self, text: &str) -> Result<String, String> {
        found(self.counties.find(text), "county", text)
    }

    /// The plan's id. The enrolment report writes the county after a slash: that is dropped.
    pub fn plan(&self, text: &str) -> Result<String, String> {
        let before = || text.rsplit_once('/').and_then(|(plan, _)| self.plans.find(plan));
        found(self.plans.find(text).or_else(before), "plan", text)
    }

    /// The id of the Community Support.
    pub fn service(&self, text: &str) -> Result<String, String> {
        found(self.services.find(text), "Community Support", text)
    }
}

fn services() -> Names {
    let mut names = Names(BTreeMap::new());
    for (id, aliases) in SERVICES {
        names.add(id, id);
        aliases.iter().for_each(|alias| names.add(alias, id));
    }
    names
}

fn found(id: Option<&str>, what: &str, text: &str) -> Result<String, String> {
    match text.trim() {
        "" => Err(format!("no {what}")),
        name => id.map(str::to_owned).ok_or_else(|| {
            format!(
                "unknown {what} \"{name}\" (a new name for a known one: crates/keeper/src/names.rs)"
            )
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn known() -> Known {
        let table = |name: &str| {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content/tables");
            Table::read(&folder.join(name)).unwrap()
        };
        Known::new(&table("counties.csv"), &table("plans.csv"))
    }

    #[test]
    fn names_of_the_enrolment_report_of_2026() {
        for (name, id) in [
            ("L.A. Care Health Plan/Los Angeles", "la-care"),
            ("Heath Net Community Solutions, Inc/Calaveras", "health-net"),
            ("Partnership Health Plan of California/Yolo", "partnership-healthplan"),
            ("Partnership HealthPlan of California/Yuba", "partnership-healthplan"),
            ("Kaiser Foundation Health Plan/Sutter", "kaiser-permanente"),
            ("Kern Health Systems/Kern", "kern-family-health-care"),
            ("CalOptima/Orange", "caloptima-health"),
            ("Blue Shield of California Promise/San Diego", "blue-shield-promise"),
            ("AIDS Healthcare Foundation/Los Angeles", "ahf-phc-california"),
            ("Community Health Plan of Imperial Valley/Imperial", "chpiv"),
            ("Mountain Valley Health Plan/Alpine", "mountain-valley-health-plan"),
            ("Central California Alliance for Health/Mariposa", "central-california-alliance"),
            ("SCAN Health Plan/Riverside", "scan-health-plan"),
            ("CenCal Health/San Luis Obispo", "cencal-health"),
            ("Molina Healthcare of California/Sacramento", "molina-healthcare"),
        ] {
            assert_eq!(known().plan(name).as_deref(), Ok(id), "{name}");
        }
    }

    #[test]
    fn every_plan_county_and_service_of_the_content_is_known() {
        let known = known();
        for (id, _) in PLANS {
            assert_eq!(known.plan(id).as_deref(), Ok(*id));
        }
        assert_eq!(known.county("SAN  LUIS OBISPO COUNTY").as_deref(), Ok("San Luis Obispo"));
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content/programs/cs");
        let mut files = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let id = name.trim_end_matches(".yaml");
            assert_eq!(known.service(id).as_deref(), Ok(id));
            files += 1;
        }
        assert_eq!(files, SERVICES.len());
    }

    #[test]
    fn official_names_of_the_supports() {
        for (name, id) in [
            ("Housing Transition/Navigation Services", "housing-transition-navigation"),
            ("Housing Tenancy & Sustaining Services", "housing-tenancy-sustaining"),
            ("Recuperative Care (Medical Respite)", "recuperative-care"),
            ("Respite Services", "respite"),
            ("Day Habilitation Programs", "day-habilitation"),
            ("Environmental Accessibility Adaptations (Home Modifications)", "home-modifications"),
            ("Medically Tailored Meals/Medically-Supportive Food", "medically-tailored-meals"),
            (
                "Nursing Facility Transition/Diversion to Assisted Living Facilities, such as \
                 Residential Care Facilities for the Elderly and Adult Residential Facilities",
                "assisted-living-facility-transitions",
            ),
            (
                "Community Transition Services/Nursing Facility Transition to a Home",
                "community-home-transition",
            ),
            ("Assisted Living Facility (ALF) Transitions", "assisted-living-facility-transitions"),
            ("Personal_Care_and_Homemaker_Services", "personal-care-homemaker"),
            ("Sobering Centers", "sobering-centers"),
        ] {
            assert_eq!(known().service(name).as_deref(), Ok(id), "{name}");
        }
        assert!(known().service("Free bus rides").is_err());
    }
}
