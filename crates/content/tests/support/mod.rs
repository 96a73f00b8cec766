//! What the tests of the content share: reading cases and turning codes into answers.

use content::rulebook;
use rules::{Answer, Answers, Fact, FactId, Kind, Value};

/// The answers of a case, code by code.
pub fn answers(pairs: &[(String, Vec<String>)]) -> Result<Answers, String> {
    let mut answers = Answers::new();
    for (id, codes) in pairs {
        let fact = content::fact(id).ok_or_else(|| format!("`{id}` is no fact"))?;
        answers.set(fact, answer(&rulebook().facts[fact.index()], codes)?);
    }
    Ok(answers)
}

fn answer(fact: &Fact, codes: &[String]) -> Result<Answer, String> {
    match codes {
        [code] if code == "not-sure" => Ok(Answer::NotSure),
        [code] if code == "declined" => Ok(Answer::Declined),
        _ => value(fact, codes).map(Answer::Known),
    }
}

fn value(fact: &Fact, codes: &[String]) -> Result<Value, String> {
    let unknown = |code: &str| format!("`{}` has no answer `{code}`", fact.id);
    if fact.kind == Kind::Number {
        let code = codes.first().ok_or_else(|| unknown(""))?;
        let band = fact.band(code).map(|band| Value::Range(band.range.0, band.range.1));
        let exact = || code.parse().ok().map(Value::number);
        return band.or_else(exact).ok_or_else(|| unknown(code));
    }
    let mut set = 0;
    for code in codes {
        set |= 1 << fact.option(code).ok_or_else(|| unknown(code))?;
    }
    Ok(Value::Options(set))
}

/// The number of a fact that must exist.
#[allow(dead_code, reason = "not every test binary needs it")]
pub fn fact(id: &str) -> FactId {
    content::fact(id).unwrap_or_else(|| panic!("`{id}` is no fact"))
}
