//! How many screens people meet before their results: `cargo run --release -p content --example screens`.
//!
//! Prints the distribution over 10,000 random people in a plan, whose answers do not contradict each
//! other and who need far more than most. "Who is this for" is on the start page and not counted. Each
//! screen shows the facts of one page that can still change a verdict, as the app does.

#[path = "../tests/support/people.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod people;

use people::{in_a_plan, people, screens_of};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use rules::Audience;

const PEOPLE: usize = 10_000;

fn main() {
    let audiences = [
        ("members about themselves", Audience::MEMBER),
        ("parents about a child", Audience::CHILD),
        ("caregivers", Audience::CAREGIVER),
        ("navigators", Audience::NAVIGATOR),
    ];
    println!("screens before the results, over {PEOPLE} random people each");
    for (name, audience) in audiences {
        let (mut runner, strategy) = (TestRunner::deterministic(), people());
        let mut counts: Vec<usize> = (0..PEOPLE)
            .map(|_| strategy.new_tree(&mut runner).expect("a person").current())
            .map(in_a_plan)
            .map(|person| screens_of(&person, audience).len())
            .collect();
        counts.sort_unstable();
        let at = |share: f64| counts[((PEOPLE - 1) as f64 * share) as usize];
        println!(
            "{name:26} least {:2}  tenth {:2}  half {:2}  nine tenths {:2}  most {:2}",
            counts[0],
            at(0.1),
            at(0.5),
            at(0.9),
            counts[PEOPLE - 1]
        );
    }
}
