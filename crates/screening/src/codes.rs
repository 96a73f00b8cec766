//! The codes that stand in people and reports, each kind a type of its own with the list of all its codes.
//! Schemas and TypeScript's types are made from these lists.

use content::{
    Availability, COUNTIES, Confidence, DOUBTS, Enrolment, PLANS, PROGRAMS, RULEBOOK, SOURCES,
};
use rules::{Kind, Sensitivity, Truth, Verdict};
use serde::Serialize;

/// A kind of codes.
pub trait Codes {
    /// The name of the type.
    const NAME: &'static str;
    /// What the code says.
    const ABOUT: &'static str;
    /// Every code, each once.
    fn all() -> Vec<&'static str>;
}

macro_rules! codes {
    ($($name:ident, $about:literal, $all:expr;)*) => {
        $(
            #[doc = $about]
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
            #[serde(transparent)]
            pub struct $name(pub &'static str);

            impl Codes for $name {
                const NAME: &'static str = stringify!($name);
                const ABOUT: &'static str = $about;
                fn all() -> Vec<&'static str> {
                    $all
                }
            }

            #[cfg(feature = "schema")]
            impl schemars::JsonSchema for $name {
                fn schema_name() -> std::borrow::Cow<'static, str> {
                    Self::NAME.into()
                }
                fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                    schemars::json_schema!({
                        "description": Self::ABOUT,
                        "type": "string",
                        "enum": Self::all(),
                    })
                }
            }
        )*

        /// Every kind: its name, what it says, and its codes.
        pub fn kinds() -> Vec<(&'static str, &'static str, Vec<&'static str>)> {
            vec![$(($name::NAME, $name::ABOUT, $name::all())),*]
        }
    };
}

codes! {
    FactCode, "Something that may be told about a person.",
        RULEBOOK.facts.iter().map(|fact| fact.id).collect();
    ProgramCode, "A population of focus of Enhanced Care Management, or a Community Support.",
        RULEBOOK.programs.iter().map(|program| program.id).collect();
    FamilyCode, "The benefit that a program belongs to.",
        each_once(PROGRAMS.iter().map(|program| program.family));
    CountyCode, "A county of California.", COUNTIES.iter().map(|county| county.id).collect();
    PlanCode, "A Medi-Cal managed care plan.", PLANS.iter().map(|plan| plan.id).collect();
    VerdictCode, "What the answers say about a program. The plan decides.",
        Verdict::ALL.map(Verdict::code).to_vec();
    OutcomeCode, "How a criterion comes out.",
        [Truth::Yes, Truth::No, Truth::Unknown].map(outcome).to_vec();
    ConfidenceCode, "How sure a criterion is.", Confidence::ALL.map(Confidence::code).to_vec();
    SourceCode, "A document that rules rest on.",
        SOURCES.iter().map(|source| source.id).collect();
    DoubtCode, "An open question about the rules.",
        DOUBTS.iter().map(|doubt| doubt.id).collect();
    AvailabilityCode, "What is known of a plan offering a program in a county.",
        Availability::CODES.to_vec();
    KindCode, "What kind of answer a fact takes.",
        [Kind::YesNo, Kind::Number, Kind::Choice, Kind::Multi, Kind::Date].map(kind).to_vec();
    SensitivityCode, "How carefully a fact must be asked.",
        [Sensitivity::Open, Sensitivity::Sensitive, Sensitivity::Safety].map(sensitivity).to_vec();
    EnrolmentCode, "Whether everybody in the county may join the plan.",
        [Enrolment::Open, Enrolment::Limited].map(enrolment).to_vec();
}

fn each_once(codes: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    let mut all = Vec::new();
    for code in codes {
        if !all.contains(&code) {
            all.push(code);
        }
    }
    all
}

/// The code of an outcome.
pub fn outcome(truth: Truth) -> &'static str {
    match truth {
        Truth::Yes => "met",
        Truth::No => "not-met",
        Truth::Unknown => "unknown",
    }
}

/// The code of a kind of answer.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::YesNo => "yes-no",
        Kind::Number => "number",
        Kind::Choice => "choice",
        Kind::Multi => "multi",
        Kind::Date => "date",
    }
}

/// The code of how carefully a fact must be asked.
pub fn sensitivity(sensitivity: Sensitivity) -> &'static str {
    match sensitivity {
        Sensitivity::Open => "no",
        Sensitivity::Sensitive => "yes",
        Sensitivity::Safety => "safety",
    }
}

/// The code of who may join a plan.
pub fn enrolment(enrolment: Enrolment) -> &'static str {
    match enrolment {
        Enrolment::Open => "open",
        Enrolment::Limited => "limited",
    }
}
