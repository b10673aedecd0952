//! Messages of which one copy of a log lacks some that another one has.
//!
//! Copies are compared by counting: how many events of a code each has in a stretch of time. That needs neither the layout
//! of the lines nor their words to be the same. What a copy has too many of in the stretch before or after, and its
//! events without a code, make up for what it lacks. Only stretches are compared that lie inside a file of the copy that
//! holds events of the same log.

use std::collections::BTreeMap;

use super::{
    lane::{Code, Grain, LOGS, NO_CODE, text_of},
    picture::{At, Node, Picture, Seen, float, measured},
    signs::REQUESTS,
};
use crate::{detect::records::Record, schema::Column};

/// Events of one code in one copy, by stretches.
type Counts = BTreeMap<i64, (u64, At)>;

/// What one copy has of one log of an appliance.
#[derive(Default)]
struct Kept {
    by_code: BTreeMap<Code, Counts>,
    /// From the first to the last event of each file, in stretches.
    spans: Vec<(i64, i64)>,
}

/// Where a stretch lies, as seen from the files of a copy.
#[derive(PartialEq, Eq)]
enum Reach {
    Inside,
    /// The file begins or ends in it, so that what is missing may be outside.
    Edge,
    Outside,
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
    let spans = spans(node);
    for (log, name) in (0..).zip(LOGS).skip(1) {
        let mut kept: BTreeMap<usize, Kept> = BTreeMap::new();
        // Events without a code may be of any log.
        let of_log: Vec<&Seen<'_>> = node.seen.iter().filter(|seen| seen.log == log || seen.code == NO_CODE).collect();
        for of_file in of_log.chunk_by(|one, next| one.file == next.file) {
            let Some(copy) = of_file.first().map(|seen| seen.copy) else { continue };
            let Some(file) = of_file.first().map(|seen| seen.file) else { continue };
            let is_of_log = of_file.iter().any(|seen| seen.log == log && !REQUESTS.contains(&&seen.code));
            let span = spans.get(&file).copied().filter(|_| is_of_log);
            kept.entry(copy).or_default().add(picture.grain, of_file, span);
        }
        for (holder, held) in &kept {
            for (lacker, lacking) in kept.iter().filter(|(lacker, _)| *lacker != holder) {
                let pair = (*holder, *lacker);
                records.extend(lacks(held, lacking).iter().filter_map(|lack| tell(picture, node, name, pair, lack)));
            }
        }
    }
}

/// The first and the last event of each file.
fn spans(node: &Node<'_>) -> BTreeMap<usize, (i64, i64)> {
    let mut spans: BTreeMap<usize, (i64, i64)> = BTreeMap::new();
    for seen in &node.seen {
        for bucket in seen.buckets {
            let (first, last) = spans.entry(seen.file).or_insert((bucket.first.time, bucket.last));
            (*first, *last) = (bucket.first.time.min(*first), bucket.last.max(*last));
        }
    }
    spans
}

impl Kept {
    /// Adds the events of the log in a file that spans so much time.
    fn add(&mut self, grain: Grain, of_file: &[&Seen<'_>], span: Option<(i64, i64)>) {
        for seen in of_file {
            let counts = self.by_code.entry(seen.code).or_default();
            for bucket in seen.buckets {
                let at = At { file: seen.file, mark: bucket.first };
                let (count, own) = counts.entry(grain.number(bucket.first.time)).or_insert((0, at));
                *count += u64::from(bucket.count);
                if at.key() < own.key() {
                    *own = at;
                }
            }
        }
        self.spans.extend(span.map(|(first, last)| (grain.number(first), grain.number(last))));
    }

    /// Tells of a stretch whether it is within files, and whether at the end of one. There may be many files.
    fn reach(&self) -> impl Fn(i64) -> Reach {
        let mut joined: Vec<(i64, i64)> = Vec::new();
        let mut spans = self.spans.clone();
        spans.sort_unstable();
        for (first, last) in spans {
            match joined.last_mut() {
                Some((_, end)) if first < *end => *end = last.max(*end),
                _ => joined.push((first, last)),
            }
        }
        move |stretch| {
            let index = joined.partition_point(|(first, _)| *first <= stretch);
            match index.checked_sub(1).and_then(|index| joined.get(index)) {
                Some((first, last)) if *first < stretch && stretch < *last => Reach::Inside,
                Some((first, last)) if stretch == *first || stretch == *last => Reach::Edge,
                _ => Reach::Outside,
            }
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
    let reach = lacking.reach();
    let mut found = Vec::new();
    let (mut common, mut present) = (0, 0);
    for (code, counts) in held.by_code.iter().filter(|(code, _)| **code != NO_CODE) {
        let mut lack: Option<Lack> = None;
        let mut total = 0;
        for (stretch, (count, at)) in counts {
            match reach(*stretch) {
                Reach::Inside => total += count,
                Reach::Edge => {
                    total += (*count).min(lacking.count(*code, *stretch));
                    continue;
                }
                Reach::Outside => continue,
            }
            let around = [*stretch - 1, *stretch, *stretch + 1];
            let made_up: u64 =
                around.map(|near| lacking.surplus(held, *code, near) + lacking.count(NO_CODE, near)).iter().sum();
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
