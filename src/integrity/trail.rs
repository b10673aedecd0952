//! The notes of one source, put together from those of its chunks, and divided by appliance.
//!
//! A lane keeps the notes of one appliance in the order of the file, and their times in order of time. More
//! than 4096 appliances in one source are forged; records of the surplus ones are not judged.

use std::collections::BTreeMap;

use super::witness::{Mark, Note, Other, Part, Wrong};
use crate::{intern::Interner, source::Flaw};

/// Appliances that are told apart in one source.
const MOST_LANES: usize = 4096;

/// The notes of a source.
#[derive(Default)]
pub(super) struct Trail {
    pub(super) lanes: Vec<Lane>,
    index_of: BTreeMap<u32, usize>,
    pub(super) others: Vec<Other>,
    pub(super) marks: Vec<Mark>,
    /// Where the last thing of any kind begins.
    pub(super) last_at: u64,
    /// Counter and number of each record, in order, if there are several appliances: they may share a counter.
    numbers: Vec<(u32, u64)>,
    records: usize,
    last_time: Option<i64>,
}

impl Trail {
    /// Takes the part that follows. Its words get their numbers among all words.
    pub(super) fn take(&mut self, part: Part, words: &mut Interner) {
        let count = u32::try_from(part.words.len()).unwrap_or(u32::MAX);
        let ids: Vec<u32> = (0..count).map(|id| words.id(part.words.get(id))).collect();
        let id = |id: u32| ids.get(id as usize).copied().unwrap_or(0);
        self.last_at = self.last_at.max(part.last_at);
        if let Some(first) = part.notes.first() {
            for mark in self.marks.iter_mut().rev().take_while(|mark| mark.after.is_none()) {
                mark.after = Some(first.time);
            }
        }
        for mut mark in part.marks {
            mark.before = mark.before.or(self.last_time);
            mark.index += self.records;
            self.mark(mark);
        }
        self.records += part.notes.len();
        self.last_time = part.notes.last().map(|note| note.time).or(self.last_time);
        for note in part.notes {
            let note = Note { node: id(note.node), counter: id(note.counter), fact: id(note.fact), ..note };
            if let Some(lane) = self.open_lane(note.node, words) {
                lane.notes.push(note);
            }
        }
        self.others.extend(part.others.into_iter().map(|other| Other { node: id(other.node), ..other }));
    }

    /// Adds a mark; pieces of one run become one.
    fn mark(&mut self, mark: Mark) {
        if let (Some(last), Wrong::Flaw(Flaw::NulRun | Flaw::Foreign)) = (self.marks.last_mut(), mark.wrong) {
            let follows = last.at.saturating_add(last.length) == mark.at;
            if follows && last.wrong == mark.wrong && last.index == mark.index {
                last.length = last.length.saturating_add(mark.length);
                last.after = mark.after;
                return;
            }
        }
        self.marks.push(mark);
    }

    fn open_lane(&mut self, node: u32, words: &Interner) -> Option<&mut Lane> {
        let index = if let Some(index) = self.index_of.get(&node) {
            *index
        } else {
            if self.lanes.len() >= MOST_LANES {
                return None;
            }
            let name = String::from_utf8_lossy(words.get(node)).into_owned();
            self.lanes.push(Lane { node, name, notes: Vec::new(), times: Vec::new() });
            self.index_of.insert(node, self.lanes.len() - 1);
            self.lanes.len() - 1
        };
        self.lanes.get_mut(index)
    }

    /// All notes are there.
    pub(super) fn close(&mut self) {
        for lane in &mut self.lanes {
            lane.times = lane.notes.iter().enumerate().map(|(index, note)| (note.time, index)).collect();
            lane.times.sort_unstable();
        }
        if self.lanes.len() > 1 {
            let notes = self.lanes.iter().flat_map(|lane| &lane.notes);
            self.numbers = notes.map(|note| (note.counter, note.number)).collect();
            self.numbers.sort_unstable();
        }
        self.others.sort_by_key(|other| (other.node, other.time));
    }

    /// The records of an appliance.
    pub(super) fn lane_of(&self, node: u32) -> Option<&Lane> {
        self.index_of.get(&node).and_then(|index| self.lanes.get(*index))
    }

    /// How many events of an appliance there are between two times, these not included.
    pub(super) fn count_between(&self, node: u32, start: i64, end: i64) -> usize {
        let from = |time: i64| self.others.partition_point(|other| (other.node, other.time) < (node, time));
        let others = from(end).saturating_sub(from(start.saturating_add(1)));
        others + self.lane_of(node).map_or(0, |lane| lane.count_between(start, end))
    }

    /// Whether a record of any appliance has a number between two of this counter.
    pub(super) fn has_number_between(&self, counter: u32, low: u64, high: u64) -> bool {
        let index = self.numbers.partition_point(|number| *number <= (counter, low));
        self.numbers.get(index).is_some_and(|number| *number < (counter, high))
    }

    /// The index of the first mark between two places, these included.
    pub(super) fn mark_between(&self, from: u64, to: u64) -> Option<usize> {
        // Marks are in the order of the file.
        let index = self.marks.partition_point(|mark| mark.at < from);
        self.marks.get(index).is_some_and(|mark| mark.at <= to).then_some(index)
    }
}

/// The notes of one appliance in one source.
pub(super) struct Lane {
    pub(super) node: u32,
    pub(super) name: String,
    /// In the order of the file.
    pub(super) notes: Vec<Note>,
    /// Time and index of each note, in order of time.
    pub(super) times: Vec<(i64, usize)>,
}

impl Lane {
    /// The earliest and the latest time.
    pub(super) fn span(&self) -> Option<(i64, i64)> {
        Some((self.times.first()?.0, self.times.last()?.0))
    }

    /// How many records there are between two times, these not included.
    pub(super) fn count_between(&self, start: i64, end: i64) -> usize {
        self.from(end).saturating_sub(self.from(start.saturating_add(1)))
    }

    /// The first record at this time or later.
    pub(super) fn at_or_after(&self, time: i64) -> Option<&Note> {
        self.times.get(self.from(time)).and_then(|(_, index)| self.notes.get(*index))
    }

    /// Number, in order of time, of the first record at this time or later.
    pub(super) fn from(&self, time: i64) -> usize {
        self.times.partition_point(|(own, _)| *own < time)
    }
}
