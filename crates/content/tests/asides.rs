//! Neighbouring help is told about, never decided and never asked for.

mod support {
    #[allow(dead_code, reason = "shared with the other tests")]
    pub mod people;
}

use chrono::NaiveDate;
use content::rulebook;
use proptest::prelude::*;
use rules::{Card, Evaluation, Outlook, Rulebook, Verdict};
use support::people::{ANYBODY, held_back, holding_back, people};

const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();

/// The same rules without any aside.
fn without_asides() -> &'static Rulebook {
    static WITHOUT: Rulebook = Rulebook {
        facts: content::RULEBOOK.facts,
        derived: content::RULEBOOK.derived,
        programs: content::RULEBOOK.programs,
        asides: &[],
    };
    &WITHOUT
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..Default::default() })]

    #[test]
    fn no_aside_ever_opens_a_question(person in people(), held in held_back()) {
        let partly = holding_back(&person, &held);
        let open = |rules| {
            let evaluation = Evaluation::new(rules, &partly, DAY);
            Outlook::new(&evaluation, ANYBODY).open().collect::<Vec<_>>()
        };
        prop_assert_eq!(open(rulebook()), open(without_asides()));
    }

    #[test]
    fn an_aside_is_shown_or_not_shown_and_nothing_else(person in people()) {
        let evaluation = Evaluation::new(rulebook(), &person, DAY);
        for program in rulebook().asides {
            let verdict = evaluation.finding(program).verdict;
            prop_assert!(matches!(verdict, Verdict::Shown | Verdict::NotShown), "{}", program.id);
        }
    }
}

#[test]
fn every_aside_is_an_information_card_of_its_own_family() {
    assert_eq!(rulebook().asides.len(), content::ASIDES.len());
    assert_eq!(rulebook().asides.len(), content::ASIDE_WHOMS.len());
    for (program, info) in rulebook().asides.iter().zip(content::ASIDES) {
        assert_eq!(info.family, "neighbour", "{}", program.id);
        assert!(program.periods.iter().all(|period| period.card == Card::Information));
    }
}

#[test]
fn the_counties_with_pace_are_those_of_the_table() {
    let pace = rulebook().asides.iter().find(|program| program.id == "neighbour/pace").unwrap();
    let county = content::fact("county").unwrap();
    let told = pace.periods[0].wide.leaves().into_iter().find_map(|leaf| match leaf.test {
        rules::Test::Has(fact, set) if fact == county => Some(set),
        _ => None,
    });
    let listed = content::PACE_SITES.iter().fold(0, |set, site| set | 1u64 << site.county);
    assert_eq!(told, Some(listed));
}
