//! The events of one message in one file, counted by short stretches of time.

/// A message code; NULs where there is none.
pub(super) type Code = [u8; 8];

/// An event whose code is not known.
pub(super) const NO_CODE: Code = [0; 8];

/// The code of an event; all have eight characters.
pub(super) fn code_of(text: &[u8]) -> Code {
    text.try_into().unwrap_or(NO_CODE)
}

/// The code as text; empty if it is not known.
pub(super) fn text_of(code: &Code) -> &[u8] {
    if *code == NO_CODE { b"" } else { code }
}

/// Names of logs; a log with another name counts as the first, which has none.
pub(super) const LOGS: [&str; 7] = ["", "event", "user", "admin", "sensor", "policytrace", "diagnostic"];

/// The number of a log in that list.
pub(super) fn log_of(text: &[u8]) -> u8 {
    (0..).zip(LOGS).find(|(_, name)| name.as_bytes() == text).map_or(0, |(number, _)| number)
}

/// How long the stretches are in which events are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grain {
    /// A minute: fine enough to compare copies of one log.
    Minute,
    /// Ten minutes: enough for one file.
    #[default]
    TenMinutes,
}

impl Grain {
    /// What is right for so many files.
    #[must_use]
    pub const fn of_files(count: usize) -> Self {
        if count > 1 { Self::Minute } else { Self::TenMinutes }
    }

    /// Its length in microseconds.
    pub(super) const fn micros(self) -> i64 {
        match self {
            Self::Minute => super::MINUTE,
            Self::TenMinutes => 10 * super::MINUTE,
        }
    }

    pub(super) const fn number(self, time: i64) -> i64 {
        time.div_euclid(self.micros())
    }
}

/// An event: when, and where in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark {
    pub(super) time: i64,
    pub(super) at: u64,
    /// Number of its line; 0 if it has none.
    pub(super) line: u32,
}

/// The events of a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bucket {
    pub(super) first: Mark,
    pub(super) count: u32,
    pub(super) last: i64,
}

impl Bucket {
    pub(super) const fn of(mark: Mark) -> Self {
        Self { first: mark, count: 1, last: mark.time }
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.first = self.first.min(other.first);
        self.last = self.last.max(other.last);
        self.count = self.count.saturating_add(other.count);
    }
}

/// Which events are counted together: those of an appliance, a log and a code.
pub(super) type LaneKey = (u32, u8, Code);

/// The events of one message in one file.
#[derive(Clone, Debug, Default)]
pub(super) struct Lane {
    buckets: Vec<Bucket>,
    /// How many there were when they were last put in order.
    ordered: usize,
}

/// Buckets that may be added before they are put in order again: none of most logs, which are in order already.
const SLACK: usize = 64;

impl Lane {
    #[inline]
    pub(super) fn note(&mut self, mark: Mark, grain: Grain) {
        self.put(&Bucket::of(mark), grain);
    }

    /// Adds what another one counted. Returns by how many buckets this grew.
    pub(super) fn absorb(&mut self, other: &Self, grain: Grain) -> usize {
        let before = self.buckets.len();
        other.buckets.iter().for_each(|bucket| self.put(bucket, grain));
        if self.buckets.len() > 2 * self.ordered + SLACK {
            self.order(grain);
        }
        self.buckets.len().saturating_sub(before)
    }

    #[inline]
    fn put(&mut self, bucket: &Bucket, grain: Grain) {
        match self.buckets.last_mut() {
            Some(last) if grain.number(last.first.time) == grain.number(bucket.first.time) => last.add(bucket),
            _ => self.buckets.push(*bucket),
        }
    }

    /// Puts the buckets in the order of time, one for each stretch.
    pub(super) fn order(&mut self, grain: Grain) {
        self.buckets.sort_unstable_by_key(|bucket| bucket.first);
        self.buckets.dedup_by(|later, earlier| {
            let is_same = grain.number(later.first.time) == grain.number(earlier.first.time);
            if is_same {
                earlier.add(later);
            }
            is_same
        });
        self.ordered = self.buckets.len();
    }

    /// What was counted; in the order of time after `order`.
    pub(super) fn buckets(&self) -> &[Bucket] {
        &self.buckets
    }
}
