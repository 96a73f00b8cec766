//! Whom to call next, what to say, and what happens then.

use crate::parts::element::{El, Parts, el, p, parts};
use crate::parts::phone::{self, number, seen};
use crate::parts::source::outward;
use crate::told;
use crate::words::{say, say_with, weave};
use content::{Contact, Message, Plan, ui};
use rules::Answers;

/// The number to ring, the words to say, the plan's time, and what to do if nothing comes.
pub fn call(answers: &Answers, scripts: Vec<String>) -> El {
    let anyway = || parts(p(say(ui::CALL_ANYWAY)));
    let what = if scripts.is_empty() { anyway() } else { what_to_say(scripts) };
    el("section", (el("h2", say(ui::CALL_TITLE)), whom(answers), what)).class("call")
}

fn what_to_say(scripts: Vec<String>) -> Parts {
    let scripts: Vec<El> = scripts.into_iter().map(|script| p(script).class("say")).collect();
    let stuck = line_of("medi-cal-managed-care-ombudsman", ui::CALL_STUCK);
    parts((
        el("h3", say(ui::CALL_SAY_TITLE)),
        scripts,
        p((say(ui::CALL_SAY_TELL), " ", say(ui::CALL_SAY_PAPERS))),
        el("h3", say(ui::CALL_THEN_TITLE)),
        p(say(ui::CALL_THEN_DAYS)),
        p((say(ui::CALL_THEN_NO), " ", stuck)),
    ))
}

/// A sentence with the number of a statewide line; nothing where no number was seen.
pub fn line_of(contact: &str, message: Message) -> Option<Parts> {
    self::contact(contact).map(|line| weave(message, "phone", number(line.phone.number)))
}

/// A statewide line of which a number was seen.
fn contact(id: &str) -> Option<&'static Contact> {
    content::contact(id).filter(|contact| !contact.phone.number.is_empty())
}

/// The plan's own line where one was seen, else the number on the card.
fn whom(answers: &Answers) -> Parts {
    match told::plan(answers) {
        Some(plan) => plan_line(plan),
        None => {
            let unknown = p(say(ui::CALL_PLAN_UNKNOWN));
            parts((p(say(ui::CALL_CARD_NUMBER)), unknown, health_care_options()))
        }
    }
}

fn plan_line(plan: &'static Plan) -> Parts {
    let line = match phone::line(&plan.member_services) {
        Some(line) => parts((line, p(say(ui::CALL_CARD_FIRST)))),
        None => parts((p(say(ui::CALL_CARD_NUMBER)), health_care_options())),
    };
    parts((el("h3", say_with(ui::CALL_WHO, "plan", plan.name)), line, plan_page(plan)))
}

/// The plan's page about this help, else the plan's own.
pub fn plan_page(plan: &Plan) -> Option<El> {
    let page = seen(plan.ecm_page).map(|page| outward(ui::CALL_ECM_PAGE, page));
    page.or(seen(plan.website).map(|page| outward(ui::CALL_WEBSITE, page))).map(p)
}

/// The line that finds and changes plans.
pub fn health_care_options() -> Option<El> {
    let line = contact("health-care-options")?;
    let tty = seen(line.phone.tty).map(|tty| weave(ui::CALL_TTY, "phone", number(tty)));
    Some(p((weave(ui::COVERAGE_APPLY_OPTIONS, "phone", number(line.phone.number)), " ", tty)))
}
