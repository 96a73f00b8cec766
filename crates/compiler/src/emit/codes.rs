//! Writes how a file for other programs names things. Where codes were seen stays with the content files.

use super::{Emitter, list};
use crate::codes::Code;

impl Emitter<'_> {
    /// Everything of `codes.yaml`.
    pub(super) fn codes(&mut self) -> String {
        let codes = &self.content.codes;
        let published = list(codes.published.iter().map(|code| self.code(code)));
        let private = list(codes.private_programs.iter().map(|id| self.program_place(id)));
        let answers =
            list(codes.private_answers.iter().map(|(fact, options)| {
                format!("(FactId({}), {options})", self.facts[fact.as_str()])
            }));
        format!(
            "/// See [`codes::Code`].\npub static CODES: &[codes::Code] = {published};\n\
             /// Programs whose name alone says something private, by their places.\n\
             pub static PRIVATE_PROGRAMS: &[u8] = {private};\n\
             /// Private answers to questions that are not, as bit sets over the options.\n\
             pub static PRIVATE_ANSWERS: &[(FactId, u64)] = {answers};\n\
             /// The name of our own list of questions and answers.\n\
             pub const ANSWERS_SYSTEM: &str = {:?};\n\
             /// The name of our own list of programs and verdicts.\n\
             pub const PROGRAMS_SYSTEM: &str = {:?};\n",
            codes.answers, codes.programs,
        )
    }

    fn code(&mut self, code: &Code) -> String {
        let programs = list(code.programs.iter().map(|id| self.program_place(id)));
        format!(
            "codes::Code {{ system: {:?}, code: {:?}, display: {:?}, is_reason: {}, when: {}, \
             programs: {programs} }}",
            code.system,
            code.code,
            code.display,
            code.is_reason,
            self.criterion(&code.when.unsourced()),
        )
    }

    fn program_place(&self, id: &str) -> String {
        let place = self.content.decided().position(|program| program.id == id);
        place.expect("checked").to_string()
    }
}
