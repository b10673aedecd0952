//! Appliances that do not log requests of those who did not sign in: what most exploits leave.

use super::{
    DAY,
    lane::{LOGS, Mark},
    picture::{At, Node, Picture, float, measured},
    signs::REQUESTS,
};
use crate::{
    detect::records::{Record, length},
    schema::Column,
};

pub(super) fn judge(picture: &Picture<'_>, node: &Node<'_>, records: &mut Vec<Record>) {
    let requests = node.seen.iter().filter(|seen| REQUESTS.contains(&&seen.code));
    let stopped = requests.filter_map(|seen| Some(seen.buckets.last()?.last)).max();
    let Some(first) = node.slots.first() else { return };
    let since = stopped.unwrap_or(first.first.mark.time);
    let at: At = node.last;
    let Mark { time: end, .. } = at.mark;
    let lasted = end.saturating_sub(since);
    if lasted < DAY {
        return;
    }
    let is_counted = |log: u8| LOGS.get(usize::from(log)).is_some_and(|name| matches!(*name, "event" | "user"));
    let of_copy = |copy: usize| -> u64 {
        let seen = node.seen.iter().filter(|seen| seen.copy == copy && is_counted(seen.log));
        seen.flat_map(|seen| seen.buckets)
            .filter(|bucket| bucket.first.time > since || stopped.is_none())
            .map(|bucket| u64::from(bucket.count))
            .sum()
    };
    let others = (0..picture.copies.len()).map(of_copy).max().unwrap_or(0);
    let (reason, words) = if stopped.is_some() { ("stopped", "stopped logging") } else { ("never", "does not log") };
    let message = format!(
        "{} {words} unauthenticated requests: none for {}, from {} to the end of its log",
        node.words(),
        length(lasted),
        picture.wall(since)
    );
    let record = picture
        .coverage("not-logged", node, at, &message)
        .with(Column::Object, b"unauthenticated-requests")
        .with(Column::Reason, reason.as_bytes())
        .lasting(lasted);
    records.push(measured(record, float(others), None));
}
