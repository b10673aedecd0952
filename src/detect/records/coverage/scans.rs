//! Runs of the integrity checker: how long each took and what it found, which never ended, and when one was due.

use super::{
    DAY, MINUTE, SECOND,
    lane::Code,
    picture::{At, Node, Picture, measured, median, seconds},
    signs::{SCAN_BEGINS, SCAN_ENDS, STARTS, Sign, UPDATES},
};
use crate::{
    detect::records::{Record, length},
    schema::{Column, OwnedValue},
    sigma::{Extra, RecordKind},
};

/// Longest time a scan takes.
const LONGEST: i64 = 30 * MINUTE;
/// Scans of which the usual duration is told: not older than this, and so many.
const REMEMBERED: i64 = 30 * DAY;
/// Fewest scans, or intervals between them, that tell what is usual.
const FEWEST: usize = 3;
/// Most that do.
const MOST: usize = 100;

/// A run of the checker.
struct Scan {
    begin: Option<At>,
    /// Its end and the code that told it.
    end: Option<(At, Code)>,
    files: Option<[i64; 3]>,
}

impl Scan {
    /// When it began, or else ended.
    fn at(&self) -> Option<At> {
        self.begin.or(self.end.map(|(at, _)| at))
    }

    fn lasted(&self) -> Option<i64> {
        Some(self.end?.0.mark.time.saturating_sub(self.begin?.mark.time))
    }

    fn hear(&mut self, at: At, sign: &Sign) {
        self.end.get_or_insert((at, sign.code));
        self.files = match (self.files, sign.files) {
            (Some(own), Some(more)) => Some(std::array::from_fn(|index| own[index].max(more[index]))),
            (own, more) => own.or(more),
        };
    }
}

pub(super) fn judge(picture: &Picture<'_>, node: &Node<'_>, records: &mut Vec<Record>) {
    let scans = scans(node);
    finished(picture, node, &scans, records);
    unfinished(picture, node, &scans, records);
    late(picture, node, &scans, records);
}

/// The scans in the order of time. All that is told within half an hour of the beginning, or of the first result where
/// that is not logged, is of one scan.
fn scans(node: &Node<'_>) -> Vec<Scan> {
    let mut scans: Vec<Scan> = Vec::new();
    for (at, sign) in &node.signs {
        if SCAN_BEGINS.contains(&&sign.code) {
            scans.push(Scan { begin: Some(*at), end: None, files: None });
        } else if SCAN_ENDS.contains(&&sign.code) {
            let is_own =
                |scan: &Scan| scan.at().is_some_and(|begin| at.mark.time.saturating_sub(begin.mark.time) < LONGEST);
            if !scans.last().is_some_and(is_own) {
                scans.push(Scan { begin: None, end: None, files: None });
            }
            if let Some(scan) = scans.last_mut() {
                scan.hear(*at, sign);
            }
        }
    }
    scans
}

fn finished(picture: &Picture<'_>, node: &Node<'_>, scans: &[Scan], records: &mut Vec<Record>) {
    let mut before: Option<(At, [i64; 3])> = None;
    let mut durations: Vec<(i64, i64)> = Vec::new();
    for scan in scans {
        let Some((end, code)) = scan.end else { continue };
        let time = end.mark.time;
        let mut recent: Vec<i64> = durations
            .iter()
            .rev()
            .take(MOST)
            .filter(|(earlier, _)| time.saturating_sub(*earlier) <= REMEMBERED)
            .map(|(_, lasted)| *lasted)
            .collect();
        let usual = (recent.len() >= FEWEST).then(|| median(&mut recent, Ord::cmp)).flatten();
        let found = scan.files.map_or_else(String::new, |[matched, new, mismatched]| {
            format!(": {matched} files matched, {new} were new, {mismatched} did not match")
        });
        let took = scan.lasted().map_or_else(String::new, |lasted| format!(" took {}", length(lasted)));
        let usually = usual.map_or_else(String::new, |usual| format!(", usually {}", length(usual)));
        let message = format!("The integrity scan of {}{took}{usually}{found}", node.words());
        let mut record = picture.record(RecordKind::Scan, "scan", node, end, &message).with(Column::Code, &code);
        if let Some(lasted) = scan.lasted() {
            record = measured(record.lasting(lasted), seconds(lasted), usual.map(seconds));
            durations.push((time, lasted));
        }
        if let Some(files) = scan.files {
            record = compared(record, node, files, time, before);
            before = Some((end, files));
        }
        records.push(record);
    }
}

/// Adds what was found, and how it differs from the scan before.
fn compared(record: Record, node: &Node<'_>, files: [i64; 3], time: i64, before: Option<(At, [i64; 3])>) -> Record {
    let [matched, new, mismatched] = files;
    let int = OwnedValue::Int;
    let record = record
        .with_extra(Extra::ScanMatched, int(matched))
        .with_extra(Extra::ScanNew, int(new))
        .with_extra(Extra::ScanMismatched, int(mismatched));
    let Some((at, [matched_before, new_before, mismatched_before])) = before else { return record };
    let since = at.mark.time;
    let is_updated = node.has_sign(STARTS, since, time) || node.has_sign(UPDATES, since, time);
    let updated = if is_updated { "yes" } else { "no" };
    record
        .with_extra(Extra::ScanMatchedBefore, int(matched_before))
        .with_extra(Extra::ScanMatchedChange, int(matched.saturating_sub(matched_before).saturating_abs()))
        .with_extra(Extra::ScanNewGrowth, int(new.saturating_sub(new_before)))
        .with_extra(Extra::ScanMismatchedGrowth, int(mismatched.saturating_sub(mismatched_before)))
        .with_extra(Extra::ScanUpdated, OwnedValue::Text(updated.as_bytes().to_vec()))
}

fn unfinished(picture: &Picture<'_>, node: &Node<'_>, scans: &[Scan], records: &mut Vec<Record>) {
    if scans.iter().all(|scan| scan.end.is_none()) {
        return;
    }
    for (index, scan) in scans.iter().enumerate().filter(|(_, scan)| scan.end.is_none()) {
        let Some(begin) = scan.begin else { continue };
        let (start, end) = (begin.mark.time, begin.mark.time.saturating_add(LONGEST));
        if node.last.mark.time < end || node.has_sign(STARTS, start, end) {
            continue;
        }
        let next = scans.get(index + 1).and_then(Scan::at).map_or(end, |next| next.mark.time.min(end));
        let message =
            format!("The integrity scan of {} that began at {} never ended", node.words(), picture.wall(start));
        let record = picture.record(RecordKind::Scan, "scan-unfinished", node, begin, &message);
        records.push(record.lasting(next.saturating_sub(start)));
    }
}

fn late(picture: &Picture<'_>, node: &Node<'_>, scans: &[Scan], records: &mut Vec<Record>) {
    let logs_beginnings = scans.iter().any(|scan| scan.begin.is_some());
    let begun = scans.iter().filter_map(|scan| if logs_beginnings { scan.begin } else { scan.at() });
    let times: Vec<At> = begun.collect();
    let after = times.iter().skip(1).copied().chain([node.last]);
    let mut earlier: Vec<i64> = Vec::new();
    for (index, (start, end)) in times.iter().zip(after).enumerate() {
        let interval = end.mark.time.saturating_sub(start.mark.time);
        let mut recent: Vec<i64> = earlier.iter().rev().take(MOST).copied().collect();
        let usual = (recent.len() >= FEWEST).then(|| median(&mut recent, Ord::cmp)).flatten();
        let is_late = |usual: i64| interval > usual / 5 * 6 && interval > usual.saturating_add(LONGEST);
        if let Some(usual) = usual.filter(|usual| is_late(*usual)) {
            let is_last = index + 1 == times.len();
            let message = format!(
                "No integrity scan of {} began for {}, from {} to {}; usually one does every {}",
                node.words(),
                length(interval),
                picture.wall(start.mark.time),
                if is_last { "the end of its log".to_owned() } else { picture.wall(end.mark.time) },
                length(usual)
            );
            let has_started = node.has_sign(STARTS, start.mark.time, end.mark.time);
            let record = picture
                .record(RecordKind::Scan, "scan-late", node, end, &message)
                .with(Column::Reason, if has_started { b"start" } else { b"" })
                .lasting(interval);
            records.push(measured(record, seconds(interval / SECOND * SECOND), Some(seconds(usual))));
        }
        earlier.push(interval);
    }
}
