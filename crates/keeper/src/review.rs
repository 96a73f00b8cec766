//! `review`: what must be read again, and when.

use crate::options::Options;
use crate::{Outcome, content};
use chrono::NaiveDate;

/// Something with a day by which a person must look at it again.
struct Due {
    by: NaiveDate,
    read_on: Option<NaiveDate>,
    owner: String,
    what: String,
}

/// Prints the calendar; all is well while nothing is overdue.
pub fn run(options: &Options) -> Outcome {
    let content = content(options)?;
    let mut calendar: Vec<Due> = sources(&content).chain(rules(&content)).collect();
    calendar.sort_by(|a, b| (a.by, &a.what).cmp(&(b.by, &b.what)));
    println!("{:<10}  {:<10}  {:<12}  {:<24}  what", "review by", "read on", "", "owner");
    calendar.iter().for_each(|due| due.print(options.today));
    let overdue = calendar.iter().filter(|due| due.by < options.today).count();
    println!("\n{} entries, {overdue} overdue on {}.", calendar.len(), options.today);
    Ok(overdue == 0)
}

impl Due {
    fn print(&self, today: NaiveDate) {
        let days = (self.by - today).num_days();
        let state = match days {
            ..0 => format!("OVERDUE {}", -days),
            0..=30 => format!("in {days} days"),
            _ => String::new(),
        };
        let read = self.read_on.map_or(String::new(), |day| day.to_string());
        println!("{}  {read:<10}  {state:<12}  {:<24}  {}", self.by, self.owner, self.what);
    }
}

fn sources(content: &compiler::Content) -> impl Iterator<Item = Due> {
    content.sources.iter().chain(&content.codes.sources).map(|source| Due {
        by: source.review_by,
        read_on: Some(source.read_on),
        owner: source.owner.clone(),
        what: format!("source {}", source.id),
    })
}

/// Rules with a review date of their own. Their owner is that of the source they rest on.
fn rules(content: &compiler::Content) -> impl Iterator<Item = Due> {
    let owner = |id: &str| {
        let source = content.sources.iter().find(|source| source.id == id);
        source.map_or(String::new(), |source| source.owner.clone())
    };
    content.programs.iter().flat_map(move |program| {
        program.periods.iter().filter_map(move |period| {
            Some(Due {
                by: period.review_by?,
                read_on: None,
                owner: owner(&period.citation.source),
                what: format!("rule {} (from {})", program.id, period.from),
            })
        })
    })
}
