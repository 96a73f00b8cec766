//! Ways into Medi-Cal and into a plan: a rough look at the limits, how to apply, and what is changing.
//! What is told about the household stays on this page. Immigration is never asked about.

use crate::edge::form::Form;
use crate::edge::{clock, number, screen};
use crate::held::Held;
use crate::pages::coverage::ways;
use crate::parts::back::back;
use crate::parts::button::send;
use crate::parts::call::line_of;
use crate::parts::details::details;
use crate::parts::door::door;
use crate::parts::element::{El, Parts, div, el, live, p, parts};
use crate::parts::emergency::emergency_lines;
use crate::parts::field::heading;
use crate::parts::note;
use crate::route::Page;
use crate::session::{Session, sitting};
use crate::told;
use crate::words::{fill, plain, say, say_with};
use content::navigation::Topic;
use content::{Message, ui};
use navigation::medi_cal::{Household, Income, Open, bands, doors};
use rules::{Answer, Evaluation, Value};
use web_sys::Event;

const SIZE: &str = "size";
const INCOME: &str = "income";
const AGE: &str = "age-now";
/// The largest household that is asked about by its number.
const LARGEST: u8 = 12;
/// The ages between which rules differ.
const AGES: [(u16, u16, Message); 4] = [
    (0, 18, ui::MEDI_CAL_CHECK_AGES_CHILD),
    (19, 25, ui::MEDI_CAL_CHECK_AGES_YOUNG),
    (26, 64, ui::MEDI_CAL_CHECK_AGES_ADULT),
    (65, 120, ui::MEDI_CAL_CHECK_AGES_OLDER),
];

/// What was told on this page, and only here.
#[derive(Clone, Copy, Default)]
struct Told {
    size: Option<u8>,
    income: Option<Income>,
    age: Option<(u16, u16)>,
}

/// The page about getting Medi-Cal or a plan.
pub fn medi_cal() -> Parts {
    let told: Held<Option<Told>> = Held::default();
    let shown = told.clone();
    let ways = live(move || shown.get().map(|told| found(&told)).unwrap_or_default());
    parts((
        back(Page::Start),
        (heading(say(ui::MEDI_CAL_TITLE)), emergency_lines(), p(say(ui::MEDI_CAL_INTRO))),
        (check(told), ways),
        sitting().look(topics),
    ))
}

/// The questions about the household. None needs an answer.
fn check(told: Held<Option<Told>>) -> El {
    let has_age =
        sitting().look(|session| session.answers.get(told::fact("age")).value().is_some());
    let hint = (p(say(ui::MEDI_CAL_CHECK_INTRO)), size(), income());
    let age = (!has_age).then(age);
    let form = el("form", (hint, age, div("actions", send(ui::MEDI_CAL_CHECK_SHOW))))
        .flag("novalidate", true)
        .on("submit", move |event| take(&told, event));
    el("section", (el("h2", say(ui::MEDI_CAL_CHECK_TITLE)), form)).class("call")
}

fn size() -> El {
    let words = |count: u8| match count {
        1 => say(ui::MEDI_CAL_CHECK_PEOPLE_ONE),
        _ => say_with(ui::MEDI_CAL_CHECK_PEOPLE, "count", &count.to_string()),
    };
    let mut options: Vec<String> = (1..=LARGEST).map(words).collect();
    options.push(say(ui::MEDI_CAL_CHECK_MORE_PEOPLE));
    select(SIZE, ui::MEDI_CAL_CHECK_SIZE, Some(ui::MEDI_CAL_CHECK_SIZE_HINT), options)
}

fn income() -> El {
    let hint = Some(ui::MEDI_CAL_CHECK_INCOME_HINT);
    select(INCOME, ui::MEDI_CAL_CHECK_INCOME, hint, bands().map(band).collect())
}

fn band(income: Income) -> String {
    let (least, most) = (number::spoken(income.least), number::spoken(income.most));
    match income {
        Income { least: 0, .. } => say_with(ui::MEDI_CAL_CHECK_UP_TO, "to", &most),
        Income { most: u32::MAX, .. } => say_with(ui::MEDI_CAL_CHECK_MORE, "from", &least),
        _ => fill(&say_with(ui::MEDI_CAL_CHECK_BAND, "from", &least), "to", &most),
    }
}

fn age() -> El {
    select(AGE, ui::MEDI_CAL_CHECK_AGE, None, AGES.map(|(.., words)| say(words)).into())
}

/// A list to choose one thing from, or rather nothing: its values are places in it.
fn select(name: &'static str, label: Message, hint: Option<Message>, options: Vec<String>) -> El {
    let hint_id = ["hint-", name].concat();
    let option = |text: String, value: String| el("option", plain(&text)).attr("value", value);
    let none = option(say(ui::MEDI_CAL_CHECK_CHOOSE), String::new());
    let declined = option(say(ui::ANSWERS_DECLINED), String::new());
    let options = options.into_iter().enumerate();
    let options: Vec<El> = options.map(|(place, text)| option(text, place.to_string())).collect();
    let list = el("select", (none, options, declined)).attr("id", name).attr("name", name);
    let list = list.attr("autocomplete", "off");
    let label = el("label", say(label)).attr("for", name);
    let Some(hint) = hint else { return div("field", (label, list)) };
    let hint = p(say(hint)).class("hint").attr("id", hint_id.clone());
    div("field", (label, hint, list.attr("aria-describedby", hint_id)))
}

fn take(told: &Held<Option<Told>>, event: &Event) {
    let form = Form::sent(event);
    let place = |name| form.one(name).parse::<usize>().ok();
    let ages = |place: usize| AGES.get(place).map(|(from, to, _)| (*from, *to));
    told.set(Some(Told {
        size: place(SIZE).map(|place| place as u8 + 1),
        income: place(INCOME).and_then(|place| bands().nth(place)),
        age: place(AGE).and_then(ages),
    }));
    screen::focus_soon("#doors");
}

/// The ways in, as far as the answers leave them open: those that they show at once, the others folded.
fn found(told: &Told) -> Parts {
    let answers = sitting().look(|session| with_age(session, told));
    let evaluation = Evaluation::new(content::rulebook(), &answers, clock::today());
    let household = Household {
        size: told.size.unwrap_or(1),
        monthly_income: told.income.filter(|_| told.size.is_some()),
    };
    let open = doors(&evaluation, &household);
    let shown = open.iter().filter(|open| open.shown).count();
    let (first, others) = open.split_at(if shown == 0 { open.len() } else { shown });
    let date = clock::spoken(clock::today());
    let no_answer = household.monthly_income.is_none().then(|| p(say(ui::MEDI_CAL_NO_ANSWER)));
    let title = el("h2", say(ui::MEDI_CAL_DOORS_TITLE)).attr("id", "doors").attr("tabindex", "-1");
    let others = (!others.is_empty())
        .then(|| details(say(ui::MEDI_CAL_DOORS_MAYBE), cards(others)).class("fold"));
    parts((
        (title, p(say_with(ui::MEDI_CAL_DOORS_INTRO, "date", &date)), no_answer),
        note::about(&evaluation, Topic::Limits),
        (cards(first), others),
    ))
}

/// The answers of the session, with the age that was told here; the session itself stays as it is.
fn with_age(session: &Session, told: &Told) -> rules::Answers {
    let mut answers = session.answers.clone();
    if let Some((from, to)) = told.age {
        answers.set(told::fact("age"), Answer::Known(Value::Range(from, to)));
    }
    answers
}

fn cards(open: &[Open]) -> Vec<El> {
    open.iter().map(door).collect()
}

/// Everything else there is to know, by topic: cautions before how to apply.
fn topics(session: &Session) -> Parts {
    let evaluation = session.evaluate();
    let about = |topic| note::about(&evaluation, topic);
    let open = |title: Message, inside: Parts| parts((el("h2", say(title)), inside));
    let covered = line_of("covered-california", ui::MEDI_CAL_APPLY_COVERED).map(p);
    let folded = |title, topic| about(topic).map(|notes| details(say(title), notes).class("fold"));
    parts((
        open(ui::MEDI_CAL_IMMIGRATION, parts(about(Topic::Immigration))),
        open(ui::MEDI_CAL_APPLY_TITLE, parts((ways(session), covered, about(Topic::Apply)))),
        open(ui::MEDI_CAL_PLAN_TITLE, parts(about(Topic::Plan))),
        open(ui::MEDI_CAL_KEEP, parts(about(Topic::Keep))),
        folded(ui::MEDI_CAL_ASSETS, Topic::Assets),
        folded(ui::MEDI_CAL_SHARE_OF_COST, Topic::ShareOfCost),
    ))
}
