//! Records that explain others: starts and stops of the appliance, changes of its clock, updates, clearings.
//!
//! They are gathered from all sources, because the record that explains a silence of one log is often in
//! another one.

use std::collections::BTreeMap;

use super::witness::Code;

/// What a landmark says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Landmark {
    /// The appliance is going to stop.
    Stop,
    /// It has started, or a service has.
    Start,
    /// Its clock, or where it takes the time from, was changed.
    Clock,
    /// Its software was changed.
    Update,
    /// A log was cleared.
    Clear,
}

impl Landmark {
    /// What a code says.
    pub(super) fn of(code: Code) -> Option<Self> {
        Some(match &code {
            b"SYS10298" | b"SYS10299" | b"ADM20639" | b"ADM20640" | b"ADM31253" => Self::Stop,
            b"SYS20412" | b"SYS20413" | b"SYS10306" | b"SYS10020" => Self::Start,
            b"ADM31880"
            | b"ADM31881"
            | [b'A', b'D', b'M', b'2', b'0', b'6', b'4', b'8' | b'9']
            | [b'A', b'D', b'M', b'2', b'0', b'6', b'5', b'0'..=b'5'] => Self::Clock,
            b"ADM20714" | b"ADM31438" | b"ADM31986" | b"SYS24258" | b"SYS24259" => Self::Update,
            b"ADM20599" | b"ARC22056" | b"ARC23624" => Self::Clear,
            _ => return None,
        })
    }
}

/// The times of the landmarks of each appliance, in order.
#[derive(Default)]
pub(super) struct Landmarks(BTreeMap<(u32, Landmark), Vec<i64>>);

impl Landmarks {
    pub(super) fn add(&mut self, node: u32, landmark: Landmark, time: i64) {
        self.0.entry((node, landmark)).or_default().push(time);
    }

    /// All landmarks are there.
    pub(super) fn close(&mut self) {
        self.0.values_mut().for_each(|times| times.sort_unstable());
    }

    /// The landmarks of an appliance between two times, these included.
    pub(super) fn between(&self, node: u32, landmark: Landmark, start: i64, end: i64) -> &[i64] {
        let times = self.0.get(&(node, landmark)).map_or(&[][..], Vec::as_slice);
        let first = times.partition_point(|time| *time < start);
        let behind = times.partition_point(|time| *time <= end);
        times.get(first..behind).unwrap_or(&[])
    }

    /// Whether there is one no farther away than this.
    pub(super) fn has_near(&self, node: u32, landmark: Landmark, time: i64, micros: i64) -> bool {
        !self.between(node, landmark, time.saturating_sub(micros), time.saturating_add(micros)).is_empty()
    }
}
