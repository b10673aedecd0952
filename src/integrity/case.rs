//! All that the rules know: the trails of every source, the landmarks of every appliance, the words.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use super::{landmarks::Landmarks, trail::Trail};
use crate::intern::Interner;

pub(super) const SECOND: i64 = 1_000_000;
pub(super) const MINUTE: i64 = 60 * SECOND;
pub(super) const DAY: i64 = 1440 * MINUTE;

/// Tunnels or users that a rule follows; with more, it judges nothing.
pub(super) const MOST_KEYS: usize = 1 << 16;
/// Longest time between a landmark and what it explains.
pub(super) const NEAR: i64 = 15 * MINUTE;

/// All sources together.
pub(super) struct Case<'c> {
    /// The names of the sources.
    pub(super) names: &'c [String],
    pub(super) trails: &'c BTreeMap<usize, Trail>,
    pub(super) landmarks: &'c Landmarks,
    pub(super) words: &'c Interner,
    pub(super) zone: &'c TimeZone,
}

impl Case<'_> {
    /// A word, for an explanation.
    pub(super) fn word(&self, id: u32) -> String {
        String::from_utf8_lossy(self.words.get(id)).into_owned()
    }

    /// The name of a source.
    pub(super) fn name(&self, source: usize) -> &str {
        self.names.get(source).map_or("", String::as_str)
    }

    /// How many records other sources have of an appliance between two times, these not included.
    pub(super) fn elsewhere(&self, source: usize, node: u32, start: i64, end: i64) -> u64 {
        let others = self.trails.iter().filter(|(other, _)| **other != source);
        others.map(|(_, trail)| trail.count_between(node, start, end)).sum::<usize>() as u64
    }

    /// Whether the appliance was stopped before, and started after, what lies between two times. `margin` is
    /// how much of it may lie outside.
    pub(super) fn is_restart(&self, node: u32, start: i64, end: i64, margin: i64) -> bool {
        use super::landmarks::Landmark::{Start, Stop};
        let stops = self.landmarks.between(node, Stop, start.saturating_sub(NEAR), end);
        let Some(stop) = stops.first() else { return false };
        let Some(began) = self.landmarks.between(node, Start, *stop, end.saturating_add(NEAR)).last() else {
            return false;
        };
        let outside = stop.saturating_sub(start).max(0).saturating_add(end.saturating_sub(*began).max(0));
        outside <= margin
    }
}
