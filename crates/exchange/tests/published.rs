//! The published lists only grow, and have everything that the content has.

use exchange::published::{COUNTIES, PLANS, PROGRAMS};
use std::collections::BTreeSet;

#[test]
fn everything_in_the_content_is_published() {
    for program in content::rulebook().programs {
        assert!(PROGRAMS.contains(&program.id), "add `{}` at the end of PROGRAMS", program.id);
    }
    for county in content::COUNTIES {
        assert!(COUNTIES.contains(&county.id), "add `{}` at the end of COUNTIES", county.id);
    }
    for plan in content::PLANS {
        assert!(PLANS.contains(&plan.id), "add `{}` at the end of PLANS", plan.id);
    }
}

#[test]
fn nothing_stands_twice_and_all_have_room() {
    for list in [PROGRAMS, COUNTIES, PLANS] {
        assert_eq!(list.iter().collect::<BTreeSet<_>>().len(), list.len());
        assert!(list.len() < 255);
    }
}

/// What was published stays where it was. After adding at the end, add a line for the new length.
#[test]
fn what_was_published_stays_where_it_was() {
    let first = [(PROGRAMS, 28, PROGRAMS_1), (COUNTIES, 58, COUNTIES_1), (PLANS, 25, PLANS_1)];
    for (list, length, mark) in first {
        assert_eq!(mark_of(&list[..length]), mark, "{:?}", &list[..length]);
    }
}

const PROGRAMS_1: u64 = 0x8d89_1039_f30c_f18e;
const COUNTIES_1: u64 = 0xfd01_4ada_be9d_1045;
const PLANS_1: u64 = 0x9b5e_ae75_4b26_cb0f;

fn mark_of(list: &[&str]) -> u64 {
    let bytes = list.iter().flat_map(|id| id.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
