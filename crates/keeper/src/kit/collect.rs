//! Every fact of the content that rests on something, with what hangs on it.

use super::fact::{Fact, Harm, Rests};
use super::spot::{Spot, Step};
use super::users::{Users, touched};
use chrono::NaiveDate;
use compiler::Content;
use compiler::criteria::{Criterion, Leaf};
use compiler::fault::{Fault, Place};
use compiler::program::{Flag, Period, Program, Remark};
use compiler::source::Citation;
use compiler::words::Text;
use std::collections::BTreeMap;
use std::path::Path;

/// Every fact, the most harmful first. `today` tells rules in force from those of earlier days.
///
/// # Errors
/// A table that cannot be read.
pub fn facts(content: &Content, root: &Path, today: NaiveDate) -> Result<Vec<Fact>, Fault> {
    let mut all = Collector { content, today, facts: Vec::new(), names: BTreeMap::new() };
    all.derived();
    all.gates();
    content.programs.iter().for_each(|program| all.program(program));
    super::navigation::collect(&mut all);
    super::tables::collect(&mut all, root)?;
    all.questions();
    let mut facts = all.facts;
    facts.sort_by_cached_key(Fact::order);
    Ok(facts)
}

/// The facts found so far.
pub struct Collector<'a> {
    pub content: &'a Content,
    today: NaiveDate,
    facts: Vec<Fact>,
    /// How often each id was wanted.
    names: BTreeMap<String, usize>,
}

/// Criteria that stand together, and what hangs on them.
struct Area<'a> {
    /// The beginning of their ids.
    id: String,
    /// What they belong to, in plain words.
    about: String,
    file: String,
    /// Where it stands in the file, in words.
    path: String,
    steps: Vec<Step>,
    programs: usize,
    doubts: &'a [String],
}

impl<'a> Collector<'a> {
    /// Adds a fact; the second of the same name gets a number behind it.
    pub fn add(&mut self, mut fact: Fact) {
        let count = self.names.entry(fact.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            fact.id = format!("{}~{count}", fact.id);
        }
        self.facts.push(fact);
    }

    /// A sentence as somebody else is told it; empty where there is none.
    pub fn say(&self, id: &str) -> String {
        self.content.words.text(id).map_or(String::new(), |text| match text {
            Text::One(text) | Text::Voices([_, _, text]) => text.clone(),
        })
    }

    /// How many programs have verdicts.
    pub fn decided(&self) -> usize {
        self.content.decided().count()
    }

    fn derived(&mut self) {
        let users = Users::of(self.content);
        for derived in &self.content.derived {
            let area = Area {
                id: format!("fact/{}", derived.id),
                about: format!("Worked out from answers: {}", derived.id),
                file: "derived.yaml".to_owned(),
                path: derived.id.clone(),
                steps: vec![Step::key(&derived.id)],
                programs: users.programs(&derived.id),
                doubts: &[],
            };
            let harm = match users.wide.contains(derived.id.as_str()) {
                true => Harm::FalseNo,
                false => Harm::FalseYes,
            };
            self.criteria(&area, &[("when", harm, &derived.when)]);
        }
    }

    fn gates(&mut self) {
        for gate in &self.content.gates {
            let area = Area {
                id: format!("gate/{}", gate.id),
                about: format!("Before all of {}", book::reviewer::family(&gate.id)),
                file: "gates.yaml".to_owned(),
                path: gate.id.clone(),
                steps: vec![Step::key(&gate.id)],
                programs: gate.programs.len(),
                doubts: &gate.doubts,
            };
            for (at, need) in gate.needs.iter().enumerate() {
                let steps = [&area.steps[..], &[Step::key("needs"), Step::At(at)]].concat();
                let area = Area { steps, id: format!("{}/needs", area.id), ..area.copy() };
                self.leaves(&area, &[], &[(need, "needs", Harm::FalseNo, None)]);
            }
            self.flags(&area, "stops", "what stops", Harm::FalseNo, &gate.stops);
            self.flags(&area, "caps", "what keeps at possible", Harm::FalseYes, &gate.caps);
            self.flags(&area, "flags", "remark", Harm::WrongRemark, &gate.flags);
        }
    }

    fn program(&mut self, program: &'a Program) {
        let aside = self.content.asides().any(|aside| aside.id == program.id);
        let decided = usize::from(!aside);
        program.periods.iter().for_each(|period| self.period(program, period, aside));
        for (at, history) in program.history.iter().enumerate() {
            self.add(Fact {
                id: format!("{}/history/{}", program.id, history.date),
                harm: Harm::Background,
                kind: "dated note",
                about: self.say(&program.words("title")),
                says: format!("{}: {}", history.date, history.note),
                code: String::new(),
                place: Place { file: file_of(program), line: 0 },
                path: format!("history of {}", history.date),
                rests: Some(Rests::from(&history.citation)),
                programs: decided,
                doubts: Vec::new(),
                risk: self.risk(&[]),
                spots: vec![Spot::Entry(
                    file_of(program),
                    vec![Step::key("history"), Step::At(at)],
                )],
            });
        }
    }

    fn period(&mut self, program: &'a Program, period: &'a Period, aside: bool) {
        let area = Area {
            id: format!("{}@{}", program.id, period.from),
            about: self.say(&program.words("title")),
            file: file_of(program),
            path: format!("period from {}", period.from),
            steps: vec![
                Step::key("periods"),
                Step::Having("from".to_owned(), period.from.to_string()),
            ],
            programs: usize::from(!aside),
            doubts: &period.doubts,
        };
        let over = aside || period.to.is_some_and(|to| to < self.today);
        let harm = |harm: Harm| if over { Harm::Background } else { harm };
        let wide = if period.card { "show" } else { "wide" };
        let mut readings = vec![(wide, harm(Harm::FalseNo), &period.wide)];
        readings.extend(period.likely.as_ref().map(|it| ("likely", harm(Harm::FalseYes), it)));
        let required = period.required.as_ref();
        readings
            .extend(required.map(|it| ("required-of-every-plan-for", harm(Harm::WrongRemark), it)));
        self.criteria(&area, &readings);
        self.flags(&area, "flags", "remark", harm(Harm::WrongRemark), &period.flags);
        let remarks = [
            ("limits", "limit", &period.limits),
            ("combining", "together with other help", &period.combining),
            ("papers", "paper", &period.papers),
        ];
        for (key, kind, remarks) in remarks {
            self.remarks(program, &area, (key, kind), harm(Harm::WrongRemark), remarks);
        }
    }

    /// The criteria of several readings of one rule. What stands in two of them with the same source is
    /// one fact, with the worse harm.
    fn criteria(&mut self, area: &Area, readings: &[(&'static str, Harm, &Criterion)]) {
        let readings: Vec<_> = readings
            .iter()
            .map(|(key, harm, criterion)| (*criterion, *key, *harm, Some(Step::key(key))))
            .collect();
        self.leaves(area, area.doubts, &readings);
    }

    fn leaves(
        &mut self,
        area: &Area,
        doubts: &[String],
        readings: &[(&Criterion, &'static str, Harm, Option<Step>)],
    ) {
        let mut found: Vec<Fact> = Vec::new();
        for (criterion, key, harm, step) in readings {
            for (number, leaf) in criterion.leaves().into_iter().enumerate() {
                let steps = area.steps.iter().cloned().chain(step.clone()).collect();
                let spot = Spot::Leaf(area.file.clone(), steps, number);
                let fact = self.leaf(area, doubts, leaf, key, *harm, spot);
                match found.iter_mut().find(|other| is_same(other, &fact)) {
                    Some(other) => join(other, fact, key),
                    None => found.push(fact),
                }
            }
        }
        found.into_iter().for_each(|fact| self.add(fact));
    }

    fn leaf(
        &self,
        area: &Area,
        doubts: &[String],
        leaf: &Leaf,
        key: &str,
        harm: Harm,
        spot: Spot,
    ) -> Fact {
        Fact {
            id: format!("{}/{}", area.id, book::leaf_slug(&leaf.words_key())),
            harm,
            kind: "criterion",
            about: area.about.clone(),
            says: book::reviewer::sentence(self.content, leaf),
            code: leaf.words_key(),
            place: leaf.place.clone(),
            path: format!("{}, {key}", area.path),
            rests: leaf.citation.as_ref().map(Rests::from),
            programs: area.programs,
            doubts: doubts.to_vec(),
            risk: self.risk(doubts),
            spots: vec![spot],
        }
    }

    fn flags(
        &mut self,
        area: &Area,
        key: &'static str,
        kind: &'static str,
        harm: Harm,
        flags: &[Flag],
    ) {
        for (at, flag) in flags.iter().enumerate() {
            let says = self.say(&flag.words);
            let when: Vec<String> =
                flag.when.leaves().iter().map(|leaf| leaf.words_key()).collect();
            let about = (flag.say.as_str(), says, when.join("; "), &flag.place);
            self.entry(area, (key, at, kind), harm, about, flag.citation.as_ref());
        }
    }

    fn remarks(
        &mut self,
        program: &Program,
        area: &Area,
        (key, kind): (&'static str, &'static str),
        harm: Harm,
        remarks: &[Remark],
    ) {
        for (at, remark) in remarks.iter().enumerate() {
            let says = self.say(&program.words(&format!("{key}.{}", remark.say)));
            let about = (remark.say.as_str(), says, String::new(), &remark.place);
            self.entry(area, (key, at, kind), harm, about, Some(&remark.citation));
        }
    }

    /// Something said beside a result. What rests on nothing has nothing to be looked up.
    fn entry(
        &mut self,
        area: &Area,
        (key, at, kind): (&'static str, usize, &'static str),
        harm: Harm,
        (name, says, code, place): (&str, String, String, &Place),
        citation: Option<&Citation>,
    ) {
        let Some(citation) = citation else { return };
        let steps = [&area.steps[..], &[Step::key(key), Step::At(at)]].concat();
        self.add(Fact {
            id: format!("{}/{key}/{name}", area.id),
            harm,
            kind,
            about: area.about.clone(),
            says,
            code,
            place: place.clone(),
            path: format!("{}, {key}, {name}", area.path),
            rests: Some(Rests::from(citation)),
            programs: area.programs,
            doubts: area.doubts.to_vec(),
            risk: self.risk(area.doubts),
            spots: vec![Spot::Entry(area.file.clone(), steps)],
        });
    }

    fn questions(&mut self) {
        for doubt in &self.content.doubts {
            let harm = match doubt.risk.as_str() {
                "high" => Harm::FalseNo,
                "medium" => Harm::WrongRemark,
                _ => Harm::Background,
            };
            self.add(Fact {
                id: doubt.id.clone(),
                harm,
                kind: "open question",
                about: "Open question".to_owned(),
                says: format!("{} Until it is settled: {}", doubt.question, doubt.assumed),
                code: String::new(),
                place: doubt.place.clone(),
                path: doubt.id.clone(),
                rests: None,
                programs: touched(self.content, &doubt.id),
                doubts: vec![doubt.id.clone()],
                risk: self.risk(std::slice::from_ref(&doubt.id)),
                spots: Vec::new(),
            });
        }
    }

    /// The worst risk of these open questions.
    pub fn risk(&self, doubts: &[String]) -> usize {
        let of = |id: &String| self.content.doubts.iter().find(|doubt| doubt.id == *id);
        let risks = doubts.iter().filter_map(of).map(|doubt| match doubt.risk.as_str() {
            "high" => 0,
            "medium" => 1,
            _ => 2,
        });
        risks.min().unwrap_or(3)
    }
}

impl Area<'_> {
    fn copy(&self) -> Area<'_> {
        Area {
            id: self.id.clone(),
            about: self.about.clone(),
            file: self.file.clone(),
            path: self.path.clone(),
            steps: self.steps.clone(),
            ..*self
        }
    }
}

fn file_of(program: &Program) -> String {
    format!("programs/{}.yaml", program.id)
}

fn is_same(one: &Fact, other: &Fact) -> bool {
    one.code == other.code && one.rests == other.rests
}

fn join(one: &mut Fact, other: Fact, key: &str) {
    one.harm = one.harm.min(other.harm);
    one.spots.extend(other.spots);
    if !one.path.split(", ").any(|part| part == key) {
        one.path = format!("{}, {key}", one.path);
    }
}
