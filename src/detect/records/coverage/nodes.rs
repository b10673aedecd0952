//! Hours in which one appliance of several wrote far less than it should, as the others tell.

use std::collections::BTreeMap;

use super::{
    HOUR,
    picture::{At, Node, Picture, float, measured, median},
};
use crate::detect::records::{Record, length};

/// Events of the others in an hour from which a share can be told.
const LEAST_OTHERS: u64 = 20;
/// Hours that are needed for it.
const LEAST_HOURS: usize = 24;
/// Share below which an appliance writes too little to be missed.
const LEAST_SHARE: f64 = 0.05;
/// Share of what it should have written, below which it is silent.
const SILENT: f64 = 0.2;
/// Events that should be there.
const LEAST_MISSED: f64 = 20.0;

/// Hours in which it was silent.
struct Stretch {
    first: i64,
    last: i64,
    seen: u64,
    should: f64,
}

pub(super) fn judge(picture: &Picture<'_>, node: &Node<'_>, records: &mut Vec<Record>) {
    if picture.nodes.len() < 2 {
        return;
    }
    let own = hours([node]);
    let is_other = |other: &&Node<'_>| other.number != node.number;
    let others = hours(picture.nodes.iter().filter(is_other));
    for stretch in silent(picture, &own, &others) {
        let after = (stretch.first + 1) * HOUR;
        let proofs = picture.nodes.iter().filter(is_other).map(|other| other.from(after));
        let Some(at) = proofs.filter(|at| at.mark.time >= after).min_by_key(At::key) else { continue };
        let lasted = (stretch.last - stretch.first + 1) * HOUR;
        let message = format!(
            "{} wrote {} events in {} from {}, but should have written about {:.0}, as the other appliances tell",
            node.words(),
            stretch.seen,
            length(lasted),
            picture.wall(stretch.first * HOUR),
            stretch.should
        );
        let record = picture.coverage("node-silent", node, at, &message).lasting(lasted);
        records.push(measured(record, float(stretch.seen), Some(stretch.should)));
    }
}

/// Events by hours since 1970.
fn hours<'n>(nodes: impl IntoIterator<Item = &'n Node<'n>>) -> BTreeMap<i64, u64> {
    let mut found = BTreeMap::new();
    for slot in nodes.into_iter().flat_map(|node| &node.slots) {
        *found.entry(slot.first.mark.time.div_euclid(HOUR)).or_default() += slot.count;
    }
    found
}

fn silent(picture: &Picture<'_>, own: &BTreeMap<i64, u64>, others: &BTreeMap<i64, u64>) -> Vec<Stretch> {
    let (Some(begin), Some(end)) = (own.keys().next(), others.keys().next_back()) else { return Vec::new() };
    let of_own = |hour: i64| own.get(&hour).copied().unwrap_or(0);
    let busy = others.range(begin..).filter(|(_, count)| **count >= LEAST_OTHERS);
    let mut shares: Vec<f64> = busy.map(|(hour, count)| float(of_own(*hour)) / float(*count)).collect();
    let is_enough = shares.len() >= LEAST_HOURS;
    let share = median(&mut shares, f64::total_cmp).filter(|share| is_enough && *share >= LEAST_SHARE);
    let Some(share) = share else { return Vec::new() };
    let (own_usual, others_usual) = (usual(picture, own), usual(picture, others));
    let mut found: Vec<Stretch> = Vec::new();
    let mut is_open = false;
    for hour in *begin..=*end {
        let other = others.get(&hour).copied().unwrap_or(0);
        let of_day = hour_of_day(picture, hour);
        if other == 0 || other * 2 < others_usual.get(&of_day).copied().unwrap_or(0) {
            // The others tell nothing.
            continue;
        }
        // An appliance elsewhere in the world has other nights.
        let should = (float(other) * share).min(float(own_usual.get(&of_day).copied().unwrap_or(0)));
        let seen = of_own(hour);
        if float(seen) >= SILENT * should {
            is_open = false;
            continue;
        }
        match found.last_mut().filter(|_| is_open) {
            Some(stretch) => {
                stretch.last = hour;
                stretch.seen += seen;
                stretch.should += should;
            }
            None => found.push(Stretch { first: hour, last: hour, seen, should }),
        }
        is_open = true;
    }
    found.retain(|stretch| stretch.should >= LEAST_MISSED);
    found
}

/// The median of the events in each hour of the day, over the days that have any in it.
fn usual(picture: &Picture<'_>, hours: &BTreeMap<i64, u64>) -> BTreeMap<i64, u64> {
    let mut by_hour: BTreeMap<i64, Vec<u64>> = BTreeMap::new();
    for (hour, count) in hours {
        by_hour.entry(hour_of_day(picture, *hour)).or_default().push(*count);
    }
    by_hour.into_iter().filter_map(|(hour, mut counts)| Some((hour, median(&mut counts, Ord::cmp)?))).collect()
}

fn hour_of_day(picture: &Picture<'_>, hour: i64) -> i64 {
    picture.local(hour * HOUR).div_euclid(HOUR).rem_euclid(24)
}
