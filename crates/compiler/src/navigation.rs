//! What to do next, from `navigation/`: whom to call, steps, time limits, rights, notes, doors into
//! Medi-Cal and phone scripts; and the tables that these need. What rests on memory alone is refused.

use crate::Content;
use crate::criteria::{Criterion, Names};
use crate::fault::{Fault, Faults, Place};
use crate::places::{self, Places, Row};
use crate::program::{self, Program};
use crate::source::{self, Citation};
use crate::words::Needs;
use crate::yaml::{self, Key, Value};
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::path::Path;

/// Everything of `navigation/`, and the tables beside it.
#[derive(Debug, Default)]
pub struct Navigation {
    /// Whom to call, with the ways to reach them, the best first.
    pub whoms: Vec<Whom>,
    /// How long something may take.
    pub times: Vec<Time>,
    /// Phone scripts.
    pub scripts: Vec<Script>,
    /// The steps of a plan of action, in the order shown.
    pub steps: Vec<Step>,
    /// What a letter, or none, gives a right to.
    pub rights: Vec<Right>,
    /// Dated remarks about Medi-Cal.
    pub notes: Vec<Note>,
    /// Ways into Medi-Cal, each with its limit of income.
    pub doors: Vec<Door>,
    /// Whom to call about each aside: the program's id and the place in `whoms`.
    pub asides: Vec<(Key, usize)>,
    /// Days on which the offices of the State are closed.
    pub holidays: Vec<Holiday>,
    /// Limits of income and of what may be owned.
    pub limits: Vec<Limit>,
    /// Which PACE organizations have members in which county.
    pub pace: Vec<PaceSite>,
    /// Which systems of jails and prisons were seen to offer services before release.
    pub reentry: Vec<ReentrySite>,
}

/// Whom to call.
#[derive(Debug)]
pub struct Whom {
    /// Its name.
    pub id: String,
    /// The ways to reach them, the best first.
    pub ways: Vec<Way>,
    /// Where it is defined.
    pub place: Place,
}

/// A way to reach somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// The plan's member services.
    Plan,
    /// The number on the person's card.
    Card,
    /// The county's Medi-Cal office.
    CountyMediCal,
    /// The county's mental health and substance use line.
    CountyBehavioralHealth,
    /// Somebody who is there already (staff, a care team).
    InPerson,
    /// A statewide line, by its place in the contacts.
    Line(usize),
}

/// A count of days, hours or months.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    /// How many.
    pub count: u16,
    /// Of what: the name of a variant of the content crate's `Unit`.
    pub unit: &'static str,
}

/// How long something may take.
#[derive(Debug)]
pub struct Time {
    /// Its name.
    pub id: String,
    /// How long.
    pub within: Span,
    /// From when on: the name of a variant of `Start`.
    pub after: &'static str,
    /// For which families or programs; empty for all.
    pub found: Vec<String>,
    /// When it holds.
    pub dates: Dates,
    /// What it rests on.
    pub citation: Citation,
    /// Where it is defined.
    pub place: Place,
}

/// The days on which something holds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Dates {
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
}

/// A phone script.
#[derive(Debug)]
pub struct Script {
    /// Its name.
    pub id: String,
    /// Its lines, in order.
    pub lines: Vec<Line>,
}

/// A line of a script.
#[derive(Debug)]
pub struct Line {
    /// The name of its words; shared by all scripts.
    pub say: String,
    /// Said when this holds.
    pub when: Option<Criterion>,
    /// Said when one of these families or programs was found; empty for always.
    pub found: Vec<String>,
    /// What is listed below it: `programs`, `reasons`, or nothing.
    pub list: String,
    /// Where it is defined.
    pub place: Place,
}

/// A step of a plan of action.
#[derive(Debug)]
pub struct Step {
    /// Its name.
    pub id: String,
    /// How soon: the name of a variant of `Urgency`.
    pub urgency: &'static str,
    /// Taken when this holds.
    pub when: Option<Criterion>,
    /// Taken also when the plan named does not serve the county.
    pub or_plan_left: bool,
    /// Taken when one of these families or programs was found; empty for always.
    pub found: Vec<String>,
    /// Not taken when one of these was found.
    pub not_found: Vec<String>,
    /// Whom to call, by place.
    pub call: Option<usize>,
    /// What to say, by place.
    pub script: Option<usize>,
    /// What it helps to have at hand.
    pub have: Vec<String>,
    /// How long it may take, by place.
    pub times: Vec<usize>,
    /// Due once these are over, by place.
    pub after: Vec<usize>,
    /// Whether it may be seen only where somebody can leave the page fast.
    pub guarded: bool,
    /// When it holds.
    pub dates: Dates,
    /// What it rests on.
    pub citation: Citation,
    /// Where it is defined.
    pub place: Place,
}

/// What a letter, or none, gives a right to.
#[derive(Debug)]
pub struct Right {
    /// Its name.
    pub id: String,
    /// After which letters: names of variants of `Letter`.
    pub letters: Vec<&'static str>,
    /// How long, where there is a limit.
    pub within: Option<Span>,
    /// From when on: the name of a variant of `Start`.
    pub after: &'static str,
    /// Whose time runs: the name of a variant of `By`.
    pub by: &'static str,
    /// Whom to call, by place.
    pub call: Option<usize>,
    /// When it holds.
    pub dates: Dates,
    /// What it rests on.
    pub citation: Citation,
    /// Where it is defined.
    pub place: Place,
}

/// A dated remark about Medi-Cal.
#[derive(Debug)]
pub struct Note {
    /// Its name.
    pub id: String,
    /// What it is about: the name of a variant of `Topic`.
    pub topic: &'static str,
    /// Shown when this holds.
    pub when: Option<Criterion>,
    /// The day from which what it says is in force, where it tells of one.
    pub starts: Option<NaiveDate>,
    /// When it is shown.
    pub dates: Dates,
    /// What it rests on.
    pub citation: Citation,
    /// Where it is defined.
    pub place: Place,
}

/// A way into Medi-Cal.
#[derive(Debug)]
pub struct Door {
    /// Its name.
    pub id: String,
    /// Shown unless this is a plain no.
    pub when: Criterion,
    /// Its limit of income, by the name in the table; empty where income is not counted.
    pub limit: String,
    /// Whether the household counts the child who is expected.
    pub expected_child: bool,
    /// Whether what is owned counts too.
    pub assets: bool,
    /// What it rests on.
    pub citation: Citation,
    /// Where it is defined.
    pub place: Place,
}

/// A day on which the offices of the State are closed.
#[derive(Debug)]
pub struct Holiday {
    /// The day on which it is kept.
    pub date: NaiveDate,
    /// Its name.
    pub name: String,
    /// What it rests on.
    pub citation: Citation,
    /// Where it stands.
    pub place: Place,
}

/// A limit for a household of one size.
#[derive(Debug)]
pub struct Limit {
    /// Its name.
    pub id: String,
    /// How many people.
    pub size: u16,
    /// Dollars of income a month, or dollars owned.
    pub dollars: u32,
    /// When it holds.
    pub dates: Dates,
    /// What it rests on.
    pub citation: Citation,
    /// Where it stands.
    pub place: Place,
}

/// That a PACE organization has members in a county.
#[derive(Debug)]
pub struct PaceSite {
    /// Place in the list of counties.
    pub county: usize,
    /// The organization.
    pub organization: String,
}

/// That a system of jails or prisons was seen to offer services before release.
#[derive(Debug)]
pub struct ReentrySite {
    /// Place in the list of counties; `None` for the state prisons.
    pub county: Option<usize>,
    /// The start as printed: a day or a month.
    pub since: String,
    /// What it rests on.
    pub citation: Citation,
    /// Where it stands.
    pub place: Place,
}

const UNITS: [(&str, &str); 4] =
    [("working days", "WorkingDays"), ("days", "Days"), ("hours", "Hours"), ("months", "Months")];
const STARTS: [(&str, &str); 6] = [
    ("request", "Request"),
    ("letter", "Letter"),
    ("appeal", "Appeal"),
    ("plan-answer", "PlanAnswer"),
    ("application", "Application"),
    ("complaint", "Complaint"),
];
const URGENCIES: [(&str, &str); 4] = [
    ("today", "Today"),
    ("this-week", "ThisWeek"),
    ("if-nothing-comes", "IfNothingComes"),
    ("if-no", "IfNo"),
];
const LETTERS: [(&str, &str); 6] = [
    ("denied", "Denied"),
    ("ending", "Ending"),
    ("nothing-came", "NothingCame"),
    ("appeal-denied", "AppealDenied"),
    ("appeal-unanswered", "AppealUnanswered"),
    ("county", "County"),
];
const ACTORS: [(&str, &str); 3] = [("you", "You"), ("plan", "Plan"), ("state", "State")];
const TOPICS: [(&str, &str); 7] = [
    ("apply", "Apply"),
    ("limits", "Limits"),
    ("assets", "Assets"),
    ("share-of-cost", "ShareOfCost"),
    ("immigration", "Immigration"),
    ("keep", "Keep"),
    ("plan", "Plan"),
];
const LISTS: [(&str, &str); 2] = [("programs", "Programs"), ("reasons", "Reasons")];

/// The variant that a word names.
fn variant(value: &Value, known: &[(&'static str, &'static str)]) -> Result<&'static str, Fault> {
    let word = value.text()?;
    let found = known.iter().find(|(known, _)| *known == word).map(|(_, variant)| *variant);
    let expected = || known.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
    found.ok_or_else(|| value.fault(format!("expected one of: {}", expected())))
}

/// Reads the files of one content folder.
struct Reader<'a> {
    root: &'a Path,
}

/// Reads `navigation/` and its tables.
pub fn load(root: &Path, names: &Names, places: &Places, faults: &mut Faults) -> Navigation {
    let reader = Reader { root };
    let whoms =
        reader.map("contacts", faults, |key, value| whom(key, value, places)).collect::<Vec<_>>();
    let times = reader.map("times", faults, time).collect::<Vec<_>>();
    let scripts =
        reader.map("scripts", faults, |key, value| script(key, value, names)).collect::<Vec<_>>();
    let known = Known { names, whoms: &whoms, times: &times, scripts: &scripts };
    Navigation {
        steps: reader.list("steps", faults, |value| known.step(value)),
        rights: reader.list("rights", faults, |value| known.right(value)),
        notes: reader.list("notes", faults, |value| known.note(value)),
        doors: reader.list("doors", faults, |value| known.door(value)),
        asides: reader
            .map("asides", faults, |key, value| {
                let whom = known.place(value, whoms.iter().map(|whom| &whom.id))?;
                Ok((Key { text: key.text.clone(), place: key.place.clone() }, whom))
            })
            .collect(),
        holidays: reader.table("state-holidays.csv", faults, holiday),
        limits: reader.table("medi-cal-limits.csv", faults, limit),
        pace: reader.table("pace-by-county.csv", faults, |row| pace(row, places)),
        reentry: reader.table("reentry-sites.csv", faults, |row| reentry(row, places)),
        whoms,
        times,
        scripts,
    }
}

impl Reader<'_> {
    fn map<'f, T: 'f>(
        &self,
        name: &str,
        faults: &'f mut Faults,
        read: impl Fn(&Key, &Value) -> Result<T, Fault> + 'f,
    ) -> impl Iterator<Item = T> + 'f {
        let file = yaml::read(self.root, &format!("navigation/{name}.yaml"));
        let entries = faults.keep(file.and_then(|file| file.entries())).unwrap_or_default();
        entries.into_iter().filter_map(move |(key, value)| faults.keep(read(&key, &value)))
    }

    fn list<T>(
        &self,
        name: &str,
        faults: &mut Faults,
        read: impl Fn(&Value) -> Result<T, Fault>,
    ) -> Vec<T> {
        let file = yaml::read(self.root, &format!("navigation/{name}.yaml"));
        let values = faults.keep(file.and_then(|file| file.list())).unwrap_or_default();
        values.iter().filter_map(|value| faults.keep(read(value))).collect()
    }

    fn table<T>(
        &self,
        name: &str,
        faults: &mut Faults,
        read: impl Fn(&Row) -> Result<T, Fault>,
    ) -> Vec<T> {
        let rows = faults.keep(places::read(self.root, name)).unwrap_or_default();
        rows.iter().filter_map(|row| faults.keep(read(row))).collect()
    }
}

fn whom(key: &Key, value: &Value, places: &Places) -> Result<Whom, Fault> {
    let ways = value.list()?.iter().map(|way| read_way(way, places)).collect::<Result<_, _>>()?;
    Ok(Whom { id: key.text.clone(), ways, place: key.place.clone() })
}

fn read_way(value: &Value, places: &Places) -> Result<Way, Fault> {
    let line = |id: &str| places.contacts.iter().position(|row| row.cell("contact_id") == id);
    Ok(match value.text()? {
        "plan" => Way::Plan,
        "card" => Way::Card,
        "county-medi-cal" => Way::CountyMediCal,
        "county-behavioral-health" => Way::CountyBehavioralHealth,
        "in-person" => Way::InPerson,
        id => Way::Line(line(id).ok_or_else(|| {
            value.fault(format!(
                "`{id}` is neither a way to reach somebody nor a contact that was seen"
            ))
        })?),
    })
}

/// `5 working days`, `72 hours`.
fn span(value: &Value) -> Result<Span, Fault> {
    let text = value.text()?;
    let wrong = || value.fault("expected a number and one of: working days, days, hours, months");
    let (count, unit) = text.split_once(' ').ok_or_else(wrong)?;
    let unit = UNITS.iter().find(|(word, _)| *word == unit).ok_or_else(wrong)?.1;
    Ok(Span { count: count.parse().map_err(|_| wrong())?, unit })
}

fn dates(value: &Value) -> Result<Dates, Fault> {
    let date = |key: &str| value.get(key).map(|date| date.date()).transpose();
    let dates = Dates { from: date("from")?, to: date("to")? };
    match (dates.from, dates.to) {
        (Some(from), Some(to)) if to < from => Err(value.fault("it ends before it begins")),
        _ => Ok(dates),
    }
}

/// What an entry rests on. Nothing from memory alone is ever shown here.
fn citation(value: &Value) -> Result<Citation, Fault> {
    let citation = source::citation(value, None)?;
    let citation = citation.ok_or_else(|| value.fault("`source:` is missing"))?;
    match citation.confidence.as_str() {
        "recall" => Err(value.fault("rests on recall alone: leave it out, or have it say \"ask\"")),
        _ => Ok(citation),
    }
}

fn time(key: &Key, value: &Value) -> Result<Time, Fault> {
    value.only(&["within", "after", "for", "from", "to", "source", "confidence", "checked"])?;
    Ok(Time {
        id: key.text.clone(),
        within: span(&value.need("within")?)?,
        after: variant(&value.need("after")?, &STARTS)?,
        found: value.texts_at("for")?,
        dates: dates(value)?,
        citation: citation(value)?,
        place: key.place.clone(),
    })
}

fn script(key: &Key, value: &Value, names: &Names) -> Result<Script, Fault> {
    let lines = value.list()?;
    let lines = lines.iter().map(|value| line(value, names)).collect::<Result<_, _>>()?;
    Ok(Script { id: key.text.clone(), lines })
}

fn line(value: &Value, names: &Names) -> Result<Line, Fault> {
    value.only(&["say", "when", "for", "list"])?;
    let list = value.get("list").map(|list| variant(&list, &LISTS)).transpose()?;
    Ok(Line {
        say: value.need("say")?.text()?.to_owned(),
        when: value.get("when").map(|when| names.criterion(&when, None)).transpose()?,
        found: value.texts_at("for")?,
        list: list.unwrap_or("Nothing").to_owned(),
        place: value.place(),
    })
}

/// What steps and rights may refer to.
struct Known<'a> {
    names: &'a Names<'a>,
    whoms: &'a [Whom],
    times: &'a [Time],
    scripts: &'a [Script],
}

const STEP_KEYS: [&str; 17] = [
    "id",
    "urgency",
    "when",
    "or-plan-left",
    "for",
    "unless-for",
    "call",
    "script",
    "have",
    "times",
    "after",
    "guarded",
    "from",
    "to",
    "source",
    "confidence",
    "checked",
];

impl Known<'_> {
    fn place<'i>(
        &self,
        value: &Value,
        mut ids: impl Iterator<Item = &'i String>,
    ) -> Result<usize, Fault> {
        let id = value.text()?;
        let found = ids.position(|known| known == id);
        found.ok_or_else(|| value.fault(format!("`{id}` is not defined in navigation/")))
    }

    fn whom_at(&self, value: &Value) -> Result<Option<usize>, Fault> {
        let call = value.get("call");
        call.map(|call| self.place(&call, self.whoms.iter().map(|whom| &whom.id))).transpose()
    }

    fn times_at(&self, value: &Value, key: &str) -> Result<Vec<usize>, Fault> {
        let times = value.list_at(key)?;
        let ids = || self.times.iter().map(|time| &time.id);
        times.iter().map(|time| self.place(time, ids())).collect()
    }

    fn when(&self, value: &Value) -> Result<Option<Criterion>, Fault> {
        value.get("when").map(|when| self.names.criterion(&when, None)).transpose()
    }

    fn step(&self, value: &Value) -> Result<Step, Fault> {
        value.only(&STEP_KEYS)?;
        let script = value.get("script");
        let scripts = || self.scripts.iter().map(|script| &script.id);
        Ok(Step {
            id: value.need("id")?.text()?.to_owned(),
            urgency: variant(&value.need("urgency")?, &URGENCIES)?,
            when: self.when(value)?,
            or_plan_left: program::yes(value, "or-plan-left")?,
            found: value.texts_at("for")?,
            not_found: value.texts_at("unless-for")?,
            call: self.whom_at(value)?,
            script: script.map(|script| self.place(&script, scripts())).transpose()?,
            have: value.texts_at("have")?,
            times: self.times_at(value, "times")?,
            after: self.times_at(value, "after")?,
            guarded: program::yes(value, "guarded")?,
            dates: dates(value)?,
            citation: citation(value)?,
            place: value.place(),
        })
    }

    fn right(&self, value: &Value) -> Result<Right, Fault> {
        let known = ["id", "letters", "within", "after", "by", "call", "from", "to"];
        value.only(&[&known[..], &["source", "confidence", "checked"]].concat())?;
        let letters = value.need("letters")?.list()?;
        Ok(Right {
            id: value.need("id")?.text()?.to_owned(),
            letters: letters
                .iter()
                .map(|word| variant(word, &LETTERS))
                .collect::<Result<_, _>>()?,
            within: value.get("within").map(|within| span(&within)).transpose()?,
            after: variant(&value.need("after")?, &STARTS)?,
            by: variant(&value.need("by")?, &ACTORS)?,
            call: self.whom_at(value)?,
            dates: dates(value)?,
            citation: citation(value)?,
            place: value.place(),
        })
    }

    fn note(&self, value: &Value) -> Result<Note, Fault> {
        value.only(&[
            "id",
            "topic",
            "when",
            "starts",
            "from",
            "to",
            "source",
            "confidence",
            "checked",
        ])?;
        Ok(Note {
            id: value.need("id")?.text()?.to_owned(),
            topic: variant(&value.need("topic")?, &TOPICS)?,
            when: self.when(value)?,
            starts: value.get("starts").map(|date| date.date()).transpose()?,
            dates: dates(value)?,
            citation: citation(value)?,
            place: value.place(),
        })
    }

    fn door(&self, value: &Value) -> Result<Door, Fault> {
        let known =
            ["id", "when", "limit", "expected-child", "assets", "source", "confidence", "checked"];
        value.only(&known)?;
        let limit = value.get("limit").map(|limit| limit.text().map(str::to_owned)).transpose()?;
        Ok(Door {
            id: value.need("id")?.text()?.to_owned(),
            when: self.names.criterion(&value.need("when")?, None)?,
            limit: limit.unwrap_or_default(),
            expected_child: program::yes(value, "expected-child")?,
            assets: program::yes(value, "assets")?,
            citation: citation(value)?,
            place: value.place(),
        })
    }
}

/// What a row rests on: the first word of `source` is the source's id, the rest says where in it.
fn row_citation(row: &Row) -> Result<Citation, Fault> {
    let text = row.need("source")?;
    let (source, at) = text.split_once(' ').unwrap_or((text, ""));
    let confidence = row.need("confidence")?;
    if !source::CONFIDENCES[1..].contains(&confidence) {
        let what = format!("the confidence \"{confidence}\" is unknown, or recall alone");
        return Err(row.place.fault(what));
    }
    Ok(Citation {
        source: source.to_owned(),
        at: at.to_owned(),
        confidence: confidence.to_owned(),
        checked: row.date("checked")?,
    })
}

fn holiday(row: &Row) -> Result<Holiday, Fault> {
    let date = row.date("date")?;
    Ok(Holiday {
        date: date.ok_or_else(|| row.place.fault("column `date` is empty"))?,
        name: row.need("name")?.to_owned(),
        citation: row_citation(row)?,
        place: row.place.clone(),
    })
}

fn limit(row: &Row) -> Result<Limit, Fault> {
    let whole = |column: &str| {
        let text = row.need(column)?;
        let wrong = || row.place.fault(format!("column `{column}`: expected a whole number"));
        text.parse::<u32>().map_err(|_| wrong())
    };
    let owned = !row.cell("asset_limit").is_empty();
    Ok(Limit {
        id: row.need("limit_id")?.to_owned(),
        size: whole("household_size")? as u16,
        dollars: whole(if owned { "asset_limit" } else { "monthly_limit" })?,
        dates: Dates { from: row.date("effective_from")?, to: row.date("effective_to")? },
        citation: row_citation(row)?,
        place: row.place.clone(),
    })
}

fn pace(row: &Row, places: &Places) -> Result<PaceSite, Fault> {
    Ok(PaceSite {
        county: county(row, row.need("county")?, places)?,
        organization: row.need("organization")?.to_owned(),
    })
}

fn county(row: &Row, name: &str, places: &Places) -> Result<usize, Fault> {
    let found = places.counties.iter().position(|county| county.cell("county") == name);
    found.ok_or_else(|| row.place.fault(format!("`{name}` is no county of counties.csv")))
}

fn reentry(row: &Row, places: &Places) -> Result<ReentrySite, Fault> {
    let name = row.need("county")?;
    let prisons = name == "state prisons";
    Ok(ReentrySite {
        county: if prisons { None } else { Some(county(row, name, places)?) },
        since: row.need("since")?.to_owned(),
        citation: row_citation(row)?,
        place: row.place.clone(),
    })
}

impl Content {
    /// The programs that have verdicts, and those of their families that only inform.
    pub fn decided(&self) -> impl Iterator<Item = &Program> {
        self.programs.iter().filter(|program| !self.is_aside(program))
    }

    /// The programs that are only told about, beside the results.
    pub fn asides(&self) -> impl Iterator<Item = &Program> {
        self.programs.iter().filter(|program| self.is_aside(program))
    }

    fn is_aside(&self, program: &Program) -> bool {
        self.gates.iter().any(|gate| gate.aside && gate.id == program.gate)
    }
}

impl Navigation {
    /// Every citation, with where it stands.
    fn citations(&self) -> impl Iterator<Item = (&Citation, &Place)> {
        let times = self.times.iter().map(|time| (&time.citation, &time.place));
        let steps = self.steps.iter().map(|step| (&step.citation, &step.place));
        let rights = self.rights.iter().map(|right| (&right.citation, &right.place));
        let notes = self.notes.iter().map(|note| (&note.citation, &note.place));
        let doors = self.doors.iter().map(|door| (&door.citation, &door.place));
        let days = self.holidays.iter().map(|day| (&day.citation, &day.place));
        let limits = self.limits.iter().map(|limit| (&limit.citation, &limit.place));
        let sites = self.reentry.iter().map(|site| (&site.citation, &site.place));
        times
            .chain(steps)
            .chain(rights)
            .chain(notes)
            .chain(doors)
            .chain(days)
            .chain(limits)
            .chain(sites)
    }

    /// Checks every reference to the rest of the content, and that asides are what they must be.
    pub fn check(&self, content: &Content, sources: &BTreeSet<&str>, faults: &mut Faults) {
        for (citation, place) in self.citations() {
            if !sources.contains(citation.source.as_str()) {
                faults.at(place, format!("`{}` is no source of sources/", citation.source));
            }
        }
        self.check_found(content, faults);
        self.check_twins(faults);
        self.check_limits(faults);
        self.check_asides(content, faults);
    }

    /// What `for:` and `unless-for:` name must be families or programs.
    fn check_found(&self, content: &Content, faults: &mut Faults) {
        let gates = content.gates.iter().map(|gate| gate.id.as_str());
        let programs = content.programs.iter().map(|program| program.id.as_str());
        let known: BTreeSet<&str> = gates.chain(programs).collect();
        let times = self.times.iter().map(|time| (&time.found, &time.place));
        let steps = self
            .steps
            .iter()
            .flat_map(|step| [(&step.found, &step.place), (&step.not_found, &step.place)]);
        let lines = self.scripts.iter().flat_map(|script| &script.lines);
        let lines = lines.map(|line| (&line.found, &line.place));
        for (found, place) in times.chain(steps).chain(lines) {
            for id in found.iter().filter(|id| !known.contains(id.as_str())) {
                faults.at(place, format!("`{id}` is neither a family nor a program"));
            }
        }
    }

    fn check_twins(&self, faults: &mut Faults) {
        source::refuse_twins(self.steps.iter().map(|step| (&step.id, &step.place)), faults);
        source::refuse_twins(self.rights.iter().map(|right| (&right.id, &right.place)), faults);
        source::refuse_twins(self.notes.iter().map(|note| (&note.id, &note.place)), faults);
        source::refuse_twins(self.doors.iter().map(|door| (&door.id, &door.place)), faults);
    }

    fn check_limits(&self, faults: &mut Faults) {
        let known: BTreeSet<&str> = self.limits.iter().map(|limit| limit.id.as_str()).collect();
        for door in self.doors.iter().filter(|door| !door.limit.is_empty()) {
            if !known.contains(door.limit.as_str()) {
                faults.at(
                    &door.place,
                    format!("`{}` is no limit of medi-cal-limits.csv", door.limit),
                );
            }
        }
    }

    /// An aside has no verdict, rests on something seen, and says whom to ask.
    fn check_asides(&self, content: &Content, faults: &mut Faults) {
        for program in content.asides() {
            if !self.asides.iter().any(|(key, _)| key.text == program.id) {
                faults
                    .at(&program.place, "navigation/asides.yaml does not say whom to ask about it");
            }
            program.periods.iter().for_each(|period| check_aside(period, faults));
        }
        for (key, _) in &self.asides {
            if !content.asides().any(|program| program.id == key.text) {
                faults.at(&key.place, format!("`{}` is no program of an aside gate", key.text));
            }
        }
        let gates = content.gates.iter().filter(|gate| gate.aside);
        for gate in gates.filter(|gate| !gate.needs.is_empty() || !gate.stops.is_empty()) {
            faults.at(&gate.place, "an aside gate has no needs and no stops: it decides nothing");
        }
    }

    /// The sentences that all this needs.
    pub fn need(&self, needs: &mut Needs) {
        for whom in &self.whoms {
            needs.need(format!("navigation.whom.{}", whom.id), &whom.place);
        }
        for time in &self.times {
            needs.need(format!("navigation.times.{}", time.id), &time.place);
        }
        for line in self.scripts.iter().flat_map(|script| &script.lines) {
            needs.need(format!("navigation.script.{}", line.say), &line.place);
        }
        for step in &self.steps {
            need_titled("steps", &step.id, &step.place, needs);
            step.have
                .iter()
                .for_each(|id| needs.need(format!("navigation.have.{id}"), &step.place));
        }
        self.rights.iter().for_each(|right| need_titled("rights", &right.id, &right.place, needs));
        self.doors.iter().for_each(|door| need_titled("doors", &door.id, &door.place, needs));
        for note in &self.notes {
            needs.need(format!("navigation.notes.{}", note.id), &note.place);
        }
    }
}

fn check_aside(period: &program::Period, faults: &mut Faults) {
    if !period.card {
        faults.at(&period.place, "a program of an aside gate has `show:`, never a verdict");
    }
    let remarks = period.limits.iter().chain(&period.combining).chain(&period.papers);
    let remarks = remarks.map(|remark| (&remark.citation, &remark.place));
    let whole = std::iter::once((&period.citation, &period.place));
    for (_, place) in whole.chain(remarks).filter(|(citation, _)| citation.confidence == "recall") {
        faults.at(place, "rests on recall alone: leave it out, or have it say \"ask\"");
    }
}

fn need_titled(kind: &str, id: &str, place: &Place, needs: &mut Needs) {
    needs.need(format!("navigation.{kind}.{id}.title"), place);
    needs.need(format!("navigation.{kind}.{id}.text"), place);
}
