//! A county without a question: its plans, what each is known to offer, and whom to call.

use crate::Page;
use crate::cite::{citation, sure};
use crate::contact::{self, Columns, pair};
use crate::html::{Html, html, link, out, p, tag, with_links};
use crate::notes::Notes;
use crate::offers::{self, Known};
use crate::plain;
use crate::sheet::Sheet;
use compiler::Content;
use compiler::places::{CountyPlan, Election, Row};
use compiler::program::{Period, Program};

/// DHCS on how many supports members can get: why a gap here is a gap in our reading.
const RELEASE: &str = "https://www.dhcs.ca.gov/formsandpubs/publications/oc/Pages/25-24-ECM-CS-Q1-2025-Data-10-10-25.aspx";

/// One county's page in the making.
struct Draft<'a> {
    sheet: Sheet<'a>,
    row: &'a Row,
    /// Places in the list of pairs.
    pairs: Vec<usize>,
    notes: Notes,
}

/// The page of a county.
pub fn page(content: &Content, county: usize) -> Page {
    let row = &content.places.counties[county];
    let sheet = Sheet::new(content, format!("county/{}/", row.cell("county_id")));
    let pairs = offers::pairs_of(content, county);
    let draft = Draft { sheet, row, pairs, notes: Notes::default() };
    let name = format!("{} County", row.cell("county"));
    draft.sheet.page(&name, &[("county/", "Counties")], draft.main())
}

impl<'a> Draft<'a> {
    fn content(&self) -> &'a Content {
        self.sheet.content
    }

    fn county(&self) -> &'a str {
        self.row.cell("county")
    }

    fn pair(&self, index: usize) -> &'a CountyPlan {
        &self.content().places.county_plans[index]
    }

    fn plan(&self, index: usize) -> &'a Row {
        &self.content().places.plans[self.pair(index).plan]
    }

    fn main(&self) -> Html {
        let questions = link(self.sheet.to(""), "Answer some questions");
        html![
            tag("p").class("lead").holds(
                "The Medi-Cal health plans here, what each is known to offer, and whom to call."
            ),
            p(html![questions, " to see what may fit you. This page needs none."]),
            self.plans(),
            self.care_management(),
            self.supports(),
            self.lines(),
            tag("h2").holds("Where this comes from"),
            self.notes.list(),
        ]
    }

    fn plans(&self) -> Html {
        let plans = self.pairs.iter().map(|index| self.plan_part(*index)).collect::<Html>();
        let none = plans.is_empty().then(|| {
            p(html![
                "We have no list of plans for this county. That is a gap on our side. Ask ",
                contact::statewide(&self.sheet, "health-care-options"),
                "."
            ])
        });
        html![
            tag("h2").holds("Health plans"),
            self.card_names(),
            none,
            tag("div").class("cards").holds(plans)
        ]
    }

    /// In Los Angeles the name on the card may be that of a partner of the plan.
    fn card_names(&self) -> Option<Html> {
        let text = self.sheet.say("ui.plan.los-angeles");
        (self.row.cell("county_id") == "los-angeles")
            .then(|| tag("div").class("notice").holds(p(text)))
    }

    fn plan_part(&self, index: usize) -> Html {
        let (pair_row, plan) = (self.pair(index), self.plan(index));
        let cell =
            |column: &str| Some(plan.seen(column, "confidence")).filter(|text| !text.is_empty());
        let page = |column: &str, name: &str, open: &str| {
            cell(column)
                .map(|to| pair(name, if open.is_empty() { with_links(to) } else { out(to, open) }))
        };
        let columns = Columns {
            number: "member_phone",
            other: "member_phone_alt",
            tty: "tty",
            hours: "member_hours",
            confidence: "confidence",
        };
        let services = contact::line(plan, columns);
        let services = services.unwrap_or_else(|| contact::no_plan_number(&self.sheet));
        let facts = html![
            pair("Member services", html![services, self.notes.refer(row_note(plan))]),
            pair(
                "Serves this county",
                html![serves(pair_row), self.notes.refer(row_note(&pair_row.row))]
            ),
            self.enrolment(pair_row),
            page("website", "Website", ""),
            page("ecm_page", "Enhanced Care Management", "Open the plan’s page about it"),
            self.pair_note(pair_row),
        ];
        let kind = tag("p").class("quiet small").holds(plain::capital(plan.cell("plan_kind")));
        let inner =
            html![tag("h3").holds(plan.cell("name")), kind, tag("dl").class("pairs").holds(facts)];
        tag("section").class("card").holds(inner)
    }

    fn enrolment(&self, pair_row: &CountyPlan) -> Option<Html> {
        let ask = contact::statewide(&self.sheet, "health-care-options");
        pair_row.limited.then(|| {
            pair("Who can join", html!["Not everybody in the county. Ask ", ask, " who can."])
        })
    }

    /// A remark about this plan in this county, unless it is from memory only.
    fn pair_note(&self, pair_row: &CountyPlan) -> Option<Html> {
        let note = pair_row.row.seen("note", "note_confidence");
        let source = pair_row.row.cell("note_source");
        (!note.is_empty()).then(|| {
            let from = html![with_links(source), ". ", sure(pair_row.row.cell("note_confidence"))];
            pair("Good to know", html![note, self.notes.refer(from)])
        })
    }

    fn care_management(&self) -> Html {
        let gate =
            self.content().gates.iter().find(|gate| gate.id == "ecm" && gate.required.is_some());
        let Some(gate) = gate else {
            return Html::default();
        };
        let leaf = gate
            .needs
            .iter()
            .flat_map(|need| need.leaves())
            .find_map(|leaf| leaf.citation.as_ref());
        let note = leaf.map(|from| self.notes.refer(citation(&self.sheet, from)));
        let special = self
            .pairs
            .iter()
            .filter(|index| offers::is_specialty(self.content(), self.pair(**index)));
        let special: Vec<&str> = special.map(|index| self.plan(*index).cell("name")).collect();
        let special = (!special.is_empty()).then(|| {
            p(format!(
                "A plan for one group only ({}) may do this in its own way. Ask it.",
                special.join(", ")
            ))
        });
        html![
            tag("h2").holds("Enhanced Care Management"),
            p(html![
                "A care manager of one’s own, for people with great needs. It is a benefit in every Medi-Cal managed care plan: no plan can leave it out.",
                note
            ]),
            special,
            p(html![link(self.sheet.to("rules/ecm/"), "Who it is for"), "."]),
        ]
    }

    fn supports(&self) -> Html {
        let checked = plain::date(offers::checked_on(self.content()));
        html![
            tag("h2").holds("Community Supports"),
            p("Each plan chooses which of these it offers in which county. The table says what we have read, with the source of each."),
            tag("div").class("notice").holds(html![
                p(html![
                    "“Not known” is a gap in our reading, not a “no”. The State said in October 2025 that nearly all members could get at least 10 of them, and most all 14 (",
                    out(RELEASE, "DHCS news release 25-24, October 10, 2025"),
                    "). So ask the plan.",
                ]),
            ]),
            self.table(),
            tag("p").class("small quiet").holds(format!("As read by {checked}.")),
        ]
    }

    fn table(&self) -> Html {
        let cell =
            |name: Html, role: &str| tag("th").attr("scope", "col").attr("role", role).holds(name);
        let plans = self
            .pairs
            .iter()
            .map(|index| cell(self.plan(*index).cell("name").into(), "columnheader"));
        let head = html![cell("Support".into(), "columnheader"), plans.collect::<Html>()];
        let head =
            tag("thead").attr("role", "rowgroup").holds(tag("tr").attr("role", "row").holds(head));
        let rows = offers::supports(self.content())
            .map(|program| self.table_row(program))
            .collect::<Html>();
        let body = tag("tbody").attr("role", "rowgroup").holds(rows);
        let caption = format!("What is known of each plan in {} County", self.county());
        let inner = html![tag("caption").holds(caption), head, body];
        tag("table").class("offers").attr("role", "table").holds(inner)
    }

    fn table_row(&self, program: &Program) -> Html {
        let head = tag("th")
            .attr("scope", "row")
            .attr("role", "rowheader")
            .holds(self.sheet.program_link(program));
        let cells = self.pairs.iter().map(|index| {
            let name = tag("span")
                .class("whose")
                .attr("aria-hidden", "true")
                .holds(self.plan(*index).cell("name"));
            let told = tag("div").holds(self.told(*index, program));
            let class = offers::known(self.content(), *index, program).class();
            tag("td").class(class).attr("role", "cell").holds(html![name, told])
        });
        tag("tr").attr("role", "row").holds(html![head, cells.collect::<Html>()])
    }

    /// Everything that was read of one plan and one support; "ask the plan" where nothing was.
    fn told(&self, index: usize, program: &Program) -> Html {
        let special = offers::is_specialty(self.content(), self.pair(index));
        let required = offers::requirement(program).filter(|_| !special);
        let required = required.map(|period| self.told_required(period));
        let read = offers::elections(self.content(), index, program);
        let read: Vec<Html> = read.into_iter().map(|election| self.told_read(election)).collect();
        match required {
            None if read.is_empty() => p(Known::Gap.words()),
            required => html![required, read],
        }
    }

    fn told_required(&self, period: &Period) -> Html {
        let note = self.notes.refer(citation(&self.sheet, &period.citation));
        let since = format!(
            "{} (State rule from {}). Others: ask the plan.",
            Known::Required.words(),
            plain::date(period.from)
        );
        p(html![since, note])
    }

    fn told_read(&self, election: &Election) -> Html {
        let words = match offers::state(election) {
            Known::Listed => {
                format!("Listed by the plan: ask if it is there in {} County", self.county())
            }
            other => other.words().to_owned(),
        };
        let from =
            election.from.map(|day| format!(", from {}", plain::date(day))).unwrap_or_default();
        let to = election.to.map(|day| format!(", to {}", plain::date(day))).unwrap_or_default();
        let note = self.notes.refer(election_note(election));
        p(html![words, from, to, note])
    }

    fn lines(&self) -> Html {
        let medi_cal = Columns {
            number: "medi_cal_phone",
            other: "medi_cal_phone_alt",
            tty: "medi_cal_tty",
            hours: "medi_cal_hours",
            confidence: "medi_cal_confidence",
        };
        let health = Columns {
            number: "bh_phone",
            other: "bh_phone_alt",
            tty: "bh_tty",
            hours: "bh_hours",
            confidence: "bh_confidence",
        };
        let office = self
            .line(medi_cal, "medi_cal_source")
            .unwrap_or_else(|| contact::no_county_number(&self.sheet));
        let crisis_only = self.row.cell("bh_kind") == "crisis";
        let care = match self.line(health, "bh_source") {
            None => contact::no_behavioral_health_number(&self.sheet),
            Some(line) if crisis_only => html![
                "Crisis line: ",
                line,
                " We did not see the line for starting care: call the number on the plan card, or ",
                contact::statewide(&self.sheet, "211"),
                "."
            ],
            Some(line) => line,
        };
        html![
            tag("h2").holds("County lines"),
            tag("dl").class("pairs").holds(html![
                pair("Medi-Cal office", office),
                pair("Mental health, drugs and alcohol", care),
            ]),
        ]
    }

    fn line(&self, columns: Columns, source: &str) -> Option<Html> {
        let note = || {
            html![with_links(self.row.cell(source)), ". ", sure(self.row.cell(columns.confidence))]
        };
        contact::line(self.row, columns).map(|line| html![line, self.notes.refer(note())])
    }
}

/// From when to when a plan serves a county, as far as the table has it.
fn serves(pair: &CountyPlan) -> String {
    match (pair.row.cell("from_date").is_empty(), pair.to) {
        (true, None) => "Yes. Since when was not looked up.".to_owned(),
        (true, Some(to)) => format!("Until {}", plain::date(to)),
        (false, to) => format!("{}.", plain::span(pair.from, to)),
    }
}

fn row_note(row: &Row) -> Html {
    html![with_links(row.cell("source")), ". ", sure(row.cell("confidence"))]
}

fn election_note(election: &Election) -> Html {
    let row = &election.row;
    let seen = Some(election.as_of.as_str()).filter(|text| !text.is_empty());
    let seen = seen.map(|text| html![" As of ", plain::loose_date(text), "."]);
    let note = Some(row.cell("note")).filter(|note| !note.is_empty()).map(|note| html![" ", note]);
    html![with_links(row.cell("source")), ".", seen, " ", sure(row.cell("confidence")), note]
}
