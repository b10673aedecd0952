//! Silences that the habits of a log make improbable: of an appliance as a whole, and of each of its logs.

use super::{
    lane::LOGS,
    picture::{Node, Picture, Slot, measured, seconds, slots},
    reasons::reason,
};
use crate::{
    detect::records::{Record, length},
    integrity::{Activity, Gap, Span, rare_gaps},
    schema::Column,
};

pub(super) fn judge(picture: &Picture<'_>, node: &Node<'_>, stepped: &[i64], records: &mut Vec<Record>) {
    let whole = gaps(picture, &node.slots);
    let mut tell = |log: &str, gap: &Gap, slots: &[Slot], longest: [i64; 2]| {
        let after = slots.partition_point(|slot| slot.first.mark.time < gap.end);
        let Some(after) = slots.get(after) else { return };
        let lasted = gap.end - gap.start;
        // The longest of all, or the second longest if this is it.
        let longest = if lasted == longest[0] { longest[1] } else { longest[0] };
        let of_log = if log.is_empty() { String::new() } else { format!("the {log} log of ") };
        let message = format!(
            "No event of {of_log}{} for {}, from {} to {}; the longest other silence is {}",
            node.words(),
            length(lasted),
            picture.wall(gap.start),
            picture.wall(gap.end),
            length(longest)
        );
        let record = picture
            .coverage("silence", node, after.first, &message)
            .with(Column::Log, log.as_bytes())
            .with(Column::Reason, reason(node, stepped, gap.start, gap.end).as_bytes())
            .lasting(lasted);
        records.push(measured(record, seconds(lasted), Some(seconds(longest))));
    };
    let longest_of_all = longest(&node.slots);
    for gap in &whole {
        tell("", gap, &node.slots, longest_of_all);
    }
    let is_covered = |gap: &Gap| {
        whole.iter().any(|other| {
            let both = gap.end.min(other.end).saturating_sub(gap.start.max(other.start));
            both * 2 >= gap.end - gap.start
        })
    };
    for (log, name) in (0..).zip(LOGS).skip(1) {
        let is_own = |seen: &&super::picture::Seen<'_>| seen.log == log;
        let own = slots(node.seen.iter().filter(is_own));
        if own.is_empty() || node.seen.iter().all(|seen| seen.log == log) {
            continue;
        }
        let longest = longest(&own);
        gaps(picture, &own).iter().filter(|gap| !is_covered(gap)).for_each(|gap| tell(name, gap, &own, longest));
    }
}

/// The two longest silences.
fn longest(slots: &[Slot]) -> [i64; 2] {
    slots
        .windows(2)
        .map(|pair| pair[1].first.mark.time - pair[0].last)
        .fold([0; 2], |[one, two], length| if length > one { [length, one] } else { [one, two.max(length)] })
}

fn gaps(picture: &Picture<'_>, slots: &[Slot]) -> Vec<Gap> {
    let mut activity = Activity::default();
    for slot in slots {
        activity.add(&Span { count: slot.count, first: slot.first.mark.time, last: slot.last });
    }
    rare_gaps(&activity, picture.zone)
}
