//! What the rules found worth asking for.

use content::PROGRAMS;
use rules::{Evaluation, FlagKind, Verdict};

/// The programs worth asking for, the likely ones first.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Place in the rulebook's programs, and the verdict: likely or possible.
    pub programs: Vec<(usize, Verdict)>,
}

impl Found {
    /// The programs that are likely or possible and that the person does not have already.
    pub fn of(evaluation: &Evaluation<'_>) -> Found {
        let programs = evaluation.rulebook().programs.iter().enumerate();
        let verdicts = programs.filter_map(|(index, program)| {
            let finding = evaluation.finding(program);
            let has_it = finding.flags.iter().any(|flag| flag.kind == FlagKind::Already);
            let worth = matches!(finding.verdict, Verdict::Likely | Verdict::Possible);
            (worth && !has_it).then_some((index, finding.verdict))
        });
        let (mut programs, possible): (Vec<_>, Vec<_>) =
            verdicts.partition(|(_, verdict)| *verdict == Verdict::Likely);
        programs.extend(possible);
        Found { programs }
    }

    /// Whether one of these families or programs was found.
    pub fn has_any(&self, ids: &[&str]) -> bool {
        self.of_any(ids).next().is_some()
    }

    /// Those found that belong to one of these families or are one of these programs.
    pub fn of_any<'a>(&'a self, ids: &'a [&'a str]) -> impl Iterator<Item = (usize, Verdict)> + 'a {
        let is_named = move |(index, _): &(usize, Verdict)| {
            let id = content::rulebook().programs[*index].id;
            ids.contains(&id) || ids.contains(&PROGRAMS[*index].family)
        };
        self.programs.iter().copied().filter(is_named)
    }
}
