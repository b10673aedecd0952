//! Finds where a message that comes by the clock did not come.
//!
//! Some messages come every hour or two, whatever happens. The period of each is learned from the log: the
//! median of at least four intervals, most of which must be within a fifth of it.

use super::{
    trail::Lane,
    witness::{Code, Note},
};

/// Messages that come by the clock: users signed in, tunnel users, cache shards, integrity scans.
const CODES: [&Code; 4] = [b"STS20641", b"STS30667", b"SYS32083", b"SYS32087"];
/// Fewest intervals that tell a period.
const FEWEST: usize = 4;
/// Shortest period. What comes more often is no heartbeat.
const SHORTEST: i64 = 60_000_000;

/// A time without a heartbeat that was due.
pub(super) struct Missed {
    pub(super) code: &'static str,
    /// The last one before.
    pub(super) start: i64,
    /// The first one after, or the end of the log.
    pub(super) end: i64,
    pub(super) period: i64,
}

/// The holes in the heartbeats of one appliance.
pub(super) fn missed(lane: &Lane) -> Vec<Missed> {
    let mut missed = Vec::new();
    for code in CODES {
        let is_beat = |note: &&Note| note.code == *code;
        let mut times: Vec<i64> = lane.notes.iter().filter(is_beat).map(|note| note.time).collect();
        times.sort_unstable();
        let Some(period) = period(&times) else { continue };
        // The log may go on without it.
        times.extend(lane.span().map(|(_, last)| last));
        let code = std::str::from_utf8(code).unwrap_or_default();
        for pair in times.windows(2) {
            let [start, end] = *pair else { continue };
            // 1.8 periods: one heartbeat is missing, however late the next one is.
            if end.saturating_sub(start) / 9 > period / 5 {
                missed.push(Missed { code, start, end, period });
            }
        }
    }
    missed
}

fn period(times: &[i64]) -> Option<i64> {
    let mut intervals: Vec<i64> = times.iter().zip(times.iter().skip(1)).map(|(one, next)| next - one).collect();
    if intervals.len() < FEWEST {
        return None;
    }
    intervals.sort_unstable();
    let period = *intervals.get(intervals.len() / 2)?;
    let regular = intervals.iter().filter(|interval| (*interval - period).abs() <= period / 5).count();
    (period >= SHORTEST && regular * 2 > intervals.len()).then_some(period)
}
