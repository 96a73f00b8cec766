//! Writes what to do next: the statics that the types of the content crate's `navigation` describe.

use super::{Emitter, list, option, strings};
use crate::criteria::Criterion;
use crate::navigation::{Dates, Door, Limit, Line, Note, Right, Span, Step, Time, Way, Whom};
use std::collections::BTreeSet;

impl Emitter<'_> {
    /// Everything of `navigation/`, and its tables.
    pub(super) fn navigation(&mut self) -> String {
        let navigation = &self.content.navigation;
        let parts = [
            table("WHOMS", "Whom", navigation.whoms.iter().map(|whom| self.whom(whom))),
            table("TIMES", "Time", navigation.times.iter().map(|time| self.time(time))),
            self.scripts(),
            table("STEPS", "Step", navigation.steps.iter().map(|step| self.step(step))),
            table("RIGHTS", "Right", navigation.rights.iter().map(|right| self.right(right))),
            table("NOTES", "Note", navigation.notes.iter().map(|note| self.note(note))),
            table("DOORS", "Door", navigation.doors.iter().map(|door| self.door(door))),
            self.asides(),
            self.holidays(),
            self.limits(),
            self.sites(),
        ];
        parts.concat()
    }

    fn whom(&self, whom: &Whom) -> String {
        let ways = list(whom.ways.iter().map(|way| match way {
            Way::Line(contact) => format!("navigation::Way::Line({contact})"),
            other => format!("navigation::Way::{other:?}"),
        }));
        let words = self.message(&format!("navigation.whom.{}", whom.id));
        format!("navigation::Whom {{ id: {:?}, words: {words}, ways: {ways} }}", whom.id)
    }

    fn time(&mut self, time: &Time) -> String {
        format!(
            "navigation::Time {{ id: {:?}, words: {}, within: {}, after: navigation::Start::{}, found: {}, \
             dates: {}, citation: {} }}",
            time.id,
            self.message(&format!("navigation.times.{}", time.id)),
            span(time.within),
            time.after,
            strings(&time.found),
            dates(time.dates),
            self.citations.number(time.citation.undated()),
        )
    }

    fn scripts(&mut self) -> String {
        let scripts = &self.content.navigation.scripts;
        let scripts = scripts.iter().map(|script| {
            let lines = list(script.lines.iter().map(|line| self.line(line)));
            format!("navigation::Script {{ id: {:?}, lines: {lines} }}", script.id)
        });
        table("SCRIPTS", "Script", scripts)
    }

    fn line(&mut self, line: &Line) -> String {
        format!(
            "navigation::Line {{ words: {}, when: {}, found: {}, list: navigation::List::{} }}",
            self.message(&format!("navigation.script.{}", line.say)),
            self.when(line.when.as_ref()),
            strings(&line.found),
            line.list,
        )
    }

    fn when(&mut self, when: Option<&Criterion>) -> String {
        option(when.map(|when| self.criterion(&when.unsourced())))
    }

    fn step(&mut self, step: &Step) -> String {
        let have = step.have.iter().map(|id| self.message(&format!("navigation.have.{id}")));
        let have = list(have);
        let places = |places: &[usize]| list(places.iter().map(usize::to_string));
        format!(
            "navigation::Step {{ id: {:?}, title: {}, text: {}, urgency: navigation::Urgency::{}, when: {}, \
             or_plan_left: {}, found: {}, not_found: {}, call: {:?}, script: {:?}, have: {have}, times: {}, after: {}, \
             guarded: {}, dates: {}, citation: {} }}",
            step.id,
            self.message(&format!("navigation.steps.{}.title", step.id)),
            self.message(&format!("navigation.steps.{}.text", step.id)),
            step.urgency,
            self.when(step.when.as_ref()),
            step.or_plan_left,
            strings(&step.found),
            strings(&step.not_found),
            step.call,
            step.script,
            places(&step.times),
            places(&step.after),
            step.guarded,
            dates(step.dates),
            self.citations.number(step.citation.undated()),
        )
    }

    fn right(&mut self, right: &Right) -> String {
        let letters = right.letters.iter().map(|letter| format!("navigation::Letter::{letter}"));
        format!(
            "navigation::Right {{ id: {:?}, title: {}, text: {}, letters: {}, within: {}, \
             after: navigation::Start::{}, by: navigation::By::{}, call: {:?}, dates: {}, citation: {} }}",
            right.id,
            self.message(&format!("navigation.rights.{}.title", right.id)),
            self.message(&format!("navigation.rights.{}.text", right.id)),
            list(letters),
            option(right.within.map(span)),
            right.after,
            right.by,
            right.call,
            dates(right.dates),
            self.citations.number(right.citation.undated()),
        )
    }

    fn note(&mut self, note: &Note) -> String {
        format!(
            "navigation::Note {{ id: {:?}, topic: navigation::Topic::{}, words: {}, when: {}, starts: {}, \
             dates: {}, citation: {} }}",
            note.id,
            note.topic,
            self.message(&format!("navigation.notes.{}", note.id)),
            self.when(note.when.as_ref()),
            option(note.starts.map(super::date)),
            dates(note.dates),
            self.citations.number(note.citation.undated()),
        )
    }

    fn door(&mut self, door: &Door) -> String {
        let limit = self.limit_names().iter().position(|name| *name == door.limit);
        format!(
            "navigation::Door {{ id: {:?}, title: {}, text: {}, when: {}, limit: {limit:?}, \
             expected_child: {}, assets: {}, citation: {} }}",
            door.id,
            self.message(&format!("navigation.doors.{}.title", door.id)),
            self.message(&format!("navigation.doors.{}.text", door.id)),
            self.criterion(&door.when.unsourced()),
            door.expected_child,
            door.assets,
            self.citations.number(door.citation.undated()),
        )
    }

    /// Whom to ask about each aside, in the order of the asides.
    fn asides(&self) -> String {
        let whom = |id: &str| {
            let asides = &self.content.navigation.asides;
            asides.iter().find(|(key, _)| key.text == id).expect("checked").1.to_string()
        };
        let whoms = list(self.content.asides().map(|program| whom(&program.id)));
        format!(
            "/// Whom to ask about each aside: its place in [`WHOMS`], numbered like [`ASIDES`].\n\
             pub static ASIDE_WHOMS: &[u8] = {whoms};\n"
        )
    }

    fn holidays(&mut self) -> String {
        let mut days: Vec<_> = self.content.navigation.holidays.iter().collect();
        days.sort_by_key(|day| day.date);
        let days = days.into_iter().map(|day| {
            let citation = self.citations.number(day.citation.undated());
            let date = super::date(day.date);
            format!(
                "navigation::Holiday {{ date: {date}, name: {:?}, citation: {citation} }}",
                day.name
            )
        });
        table("HOLIDAYS", "Holiday", days)
    }

    /// The names of the limits, each once, in order.
    fn limit_names(&self) -> Vec<&str> {
        let names = self.content.navigation.limits.iter().map(|limit| limit.id.as_str());
        names.collect::<BTreeSet<_>>().into_iter().collect()
    }

    fn limits(&mut self) -> String {
        let names: Vec<String> = self.limit_names().into_iter().map(str::to_owned).collect();
        let limits = names.iter().map(|name| {
            let rows = &self.content.navigation.limits;
            let rows: Vec<&Limit> = rows.iter().filter(|limit| limit.id == *name).collect();
            let rows = list(rows.into_iter().map(|limit| {
                let citation = self.citations.number(limit.citation.undated());
                format!(
                    "navigation::LimitRow {{ size: {}, dollars: {}, dates: {}, citation: {citation} }}",
                    limit.size,
                    limit.dollars,
                    dates(limit.dates),
                )
            }));
            format!("navigation::Limit {{ id: {name:?}, rows: {rows} }}")
        });
        table("LIMITS", "Limit", limits)
    }

    fn sites(&mut self) -> String {
        let navigation = &self.content.navigation;
        let pace = navigation.pace.iter().map(|site| {
            format!(
                "navigation::PaceSite {{ county: {}, organization: {:?} }}",
                site.county, site.organization
            )
        });
        let pace = table("PACE_SITES", "PaceSite", pace);
        let reentry = navigation.reentry.iter().map(|site| {
            format!(
                "navigation::ReentrySite {{ county: {:?}, since: {:?}, citation: {} }}",
                site.county,
                site.since,
                self.citations.number(site.citation.undated()),
            )
        });
        pace + &table("REENTRY_SITES", "ReentrySite", reentry)
    }
}

/// A static list, whose documentation stands at its type.
fn table(name: &str, kind: &str, rows: impl Iterator<Item = String>) -> String {
    let rows = list(rows);
    format!("/// See [`navigation::{kind}`].\npub static {name}: &[navigation::{kind}] = {rows};\n")
}

fn span(span: Span) -> String {
    format!("navigation::Span {{ count: {}, unit: navigation::Unit::{} }}", span.count, span.unit)
}

fn dates(dates: Dates) -> String {
    let date = |day: Option<chrono::NaiveDate>| option(day.map(super::date));
    format!("navigation::Dates {{ from: {}, to: {} }}", date(dates.from), date(dates.to))
}
