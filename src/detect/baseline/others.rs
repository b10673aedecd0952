//! Models that need no histogram: unusual days, long silences, old versions.

use std::collections::VecDeque;

use foldhash::{HashMap, HashSet};

use super::{histogram::Why, numbers::median};

/// Counts of days.
#[derive(Default)]
pub(super) struct Surge {
    first: Option<i64>,
    day: i64,
    today: u64,
    values: HashSet<u32>,
    is_told: bool,
    days: VecDeque<(i64, u64)>,
}

/// A day with far more than usual.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct SurgeFound {
    /// The count so far.
    pub(super) count: u64,
    /// The median of the days before.
    pub(super) usual: f64,
}

/// What counts as a surge.
#[derive(Clone, Copy, Debug)]
pub(super) struct SurgeBounds {
    /// Days that are looked back.
    pub(super) days: i64,
    /// Times the median.
    pub(super) factor: f64,
    /// At least so many.
    pub(super) least: u64,
}

impl Surge {
    /// Takes an event, or a value of one. Tells once a day that there are too many.
    #[allow(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    pub(super) fn take(
        &mut self,
        day: i64,
        value: Option<u32>,
        bounds: SurgeBounds,
    ) -> Result<Option<SurgeFound>, Why> {
        let first = *self.first.get_or_insert(day);
        if day > self.day {
            if self.today > 0 {
                self.days.push_back((self.day, self.today));
            }
            (self.day, self.today, self.is_told) = (day, 0, false);
            self.values.clear();
            while self.days.front().is_some_and(|(old, _)| *old < day - bounds.days) {
                self.days.pop_front();
            }
        }
        match value {
            Some(value) if self.values.insert(value) => self.today += 1,
            Some(_) => return Ok(None),
            None => self.today += 1,
        }
        if self.is_told || self.today < bounds.least {
            return Ok(None);
        }
        // Days without any event count as zero, from the first one on.
        let known = (day - first).min(bounds.days);
        if known < bounds.days.min(7) {
            return Err(Why::Young);
        }
        let mut counts: Vec<f64> = self.days.iter().map(|(_, count)| *count as f64).collect();
        counts.resize(usize::try_from(known).unwrap_or(0).max(counts.len()), 0.0);
        counts.sort_by(f64::total_cmp);
        let usual = median(&counts);
        let is_surge = self.today as f64 > bounds.factor * usual;
        self.is_told = is_surge;
        Ok(is_surge.then_some(SurgeFound { count: self.today, usual }))
    }
}

/// When each scope was last seen.
pub(super) type LastSeen = HashMap<u32, i64>;

/// The numbers of a version, in order.
pub(super) fn version(text: &[u8]) -> Vec<u64> {
    let text = String::from_utf8_lossy(text);
    let numbers = text.split(|character: char| !character.is_ascii_digit()).filter(|part| !part.is_empty());
    numbers.map(|number| number.parse().unwrap_or(u64::MAX)).collect()
}

/// Whether a version is lower than another in its first numbers.
pub(super) fn is_lower(version: &[u64], highest: &[u64], parts: usize) -> bool {
    let first = |version: &[u64]| version.iter().take(parts).copied().collect::<Vec<_>>();
    !version.is_empty() && first(version) < first(highest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surge_is_told_once_a_day_and_only_with_enough_days() {
        let bounds = SurgeBounds { days: 14, factor: 5.0, least: 3 };
        let mut surge = Surge::default();
        assert_eq!([(); 3].map(|()| surge.take(0, None, bounds))[2], Err(Why::Young));
        for day in 1..10 {
            assert_eq!(surge.take(day, None, bounds), Ok(None));
        }
        let told = (0..20).filter_map(|_| surge.take(10, None, bounds).ok().flatten()).collect::<Vec<_>>();
        assert_eq!(told, [SurgeFound { count: 6, usual: 1.0 }]);
    }

    #[test]
    fn versions_compare_by_their_numbers() {
        assert!(is_lower(&version(b"9.1.11.6725"), &version(b"22.7.4"), 1));
        assert!(!is_lower(&version(b"22.6"), &version(b"22.7"), 1));
        assert!(is_lower(&version(b"22.6R2.1"), &version(b"22.7R1"), 2));
        assert!(!is_lower(&version(b""), &version(b"22.7R1"), 2));
    }
}
