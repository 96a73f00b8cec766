//! `preview`: what changes between today and another day, if nothing is edited until then.

use crate::options::Options;
use crate::{Outcome, content};
use chrono::{Days, NaiveDate};
use compiler::Content;
use compiler::places::{CountyPlan, Places};
use std::collections::BTreeMap;

/// The events of each day.
type Events = BTreeMap<NaiveDate, Vec<String>>;

/// Prints every change of rules, plans and elections between today and the day, in order of time.
pub fn run(options: &Options, date: NaiveDate) -> Outcome {
    let content = content(options)?;
    let (first, last) = (options.today.min(date), options.today.max(date));
    let mut events = Events::new();
    programs(&content, &mut events);
    pairs(&content.places, &mut events);
    elections(&content.places, &mut events);
    // What begins today holds already.
    let between = events.into_iter().filter(|(day, _)| first < *day && *day <= last);
    let between: Events = between.collect();
    println!("From {first} to {last}:");
    for (day, what) in &between {
        println!("\n{day}");
        what.iter().for_each(|line| println!("  {line}"));
    }
    if between.is_empty() {
        println!("nothing changes.");
    }
    unruled(&content, last);
    Ok(true)
}

/// What begins on a day, and what ends the day before.
fn span(events: &mut Events, from: Option<NaiveDate>, to: Option<NaiveDate>, what: [String; 2]) {
    let [begins, ends] = what;
    if let Some(from) = from {
        events.entry(from).or_default().push(begins);
    }
    if let Some(after) = to.and_then(|to| to.checked_add_days(Days::new(1))) {
        events.entry(after).or_default().push(ends);
    }
}

fn programs(content: &Content, events: &mut Events) {
    for program in &content.programs {
        for period in &program.periods {
            let begins =
                format!("rule {}: another period begins ({})", program.id, period.citation.source);
            let ends = format!("rule {}: the period from {} has ended", program.id, period.from);
            span(events, Some(period.from), period.to, [begins, ends]);
        }
    }
}

/// Programs that no rule covers on the day: they would say "no rule for this date".
fn unruled(content: &Content, day: NaiveDate) {
    let holds = |period: &compiler::program::Period| {
        period.from <= day && period.to.is_none_or(|to| day <= to)
    };
    let unruled = content.programs.iter().filter(|program| !program.periods.iter().any(holds));
    let ids: Vec<&str> = unruled.map(|program| program.id.as_str()).collect();
    if !ids.is_empty() {
        println!("\nNo rule covers {day}: {}", ids.join(", "));
    }
}

fn names(places: &Places, pair: &CountyPlan) -> String {
    let county = places.counties[pair.county].cell("county");
    format!("{county}, {}", places.plans[pair.plan].cell("plan_id"))
}

fn pairs(places: &Places, events: &mut Events) {
    for pair in &places.county_plans {
        let name = names(places, pair);
        let what = ["serves the county", "serves the county no longer"];
        span(events, Some(pair.from), pair.to, what.map(|what| format!("plan {name}: {what}")));
    }
}

fn elections(places: &Places, events: &mut Events) {
    for election in &places.elections {
        let name = names(places, &places.county_plans[election.pair]);
        let not = if election.offered { "" } else { "not " };
        let begins = format!("election {name}: {} is {not}offered", election.program);
        let ends = format!("election {name}: {} is no longer {not}offered", election.program);
        span(events, election.from, election.to, [begins, ends]);
    }
}
