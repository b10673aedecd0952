//! Judges times in which records are missing, by all the evidence there is for each.
//!
//! Heartbeats that did not come, silences that the habits of the log do not explain and holes in the numbers
//! of the records become one finding where they overlap. A silence between a stop and a start that the
//! appliance recorded is explained. Numbers are not: they go on.

use super::{
    Activity, Certainty, Finding, Gap,
    case::{Case, NEAR},
    gaps::rare_gaps,
    heartbeats::{Missed, missed},
    landmarks::Landmark,
    numbers,
    trail::{Lane, Trail},
};
use crate::output::{counted, lasting};

/// What shows that records are missing.
enum Evidence {
    Silence(Gap),
    Heartbeat(Missed),
    Numbers(numbers::Hole),
}

impl Evidence {
    const fn window(&self) -> (i64, i64) {
        match self {
            Self::Silence(gap) => (gap.start, gap.end),
            Self::Heartbeat(missed) => (missed.start, missed.end),
            Self::Numbers(hole) => (hole.start, hole.end),
        }
    }

    fn words(&self) -> String {
        match self {
            Self::Silence(gap) => {
                format!(
                    "about {} expected by the log's habits",
                    counted(gap.expected_events().unsigned_abs(), "record")
                )
            }
            Self::Heartbeat(missed) => {
                let due = missed.end.saturating_sub(missed.start).saturating_add(missed.period / 2);
                let times = (due / missed.period.max(1)).saturating_sub(1).max(1).unsigned_abs();
                format!(
                    "{}, which comes every {}, is missing {}",
                    missed.code,
                    lasting(missed.period),
                    counted(times, "time")
                )
            }
            Self::Numbers(hole) => format!("{} missing by the record numbers", counted(hole.missing, "record")),
        }
    }
}

/// The gaps of one appliance.
pub(super) fn judge(case: &Case<'_>, source: usize, trail: &Trail, lane: &Lane, found: &mut Vec<Finding>) {
    let mut all: Vec<Evidence> = silences(case, lane).into_iter().map(Evidence::Silence).collect();
    all.extend(missed(lane).into_iter().map(Evidence::Heartbeat));
    for hole in numbers::holes(trail, lane) {
        // Flaws were judged first, so their findings are in the order of the marks.
        match trail.mark_between(hole.from_at, hole.at).and_then(|index| found.get_mut(index)) {
            Some(damage) => {
                let missing = counted(hole.missing, "record");
                damage.also(&format!("By the record numbers {missing} missing there."));
            }
            None => all.push(Evidence::Numbers(hole)),
        }
    }
    all.sort_by_key(Evidence::window);
    let mut rest = all.as_slice();
    while let Some((first, _)) = rest.split_first() {
        let mut end = first.window().1;
        let overlaps = |evidence: &&Evidence| {
            let (own_start, own_end) = evidence.window();
            let is_one = own_start < end || own_start == first.window().0;
            end = if is_one { end.max(own_end) } else { end };
            is_one
        };
        let count = rest.iter().take_while(overlaps).count().max(1);
        let (cluster, others) = rest.split_at(count);
        found.extend(finding(case, source, lane, cluster));
        rest = others;
    }
}

fn silences(case: &Case<'_>, lane: &Lane) -> Vec<Gap> {
    let mut activity = Activity::default();
    lane.times.iter().for_each(|(time, _)| activity.note(*time));
    activity.close();
    rare_gaps(&activity, case.zone)
}

fn finding(case: &Case<'_>, source: usize, lane: &Lane, cluster: &[Evidence]) -> Option<Finding> {
    let (mut has_numbers, mut has_silence) = (false, false);
    let mut period = 0;
    for evidence in cluster {
        match evidence {
            Evidence::Numbers(_) => has_numbers = true,
            Evidence::Silence(_) => has_silence = true,
            Evidence::Heartbeat(missed) => period = period.max(missed.period),
        }
    }
    let (start, end) = window(lane, cluster)?;
    let margin = if has_silence { NEAR } else { NEAR.max(period.saturating_mul(9) / 5) };
    if !has_numbers && case.is_restart(lane.node, start, end, margin) {
        return None;
    }
    let has_start = case.landmarks.has_near(lane.node, Landmark::Start, end, NEAR);
    let elsewhere = case.elsewhere(source, lane.node, start, end);
    let mut certainty = match (has_numbers, has_silence || cluster.len() > 1) {
        (false, false) => Certainty::Medium,
        (false, true) if period == 0 || has_start => Certainty::Medium,
        _ => Certainty::High,
    };
    let evidence: Vec<String> = cluster.iter().map(Evidence::words).collect();
    let seen = format!("Records are missing within {}: {}.", lasting(end.saturating_sub(start)), evidence.join("; "));
    let at = match cluster {
        [Evidence::Numbers(hole)] => hole.at,
        _ => lane.at_or_after(end).map_or(0, |note| note.at),
    };
    let kind = if has_numbers { "gap/numbers" } else { "gap" };
    let mut finding = Finding::new(kind, at, (Some(start), Some(end)), &seen).of_node(&lane.name);
    if elsewhere > 0 {
        certainty = Certainty::High;
        let records = counted(elsewhere, "record");
        finding.also(&format!("The appliance was running: other sources hold {records} of that time."));
    }
    let has_stop = !case.landmarks.between(lane.node, Landmark::Stop, start.saturating_sub(NEAR), end).is_empty();
    if has_start && !has_stop && !has_numbers {
        finding.also("The appliance started at the end of it, and no shutdown was recorded before.");
    }
    Some(finding.with_certainty(certainty))
}

/// The time that a cluster is about: the longest time without any record, if it fills half of what the
/// evidence covers, else what all of it has in common.
fn window(lane: &Lane, cluster: &[Evidence]) -> Option<(i64, i64)> {
    let windows = || cluster.iter().map(Evidence::window);
    let (start, end) = (windows().map(|one| one.0).min()?, windows().map(|one| one.1).max()?);
    let (first, behind) = (lane.from(start), lane.from(end.saturating_add(1)));
    let inside = lane.times.get(first..behind).unwrap_or(&[]);
    let pairs = inside.iter().zip(inside.iter().skip(1)).map(|((one, _), (next, _))| (*one, *next));
    let longest = pairs.max_by_key(|(one, next)| next.saturating_sub(*one));
    let is_most = |(one, next): &(i64, i64)| next.saturating_sub(*one) >= end.saturating_sub(start) / 2;
    let common = (windows().map(|one| one.0).max()?, windows().map(|one| one.1).min()?);
    Some(longest.filter(is_most).unwrap_or(if common.0 < common.1 { common } else { (start, end) }))
}
