//! Reasons as short lists: what the answers show, what they do not, what is not known yet.

use crate::flow;
use crate::outcome::{Line, Mark};
use crate::parts::details::details_text;
use crate::parts::element::{El, div, el, list, p};
use crate::parts::source::source;
use crate::session::{Session, sitting};
use crate::words::{fill, say, say_with};
use content::{Message, ui};
use rules::{Answer, Change, FactId};

/// Criteria, each with its mark and its source.
pub fn lines(lines: &[Line]) -> El {
    list("reasons", lines.iter().map(|line| line_view(*line, None)).collect())
}

/// Criteria that would change a verdict, each with how far off the answer was.
pub fn changes(changes: &[Change]) -> El {
    let line = |change: &Change| {
        let line = Line { leaf: change.leaf, mark: Mark::NotMet };
        line_view(line, change.short_of.map(|(told, needed)| shortfall(told, needed)))
    };
    list("reasons", changes.iter().map(line).collect())
}

fn shortfall(told: u16, needed: u16) -> String {
    let text = fill(&say(ui::RESULTS_REASONS_SHORT), "told", &told.to_string());
    fill(&text, "needed", &needed.to_string())
}

fn line_view(line: Line, more: Option<String>) -> El {
    let leaf = &content::LEAVES[line.leaf.index()];
    let sentence = say(leaf.words);
    let (class, sign, meaning) = match line.mark {
        Mark::Met => ("mark met", "✓", ui::RESULTS_REASONS_MET),
        Mark::Sign => ("mark open", "?", ui::RESULTS_REASONS_SIGN),
        Mark::NotMet => ("mark not-met", "–", ui::RESULTS_REASONS_NOT_MET),
    };
    let source = source(leaf.citation, &sentence);
    let more = more.map(|more| p(more).class("more"));
    el("li", (mark(class, sign), marked(meaning, sentence), source, more)).class("reason")
}

fn mark(class: &'static str, sign: &'static str) -> El {
    el("span", sign).class(class).attr("aria-hidden", "true")
}

/// A sentence with the meaning of its mark before it, for those who hear it.
fn marked(meaning: Message, sentence: String) -> El {
    let aloud = el("span", (say(meaning), ": ")).class("aloud");
    el("span", (aloud, sentence)).class("text")
}

/// What is not known, each with how to find out and the way to its question.
pub fn open(facts: &[FactId]) -> El {
    list("reasons", facts.iter().map(|fact| open_fact(*fact)).collect())
}

fn open_fact(fact: FactId) -> El {
    let question = &content::QUESTIONS[fact.index()];
    let (state, page) =
        sitting().look(|session| (state(session, fact), flow::page_of(session, fact)));
    let find_out = details_text(say(ui::ASK_FIND_OUT), question.find_out.map(say));
    let answer = page.map(|page| {
        let what = say_with(ui::RESULTS_REASONS_ANSWER_WHAT, "what", &say(question.label));
        el("a", say(ui::RESULTS_REASONS_ANSWER_IT))
            .attr("href", page.link())
            .attr("aria-label", what)
    });
    let label = marked(ui::RESULTS_REASONS_OPEN, say(question.label));
    let more = div("more", (say(state), " ", answer, find_out));
    el("li", (mark("mark open", "?"), label, more)).class("reason")
}

fn state(session: &Session, fact: FactId) -> Message {
    match session.answers.get(fact) {
        Answer::NotAsked => ui::RESULTS_REASONS_NOT_ASKED,
        _ => ui::RESULTS_REASONS_LEFT_OPEN,
    }
}
