//! The work as a page asks for it.

use crate::{ALL, TIMES, larger, people};
use content::rulebook;
use rules::{Answers, Rulebook};
use wasm_bindgen::prelude::*;

/// Random people with a rulebook.
#[wasm_bindgen]
pub struct Crowd {
    people: Vec<Answers>,
    rulebook: &'static Rulebook,
}

#[wasm_bindgen]
impl Crowd {
    /// So many people, and the rulebook with so many times its programs; 0 for the rulebook as it is.
    #[wasm_bindgen(constructor)]
    pub fn new(count: usize, times: usize) -> Crowd {
        let rulebook = if times == 0 { rulebook() } else { larger(rulebook(), times) };
        Crowd { people: people(count), rulebook }
    }

    /// Does what has this name for everybody, once. Gives the sum of what came out.
    pub fn work(&self, name: &str) -> Option<usize> {
        let work = ALL.iter().find(|work| work.name == name)?;
        Some(self.people.iter().map(|person| (work.of)(self.rulebook, person)).sum())
    }
}

/// What can be done.
#[wasm_bindgen]
pub fn works() -> Vec<String> {
    ALL.iter().map(|work| work.name.to_string()).collect()
}

/// How many times the programs there are in the rulebooks that are compared.
#[wasm_bindgen]
pub fn times() -> Vec<usize> {
    TIMES.to_vec()
}
