//! Counts events by any columns.
//!
//! Every worker counts on its own, with interned keys; at the end the groups of all workers are put
//! together by their key texts. Memory grows with the number of groups, never with that of the events.

mod bucket;
mod frame;
mod keys;
mod metric;

pub use bucket::Every;
pub use frame::{Row, SortBy, arrange, frame};
pub use keys::Key;
pub use metric::Metric;

use crate::{
    pipeline::Sink,
    schema::{Column, ColumnSet, Event},
};
use keys::Groups;
use metric::Tally;

/// What to count.
#[derive(Clone, Debug)]
pub struct Question {
    /// By what.
    pub keys: Vec<Key>,
    /// What, in output order.
    pub metrics: Vec<Metric>,
}

impl Question {
    /// Columns that must be known.
    #[must_use]
    pub fn needs(&self) -> ColumnSet {
        let keys = self.keys.iter().map(Key::column);
        keys.chain(self.metrics.iter().filter_map(|metric| metric.column())).collect()
    }
}

/// The counts of one worker.
pub struct Counter {
    groups: Groups,
    counts: Vec<i64>,
    tallies: Vec<Tally>,
}

impl Counter {
    /// An empty counter.
    #[must_use]
    pub fn new(question: &Question) -> Self {
        Self {
            groups: Groups::new(&question.keys),
            counts: Vec::new(),
            tallies: question.metrics.iter().map(|metric| Tally::new(*metric)).collect(),
        }
    }

    /// Adds the counts of another worker.
    pub fn absorb(&mut self, other: &Self) {
        let moved = self.groups.adopt(&other.groups, |group| other.counts.get(group).is_some_and(|count| *count > 0));
        self.reserve();
        for (&target, count) in moved.iter().zip(&other.counts) {
            self.counts[target as usize] += count;
        }
        for (own, theirs) in self.tallies.iter_mut().zip(&other.tallies) {
            own.absorb(theirs, &moved);
        }
    }

    /// Every group: its keys, then its metrics. In no particular order.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        let row = |group: usize| {
            let metrics = self.tallies.iter().map(|tally| tally.value(group, self.counts[group]));
            self.groups.keys_of(group).chain(metrics).collect()
        };
        let is_in_use = |group: &usize| self.counts[*group] > 0 || self.groups.is_whole();
        (0..self.counts.len()).filter(is_in_use).map(row).collect()
    }

    fn reserve(&mut self) {
        let groups = self.groups.len();
        if groups > self.counts.len() {
            self.counts.resize(groups, 0);
            self.tallies.iter_mut().for_each(|tally| tally.reserve(groups));
        }
    }
}

impl Sink for Counter {
    type Part = ();
    const PARTS_GROW: bool = false;

    #[inline]
    fn take(&mut self, event: &Event<'_>) {
        let group = self.groups.id(event);
        if group as usize >= self.counts.len() {
            self.reserve();
        }
        self.counts[group as usize] += 1;
        for tally in &mut self.tallies {
            tally.add(group, event);
        }
    }

    fn finish_chunk(&mut self) {}
}

/// The time column, which buckets and first and last times look at.
const TIME: Column = Column::Time;
