//! Whether the parts of the content fit each other.

use crate::Content;
use crate::criteria::{Criterion, Leaf};
use crate::fault::{Faults, Place};
use crate::program::{Explained, Flag, Period, Program};
use crate::question::{Fact, Kind, OptionsFrom};
use crate::source::Citation;
use crate::words::Needs;
use std::collections::BTreeSet;

/// Checks every reference from one part of the content to another.
pub fn check(content: &Content, faults: &mut Faults) {
    let known = Known::of(content);
    for leaf in content.policy_leaves() {
        known.check_leaf(leaf, faults);
    }
    for gate in &content.gates {
        known.check_doubts(&gate.doubts, &gate.place, faults);
    }
    for program in &content.programs {
        known.check_program(program, faults);
    }
    content.navigation.check(content, &known.sources, faults);
    content.codes.check(content, faults);
    check_elections(content, faults);
    check_screens(&content.facts, faults);
}

impl Content {
    /// Every criterion that says policy: derived facts, gates and programs; not what questions close.
    pub fn policy_criteria(&self) -> Vec<&Criterion> {
        let derived = self.derived.iter().map(|derived| &derived.when);
        let gates = self.gates.iter().flat_map(|gate| {
            let flags = gate.stops.iter().chain(&gate.caps).map(|flag| &flag.when);
            gate.needs.iter().chain(flags)
        });
        let periods = self.programs.iter().flat_map(|program| &program.periods);
        let programs = periods.flat_map(|period| [Some(&period.wide), period.likely.as_ref()]);
        derived.chain(gates).chain(programs.flatten()).collect()
    }

    /// Every leaf of [`Content::policy_criteria`].
    pub fn policy_leaves(&self) -> Vec<&Leaf> {
        self.policy_criteria().into_iter().flat_map(Criterion::leaves).collect()
    }

    /// Every flag of gates and programs.
    pub fn flags(&self) -> Vec<&Flag> {
        let gates = self.gates.iter();
        let gates = gates.flat_map(|gate| gate.stops.iter().chain(&gate.caps).chain(&gate.flags));
        let periods = self.programs.iter().flat_map(|program| &program.periods);
        gates.chain(periods.flat_map(|period| &period.flags)).collect()
    }

    /// What is explained of the check of the rules as logic, with the place of what explains it.
    pub fn explained(&self) -> Vec<(&Place, &Explained)> {
        let facts = self.facts.iter().map(|fact| (&fact.place, &fact.explained));
        let derived = self.derived.iter().map(|derived| (&derived.place, &derived.explained));
        let gates = self.gates.iter().map(|gate| (&gate.place, &gate.explained));
        let periods = self.programs.iter().flat_map(|program| &program.periods);
        let periods = periods.map(|period| (&period.place, &period.explained));
        let all = facts.chain(derived).chain(gates).chain(periods);
        all.flat_map(|(place, all)| all.iter().map(move |one| (place, one))).collect()
    }

    /// The sentences that the content needs.
    pub fn needs(&self) -> Needs {
        let mut needs = Needs::default();
        self.facts.iter().for_each(|fact| need_question(self, fact, &mut needs));
        for leaf in self.policy_leaves() {
            needs.need(format!("reasons.{}", leaf.words_key()), &leaf.place);
        }
        for flag in self.flags() {
            needs.need(&flag.words, &flag.place);
        }
        for doubt in &self.doubts {
            needs.need(doubt.words_id(), &doubt.place);
        }
        self.programs.iter().for_each(|program| need_program(program, &mut needs));
        self.navigation.need(&mut needs);
        needs
    }
}

fn need_question(content: &Content, fact: &Fact, needs: &mut Needs) {
    let id = |key: &str| format!("questions.{}.{key}", fact.id);
    needs.need(id("ask"), &fact.place);
    needs.need(id("label"), &fact.place);
    match fact.sensitive.as_str() {
        "no" => needs.may(id("why")),
        _ => needs.need(id("why"), &fact.place),
    }
    needs.may(id("hint"));
    needs.may(id("find-out"));
    let own = if fact.kind == Kind::YesNo { Vec::new() } else { fact.own_options(&content.places) };
    if fact.options_from != OptionsFrom::Counties {
        own.iter().for_each(|code| needs.need(id(&format!("options.{code}")), &fact.place));
    }
    fact.bands
        .iter()
        .for_each(|(code, ..)| needs.need(id(&format!("options.{code}")), &fact.place));
    needs.need(format!("topics.{}", fact.topic), &fact.place);
    if let Some(screen) = &fact.screen {
        needs.need(format!("screens.{screen}.ask"), &fact.place);
        needs.may(format!("screens.{screen}.hint"));
    }
}

fn need_program(program: &Program, needs: &mut Needs) {
    for key in ["title", "short", "who"] {
        needs.need(program.words(key), &program.place);
    }
    for period in &program.periods {
        for id in &period.confirm {
            needs.need(format!("confirm.{id}"), &period.place);
        }
        for notice in &period.notices {
            needs.need(program.words(&format!("notices.{notice}")), &period.place);
        }
        let parts = [
            ("limits", &period.limits),
            ("combining", &period.combining),
            ("papers", &period.papers),
        ];
        for (part, remarks) in parts {
            for remark in remarks {
                needs.need(program.words(&format!("{part}.{}", remark.say)), &remark.place);
            }
        }
    }
}

impl Period {
    /// Whether "likely" could be reached by criteria that are all from memory.
    pub fn likely_rests_on_recall(&self) -> bool {
        let readings = [Some(&self.wide), self.likely.as_ref()];
        readings.into_iter().flatten().all(rests_on_recall)
    }
}

/// Whether a criterion could be met by leaves that are all from memory.
fn rests_on_recall(criterion: &Criterion) -> bool {
    match criterion {
        Criterion::Leaf(leaf) => {
            leaf.citation.as_ref().is_some_and(|citation| citation.confidence == "recall")
        }
        Criterion::Any(parts) => parts.iter().any(rests_on_recall),
        // How many are enough makes no difference: that many may all be from memory.
        Criterion::AtLeast(least, parts) => {
            parts.iter().filter(|part| rests_on_recall(part)).count() >= usize::from(*least)
        }
        // A sign alone never makes a "likely".
        Criterion::Maybe(_) => false,
        compound => compound.parts().into_iter().all(rests_on_recall),
    }
}

/// The ids that references must hit.
struct Known<'a> {
    sources: BTreeSet<&'a str>,
    doubts: BTreeSet<&'a str>,
    gates: BTreeSet<&'a str>,
}

impl Known<'_> {
    fn of(content: &Content) -> Known<'_> {
        Known {
            sources: content.sources.iter().map(|source| source.id.as_str()).collect(),
            doubts: content.doubts.iter().map(|doubt| doubt.id.as_str()).collect(),
            gates: content.gates.iter().map(|gate| gate.id.as_str()).collect(),
        }
    }

    fn check_leaf(&self, leaf: &Leaf, faults: &mut Faults) {
        match &leaf.citation {
            Some(citation) => self.check_citation(citation, &leaf.place, faults),
            None => faults.at(&leaf.place, format!("the criterion `{}` has no source", leaf.text)),
        }
    }

    fn check_citation(&self, citation: &Citation, place: &Place, faults: &mut Faults) {
        if !self.sources.contains(citation.source.as_str()) {
            faults.at(place, format!("`{}` is no source of sources/", citation.source));
        }
    }

    fn check_doubts(&self, doubts: &[String], place: &Place, faults: &mut Faults) {
        for id in doubts.iter().filter(|id| !self.doubts.contains(id.as_str())) {
            faults.at(place, format!("`{id}` is no doubt of doubts/"));
        }
    }

    fn check_program(&self, program: &Program, faults: &mut Faults) {
        if !self.gates.contains(program.gate.as_str()) {
            faults.at(&program.place, format!("`{}` is no gate of gates.yaml", program.gate));
        }
        for history in &program.history {
            self.check_citation(&history.citation, &program.place, faults);
        }
        program.periods.iter().for_each(|period| self.check_period(period, faults));
    }

    fn check_period(&self, period: &Period, faults: &mut Faults) {
        if !period.card && period.likely_rests_on_recall() {
            faults.at(&period.place, "a \"likely\" of this period could rest on recall alone");
        }
        self.check_citation(&period.citation, &period.place, faults);
        self.check_doubts(&period.doubts, &period.place, faults);
        for remark in period.limits.iter().chain(&period.combining).chain(&period.papers) {
            self.check_citation(&remark.citation, &remark.place, faults);
        }
    }
}

/// Every election speaks of a program, and no two of one plan, county and program overlap.
fn check_elections(content: &Content, faults: &mut Faults) {
    let programs: BTreeSet<&str> =
        content.programs.iter().map(|program| program.id.as_str()).collect();
    let elections = &content.places.elections;
    for election in
        elections.iter().filter(|election| !programs.contains(election.program.as_str()))
    {
        faults.at(&election.row.place, format!("`{}` is no program", election.program));
    }
    for pair in elections.windows(2) {
        let same = (pair[0].pair, &pair[0].program) == (pair[1].pair, &pair[1].program);
        if same && pair[0].to.is_none_or(|to| pair[1].from.is_none_or(|from| from <= to)) {
            let first = &pair[0].row.place;
            faults.at(
                &pair[1].row.place,
                format!("says the same period again as {}:{}", first.file, first.line),
            );
        }
    }
}

/// Facts of one screen stand next to each other and are equally sensitive.
fn check_screens(facts: &[Fact], faults: &mut Faults) {
    let mut closed: BTreeSet<&str> = BTreeSet::new();
    for pair in facts.windows(2) {
        let (before, after) = (&pair[0], &pair[1]);
        if before.screen != after.screen {
            closed.extend(before.screen.as_deref());
        } else if before.screen.is_some() && before.sensitive != after.sensitive {
            faults.at(&after.place, "facts of one screen must be equally sensitive");
        }
        if let Some(screen) = after.screen.as_deref().filter(|screen| closed.contains(screen)) {
            faults.at(
                &after.place,
                format!("the screen `{screen}` was left already: its facts must follow each other"),
            );
        }
    }
}
