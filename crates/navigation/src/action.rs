//! The plan of action: ordered steps, each with whom to call, what to say, and dates.

use crate::calendar;
use crate::contact::{self, Place, Ring};
use crate::found::Found;
use crate::script::{self, Line};
use chrono::NaiveDate;
use content::navigation::{Start, Step, Time, Urgency};
use content::{SCRIPTS, STEPS, TIMES, WHOMS};
use rules::{Evaluation, Rule, Truth};

/// A step for one person on one day.
#[derive(Debug)]
pub struct Action {
    /// The step: its words, urgency, papers that help, and source.
    pub step: &'static Step,
    /// Whether it stands first; the others are folded.
    pub first: bool,
    /// The ways to reach whom it names, the best first; empty when it names nobody.
    pub calls: Vec<Ring>,
    /// The first day on which the best way works: the day of asking, or the next working day. `None`
    /// when it names nobody, or when the table of holidays does not reach so far.
    pub call_on: Option<NaiveDate>,
    /// What to say; empty when there is no script.
    pub script: Vec<Line>,
    /// How long it may take.
    pub times: Vec<Timed>,
    /// For a step that follows when nothing came: the first working day after all its times. `None` for
    /// other steps, and when the table of holidays does not reach so far.
    pub due: Option<NaiveDate>,
}

/// A time with its dates.
#[derive(Debug)]
pub struct Timed {
    /// The time: its words and its source.
    pub time: &'static Time,
    /// The day on which it starts, when that is known beforehand: for a request or an application made
    /// on the first day that is possible.
    pub start: Option<NaiveDate>,
    /// Its last day. `None` when the start is not known, or when the table of holidays ends before it.
    pub end: Option<NaiveDate>,
}

/// How many steps stand first, beside those about danger: steps in which somebody is called or asked.
pub const FIRST: usize = 2;

/// How soon, the soonest first.
pub const URGENCIES: [Urgency; 4] =
    [Urgency::Today, Urgency::ThisWeek, Urgency::IfNothingComes, Urgency::IfNo];

/// The plan of action for the person and the day evaluated, in the order shown.
pub fn plan(evaluation: &Evaluation<'_>) -> Vec<Action> {
    let reader = Reader { evaluation, found: Found::of(evaluation), place: Place::of(evaluation) };
    let reader = &reader;
    let taken = |urgency: Urgency| {
        STEPS.iter().filter(move |step| step.urgency == urgency && reader.takes(step))
    };
    let steps = URGENCIES.into_iter().flat_map(taken);
    let mut actions: Vec<Action> = steps.map(|step| reader.action(step)).collect();
    mark_first(&mut actions);
    actions
}

/// Danger stands before everything; then come the first steps of today.
fn mark_first(actions: &mut [Action]) {
    let today = actions.iter_mut().filter(|action| action.step.urgency == Urgency::Today);
    let mut left = FIRST;
    for action in today.filter(|action| !action.calls.is_empty()) {
        action.first = action.step.guarded || left > 0;
        left = left.saturating_sub(usize::from(!action.step.guarded));
    }
}

struct Reader<'a> {
    evaluation: &'a Evaluation<'a>,
    found: Found,
    place: Place,
}

impl Reader<'_> {
    fn takes(&self, step: &Step) -> bool {
        let holds = |when: &'static Rule| self.evaluation.truth(when) == Truth::Yes;
        let plan_left = step.or_plan_left && self.place.plan_left;
        step.dates.hold_on(self.evaluation.as_of())
            && (plan_left || step.when.is_none_or(holds))
            && (step.found.is_empty() || self.found.has_any(step.found))
            && !self.found.has_any(step.not_found)
    }

    fn action(&self, step: &'static Step) -> Action {
        let whom = step.call.map(|call| &WHOMS[usize::from(call)]);
        let calls = whom.map(|whom| contact::ways(whom, &self.place)).unwrap_or_default();
        let call_on = self.call_on(&calls);
        let script = step.script.map(|script| &SCRIPTS[usize::from(script)]);
        let script = script.map(|script| script::lines(script, self.evaluation, &self.found));
        Action {
            step,
            first: false,
            call_on,
            script: script.unwrap_or_default(),
            times: self.times(step.times).map(|time| self.timed(time, call_on)).collect(),
            due: self.due(step, call_on),
            calls,
        }
    }

    /// The first day on which the best way works.
    fn call_on(&self, calls: &[Ring]) -> Option<NaiveDate> {
        let day = self.evaluation.as_of();
        match calls.first()?.is_open_daily() {
            true => Some(day),
            false => calendar::on_or_after(day).ok(),
        }
    }

    /// The times that hold on the day and speak of something found.
    fn times(&self, places: &'static [u8]) -> impl Iterator<Item = &'static Time> {
        let times = places.iter().map(|place| &TIMES[usize::from(*place)]);
        times.filter(|time| {
            time.dates.hold_on(self.evaluation.as_of())
                && (time.found.is_empty() || self.found.has_any(time.found))
        })
    }

    fn timed(&self, time: &'static Time, call_on: Option<NaiveDate>) -> Timed {
        let start = match time.after {
            Start::Request | Start::Application => call_on,
            Start::Letter | Start::Appeal | Start::PlanAnswer | Start::Complaint => None,
        };
        let end = start.and_then(|start| calendar::end(time.within, start).ok());
        Timed { time, start, end }
    }

    /// The first working day after all the times that a step waits for. What is asked of those whom the
    /// step itself calls was asked on the day on which they can be called; applying works on any day.
    fn due(&self, step: &'static Step, call_on: Option<NaiveDate>) -> Option<NaiveDate> {
        let end = |time: &'static Time| {
            let applied = time.after == Start::Application;
            let asked = if applied { Some(self.evaluation.as_of()) } else { call_on };
            calendar::end(time.within, asked?).ok()
        };
        let ends: Option<Vec<NaiveDate>> = self.times(step.after).map(end).collect();
        calendar::working_day_after(ends?.into_iter().max()?).ok()
    }
}
