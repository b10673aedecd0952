//! All that was counted, by appliance: the view that each kind of record looks at.
//!
//! A copy is what one hand kept of the logs: the files of a folder that have syslog headers, or those that have none. The
//! same event may be in several copies; it counts as often as in the copy that has it most often.

use std::collections::BTreeMap;

use jiff::{Timestamp, tz::TimeZone};

use super::{
    SAME_EVENT,
    lane::{Bucket, Code, Grain, Mark, log_of, text_of},
    signs::Sign,
    survey::Tally,
};
use crate::{
    codes::Codes,
    detect::records::{Proof, Record, on_the_wall},
    intern::Interner,
    schema::{Column, OwnedValue, Place},
    sigma::{Extra, RecordKind},
};

/// An event, and the file it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct At {
    pub(super) file: usize,
    pub(super) mark: Mark,
}

impl At {
    /// What earlier means: by time, and else by the names of files.
    pub(super) const fn key(&self) -> (i64, usize, u64) {
        (self.mark.time, self.file, self.mark.at)
    }
}

/// A file; they are in the order of their names.
pub(super) struct File<'s> {
    pub(super) name: &'s [u8],
    source: usize,
    pub(super) copy: usize,
    pub(super) tally: &'s Tally,
}

/// What one hand kept.
pub(super) struct Holding<'s> {
    /// The folder, or the file if it is the only one.
    pub(super) name: &'s [u8],
    pub(super) is_remote: bool,
}

/// The events of one message in one file.
#[derive(Clone, Copy)]
pub(super) struct Seen<'s> {
    pub(super) file: usize,
    pub(super) copy: usize,
    pub(super) log: u8,
    pub(super) code: Code,
    pub(super) buckets: &'s [Bucket],
}

/// The events of an appliance within ten minutes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    pub(super) first: At,
    pub(super) last: i64,
    pub(super) count: u64,
}

/// An appliance.
pub(super) struct Node<'s> {
    pub(super) number: u32,
    pub(super) name: &'s [u8],
    pub(super) seen: Vec<Seen<'s>>,
    /// All its events, in the order of time.
    pub(super) slots: Vec<Slot>,
    /// The events that are kept one by one, each once, in the order of time.
    pub(super) signs: Vec<(At, Sign)>,
    /// Its last event.
    pub(super) last: At,
}

/// All that was counted.
pub(super) struct Picture<'s> {
    pub(super) zone: &'s TimeZone,
    pub(super) grain: Grain,
    pub(super) files: Vec<File<'s>>,
    pub(super) copies: Vec<Holding<'s>>,
    /// In the order of their names.
    pub(super) nodes: Vec<Node<'s>>,
}

impl<'s> Picture<'s> {
    pub(super) fn of(
        names: &'s Interner,
        tallies: &'s BTreeMap<(Vec<u8>, usize), Tally>,
        grain: Grain,
        (zone, codes): (&'s TimeZone, &Codes),
    ) -> Self {
        let mut copies: Vec<(&[u8], Holding<'_>)> = Vec::new();
        let mut files = Vec::new();
        for ((name, source), tally) in tallies {
            let (folder, is_remote) = (folder_of(name), tally.headed * 2 >= tally.events.max(1));
            let known = copies.iter().position(|(other, copy)| *other == folder && copy.is_remote == is_remote);
            let copy = known.unwrap_or(copies.len());
            if let Some((_, copy)) = copies.get_mut(copy) {
                copy.name = folder;
            } else {
                copies.push((folder, Holding { name, is_remote }));
            }
            files.push(File { name, source: *source, copy, tally });
        }
        let copies = copies.into_iter().map(|(_, copy)| copy).collect();
        let mut picture = Self { zone, grain, files, copies, nodes: Vec::new() };
        let count = u32::try_from(names.len()).unwrap_or(u32::MAX);
        let mut nodes: Vec<Node<'s>> =
            (0..count).filter_map(|number| picture.node(number, names.get(number), codes)).collect();
        nodes.sort_by_key(|node| node.name);
        picture.nodes = nodes;
        picture
    }

    fn node(&self, number: u32, name: &'s [u8], codes: &Codes) -> Option<Node<'s>> {
        // The same message may come as part of different logs; the catalogue settles to which it belongs.
        let log_of = |log: u8, code: Code| codes.get(text_of(&code)).map_or(log, |known| log_of(known.log.as_bytes()));
        let mut seen = Vec::new();
        let mut signs = Vec::new();
        let mut last: Option<At> = None;
        for (index, file) in self.files.iter().enumerate() {
            for ((_, log, code), lane) in file.tally.lanes.range((number, 0, [0; 8])..=(number, u8::MAX, [u8::MAX; 8]))
            {
                seen.push(Seen {
                    file: index,
                    copy: file.copy,
                    log: log_of(*log, *code),
                    code: *code,
                    buckets: lane.buckets(),
                });
            }
            let own = file.tally.signs.iter().filter(|sign| sign.node == number);
            signs.extend(own.map(|sign| (At { file: index, mark: sign.mark }, *sign)));
            let latest = file.tally.walks.get(&number).map(|walk| At { file: index, mark: walk.latest() });
            last =
                last.into_iter().chain(latest).max_by_key(|at| (at.mark.time, std::cmp::Reverse(at.file), at.mark.at));
        }
        signs.sort_by_key(|(at, sign)| (sign.code, at.key()));
        signs.dedup_by(|(later, sign), (earlier, other)| {
            sign.code == other.code && later.file != earlier.file && later.mark.time - earlier.mark.time <= SAME_EVENT
        });
        signs.sort_by_key(|(at, sign)| (at.key(), sign.code));
        let slots = slots(&seen);
        Some(Node { number, name, seen, slots, signs, last: last? })
    }

    /// A record at an event.
    pub(super) fn record(&self, kind: RecordKind, action: &str, node: &Node<'_>, at: At, message: &str) -> Record {
        let (file, mark) = (&self.files[at.file], at.mark);
        let proof = Proof {
            place: Place { source: file.source, at: mark.at },
            file: file.name.to_vec(),
            line: mark.line.into(),
            offset: i64::try_from(mark.at).ok().filter(|_| file.tally.is_in_place).unwrap_or(-1),
        };
        Record::new(kind, action, mark.time, proof)
            .with(Column::Node, node.name)
            .with(Column::Message, message.as_bytes())
    }

    /// A record of coverage at an event.
    pub(super) fn coverage(&self, action: &str, node: &Node<'_>, at: At, message: &str) -> Record {
        self.record(RecordKind::Coverage, action, node, at, message)
    }

    /// An instant as people at the appliance read it.
    pub(super) fn wall(&self, time: i64) -> String {
        on_the_wall(time, self.zone)
    }

    /// An instant by the appliance's clock, as if it were UTC.
    pub(super) fn local(&self, time: i64) -> i64 {
        let instant = Timestamp::from_microsecond(time).unwrap_or(Timestamp::UNIX_EPOCH);
        time.saturating_add(i64::from(self.zone.to_offset(instant).seconds()) * super::SECOND)
    }
}

impl Node<'_> {
    /// Its name, for sentences.
    pub(super) fn words(&self) -> String {
        String::from_utf8_lossy(self.name).into_owned()
    }

    /// Its first event at or after a time, as far as stretches of ten minutes tell; its last one if there is none.
    pub(super) fn from(&self, time: i64) -> At {
        let index = self.slots.partition_point(|slot| slot.first.mark.time < time);
        self.slots.get(index).map_or(self.last, |slot| slot.first)
    }

    /// When the last event up to a time was, as far as stretches of ten minutes tell.
    pub(super) fn until(&self, time: i64) -> i64 {
        let index = self.slots.partition_point(|slot| slot.first.mark.time <= time);
        index.checked_sub(1).and_then(|index| self.slots.get(index)).map_or(time, |slot| slot.last.min(time))
    }

    /// Its slots that begin between two times, these included.
    pub(super) fn between(&self, start: i64, end: i64) -> &[Slot] {
        let first = self.slots.partition_point(|slot| slot.first.mark.time < start);
        let behind = self.slots.partition_point(|slot| slot.first.mark.time <= end).max(first);
        &self.slots[first..behind]
    }

    /// Its signs of some kinds between two times, these included.
    pub(super) fn signs<'n>(
        &'n self,
        codes: &'n [&'n Code],
        start: i64,
        end: i64,
    ) -> impl DoubleEndedIterator<Item = &'n (At, Sign)> {
        let first = self.signs.partition_point(|(at, _)| at.mark.time < start);
        let behind = self.signs.partition_point(|(at, _)| at.mark.time <= end).max(first);
        self.signs[first..behind].iter().filter(|(_, sign)| codes.contains(&&sign.code))
    }

    /// Whether there is one.
    pub(super) fn has_sign(&self, codes: &[&Code], start: i64, end: i64) -> bool {
        self.signs(codes, start, end).next().is_some()
    }
}

/// The events of these lanes by stretches of ten minutes.
pub(super) fn slots<'a>(seen: impl IntoIterator<Item = &'a Seen<'a>>) -> Vec<Slot> {
    let mut all: Vec<(i64, usize, Slot)> = Vec::new();
    for seen in seen {
        all.extend(seen.buckets.iter().map(|bucket| {
            let first = At { file: seen.file, mark: bucket.first };
            let slot = Slot { first, last: bucket.last, count: bucket.count.into() };
            (Grain::TenMinutes.number(bucket.first.time), seen.copy, slot)
        }));
    }
    all.sort_unstable_by_key(|(number, copy, slot)| (*number, *copy, slot.first.key()));
    let join = |count: fn(u64, u64) -> u64| {
        move |own: &mut Slot, other: &Slot| {
            if other.first.key() < own.first.key() {
                own.first = other.first;
            }
            own.last = own.last.max(other.last);
            own.count = count(own.count, other.count);
        }
    };
    let (within, across) = (join(u64::saturating_add), join(u64::max));
    let mut slots: Vec<(i64, Slot)> = Vec::new();
    for of_copy in all.chunk_by(|(number, copy, _), (next, other, _)| number == next && copy == other) {
        let mut of_copy = of_copy.iter();
        let Some((number, _, mut whole)) = of_copy.next().copied() else { continue };
        of_copy.for_each(|(_, _, slot)| within(&mut whole, slot));
        match slots.last_mut() {
            Some((known, own)) if *known == number => across(own, &whole),
            _ => slots.push((number, whole)),
        }
    }
    slots.into_iter().map(|(_, slot)| slot).collect()
}

/// The folder of a file.
fn folder_of(name: &[u8]) -> &[u8] {
    memchr::memrchr2(b'/', b'\\', name).map_or(b".", |end| &name[..end])
}

/// Adds what was measured and what is usual, and the first in per cent of the second.
pub(super) fn measured(record: Record, value: f64, usual: Option<f64>) -> Record {
    let record = record.with_extra(Extra::MeasureValue, number(value));
    let Some(usual) = usual else { return record };
    let record = record.with_extra(Extra::MeasureUsual, number(usual));
    if usual > 0.0 { record.with_extra(Extra::MeasurePercent, number(100.0 * value / usual)) } else { record }
}

/// A number to one digit behind the point; a whole one if it is.
fn number(value: f64) -> OwnedValue {
    let rounded = (value * 10.0).round() / 10.0;
    if rounded.fract() == 0.0 { crate::sessions::whole(rounded) } else { OwnedValue::Float(rounded) }
}

/// Microseconds as seconds.
#[allow(clippy::cast_precision_loss, reason = "exact to the microsecond for centuries")]
pub(super) fn seconds(micros: i64) -> f64 {
    micros as f64 / 1e6
}

/// A count for arithmetic.
#[allow(clippy::cast_precision_loss, reason = "counts are estimates here")]
pub(super) const fn float(count: u64) -> f64 {
    count as f64
}

/// The median; of an even number the upper one in the middle.
pub(super) fn median<T: Copy>(values: &mut [T], order: impl Fn(&T, &T) -> std::cmp::Ordering) -> Option<T> {
    values.sort_unstable_by(order);
    values.get(values.len() / 2).copied()
}
