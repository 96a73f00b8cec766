//! Random people: some tell much, some little, some contradict themselves, and many stand near a limit.

use crate::model::{Fact, Model};
use crate::plain::Told;
use compiler::question::Kind;

/// A stream of random numbers that is the same for the same seed (SplitMix64).
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Dice that always fall the same for the same seed.
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// A number below `sides`.
    pub fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % sides
    }

    /// True so many times in a hundred.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

/// A person: one entry for each fact. Three in four are in a plan, without which every verdict is a no.
pub fn person(model: &Model, dice: &mut Dice) -> Vec<Told> {
    let talks = [100, 95, 80, 50][dice.below(4) as usize];
    let told = |fact: &Fact, dice: &mut Dice| {
        if dice.chance(talks) { known(fact, dice) } else { open(dice) }
    };
    let mut person: Vec<Told> = model.facts.iter().map(|fact| told(fact, dice)).collect();
    if dice.chance(75) {
        for (fact, code) in [
            ("medi-cal-status", "yes"),
            ("plan", "in-a-plan-name-unknown"),
            ("share-of-cost", "no"),
            ("programs-now", "none"),
            ("medicare-kind", "no"),
        ] {
            let at = model.fact(fact).expect("a fact of the gate");
            let option = model.facts[at].options.iter().position(|option| option == code);
            person[at] = Told::Codes(1 << option.expect("a code of the gate"));
        }
    }
    person
}

fn open(dice: &mut Dice) -> Told {
    [Told::NotAsked, Told::NotAsked, Told::NotSure, Told::Declined][dice.below(4) as usize]
}

fn known(fact: &Fact, dice: &mut Dice) -> Told {
    match fact.kind {
        Kind::YesNo => Told::Codes(if dice.chance(40) { 1 } else { 2 }),
        Kind::Choice => Told::Codes(1 << dice.below(fact.options.len() as u64)),
        Kind::Multi => several(fact, dice),
        Kind::Number => number(fact, dice),
        Kind::Date => panic!("no fact asks for a date so far"),
    }
}

fn several(fact: &Fact, dice: &mut Dice) -> Told {
    let one = |dice: &mut Dice| 1 << dice.below(fact.options.len() as u64);
    let first: u64 = one(dice);
    let more = (0..dice.below(4)).fold(first, |set, _| set | one(dice));
    Told::Codes(if first & fact.exclusive != 0 { first } else { more & !fact.exclusive })
}

fn number(fact: &Fact, dice: &mut Dice) -> Told {
    if dice.chance(50) {
        let (_, least, most) = fact.bands[dice.below(fact.bands.len() as u64) as usize];
        return Told::Number(least, most);
    }
    // Limits of rules are edges of bands, or near them.
    let (_, least, most) = fact.bands[dice.below(fact.bands.len() as u64) as usize];
    let edge = if dice.chance(50) { least } else { most };
    let near = (edge + dice.below(3) as u16).saturating_sub(1);
    let near = near.clamp(fact.range.0, fact.range.1);
    if dice.chance(80) {
        Told::Number(near, near)
    } else {
        Told::Number(near, near + dice.below(4) as u16)
    }
}
