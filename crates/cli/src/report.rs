//! What is said about one person.

use crate::person::Person;
use chrono::NaiveDate;
use content::{DOUBTS, LEAF_TEXTS, RULEBOOK, Risk, SOURCES};
use rules::{Evaluation, Form, LeafId, Outlook, Period, Program, Reason, Truth, Verdict, changes};
use serde_json::{Map, Value as Json, json};

/// The object for one person: every program's verdict with reasons, and the next question.
pub fn of(person: &Person, as_of: NaiveDate) -> Json {
    let evaluation = Evaluation::new(&RULEBOOK, &person.answers, as_of);
    let outlook = Outlook::new(&evaluation, content::audience(&person.answers));
    let verdicts: Map<String, Json> = RULEBOOK
        .programs
        .iter()
        .map(|program| {
            let mut object = verdict(&evaluation, program);
            object["availability"] = availability(&evaluation, program, person);
            (program.id.to_owned(), object)
        })
        .collect();
    let next = outlook.next().map(|fact| RULEBOOK.facts[fact.index()].id);
    let mut report = json!({
        "id": person.id,
        "as_of": as_of.to_string(),
        "verdicts": verdicts,
        "next_question": next,
    });
    let notices = notices(person, as_of);
    if !notices.is_empty() {
        report["notices"] = notices.into();
    }
    report
}

/// What is known of the person's plan offering a program in their county; of every plan there, while
/// the plan is not known. Null while the county is not known.
fn availability(evaluation: &Evaluation<'_>, program: &Program, person: &Person) -> Json {
    let Some(county) = person.county else { return Json::Null };
    let pairs = content::plans_of_county(county)
        .filter(|pair| pair.serves_on(evaluation.as_of()))
        .filter(|pair| person.plan.is_none_or(|plan| plan.id == pair.plan().id));
    let known = pairs.map(|pair| {
        let availability = content::availability(evaluation, program, pair);
        let as_of = availability.election().map(|election| election.as_of);
        json!({ "plan": pair.plan().id, "status": availability.code(), "as_of": as_of })
    });
    known.collect()
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

fn verdict(evaluation: &Evaluation<'_>, program: &'static Program) -> Json {
    let finding = evaluation.finding(program);
    let Some(period) = finding.period else {
        return json!({
            "verdict": finding.verdict.code(),
            "flags": [], "depends_on": [], "plan_confirms": [], "reasons": [],
        });
    };
    let mut flags: Vec<&str> = finding.flags.iter().map(|flag| flag.id).collect();
    if is_being_confirmed(period) {
        flags.push("rule-being-confirmed");
    }
    let depends = evaluation.depends_on(period);
    let depends: Vec<&str> = depends.iter().map(|fact| RULEBOOK.facts[fact.index()].id).collect();
    let doubts: Vec<&str> =
        period.doubts.iter().map(|doubt| DOUBTS[usize::from(*doubt)].id).collect();
    json!({
        "verdict": finding.verdict.code(),
        "flags": flags,
        "depends_on": depends,
        "plan_confirms": period.confirm,
        "reasons": reasons(evaluation, period),
        "doubts": doubts,
        "notices": period.notices,
        "would_change": would_change(evaluation, period, finding.verdict),
    })
}

fn is_being_confirmed(period: &Period) -> bool {
    period.doubts.iter().any(|doubt| DOUBTS[usize::from(*doubt)].risk == Risk::High)
}

/// A criterion told as a reason: whether it stands as its opposite, and how that came out.
struct Told {
    leaf: LeafId,
    negated: bool,
    truth: Truth,
}

/// Every criterion of both readings, each once, with its outcome and its source. A derived fact is told
/// by its name.
fn reasons(evaluation: &Evaluation<'_>, period: &'static Period) -> Vec<Json> {
    let mut told = Vec::new();
    collect(&evaluation.explain(&period.wide), None, &mut told);
    collect(&evaluation.explain(&period.likely), None, &mut told);
    let mut seen = std::collections::HashSet::new();
    told.retain(|told| seen.insert((told.leaf, told.negated)));
    told.iter().map(Told::to_json).collect()
}

/// `opposite` is the outcome of the "not" above, if there is one.
fn collect(reason: &Reason, opposite: Option<Truth>, told: &mut Vec<Told>) {
    match reason.form {
        Form::Fact(leaf, _) | Form::Derived(leaf, _) => told.push(Told {
            leaf,
            negated: opposite.is_some(),
            truth: opposite.unwrap_or(reason.truth),
        }),
        Form::Not => collect(&reason.parts[0], Some(reason.truth), told),
        Form::None => {
            reason.parts.iter().for_each(|part| collect(part, Some(!part.truth), told));
        }
        _ => reason.parts.iter().for_each(|part| collect(part, opposite, told)),
    }
}

impl Told {
    fn to_json(&self) -> Json {
        let citation = content::citation(self.leaf);
        let text = LEAF_TEXTS[self.leaf.index()];
        let outcome = match self.truth {
            Truth::Yes => "met",
            Truth::No => "not-met",
            Truth::Unknown => "unknown",
        };
        json!({
            "criterion": if self.negated { format!("not {text}") } else { text.to_owned() },
            "outcome": outcome,
            "source": SOURCES[usize::from(citation.source)].id,
            "place": citation.place,
            "confidence": citation.confidence.code(),
        })
    }
}

/// Single answers that, told otherwise, would better a verdict that is not "likely".
fn would_change(
    evaluation: &Evaluation<'_>,
    period: &'static Period,
    verdict: Verdict,
) -> Vec<Json> {
    if !matches!(verdict, Verdict::NotNow | Verdict::Possible) {
        return Vec::new();
    }
    let changes = changes(evaluation, period).into_iter();
    changes
        .map(|change| {
            let mut object = json!({
                "fact": RULEBOOK.facts[change.fact.index()].id,
                "criterion": LEAF_TEXTS[change.leaf.index()],
                "verdict": change.verdict.code(),
            });
            if let Some((told, needed)) = change.short_of {
                object["told"] = told.into();
                object["needed"] = needed.into();
            }
            object
        })
        .collect()
}
