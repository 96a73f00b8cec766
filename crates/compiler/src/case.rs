//! Named people and the verdicts they must get.
//!
//! The cases of `programs/<family>/<name>.yaml` stand in `cases/<family>/<name>.yaml`; what speaks of a whole
//! family, of several programs or of whole people stands in files of its own beside them.

use crate::fault::{Fault, Faults, Place};
use crate::program::{Period, Program};
use crate::yaml::{self, Value};
use chrono::NaiveDate;
use std::path::Path;

/// A named person.
#[derive(Debug)]
pub struct Case {
    /// What this case shows.
    pub name: String,
    /// The day of asking.
    pub as_of: NaiveDate,
    /// Answers: fact and one or several codes (a number stands as its digits).
    pub answers: Vec<(String, Vec<String>)>,
    /// Programs and the verdict they must get.
    pub expect: Vec<(String, String)>,
    /// Programs and flags that must be among theirs.
    pub flags: Vec<(String, Vec<String>)>,
    /// Where it stands.
    pub place: Place,
}

/// The cases of all `cases/**/*.yaml`. Those without `as-of` are asked on `default_day`.
pub fn load(root: &Path, default_day: NaiveDate) -> Result<Vec<Case>, Vec<Fault>> {
    let mut faults = Faults::default();
    let mut cases = Vec::new();
    for name in yaml::files(root, "cases") {
        let list = yaml::read(root, &name).and_then(|file| file.list());
        for value in faults.keep(list).unwrap_or_default() {
            cases.extend(faults.keep(case(&value, default_day)));
        }
    }
    faults.or(cases)
}

/// A fault for each period of a rule of which no case tells in the file of the rule's own name.
pub fn untold(programs: &[Program], cases: &[Case]) -> Vec<Fault> {
    let periods = programs.iter().flat_map(|program| {
        let own = program.place.file.replacen("programs/", "cases/", 1);
        program.periods.iter().map(move |period| (program, period, own.clone()))
    });
    let untold = periods.filter(|(program, period, own)| {
        !cases.iter().any(|case| case.place.file == *own && case.tells_of(program, period))
    });
    let fault = |(_, period, own): (&Program, &Period, String)| {
        let from = period.from;
        period.place.fault(format!("no case in {own} asks by the rule from {from}"))
    };
    untold.map(fault).collect()
}

impl Case {
    /// Whether it says which verdict this period gives.
    fn tells_of(&self, program: &Program, period: &Period) -> bool {
        period.from <= self.as_of
            && period.to.is_none_or(|to| self.as_of <= to)
            && self.expect.iter().any(|(id, _)| *id == program.id)
    }
}

fn case(value: &Value, default_day: NaiveDate) -> Result<Case, Fault> {
    value.only(&["name", "as-of", "answers", "expect", "flags", "note"])?;
    let as_of = value.get("as-of").map(|date| date.date()).transpose()?;
    Ok(Case {
        name: value.need("name")?.text()?.to_owned(),
        as_of: as_of.unwrap_or(default_day),
        answers: pairs(&value.need("answers")?, codes)?,
        expect: pairs(&value.need("expect")?, |value| value.text().map(str::to_owned))?,
        flags: value.get("flags").map_or(Ok(Vec::new()), |flags| pairs(&flags, codes))?,
        place: value.place(),
    })
}

fn pairs<T>(
    map: &Value,
    read: impl Fn(&Value) -> Result<T, Fault>,
) -> Result<Vec<(String, T)>, Fault> {
    let pair = |(key, value): (yaml::Key, Value)| Ok((key.text, read(&value)?));
    map.entries()?.into_iter().map(pair).collect()
}

fn codes(value: &Value) -> Result<Vec<String>, Fault> {
    if value.is_list() { value.texts() } else { Ok(vec![value.text()?.to_owned()]) }
}
