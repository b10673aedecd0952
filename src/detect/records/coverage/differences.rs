//! Messages of which one copy of a log lacks some that another one has.
//!
//! Copies are compared by counting: how many events of a code each has in a stretch of time. That needs neither the layout
//! of the lines nor their words to be the same. What a copy has too many of in the stretch before or after, and its
//! events without a code, make up for what it lacks. Only stretches are compared that lie inside a file of the copy.

use std::collections::BTreeMap;

use super::{
    lane::{Code, LOGS, NO_CODE, text_of},
    picture::{At, Node, Picture, Seen, float, measured},
};
use crate::{
    detect::records::Record,
    schema::Column,
};

/// Events of one code in one copy, by stretches.
type Counts = BTreeMap<i64, (u64, At)>;

/// What one copy has of one log of an appliance.
#[derive(Default)]
struct Kept {
    by_code: BTreeMap<Code, Counts>,
    /// Between the first and the last event of each file, in stretches, these not included.
    inside: Vec<(i64, i64)>,
}

/// What a copy lacks.
struct Lack {
    code: Code,
    missing: u64,
    /// Events that the other copy has in the common time.
    held: u64,
    first: At,
    last: At,
}

pub(super) fn judge(picture: &Picture<'_>, node: &Node<'_>, records: &mut Vec<Record>) {
    for (log, name) in (0..).zip(LOGS).skip(1) {
        let mut kept: BTreeMap<usize, Kept> = BTreeMap::new();
        let of_log: Vec<&Seen<'_>> = node.seen.iter().filter(|seen| seen.log == log).collect();
        for of_file in of_log.chunk_by(|one, next| one.file == next.file) {
            let Some(copy) = of_file.first().map(|seen| seen.copy) else { continue };
            kept.entry(copy).or_default().add(picture, of_file);
        }
        for (holder, held) in &kept {
            for (lacker, lacking) in kept.iter().filter(|(lacker, _)| *lacker != holder) {
                let pair = (*holder, *lacker);
                lacks(held, lacking).iter().for_each(|lack| records.extend(tell(picture, node, name, pair, lack)));
            }
        }
    }
}

impl Kept {
    fn add(&mut self, picture: &Picture<'_>, of_file: &[&Seen<'_>]) {
        let grain = picture.grain;
        let (mut first, mut last) = (i64::MAX, i64::MIN);
        for seen in of_file {
            let counts = self.by_code.entry(seen.code).or_default();
            for bucket in seen.buckets {
                first = first.min(bucket.first.time);
                last = last.max(bucket.last);
                let at = At { file: seen.file, mark: bucket.first };
                let (count, own) = counts.entry(grain.number(bucket.first.time)).or_insert((0, at));
                *count += u64::from(bucket.count);
                if at.key() < own.key() {
                    *own = at;
                }
            }
        }
        self.inside.push((grain.number(first), grain.number(last)));
    }

    /// Tells whether a stretch lies inside a file. There may be many files.
    fn covered(&self) -> impl Fn(i64) -> bool {
        let mut joined: Vec<(i64, i64)> = Vec::new();
        let mut inside = self.inside.clone();
        inside.sort_unstable();
        for (first, last) in inside {
            match joined.last_mut() {
                Some((_, end)) if first < *end => *end = last.max(*end),
                _ => joined.push((first, last)),
            }
        }
        move |stretch| {
            let index = joined.partition_point(|(first, _)| *first < stretch);
            index.checked_sub(1).and_then(|index| joined.get(index)).is_some_and(|(_, last)| stretch < *last)
        }
    }

    fn count(&self, code: Code, stretch: i64) -> u64 {
        self.by_code.get(&code).and_then(|counts| counts.get(&stretch)).map_or(0, |(count, _)| *count)
    }

    /// How many more it has than the other one.
    fn surplus(&self, other: &Self, code: Code, stretch: i64) -> u64 {
        self.count(code, stretch).saturating_sub(other.count(code, stretch))
    }
}

fn lacks(held: &Kept, lacking: &Kept) -> Vec<Lack> {
    let covers = lacking.covered();
    let mut found = Vec::new();
    let (mut common, mut present) = (0, 0);
    for (code, counts) in held.by_code.iter().filter(|(code, _)| **code != NO_CODE) {
        let mut lack: Option<Lack> = None;
        let mut total = 0;
        for (stretch, (count, at)) in counts.iter().filter(|(stretch, _)| covers(**stretch)) {
            total += count;
            let around = [*stretch - 1, *stretch, *stretch + 1];
            let made_up: u64 = around
                .map(|near| lacking.surplus(held, *code, near) + lacking.count(NO_CODE, near))
                .iter()
                .sum();
            let missing = held.surplus(lacking, *code, *stretch).saturating_sub(made_up);
            if missing > 0 {
                let lack = lack.get_or_insert(Lack { code: *code, missing: 0, held: 0, first: *at, last: *at });
                lack.missing += missing;
                lack.last = *at;
            }
        }
        common += total;
        present += total - lack.as_ref().map_or(0, |lack| lack.missing.min(total));
        found.extend(lack.map(|lack| Lack { held: total, ..lack }));
    }
    // Of two copies that have less than half in common, one has another clock, or a filter.
    if present * 2 < common {
        found.clear();
    }
    found
}

fn tell(
    picture: &Picture<'_>,
    node: &Node<'_>,
    log: &str,
    (holder, lacker): (usize, usize),
    lack: &Lack,
) -> Option<Record> {
    let (holder, lacker) = (picture.copies.get(holder)?, picture.copies.get(lacker)?);
    let reason = match (holder.is_remote, lacker.is_remote) {
        (true, true) => return None,
        (true, false) => "local-lacks",
        (false, true) => "remote-lacks",
        (false, false) => "local-differs",
    };
    let name = |name: &[u8]| String::from_utf8_lossy(name).into_owned();
    let message = format!(
        "{} lacks {} of {} events {} of {}, which {} has",
        name(lacker.name),
        lack.missing,
        lack.held,
        name(text_of(&lack.code)),
        node.words(),
        name(holder.name)
    );
    let lasted = lack.last.mark.time.saturating_sub(lack.first.mark.time);
    let record = picture
        .coverage("copies-differ", node, lack.first, &message)
        .with(Column::Code, text_of(&lack.code))
        .with(Column::Log, log.as_bytes())
        .with(Column::Object, lacker.name)
        .with(Column::OldValue, holder.name)
        .with(Column::Reason, reason.as_bytes())
        .lasting(lasted);
    Some(measured(record, float(lack.missing), Some(float(lack.held))))
}
