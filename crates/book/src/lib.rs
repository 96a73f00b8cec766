//! The policy book and the county pages: static pages, made from the same files as the questions and the
//! results, that need no script and ask nobody anything.
//!
//! [`pages`] gives every file; whoever builds the site writes them below its root. Links are relative, so
//! the site may stand in any folder. Addresses that other pages may use:
//!
//! | address | what |
//! | --- | --- |
//! | `rules/` | all programs, and how to read a rule |
//! | `rules/<family>/` | a family and what stands before all of it |
//! | `rules/<family>/<program>/#leaf-<slug>` | a program, at one criterion ([`leaf_slug`]) |
//! | `rules/facts/#fact-<id>`, `rules/facts/#leaf-<slug>` | a derived fact, or a criterion of one |
//! | `rules/sources/#source-<id>` | a document |
//! | `rules/confidence/` | every criterion by what it rests on |
//! | `rules/logic/` | what is proved of the rules, and what is explained |
//! | `county/`, `county/<county>/` | counties, and what is known in one |
//! | `county/map/<support>/` | where a Community Support is known to be offered |
//! | `without-network.html` | what stands in the place of any of these while it cannot be had |
//!
//! The pages are in English. Nothing here knows today's date.

mod cite;
mod confidence;
mod contact;
mod county;
mod embed;
mod facts;
mod first;
mod html;
mod logic;
mod map;
mod notes;
mod offers;
mod plain;
mod program;
mod proof;
pub mod reviewer;
mod rules;
mod sheet;
mod sources;
mod tree;
mod without_network;

pub use embed::embed_page;
pub use first::{NEUTRAL_PAGE, fill_first_page};
pub use plain::leaf_slug;
pub use proof::proof_page;
pub use without_network::WITHOUT_NETWORK;

use compiler::Content;

/// A file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Where it stands below the site's root, for instance `rules/index.html`.
    pub path: String,
    /// What is in it.
    pub text: String,
}

/// The looks of the app, and what only the book needs.
const STYLES: [&str; 5] = [
    include_str!("../../../styles/tokens.css"),
    include_str!("../../../styles/base.css"),
    include_str!("../../../styles/frame.css"),
    include_str!("../../../styles/parts.css"),
    include_str!("../../../styles/book.css"),
];

/// Every page of the book and of the counties, and their one style sheet (`book.css`).
pub fn pages(content: &Content) -> Vec<Page> {
    let gates = content.gates.iter().map(|gate| rules::family(content, gate));
    let programs = content.programs.iter().map(|program| program::page(content, program));
    let counties = (0..content.places.counties.len()).map(|county| county::page(content, county));
    let maps = offers::supports(content).map(|program| map::page(content, program));
    let single = [
        rules::index(content),
        facts::page(content),
        sources::page(content),
        confidence::page(content),
        logic::page(content),
        map::index(content),
        without_network::page(content),
        Page { path: "book.css".to_owned(), text: STYLES.concat() },
    ];
    single.into_iter().chain(gates).chain(programs).chain(counties).chain(maps).collect()
}

/// Every criterion by what it rests on, as Markdown for the repository (`docs/confidence.md`).
pub fn confidence_table(content: &Content) -> String {
    confidence::markdown(content)
}
