//! What explains that nothing was logged for a while.

use super::{
    MINUTE,
    picture::Node,
    signs::{CLEARS, CLOCKS, CRASHES, STARTS, STOPS},
};

/// How near a crash, a clearing or a step of the clock is.
const NEAR: i64 = 15 * MINUTE;
/// How long before it begins the appliance was told to stop.
const STOPPING: i64 = 30 * MINUTE;

/// A word for what explains a silence between two events; empty if nothing does. `stepped` are the times at which the
/// clock stepped.
pub(super) fn reason(node: &Node<'_>, stepped: &[i64], begin: i64, end: i64) -> &'static str {
    let near = |time: i64| (time.saturating_sub(NEAR), time.saturating_add(NEAR));
    let has_near = |codes, time| {
        let (start, end) = near(time);
        node.has_sign(codes, start, end)
    };
    let has_step = || {
        let (start, end) = (begin.saturating_sub(NEAR), end.saturating_add(NEAR));
        node.has_sign(CLOCKS, start, end) || stepped.iter().any(|time| (start..=end).contains(time))
    };
    let was_asked_for = || {
        let start = node.signs(STARTS, begin, end.saturating_add(NEAR)).next().map(|(at, _)| at.mark.time);
        let before = |time: i64| node.has_sign(STOPS, time.saturating_sub(STOPPING), time);
        before(begin) || start.is_some_and(before)
    };
    match () {
        () if node.has_sign(CRASHES, begin.saturating_sub(NEAR), begin)
            || node.has_sign(CRASHES, end, end.saturating_add(NEAR)) =>
        {
            "crash"
        }
        () if has_near(CLEARS, begin) || has_near(CLEARS, end) => "cleared",
        () if has_step() => "clock",
        () if was_asked_for() => "asked-for",
        () if node.has_sign(STARTS, end, end.saturating_add(NEAR)) => "start",
        () => "",
    }
}
