//! The facts of what to do next: time limits, steps, rights, doors and notes.

use super::collect::Collector;
use super::fact::{Fact, Harm, Rests};
use super::spot::{Spot, Step};
use compiler::fault::Place;
use compiler::navigation::Navigation;
use compiler::source::Citation;

/// An entry of a file of `navigation/`.
struct Entry<'a> {
    /// The file's name without its ending.
    file: &'static str,
    kind: &'static str,
    id: &'a str,
    citation: &'a Citation,
    place: &'a Place,
}

/// Adds the facts of all files.
pub fn collect(all: &mut Collector) {
    for entry in entries(&all.content.navigation) {
        let fact = entry.fact(all);
        all.add(fact);
    }
}

fn entries(navigation: &Navigation) -> Vec<Entry<'_>> {
    let entry = |file, kind| move |id, citation, place| Entry { file, kind, id, citation, place };
    let time = entry("times", "time limit");
    let times = navigation.times.iter().map(|it| time(&it.id, &it.citation, &it.place));
    let step = entry("steps", "step");
    let steps = navigation.steps.iter().map(|it| step(&it.id, &it.citation, &it.place));
    let right = entry("rights", "right");
    let rights = navigation.rights.iter().map(|it| right(&it.id, &it.citation, &it.place));
    let door = entry("doors", "way into Medi-Cal");
    let doors = navigation.doors.iter().map(|it| door(&it.id, &it.citation, &it.place));
    let note = entry("notes", "note about Medi-Cal");
    let notes = navigation.notes.iter().map(|it| note(&it.id, &it.citation, &it.place));
    times.chain(steps).chain(rights).chain(doors).chain(notes).collect()
}

impl Entry<'_> {
    fn fact(&self, all: &Collector) -> Fact {
        Fact {
            id: format!("navigation/{}/{}", self.file, self.id),
            harm: Harm::LostTime,
            kind: self.kind,
            about: "What to do next".to_owned(),
            says: self.says(all),
            code: String::new(),
            place: self.place.clone(),
            path: self.id.to_owned(),
            rests: Some(Rests::from(self.citation)),
            programs: all.decided(),
            doubts: Vec::new(),
            risk: all.risk(&[]),
            spots: vec![Spot::Entry(format!("navigation/{}.yaml", self.file), vec![self.step()])],
        }
    }

    /// Its sentence, or its title and text. A title has no full stop.
    fn says(&self, all: &Collector) -> String {
        let id = format!("navigation.{}.{}", self.file, self.id);
        let parts = ["", ".title", ".text"].map(|part| all.say(&format!("{id}{part}")));
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(": ")
    }

    /// Times stand under their names, all else in a list.
    fn step(&self) -> Step {
        match self.file {
            "times" => Step::key(self.id),
            _ => Step::Having("id".to_owned(), self.id.to_owned()),
        }
    }
}
