//! A way in, and holding its property against spoilt inputs.

use crate::spoil::{Change, Seeds, changes};
use proptest::sample::Index;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};
use std::cell::Cell;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// How many inputs one batch has. Each batch has a seed of its own, so that one that does not end can be
/// begun again without those before it.
const BATCH: u32 = 256;
/// How many inputs are tried where nobody says for how long.
const INPUTS: u32 = 2_000;

/// What became of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Read {
    /// It was taken.
    Taken,
    /// It was refused, by name.
    Refused,
}

/// What a property says of an input: what became of it, or what is wrong with that.
pub type Held = Result<Read, String>;

/// A way in.
pub struct Way {
    name: &'static str,
    seeds: Vec<Vec<u8>>,
    untried: Vec<Vec<u8>>,
    further: &'static [&'static str],
    inputs: u32,
}

/// What was read so far.
#[derive(Default)]
struct Tally {
    taken: Cell<u64>,
    refused: Cell<u64>,
}

impl Way {
    /// A way in by its name, which is that of its test and of `cargo xtask fuzz NAME`.
    pub fn new(name: &'static str) -> Way {
        Way { name, seeds: Vec::new(), untried: Vec::new(), further: &[], inputs: INPUTS }
    }

    /// A real input.
    pub fn seed(mut self, input: impl Into<Vec<u8>>) -> Way {
        self.seeds.push(input.into());
        self
    }

    /// Real inputs that are not tried as they are: that would take too long.
    pub fn untried(self, inputs: Vec<Vec<u8>>) -> Way {
        Way { untried: inputs, ..self }
    }

    /// Further words that may stand in the place of any.
    pub fn words(self, further: &'static [&'static str]) -> Way {
        Way { further, ..self }
    }

    /// How many inputs are tried in an ordinary test, where each takes long.
    pub fn inputs(self, inputs: u32) -> Way {
        Way { inputs, ..self }
    }

    /// Holds a property against the seeds, which are taken, and against spoilt inputs.
    ///
    /// # Panics
    /// With what is broken, the file in which the input is kept, and how to try it again.
    pub fn hold(self, property: impl Fn(&[u8]) -> Held) {
        if let Some(file) = variable("FUZZ_INPUT") {
            let input = fs::read(&file).expect("FUZZ_INPUT names a file");
            println!("{}: {:?}", self.name, property(&input));
            return;
        }
        for seed in &self.seeds {
            let text = String::from_utf8_lossy(seed);
            assert_eq!(property(seed), Ok(Read::Taken), "a seed of {}: {text}", self.name);
        }
        let seeds = Seeds::new([&self.seeds[..], &self.untried].concat(), self.further);
        let tally = Tally::default();
        let first = number("FUZZ_SEED").unwrap_or(1);
        let end =
            number("FUZZ_SECONDS").map(|seconds| Instant::now() + Duration::from_secs(seconds));
        let batches = u64::from(self.inputs.div_ceil(BATCH));
        let mut seed = first;
        while end.map_or(seed - first < batches, |end| Instant::now() < end) {
            self.note(seed);
            self.batch(seed, &seeds, &tally, &property);
            seed += 1;
        }
        self.tell(first, &tally);
    }

    fn batch(&self, seed: u64, seeds: &Seeds, tally: &Tally, property: &impl Fn(&[u8]) -> Held) {
        let config = Config {
            cases: self.inputs.min(BATCH),
            failure_persistence: None,
            max_shrink_iters: 4_000,
            ..Config::default()
        };
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        let chance = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
        let broken = TestRunner::new_with_rng(config, chance).run(&changes(), |changes| {
            let read = property(&seeds.spoilt(&changes)).map_err(TestCaseError::fail)?;
            tally.count(read);
            Ok(())
        });
        match broken {
            Ok(()) => {}
            Err(TestError::Fail(what, changes)) => {
                self.fail(&what.to_string(), seed, seeds, &changes)
            }
            Err(TestError::Abort(what)) => panic!("{}: {what}", self.name),
        }
    }

    fn fail(&self, what: &str, seed: u64, seeds: &Seeds, changes: &(Index, Vec<Change>)) -> ! {
        let input = seeds.spoilt(changes);
        let file = folder().join(format!("{}-{:016x}", self.name, mark(&input)));
        let kept = fs::create_dir_all(folder()).and_then(|()| fs::write(&file, &input));
        let name = self.name;
        panic!(
            "{name}, batch {seed}: {what}\ninput: {:?}\nkept ({kept:?}) in {file}\nagain: cargo xtask fuzz {name} --input {file}",
            String::from_utf8_lossy(&input),
            file = file.display(),
        );
    }

    /// Leaves behind which batch is on, for one that stops the process or never ends.
    fn note(&self, seed: u64) {
        if number("FUZZ_SECONDS").is_some() {
            let file = folder().join(format!("{}.batch", self.name));
            let _ = fs::create_dir_all(folder()).and_then(|()| fs::write(file, seed.to_string()));
        }
    }

    /// Says what was read. Where an ordinary test takes or refuses nothing, it would not notice anything.
    fn tell(&self, first: u64, tally: &Tally) {
        let (taken, refused) = (tally.taken.get(), tally.refused.get());
        let all = taken + refused;
        println!(
            "\nfuzz {}: {all} inputs from seed {first}, {taken} taken, {refused} refused",
            self.name
        );
        assert!(taken > 0 && refused > 0, "{}: {taken} taken, {refused} refused", self.name);
    }
}

impl Tally {
    fn count(&self, read: Read) {
        let count = match read {
            Read::Taken => &self.taken,
            Read::Refused => &self.refused,
        };
        count.set(count.get() + 1);
    }
}

/// Where inputs are kept that break a property.
fn folder() -> PathBuf {
    variable("FUZZ_FOUND").map_or_else(|| std::env::temp_dir().join("fuzz-found"), PathBuf::from)
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn number(name: &str) -> Option<u64> {
    variable(name).map(|value| value.parse().expect("a whole number"))
}

/// FNV-1a, for the name of a file.
fn mark(bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    #[test]
    fn the_same_inputs_come_each_time() {
        let heard = |seed: &str| {
            let inputs = RefCell::new(Vec::new());
            Way::new("again").seed(seed).inputs(50).hold(|input| {
                inputs.borrow_mut().push(input.to_vec());
                Ok(if input.starts_with(b"a") { Read::Taken } else { Read::Refused })
            });
            inputs.into_inner()
        };
        assert_eq!(heard("a b c"), heard("a b c"));
        assert!(heard("a b c").len() > 50);
    }

    #[test]
    #[should_panic(expected = "no seven in here")]
    fn what_breaks_a_property_is_found() {
        Way::new("seven").seed("a 1 b\nc 2 d\n").words(&["7"]).hold(|input| {
            crate::hold!(!input.contains(&b'7'), "no seven in here");
            Ok(if input.is_empty() { Read::Refused } else { Read::Taken })
        });
    }

    #[test]
    #[should_panic(expected = "a panic of the reader")]
    fn a_panic_is_found() {
        Way::new("panic").seed("a").hold(|input| {
            assert!(input.len() < 4, "a panic of the reader");
            Ok(Read::Taken)
        });
    }
}
