//! Writes the rulebook: facts, derived facts and programs, with their criteria as bytes.

use super::{Emitter, date, flags_of, list, option, strings};
use crate::criteria::{Criterion, Leaf, Test};
use crate::program::{Flag, Gate, Period, Program};
use crate::question::Fact;

impl Emitter<'_> {
    pub(super) fn rulebook(&mut self) -> String {
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
    pub(super) fn first(&mut self) -> String {
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
    pub(super) fn criterion(&mut self, criterion: &Criterion) -> String {
        let mut bytes = Vec::new();
        self.pack(criterion, &mut bytes);
        format!("&RULE_{}", self.rules.number(bytes))
    }

    pub(super) fn rules(&self) -> String {
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
        let id = leaf.citation.clone().map_or(usize::from(u16::MAX), |citation| {
            self.leaves.number((leaf.text.clone(), leaf.negated, citation))
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

fn bit(options: &[String], code: &str) -> u64 {
    options.iter().position(|option| option == code).map_or(0, |index| 1 << index)
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
