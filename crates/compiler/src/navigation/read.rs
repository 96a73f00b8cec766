//! Reads the files of `navigation/`, and has the tables beside them read.

use super::tables::{holiday, limit, pace, reentry};
use super::{Dates, Door, Line, Navigation, Note, Right, Script, Span, Step, Time, Way, Whom};
use crate::criteria::{Criterion, Names};
use crate::fault::{Fault, Faults};
use crate::places::{self, Places, Row};
use crate::program;
use crate::source::{self, Citation};
use crate::yaml::{self, Key, Value};
use std::path::Path;

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
    value.only(&["within", "after", "for", "from", "to", "source", "confidence"])?;
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

const STEP_KEYS: [&str; 16] = [
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
        value.only(&[&known[..], &["source", "confidence"]].concat())?;
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
        value.only(&["id", "topic", "when", "starts", "from", "to", "source", "confidence"])?;
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
        let known = ["id", "when", "limit", "expected-child", "assets", "source", "confidence"];
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
