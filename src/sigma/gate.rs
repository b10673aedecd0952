//! Which rules an event can fulfil at all, by its message code.
//!
//! Most rules name codes. For each distinct code every condition is worked out as far as the code decides it; what remains
//! undecided is what an event with this code is asked.

use std::collections::HashMap;

use super::{Condition, RecordKind, Source, memo::Tests};
use crate::intern::Interner;

/// Distinct codes remembered; a hostile log may have endlessly many.
const MOST_CODES: usize = 4096;

/// A rule that looks at one event.
#[derive(Clone)]
pub(super) struct Candidate {
    /// Its place in the list of all rules.
    pub rule: u32,
    pub source: Source,
    pub condition: Condition,
}

/// The rules that are left for one code, by what they look at.
#[derive(Default)]
pub(super) struct Candidates {
    pub events: Vec<Candidate>,
    /// Those for events with a URL.
    pub web: Vec<Candidate>,
    pub records: Vec<(RecordKind, Candidate)>,
}

impl Candidates {
    pub(super) const fn is_empty(&self) -> bool {
        self.events.is_empty() && self.web.is_empty() && self.records.is_empty()
    }
}

/// What is known about codes. Lives as long as its worker.
pub(super) struct Gate {
    codes: Interner,
    /// Of each code, the place of its candidates.
    lists: Vec<usize>,
    /// The places by the tests that a code fulfils: codes that no rule tells apart share one.
    known: HashMap<Vec<u64>, usize>,
    candidates: Vec<Candidates>,
}

impl Gate {
    pub(super) fn new() -> Self {
        Self { codes: Interner::default(), lists: Vec::new(), known: HashMap::new(), candidates: Vec::new() }
    }

    /// The rules that an event with this code may fulfil. `places` leads from leaves to tests of the code.
    #[inline]
    pub(super) fn of(
        &mut self,
        code: &[u8],
        rules: &[Candidate],
        tests: &Tests,
        places: &[Option<usize>],
    ) -> &Candidates {
        if self.lists.is_empty() {
            let without_code = self.candidates_of(b"", rules, tests, places);
            self.lists.push(without_code);
        }
        if self.codes.len() > MOST_CODES {
            self.codes.clear();
            self.lists.truncate(1);
            // The first list is that of events without a code.
            let first = self.lists[0];
            self.candidates.truncate(first + 1);
            self.known.retain(|_, list| *list == first);
        }
        let id = self.codes.id(code) as usize;
        if id == self.lists.len() {
            let list = self.candidates_of(code, rules, tests, places);
            self.lists.push(list);
        }
        &self.candidates[self.lists[id]]
    }

    #[inline(never)]
    fn candidates_of(&mut self, code: &[u8], rules: &[Candidate], tests: &Tests, places: &[Option<usize>]) -> usize {
        let mut bits = vec![0; tests.width()];
        if !code.is_empty() {
            tests.all(code, &mut bits);
        }
        if let Some(list) = self.known.get(&bits) {
            return *list;
        }
        let known = |leaf: usize| places[leaf].map(|test| bits[test / 64] >> (test % 64) & 1 == 1);
        let mut candidates = Candidates::default();
        for rule in rules {
            let condition = match rest(&rule.condition, &known) {
                Rest::Decided(false) => continue,
                Rest::Decided(true) => Condition::And(Vec::new()),
                Rest::Open(condition) => condition,
            };
            let rule = Candidate { condition, ..rule.clone() };
            match rule.source {
                Source::Events | Source::Log(_) => candidates.events.push(rule),
                Source::Web => candidates.web.push(rule),
                Source::Records(kind) => candidates.records.push((kind, rule)),
            }
        }
        self.candidates.push(candidates);
        self.known.insert(bits, self.candidates.len() - 1);
        self.candidates.len() - 1
    }
}

/// What remains of a condition.
enum Rest {
    Decided(bool),
    Open(Condition),
}

fn rest(condition: &Condition, known: &impl Fn(usize) -> Option<bool>) -> Rest {
    match condition {
        Condition::Leaf(leaf) => known(*leaf).map_or_else(|| Rest::Open(condition.clone()), Rest::Decided),
        Condition::Not(part) => match rest(part, known) {
            Rest::Decided(holds) => Rest::Decided(!holds),
            Rest::Open(part) => Rest::Open(Condition::Not(Box::new(part))),
        },
        Condition::And(parts) => rest_of_many(parts, false, known, Condition::And),
        Condition::Or(parts) => rest_of_many(parts, true, known, Condition::Or),
        Condition::AtLeast(count, parts) => {
            let (mut wanted, mut open) = (*count, Vec::new());
            for part in parts {
                match rest(part, known) {
                    Rest::Decided(true) => wanted = wanted.saturating_sub(1),
                    Rest::Decided(false) => {}
                    Rest::Open(part) => open.push(part),
                }
            }
            match wanted {
                0 => Rest::Decided(true),
                _ if wanted > open.len() => Rest::Decided(false),
                _ => Rest::Open(Condition::AtLeast(wanted, open)),
            }
        }
    }
}

/// What remains of several; one of them that is `deciding` decides.
fn rest_of_many(
    parts: &[Condition],
    deciding: bool,
    known: &impl Fn(usize) -> Option<bool>,
    join: fn(Vec<Condition>) -> Condition,
) -> Rest {
    let mut open = Vec::new();
    for part in parts {
        match rest(part, known) {
            Rest::Decided(holds) if holds == deciding => return Rest::Decided(deciding),
            Rest::Decided(_) => {}
            Rest::Open(part) => open.push(part),
        }
    }
    match open.len() {
        0 => Rest::Decided(!deciding),
        1 => Rest::Open(open.remove(0)),
        _ => Rest::Open(join(open)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(condition: &Condition, known: &[Option<bool>]) -> String {
        match rest(condition, &|leaf| known[leaf]) {
            Rest::Decided(holds) => holds.to_string(),
            Rest::Open(condition) => format!("{condition:?}"),
        }
    }

    #[test]
    fn what_is_known_is_left_out_of_a_condition() {
        let leaf = Condition::Leaf;
        let both = Condition::And(vec![leaf(0), leaf(1)]);
        assert_eq!(shown(&both, &[Some(true), None]), "Leaf(1)");
        assert_eq!(shown(&both, &[Some(false), None]), "false");
        let not = Condition::Or(vec![Condition::Not(Box::new(leaf(0))), leaf(1)]);
        assert_eq!(shown(&not, &[Some(false), None]), "true");
        let two = Condition::AtLeast(2, vec![leaf(0), leaf(1), leaf(2)]);
        assert_eq!(shown(&two, &[Some(true), None, Some(true)]), "true");
        assert_eq!(shown(&two, &[Some(false), None, Some(false)]), "false");
        assert_eq!(shown(&two, &[Some(true), None, None]), "AtLeast(1, [Leaf(1), Leaf(2)])");
    }
}
