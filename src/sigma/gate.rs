//! Which rules an event can fulfil at all, by its message code and by what was logged.
//!
//! Most rules name codes, and what was not logged fulfils nothing. For each code, and each set of columns that have a value,
//! every condition is worked out as far as these decide it; what remains undecided is what such an event is asked.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::{Condition, Field, Leaf, RecordKind, Source, Test, alike::Alike, memo::Tests};
use crate::{
    intern::Interner,
    schema::{ALL, Column, Event},
};

/// Distinct codes and shapes remembered; a hostile log may have endlessly many.
const MOST_KNOWN: usize = 4096;
/// Most columns that are looked at; more would not fit into a shape.
const MOST_COLUMNS: usize = 63;
/// Bit of a shape: fields are measured that are worked out otherwise.
const MEASURED: u64 = 1 << 63;

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
    /// What was found out about events that are alike.
    pub alike: Alike,
}

/// What a leaf needs to be true.
struct Need {
    /// It is this test of the code.
    code: Option<usize>,
    /// Of these columns, by their bits, at least one has a value; and of these.
    columns: [u64; 2],
    /// Whether what is measured may be there instead.
    is_extra: bool,
    /// Whether a value is all that it needs.
    is_enough: bool,
}

/// What is known about codes and shapes. Lives as long as its worker.
pub(super) struct Gate {
    rules: Vec<Candidate>,
    needs: Vec<Need>,
    /// The tests of the code.
    tests: Tests,
    columns: Vec<Column>,
    codes: Interner,
    /// Of each code, a number that it shares with the codes that no rule tells from it.
    alike: Vec<usize>,
    /// These numbers, by the tests that the codes fulfil.
    known: HashMap<Vec<u64>, usize>,
    /// Those tests again, by number.
    fulfilled: Vec<Vec<u64>>,
    shapes: HashMap<(usize, u64), usize, FixedState>,
    candidates: Vec<Candidates>,
}

impl Gate {
    /// A gate to rules with these leaves. Those of the code are given with their tests.
    pub(super) fn new(rules: Vec<Candidate>, leaves: &[Leaf], tests: Tests, code_tests: &[Option<usize>]) -> Self {
        let mut columns: Vec<Column> = Vec::new();
        let mut bits_of = |field: Field| {
            let mut bits = 0;
            for column in ALL.iter().copied().filter(|column| field.needs().has(*column)) {
                let place = columns.iter().position(|known| *known == column).unwrap_or_else(|| {
                    columns.push(column);
                    columns.len() - 1
                });
                // What does not fit may always be there.
                bits |= if place < MOST_COLUMNS { 1 << place } else { u64::MAX };
            }
            bits
        };
        let mut needs = Vec::new();
        for (leaf, code) in leaves.iter().zip(code_tests) {
            let other = if let Test::Other { field, .. } = leaf.test { field } else { leaf.field };
            let is_extra = [leaf.field, other].iter().any(|field| matches!(field, Field::Extra(_)));
            let is_enough = matches!(leaf.test, Test::Exists) && !is_extra;
            needs.push(Need { code: *code, columns: [bits_of(leaf.field), bits_of(other)], is_extra, is_enough });
        }
        columns.truncate(MOST_COLUMNS);
        Self {
            rules,
            needs,
            tests,
            columns,
            codes: Interner::default(),
            alike: Vec::new(),
            known: HashMap::new(),
            fulfilled: Vec::new(),
            shapes: HashMap::default(),
            candidates: Vec::new(),
        }
    }

    /// The rules that this event may fulfil.
    #[inline]
    pub(super) fn of(&mut self, event: &Event<'_>, is_measured: bool) -> &mut Candidates {
        if self.codes.len() > MOST_KNOWN || self.candidates.len() > MOST_KNOWN {
            self.forget();
        }
        let id = self.codes.id(event.text(Column::Code)) as usize;
        while self.alike.len() <= id {
            let code = u32::try_from(self.alike.len()).unwrap_or(u32::MAX);
            let alike = self.alike(code);
            self.alike.push(alike);
        }
        let mut shape = if is_measured { MEASURED } else { 0 };
        for (place, column) in self.columns.iter().enumerate() {
            shape |= u64::from(event.has(*column)) << place;
        }
        let key = (self.alike[id], shape);
        let list = match self.shapes.get(&key) {
            Some(list) => *list,
            None => self.candidates_of(key),
        };
        &mut self.candidates[list]
    }

    #[inline(never)]
    fn forget(&mut self) {
        self.codes.clear();
        self.alike.clear();
        self.known.clear();
        self.fulfilled.clear();
        self.shapes.clear();
        self.candidates.clear();
    }

    fn alike(&mut self, code: u32) -> usize {
        let mut bits = vec![0; self.tests.width()];
        if code > 0 {
            self.tests.all(self.codes.get(code), &mut bits);
        }
        let next = self.fulfilled.len();
        let alike = *self.known.entry(bits.clone()).or_insert(next);
        if alike == next {
            self.fulfilled.push(bits);
        }
        alike
    }

    #[inline(never)]
    fn candidates_of(&mut self, key: (usize, u64)) -> usize {
        let (bits, shape) = (&self.fulfilled[key.0], key.1);
        let known = |leaf: usize| {
            let need = &self.needs[leaf];
            match need.code {
                Some(test) => Some(bits[test / 64] >> (test % 64) & 1 == 1),
                None if need.is_extra && shape & MEASURED != 0 => None,
                None if need.columns.iter().any(|columns| columns & shape == 0) => Some(false),
                None => need.is_enough.then_some(true),
            }
        };
        let mut candidates = Candidates::default();
        for rule in &self.rules {
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
        self.shapes.insert(key, self.candidates.len() - 1);
        self.candidates.len() - 1
    }
}

/// What remains of a condition.
pub(super) enum Rest {
    Decided(bool),
    Open(Condition),
}

pub(super) fn rest(condition: &Condition, known: &impl Fn(usize) -> Option<bool>) -> Rest {
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
