//! `kit`: a folder for a policy reviewer, who needs a browser and a spreadsheet program and nothing else.

mod answer;
mod collect;
mod fact;
mod form;
mod navigation;
mod spot;
mod tables;
pub mod take;
mod text;
mod users;

use crate::options::Options;
use crate::{Outcome, content};
use book::reviewer::{Doubtful, Group};
use compiler::Content;
use fact::{Fact, Harm};
use std::fs;
use std::path::Path;

/// The form, which is filled and comes back.
const FORM: &str = "review.csv";

/// Writes the folder.
pub fn run(options: &Options, folder: &Path) -> Outcome {
    let content = content(options)?;
    let form = folder.join(FORM);
    if form.exists() {
        let what = "is there already, and may have answers in it; choose another folder";
        return Err(vec![format!("{}: {what}", form.display())]);
    }
    let facts = collect::facts(&content, &options.content, options.today);
    let mut facts = facts.map_err(|fault| vec![fault.to_string()])?;
    facts.retain(Fact::is_doubtful);
    let owner = content.sources.first().map_or("maintainer", |source| source.owner.as_str());
    let day = options.today;
    let table = |table: Result<Vec<u8>, csv::Error>| table.map_err(|error| vec![error.to_string()]);
    let read_me = book::reviewer::read_me_page(day, facts.len(), owner, &form::ASKED);
    let doubtful = book::reviewer::doubtful_page(day, &groups(&content, &facts));
    let files = [
        ("READ-ME-FIRST.html", read_me.into_bytes()),
        ("policy-book.html", book::reviewer::whole_book(&content, day).into_bytes()),
        ("doubtful.html", doubtful.into_bytes()),
        (FORM, table(form::written(&content, &facts))?),
        ("sources.csv", table(sources(&content))?),
    ];
    let cannot = |error: std::io::Error| vec![format!("{}: {error}", folder.display())];
    fs::create_dir_all(folder).map_err(cannot)?;
    for (name, text) in files {
        fs::write(folder.join(name), text).map_err(cannot)?;
    }
    print(folder, &facts);
    Ok(true)
}

fn groups(content: &Content, facts: &[Fact]) -> Vec<Group> {
    let numbered: Vec<(Harm, Doubtful)> = facts
        .iter()
        .enumerate()
        .map(|(at, fact)| (fact.harm, form::told(content, at + 1, fact)))
        .collect();
    let group = |harm: Harm| Group {
        title: harm.title().to_owned(),
        means: harm.means().to_owned(),
        in_brief: harm == Harm::Background,
        facts: numbered.iter().filter(|(of, _)| *of == harm).map(|(_, it)| it.clone()).collect(),
    };
    Harm::ALL.into_iter().map(group).filter(|group| !group.facts.is_empty()).collect()
}

/// The documents by their ids.
fn sources(content: &Content) -> Result<Vec<u8>, csv::Error> {
    let head = ["id", "title", "publisher", "date", "address", "read on", "review by"];
    let rows = answer::named(content).map(|source| {
        vec![
            source.id.clone(),
            source.title.clone(),
            source.publisher.clone(),
            source.date.clone(),
            source.address.clone().unwrap_or_default(),
            source.read_on.to_string(),
            source.review_by.to_string(),
        ]
    });
    form::table(&head, rows)
}

fn print(folder: &Path, facts: &[Fact]) {
    for harm in Harm::ALL {
        let number = facts.iter().filter(|fact| fact.harm == harm).count();
        println!("{number:>5}  {}", harm.title());
    }
    println!("{:>5}  facts to look up, in {}", facts.len(), folder.display());
}
