//! Who is answering, from the answers themselves.

use rules::{Answer, Answers, Audience, Value};

/// Of whom questions are asked. Somebody under 21 who answers for themselves gets the questions for
/// members and those for youth. While nobody has said who this is for, everything may be asked.
pub fn audience(answers: &Answers) -> Audience {
    let who = |code| chosen(answers, "who-for", code);
    match () {
        () if who("me") && is_under_21(answers) => Audience::MEMBER.or(Audience::CHILD),
        () if who("me") => Audience::MEMBER,
        () if who("my-child") => Audience::CHILD,
        () if who("someone-i-care-for") => Audience::CAREGIVER,
        () => Audience::NAVIGATOR,
    }
}

fn chosen(answers: &Answers, id: &str, code: &str) -> bool {
    let Some(fact) = crate::fact(id) else {
        return false;
    };
    let option = crate::FACTS[fact.index()].option(code);
    option.is_some_and(|index| answers.get(fact) == Answer::Known(Value::option(index)))
}

fn is_under_21(answers: &Answers) -> bool {
    let age = crate::fact("age").map(|fact| answers.get(fact));
    matches!(age, Some(Answer::Known(Value::Range(least, _))) if least < 21)
}
