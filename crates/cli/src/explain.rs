//! One person's report as text to read, in the words of the app.

use chrono::NaiveDate;
use content::{Availability, CountyPlan, DOUBTS, LEAVES, Message, PROGRAMS, QUESTIONS, RULEBOOK};
use content::{PeriodInfo, Risk, SOURCES, ui};
use rules::{Evaluation, Finding, Outlook, Period, Program, Truth, Verdict, changes};
use screening::fault::Fault;
use screening::person::Person;
use screening::report::{ReasonTold, reasons_told};
use screening::sentences::Sentences;

/// The English sentences.
pub fn english() -> Sentences {
    Sentences::read(content::ENGLISH).expect("the build writes its own words")
}

/// Why a person cannot be read, in one line.
pub fn fault(fault: &Fault) -> String {
    let field = if fault.field.is_empty() { String::new() } else { format!("{}: ", fault.field) };
    format!("{field}{}; expected {}", fault.error, fault.expected)
}

/// Every program with its reasons: first what the person may fit, then what depends, then the rest.
pub fn explain(person: &Person, as_of: NaiveDate) -> String {
    let evaluation = Evaluation::new(&RULEBOOK, &person.answers, as_of);
    let mut page = Page { words: english(), text: String::new() };
    page.line(0, "", &page.words.about(ui::RESULTS_INTRO).replace("{date}", &as_of.to_string()));
    let mut programs: Vec<Found> =
        (0..RULEBOOK.programs.len()).map(|place| Found::new(&evaluation, place)).collect();
    programs.sort_by_key(|found| rank(found.finding.verdict));
    programs.iter().for_each(|found| page.program(&evaluation, found, person));
    page.next(&evaluation, person);
    page.text
}

fn rank(verdict: Verdict) -> usize {
    Verdict::ALL.iter().position(|other| *other == verdict).unwrap_or_default()
}

/// A program with what was found about it.
struct Found {
    place: usize,
    program: &'static Program,
    finding: Finding,
}

impl Found {
    fn new(evaluation: &Evaluation<'_>, place: usize) -> Found {
        let program = &RULEBOOK.programs[place];
        Found { place, program, finding: evaluation.finding(program) }
    }

    /// The rule that was applied, and what people read about it.
    fn period(&self) -> Option<(&'static Period, &'static PeriodInfo)> {
        let period = self.finding.period?;
        let place = self.program.periods.iter().position(|other| std::ptr::eq(other, period))?;
        Some((period, &PROGRAMS[self.place].periods[place]))
    }
}

/// The text so far.
struct Page {
    words: Sentences,
    text: String,
}

impl Page {
    /// A line, so many steps in, after a sign. A wide margin is the reader's own matter.
    fn line(&mut self, steps: usize, sign: &str, text: &str) {
        let sign = if sign.is_empty() { String::new() } else { format!("{sign} ") };
        self.text.push_str(&format!("{}{sign}{text}\n", "  ".repeat(steps)));
    }

    fn say(&mut self, steps: usize, sign: &str, message: Message) {
        let text = self.words.about(message).to_owned();
        self.line(steps, sign, &text);
    }

    fn program(&mut self, evaluation: &Evaluation<'_>, found: &Found, person: &Person) {
        let verdict = self.words.about(content::verdict_words(found.finding.verdict)).to_owned();
        let title = self.words.about(PROGRAMS[found.place].title).to_owned();
        self.text.push('\n');
        self.line(0, "", &format!("{verdict}: {title} ({})", found.program.id));
        self.offers(evaluation, found, person);
        if let Some((period, info)) = found.period() {
            self.flags(found, period, info);
            self.reasons(evaluation, period);
            self.open(evaluation, period);
            self.changes(evaluation, found, period);
            self.confirm(info);
        }
    }

    /// Remarks that hold, and open questions about the rule itself.
    fn flags(&mut self, found: &Found, period: &Period, info: &PeriodInfo) {
        for (flag, words) in period.flags.iter().zip(info.flags) {
            if found.finding.flags.iter().any(|held| held.id == flag.id) {
                self.say(1, "!", *words);
            }
        }
        let doubts = period.doubts.iter().map(|doubt| &DOUBTS[usize::from(*doubt)]);
        for doubt in doubts.filter(|doubt| doubt.risk == Risk::High) {
            self.say(1, "!", doubt.words.unwrap_or(ui::RESULTS_CONFIRMED));
        }
    }

    /// The criteria that the answers settle, each with its source.
    fn reasons(&mut self, evaluation: &Evaluation<'_>, period: &'static Period) {
        let told = reasons_told(evaluation, period);
        let groups = [
            (Truth::Yes, "+", ui::RESULTS_REASONS_MET_TITLE),
            (Truth::No, "-", ui::RESULTS_REASONS_NOT_MET),
        ];
        for (truth, sign, title) in groups {
            let mut group = told.iter().filter(|reason| reason.truth == truth).peekable();
            if group.peek().is_some() {
                self.say(1, "", title);
            }
            group.for_each(|reason| self.reason(sign, reason));
        }
    }

    fn reason(&mut self, sign: &str, reason: &ReasonTold) {
        let citation = content::citation(reason.leaf);
        let sentence = self.words.about(LEAVES[reason.leaf.index()].words).to_owned();
        let source = SOURCES[usize::from(citation.source)].id;
        let place = if citation.place.is_empty() { "" } else { ", " };
        let confidence = citation.confidence.code();
        let place = [place, citation.place].concat();
        self.line(2, sign, &format!("{sentence} [{source}{place}; {confidence}]"));
    }

    /// What is not known yet.
    fn open(&mut self, evaluation: &Evaluation<'_>, period: &'static Period) {
        let open = evaluation.depends_on(period);
        if !open.is_empty() {
            self.say(1, "", ui::RESULTS_REASONS_OPEN_TITLE);
        }
        for fact in open {
            let label = self.words.about(QUESTIONS[fact.index()].label).to_owned();
            self.line(2, "?", &format!("{label} ({})", RULEBOOK.facts[fact.index()].id));
        }
    }

    /// Single answers that, told otherwise, would better the verdict.
    fn changes(&mut self, evaluation: &Evaluation<'_>, found: &Found, period: &'static Period) {
        if !matches!(found.finding.verdict, Verdict::NotNow | Verdict::Possible) {
            return;
        }
        let changes = changes(evaluation, period);
        if !changes.is_empty() {
            self.say(1, "", ui::RESULTS_REASONS_CHANGES);
        }
        for change in changes {
            self.say(2, "~", LEAVES[change.leaf.index()].words);
            if let Some((told, needed)) = change.short_of {
                let short = self.words.about(ui::RESULTS_REASONS_SHORT);
                let short = short.replace("{told}", &told.to_string());
                self.line(3, "", &short.replace("{needed}", &needed.to_string()));
            }
        }
    }

    /// What the plan or a clinician settles.
    fn confirm(&mut self, info: &PeriodInfo) {
        if !info.confirm.is_empty() {
            self.say(1, "", ui::RESULTS_CONFIRM);
        }
        info.confirm.iter().for_each(|words| self.say(2, "*", *words));
    }

    /// What is known of the person's plan, or of every plan of the county, offering the program.
    fn offers(&mut self, evaluation: &Evaluation<'_>, found: &Found, person: &Person) {
        let Some(county) = person.county else { return };
        let pairs = content::plans_of_county(county)
            .filter(|pair| pair.serves_on(evaluation.as_of()))
            .filter(|pair| person.plan.is_none_or(|plan| plan.id == pair.plan().id));
        for pair in pairs {
            let known = content::availability(evaluation, found.program, pair);
            let text = self.offer(known, pair);
            self.line(1, "", &format!("{}: {text}", pair.plan().name));
        }
    }

    fn offer(&self, known: Availability, pair: &CountyPlan) -> String {
        let text = self.words.about(match known {
            Availability::Required => ui::RESULTS_OFFER_REQUIRED,
            Availability::OfferedHere(_) => ui::RESULTS_OFFER_HERE,
            Availability::ListedByPlan(_) => ui::RESULTS_OFFER_LISTED,
            Availability::NotKnown => ui::RESULTS_OFFER_NOT_KNOWN,
            Availability::NotOfferedHere(_) => ui::RESULTS_OFFER_NOT_HERE,
        });
        text.replace("{plan}", pair.plan().name).replace("{county}", pair.county().name)
    }

    /// The question worth asking next.
    fn next(&mut self, evaluation: &Evaluation<'_>, person: &Person) {
        let outlook = Outlook::new(evaluation, content::audience(&person.answers));
        if let Some(fact) = outlook.next() {
            let ask = self.words.about(QUESTIONS[fact.index()].ask).to_owned();
            self.text.push('\n');
            self.line(0, ">", &format!("{ask} ({})", RULEBOOK.facts[fact.index()].id));
        }
    }
}
