//! A session as text, for a reload of the tab. Names and codes, never places in tables, so that a text
//! of another build is noticed and dropped rather than misread.
//!
//! ```text
//! 5f3c…                      the mark of the content
//! medi-cal-status,age        the trail of screens; then, after a ";" each, the way of asking,
//!                            who has the device, and the trail of that person
//! who-for=me                 then one line for each answer
//! age=45-45
//! conditions=asthma,stroke
//! in-ccs=?                   not sure; "!" rather not say; "~" passed over
//! ```

use crate::handover::Stage;
use crate::sections::Way;
use crate::session::Session;
use crate::told;
use rules::{Answer, Fact, FactId, Kind, Value};

const NOT_SURE: &str = "?";
const DECLINED: &str = "!";
const SKIPPED: &str = "~";

/// The names of the ways of asking.
const WAYS: [(Way, &str); 2] = [(Way::Pages, ""), (Way::Sections, "sections")];
/// The names of who has the device.
const STAGES: [(Stage, &str); 4] = [
    (Stage::Never, ""),
    (Stage::WithPerson, "person"),
    (Stage::WithParent, "parent"),
    (Stage::Back, "back"),
];

/// The session as text.
pub fn written(session: &Session) -> String {
    let mut lines = vec![content::WORDS_MARK.to_owned(), course(session)];
    for (fact, answer) in session.answers.asked() {
        let skipped = session.skipped.contains(&fact);
        let code = if skipped { SKIPPED.to_owned() } else { code(told::entry(fact), answer) };
        lines.push([told::entry(fact).id, "=", &code].concat());
    }
    lines.join("\n")
}

/// The same before the rest of the program is here, and with it the names of all facts: whom this is for,
/// the county, and the way of asking.
pub fn written_early(session: &Session) -> String {
    let way = name_of(&WAYS, session.way);
    let who_for = told::who_for(&session.answers).unwrap_or(NOT_SURE);
    let mut text = [content::WORDS_MARK, "\n;", way, ";;\nwho-for=", who_for].concat();
    let county = match session.answers.get(content::COUNTY) {
        Answer::NotAsked => return text,
        _ => told::county(&session.answers).map_or(SKIPPED, |county| county.id),
    };
    text.push_str("\ncounty=");
    text.push_str(county);
    text
}

/// The session that a text holds; `None` for a text of another build or a damaged one.
pub fn read(text: &str) -> Option<Session> {
    let mut lines = text.split('\n');
    let mut session = Session::default();
    if lines.next()? != content::WORDS_MARK {
        return None;
    }
    read_course(&mut session, lines.next()?)?;
    for line in lines {
        let (name, code) = line.split_once('=')?;
        read_answer(&mut session, content::fact(name)?, code)?;
    }
    Some(session)
}

/// The session in a text of whatever build, and how many of its answers nobody knows any longer.
pub fn read_old(text: &str) -> (Session, usize) {
    let mut lines = text.split('\n').skip(1);
    let mut session = Session::default();
    if lines.next().and_then(|course| read_course(&mut session, course)).is_none() {
        session = Session::default();
    }
    let known = |session: &mut Session, line: &str| {
        let (name, code) = line.split_once('=')?;
        read_answer(session, content::fact(name)?, code)
    };
    let lost = lines.filter(|line| known(&mut session, line).is_none()).count();
    (session, lost)
}

/// The screens that were seen, and how.
fn course(session: &Session) -> String {
    let handover = &session.handover;
    let parts = [
        names(&session.trail),
        name_of(&WAYS, session.way).to_owned(),
        name_of(&STAGES, handover.stage).to_owned(),
        names(&handover.trail),
    ];
    parts.join(";")
}

fn read_course(session: &mut Session, text: &str) -> Option<()> {
    let mut parts = text.split(';');
    session.trail = trail(parts.next()?)?;
    session.way = named(&WAYS, parts.next()?)?;
    session.handover.stage = named(&STAGES, parts.next()?)?;
    session.handover.trail = trail(parts.next()?)?;
    Some(())
}

fn name_of<T: Copy + PartialEq>(names: &[(T, &'static str)], value: T) -> &'static str {
    names.iter().find(|(other, _)| *other == value).map_or("", |(_, name)| name)
}

fn named<T: Copy>(names: &[(T, &str)], text: &str) -> Option<T> {
    names.iter().find(|(_, name)| *name == text).map(|(value, _)| *value)
}

fn names(trail: &[u16]) -> String {
    let names: Vec<&str> = trail.iter().map(|screen| screen_name(*screen)).collect();
    names.join(",")
}

fn trail(text: &str) -> Option<Vec<u16>> {
    text.split(',').filter(|name| !name.is_empty()).map(screen).collect()
}

fn read_answer(session: &mut Session, fact: FactId, code: &str) -> Option<()> {
    match code {
        SKIPPED => session.skip(fact),
        NOT_SURE => session.answer(fact, Answer::NotSure),
        DECLINED => session.answer(fact, Answer::Declined),
        _ => session.answer(fact, Answer::Known(value(told::entry(fact), code)?)),
    }
    Some(())
}

fn code(fact: &Fact, answer: Answer) -> String {
    match answer {
        Answer::NotAsked | Answer::NotSure => NOT_SURE.to_owned(),
        Answer::Declined => DECLINED.to_owned(),
        Answer::Known(Value::Options(chosen)) => codes(fact, chosen),
        Answer::Known(Value::Range(from, to)) => [&from.to_string(), "-", &to.to_string()].concat(),
        Answer::Known(Value::Date(date)) => crate::reading::date_code(date),
    }
}

fn codes(fact: &Fact, chosen: u64) -> String {
    let options = fact.options.iter().enumerate();
    let chosen = options.filter(|(index, _)| chosen >> index & 1 == 1);
    chosen.map(|(_, code)| *code).collect::<Vec<_>>().join(",")
}

/// The value in a code, if it could have been told on a page.
fn value(fact: &Fact, code: &str) -> Option<Value> {
    match fact.kind {
        Kind::Number => range(fact, code).map(|(from, to)| Value::Range(from, to)),
        Kind::Date => crate::reading::date(code).map(Value::Date),
        kind => {
            let mut chosen = 0;
            for code in code.split(',') {
                chosen |= 1_u64 << fact.option(code)?;
            }
            let several = kind == Kind::Multi && chosen & fact.exclusive == 0;
            (several || chosen.is_power_of_two()).then_some(Value::Options(chosen))
        }
    }
}

/// A band of a fact, or one number that it takes.
fn range(fact: &Fact, code: &str) -> Option<(u16, u16)> {
    let (from, to) = code.split_once('-')?;
    let (from, to) = (from.parse().ok()?, to.parse().ok()?);
    let is_number = from == to && fact.range.0 <= from && from <= fact.range.1;
    let is_band = || fact.bands.iter().any(|band| band.range == (from, to));
    (is_number || is_band()).then_some((from, to))
}

fn screen_name(screen: u16) -> &'static str {
    content::SCREENS[usize::from(screen)].id
}

fn screen(name: &str) -> Option<u16> {
    let place = content::SCREENS.iter().position(|screen| screen.id == name)?;
    Some(place as u16)
}

#[cfg(test)]
pub mod tests {
    use super::{read, read_old, written, written_early};
    use crate::handover::{Handover, Stage};
    use crate::sections::Way;
    use crate::session::Session;
    use crate::told::fact;
    use rules::{Answer, Value};

    /// Somebody who has told something of each kind, by sections, with the device handed over.
    pub fn session() -> Session {
        let mut session = Session::default();
        session.answer(fact("who-for"), Answer::Known(Value::option(0)));
        session.answer(fact("age"), Answer::Known(Value::number(45)));
        session.answer(fact("conditions"), Answer::Known(Value::Options(0b1001)));
        session.answer(fact("pregnancy"), Answer::Declined);
        session.answer(fact("in-ccs"), Answer::NotSure);
        session.skip(fact("crowded-home"));
        session.trail = vec![2, 4, 5];
        session.way = Way::Sections;
        session.handover = Handover { stage: Stage::WithPerson, trail: vec![7] };
        session
    }

    #[test]
    fn a_session_comes_back_as_it_was() {
        assert_eq!(read(&written(&session())), Some(session()));
    }

    #[test]
    fn the_first_two_answers_are_written_alike_early_and_late() {
        let mut session = Session { way: Way::Sections, ..Session::default() };
        session.answer(content::WHO_FOR, Answer::Known(Value::option(3)));
        assert_eq!(written_early(&session), written(&session));
        session.skip(content::COUNTY);
        assert_eq!(written_early(&session), written(&session));
        session.answer(content::COUNTY, Answer::Known(Value::option(14)));
        assert_eq!(written_early(&session), written(&session));
    }

    #[test]
    fn an_empty_session_comes_back() {
        assert_eq!(read(&written(&Session::default())), Some(Session::default()));
    }

    #[test]
    fn a_text_of_another_build_keeps_what_is_still_known() {
        let text = written(&session()).replacen(content::WORDS_MARK, "another", 1);
        assert_eq!(read(&text), None);
        assert_eq!(read_old(&text), (session(), 0));
        let (left, lost) = read_old(&text.replace("in-ccs", "shoe-size"));
        assert_eq!((left.answers.get(fact("in-ccs")), lost), (Answer::NotAsked, 1));
        assert_eq!(left.answers.get(fact("age")), Answer::Known(Value::number(45)));
    }

    #[test]
    fn what_could_not_have_been_told_is_no_answer() {
        let text = written(&session());
        let conditions = "conditions=diabetes,";
        assert!(text.contains(conditions), "{text}");
        // The same twice was once read as another condition, the sum of both.
        let twice = read(&text.replace(conditions, "conditions=diabetes,diabetes,"));
        assert_eq!(twice, Some(session()));
        for (before, after) in [
            ("who-for=me", "who-for=me,client"),
            (conditions, "conditions=none,"),
            ("age=45-45", "age=45-44"),
            ("age=45-45", "age=0-65535"),
            ("age=45-45", "age=300-300"),
        ] {
            let text = text.replace(before, after);
            assert_eq!((read(&text), read_old(&text).1), (None, 1), "{after}");
        }
    }

    #[test]
    fn a_damaged_text_is_dropped() {
        let text = written(&session());
        assert_eq!(read(""), None);
        assert_eq!(read(&text.replace("45-45", "forty")), None);
        assert_eq!(read(&text.replace("in-ccs", "shoe-size")), None);
        assert_eq!(read(&["x", &text].concat()), None);
    }
}
