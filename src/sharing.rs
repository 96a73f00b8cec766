//! What a link carries: the verdicts of this session, with county, plan and date. Never an answer.

use crate::session::Session;
use crate::told;
use chrono::{Datelike, NaiveDate};
use content::{Message, ui};
use exchange::link::{Results, encode};
use exchange::published::PROGRAMS;
use rules::{Evaluation, Verdict};

/// The results of a session, as a link carries them.
pub fn results(session: &Session, evaluation: &Evaluation<'_>) -> Results {
    let programs = evaluation.rulebook().programs.iter();
    let published = programs.filter(|program| PROGRAMS.contains(&program.id));
    let verdicts = published.map(|program| (program.id, evaluation.finding(program).verdict));
    Results {
        as_of: evaluation.as_of(),
        rules_mark: content::RULES_MARK,
        county: told::county(&session.answers).map(|county| county.id),
        plan: told::plan(&session.answers).map(|plan| plan.id),
        verdicts: verdicts.collect(),
    }
}

/// The code of these results; `None` for a date that no link can say.
pub fn code(results: &Results) -> Option<String> {
    encode(results).ok()
}

/// The same results as JSON, for the site of somebody else to which the person chooses to give them. All
/// names in it are names of the content, which need no escaping.
pub fn for_site(results: &Results) -> String {
    let field = |name: &str, value: &str| ["\"", name, "\":\"", value, "\""].concat();
    let mut fields = vec![field("asOf", &date(results.as_of))];
    fields.extend(results.county.map(|county| field("county", county)));
    fields.extend(results.plan.map(|plan| field("plan", plan)));
    let verdicts = results.verdicts.iter();
    let verdicts: Vec<String> =
        verdicts.map(|(program, verdict)| field(program, verdict.code())).collect();
    ["{", &fields.join(","), ",\"verdicts\":{", &verdicts.join(","), "}}"].concat()
}

/// A date as the standard for dates writes it.
fn date(date: NaiveDate) -> String {
    let two = |part: u32| [if part < 10 { "0" } else { "" }, &part.to_string()].concat();
    [date.year().to_string(), two(date.month()), two(date.day())].join("-")
}

/// The programs with this verdict, by their places in the rulebook. One that this app does not have
/// any more is left out.
pub fn with(results: &Results, verdict: Verdict) -> Vec<usize> {
    let own = results.verdicts.iter().filter(|(_, own)| *own == verdict);
    own.filter_map(|(id, _)| place(id)).collect()
}

/// The benefits with this verdict: the groups of Enhanced Care Management are ways into one benefit,
/// and which of them it is stays out of a message.
pub fn benefits(results: &Results, verdict: Verdict) -> Vec<Message> {
    let mut benefits = Vec::new();
    for program in with(results, verdict) {
        let info = &content::PROGRAMS[program];
        let is_group = info.family == "ecm";
        let benefit = if is_group { ui::RESULTS_FAMILY_ECM_TITLE } else { info.title };
        if !benefits.contains(&benefit) {
            benefits.push(benefit);
        }
    }
    benefits
}

/// The benefits that may fit, and those that might: each once, under the better verdict.
pub fn found(results: &Results) -> (Vec<Message>, Vec<Message>) {
    let likely = benefits(results, Verdict::Likely);
    let mut possible = benefits(results, Verdict::Possible);
    possible.retain(|benefit| !likely.contains(benefit));
    (likely, possible)
}

/// The place of a program in the rulebook.
pub fn place(id: &str) -> Option<usize> {
    content::rulebook().programs.iter().position(|program| program.id == id)
}

#[cfg(test)]
mod tests {
    use super::{code, for_site, results, with};
    use crate::session::Session;
    use crate::told::{entry, fact};
    use exchange::link::decode;
    use rules::{Answer, Evaluation, Value, Verdict};

    fn session() -> Session {
        let mut session = Session::default();
        for (name, option) in [
            ("medi-cal-status", "yes"),
            ("county", "los-angeles"),
            ("plan", "la-care"),
            ("sleeping-place", "shelter"),
            ("need-hard-to-manage", "yes"),
        ] {
            let option = entry(fact(name)).option(option).expect("an option");
            session.answer(fact(name), Answer::Known(Value::option(option)));
        }
        session.answer(fact("age"), Answer::Known(Value::number(45)));
        session
    }

    #[test]
    fn a_site_gets_results_and_no_answer() {
        let session = session();
        let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 5).expect("a day");
        let evaluation = Evaluation::new(content::rulebook(), &session.answers, day);
        let shared = for_site(&results(&session, &evaluation));
        let start = r#"{"asOf":"2026-03-05","county":"los-angeles","plan":"la-care","verdicts":{""#;
        assert!(shared.starts_with(start), "{shared}");
        assert!(shared.contains(r#""ecm/adult-homelessness":"likely""#), "{shared}");
        assert!(!shared.contains("shelter") && !shared.contains("45"), "{shared}");
    }

    #[test]
    fn a_link_opens_to_the_same_results_and_holds_no_answer() {
        let mut session = session();
        let written = |session: &Session| {
            let rulebook = content::rulebook();
            let evaluation = Evaluation::new(rulebook, &session.answers, content::CHECKED_ON);
            results(session, &evaluation)
        };
        let results = written(&session);
        let code = code(&results).expect("a link");
        let opened = decode(&code, content::RULES_MARK).expect("an own link opens");
        assert_eq!(opened.results.verdicts.len(), results.verdicts.len());
        assert!(!with(&results, Verdict::Likely).is_empty());
        // Another age with the same verdicts gives the same link.
        session.answer(fact("age"), Answer::Known(Value::number(46)));
        assert_eq!(super::code(&written(&session)).as_ref(), Some(&code));
    }
}
