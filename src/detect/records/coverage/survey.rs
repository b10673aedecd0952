//! Puts together what was counted in all chunks.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use super::{
    beats, begins, clocks, differences,
    lane::{Grain, Lane, LaneKey, NO_CODE},
    nodes,
    picture::Picture,
    requests, scans,
    signs::Sign,
    silences,
    sink::{FilePart, Part},
    vanished,
    walk::Walk,
};
use crate::{
    codes::Codes,
    detect::records::{Beginning, Record},
    intern::Interner,
};

/// Appliances that are looked at; more are forged.
const MOST_NODES: usize = 256;
/// Messages of one file that are counted each for itself; more are forged.
const MOST_LANES: usize = 4096;
/// Signs that are kept of one file.
const MOST_SIGNS: usize = 1 << 20;
/// Stretches of a minute that are held, of 40 bytes each; with more, stretches of ten minutes must do.
const MOST_BUCKETS: usize = 1 << 22;

/// What was counted of one file.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) is_in_place: bool,
    pub(super) is_native: bool,
    pub(super) events: u64,
    pub(super) headed: u64,
    pub(super) lanes: BTreeMap<LaneKey, Lane>,
    pub(super) walks: BTreeMap<u32, Walk>,
    pub(super) signs: Vec<Sign>,
}

/// What was counted of all files.
#[derive(Default)]
pub struct Survey {
    grain: Grain,
    nodes: Interner,
    /// By name, so that the order of the input makes no difference.
    files: BTreeMap<(Vec<u8>, usize), Tally>,
    buckets: usize,
}

impl Survey {
    /// Takes parts of sinks that count in stretches of this length.
    #[must_use]
    pub fn new(grain: Grain) -> Self {
        Self { grain, ..Self::default() }
    }

    /// Takes the part of a chunk. Parts must come in the order of the input.
    pub fn take(&mut self, part: Part) {
        let count = u32::try_from(part.nodes.len()).unwrap_or(u32::MAX);
        let numbers: Vec<Option<u32>> = (0..count).map(|own| self.number(part.nodes.get(own))).collect();
        let number = |own: u32| numbers.get(own as usize).copied().flatten();
        for file in part.files {
            let FilePart { source, name, is_in_place, is_native, events, headed, lanes, walks, signs } = file;
            let tally = self.files.entry((name, source)).or_insert_with(|| Tally {
                is_in_place,
                is_native,
                ..Tally::default()
            });
            tally.events += events;
            tally.headed += headed;
            for ((node, log, code), lane) in lanes {
                let Some(node) = number(node) else { continue };
                let is_room = tally.lanes.len() < MOST_LANES || tally.lanes.contains_key(&(node, log, code));
                let key = (node, log, if is_room { code } else { NO_CODE });
                self.buckets += tally.lanes.entry(key).or_default().absorb(&lane, self.grain);
            }
            for (node, walk) in walks {
                let Some(node) = number(node) else { continue };
                tally.walks.entry(node).and_modify(|own| own.follow(&walk)).or_insert(walk);
            }
            let room = MOST_SIGNS.saturating_sub(tally.signs.len());
            let kept = signs.into_iter().filter_map(|sign| Some(Sign { node: number(sign.node)?, ..sign }));
            tally.signs.extend(kept.take(room));
        }
        if self.buckets > MOST_BUCKETS && self.grain == Grain::Minute {
            self.grain = Grain::TenMinutes;
            self.order();
        }
    }

    /// The number of an appliance, if there are not too many.
    fn number(&mut self, node: &[u8]) -> Option<u32> {
        let is_room = self.nodes.len() < MOST_NODES;
        if is_room { Some(self.nodes.id(node)) } else { self.nodes.find(node) }
    }

    fn order(&mut self) {
        for tally in self.files.values_mut() {
            tally.lanes.values_mut().for_each(|lane| lane.order(self.grain));
        }
    }

    /// The earliest event of each source.
    #[must_use]
    pub fn beginnings(&self) -> BTreeMap<usize, Beginning> {
        let mut found: BTreeMap<usize, Beginning> = BTreeMap::new();
        for ((_, source), tally) in &self.files {
            for ((node, ..), lane) in &tally.lanes {
                let Some(time) = lane.buckets().iter().map(|bucket| bucket.first.time).min() else { continue };
                if found.get(source).is_none_or(|known| time < known.time) {
                    found.insert(*source, Beginning { time, node: self.nodes.get(*node).to_vec() });
                }
            }
        }
        found
    }

    /// The records of coverage and of integrity scans, in the order of time. `zone` is that of the appliances'
    /// clocks; `codes` tell to which log a message belongs.
    #[must_use]
    pub fn finish(mut self, zone: &TimeZone, codes: &Codes) -> Vec<Record> {
        self.order();
        let picture = Picture::of(&self.nodes, &self.files, self.grain, (zone, codes));
        let mut records = Vec::new();
        for node in &picture.nodes {
            let stepped = clocks::judge(&picture, node, &mut records);
            silences::judge(&picture, node, &stepped, &mut records);
            beats::judge(&picture, node, &stepped, &mut records);
            begins::judge(&picture, node, &mut records);
            vanished::judge(&picture, node, &mut records);
            nodes::judge(&picture, node, &mut records);
            requests::judge(&picture, node, &mut records);
            differences::judge(&picture, node, &mut records);
            scans::judge(&picture, node, &mut records);
        }
        records.sort_by_key(|record| record.time);
        records
    }
}
