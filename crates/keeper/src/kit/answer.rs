//! What a reviewer answered, held against the facts as they are now.

use super::fact::Fact;
use super::form::{ASKED, Row};
use super::spot::Rest;
use chrono::NaiveDate;
use compiler::Content;
use compiler::source::{CONFIDENCES, Source};

/// What comes of an answer.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// Nothing was answered.
    Nothing,
    /// The fact rests on this now.
    Write(Rest),
    /// Somebody has work to do: why, and the remark.
    Work(&'static str),
}

/// The cells of a row by name.
struct Cells<'a> {
    checked: &'a str,
    confidence: &'a str,
    source: &'a str,
    place: &'a str,
    date: &'a str,
    role: &'a str,
    remark: &'a str,
}

/// What a row asks for.
///
/// # Errors
/// The column that is wrong, and what was expected.
pub fn outcome(
    content: &Content,
    facts: &[Fact],
    row: &Row,
    today: NaiveDate,
) -> Result<Outcome, String> {
    if row.cells.iter().all(String::is_empty) {
        return Ok(Outcome::Nothing);
    }
    let fact = facts.iter().find(|fact| fact.id == row.id);
    let fact = fact.ok_or_else(|| wrong("id", "an id of the form", &row.id))?;
    if fact.mark() != row.mark {
        return Err(
            "column `mark`: the text, source or confidence of this fact changed since the \
                    form was made; expected a row of a new form"
                .to_owned(),
        );
    }
    Cells::of(row).outcome(content, fact, today)
}

fn wrong(column: &str, expected: &str, found: &str) -> String {
    format!("column `{column}`: expected {expected}, found \"{found}\"")
}

impl<'a> Cells<'a> {
    fn of(row: &'a Row) -> Cells<'a> {
        let [checked, confidence, source, place, date, role, remark] =
            std::array::from_fn::<&str, { ASKED.len() }, _>(|at| row.cells[at].as_str());
        Cells { checked, confidence, source, place, date, role, remark }
    }

    fn outcome(&self, content: &Content, fact: &Fact, today: NaiveDate) -> Result<Outcome, String> {
        match self.checked.to_lowercase().as_str() {
            "yes" => {}
            "no" => return self.nothing_else().map(|()| Outcome::Work("could not be settled")),
            "changed" => return self.changed(fact),
            _ => return Err(wrong("checked", "yes, no or changed", self.checked)),
        }
        self.day(today)?;
        self.needed("role", self.role, "the role of who checked it")?;
        match &fact.rests {
            None => Ok(Outcome::Work("an open question, said to be settled as assumed")),
            Some(_) => self.rest(content, fact, today).map(Outcome::Write),
        }
    }

    fn needed(&self, column: &str, cell: &str, expected: &str) -> Result<(), String> {
        if cell.is_empty() { Err(wrong(column, expected, cell)) } else { Ok(()) }
    }

    fn nothing_else(&self) -> Result<(), String> {
        let cells = [("new confidence", self.confidence), ("new source id", self.source)];
        match cells.into_iter().find(|(_, cell)| !cell.is_empty()) {
            Some((column, cell)) => {
                let expected = format!("nothing where `checked` is \"{}\"", self.checked);
                Err(wrong(column, &expected, cell))
            }
            None => Ok(()),
        }
    }

    fn changed(&self, fact: &Fact) -> Result<Outcome, String> {
        self.nothing_else()?;
        self.needed("remark", self.remark, "what is right, where `checked` is \"changed\"")?;
        Ok(Outcome::Work(match fact.rests {
            Some(_) => "the rule is wrong, or no longer so",
            None => "an open question, answered otherwise than assumed",
        }))
    }

    fn day(&self, today: NaiveDate) -> Result<NaiveDate, String> {
        let day = crate::date::day(self.date).map_err(|what| format!("column `date`: {what}"))?;
        if day > today {
            return Err(wrong("date", &format!("a day not after {today}"), self.date));
        }
        Ok(day)
    }

    fn rest(&self, content: &Content, fact: &Fact, today: NaiveDate) -> Result<Rest, String> {
        let checked = self.day(today)?;
        let rests = fact.rests.as_ref().ok_or("rests on nothing")?;
        let confidence = self.confidence.to_lowercase();
        if self.confidence.is_empty() && self.source.is_empty() && self.place.is_empty() {
            return self.kept(rests, checked);
        }
        self.needed("new confidence", self.confidence, "a confidence beside a new source")?;
        // What was checked is no recall.
        if !CONFIDENCES[1..].contains(&confidence.as_str()) {
            return Err(wrong(
                "new confidence",
                "primary, plan, secondary or inference",
                self.confidence,
            ));
        }
        let expected = "a source beside a new confidence";
        self.needed("new source id", self.source, expected)?;
        let known = named(content).any(|source| source.id == self.source);
        if !rests.in_words && !known {
            return Err(wrong("new source id", "an id of sources.csv", self.source));
        }
        let place = "where in the source it stands";
        if !rests.in_words {
            self.needed("new place", self.place, place)?;
        }
        let between = if rests.in_words { ", " } else { " " };
        let at = if self.place.is_empty() { "" } else { between };
        let source = format!("{}{at}{}", self.source, self.place);
        Ok(Rest { source: single_line(&source), confidence, checked })
    }

    /// It is right as it stands, from the source that it has.
    fn kept(&self, rests: &super::fact::Rests, checked: NaiveDate) -> Result<Rest, String> {
        if rests.confidence == "recall" {
            let expected = "what it is now: what was looked up is no recall";
            return Err(wrong("new confidence", expected, ""));
        }
        let between = if rests.at.is_empty() { "" } else { " " };
        let source = format!("{}{between}{}", rests.source, rests.at);
        Ok(Rest { source, confidence: rests.confidence.clone(), checked })
    }
}

/// The documents that somebody published: what is only known in general is none.
pub fn named(content: &Content) -> impl Iterator<Item = &Source> {
    content.sources.iter().filter(|source| source.publisher != "none")
}

impl Row {
    /// The role of who answered.
    pub fn role(&self) -> &str {
        Cells::of(self).role
    }

    /// The remark, with the day where there is one.
    pub fn remark(&self) -> String {
        let cells = Cells::of(self);
        let cells = [cells.date, cells.role, cells.remark];
        cells.into_iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

fn single_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
