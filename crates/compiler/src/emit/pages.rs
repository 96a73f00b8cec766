//! Writes what people read: questions, screens, programs, open questions, the sentences of pages, languages.

use super::{Emitter, capital, flags_of, list, strings};
use crate::program::{Gate, Period, Program, Remark};
use crate::question::{Fact, Kind, OptionsFrom};
use std::fmt::Write;

impl Emitter<'_> {
    pub(super) fn questions(&self) -> String {
        let questions = list(self.content.facts.iter().map(|fact| self.question(fact)));
        format!("/// The words of each fact.\npub static QUESTIONS: &[Question] = {questions};\n")
    }

    pub(super) fn question(&self, fact: &Fact) -> String {
        let id = |key: &str| format!("questions.{}.{key}", fact.id);
        let codes = match fact.kind {
            Kind::YesNo | Kind::Date => Vec::new(),
            Kind::Number => fact.bands.iter().map(|(code, ..)| code.clone()).collect(),
            _ if fact.options_from == OptionsFrom::Counties => Vec::new(),
            _ => fact.own_options(&self.content.places),
        };
        let options = list(codes.iter().map(|code| self.message(&id(&format!("options.{code}")))));
        format!(
            "Question {{ ask: {}, label: {}, hint: {}, why: {}, find_out: {}, options: {options}, \
             options_from: OptionsFrom::{:?} }}",
            self.message(&id("ask")),
            self.message(&id("label")),
            self.maybe_message(&id("hint")),
            self.maybe_message(&id("why")),
            self.maybe_message(&id("find-out")),
            fact.options_from,
        )
    }

    /// The screens in order: name, and the numbers of their facts.
    fn screen_list(&self) -> Vec<(String, Vec<usize>)> {
        let mut screens: Vec<(String, Vec<usize>)> = Vec::new();
        for (number, fact) in self.content.facts.iter().enumerate() {
            let name = fact.screen.clone().unwrap_or_else(|| fact.id.clone());
            match screens.last_mut().filter(|(last, _)| *last == name) {
                Some((_, facts)) => facts.push(number),
                None => screens.push((name, vec![number])),
            }
        }
        screens
    }

    pub(super) fn screen_number(&self, fact: &str) -> usize {
        let number = self.facts[fact];
        let screens = self.screen_list();
        screens
            .iter()
            .position(|(_, facts)| facts.contains(&number))
            .expect("every fact has a screen")
    }

    pub(super) fn screens(&self) -> String {
        let screens = self.screen_list();
        let screens = list(screens.iter().map(|(name, facts)| {
            let topic = &self.content.facts[facts[0]].topic;
            format!(
                "Screen {{ id: {name:?}, facts: {}, ask: {}, hint: {}, topic: {} }}",
                list(facts.iter().map(|fact| format!("FactId({fact})"))),
                self.maybe_message(&format!("screens.{name}.ask")),
                self.maybe_message(&format!("screens.{name}.hint")),
                self.message(&format!("topics.{topic}")),
            )
        }));
        format!(
            "/// The pages of the interview, in order.\npub static SCREENS: &[Screen] = {screens};\n"
        )
    }

    pub(super) fn programs(&mut self) -> String {
        let content = self.content;
        let programs = list(content.decided().map(|program| self.program(program)));
        let asides = list(content.asides().map(|program| self.program(program)));
        format!(
            "/// What people read about each program.\npub static PROGRAMS: &[ProgramInfo] = {programs};\n\
             /// What people read about each aside.\npub static ASIDES: &[ProgramInfo] = {asides};\n"
        )
    }

    fn program(&mut self, program: &Program) -> String {
        let content = self.content;
        let gate = content.gates.iter().find(|gate| gate.id == program.gate).expect("checked");
        let periods = self.periods(program);
        let periods = list(periods.map(|period| self.period_words(gate, program, period)));
        format!(
            "ProgramInfo {{ official_name: {:?}, title: {}, short: {}, who: {}, family: {:?}, periods: {periods} }}",
            program.official_name,
            self.message(&program.words("title")),
            self.message(&program.words("short")),
            self.message(&program.words("who")),
            program.gate,
        )
    }

    fn period_words(&mut self, gate: &Gate, program: &Program, period: &Period) -> String {
        let flags = list(flags_of(gate, period).map(|flag| self.message(&flag.words)));
        let confirm = list(period.confirm.iter().map(|id| self.message(&format!("confirm.{id}"))));
        let notices =
            period.notices.iter().map(|id| self.message(&program.words(&format!("notices.{id}"))));
        let notices = list(notices);
        format!(
            "PeriodInfo {{ flags: {flags}, confirm: {confirm}, notices: {notices}, limits: {}, combining: {}, \
             papers: {}, not_a_condition: {} }}",
            self.remarks(program, "limits", &period.limits),
            self.remarks(program, "combining", &period.combining),
            self.remarks(program, "papers", &period.papers),
            strings(&period.not_a_condition),
        )
    }

    pub(super) fn remarks(&mut self, program: &Program, part: &str, remarks: &[Remark]) -> String {
        list(remarks.iter().map(|remark| {
            let words = self.message(&program.words(&format!("{part}.{}", remark.say)));
            let citation = self.citations.number(remark.citation.clone());
            format!("Remark {{ words: {words}, citation: {citation} }}")
        }))
    }

    pub(super) fn doubts(&self) -> String {
        let doubts = list(self.content.doubts.iter().map(|doubt| {
            let words = self.maybe_message(&doubt.words_id());
            let risk = capital(&doubt.risk);
            format!("Doubt {{ id: {:?}, risk: Risk::{risk}, words: {words} }}", doubt.id)
        }));
        format!(
            "/// The open questions about the rules.\npub static DOUBTS: &[Doubt] = {doubts};\n"
        )
    }

    pub(super) fn messages(&self) -> String {
        let words = &self.content.words;
        let mut constants = String::new();
        for id in words.ids().filter(|id| id.starts_with("ui.")) {
            let name = id["ui.".len()..].replace(['.', '-'], "_").to_uppercase();
            let _ = writeln!(
                constants,
                "/// `{id}`\npub const {name}: Message = {};",
                self.message(id)
            );
        }
        format!(
            "/// The mark of the list of messages; a language's file must carry the same.\n\
             pub const WORDS_MARK: &str = {:?};\n\
             /// How many messages the file of the first pages has.\npub const FIRST_COUNT: usize = {};\n\
             /// How many messages all other pages have.\npub const REST_COUNT: usize = {};\n\
             /// How many of these the last file of a language has; they come last.\npub const AFTER_COUNT: usize = {};\n\
             /// The sentences of the pages themselves.\npub mod ui {{\nuse crate::Message;\n{constants}}}\n",
            words.mark(),
            words.first_ids().count(),
            words.rest_ids().count(),
            words.after_ids().count(),
        )
    }

    pub(super) fn languages(&self) -> String {
        let languages = self.content.translations.iter().map(|made| {
            let it = &made.language;
            let right_to_left = it.direction == "rtl";
            format!(
                "Language {{ tag: {:?}, name: {:?}, english_name: {:?}, right_to_left: {right_to_left}, tier: {}, is_draft: {} }}",
                it.tag, it.own_name, it.english_name, it.tier, made.is_draft()
            )
        });
        let languages = list(languages);
        format!(
            "/// The languages besides English, in the order offered.\npub static LANGUAGES: &[Language] = {languages};\n"
        )
    }
}
