//! What the screener knows, for programs that use it.

use crate::codes::{
    self, CountyCode, EnrolmentCode, FactCode, FamilyCode, KindCode, PlanCode, ProgramCode,
    SensitivityCode,
};
use crate::sentences::Sentences;
use chrono::NaiveDate;
use content::{COUNTIES, Message, PROGRAMS, QUESTIONS, RULEBOOK, SCREENS};
use rules::Kind;
use serde::Serialize;

/// Something that may be told, with the words in which it is asked.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Question {
    /// The fact.
    pub id: FactCode,
    /// What kind of answer it takes.
    pub kind: KindCode,
    /// The question.
    pub question: String,
    /// A short name for lists of answers.
    pub label: String,
    /// A hint under the question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// Why it is asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// How carefully it must be asked.
    pub sensitive: SensitivityCode,
    /// The page on which the app asks it; facts of one page stand next to each other.
    pub screen: &'static str,
    /// The codes of its answers; none for numbers and days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<&'static [&'static str]>,
    /// The words of its options or bands, in their order; none where they are places or yes and no.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub option_labels: Option<Vec<String>>,
    /// The least and the greatest number that may be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<[u16; 2]>,
    /// The bands in which a number may be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bands: Option<Vec<Band>>,
}

/// A named range of numbers.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "types", derive(tsify::Tsify))]
pub struct Band {
    /// Its code.
    pub id: &'static str,
    /// The least number in it.
    pub from: u16,
    /// The greatest number in it.
    pub to: u16,
}

/// A program with its names.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "types", derive(tsify::Tsify))]
pub struct Program {
    /// The program.
    pub id: ProgramCode,
    /// Its plain name.
    pub title: String,
    /// What one may get, in one sentence.
    pub short: String,
    /// Whom it is for, in one sentence.
    pub who: String,
    /// Its name in the State's policy.
    pub official_name: &'static str,
    /// The benefit that it belongs to.
    pub family: FamilyCode,
}

/// A county with the plans that serve it.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "types", derive(tsify::Tsify))]
pub struct County {
    /// The county.
    pub id: CountyCode,
    /// Its name.
    pub name: &'static str,
    /// The plans that serve it at any time.
    pub plans: Vec<CountyPlan>,
}

/// A plan that serves a county.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct CountyPlan {
    /// The plan.
    pub id: PlanCode,
    /// Its name.
    pub name: &'static str,
    /// Who may join.
    pub enrolment: EnrolmentCode,
    /// The first day.
    #[cfg_attr(feature = "types", tsify(type = "string"))]
    pub from: NaiveDate,
    /// The last day; null while it goes on.
    #[cfg_attr(feature = "types", tsify(type = "string | null"))]
    pub to: Option<NaiveDate>,
}

/// Every fact with its kind and its answers, in the order of asking.
pub fn questions(words: &Sentences) -> Vec<Question> {
    let facts = RULEBOOK.facts.iter().zip(QUESTIONS);
    facts.map(|(fact, asked)| question(fact, asked, words)).collect()
}

fn question(fact: &'static rules::Fact, asked: &content::Question, words: &Sentences) -> Question {
    let text = |message: &Message| words.text(*message).to_owned();
    let is_listed = !matches!(fact.kind, Kind::Number | Kind::Date);
    let is_number = fact.kind == Kind::Number;
    let labels: Vec<String> = asked.options.iter().map(text).collect();
    let has_labels = !labels.is_empty() && asked.options_from == content::OptionsFrom::Words;
    Question {
        id: FactCode(fact.id),
        kind: KindCode(codes::kind(fact.kind)),
        question: text(&asked.ask),
        label: text(&asked.label),
        hint: asked.hint.as_ref().map(text),
        why: asked.why.as_ref().map(text),
        sensitive: SensitivityCode(codes::sensitivity(fact.sensitivity)),
        screen: SCREENS[usize::from(fact.screen)].id,
        options: is_listed.then_some(fact.options),
        option_labels: has_labels.then_some(labels),
        range: is_number.then_some([fact.range.0, fact.range.1]),
        bands: is_number.then(|| fact.bands.iter().map(Band::of).collect()),
    }
}

impl Band {
    fn of(band: &rules::Band) -> Band {
        Band { id: band.id, from: band.range.0, to: band.range.1 }
    }
}

/// Every program with its names, in the order shown.
pub fn programs(words: &Sentences) -> Vec<Program> {
    let text = |message| words.text(message).to_owned();
    let program = |(program, info): (&rules::Program, &content::ProgramInfo)| Program {
        id: ProgramCode(program.id),
        title: text(info.title),
        short: text(info.short),
        who: text(info.who),
        official_name: info.official_name,
        family: FamilyCode(info.family),
    };
    RULEBOOK.programs.iter().zip(PROGRAMS).map(program).collect()
}

/// Every county with the plans that serve it.
pub fn counties() -> Vec<County> {
    let served = |county: &'static content::County| County {
        id: CountyCode(county.id),
        name: county.name,
        plans: content::plans_of_county(county).map(CountyPlan::of).collect(),
    };
    COUNTIES.iter().map(served).collect()
}

impl CountyPlan {
    fn of(pair: &'static content::CountyPlan) -> CountyPlan {
        CountyPlan {
            id: PlanCode(pair.plan().id),
            name: pair.plan().name,
            enrolment: EnrolmentCode(codes::enrolment(pair.enrolment)),
            from: pair.from,
            to: pair.to,
        }
    }
}
