//! Decision diagrams: every way of answering some questions, and what comes of each, in one shared graph.
//!
//! A node asks one question and has a branch for each answer that can make a difference; at the ends stand
//! outcomes. Equal parts are one and the same node, so two diagrams that say the same about everybody are
//! the same number. This is what makes a proof of a comparison.

use std::collections::{BTreeSet, HashMap, HashSet};

/// A diagram, by its number in a [`Diagrams`]. The first eight numbers are outcomes.
pub type Diagram = u32;

/// The answers say no; for a verdict: not now, or not shown.
pub const NO: Diagram = 0;
/// Not known; for a verdict: possible.
pub const OPEN: Diagram = 1;
/// The answers say yes; for a verdict: likely, or shown.
pub const YES: Diagram = 2;
/// Nobody: these answers contradict each other.
pub const NOBODY: Diagram = 3;

const OUTCOMES: u32 = 8;

/// A way to make one outcome of two. Two joins are the same when their numbers are.
#[derive(Clone, Copy)]
pub struct Join(u8, fn(Diagram, Diagram) -> Diagram);

fn either(yes: bool) -> Diagram {
    if yes { YES } else { NO }
}

/// All of both: the lesser.
pub const BOTH: Join = Join(0, |a, b| a.min(b));
/// One of both: the greater.
pub const ONE: Join = Join(1, |a, b| a.max(b));
/// The first turned round; the second does not matter.
pub const NOT: Join = Join(2, |a, _| YES - a);
/// Whether the first is known to be yes.
pub const KNOWN: Join = Join(3, |a, _| either(a == YES));
/// The first as a sign only.
pub const MAYBE: Join = Join(4, |a, _| a.min(OPEN));
/// The verdict of a wide reading and what "likely" needs as well.
pub const VERDICT: Join = Join(5, |wide, likely| match (wide, likely) {
    (NO, _) => NO,
    (YES, YES) => YES,
    _ => OPEN,
});
/// The second for those for whom the first is yes; nobody for the others.
pub const AMONG: Join = Join(6, |who, what| if who == YES { what } else { NOBODY });
/// Whether the second is worse than the first.
pub const WORSE: Join = Join(7, |a, b| either(a != NOBODY && b != NOBODY && b < a));
/// Whether the first is a no and the second is not.
pub const LOST: Join = Join(8, |a, b| either(a == NO && b != NO && b != NOBODY));
/// Whether the first is yes and the second is anything but no.
pub const NOT_STOPPED: Join = Join(9, |a, b| either(a == YES && b != NO && b != NOBODY));
/// Whether both are yes.
pub const NOT_CAPPED: Join = Join(10, |a, b| either(a == YES && b == YES));

/// Whether the two differ for somebody.
pub const DIFFERS: Join = Join(11, |a, b| either(a != b));

#[derive(Debug)]
struct Node {
    level: usize,
    branches: Box<[Diagram]>,
}

/// Where diagrams stand. Questions are numbered from the top; each has its number of answers.
#[derive(Debug)]
pub struct Diagrams {
    answers: Vec<usize>,
    nodes: Vec<Node>,
    known: HashMap<(usize, Box<[Diagram]>), Diagram>,
    joined: HashMap<(u8, Diagram, Diagram), Diagram>,
}

impl Diagrams {
    /// Room for diagrams over questions with so many answers each.
    pub fn new(answers: Vec<usize>) -> Diagrams {
        Diagrams { answers, nodes: Vec::new(), known: HashMap::new(), joined: HashMap::new() }
    }

    fn node(&self, diagram: Diagram) -> Option<&Node> {
        diagram.checked_sub(OUTCOMES).map(|index| &self.nodes[index as usize])
    }

    /// Asks one question; a branch for each of its answers.
    pub fn ask(&mut self, level: usize, branches: Vec<Diagram>) -> Diagram {
        if branches.iter().all(|branch| *branch == branches[0]) {
            return branches[0];
        }
        let key = (level, branches.into_boxed_slice());
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let new = OUTCOMES + self.nodes.len() as u32;
        self.nodes.push(Node { level, branches: key.1.clone() });
        self.known.insert(key, new);
        new
    }

    /// Makes one diagram of two.
    pub fn join(&mut self, join: Join, a: Diagram, b: Diagram) -> Diagram {
        if a < OUTCOMES && b < OUTCOMES {
            return join.1(a, b);
        }
        if let Some(known) = self.joined.get(&(join.0, a, b)) {
            return *known;
        }
        let level = |diagram| self.node(diagram).map_or(usize::MAX, |node| node.level);
        let top = level(a).min(level(b));
        let branches = (0..self.answers[top])
            .map(|answer| {
                let (a, b) = (self.below(a, top, answer), self.below(b, top, answer));
                self.join(join, a, b)
            })
            .collect();
        let made = self.ask(top, branches);
        self.joined.insert((join.0, a, b), made);
        made
    }

    /// The branch of a diagram for an answer to a question that stands at its top or above it.
    fn below(&self, diagram: Diagram, level: usize, answer: usize) -> Diagram {
        match self.node(diagram) {
            Some(node) if node.level == level => node.branches[answer],
            _ => diagram,
        }
    }

    /// The first where `condition` is known to be yes, the second elsewhere.
    pub fn choose(&mut self, condition: Diagram, yes: Diagram, no: Diagram) -> Diagram {
        let holds = self.join(KNOWN, condition, NO);
        let fails = self.join(NOT, holds, NO);
        let (yes, no) = (self.join(BOTH, holds, yes), self.join(BOTH, fails, no));
        self.join(ONE, yes, no)
    }

    /// What is left once one question has this answer.
    pub fn given(&mut self, diagram: Diagram, level: usize, answer: usize) -> Diagram {
        self.given_by(diagram, level, answer, &mut HashMap::new())
    }

    fn given_by(
        &mut self,
        diagram: Diagram,
        level: usize,
        answer: usize,
        known: &mut HashMap<Diagram, Diagram>,
    ) -> Diagram {
        let (at, branches) = match self.node(diagram) {
            Some(node) if node.level < level => (node.level, node.branches.clone()),
            _ => return self.below(diagram, level, answer),
        };
        if let Some(known) = known.get(&diagram) {
            return *known;
        }
        let branches = branches.iter();
        let branches =
            branches.map(|branch| self.given_by(*branch, level, answer, known)).collect();
        let made = self.ask(at, branches);
        known.insert(diagram, made);
        made
    }

    /// Every node below, each once.
    fn nodes_of(&self, diagram: Diagram) -> HashSet<Diagram> {
        let (mut seen, mut left) = (HashSet::new(), vec![diagram]);
        while let Some(next) = left.pop() {
            if seen.insert(next) {
                left.extend(self.node(next).into_iter().flat_map(|node| node.branches.iter()));
            }
        }
        seen
    }

    /// Every outcome that somebody can have.
    pub fn outcomes(&self, diagram: Diagram) -> BTreeSet<Diagram> {
        self.nodes_of(diagram).into_iter().filter(|node| *node < OUTCOMES).collect()
    }

    /// The questions that make a difference, from the top.
    pub fn questions(&self, diagram: Diagram) -> BTreeSet<usize> {
        let nodes = self.nodes_of(diagram);
        nodes.into_iter().filter_map(|node| self.node(node)).map(|node| node.level).collect()
    }

    /// How many nodes it has.
    pub fn size(&self, diagram: Diagram) -> usize {
        self.nodes_of(diagram).len()
    }

    /// The outcome for somebody, given their answer to each question.
    pub fn outcome(&self, diagram: Diagram, answer: impl Fn(usize) -> usize) -> Diagram {
        let mut at = diagram;
        while let Some(node) = self.node(at) {
            at = node.branches[answer(node.level)];
        }
        at
    }

    /// Somebody with this outcome, by the answers that make it so; the fewest known answers that do.
    /// The first `open` answers of a question (by its number) cost nothing.
    pub fn somebody(
        &self,
        diagram: Diagram,
        outcome: Diagram,
        cost: impl Fn(usize, usize) -> u32,
    ) -> Option<Vec<(usize, usize)>> {
        let mut best: HashMap<Diagram, Option<(u32, usize)>> = HashMap::new();
        self.cheapest(diagram, outcome, &cost, &mut best)?;
        let (mut at, mut path) = (diagram, Vec::new());
        while let Some(node) = self.node(at) {
            let (_, answer) = best[&at].expect("a way that was found");
            path.push((node.level, answer));
            at = node.branches[answer];
        }
        Some(path)
    }

    fn cheapest(
        &self,
        diagram: Diagram,
        outcome: Diagram,
        cost: &impl Fn(usize, usize) -> u32,
        best: &mut HashMap<Diagram, Option<(u32, usize)>>,
    ) -> Option<u32> {
        let Some(node) = self.node(diagram) else {
            return (diagram == outcome).then_some(0);
        };
        if let Some(known) = best.get(&diagram) {
            return known.map(|(cost, _)| cost);
        }
        let mut found: Option<(u32, usize)> = None;
        for (answer, branch) in node.branches.iter().enumerate() {
            let below = self.cheapest(*branch, outcome, cost, best);
            let whole = below.map(|below| below + cost(node.level, answer));
            if let Some(whole) = whole.filter(|whole| found.is_none_or(|(least, _)| *whole < least))
            {
                found = Some((whole, answer));
            }
        }
        best.insert(diagram, found);
        found.map(|(cost, _)| cost)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two questions of three answers: no, not known, yes.
    fn two() -> (Diagrams, Diagram, Diagram) {
        let mut diagrams = Diagrams::new(vec![3, 3]);
        let (a, b) = (diagrams.ask(0, vec![NO, OPEN, YES]), diagrams.ask(1, vec![NO, OPEN, YES]));
        (diagrams, a, b)
    }

    #[test]
    fn what_says_the_same_is_the_same() {
        let (mut diagrams, a, b) = two();
        let both = diagrams.join(BOTH, a, b);
        let (not_a, not_b) = (diagrams.join(NOT, a, NO), diagrams.join(NOT, b, NO));
        let neither = diagrams.join(ONE, not_a, not_b);
        assert_eq!(diagrams.join(NOT, neither, NO), both);
        assert_ne!(diagrams.join(ONE, a, b), both);
    }

    #[test]
    fn a_question_that_is_answered_is_asked_no_more() {
        let (mut diagrams, a, b) = two();
        let both = diagrams.join(BOTH, a, b);
        assert_eq!(diagrams.given(both, 1, 2), a);
        assert_eq!(diagrams.given(both, 0, 0), NO);
        assert_eq!(diagrams.questions(both), BTreeSet::from([0, 1]));
    }

    #[test]
    fn somebody_is_found_by_the_fewest_answers() {
        let (mut diagrams, a, b) = two();
        let one = diagrams.join(ONE, a, b);
        let cost = |_, answer: usize| u32::from(answer != 1);
        assert_eq!(diagrams.somebody(one, YES, cost), Some(vec![(0, 1), (1, 2)]));
        assert_eq!(diagrams.somebody(one, NO, cost), Some(vec![(0, 0), (1, 0)]));
        assert_eq!(diagrams.somebody(one, NOBODY, cost), None);
    }
}
