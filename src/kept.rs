//! A session as text, for a reload of the tab. Names and codes, never places in tables, so that a text
//! of another build is noticed and dropped rather than misread.
//!
//! ```text
//! 5f3c…                      the mark of the content
//! medi-cal-status,age        the trail of screens
//! who-for=me                 then one line for each answer
//! age=45-45
//! conditions=asthma,stroke
//! in-ccs=?                   not sure; "!" rather not say; "~" passed over
//! ```

use crate::session::Session;
use crate::told;
use rules::{Answer, Fact, FactId, Value};

const NOT_SURE: &str = "?";
const DECLINED: &str = "!";
const SKIPPED: &str = "~";

/// The session as text.
pub fn written(session: &Session) -> String {
    let trail: Vec<&str> = session.trail.iter().map(|screen| screen_name(*screen)).collect();
    let mut lines = vec![content::WORDS_MARK.to_owned(), trail.join(",")];
    for (fact, answer) in session.answers.asked() {
        let skipped = session.skipped.contains(&fact);
        let code = if skipped { SKIPPED.to_owned() } else { code(told::entry(fact), answer) };
        lines.push([told::entry(fact).id, "=", &code].concat());
    }
    lines.join("\n")
}

/// The session that a text holds; `None` for a text of another build or a damaged one.
pub fn read(text: &str) -> Option<Session> {
    let mut lines = text.split('\n');
    let mut session = Session::default();
    if lines.next()? != content::WORDS_MARK {
        return None;
    }
    for name in lines.next()?.split(',').filter(|name| !name.is_empty()) {
        session.trail.push(screen(name)?);
    }
    for line in lines {
        let (name, code) = line.split_once('=')?;
        read_answer(&mut session, content::fact(name)?, code)?;
    }
    Some(session)
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

fn value(fact: &Fact, code: &str) -> Option<Value> {
    match fact.kind {
        rules::Kind::Number => {
            let (from, to) = code.split_once('-')?;
            Some(Value::Range(from.parse().ok()?, to.parse().ok()?))
        }
        rules::Kind::Date => crate::reading::date(code).map(Value::Date),
        _ => {
            let bits = code.split(',').map(|code| fact.option(code).map(|index| 1 << index));
            bits.sum::<Option<u64>>().map(Value::Options)
        }
    }
}

fn screen_name(screen: u16) -> &'static str {
    content::SCREENS[usize::from(screen)].id
}

fn screen(name: &str) -> Option<u16> {
    let place = content::SCREENS.iter().position(|screen| screen.id == name)?;
    Some(place as u16)
}

#[cfg(test)]
mod tests {
    use super::{read, written};
    use crate::session::Session;
    use crate::told::fact;
    use rules::{Answer, Value};

    fn session() -> Session {
        let mut session = Session::default();
        session.answer(fact("who-for"), Answer::Known(Value::option(0)));
        session.answer(fact("age"), Answer::Known(Value::number(45)));
        session.answer(fact("conditions"), Answer::Known(Value::Options(0b1001)));
        session.answer(fact("pregnancy"), Answer::Declined);
        session.answer(fact("in-ccs"), Answer::NotSure);
        session.skip(fact("crowded-home"));
        session.trail = vec![2, 4, 5];
        session
    }

    #[test]
    fn a_session_comes_back_as_it_was() {
        assert_eq!(read(&written(&session())), Some(session()));
    }

    #[test]
    fn an_empty_session_comes_back() {
        assert_eq!(read(&written(&Session::default())), Some(Session::default()));
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
