//! Writes checked content as Rust statics. Everything is in a fixed order: the same files give the
//! same bytes.

use crate::Content;
use crate::criteria::{Criterion, Leaf, Test};
use crate::places::{Election, Row};
use crate::program::{Flag, Gate, Period, Program, Remark};
use crate::question::{Fact, Kind, OptionsFrom};
use crate::source::Citation;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;
use std::fmt::Write;

mod codes;
mod navigation;

/// Which rules are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Those of every day, for asking by the rules of another day.
    EveryDay,
    /// Those that were still in force when the sources were last read: all that a page about today needs.
    InForce,
}

/// The content as the Rust source that the content crate includes.
pub fn emit(content: &Content, scope: Scope) -> String {
    // The mark is that of all rules, whatever part of them is written.
    let mut all = Emitter::new(content, Scope::EveryDay);
    let mark = rules_mark(&(all.rulebook() + &all.rules()));
    let mut emitter = Emitter::new(content, scope);
    let rulebook = emitter.rulebook();
    let parts = [
        mark,
        rulebook,
        emitter.questions(),
        emitter.screens(),
        emitter.programs(),
        emitter.doubts(),
        emitter.places(),
        emitter.navigation(),
        emitter.codes(),
        emitter.first(),
        // Last: the tables that everything before has filled.
        emitter.rules(),
        emitter.leaves(),
        emitter.citations(),
        emitter.messages(),
        emitter.languages(),
    ];
    parts.concat()
}

/// A mark of the rules, for what is kept or sent: it differs when the rulebook does. FNV-1a, folded to
/// 32 bits; nothing secret rests on it.
fn rules_mark(rulebook: &str) -> String {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = rulebook.bytes().fold(0xcbf2_9ce4_8422_2325, step);
    let mark = (hash >> 32) as u32 ^ hash as u32;
    format!(
        "/// The mark of [`RULEBOOK`]: results with another mark were made with other rules.\n\
         pub const RULES_MARK: u32 = {mark:#x};\n"
    )
}

/// What makes one leaf the same as another: its text, whether it is negated, and its source.
type LeafKey = (String, bool, Citation);

struct Emitter<'a> {
    content: &'a Content,
    numbers: BTreeMap<&'a str, usize>,
    facts: BTreeMap<&'a str, usize>,
    derived: BTreeMap<&'a str, usize>,
    leaves: Table<LeafKey>,
    citations: Table<Citation>,
    rules: Table<Vec<u8>>,
    scope: Scope,
}

/// Values numbered in the order in which they first came.
struct Table<T> {
    numbers: BTreeMap<T, usize>,
    values: Vec<T>,
}

impl<T: Ord + Clone> Table<T> {
    fn new() -> Table<T> {
        Table { numbers: BTreeMap::new(), values: Vec::new() }
    }

    fn number(&mut self, value: T) -> usize {
        if let Some(number) = self.numbers.get(&value) {
            return *number;
        }
        self.values.push(value.clone());
        self.numbers.insert(value, self.values.len() - 1);
        self.values.len() - 1
    }
}

impl<'a> Emitter<'a> {
    fn new(content: &'a Content, scope: Scope) -> Emitter<'a> {
        let number =
            |ids: Vec<&'a str>| ids.into_iter().enumerate().map(|(n, id)| (id, n)).collect();
        Emitter {
            content,
            numbers: number(content.words.ids().map(String::as_str).collect()),
            facts: number(content.facts.iter().map(|fact| fact.id.as_str()).collect()),
            derived: number(content.derived.iter().map(|derived| derived.id.as_str()).collect()),
            leaves: Table::new(),
            citations: Table::new(),
            rules: Table::new(),
            scope,
        }
    }

    /// The periods of a program that are written.
    fn periods(&self, program: &'a Program) -> impl Iterator<Item = &'a Period> + use<'a> {
        let (read, scope) = (self.content.read_on(), self.scope);
        let is_written = move |period: &&Period| {
            scope == Scope::EveryDay || period.to.is_none_or(|to| to >= read)
        };
        program.periods.iter().filter(is_written)
    }

    fn message(&self, id: &str) -> String {
        format!("Message({})", self.numbers[id])
    }

    fn maybe_message(&self, id: &str) -> String {
        self.numbers.get(id).map_or("None".to_owned(), |number| format!("Some(Message({number}))"))
    }

    fn rulebook(&mut self) -> String {
        let content = self.content;
        let facts = list(content.facts.iter().map(|fact| self.fact(fact)));
        let derived = list(content.derived.iter().map(|derived| self.criterion(&derived.when)));
        let programs = list(content.decided().map(|program| self.rule(program)));
        let asides = list(content.asides().map(|program| self.rule(program)));
        format!(
            "/// The facts, apart from the rules, so that pages that only ask need no rules.\n\
             pub static FACTS: [rules::Fact; {}] = {};\n\
             /// What the engine needs of the content.\n\
             pub static RULEBOOK: Rulebook = Rulebook {{ facts: &FACTS, derived: {derived}, programs: {programs}, \
             asides: {asides} }};\n",
            content.facts.len(),
            facts.trim_start_matches('&'),
        )
    }

    /// What the first pages need of the facts and their words, apart, so that they need no more of them.
    fn first(&mut self) -> String {
        let who_for = &self.content.facts[self.facts["who-for"]];
        let fact = self.fact(who_for);
        let id = |name: &str| format!("FactId({})", self.facts[name]);
        let question = |name: &str| self.question(&self.content.facts[self.facts[name]]);
        let ids = format!(
            "/// The fact of whom this is for.\npub const WHO_FOR: FactId = {};\n\
             /// The fact of the county.\npub const COUNTY: FactId = {};\n",
            id("who-for"),
            id("county"),
        );
        let words = format!(
            "/// The entry of [`WHO_FOR`] in [`FACTS`] once more.\npub static WHO_FOR_FACT: rules::Fact = {fact};\n\
             /// Its words.\npub static WHO_FOR_QUESTION: Question = {};\n\
             /// The words of [`COUNTY`].\npub static COUNTY_QUESTION: Question = {};\n",
            question("who-for"),
            question("county"),
        );
        ids + &words
    }

    fn fact(&mut self, fact: &Fact) -> String {
        let bands = fact.bands.iter().map(|(id, least, most)| {
            format!("rules::Band {{ id: {id:?}, range: ({least}, {most}) }}")
        });
        let fills = fact.fills.iter().map(|(when, code)| {
            let value = format!("rules::Value::Options({})", bit(&fact.options, code));
            format!("rules::Fill {{ when: {}, value: {value} }}", self.criterion(when))
        });
        let fills = list(fills);
        let closed = fact.closed_when.as_ref().map(|when| self.criterion(when));
        format!(
            "rules::Fact {{ id: {:?}, kind: rules::Kind::{:?}, options: {}, exclusive: {}, bands: {}, \
             range: {:?}, asked_of: rules::Audience({}), always: {}, sensitivity: rules::Sensitivity::{}, closed_when: {}, fills: {fills}, \
             screen: {} }}",
            fact.id,
            fact.kind,
            strings(&fact.options),
            fact.exclusive,
            list(bands),
            fact.range,
            audiences(&fact.asked_of),
            fact.always,
            sensitivity(&fact.sensitive),
            option(closed),
            self.screen_number(&fact.id),
        )
    }

    /// A criterion as the bytes that `rules::Rule::packed` opens: a static of its own, the same one for
    /// the same criterion.
    fn criterion(&mut self, criterion: &Criterion) -> String {
        let mut bytes = Vec::new();
        self.pack(criterion, &mut bytes);
        format!("&RULE_{}", self.rules.number(bytes))
    }

    fn rules(&self) -> String {
        let rules = self.rules.values.iter().enumerate();
        let rules = rules.map(|(number, bytes)| {
            format!("static RULE_{number}: rules::Rule = rules::Rule::packed(&{bytes:?});\n")
        });
        rules.collect()
    }

    fn pack(&mut self, criterion: &Criterion, bytes: &mut Vec<u8>) {
        match criterion {
            Criterion::All(parts) => self.pack_parts(0, parts, bytes),
            Criterion::Any(parts) => self.pack_parts(1, parts, bytes),
            Criterion::None(parts) => self.pack_parts(2, parts, bytes),
            Criterion::AtLeast(least, parts) => {
                bytes.push(3);
                self.pack_parts(u64::from(*least), parts, bytes);
            }
            Criterion::Not(part) => self.pack_part(4, part, bytes),
            Criterion::Known(part) => self.pack_part(5, part, bytes),
            Criterion::Maybe(part) => self.pack_part(6, part, bytes),
            Criterion::Leaf(leaf) => self.pack_leaf(leaf, bytes),
        }
    }

    fn pack_parts(&mut self, first: u64, parts: &[Criterion], bytes: &mut Vec<u8>) {
        pack_numbers(&[first, parts.len() as u64], bytes);
        parts.iter().for_each(|part| self.pack(part, bytes));
    }

    fn pack_part(&mut self, form: u8, part: &Criterion, bytes: &mut Vec<u8>) {
        bytes.push(form);
        self.pack(part, bytes);
    }

    fn pack_leaf(&mut self, leaf: &Leaf, bytes: &mut Vec<u8>) {
        // What only opens or closes questions is no policy: it has no source and nobody reads it.
        let id = leaf.citation.as_ref().map_or(usize::from(u16::MAX), |citation| {
            self.leaves.number((leaf.text.clone(), leaf.negated, citation.undated()))
        });
        let (id, fact) = (id as u64, |name: &str| self.facts[name] as u64);
        match &leaf.test {
            Test::Has(name, options) => pack_numbers(&[7, id, fact(name), *options], bytes),
            Test::Between(name, least, most) => {
                pack_numbers(&[8, id, fact(name), u64::from(*least), u64::from(*most)], bytes)
            }
            Test::WithinMonths(name, months) => {
                pack_numbers(&[9, id, fact(name), u64::from(*months)], bytes)
            }
            Test::Derived(name) => {
                pack_numbers(&[10, id, self.derived[name.as_str()] as u64], bytes)
            }
        }
    }

    fn rule(&mut self, program: &Program) -> String {
        let content = self.content;
        let gate = content.gates.iter().find(|gate| gate.id == program.gate).expect("checked");
        let periods = self.periods(program);
        let periods = list(periods.map(|period| self.period(gate, period)));
        format!("rules::Program {{ id: {:?}, periods: {periods} }}", program.id)
    }

    /// A period with its gate woven in: what the family needs and what stops it come first.
    fn period(&mut self, gate: &Gate, period: &Period) -> String {
        let not_known = |flag: &Flag| {
            let known = Criterion::Known(Box::new(flag.when.clone()));
            Criterion::Not(Box::new(known))
        };
        let mut wide = gate.needs.clone();
        wide.extend(gate.stops.iter().map(not_known));
        wide.push(period.wide.clone());
        let mut likely: Vec<Criterion> = gate.caps.iter().map(not_known).collect();
        likely.extend(period.likely.clone());
        let card = if period.card { "Information" } else { "Verdict" };
        let wide = if period.card { period.wide.clone() } else { Criterion::All(wide) };
        let flags = list(flags_of(gate, period).map(|flag| self.flag(flag)));
        let required = gate.required.as_ref().or(period.required.as_ref());
        let required = required.map(|when| self.criterion(&when.unsourced()));
        format!(
            "rules::Period {{ from: {}, to: {}, card: rules::Card::{card}, wide: {}, likely: {}, confirm: {}, \
             flags: {flags}, doubts: {}, notices: {}, review_by: {}, required: {} }}",
            date(period.from),
            option(period.to.map(date)),
            self.criterion(&wide),
            self.criterion(&Criterion::All(likely)),
            strings(&period.confirm),
            list(period.doubts.iter().map(|id| self.doubt_number(id).to_string())),
            strings(&period.notices),
            option(period.review_by.map(date)),
            option(required),
        )
    }

    fn doubt_number(&self, id: &str) -> usize {
        self.content.doubts.iter().position(|doubt| doubt.id == id).expect("checked")
    }

    fn flag(&mut self, flag: &Flag) -> String {
        let kind = match flag.kind.as_str() {
            "choice" => "Choice",
            "already" => "Already",
            "stop" => "Stop",
            "cap" => "Cap",
            _ => "Note",
        };
        // Beside a verdict stand the flag's own words, never those of its criteria.
        let when = self.criterion(&flag.when.unsourced());
        format!("rules::Flag {{ id: {:?}, kind: rules::FlagKind::{kind}, when: {when} }}", flag.say)
    }

    fn questions(&self) -> String {
        let questions = list(self.content.facts.iter().map(|fact| self.question(fact)));
        format!("/// The words of each fact.\npub static QUESTIONS: &[Question] = {questions};\n")
    }

    fn question(&self, fact: &Fact) -> String {
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

    fn screen_number(&self, fact: &str) -> usize {
        let number = self.facts[fact];
        let screens = self.screen_list();
        screens
            .iter()
            .position(|(_, facts)| facts.contains(&number))
            .expect("every fact has a screen")
    }

    fn screens(&self) -> String {
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

    fn programs(&mut self) -> String {
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

    fn remarks(&mut self, program: &Program, part: &str, remarks: &[Remark]) -> String {
        list(remarks.iter().map(|remark| {
            let words = self.message(&program.words(&format!("{part}.{}", remark.say)));
            let citation = self.citations.number(remark.citation.undated());
            format!("Remark {{ words: {words}, citation: {citation} }}")
        }))
    }

    fn doubts(&self) -> String {
        let doubts = list(self.content.doubts.iter().map(|doubt| {
            let words = self.maybe_message(&doubt.words_id());
            let risk = capital(&doubt.risk);
            format!("Doubt {{ id: {:?}, risk: Risk::{risk}, words: {words} }}", doubt.id)
        }));
        format!(
            "/// The open questions about the rules.\npub static DOUBTS: &[Doubt] = {doubts};\n"
        )
    }

    fn places(&self) -> String {
        let places = &self.content.places;
        let counties = list(places.counties.iter().map(county));
        let plans = list(places.plans.iter().map(plan));
        let pairs = list(places.county_plans.iter().map(|pair| {
            let enrolment = if pair.limited { "Limited" } else { "Open" };
            format!(
                "CountyPlan {{ county: {}, plan: {}, enrolment: Enrolment::{enrolment}, from: {}, to: {} }}",
                pair.county, pair.plan, date(pair.from), option(pair.to.map(date)),
            )
        }));
        let (steps, zip_counties) = zips(&places.zips);
        let contacts = list(places.contacts.iter().map(contact));
        let elections = list(places.elections.iter().map(|election| self.election(election)));
        format!(
            "/// The counties, in order of id.\npub static COUNTIES: &[County] = {counties};\n\
             /// The plans, in order of id.\npub static PLANS: &[Plan] = {plans};\n\
             /// Which plan serves which county.\npub static COUNTY_PLANS: &[CountyPlan] = {pairs};\n\
             /// From one ZIP code to the next, from 90000 on; 255 goes on without being one.\n\
             pub static ZIP_STEPS: &[u8] = &{steps:?};\n\
             /// The place of each ZIP code's county.\npub static ZIP_COUNTIES: &[u8] = &{zip_counties:?};\n\
             /// What plans are known to offer where, in order of [`COUNTY_PLANS`].\n\
             pub static ELECTIONS: &[Election] = {elections};\n\
             /// Statewide lines.\npub static CONTACTS: &[Contact] = {contacts};\n"
        )
    }

    fn election(&self, election: &Election) -> String {
        let program = self.content.decided().position(|program| program.id == election.program);
        format!(
            "Election {{ pair: {}, program: {}, offered: {}, names_county: {}, from: {}, to: {}, as_of: {:?} }}",
            election.pair,
            program.expect("checked"),
            election.offered,
            election.names_county,
            option(election.from.map(date)),
            option(election.to.map(date)),
            election.as_of,
        )
    }

    fn leaves(&mut self) -> String {
        let keys = self.leaves.values.clone();
        let mut leaves = Vec::new();
        for (text, negated, citation) in &keys {
            let not = if *negated { "not " } else { "" };
            let words = self.message(&format!("reasons.{not}{text}"));
            let citation = self.citations.number(citation.clone());
            leaves.push(format!("LeafInfo {{ citation: {citation}, words: {words} }}"));
        }
        let texts: Vec<String> = keys.into_iter().map(|(text, ..)| text).collect();
        format!(
            "/// What people read about each criterion.\npub static LEAVES: &[LeafInfo] = {};\n\
             /// Each criterion as its rule writes it, numbered like [`LEAVES`]; for exports.\n\
             pub static LEAF_TEXTS: &[&str] = {};\n",
            list(leaves.into_iter()),
            strings(&texts),
        )
    }

    /// Citations, and the documents that they name: no others.
    fn citations(&self) -> String {
        let mut cited: Table<&str> = Table::new();
        let citations = list(self.citations.values.iter().map(|citation| {
            let source = cited.number(&citation.source);
            let confidence = capital(&citation.confidence);
            format!("Citation {{ source: {source}, place: {:?}, confidence: Confidence::{confidence} }}", citation.at)
        }));
        let find = |id: &str| self.content.sources.iter().find(|source| source.id == id);
        let sources: Vec<_> = cited.values.iter().map(|id| find(id).expect("checked")).collect();
        let listed = list(sources.iter().map(|source| {
            let (id, title) = (&source.id, &source.title);
            let (publisher, date) = (&source.publisher, &source.date);
            format!("Source {{ id: {id:?}, title: {title:?}, publisher: {publisher:?}, date: {date:?} }}")
        }));
        format!(
            "/// Where criteria come from.\npub static CITATIONS: &[Citation] = {citations};\n\
             /// The documents that are cited.\npub static SOURCES: &[Source] = {listed};\n\
             /// The last day on which a source was read.\npub const CHECKED_ON: NaiveDate = {};\n\
             /// The first day by which a source must be read again.\npub const REVIEW_BY: NaiveDate = {};\n",
            date(self.content.read_on()),
            date(self.content.review_by())
        )
    }

    fn messages(&self) -> String {
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

    fn languages(&self) -> String {
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

/// The flags of a period: the gate's stops and caps, the gate's own, then the rule's.
fn flags_of<'a>(gate: &'a Gate, period: &'a Period) -> impl Iterator<Item = &'a Flag> {
    gate.stops.iter().chain(&gate.caps).chain(&gate.flags).chain(&period.flags)
}

/// ZIP codes as steps from one to the next, and the place of each one's county: a third of the size.
fn zips(zips: &[(u32, usize)]) -> (Vec<u8>, Vec<usize>) {
    let (mut steps, mut last) = (Vec::new(), 90_000);
    for (zip, _) in zips {
        let mut step = zip - last;
        while step >= 255 {
            steps.push(255);
            step -= 255;
        }
        steps.push(step as u8);
        last = *zip;
    }
    (steps, zips.iter().map(|(_, county)| *county).collect())
}

fn county(row: &Row) -> String {
    let medi_cal = phone([
        row.seen("medi_cal_phone", "medi_cal_confidence"),
        row.seen("medi_cal_phone_alt", "medi_cal_confidence"),
        row.seen("medi_cal_tty", "medi_cal_confidence"),
        row.seen("medi_cal_hours", "medi_cal_confidence"),
    ]);
    let behavioral_health = phone([
        row.seen("bh_phone", "bh_confidence"),
        row.seen("bh_phone_alt", "bh_confidence"),
        row.seen("bh_tty", "bh_confidence"),
        row.seen("bh_hours", "bh_confidence"),
    ]);
    format!(
        "County {{ id: {:?}, name: {:?}, medi_cal: {medi_cal}, behavioral_health: {behavioral_health}, \
         crisis_line_only: {} }}",
        row.cell("county_id"),
        row.cell("county"),
        row.cell("bh_kind") == "crisis",
    )
}

fn plan(row: &Row) -> String {
    let cell = |column| row.seen(column, "confidence");
    let services = ["member_phone", "member_phone_alt", "tty", "member_hours"].map(cell);
    let pages = ["ecm_page", "cs_page", "referral_page"].map(cell);
    let page = pages.into_iter().find(|page| page.starts_with("https:")).unwrap_or_default();
    format!(
        "Plan {{ id: {:?}, name: {:?}, member_services: {}, website: {:?}, ecm_page: {:?}, \
         referral_phone: {:?}, specialty: {} }}",
        row.cell("plan_id"),
        row.cell("name"),
        phone(services),
        cell("website"),
        page,
        cell("referral_phone"),
        row.cell("plan_kind").contains("specialty"),
    )
}

fn contact(row: &Row) -> String {
    let phone = phone(["phone", "phone_alt", "tty", "hours"].map(|column| row.cell(column)));
    format!(
        "Contact {{ id: {:?}, name: {:?}, phone: {phone} }}",
        row.cell("contact_id"),
        row.cell("name")
    )
}

fn phone([number, other, tty, hours]: [&str; 4]) -> String {
    format!("Phone {{ number: {number:?}, other: {other:?}, tty: {tty:?}, hours: {hours:?} }}")
}

/// Numbers as LEB128: seven bits a byte, the lowest first.
fn pack_numbers(numbers: &[u64], bytes: &mut Vec<u8>) {
    for number in numbers {
        let mut rest = *number;
        while rest > 0x7f {
            bytes.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        bytes.push(rest as u8);
    }
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("&[{}]", items.collect::<Vec<_>>().join(", "))
}

fn strings(items: &[String]) -> String {
    list(items.iter().map(|item| format!("{item:?}")))
}

fn option(value: Option<String>) -> String {
    value.map_or("None".to_owned(), |value| format!("Some({value})"))
}

fn date(date: NaiveDate) -> String {
    format!("date({}, {}, {})", date.year(), date.month(), date.day())
}

fn bit(options: &[String], code: &str) -> u64 {
    options.iter().position(|option| option == code).map_or(0, |index| 1 << index)
}

fn capital(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

fn audiences(codes: &[String]) -> u8 {
    let bits = [("member", 1), ("child", 2), ("caregiver", 4), ("navigator", 8)];
    let held = bits.iter().filter(|(code, _)| codes.iter().any(|held| held == code));
    held.map(|(_, bit)| bit).sum()
}

fn sensitivity(word: &str) -> &'static str {
    match word {
        "no" => "Open",
        "yes" => "Sensitive",
        _ => "Safety",
    }
}
