//! The plan's side of the sheet, in English: what a referral needs, what the answers show and where the
//! rules stand, and what is to be verified.

use crate::edge::{clock, language};
use crate::pages::sheet::Typed;
use crate::parts::element::{El, Parts, div, el, list, p, parts};
use crate::session::{Session, sitting};
use crate::told;
use crate::words::{fill, in_english, say_about, say_about_with};
use content::{Citation, Confidence, Message, ui};
use leptos::prelude::*;
use navigation::paper::{self, Entry};
use navigation::script::Line;
use rules::Verdict;

/// The side.
pub fn side(typed: Typed) -> El {
    in_english(|| made(typed))
}

fn made(typed: Typed) -> El {
    let sitting = sitting();
    let tells_private = sitting.tells_private();
    let entries = sitting.look(|session| paper::entries(&session.evaluate()));
    let mut lists = Lists::default();
    let criteria = criteria(&entries, tells_private, &mut lists);
    let left_out = entries.iter().any(has_private) && !tells_private;
    let head = (title(ui::SHEET_FOR_PLAN_TITLE), line(ui::SHEET_FOR_PLAN_ABOUT));
    let asked = sitting.look(|session| (member(session, typed), other(session)));
    let private = left_out.then(|| line(ui::SHEET_FOR_PLAN_PRIVATE));
    let comments = [ui::SHEET_FOR_PLAN_DETAILS, ui::SHEET_FOR_PLAN_COMMENTS].map(blank);
    let comments = div("entries wide", Vec::from(comments));
    let foot = (comments, line(ui::SHEET_FOR_PLAN_ATTEST), lists.sources(), rules());
    el("section", (head, asked.0, refers(), criteria, private, asked.1, foot))
        .class("side plan")
        .attr("lang", "en")
        .attr("dir", "ltr")
}

fn title(message: Message) -> El {
    el("h2", say_about(message))
}

fn part(message: Message) -> El {
    el("h3", say_about(message))
}

fn line(message: Message) -> El {
    p(say_about(message))
}

/// A field with what is known, or a line to write on.
fn filled(label: Message, value: impl Into<String>) -> El {
    div("entry", (el("span", say_about(label)), el("b", value.into())))
}

fn blank(label: Message) -> El {
    filled(label, "")
}

fn fields(fields: Vec<El>) -> El {
    div("entries", fields)
}

fn member(session: &Session, typed: Typed) -> Parts {
    let plan = told::plan(&session.answers).map(|plan| plan.name).unwrap_or_default();
    let county = told::county(&session.answers).map(|county| county.name).unwrap_or_default();
    // Nobody is asked for it. Whoever reads this site in another language may want to be called in it.
    let language = language::current().map_or("", |language| language.english_name);
    let entries = vec![
        filled(ui::SHEET_NAME, typed.name.get().unwrap_or_default()),
        filled(ui::SHEET_BIRTH_DATE, typed.birth_date.get().unwrap_or_default()),
        filled(ui::SHEET_NUMBER, typed.number.get().unwrap_or_default()),
        filled(ui::SHEET_FOR_PLAN_PLAN, plan),
        filled(ui::SHEET_FOR_PLAN_COUNTY, county),
        blank(ui::SHEET_FOR_PLAN_ADDRESS),
        blank(ui::SHEET_FOR_PLAN_PHONE),
        filled(ui::SHEET_FOR_PLAN_LANGUAGE, language),
        blank(ui::SHEET_FOR_PLAN_REACH),
        blank(ui::SHEET_FOR_PLAN_CAREGIVER),
    ];
    parts((part(ui::SHEET_FOR_PLAN_MEMBER), fields(entries)))
}

fn refers() -> Parts {
    let open = [
        ui::SHEET_FOR_PLAN_DATE,
        ui::SHEET_FOR_PLAN_WHO,
        ui::SHEET_FOR_PLAN_ORGANIZATION,
        ui::SHEET_FOR_PLAN_CONTACT,
        ui::SHEET_FOR_PLAN_RELATIONSHIP,
        ui::SHEET_FOR_PLAN_PROVIDER,
        ui::SHEET_FOR_PLAN_CONTRACTED,
        ui::SHEET_FOR_PLAN_START,
    ];
    parts((part(ui::SHEET_FOR_PLAN_REFERRAL), fields(open.map(blank).into())))
}

/// The programs and services that the person told of.
fn other(session: &Session) -> Parts {
    let fact = told::fact("programs-now");
    let told = told::answer_text(fact, session.answers.get(fact));
    parts((part(ui::SHEET_FOR_PLAN_OTHER), p(told).class("write-in")))
}

fn criteria(entries: &[Entry], tells_private: bool, lists: &mut Lists) -> Parts {
    let mut group = |verdict, title: Message| {
        let own = entries.iter().filter(|entry| entry.verdict == verdict);
        let items: Vec<El> = own.map(|entry| program(entry, tells_private, lists)).collect();
        (!items.is_empty()).then(|| parts((el("h4", say_about(title)), list("", items))))
    };
    let likely = group(Verdict::Likely, ui::SHEET_FOR_PLAN_LIKELY);
    let possible = group(Verdict::Possible, ui::SHEET_FOR_PLAN_POSSIBLE);
    let none = entries.is_empty().then(|| line(ui::SHEET_FOR_PLAN_NONE));
    parts((
        part(ui::SHEET_FOR_PLAN_CRITERIA),
        lists.facts(),
        div("columns", (likely, possible, none)),
    ))
}

/// A program, what the answers show for it, each with its source, and what is to be verified.
fn program(entry: &Entry, tells_private: bool, lists: &mut Lists) -> El {
    let is_told =
        |line: &&Line| tells_private || !matches!(line, Line::Reason { sensitive: true, .. });
    let met = entry.met.iter().filter(is_told);
    let met: Vec<String> = met.filter_map(|line| self::met(line, lists)).collect();
    let open = entry.open.iter().filter(|open| tells_private || !open.sensitive);
    let open = open.map(|open| content::QUESTIONS[open.fact.index()].label);
    let mut open: Vec<Message> = open.collect();
    // What the plan settles stands in the head of the side once; named where nothing else is open.
    if open.is_empty() && entry.verdict == Verdict::Possible {
        open.extend(entry.confirm);
    }
    let open = open.into_iter().map(say_about).collect::<Vec<String>>().join("; ");
    let verify = (!open.is_empty())
        .then(|| el("i", say_about_with(ui::SHEET_FOR_PLAN_VERIFY, "what", &open)));
    let name = el("b", content::PROGRAMS[entry.program].official_name);
    let met = met.join("; ");
    let met = (!met.is_empty()).then(|| say_about_with(ui::SHEET_FOR_PLAN_MET, "what", &met));
    el("li", (name, ". ", met, " ", verify))
}

/// The number of what the answers show, with the number of its source and the place in it.
fn met(line: &Line, lists: &mut Lists) -> Option<String> {
    let Line::Reason { leaf, words, .. } = line else { return None };
    let fact = number(&mut lists.facts, *words).to_string();
    Some([&fact, " ", &source(content::citation(*leaf), lists)].concat())
}

/// The number of a source and the place in it; where no source was seen, that.
fn source(citation: &Citation, lists: &mut Lists) -> String {
    if citation.confidence == Confidence::Recall {
        return say_about(ui::SHEET_FOR_PLAN_UNSEEN);
    }
    let number = ["[", &number(&mut lists.sources, citation.source).to_string()].concat();
    let text = match citation.place {
        "" => number,
        place => {
            let text = say_about_with(ui::SHEET_FOR_PLAN_PAGE, "number", &number);
            fill(&text, "place", place)
        }
    };
    [&text, "]"].concat()
}

fn has_private(entry: &Entry) -> bool {
    let met = entry.met.iter().any(|line| matches!(line, Line::Reason { sensitive: true, .. }));
    met || entry.open.iter().any(|open| open.sensitive)
}

/// What is named more than once on the side, each numbered from 1 in the order in which it comes.
#[derive(Default)]
struct Lists {
    /// What the answers show.
    facts: Vec<Message>,
    /// The documents, by their place in the content.
    sources: Vec<u16>,
}

/// The number of something in its list, which takes in what is new.
fn number<T: PartialEq>(list: &mut Vec<T>, item: T) -> usize {
    let known = list.iter().position(|other| *other == item);
    known.unwrap_or_else(|| {
        list.push(item);
        list.len() - 1
    }) + 1
}

impl Lists {
    fn facts(&self) -> Option<El> {
        let facts: Vec<El> = self.facts.iter().map(|fact| el("li", say_about(*fact))).collect();
        (!facts.is_empty()).then(|| el("ol", facts).class("columns"))
    }

    fn sources(&self) -> Option<El> {
        let name = |(place, source): (usize, &u16)| {
            let source = &content::SOURCES[usize::from(*source)];
            let number = (place + 1).to_string();
            ["[", &number, "] ", source.publisher, ", ", source.title, " (", source.date, ")"]
                .concat()
        };
        let names: Vec<String> = self.sources.iter().enumerate().map(name).collect();
        let title = say_about(ui::SHEET_FOR_PLAN_SOURCES);
        (!names.is_empty()).then(|| p([&title, ": ", &names.join("; ")].concat()))
    }
}

/// The mark of the rules, when they were checked, and the day.
fn rules() -> El {
    let mark = exchange::link::mark_text(content::RULES_MARK);
    let text = say_about_with(ui::SHEET_FOR_PLAN_RULES, "mark", &mark);
    let text = fill(&text, "checked", &clock::spoken(content::CHECKED_ON));
    p(fill(&text, "date", &clock::spoken(clock::today()))).class("rules")
}
