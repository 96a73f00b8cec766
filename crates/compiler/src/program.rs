//! Derived facts, gates, and programs with their periods.

use crate::criteria::{Criterion, Names};
use crate::fault::{Fault, Faults, Place};
use crate::source::{self, Citation};
use crate::yaml::{self, Value};
use chrono::NaiveDate;
use std::path::Path;

/// A fact worked out from answers.
#[derive(Debug)]
pub struct Derived {
    /// The name used in rules.
    pub id: String,
    /// When it holds.
    pub when: Criterion,
    /// What the check of the rules finds here, and why it is meant so.
    pub explained: Vec<Explained>,
    /// Where it is defined.
    pub place: Place,
}

/// What stands in front of a family of programs.
#[derive(Debug)]
pub struct Gate {
    /// The family's name.
    pub id: String,
    /// Its programs, in the order shown.
    pub programs: Vec<String>,
    /// Whether its programs are only told about, beside the results, and no question is asked for them.
    pub aside: bool,
    /// For whom every plan must offer the programs of the family; `None` where plans choose.
    pub required: Option<Criterion>,
    /// What every program of the family needs.
    pub needs: Vec<Criterion>,
    /// What stops every program of the family, but only when known.
    pub stops: Vec<Flag>,
    /// What keeps every verdict at possible, but only when known.
    pub caps: Vec<Flag>,
    /// What is said beside every verdict.
    pub flags: Vec<Flag>,
    /// Doubts about the whole family.
    pub doubts: Vec<String>,
    /// What the check of the rules finds here, and why it is meant so.
    pub explained: Vec<Explained>,
    /// Where it is defined.
    pub place: Place,
}

/// Something said beside a verdict.
#[derive(Clone, Debug)]
pub struct Flag {
    /// The name of its words.
    pub say: String,
    /// `choice`, `already`, `note`, `stop` or `cap`.
    pub kind: String,
    /// Said when this holds.
    pub when: Criterion,
    /// The id of its sentence.
    pub words: String,
    /// What it rests on; a flag of a gate may have nothing.
    pub citation: Option<Citation>,
    /// Where it is defined.
    pub place: Place,
}

/// A program through time.
#[derive(Debug)]
pub struct Program {
    /// Its id, for instance `ecm/birth-equity`.
    pub id: String,
    /// The gate of its family.
    pub gate: String,
    /// Its official name.
    pub official_name: String,
    /// The rules with their dates, in order of time.
    pub periods: Vec<Period>,
    /// Dated notes for policy readers.
    pub history: Vec<History>,
    /// Where it is defined.
    pub place: Place,
}

/// A rule with the dates on which it holds.
#[derive(Debug)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: Option<NaiveDate>,
    /// Whether `wide` is a `show:` of an information card.
    pub card: bool,
    /// The widest fair reading, without the gate.
    pub wide: Criterion,
    /// What must hold as well for "likely".
    pub likely: Option<Criterion>,
    /// What the plan or a clinician settles.
    pub confirm: Vec<String>,
    /// What is said beside the verdict.
    pub flags: Vec<Flag>,
    /// Open questions that touch it.
    pub doubts: Vec<String>,
    /// Notices shown with every result.
    pub notices: Vec<String>,
    /// For whom every plan must offer it; `None` where plans choose.
    pub required: Option<Criterion>,
    /// When a person must look at it again.
    pub review_by: Option<NaiveDate>,
    /// Months, hours, dollars and the like.
    pub limits: Vec<Remark>,
    /// What it may or may not run beside.
    pub combining: Vec<Remark>,
    /// Papers that help.
    pub papers: Vec<Remark>,
    /// What is not a condition.
    pub not_a_condition: Vec<String>,
    /// What the check of the rules finds here, and why it is meant so.
    pub explained: Vec<Explained>,
    /// What the period as a whole rests on.
    pub citation: Citation,
    /// Where it is defined.
    pub place: Place,
}

/// Why something that the check of the rules as logic finds is meant so (crate `logic`).
#[derive(Clone, Debug)]
pub struct Explained {
    /// The finding, in the words of the check.
    pub finding: String,
    /// Why the rule is meant so.
    pub because: String,
    /// Where it is said.
    pub place: Place,
}

/// A sentence about a program with its source.
#[derive(Debug)]
pub struct Remark {
    /// The name of its words.
    pub say: String,
    /// What it rests on.
    pub citation: Citation,
    /// Where it is defined.
    pub place: Place,
}

/// A dated note for policy readers.
#[derive(Debug)]
pub struct History {
    /// When.
    pub date: NaiveDate,
    /// What.
    pub note: String,
    /// What it rests on.
    pub citation: Citation,
}

impl Program {
    /// The last part of the id: the name of its files.
    pub fn name(&self) -> &str {
        self.id.split_once('/').map_or(&self.id, |(_, name)| name)
    }

    /// The id of one of its sentences.
    pub fn words(&self, key: &str) -> String {
        format!("programs.{}.{key}", self.id.replace('/', "."))
    }
}

/// The derived facts of `derived.yaml`, each after those it uses.
pub fn load_derived(root: &Path, names: &Names, faults: &mut Faults) -> Vec<Derived> {
    let file = yaml::read(root, "derived.yaml").and_then(|file| file.entries());
    let entries = faults.keep(file).unwrap_or_default();
    let ids: Vec<String> = entries.iter().map(|(key, _)| key.text.clone()).collect();
    let mut derived = Vec::new();
    for (index, (key, value)) in entries.iter().enumerate() {
        // Only what stands above may be used, so that none can rest on itself.
        let names = Names { facts: names.facts, derived: &ids[..index] };
        let when = derived_criterion(value, &names);
        let (Some(when), Some(explained)) = (faults.keep(when), faults.keep(explained(value)))
        else {
            continue;
        };
        let place = key.place.clone();
        derived.push(Derived { id: key.text.clone(), when, explained, place });
    }
    derived
}

fn derived_criterion(value: &Value, names: &Names) -> Result<Criterion, Fault> {
    value.only(&["source", "confidence", "checked", "when", "explained"])?;
    let citation = source::citation(value, None)?;
    names.criterion(&value.need("when")?, citation.as_ref())
}

/// The gates of `gates.yaml`.
pub fn load_gates(root: &Path, names: &Names, faults: &mut Faults) -> Vec<Gate> {
    let file = yaml::read(root, "gates.yaml").and_then(|file| file.entries());
    let entries = faults.keep(file).unwrap_or_default();
    let gates = entries.iter().map(|(key, value)| gate(&key.text, value, names));
    gates.filter_map(|gate| faults.keep(gate)).collect()
}

/// What the check of the rules finds, and why it is meant so: each once, with a reason of some words.
pub(crate) fn explained(value: &Value) -> Result<Vec<Explained>, Fault> {
    let mut all: Vec<Explained> = Vec::new();
    for value in value.list_at("explained")? {
        value.only(&["finding", "because"])?;
        let finding = value.need("finding")?.text()?.to_owned();
        let because = value.need("because")?;
        if because.text()?.split(' ').count() < 3 {
            return Err(because.fault("expected a reason"));
        }
        if all.iter().any(|other| other.finding == finding) {
            return Err(value.fault(format!("`{finding}` is explained twice")));
        }
        let place = value.place();
        all.push(Explained { finding, because: because.text()?.to_owned(), place });
    }
    Ok(all)
}

const GATE_KEYS: [&str; 12] = [
    "programs",
    "aside",
    "required-of-every-plan-for",
    "source",
    "confidence",
    "checked",
    "needs",
    "stops",
    "caps",
    "flags",
    "doubts",
    "explained",
];

fn gate(id: &str, value: &Value, names: &Names) -> Result<Gate, Fault> {
    value.only(&GATE_KEYS)?;
    let citation = source::citation(value, None)?;
    let needs = value.list_at("needs")?;
    let needs = needs.iter().map(|need| names.criterion(need, citation.as_ref()));
    let flags = |key: &str, kind: Option<&str>| {
        let words = format!("gates.{id}.{key}");
        let list = value.list_at(key)?;
        list.iter()
            .map(|value| flag(value, kind, &words, names, citation.as_ref()))
            .collect::<Result<Vec<_>, _>>()
    };
    Ok(Gate {
        id: id.to_owned(),
        programs: value.need("programs")?.texts()?,
        aside: yes(value, "aside")?,
        required: required(value, names, citation.as_ref())?,
        needs: needs.collect::<Result<_, _>>()?,
        stops: flags("stops", Some("stop"))?,
        caps: flags("caps", Some("cap"))?,
        flags: flags("flags", None)?,
        doubts: value.texts_at("doubts")?,
        explained: explained(value)?,
        place: value.place(),
    })
}

/// Whether a key says "yes"; left out, it says no.
pub(crate) fn yes(value: &Value, key: &str) -> Result<bool, Fault> {
    match value.get(key) {
        Some(word) if word.text()? != "yes" => {
            Err(word.fault("expected \"yes\", or nothing at all"))
        }
        word => Ok(word.is_some()),
    }
}

/// For whom every plan must offer it: a criterion, or `everybody`.
fn required(
    value: &Value,
    names: &Names,
    citation: Option<&Citation>,
) -> Result<Option<Criterion>, Fault> {
    match value.get("required-of-every-plan-for") {
        Some(whom) if whom.as_text() == Some("everybody") => Ok(Some(Criterion::All(Vec::new()))),
        Some(whom) => names.criterion(&whom, citation).map(Some),
        None => Ok(None),
    }
}

fn flag(
    value: &Value,
    kind: Option<&str>,
    words: &str,
    names: &Names,
    inherited: Option<&Citation>,
) -> Result<Flag, Fault> {
    value.only(&["when", "say", "kind", "source", "confidence", "checked", "doubts"])?;
    let citation = source::citation(value, inherited)?;
    let say = value.need("say")?.text()?.to_owned();
    let kind = match kind {
        Some(kind) => kind.to_owned(),
        None => flag_kind(&value.need("kind")?)?,
    };
    Ok(Flag {
        kind,
        when: names.criterion(&value.need("when")?, citation.as_ref())?,
        words: format!("{words}.{say}"),
        say,
        citation,
        place: value.place(),
    })
}

fn flag_kind(value: &Value) -> Result<String, Fault> {
    match value.text()? {
        kind @ ("choice" | "already" | "note") => Ok(kind.to_owned()),
        _ => Err(value.fault("expected choice, already or note")),
    }
}

/// The programs of `programs/<family>/*.yaml`, in the order of their gates' lists.
pub fn load_programs(
    root: &Path,
    gates: &[Gate],
    names: &Names,
    faults: &mut Faults,
) -> Vec<Program> {
    let mut programs = Vec::new();
    for name in yaml::files(root, "programs") {
        let program = yaml::read(root, &name).and_then(|file| program(&name, &file, names, faults));
        programs.extend(faults.keep(program));
    }
    source::refuse_twins(programs.iter().map(|program| (&program.id, &program.place)), faults);
    let order: Vec<&String> = gates.iter().flat_map(|gate| &gate.programs).collect();
    for program in programs.iter().filter(|program| !order.contains(&&program.id)) {
        let what = format!("`programs:` of no gate in gates.yaml lists {}", program.id);
        faults.at(&program.place, what);
    }
    programs.sort_by_key(|program| order.iter().position(|id| **id == program.id));
    programs
}

fn program(
    file: &str,
    value: &Value,
    names: &Names,
    faults: &mut Faults,
) -> Result<Program, Fault> {
    value.only(&["id", "gate", "official-name", "periods", "history"])?;
    let id = value.need("id")?;
    if format!("programs/{}.yaml", id.text()?) != file {
        return Err(id.fault(format!("the id says `{}`, the file's name does not", id.text()?)));
    }
    let mut program = Program {
        id: id.text()?.to_owned(),
        gate: value.need("gate")?.text()?.to_owned(),
        official_name: value.need("official-name")?.text()?.to_owned(),
        periods: Vec::new(),
        history: value.list_at("history")?.iter().map(history).collect::<Result<_, _>>()?,
        place: id.place(),
    };
    for value in value.need("periods")?.list()? {
        program.periods.extend(faults.keep(period(&value, &program.words("flags"), names)));
    }
    program.periods.sort_by_key(|period| period.from);
    refuse_overlaps(&program, faults);
    Ok(program)
}

fn refuse_overlaps(program: &Program, faults: &mut Faults) {
    for pair in program.periods.windows(2) {
        if pair[0].to.is_none_or(|to| pair[1].from <= to) {
            let what =
                format!("this period of {} overlaps the one from {}", program.id, pair[0].from);
            faults.at(&pair[1].place, what);
        }
    }
}

fn history(value: &Value) -> Result<History, Fault> {
    value.only(&["date", "note", "source", "confidence", "checked"])?;
    Ok(History {
        date: value.need("date")?.date()?,
        note: value.need("note")?.text()?.to_owned(),
        citation: needed_citation(value, None)?,
    })
}

fn needed_citation(value: &Value, inherited: Option<&Citation>) -> Result<Citation, Fault> {
    source::citation(value, inherited)?.ok_or_else(|| value.fault("`source:` is missing"))
}

const PERIOD_KEYS: [&str; 20] = [
    "explained",
    "required-of-every-plan-for",
    "from",
    "to",
    "source",
    "confidence",
    "checked",
    "wide",
    "show",
    "likely",
    "confirm",
    "flags",
    "doubts",
    "notices",
    "review-by",
    "limits",
    "combining",
    "papers",
    "not-a-condition",
    "note",
];

fn period(value: &Value, words: &str, names: &Names) -> Result<Period, Fault> {
    value.only(&PERIOD_KEYS)?;
    let citation = needed_citation(value, None)?;
    let criterion = |value: &Value| names.criterion(value, Some(&citation));
    let (wide, card) = match (value.get("wide"), value.get("show")) {
        (Some(wide), None) => (criterion(&wide)?, false),
        (None, Some(show)) => (criterion(&show)?, true),
        _ => return Err(value.fault("expected either `wide:` or `show:`")),
    };
    let flags = value.list_at("flags")?;
    let flags = flags.iter().map(|value| flag(value, None, words, names, Some(&citation)));
    let remarks = |key: &str| -> Result<Vec<Remark>, Fault> {
        value.list_at(key)?.iter().map(|value| remark(value, &citation)).collect()
    };
    let date = |key: &str| value.get(key).map(|date| date.date()).transpose();
    Ok(Period {
        from: value.need("from")?.date()?,
        to: ending(value)?,
        card,
        wide,
        likely: value.get("likely").map(|likely| criterion(&likely)).transpose()?,
        confirm: value.texts_at("confirm")?,
        flags: flags.collect::<Result<_, _>>()?,
        doubts: value.texts_at("doubts")?,
        notices: value.texts_at("notices")?,
        required: required(value, names, Some(&citation))?,
        review_by: date("review-by")?,
        limits: remarks("limits")?,
        combining: remarks("combining")?,
        papers: remarks("papers")?,
        not_a_condition: value.texts_at("not-a-condition")?,
        explained: explained(value)?,
        place: value.place(),
        citation,
    })
}

fn ending(value: &Value) -> Result<Option<NaiveDate>, Fault> {
    let from = value.need("from")?.date()?;
    let Some(to) = value.get("to") else {
        return Ok(None);
    };
    match to.date()? {
        day if day < from => Err(to.fault("the period ends before it begins")),
        day => Ok(Some(day)),
    }
}

fn remark(value: &Value, inherited: &Citation) -> Result<Remark, Fault> {
    value.only(&["say", "source", "confidence", "checked"])?;
    Ok(Remark {
        say: value.need("say")?.text()?.to_owned(),
        citation: needed_citation(value, Some(inherited))?,
        place: value.place(),
    })
}
