//! Counts the events of a chunk.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::{
    lane::{Code, Grain, Lane, LaneKey, Mark, code_of, log_of},
    signs::{self, Sign, is_sign},
    walk::Walk,
};
use crate::{
    intern::Interner,
    pipeline::Sink,
    schema::{Column, ColumnSet, Event},
};

/// The columns that coverage is worked out from.
pub const NEEDS: ColumnSet = ColumnSet::of(&[
    Column::Time,
    Column::Node,
    Column::Log,
    Column::Code,
    Column::Format,
    Column::HeaderTime,
    Column::HeaderHost,
    Column::Message,
    Column::File,
    Column::Line,
    Column::Offset,
]);

/// What was counted in a chunk.
#[derive(Default)]
pub struct Part {
    pub(super) nodes: Interner,
    pub(super) files: Vec<FilePart>,
}

/// What was counted of one file. A row of a dataset belongs to the file that it was made from.
#[derive(Default)]
pub(super) struct FilePart {
    pub(super) source: usize,
    pub(super) name: Vec<u8>,
    /// Whether events stand where they stood in the file; rows of a dataset do not.
    pub(super) is_in_place: bool,
    pub(super) is_native: bool,
    pub(super) events: u64,
    /// Events with a syslog header.
    pub(super) headed: u64,
    pub(super) lanes: Vec<(LaneKey, Lane)>,
    pub(super) walks: Vec<(u32, Walk)>,
    pub(super) signs: Vec<Sign>,
}

/// Where the lane of an event is, and what else is done with it.
#[derive(Clone, Copy)]
struct Slot {
    lane: usize,
    walk: usize,
    is_sign: bool,
}

/// Counts the events of the chunks of one worker.
pub struct CoverageSink {
    grain: Grain,
    part: Part,
    /// The file of the last event, by index.
    file: usize,
    slots: HashMap<(usize, u32, u8, Code), Slot, FixedState>,
}

impl CoverageSink {
    /// Counts in stretches of this length; the survey must be told the same.
    #[must_use]
    pub fn new(grain: Grain) -> Self {
        Self { grain, part: Part::default(), file: 0, slots: HashMap::default() }
    }

    /// The file of an event; nearly always that of the one before.
    #[inline]
    fn file_of(&mut self, event: &Event<'_>) -> usize {
        let name = event.text(Column::File);
        let source = event.place.source;
        let is_own = |file: &FilePart| file.name == name && file.source == source;
        if !self.part.files.get(self.file).is_some_and(is_own) {
            self.file = self.part.files.iter().position(is_own).unwrap_or_else(|| {
                self.part.files.push(FilePart {
                    source,
                    name: name.to_vec(),
                    is_in_place: event.int(Column::Offset).and_then(|offset| u64::try_from(offset).ok())
                        == Some(event.place.at),
                    is_native: event.text(Column::Format).starts_with(b"vc0"),
                    ..FilePart::default()
                });
                self.part.files.len() - 1
            });
        }
        self.file
    }
}

impl Sink for CoverageSink {
    type Part = Part;

    fn take(&mut self, event: &Event<'_>) {
        let Some(time) = event.int(Column::Time) else { return };
        let index = self.file_of(event);
        let node = self.part.nodes.id(event.text(Column::Node));
        let (log, code) = (log_of(event.text(Column::Log)), code_of(event.text(Column::Code)));
        let Some(file) = self.part.files.get_mut(index) else { return };
        let line = event.int(Column::Line).and_then(|line| u32::try_from(line).ok()).unwrap_or(0);
        let mark = Mark { time, at: event.place.at, line };
        let slot = *self.slots.entry((index, node, log, code)).or_insert_with(|| {
            let walk = file.walks.iter().position(|(known, _)| *known == node).unwrap_or(file.walks.len());
            file.lanes.push(((node, log, code), Lane::default()));
            Slot { lane: file.lanes.len() - 1, walk, is_sign: is_sign(code) }
        });
        if let Some((_, lane)) = file.lanes.get_mut(slot.lane) {
            lane.note(mark, self.grain);
        }
        let header_time = event.int(Column::HeaderTime);
        if slot.walk == file.walks.len() {
            file.walks.push((node, Walk::new(mark)));
        } else if let Some((_, walk)) = file.walks.get_mut(slot.walk) {
            walk.go(mark);
        }
        if let (Some(header_time), Some((_, walk))) = (header_time, file.walks.get_mut(slot.walk)) {
            walk.head(mark, header_time.saturating_sub(time));
        }
        file.events += 1;
        file.headed += u64::from(header_time.is_some() || !event.text(Column::HeaderHost).is_empty());
        if slot.is_sign {
            let message = event.text(Column::Message);
            if signs::is_of_log(message) || !signs::CLEARS.contains(&&code) {
                file.signs.push(Sign { node, code, mark, files: signs::files_in(message) });
            }
        }
    }

    fn finish_chunk(&mut self) -> Part {
        self.file = 0;
        self.slots.clear();
        std::mem::take(&mut self.part)
    }
}
