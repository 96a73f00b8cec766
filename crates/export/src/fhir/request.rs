//! The referrals that one person asks for: drafts of proposals, which say nothing that the plan would have
//! to take for an order.

use super::{concept, resource, single};
use crate::json::Json;
use crate::{Person, Words, day};
use content::{CODES, PROGRAMS, PROGRAMS_SYSTEM, ui};
use rules::{Answers, Evaluation, Truth, Value};

/// The family whose programs are ways into one benefit: they go on one request.
const ONE_BENEFIT: &str = "ecm";

/// What all requests of one person share.
pub struct Referral<'a> {
    person: &'a Person<'a>,
    told: &'a Answers,
    /// By all answers, for the verdicts.
    evaluation: Evaluation<'a>,
    /// By those answers only that are in the file, for what the file says of the person.
    shown: Evaluation<'a>,
    patient: &'a str,
    response: &'a str,
    words: Words,
}

/// The programs asked for, those of one benefit together and first.
pub fn benefits(programs: &[usize]) -> Vec<Vec<usize>> {
    let mut benefits = vec![Vec::new()];
    for program in programs {
        if is_of_one(*program) {
            benefits[0].push(*program);
        } else {
            benefits.push(vec![*program]);
        }
    }
    benefits.retain(|programs| !programs.is_empty());
    benefits
}

fn is_of_one(program: usize) -> bool {
    PROGRAMS[program].family == ONE_BENEFIT
}

impl<'a> Referral<'a> {
    /// The requests of a person with these answers in the file, of the patient and with the answers that
    /// the names stand for.
    pub fn of(
        person: &'a Person<'a>,
        told: &'a Answers,
        [patient, response]: [&'a str; 2],
        words: Words,
    ) -> Referral<'a> {
        let shown = Evaluation::new(content::rulebook(), told, person.as_of);
        Referral { person, told, evaluation: person.evaluate(), shown, patient, response, words }
    }

    /// The request for one benefit, by way of these programs.
    pub fn request(&self, programs: &[usize]) -> String {
        let mut json = resource("ServiceRequest");
        json.text("status", "draft");
        json.text("intent", "proposal");
        json.list("category");
        self.published(&mut json, programs, false);
        json.end();
        self.code(&mut json, programs);
        single(&mut json, "subject", "reference", self.patient);
        json.text("authoredOn", &day(self.person.as_of));
        json.list("performer");
        single(&mut json, "", "display", self.plan());
        json.end();
        json.list("reasonCode");
        self.groups(&mut json, programs);
        self.published(&mut json, programs, true);
        json.end();
        json.list("supportingInfo");
        single(&mut json, "", "reference", self.response);
        json.end();
        self.notes(&mut json, programs);
        json.end();
        json.done()
    }

    /// What is asked for.
    fn code(&self, json: &mut Json, programs: &[usize]) {
        if !is_of_one(programs[0]) {
            return self.program(json, "code", programs[0]);
        }
        let name = (self.words.say)(ui::RESULTS_FAMILY_ECM_TITLE);
        concept(json, "code", [PROGRAMS_SYSTEM, ONE_BENEFIT, &name], &name);
    }

    /// A program by our own code.
    fn program(&self, json: &mut Json, name: &str, program: usize) {
        let id = content::rulebook().programs[program].id;
        let info = &PROGRAMS[program];
        let code = [PROGRAMS_SYSTEM, id, info.official_name];
        concept(json, name, code, &(self.words.say)(info.title));
    }

    /// The groups of people that open the benefit.
    fn groups(&self, json: &mut Json, programs: &[usize]) {
        for program in programs {
            if is_of_one(*program) {
                self.program(json, "", *program);
            }
        }
    }

    /// The published codes that the answers show, and that fit these programs.
    fn published(&self, json: &mut Json, programs: &[usize], is_reason: bool) {
        for code in CODES {
            let fits = code.programs.iter().any(|place| programs.contains(&usize::from(*place)));
            let fits = fits && code.is_reason == is_reason;
            if fits && self.shown.truth(code.when) == Truth::Yes {
                concept(json, "", [code.system, code.code, code.display], "");
            }
        }
    }

    /// The plan that was told by its name.
    fn plan(&self) -> &'static str {
        let Some(fact) = content::fact("plan") else { return "" };
        let Some(Value::Options(chosen)) = self.told.get(fact).value() else { return "" };
        let code = content::FACTS[fact.index()].options.get(chosen.trailing_zeros() as usize);
        code.and_then(|code| content::plan(code)).map_or("", |plan| plan.name)
    }

    /// How each program came out, and who decides.
    fn notes(&self, json: &mut Json, programs: &[usize]) {
        json.list("note");
        for program in programs {
            let rule = &self.evaluation.rulebook().programs[*program];
            let verdict = content::verdict_words(self.evaluation.finding(rule).verdict);
            let verdict = (self.words.say)(verdict);
            single(json, "", "text", &[PROGRAMS[*program].official_name, ": ", &verdict].concat());
        }
        single(json, "", "text", &(self.words.say)(ui::FILES_NOTE));
        json.end();
    }
}
