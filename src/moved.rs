//! What another answer would do: which answers decided a result, and which results it would move.

use rules::{Answer, Evaluation, FactId, Form, Period, Reason, Truth, Verdict, changes};

/// A result that differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The program, by its place in the rulebook.
    pub program: usize,
    /// What the answers of before show.
    pub before: Verdict,
    /// What the answers of after show.
    pub after: Verdict,
}

/// The results that differ, in the rulebook's order. Cards that only inform are none.
pub fn moved(before: &Evaluation<'_>, after: &Evaluation<'_>) -> Vec<Moved> {
    let programs = before.rulebook().programs.iter().enumerate();
    let both = programs.map(|(program, entry)| Moved {
        program,
        before: before.finding(entry).verdict,
        after: after.finding(entry).verdict,
    });
    let is_result = |verdict| !matches!(verdict, Verdict::Shown | Verdict::NotShown);
    both.filter(|moved| moved.before != moved.after && is_result(moved.before)).collect()
}

/// The answers that decided a result: those that would better it by themselves first, then those that
/// were met where it is likely; otherwise those that said no, and those that left it open.
pub fn decided(evaluation: &Evaluation<'_>, period: &'static Period) -> Vec<FactId> {
    let mut facts = Vec::new();
    changes(evaluation, period).iter().for_each(|change| push(&mut facts, change.fact));
    let truths: &[Truth] = match evaluation.verdict(period) {
        Verdict::Likely => &[Truth::Yes],
        _ => &[Truth::No, Truth::Unknown],
    };
    let wide = evaluation.explain(period.wide);
    let likely = evaluation.explain(period.likely);
    for truth in truths {
        collect(&wide, *truth, &mut facts);
        if wide.truth != Truth::No {
            collect(&likely, *truth, &mut facts);
        }
    }
    facts.retain(|fact| evaluation.answer(*fact) != Answer::NotAsked);
    facts
}

/// The facts below a reason that came out like this.
fn collect(reason: &Reason, truth: Truth, facts: &mut Vec<FactId>) {
    match reason.form {
        Form::Fact(_, fact) if reason.truth == truth => push(facts, fact),
        // What must not hold says no by holding.
        Form::Not | Form::None => {
            reason.parts.iter().for_each(|part| collect(part, !truth, facts));
        }
        _ => reason.parts.iter().for_each(|part| collect(part, truth, facts)),
    }
}

fn push(facts: &mut Vec<FactId>, fact: FactId) {
    if !facts.contains(&fact) {
        facts.push(fact);
    }
}

#[cfg(test)]
mod tests {
    use super::{decided, moved};
    use crate::told::{entry, fact};
    use rules::{Answer, Answers, Evaluation, Value, Verdict};

    fn answers(visits: u16) -> Answers {
        let mut answers = Answers::new();
        let option = |name: &str, code: &str| {
            Answer::Known(Value::option(entry(fact(name)).option(code).expect("an option")))
        };
        answers.set(fact("medi-cal-status"), option("medi-cal-status", "yes"));
        answers.set(fact("plan"), option("plan", "la-care"));
        answers.set(fact("age"), Answer::Known(Value::number(45)));
        answers.set(fact("er-visits-6-months"), Answer::Known(Value::number(visits)));
        answers.set(fact("unplanned-stays-6-months"), Answer::Known(Value::number(0)));
        answers
    }

    fn evaluate(answers: &Answers) -> Evaluation<'_> {
        Evaluation::new(content::rulebook(), answers, content::CHECKED_ON)
    }

    fn visits_program() -> usize {
        let programs = content::rulebook().programs;
        let found = programs.iter().position(|other| other.id == "ecm/adult-avoidable-utilization");
        found.expect("a program")
    }

    #[test]
    fn what_fell_short_is_named_first_and_told_otherwise_moves_the_result() {
        let (one, five) = (answers(1), answers(5));
        let program = visits_program();
        let period = content::rulebook().programs[program].period(content::CHECKED_ON);
        let facts = decided(&evaluate(&one), period.expect("a rule in force"));
        assert_eq!(facts.first(), Some(&fact("er-visits-6-months")));

        let moved = moved(&evaluate(&one), &evaluate(&five));
        let own = moved.iter().find(|moved| moved.program == program).expect("it moved");
        assert_eq!((own.before, own.after), (Verdict::NotNow, Verdict::Likely));
    }

    #[test]
    fn the_same_answers_move_nothing() {
        assert!(moved(&evaluate(&answers(1)), &evaluate(&answers(1))).is_empty());
    }

    #[test]
    fn only_answers_that_were_given_decide() {
        let none = Answers::new();
        let period = content::rulebook().programs[0].period(content::CHECKED_ON);
        assert!(decided(&evaluate(&none), period.expect("a rule in force")).is_empty());
    }
}
