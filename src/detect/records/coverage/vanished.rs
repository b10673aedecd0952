//! Messages that came on nearly every day and then no more.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    DAY,
    lane::{Code, NO_CODE, text_of},
    picture::{Node, Picture, Seen, float, measured, median, seconds, slots},
};
use crate::{
    detect::records::{Record, length},
    schema::Column,
};

/// Days on which a message is known.
const LEAST_DAYS: i64 = 7;

pub(super) fn judge(picture: &Picture<'_>, node: &Node<'_>, records: &mut Vec<Record>) {
    let mut by_code: BTreeMap<Code, Vec<Seen<'_>>> = BTreeMap::new();
    for seen in node.seen.iter().filter(|seen| seen.code != NO_CODE) {
        by_code.entry(seen.code).or_default().push(*seen);
    }
    let day_of = |time: i64| picture.local(time).div_euclid(DAY);
    let mut of_days: BTreeMap<i64, u64> = BTreeMap::new();
    for slot in &node.slots {
        *of_days.entry(day_of(slot.first.mark.time)).or_default() += slot.count;
    }
    for (code, seen) in by_code {
        let slots = slots(&seen);
        let Some(first) = slots.first() else { continue };
        let first_day = day_of(first.first.mark.time);
        let mut days = BTreeSet::new();
        let mut longest = DAY;
        for (index, slot) in slots.iter().enumerate() {
            days.insert(day_of(slot.first.mark.time));
            days.insert(day_of(slot.last));
            let back = slots.get(index + 1).map_or(node.last, |next| next.first);
            let absence = back.mark.time.saturating_sub(slot.last);
            if absence <= longest {
                continue;
            }
            longest = absence;
            let last_day = day_of(slot.last);
            let span = last_day - first_day + 1;
            let seen_days = i64::try_from(days.len()).unwrap_or(i64::MAX);
            if span < LEAST_DAYS || seen_days * 10 < span * 9 {
                continue;
            }
            let mut before: Vec<u64> = of_days.range(first_day..=last_day).map(|(_, count)| *count).collect();
            let usual = median(&mut before, Ord::cmp).unwrap_or(0);
            let meanwhile = node.between(slot.last.saturating_add(1), back.mark.time);
            let events = float(meanwhile.iter().map(|other| other.count).sum());
            let a_day = events * seconds(DAY) / seconds(absence);
            let name = String::from_utf8_lossy(text_of(&code)).into_owned();
            let message = format!(
                "{name} of {} was logged on {seen_days} of {span} days, and then not for {}, from {} to {}",
                node.words(),
                length(absence),
                picture.wall(slot.last),
                picture.wall(back.mark.time)
            );
            let record = picture
                .coverage("code-vanished", node, back, &message)
                .with(Column::Code, text_of(&code))
                .lasting(absence);
            records.push(measured(record, a_day, Some(float(usual))));
        }
    }
}
