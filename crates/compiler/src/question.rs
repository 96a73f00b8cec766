//! The facts that may be asked.

use crate::criteria::{Criterion, Names};
use crate::fault::{Fault, Faults, Place};
use crate::places::Places;
use crate::program::{self, Explained};
use crate::source;
use crate::yaml::{self, Value};
use std::collections::BTreeMap;
use std::path::Path;

/// What kind of answer a fact takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Yes or no.
    YesNo,
    /// A count or an age.
    Number,
    /// One of several codes.
    Choice,
    /// Several of several codes.
    Multi,
    /// A day.
    Date,
}

impl Kind {
    const ALL: [(Kind, &str); 5] = [
        (Kind::YesNo, "yes-no"),
        (Kind::Number, "number"),
        (Kind::Choice, "choice"),
        (Kind::Multi, "multi"),
        (Kind::Date, "date"),
    ];

    /// The word that files use.
    pub fn code(self) -> &'static str {
        Kind::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, code)| code)
    }

    fn read(value: &Value) -> Result<Kind, Fault> {
        let text = value.text()?;
        let found = Kind::ALL.iter().find(|(_, code)| *code == text);
        let expected = "expected yes-no, number, choice, multi or date";
        found.map(|(kind, _)| *kind).ok_or_else(|| value.fault(expected))
    }
}

/// Where the options of a fact come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionsFrom {
    /// Its own list.
    Words,
    /// The counties.
    Counties,
    /// The plans, then its own list.
    Plans,
}

/// A fact that may be asked.
#[derive(Debug)]
pub struct Fact {
    /// The name used in rules.
    pub id: String,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// All codes, those of places or plans first.
    pub options: Vec<String>,
    /// Where the first ones come from.
    pub options_from: OptionsFrom,
    /// Codes that rule out all others, as a bit set.
    pub exclusive: u64,
    /// Bands of a number: code, least, greatest.
    pub bands: Vec<(String, u16, u16)>,
    /// Least and greatest number that may be given.
    pub range: (u16, u16),
    /// `member`, `child`, `caregiver`, `navigator`.
    pub asked_of: Vec<String>,
    /// `no`, `yes` or `safety`.
    pub sensitive: String,
    /// The look-back period in words, for policy readers.
    pub look_back: Option<String>,
    /// Whether it is asked even where no rule needs it.
    pub always: bool,
    /// The name of the screen it shares with others.
    pub screen: Option<String>,
    /// The topic of its file.
    pub topic: String,
    /// When an unasked answer counts as "no".
    pub closed_when: Option<Criterion>,
    /// Answers taken from others: when, and the code.
    pub fills: Vec<(Criterion, String)>,
    /// What the check of the rules finds here, and why it is meant so.
    pub explained: Vec<Explained>,
    /// Where it is defined.
    pub place: Place,
    body: Value,
}

const KEYS: [&str; 15] = [
    "explained",
    "always",
    "id",
    "kind",
    "options",
    "options-from",
    "exclusive",
    "bands",
    "range",
    "asked-of",
    "sensitive",
    "look-back",
    "screen",
    "closed-when",
    "fills",
];
const AUDIENCES: [&str; 4] = ["member", "child", "caregiver", "navigator"];

impl Fact {
    /// Every option as a bit set, those that rule out all others left out.
    pub fn all_options(&self) -> u64 {
        let all = if self.options.len() >= 64 { u64::MAX } else { (1 << self.options.len()) - 1 };
        all & !self.exclusive
    }

    /// The options that are the fact's own, not places or plans.
    pub fn own_options(&self, places: &Places) -> Vec<String> {
        let foreign = match self.options_from {
            OptionsFrom::Words => 0,
            OptionsFrom::Counties => places.counties.len(),
            OptionsFrom::Plans => places.plans.len(),
        };
        self.options[foreign..].to_vec()
    }
}

/// The facts of all `questions/*.yaml`, in the order of asking.
pub fn load(root: &Path, places: &Places, faults: &mut Faults) -> Vec<Fact> {
    let mut facts = Vec::new();
    for name in yaml::files(root, "questions") {
        let file = yaml::read(root, &name);
        let Some(file) = faults.keep(file) else {
            continue;
        };
        faults.keep(file.only(&["topic", "questions"]));
        let topic =
            faults.keep(file.need("topic").and_then(|topic| topic.text().map(str::to_owned)));
        let questions = faults.keep(file.need("questions").and_then(|list| list.list()));
        for question in questions.unwrap_or_default() {
            facts.extend(faults.keep(fact(
                &question,
                topic.as_deref().unwrap_or_default(),
                places,
            )));
        }
    }
    source::refuse_twins(facts.iter().map(|fact| (&fact.id, &fact.place)), faults);
    close_and_fill(&mut facts, faults);
    facts
}

fn fact(value: &Value, topic: &str, places: &Places) -> Result<Fact, Fault> {
    value.only(&KEYS)?;
    let kind = Kind::read(&value.need("kind")?)?;
    let (options, options_from) = options(value, kind, places)?;
    let exclusive = exclusive(value, &options)?;
    Ok(Fact {
        id: value.need("id")?.text()?.to_owned(),
        kind,
        exclusive,
        options,
        options_from,
        bands: bands(value)?,
        range: value.get("range").map_or(Ok((0, 99)), |range| pair(&range))?,
        asked_of: asked_of(value)?,
        sensitive: sensitive(value)?,
        look_back: value.get("look-back").map(|text| text.text().map(str::to_owned)).transpose()?,
        screen: value.get("screen").map(|text| text.text().map(str::to_owned)).transpose()?,
        always: value.get("always").is_some_and(|always| always.as_text() == Some("yes")),
        topic: topic.to_owned(),
        closed_when: None,
        fills: Vec::new(),
        explained: program::explained(value)?,
        place: value.place(),
        body: value.clone(),
    })
}

fn options(
    value: &Value,
    kind: Kind,
    places: &Places,
) -> Result<(Vec<String>, OptionsFrom), Fault> {
    let own = value.texts_at("options")?;
    let from = value.get("options-from");
    let (mut options, source) = match from.as_ref().map(Value::text).transpose()? {
        None => (Vec::new(), OptionsFrom::Words),
        Some("counties") => (places.county_ids(), OptionsFrom::Counties),
        Some("plans") => (places.plan_ids(), OptionsFrom::Plans),
        Some(_) => return Err(value.fault("`options-from:` is counties or plans")),
    };
    options.extend(own);
    match kind {
        Kind::YesNo => Ok((vec!["yes".to_owned(), "no".to_owned()], source)),
        Kind::Choice | Kind::Multi if options.is_empty() => {
            Err(value.fault("`options:` is missing"))
        }
        _ if options.len() > 64 => Err(value.fault("more than 64 options")),
        _ => Ok((options, source)),
    }
}

fn exclusive(value: &Value, options: &[String]) -> Result<u64, Fault> {
    let mut set = 0;
    for code in value.texts_at("exclusive")? {
        let index = options.iter().position(|option| *option == code);
        set |= 1
            << index.ok_or_else(|| {
                value.fault(format!("`exclusive:` names `{code}`, which is no option"))
            })?;
    }
    Ok(set)
}

fn bands(value: &Value) -> Result<Vec<(String, u16, u16)>, Fault> {
    let Some(bands) = value.get("bands") else {
        return Ok(Vec::new());
    };
    let band = |(key, range): (yaml::Key, Value)| {
        let (least, most) = pair(&range)?;
        Ok((key.text, least, most))
    };
    bands.entries()?.into_iter().map(band).collect()
}

fn pair(value: &Value) -> Result<(u16, u16), Fault> {
    match value.list()?.as_slice() {
        [least, most] if least.number()? <= most.number()? => Ok((least.number()?, most.number()?)),
        _ => Err(value.fault("expected two numbers, the smaller first: [0, 99]")),
    }
}

fn asked_of(value: &Value) -> Result<Vec<String>, Fault> {
    let list = value.need("asked-of")?;
    let audiences = list.texts()?;
    match audiences.iter().find(|audience| !AUDIENCES.contains(&audience.as_str())) {
        Some(other) => Err(list.fault(format!("`{other}` is none of: {}", AUDIENCES.join(", ")))),
        None => Ok(audiences),
    }
}

fn sensitive(value: &Value) -> Result<String, Fault> {
    let sensitive = value.need("sensitive")?;
    match sensitive.text()? {
        word @ ("no" | "yes" | "safety") => Ok(word.to_owned()),
        _ => Err(sensitive.fault("expected no, yes or safety")),
    }
}

/// Reads what closes and fills each fact, now that all names are known.
fn close_and_fill(facts: &mut [Fact], faults: &mut Faults) {
    let by_id: BTreeMap<String, usize> =
        facts.iter().enumerate().map(|(index, fact)| (fact.id.clone(), index)).collect();
    let bodies: Vec<Value> = facts.iter().map(|fact| fact.body.clone()).collect();
    for body in bodies {
        let Some(id) = body.get("id").and_then(|id| id.as_text().map(str::to_owned)) else {
            continue;
        };
        let (closed, fills) = {
            let table = facts.iter().map(|fact| (fact.id.clone(), fact.shallow())).collect();
            let names = Names { facts: &table, derived: &[] };
            (faults.keep(closed(&body, &names)).flatten(), faults.keep(fills(&body, &names)))
        };
        let fact = &mut facts[by_id[&id]];
        fact.closed_when = closed;
        fact.fills = fills.unwrap_or_default();
    }
}

fn closed(body: &Value, names: &Names) -> Result<Option<Criterion>, Fault> {
    body.get("closed-when").map(|when| names.criterion(&when, None)).transpose()
}

fn fills(body: &Value, names: &Names) -> Result<Vec<(Criterion, String)>, Fault> {
    let id = body.need("id")?.text()?.to_owned();
    let fill = |value: &Value| {
        value.only(&["when", "answer"])?;
        let answer = value.need("answer")?;
        let code = answer.text()?.to_owned();
        if !names.facts[&id].options.contains(&code) {
            return Err(answer.fault(format!("`{code}` is no answer of `{id}`")));
        }
        Ok((names.criterion(&value.need("when")?, None)?, code))
    };
    body.list_at("fills")?.iter().map(fill).collect()
}

impl Fact {
    /// What criteria need to know of a fact, without what it closes.
    fn shallow(&self) -> Fact {
        Fact {
            id: self.id.clone(),
            options: self.options.clone(),
            bands: self.bands.clone(),
            asked_of: self.asked_of.clone(),
            sensitive: self.sensitive.clone(),
            look_back: None,
            screen: None,
            topic: String::new(),
            closed_when: None,
            fills: Vec::new(),
            explained: Vec::new(),
            place: self.place.clone(),
            body: self.body.clone(),
            ..*self
        }
    }

    /// The facts as criteria look them up.
    pub fn table(facts: &[Fact]) -> BTreeMap<String, Fact> {
        facts.iter().map(|fact| (fact.id.clone(), fact.shallow())).collect()
    }
}
