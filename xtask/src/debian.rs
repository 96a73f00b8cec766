//! Installing Debian packages, where that is possible.

use crate::progress::Step;
use crate::{Outcome, cache, process};
use std::process::Command;
use std::sync::Once;

/// Installs these packages, or says what the person must install and how.
pub fn install(packages: &[&str], expected: &str) -> Outcome {
    let list = packages.join(" ");
    let apt = apt_get().ok_or_else(|| {
        format!("please install these, then run this again: {list}\n(on Debian: sudo apt-get install {list})")
    })?;
    refresh_once(&apt)?;
    let step = Step::start(&format!("Debian packages: {list}"), expected);
    let mut command = apt.command();
    command.args(["install", "--yes", "--no-install-recommends"]);
    process::logged(&step, command.args(packages), &cache::log("apt-install")?)?;
    step.done();
    Ok(())
}

/// Whether packages can be installed here without asking the person.
pub fn can_install() -> bool {
    apt_get().is_some()
}

/// How apt-get can be run here.
enum Apt {
    AsRoot,
    BySudo,
}

impl Apt {
    fn command(&self) -> Command {
        let mut command = match self {
            Apt::AsRoot => Command::new("apt-get"),
            Apt::BySudo => {
                let mut sudo = Command::new("sudo");
                sudo.args(["--non-interactive", "--preserve-env=DEBIAN_FRONTEND", "apt-get"]);
                sudo
            }
        };
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    }
}

/// `None` where there is no apt-get, or no right to use it without a password.
fn apt_get() -> Option<Apt> {
    process::find(&["apt-get"])?;
    if process::output(Command::new("id").arg("-u")).as_deref() == Some("0") {
        return Some(Apt::AsRoot);
    }
    process::output(Command::new("sudo").args(["--non-interactive", "true"]))?;
    Some(Apt::BySudo)
}

/// Refreshes the package lists, once in a run.
fn refresh_once(apt: &Apt) -> Outcome {
    static REFRESHED: Once = Once::new();
    let mut outcome = Ok(());
    REFRESHED.call_once(|| outcome = refresh(apt));
    outcome
}

fn refresh(apt: &Apt) -> Outcome {
    let step = Step::start("Debian package lists", "some seconds");
    process::logged(&step, apt.command().arg("update"), &cache::log("apt-update")?)?;
    step.done();
    Ok(())
}
