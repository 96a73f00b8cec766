//! `cargo xtask build`: the app as people will load it, and what it weighs.

use crate::progress::Step;
use crate::trunk::{self, Profile};
use crate::{Outcome, process, sizes};

/// Builds into `dist/` and holds the first visit against its budget.
pub fn run() -> Outcome {
    let mut trunk = trunk::command(Profile::Release)?;
    let step = Step::start("release build into dist/", "about 2 minutes the first time");
    process::shown(trunk.args(["build", "--release"]))?;
    step.done();
    sizes::check(&crate::root().join("dist"))
}
