//! The rules proved as logic: what holds for everybody, whatever they answer.
//!
//! Each rule is laid out as a diagram over every way of answering its questions ([`crate::space`]), so a
//! check looks at all people, not at examples. Whatever it finds is either mended in the rule or explained
//! beside it (`explained:`).

use crate::diagram::{Diagram, LOST, NO, NOT_CAPPED, NOT_STOPPED, OPEN, YES};
use crate::model::{Model, Rule};
use crate::plain::Told;
use crate::site::{Owner, Path, part, paths, without};
use crate::space::{Deciding, Space};
use chrono::NaiveDate;
use compiler::Content;
use compiler::fault::{Fault, Place};
use compiler::program::Explained;
use nearer::{is_nearer, rising, wishes, worse};
use std::collections::{BTreeSet, HashSet};

mod ages;
mod nearer;

pub use ages::{OLDEST, ages, spans};

/// Something that must be mended, or explained where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was found, in a few fixed words: what an explanation repeats.
    pub finding: String,
    /// What that means, and somebody for whom it is so.
    pub means: String,
    /// The rule, gate, derived fact or question of the files that must carry the explanation.
    pub place: Place,
}

/// Everything that is found. `in_force` is a day: a question that only matters to rules that ended before
/// it matters no more.
pub fn findings(model: &Model, in_force: NaiveDate) -> Vec<Finding> {
    let mut check =
        Check { model, found: Vec::new(), matters: HashSet::new(), asked: BTreeSet::new() };
    for (at, program) in model.programs.iter().enumerate() {
        for (index, period) in program.periods.iter().enumerate() {
            let asks_now = period.to.is_none_or(|to| to >= in_force);
            check.period(at, index, asks_now);
        }
    }
    check.shared_parts();
    check.questions();
    check.found
}

/// The findings that nothing explains, and the explanations of what is not found, as faults of the files.
pub fn faults(content: &Content) -> Vec<Fault> {
    let found = findings(&Model::of(content), content.read_on());
    let explained = content.explained();
    let is = |finding: &Finding, at: &Place, told: &Explained| {
        finding.place == *at && finding.finding == told.finding
    };
    let open = found.iter().filter(|one| !explained.iter().any(|(at, told)| is(one, at, told)));
    let open = open.map(|one| {
        let hint = "mend the rule, or say why under `explained:`";
        one.place.fault(format!("\"{}\": {}; {hint}", one.finding, one.means))
    });
    let idle = explained.iter().filter(|(at, told)| !found.iter().any(|one| is(one, at, told)));
    let idle = idle.map(|(_, told)| {
        told.place.fault(format!("\"{}\" is explained and not found", told.finding))
    });
    open.chain(idle).collect()
}

struct Check<'a> {
    model: &'a Model,
    found: Vec<Finding>,
    /// Parts of gates and derived facts that make a difference somewhere.
    matters: HashSet<(Owner, Path)>,
    /// Facts that make a difference to a rule in force.
    asked: BTreeSet<usize>,
}

impl Check<'_> {
    fn find(&mut self, place: &Place, finding: impl Into<String>, means: impl Into<String>) {
        let (finding, means) = (finding.into(), means.into());
        self.found.push(Finding { finding, means, place: place.clone() });
    }

    fn period(&mut self, program: usize, period: usize, asks_now: bool) {
        let deciding = Deciding::of(self.model, program, period);
        let mut space = Space::of(self.model, &deciding);
        let verdict = space.verdict(&deciding);
        let place = &self.model.programs[program].periods[period].place;
        if asks_now {
            let questions = space.diagrams.questions(verdict);
            self.asked.extend(questions.into_iter().map(|level| space.asked[level].fact));
        }
        self.verdicts(&space, verdict, deciding.card, place);
        self.ages(program, &mut space, verdict, place);
        self.parts(program, period, &deciding, &mut space, verdict);
        self.exclusions(&deciding, &mut space, verdict, place);
        self.nearer(&deciding, &mut space, verdict, place);
        self.one_way(&mut space, verdict, place);
        // A card that is not shown is no "no".
        if !deciding.card {
            self.knowing_less(&mut space, verdict, place);
        }
    }

    /// Each verdict that a rule claims can be reached.
    fn verdicts(&mut self, space: &Space<'_>, verdict: Diagram, card: bool, place: &Place) {
        let reached = space.diagrams.outcomes(verdict);
        let claimed: &[(Diagram, &str)] = match card {
            true => &[(YES, "shown"), (NO, "not-shown")],
            false => &[(YES, "likely"), (OPEN, "possible"), (NO, "not-now")],
        };
        for (_, name) in claimed.iter().filter(|(outcome, _)| !reached.contains(outcome)) {
            self.find(place, format!("never {name}"), format!("no answers give \"{name}\""));
        }
    }

    /// Adult groups begin at 21, and those of children end there.
    fn ages(&mut self, program: usize, space: &mut Space<'_>, verdict: Diagram, place: &Place) {
        let id = &self.model.programs[program].id;
        let wanted = match id.strip_prefix("ecm/") {
            Some(name) if name.starts_with("adult-") => (21, OLDEST),
            Some(name) if name.starts_with("child-") => (0, 20),
            _ => return,
        };
        let found = ages(space, verdict);
        if found != [wanted] {
            let found = spans(&found);
            let means = format!("open at ages {found}; the name says {}", spans(&[wanted]));
            self.find(place, format!("ages {found}"), means);
        }
    }

    /// Every part makes a difference: without it, somebody would get another verdict.
    fn parts(
        &mut self,
        program: usize,
        period: usize,
        deciding: &Deciding,
        space: &mut Space<'_>,
        verdict: Diagram,
    ) {
        let (model, gate) = (self.model, self.model.programs[program].gate);
        for owner in Owner::all(model) {
            let own = match owner {
                Owner::Wide(at, index) | Owner::Likely(at, index) => {
                    (at, index) == (program, period)
                }
                Owner::Need(at, _) | Owner::Stop(at, _) | Owner::Cap(at, _) => {
                    at == gate && !deciding.card
                }
                Owner::Derived(at) => deciding.uses(at),
            };
            if own {
                self.parts_of(owner, deciding, space, verdict);
            }
        }
    }

    fn parts_of(
        &mut self,
        owner: Owner,
        deciding: &Deciding,
        space: &mut Space<'_>,
        verdict: Diagram,
    ) {
        let rule = owner.rule(self.model);
        let is_shared = !matches!(owner, Owner::Wide(..) | Owner::Likely(..));
        let mut idle: Vec<Path> = Vec::new();
        for path in paths(rule) {
            let key = (owner, path.clone());
            if (is_shared && self.matters.contains(&key))
                || idle.iter().any(|at| path.starts_with(at))
            {
                continue;
            }
            let changed = owner.replaced(deciding, without(rule, &path));
            if space.verdict(&changed) != verdict {
                self.matters.insert(key);
            } else if !is_shared {
                self.idle(owner, rule, &path);
                idle.push(path);
            }
        }
    }

    /// Parts of gates and derived facts that make no difference to any program.
    fn shared_parts(&mut self) {
        for owner in Owner::all(self.model) {
            if matches!(owner, Owner::Wide(..) | Owner::Likely(..)) {
                continue;
            }
            let rule = owner.rule(self.model);
            let mut idle: Vec<Path> = Vec::new();
            for path in paths(rule) {
                let known = self.matters.contains(&(owner, path.clone()));
                if !known && !idle.iter().any(|at| path.starts_with(at)) {
                    self.idle(owner, rule, &path);
                    idle.push(path);
                }
            }
        }
    }

    fn idle(&mut self, owner: Owner, rule: &Rule, path: &[usize]) {
        let part = part(rule, path);
        let reading = match owner {
            Owner::Wide(..) => " in wide",
            Owner::Likely(..) => " in likely",
            _ => "",
        };
        let finding = format!("without effect{reading}: {part}{}", which(rule, path));
        let means = format!(
            "{}: nobody would get another verdict without `{part}`",
            owner.name(self.model)
        );
        self.find(owner.place(self.model), finding, means);
    }

    /// Whatever is plainly excluded is a plain no, whatever else is answered: also where the exclusion stands in
    /// one of several ways in, so that another way in leads past it.
    fn exclusions(
        &mut self,
        deciding: &Deciding,
        space: &mut Space<'_>,
        verdict: Diagram,
        place: &Place,
    ) {
        let stops = [deciding.stops.clone(), excluded(deciding.wide.as_ref())].concat();
        let caps = [deciding.caps.clone(), excluded(deciding.likely.as_ref())].concat();
        let needs = deciding.needs.iter().map(|need| Rule::Not(Box::new(need.clone())));
        let stops = stops.into_iter().chain(needs).map(|stop| (stop, NOT_STOPPED));
        for (rule, join) in stops.chain(caps.into_iter().map(|cap| (cap, NOT_CAPPED))) {
            let holds = space.truth(&rule, deciding);
            let bypassed = space.diagrams.join(join, holds, verdict);
            if let Some(who) = somebody(space, bypassed) {
                self.find(place, format!("bypassed: {rule}"), format!("for instance by {who}"));
            }
        }
    }

    /// An answer that meets every test of the rule at least as well never gives a worse verdict.
    fn nearer(
        &mut self,
        deciding: &Deciding,
        space: &mut Space<'_>,
        verdict: Diagram,
        place: &Place,
    ) {
        for (fact, tests) in wishes(self.model, deciding) {
            let Some(level) = space.level(fact) else { continue };
            let closes = usize::from(space.asked[level].open == 2);
            let answers = space.asked[level].answers.clone();
            for (from, before) in answers.iter().enumerate().skip(closes) {
                for (to, after) in answers.iter().enumerate().skip(closes) {
                    if from == to || !is_nearer(&tests, *before, *after) {
                        continue;
                    }
                    let worse = worse(space, verdict, level, from, to);
                    if let Some(who) = somebody(space, worse) {
                        let id = &self.model.facts[fact].id;
                        let (before, after) =
                            (told(self.model, fact, *before), told(self.model, fact, *after));
                        let means = format!("{after} instead of {before} makes it worse for {who}");
                        self.find(place, format!("nearer is worse: {id}"), means);
                        return;
                    }
                }
            }
        }
    }

    /// A yes, or a greater number, does not help one person and harm another. Age may: it tells groups apart.
    fn one_way(&mut self, space: &mut Space<'_>, verdict: Diagram, place: &Place) {
        for level in 0..space.asked.len() {
            let fact = &self.model.facts[space.asked[level].fact];
            let steps = rising(fact, &space.asked[level]);
            if fact.id == "age" {
                continue;
            }
            let mut both = |up: bool| {
                steps.windows(2).find_map(|pair| {
                    let (from, to) = if up { (pair[0], pair[1]) } else { (pair[1], pair[0]) };
                    let worse = worse(space, verdict, level, from, to);
                    somebody(space, worse)
                })
            };
            if let (Some(by_more), Some(by_less)) = (both(true), both(false)) {
                let means = format!("more is worse for {by_more}, and less for {by_less}");
                self.find(place, format!("both ways: {}", fact.id), means);
            }
        }
    }

    /// Whoever tells less is never told no for it.
    fn knowing_less(&mut self, space: &mut Space<'_>, verdict: Diagram, place: &Place) {
        for level in 0..space.asked.len() {
            let (open, count) = (space.asked[level].open, space.asked[level].answers.len());
            for less in 0..open {
                let without = space.diagrams.given(verdict, level, less);
                for more in open..count {
                    let with = space.diagrams.given(verdict, level, more);
                    let lost = space.diagrams.join(LOST, without, with);
                    if let Some(who) = somebody(space, lost) {
                        let id = &self.model.facts[space.asked[level].fact].id;
                        self.find(place, format!("silence is a no: {id}"), format!("for {who}"));
                        return;
                    }
                }
            }
        }
    }

    /// Every question can matter to some verdict of today.
    fn questions(&mut self) {
        for (fact, asked) in self.model.facts.iter().enumerate() {
            if !self.asked.contains(&fact) {
                let means = format!("no verdict of a rule in force can depend on `{}`", asked.id);
                self.find(&asked.place, "no verdict", means);
            }
        }
    }
}

/// Which of several parts that read the same: nothing where there is one.
fn which(rule: &Rule, path: &[usize]) -> String {
    let reads = |at: &Path| part(rule, at).to_string() == part(rule, path).to_string();
    let same: Vec<Path> = paths(rule).into_iter().filter(reads).collect();
    match same.iter().position(|other| other == path) {
        Some(at) if same.len() > 1 => format!(" ({} of {})", at + 1, same.len()),
        _ => String::new(),
    }
}

/// What a rule excludes, wherever in it.
fn excluded(rule: Option<&Rule>) -> Vec<Rule> {
    let Some(rule) = rule else { return Vec::new() };
    let own = match rule {
        Rule::Not(part) => vec![(**part).clone()],
        Rule::None(parts) => parts.clone(),
        _ => Vec::new(),
    };
    let below = match rule {
        Rule::Not(_) | Rule::None(_) => Vec::new(),
        other => other.parts().iter().flat_map(|part| excluded(Some(part))).collect(),
    };
    [own, below].concat()
}

impl Owner {
    /// What decides, with one rule replaced.
    fn replaced(self, deciding: &Deciding, rule: Option<Rule>) -> Deciding {
        let mut changed = deciding.clone();
        let put = |rules: &mut Vec<Rule>, at: usize, rule: Option<Rule>| match rule {
            Some(rule) => rules[at] = rule,
            None => drop(rules.remove(at)),
        };
        match self {
            Owner::Derived(at) => changed.derived[at] = rule,
            Owner::Need(_, at) => put(&mut changed.needs, at, rule),
            Owner::Stop(_, at) => put(&mut changed.stops, at, rule),
            Owner::Cap(_, at) => put(&mut changed.caps, at, rule),
            Owner::Wide(..) => changed.wide = rule,
            Owner::Likely(..) => changed.likely = rule,
        }
        changed
    }
}

/// Somebody for whom a diagram is yes, by what they told.
fn somebody(space: &Space<'_>, diagram: Diagram) -> Option<String> {
    let path = space.diagrams.somebody(diagram, YES, |level, answer| space.cost(level, answer))?;
    let tells = path.into_iter().filter(|(level, answer)| space.cost(*level, *answer) > 0);
    let tells = tells.map(|(level, answer)| {
        let asked = &space.asked[level];
        format!(
            "{}: {}",
            space.model.facts[asked.fact].id,
            told(space.model, asked.fact, asked.answers[answer])
        )
    });
    Some(format!("somebody who tells {}", tells.collect::<Vec<_>>().join("; ")))
}

/// An answer in the words of the files.
pub fn told(model: &Model, fact: usize, told: Told) -> String {
    let fact = &model.facts[fact];
    match told {
        Told::NotAsked => "not-asked".to_owned(),
        Told::NotSure => "not-sure".to_owned(),
        Told::Declined => "declined".to_owned(),
        Told::Number(least, most) => {
            let band = fact.bands.iter().find(|(_, from, to)| (*from, *to) == (least, most));
            band.map_or_else(|| least.to_string(), |(code, ..)| code.clone())
        }
        Told::Codes(codes) => {
            let chosen = fact.options.iter().enumerate();
            let chosen = chosen.filter(|(index, _)| codes >> index & 1 == 1);
            chosen.map(|(_, code)| code.as_str()).collect::<Vec<_>>().join(", ")
        }
    }
}
