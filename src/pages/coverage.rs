//! What stands in the way of every program: no Medi-Cal, no plan, a share of cost, a plan that left,
//! no rules for the date. Each has words of its own, and what to do.

use crate::edge::clock;
use crate::flow;
use crate::outcome::obstacle;
use crate::parts::button::link;
use crate::parts::call::{health_care_options, line_of};
use crate::parts::element::{El, Parts, p, parts};
use crate::parts::notice::notice;
use crate::parts::phone::number;
use crate::route::Page;
use crate::session::Session;
use crate::told;
use crate::words::{fill, say, say_with, weave};
use content::{Message, ui};
use rules::{Evaluation, Verdict};

/// The remarks about Medi-Cal and the plan that stand above all results.
pub fn remarks(session: &Session, evaluation: &Evaluation<'_>) -> Parts {
    parts((no_rule(evaluation), in_the_way(session, evaluation), plan_left(session)))
}

/// How far results can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Nothing stands in the way.
    Open,
    /// Another program, like PACE, takes the plan's place: the results say so in words of their own.
    OtherProgram,
    /// Medi-Cal or a plan comes first: the remarks say all there is to say.
    Blocked,
}

/// Whether something stands in the way of every program.
pub fn way(session: &Session, evaluation: &Evaluation<'_>) -> Way {
    match (obstacle(evaluation), obstacle_words(session, evaluation)) {
        (None, _) => Way::Open,
        (Some(_), None) => Way::OtherProgram,
        (Some(_), Some(_)) => Way::Blocked,
    }
}

fn in_the_way(session: &Session, evaluation: &Evaluation<'_>) -> Option<El> {
    let is_unknown = told::code(&session.answers, "medi-cal-status").is_none();
    let unknown = is_unknown.then_some((ui::COVERAGE_UNKNOWN_TITLE, ui::COVERAGE_UNKNOWN_TEXT));
    let (title, text) = obstacle_words(session, evaluation).or(unknown)?;
    let more = p(link(ui::MEDI_CAL_SEE, Page::MediCal));
    Some(notice(say(title), (p(say(text)), ways(session), more)))
}

/// The words for the answer that says no to every program, as the engine found it.
fn obstacle_words(session: &Session, evaluation: &Evaluation<'_>) -> Option<(Message, Message)> {
    let fact = obstacle(evaluation)?;
    let name = told::entry(fact).id;
    match (name, told::code(&session.answers, name)?) {
        ("medi-cal-status", "applied") => {
            Some((ui::COVERAGE_APPLIED_TITLE, ui::COVERAGE_APPLIED_TEXT))
        }
        ("medi-cal-status", "stopped") => {
            Some((ui::COVERAGE_STOPPED_TITLE, ui::COVERAGE_STOPPED_TEXT))
        }
        ("medi-cal-status", _) => Some((ui::COVERAGE_NONE_TITLE, ui::COVERAGE_NONE_TEXT)),
        ("plan", _) => Some((ui::COVERAGE_NO_PLAN_TITLE, ui::COVERAGE_NO_PLAN_TEXT)),
        ("share-of-cost", _) => {
            Some((ui::COVERAGE_SHARE_OF_COST_TITLE, ui::COVERAGE_SHARE_OF_COST_TEXT))
        }
        _ => None,
    }
}

/// Where to apply, and whom to ask.
pub fn ways(session: &Session) -> Parts {
    let county = told::county(&session.answers).filter(|county| !county.medi_cal.number.is_empty());
    let county = match county {
        Some(county) => {
            let name = say_with(ui::ANSWERS_COUNTY, "county", county.name);
            let office = number(county.medi_cal.number);
            p((name, ": ", weave(ui::COVERAGE_APPLY_COUNTY, "phone", office)))
        }
        None => p(say(ui::COVERAGE_APPLY_COUNTY_UNKNOWN)),
    };
    let online = line_of("benefitscal", ui::COVERAGE_APPLY_BENEFITSCAL).map(p);
    parts((county, online, health_care_options()))
}

/// A plan that does not serve the county on this day.
fn plan_left(session: &Session) -> Option<El> {
    let plan = flow::plan_that_left(session)?;
    let county = told::county(&session.answers)?;
    let text = fill(&say_with(ui::COVERAGE_LEFT_TEXT, "plan", plan.name), "county", county.name);
    let change = p(link(ui::COVERAGE_LEFT_CHANGE, Page::Plan));
    Some(notice(say(ui::COVERAGE_LEFT_TITLE), (p(text), health_care_options(), change)))
}

/// A date that no rule covers is a gap in the book, never a "no".
fn no_rule(evaluation: &Evaluation<'_>) -> Option<El> {
    is_gap(evaluation).then(|| {
        let date = clock::spoken(evaluation.as_of());
        let text = say_with(ui::COVERAGE_NO_RULE_TEXT, "date", &date);
        notice(say(ui::COVERAGE_NO_RULE_TITLE), p(text))
    })
}

/// Whether no program has rules for the date.
fn is_gap(evaluation: &Evaluation<'_>) -> bool {
    let is_missing = |program| evaluation.finding(program).verdict == Verdict::NoRuleForDate;
    evaluation.rulebook().programs.iter().all(is_missing)
}

#[cfg(test)]
mod tests {
    use super::is_gap;
    use chrono::NaiveDate;
    use rules::{Answers, Evaluation};

    /// Today no date that a device may have leads there: no rule has a last day. One may get one.
    #[test]
    fn a_date_before_all_rules_is_a_gap() {
        let answers = Answers::new();
        let is_gap_on = |day| is_gap(&Evaluation::new(content::rulebook(), &answers, day));
        assert!(is_gap_on(NaiveDate::from_ymd_opt(2019, 5, 1).expect("a day")));
        assert!(!is_gap_on(content::CHECKED_ON));
    }
}
