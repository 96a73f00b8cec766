//! What is said about one person.

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
pub struct Report<'a> {
    id: &'a Json,
    as_of: NaiveDate,
    #[serde(serialize_with = "as_map")]
    verdicts: Vec<(&'static str, Said)>,
    next_question: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notices: Vec<String>,
}

/// What is said about one program.
#[derive(Serialize)]
struct Said {
    verdict: &'static str,
    flags: Vec<&'static str>,
    depends_on: Vec<&'static str>,
    plan_confirms: &'static [&'static str],
    reasons: Vec<&'static RawValue>,
    doubts: Vec<&'static str>,
    notices: &'static [&'static str],
    would_change: Vec<WouldChange>,
    availability: Option<Vec<Offer>>,
}

/// A criterion told as a reason.
#[derive(Serialize)]
struct Told {
    criterion: &'static str,
    /// Whether the criterion stands as its opposite.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    not: bool,
    outcome: &'static str,
    source: &'static str,
    place: &'static str,
    confidence: &'static str,
}

/// A single answer that, told otherwise, would better the verdict.
#[derive(Serialize)]
struct WouldChange {
    fact: &'static str,
    criterion: &'static str,
    verdict: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    told: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    needed: Option<u16>,
}

/// What is known of a plan offering the program.
#[derive(Serialize)]
struct Offer {
    plan: &'static str,
    status: &'static str,
    as_of: Option<&'static str>,
}

fn as_map<S: Serializer>(said: &[(&str, Said)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(said.len()))?;
    said.iter().try_for_each(|(id, said)| map.serialize_entry(id, said))?;
    map.end()
}

/// Every program's verdict with reasons, and the next question.
pub fn of(person: &Person, as_of: NaiveDate) -> Report<'_> {
    let evaluation = Evaluation::new(&RULEBOOK, &person.answers, as_of);
    let outlook = Outlook::new(&evaluation, content::audience(&person.answers));
    let programs = RULEBOOK.programs.iter();
    Report {
        id: &person.id,
        as_of,
        verdicts: programs
            .map(|program| (program.id, said(&evaluation, program, person)))
            .collect(),
        next_question: outlook.next().map(fact_id),
        notices: notices(person, as_of),
    }
}

fn fact_id(fact: rules::FactId) -> &'static str {
    RULEBOOK.facts[fact.index()].id
}

fn said(evaluation: &Evaluation<'_>, program: &'static Program, person: &Person) -> Said {
    let finding = evaluation.finding(program);
    let mut said = Said {
        verdict: finding.verdict.code(),
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
    said: &mut Said,
    evaluation: &Evaluation<'_>,
    period: &'static Period,
    verdict: Verdict,
) {
    let doubts = || period.doubts.iter().map(|doubt| &DOUBTS[usize::from(*doubt)]);
    if doubts().any(|doubt| doubt.risk == Risk::High) {
        said.flags.push("rule-being-confirmed");
    }
    said.depends_on = evaluation.depends_on(period).into_iter().map(fact_id).collect();
    said.plan_confirms = period.confirm;
    said.reasons = reasons(evaluation, period);
    said.doubts = doubts().map(|doubt| doubt.id).collect();
    said.notices = period.notices;
    if matches!(verdict, Verdict::NotNow | Verdict::Possible) {
        said.would_change = changes(evaluation, period).into_iter().map(WouldChange::of).collect();
    }
}

impl WouldChange {
    fn of(change: Change) -> WouldChange {
        WouldChange {
            fact: fact_id(change.fact),
            criterion: LEAF_TEXTS[change.leaf.index()],
            verdict: change.verdict.code(),
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
        Offer { plan: pair.plan().id, status: known.code(), as_of }
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

/// The criteria of both readings, each once, with outcome and source. A derived fact is told by its
/// name; what would stop every program of the family is told only where it does.
fn reasons(evaluation: &Evaluation<'_>, period: &'static Period) -> Vec<&'static RawValue> {
    let mut told = Reasons { evaluation, seen: Vec::new(), told: Vec::new() };
    told.collect(period.wide, None);
    told.collect(period.likely, None);
    told.told
}

struct Reasons<'e, 'a> {
    evaluation: &'e Evaluation<'a>,
    seen: Vec<(LeafId, bool)>,
    told: Vec<&'static RawValue>,
}

impl Reasons<'_, '_> {
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
        let key = (leaf.id, opposite.is_some());
        if self.seen.contains(&key) {
            return;
        }
        self.seen.push(key);
        let truth = opposite.unwrap_or_else(|| self.evaluation.truth_of_leaf(leaf));
        self.told.push(told(leaf.id, opposite.is_some(), truth));
    }
}

/// A reason as JSON. There are only a few thousand different ones: each is written once.
fn told(leaf: LeafId, not: bool, truth: Truth) -> &'static RawValue {
    static TOLD: LazyLock<Vec<Box<RawValue>>> = LazyLock::new(|| {
        let leaves = (0..LEAF_TEXTS.len()).map(|index| LeafId(index as u16));
        leaves
            .flat_map(|leaf| {
                let outcomes = [Truth::No, Truth::Unknown, Truth::Yes];
                [false, true].into_iter().flat_map(move |not| {
                    outcomes.map(|truth| {
                        let told = Told::new(leaf, not, truth);
                        serde_json::value::to_raw_value(&told).expect("texts only")
                    })
                })
            })
            .collect()
    });
    &TOLD[leaf.index() * 6 + usize::from(not) * 3 + truth as usize]
}

impl Told {
    fn new(leaf: LeafId, not: bool, truth: Truth) -> Told {
        let citation = content::citation(leaf);
        Told {
            criterion: LEAF_TEXTS[leaf.index()],
            not,
            outcome: outcome(truth),
            source: SOURCES[usize::from(citation.source)].id,
            place: citation.place,
            confidence: citation.confidence.code(),
        }
    }
}

fn outcome(truth: Truth) -> &'static str {
    match truth {
        Truth::Yes => "met",
        Truth::No => "not-met",
        Truth::Unknown => "unknown",
    }
}
