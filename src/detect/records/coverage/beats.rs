//! Messages that come by the clock and did not come.
//!
//! A message has a period if most of its intervals are within a fifth of their median. How late it may be follows from how
//! late it was at other times. Intervals are taken by the appliance's clock, so that daily messages survive summer time.

use super::{
    MINUTE, SAME_EVENT,
    lane::Code,
    picture::{At, Node, Picture, measured, median, seconds},
    reasons::reason,
    signs::BEATS,
};
use crate::{
    detect::records::{Record, length},
    schema::Column,
};

/// Fewest intervals that tell a period.
const FEWEST: usize = 4;
/// Shortest period.
const SHORTEST: i64 = MINUTE;
/// A message may always be so late.
const LEAST_LATE: i64 = 30 * MINUTE;
/// And so many times as late as it seldom is.
const TIMES_LATE: i64 = 8;

/// A time without a message that was due.
struct Missed {
    code: Code,
    start: i64,
    end: i64,
    period: i64,
    /// From when on its absence is told.
    told: i64,
}

pub(super) fn judge(picture: &Picture<'_>, node: &Node<'_>, stepped: &[i64], records: &mut Vec<Record>) {
    let mut all: Vec<Missed> = BEATS.iter().flat_map(|code| missed(picture, node, **code)).collect();
    // What has the shortest period speaks for the others.
    all.sort_by_key(|missed| (missed.period, missed.start));
    let mut told: Vec<(i64, i64)> = Vec::new();
    for missed in all {
        let proof: At = node.from(missed.told);
        let stretch = (node.until(missed.start.saturating_add(missed.period)), proof.mark.time);
        if told.iter().any(|(start, end)| missed.start < *end && *start < missed.end) {
            continue;
        }
        told.push((missed.start, missed.end));
        let lasted = missed.end.saturating_sub(missed.start);
        let code = String::from_utf8_lossy(&missed.code);
        let message = format!(
            "{code} of {} comes every {}, but did not for {}, from {} to {}",
            node.words(),
            length(missed.period),
            length(lasted),
            picture.wall(missed.start),
            picture.wall(missed.end)
        );
        let record = picture
            .coverage("missed-heartbeat", node, proof, &message)
            .with(Column::Code, &missed.code)
            .with(Column::Reason, reason(node, stepped, stretch.0, stretch.1).as_bytes())
            .lasting(lasted);
        records.push(measured(record, seconds(lasted), Some(seconds(missed.period))));
    }
}

fn missed(picture: &Picture<'_>, node: &Node<'_>, code: Code) -> Vec<Missed> {
    let own = node.signs.iter().filter(|(_, sign)| sign.code == code);
    let mut times: Vec<i64> = own.map(|(at, _)| at.mark.time).collect();
    times.dedup_by(|later, earlier| later.saturating_sub(*earlier) <= SAME_EVENT);
    let local: Vec<i64> = times.iter().map(|time| picture.local(*time)).collect();
    let mut intervals: Vec<i64> = local.windows(2).map(|pair| pair[1] - pair[0]).collect();
    if intervals.len() < FEWEST {
        return Vec::new();
    }
    let Some(period) = median(&mut intervals, Ord::cmp) else { return Vec::new() };
    let mut late: Vec<i64> = intervals.iter().map(|interval| (interval - period).abs()).collect();
    late.sort_unstable();
    let is_regular = late.partition_point(|late| *late <= period / 5) * 2 > late.len();
    if period < SHORTEST || !is_regular {
        return Vec::new();
    }
    let last = node.last.mark.time;
    let ends = times.iter().copied().skip(1).chain([last.max(times.last().copied().unwrap_or(last))]);
    let pairs = times.iter().copied().zip(ends);
    pairs
        .filter_map(|(start, end)| {
            let interval = picture.local(end) - picture.local(start);
            let tolerance = LEAST_LATE.max(TIMES_LATE.saturating_mul(seldom(&late, (interval - period).abs())));
            // By how much the local clock was changed meanwhile.
            let shift = interval - end.saturating_sub(start);
            let told = start.saturating_add(period).saturating_add(tolerance) - shift;
            (interval > period.saturating_add(tolerance)).then_some(Missed { code, start, end, period, told })
        })
        .collect()
}

/// How late a message seldom is: nineteen of twenty times less, if one of the intervals is left out.
fn seldom(late: &[i64], left_out: i64) -> i64 {
    let index = late.partition_point(|late| *late < left_out);
    let is_one = late.get(index) == Some(&left_out);
    let count = late.len() - usize::from(is_one);
    let wanted = (count * 19).div_ceil(20).saturating_sub(1);
    late.get(if is_one && index <= wanted { wanted + 1 } else { wanted }).copied().unwrap_or(0)
}
