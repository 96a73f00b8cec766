//! Random people in the middle of their interview.

use content::rulebook;
use rules::{Answer, Answers, Fact, FactId, Kind, Value};

/// So many people, each of whom has told something between nothing and everything. They come out the same
/// everywhere, so that a page is asked about the same people as the machine itself.
pub fn people(count: usize) -> Vec<Answers> {
    let mut dice = Dice(1);
    (0..count).map(|_| someone(&mut dice)).collect()
}

/// SplitMix64: the same numbers in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.roll() % limit.max(1) as u64) as usize
    }
}

fn someone(dice: &mut Dice) -> Answers {
    let told = dice.below(101);
    let mut answers = Answers::new();
    for (index, fact) in rulebook().facts.iter().enumerate() {
        if dice.below(100) < told {
            answers.set(FactId(index as u16), answer(fact, dice));
        }
    }
    in_a_plan(&mut answers);
    answers
}

fn answer(fact: &Fact, dice: &mut Dice) -> Answer {
    match dice.below(16) {
        0 => Answer::NotSure,
        1 => Answer::Declined,
        _ => Answer::Known(value(fact, dice)),
    }
}

fn value(fact: &Fact, dice: &mut Dice) -> Value {
    match fact.kind {
        Kind::Number => number(fact, dice),
        Kind::Multi => several(fact, dice),
        Kind::YesNo | Kind::Choice | Kind::Date => Value::option(dice.below(fact.options.len())),
    }
}

/// A band, or a number where the limits of rules are.
fn number(fact: &Fact, dice: &mut Dice) -> Value {
    let (least, most) = fact.range;
    match dice.below(2) {
        0 if !fact.bands.is_empty() => {
            let (least, most) = fact.bands[dice.below(fact.bands.len())].range;
            Value::Range(least, most)
        }
        _ => Value::number(least + dice.below(usize::from(most.min(30) - least) + 1) as u16),
    }
}

/// Mostly one of the options, else some that may stand beside each other.
fn several(fact: &Fact, dice: &mut Dice) -> Value {
    let one = Value::option(dice.below(fact.options.len()));
    let all = (1 << fact.options.len()) - 1;
    match dice.roll() & all & !fact.exclusive {
        some if some != 0 && dice.below(4) == 0 => Value::Options(some),
        _ => one,
    }
}

/// Whoever is in no Medi-Cal managed care plan is asked a handful of questions only.
fn in_a_plan(answers: &mut Answers) {
    let told =
        [("medi-cal-status", "yes"), ("plan", "in-a-plan-name-unknown"), ("share-of-cost", "no")];
    for (id, code) in told {
        let fact = content::fact(id).expect("a fact");
        let option = rulebook().facts[fact.index()].option(code).expect("an answer");
        answers.set(fact, Answer::Known(Value::option(option)));
    }
}

#[cfg(test)]
mod tests {
    use super::people;

    #[test]
    fn the_same_people_come_every_time_and_no_two_are_alike() {
        let everybody = people(50);
        assert_eq!(everybody[..20], people(20)[..]);
        for (index, person) in everybody.iter().enumerate() {
            assert!(!everybody[..index].contains(person));
        }
    }
}
