//! What remains to be asked about events of one code that are alike in all that repeats.
//!
//! Most of what rules ask is about values that repeat: their tests are a few bits, and so is what one search finds in a
//! text. Events with the same bits have the same answers, so the conditions are worked out once for each pattern of bits;
//! only what no search decides is then looked at for each event, by the rules that everything else has left open.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::{HashMap, HashMapExt as _};

use super::{Condition, gate::Candidate, judge::Way};

/// Patterns remembered for one code; a hostile log may have endlessly many.
const MOST_PATTERNS: usize = 1 << 12;

/// What is looked at of every event, and what that said so far.
#[derive(Default)]
pub(super) struct Alike {
    asked: Option<Asked>,
    known: HashMap<Box<[u64]>, Rests>,
}

/// What a pattern is made of.
#[derive(Default)]
pub(super) struct Asked {
    /// Fields whose values repeat, each with the bits of its tests that matter, by word.
    pub fields: Vec<(usize, Vec<(usize, u64)>)>,
    /// Fields whose values hardly repeat, each with the bits of the tests that a search decides.
    pub texts: Vec<(usize, Vec<(usize, u64)>)>,
    /// Leaves that are judged by themselves.
    pub alone: Vec<usize>,
}

/// What remains for events of one pattern.
#[derive(Default)]
pub(super) struct Rests {
    /// Rules that they fulfil.
    pub hits: Vec<u32>,
    /// Rules that texts decide.
    pub open: Vec<Candidate>,
}

impl Asked {
    /// What these candidates look at.
    fn of<'c>(candidates: impl Iterator<Item = &'c Candidate>, ways: &[Way]) -> Self {
        let mut leaves = BTreeSet::new();
        candidates.for_each(|candidate| gather(&candidate.condition, &mut leaves));
        let mut fields: BTreeMap<usize, BTreeMap<usize, u64>> = BTreeMap::new();
        let mut texts: BTreeMap<usize, BTreeMap<usize, u64>> = BTreeMap::new();
        let mut alone = Vec::new();
        for leaf in leaves {
            match ways[leaf] {
                Way::Repeating(field, test) => {
                    *fields.entry(field).or_default().entry(test / 64).or_default() |= 1 << (test % 64);
                }
                Way::Alone => alone.push(leaf),
                // Bits that no search sets stay 0.
                Way::Text(field, test) => {
                    *texts.entry(field).or_default().entry(test / 64).or_default() |= 1 << (test % 64);
                }
            }
        }
        let listed = |fields: BTreeMap<usize, BTreeMap<usize, u64>>| {
            fields.into_iter().map(|(field, words)| (field, words.into_iter().collect())).collect()
        };
        Self { fields: listed(fields), texts: listed(texts), alone }
    }
}

fn gather(condition: &Condition, leaves: &mut BTreeSet<usize>) {
    match condition {
        Condition::Leaf(leaf) => {
            leaves.insert(*leaf);
        }
        Condition::Not(part) => gather(part, leaves),
        Condition::And(parts) | Condition::Or(parts) | Condition::AtLeast(_, parts) => {
            for part in parts {
                gather(part, leaves);
            }
        }
    }
}

impl Alike {
    /// What is looked at; worked out once.
    pub(super) fn asked<'c>(&mut self, candidates: impl Iterator<Item = &'c Candidate>, ways: &[Way]) -> &Asked {
        self.asked.get_or_insert_with(|| Asked::of(candidates, ways))
    }

    /// What remains for a pattern, if it was met before.
    #[inline]
    pub(super) fn known(&self, pattern: &[u64]) -> Option<&Rests> {
        self.known.get(pattern)
    }

    /// Keeps what remains for a pattern.
    pub(super) fn keep(&mut self, pattern: &[u64], rests: Rests) {
        if self.known.len() >= MOST_PATTERNS {
            self.known = HashMap::new();
        }
        self.known.insert(pattern.into(), rests);
    }
}
