//! Whether what to do next fits the rest of the content, and which sentences it needs.

use super::Navigation;
use crate::Content;
use crate::fault::{Faults, Place};
use crate::program::{self, Program};
use crate::source::{self, Citation};
use crate::words::Needs;
use std::collections::BTreeSet;

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
