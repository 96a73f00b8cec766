//! What a person chose or typed, as an answer, or as a fault that the page puts into words.

pub use caseload::text::{date, date_code};
use rules::{Answer, Fact, Kind, Value};

/// The code of "not sure" in a form.
pub const NOT_SURE: &str = "not-sure";
/// The code of "rather not say" in a form.
pub const DECLINED: &str = "declined";

/// Why a form gives no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Nothing was chosen or typed.
    Empty,
    /// Something was typed that is no whole number, or no date.
    NotANumber,
    /// A number below the least or above the greatest that may be given.
    OutOfRange,
}

/// The answer in the choices with these codes, or in what was typed instead.
pub fn answer(fact: &Fact, chosen: &[String], typed: &str) -> Result<Answer, Unread> {
    match chosen.first().map(String::as_str) {
        Some(NOT_SURE) => Ok(Answer::NotSure),
        Some(DECLINED) => Ok(Answer::Declined),
        Some(_) => options(fact, chosen).map(Answer::Known).ok_or(Unread::Empty),
        None if typed.is_empty() => Err(Unread::Empty),
        None => self::typed(fact, typed).map(Answer::Known),
    }
}

fn options(fact: &Fact, chosen: &[String]) -> Option<Value> {
    if fact.kind == Kind::Number {
        let (from, to) = fact.band(&chosen[0])?.range;
        return Some(Value::Range(from, to));
    }
    let bits = chosen.iter().map(|code| fact.option(code).map(|index| 1 << index));
    bits.sum::<Option<u64>>().map(Value::Options)
}

fn typed(fact: &Fact, text: &str) -> Result<Value, Unread> {
    if fact.kind == Kind::Date {
        return date(text).map(Value::Date).ok_or(Unread::NotANumber);
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Unread::NotANumber);
    }
    let (least, most) = fact.range;
    match text.parse() {
        Ok(number) if least <= number && number <= most => Ok(Value::number(number)),
        _ => Err(Unread::OutOfRange),
    }
}

#[cfg(test)]
mod tests {
    use super::{Unread, answer};
    use crate::told::{entry, fact};
    use rules::{Answer, Value};

    fn read(name: &str, chosen: &[&str], typed: &str) -> Result<Answer, Unread> {
        let chosen: Vec<String> = chosen.iter().map(|code| code.to_string()).collect();
        answer(entry(fact(name)), &chosen, typed)
    }

    #[test]
    fn choices_become_options() {
        assert_eq!(read("in-ccs", &["no"], ""), Ok(Answer::Known(Value::NO)));
        assert_eq!(
            read("conditions", &["diabetes", "stroke"], ""),
            Ok(Answer::Known(Value::Options(0b100001)))
        );
    }

    #[test]
    fn a_band_becomes_its_range() {
        assert_eq!(read("age", &["under-18"], ""), Ok(Answer::Known(Value::Range(0, 17))));
    }

    #[test]
    fn a_typed_age_must_be_a_number_in_range() {
        assert_eq!(read("age", &[], "45"), Ok(Answer::Known(Value::number(45))));
        assert_eq!(read("age", &[], "0"), Ok(Answer::Known(Value::number(0))));
        assert_eq!(read("age", &[], "300"), Err(Unread::OutOfRange));
        assert_eq!(read("age", &[], "99999999999"), Err(Unread::OutOfRange));
        assert_eq!(read("age", &[], "-4"), Err(Unread::NotANumber));
        assert_eq!(read("age", &[], "forty"), Err(Unread::NotANumber));
    }

    #[test]
    fn nothing_is_never_an_answer() {
        assert_eq!(read("age", &[], ""), Err(Unread::Empty));
        assert_eq!(read("in-ccs", &["maybe"], ""), Err(Unread::Empty));
    }

    #[test]
    fn not_sure_and_rather_not_say_are_answers() {
        assert_eq!(read("in-ccs", &["not-sure"], ""), Ok(Answer::NotSure));
        assert_eq!(read("pregnancy", &["declined"], ""), Ok(Answer::Declined));
    }
}
