//! What is said about one person.

use crate::codes::{
    self, AvailabilityCode, ConfidenceCode, DoubtCode, FactCode, OutcomeCode, PlanCode, SourceCode,
    VerdictCode,
};
use crate::person::Person;
use chrono::NaiveDate;
use content::{DOUBTS, LEAF_TEXTS, RULEBOOK, Risk, SOURCES};
use rules::{
    Change, Criterion, Evaluation, Leaf, LeafId, Outlook, Period, Program, Truth, Verdict, changes,
};
use serde::{Serialize, Serializer, ser::SerializeMap};
use serde_json::Value as Json;
use serde_json::value::RawValue;
use std::sync::LazyLock;

/// Everything said about one person.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Report {
    /// The person's own id.
    #[cfg_attr(feature = "schema", schemars(with = "crate::shape::Id"))]
    #[cfg_attr(feature = "types", tsify(type = "Id"))]
    id: Json,
    /// The day by whose rules this is said.
    #[cfg_attr(feature = "types", tsify(type = "string"))]
    as_of: NaiveDate,
    /// Every program, in the order shown.
    #[serde(serialize_with = "as_map")]
    #[cfg_attr(
        feature = "schema",
        schemars(schema_with = "crate::schema::by_program::<ProgramVerdict>")
    )]
    #[cfg_attr(feature = "types", tsify(type = "Record<ProgramCode, ProgramVerdict>"))]
    verdicts: Vec<(&'static str, ProgramVerdict)>,
    /// The fact worth asking next; null when no answer can change a verdict any more.
    next_question: Option<FactCode>,
    /// What is odd about the data itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "types", tsify(optional))]
    notices: Vec<String>,
}

/// The verdicts about one person, without reasons.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Brief {
    /// The person's own id.
    #[cfg_attr(feature = "schema", schemars(with = "crate::shape::Id"))]
    #[cfg_attr(feature = "types", tsify(type = "Id"))]
    pub id: Json,
    /// The day by whose rules this is said.
    #[cfg_attr(feature = "types", tsify(type = "string"))]
    pub as_of: NaiveDate,
    /// Every program, in the order shown.
    #[serde(serialize_with = "as_map")]
    #[cfg_attr(
        feature = "schema",
        schemars(schema_with = "crate::schema::by_program::<VerdictCode>")
    )]
    #[cfg_attr(feature = "types", tsify(type = "Record<ProgramCode, VerdictCode>"))]
    pub verdicts: Vec<(&'static str, VerdictCode)>,
    /// The fact worth asking next; null when no answer can change a verdict any more.
    pub next_question: Option<FactCode>,
    /// What is odd about the data itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "types", tsify(optional))]
    pub notices: Vec<String>,
}

/// What is said about one program.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
struct ProgramVerdict {
    /// What the answers say. The plan decides.
    verdict: VerdictCode,
    /// Remarks that hold beside the verdict, as codes.
    flags: Vec<&'static str>,
    /// The facts on which the verdict still depends.
    depends_on: Vec<FactCode>,
    /// What the plan or a clinician settles, as codes. Never a condition.
    plan_confirms: &'static [&'static str],
    /// The criteria with outcome and source.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<Reason>"))]
    #[cfg_attr(feature = "types", tsify(type = "Reason[]"))]
    reasons: Vec<&'static RawValue>,
    /// Open questions about the rule.
    doubts: Vec<DoubtCode>,
    /// What belongs beside every result of this rule, as codes.
    notices: &'static [&'static str],
    /// Single answers that, told otherwise, would better the verdict.
    would_change: Vec<WouldChange>,
    /// What is known of the person's plan offering the program, or of every plan in the county; null
    /// while the county is not known.
    availability: Option<Vec<Offer>>,
}

/// A criterion told as a reason.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "types", derive(tsify::Tsify))]
struct Reason {
    /// The criterion as the rules write it.
    criterion: &'static str,
    /// Whether the criterion stands as its opposite. Left out where it does not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "types", tsify(optional))]
    not: bool,
    /// How it comes out.
    outcome: OutcomeCode,
    /// The document that it rests on.
    source: SourceCode,
    /// Page or section of it; empty for the whole document.
    place: &'static str,
    /// How sure it is.
    confidence: ConfidenceCode,
}

/// A single answer that, told otherwise, would better the verdict.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "types", derive(tsify::Tsify))]
struct WouldChange {
    /// The fact.
    fact: FactCode,
    /// The criterion that would come out otherwise.
    criterion: &'static str,
    /// The verdict then.
    verdict: VerdictCode,
    /// The number told, where the answer is short of a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    told: Option<u16>,
    /// The number needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    needed: Option<u16>,
}

/// What is known of a plan offering the program.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
struct Offer {
    /// The plan.
    plan: PlanCode,
    /// What is known.
    status: AvailabilityCode,
    /// When the source said so, as printed ("2025-10"); null where nothing was seen.
    as_of: Option<&'static str>,
}

fn as_map<S: Serializer, T: Serialize>(
    said: &[(&str, T)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(said.len()))?;
    said.iter().try_for_each(|(id, said)| map.serialize_entry(id, said))?;
    map.end()
}

/// Every program's verdict with reasons, and the next question.
pub fn of(person: &Person, as_of: NaiveDate) -> Report {
    let evaluation = Evaluation::new(&RULEBOOK, &person.answers, as_of);
    let programs = RULEBOOK.programs.iter();
    Report {
        id: person.id.clone(),
        as_of,
        verdicts: programs
            .map(|program| (program.id, said(&evaluation, program, person)))
            .collect(),
        next_question: next(&evaluation, person),
        notices: notices(person, as_of),
    }
}

/// Every program's verdict, and the next question.
pub fn brief(person: &Person, as_of: NaiveDate) -> Brief {
    let evaluation = Evaluation::new(&RULEBOOK, &person.answers, as_of);
    let verdict = |program| VerdictCode(evaluation.finding(program).verdict.code());
    let programs = RULEBOOK.programs.iter();
    Brief {
        id: person.id.clone(),
        as_of,
        verdicts: programs.map(|program| (program.id, verdict(program))).collect(),
        next_question: next(&evaluation, person),
        notices: notices(person, as_of),
    }
}

/// The fact worth asking next; `None` when no answer can change a verdict any more.
pub fn next_question(person: &Person, as_of: NaiveDate) -> Option<FactCode> {
    next(&Evaluation::new(&RULEBOOK, &person.answers, as_of), person)
}

fn next(evaluation: &Evaluation<'_>, person: &Person) -> Option<FactCode> {
    Outlook::new(evaluation, content::audience(&person.answers)).next().map(fact_code)
}

fn fact_code(fact: rules::FactId) -> FactCode {
    FactCode(RULEBOOK.facts[fact.index()].id)
}

fn said(evaluation: &Evaluation<'_>, program: &'static Program, person: &Person) -> ProgramVerdict {
    let finding = evaluation.finding(program);
    let mut said = ProgramVerdict {
        verdict: VerdictCode(finding.verdict.code()),
        flags: finding.flags.iter().map(|flag| flag.id).collect(),
        depends_on: Vec::new(),
        plan_confirms: &[],
        reasons: Vec::new(),
        doubts: Vec::new(),
        notices: &[],
        would_change: Vec::new(),
        availability: availability(evaluation, program, person),
    };
    if let Some(period) = finding.period {
        say_rule(&mut said, evaluation, period, finding.verdict);
    }
    said
}

/// What the rule of the day adds: on what it depends, why, and how sure it is.
fn say_rule(
    said: &mut ProgramVerdict,
    evaluation: &Evaluation<'_>,
    period: &'static Period,
    verdict: Verdict,
) {
    let doubts = || period.doubts.iter().map(|doubt| &DOUBTS[usize::from(*doubt)]);
    if doubts().any(|doubt| doubt.risk == Risk::High) {
        said.flags.push("rule-being-confirmed");
    }
    said.depends_on = evaluation.depends_on(period).into_iter().map(fact_code).collect();
    said.plan_confirms = period.confirm;
    said.reasons = reasons(evaluation, period);
    said.doubts = doubts().map(|doubt| DoubtCode(doubt.id)).collect();
    said.notices = period.notices;
    if matches!(verdict, Verdict::NotNow | Verdict::Possible) {
        said.would_change = changes(evaluation, period).into_iter().map(WouldChange::of).collect();
    }
}

impl WouldChange {
    fn of(change: Change) -> WouldChange {
        WouldChange {
            fact: fact_code(change.fact),
            criterion: LEAF_TEXTS[change.leaf.index()],
            verdict: VerdictCode(change.verdict.code()),
            told: change.short_of.map(|(told, _)| told),
            needed: change.short_of.map(|(_, needed)| needed),
        }
    }
}

/// What is known of the person's plan offering a program in their county; of every plan there, while
/// the plan is not known. `None` while the county is not known.
fn availability(
    evaluation: &Evaluation<'_>,
    program: &Program,
    person: &Person,
) -> Option<Vec<Offer>> {
    let pairs = content::plans_of_county(person.county?)
        .filter(|pair| pair.serves_on(evaluation.as_of()))
        .filter(|pair| person.plan.is_none_or(|plan| plan.id == pair.plan().id));
    let offer = |pair: &'static content::CountyPlan| {
        let known = content::availability(evaluation, program, pair);
        let as_of = known.election().map(|election| election.as_of);
        Offer { plan: PlanCode(pair.plan().id), status: AvailabilityCode(known.code()), as_of }
    };
    Some(pairs.map(offer).collect())
}

/// What is odd about the data itself, though it moves no verdict.
fn notices(person: &Person, as_of: NaiveDate) -> Vec<String> {
    let (Some(county), Some(plan)) = (person.county, person.plan) else {
        return Vec::new();
    };
    let mut pairs = content::plans_of_county(county).filter(|pair| pair.plan().id == plan.id);
    match pairs.next() {
        Some(pair) if pair.serves_on(as_of) => Vec::new(),
        Some(_) => vec![format!("plan: {} does not serve {} on {as_of}", plan.id, county.id)],
        None => vec![format!("plan: {} is not known to serve {}", plan.id, county.id)],
    }
}

/// How a criterion comes out, as a reason tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReasonTold {
    /// The criterion.
    pub leaf: LeafId,
    /// Whether it stands as its opposite.
    pub not: bool,
    /// How it, or its opposite, comes out.
    pub truth: Truth,
}

fn reasons(evaluation: &Evaluation<'_>, period: &'static Period) -> Vec<&'static RawValue> {
    reasons_told(evaluation, period).into_iter().map(as_json).collect()
}

/// The criteria of both readings, each once, with outcome. A derived fact is told by its name; what would
/// stop every program of the family is told only where it does.
pub fn reasons_told(evaluation: &Evaluation<'_>, period: &'static Period) -> Vec<ReasonTold> {
    let mut told = Collected { evaluation, told: Vec::new() };
    told.collect(period.wide, None);
    told.collect(period.likely, None);
    told.told
}

struct Collected<'e, 'a> {
    evaluation: &'e Evaluation<'a>,
    told: Vec<ReasonTold>,
}

impl Collected<'_, '_> {
    /// `opposite` is the outcome of the "not" above, if there is one.
    fn collect(&mut self, criterion: &'static Criterion, opposite: Option<Truth>) {
        match criterion {
            Criterion::Leaf(leaf) => self.tell(leaf, opposite),
            Criterion::Not(part) => {
                let truth = self.evaluation.truth(criterion);
                if truth != Truth::Yes || !matches!(part, Criterion::Known(_)) {
                    self.collect(part, Some(truth));
                }
            }
            Criterion::None(parts) => {
                for part in *parts {
                    self.collect(part, Some(!self.evaluation.truth(part)));
                }
            }
            compound => compound.parts().iter().for_each(|part| self.collect(part, opposite)),
        }
    }

    fn tell(&mut self, leaf: &'static Leaf, opposite: Option<Truth>) {
        let not = opposite.is_some();
        if !self.told.iter().any(|told| told.leaf == leaf.id && told.not == not) {
            let truth = opposite.unwrap_or_else(|| self.evaluation.truth_of_leaf(leaf));
            self.told.push(ReasonTold { leaf: leaf.id, not, truth });
        }
    }
}

/// A reason as JSON. There are only a few thousand different ones: each is written once.
fn as_json(told: ReasonTold) -> &'static RawValue {
    static TOLD: LazyLock<Vec<Box<RawValue>>> = LazyLock::new(|| {
        let leaves = (0..LEAF_TEXTS.len()).map(|index| LeafId(index as u16));
        leaves
            .flat_map(|leaf| {
                let outcomes = [Truth::No, Truth::Unknown, Truth::Yes];
                [false, true].into_iter().flat_map(move |not| {
                    outcomes.map(|truth| {
                        let told = Reason::new(leaf, not, truth);
                        serde_json::value::to_raw_value(&told).expect("texts only")
                    })
                })
            })
            .collect()
    });
    &TOLD[told.leaf.index() * 6 + usize::from(told.not) * 3 + told.truth as usize]
}

impl Reason {
    fn new(leaf: LeafId, not: bool, truth: Truth) -> Reason {
        let citation = content::citation(leaf);
        Reason {
            criterion: LEAF_TEXTS[leaf.index()],
            not,
            outcome: OutcomeCode(codes::outcome(truth)),
            source: SourceCode(SOURCES[usize::from(citation.source)].id),
            place: citation.place,
            confidence: ConfidenceCode(citation.confidence.code()),
        }
    }
}
