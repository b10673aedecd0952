//! Sessions of one user that were on at the same time.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::{
    note::Field,
    session::{end_of, start_of},
    state::State,
};

/// Sessions that are named as being on with another.
const MOST_NAMED: usize = 3;

/// Which sessions were on with one.
#[derive(Clone, Debug, Default)]
pub(super) struct Concurrent {
    /// How many.
    pub(super) count: usize,
    /// Some of them, by index.
    pub(super) named: Vec<usize>,
}

/// Two sessions of a user, and for how long both were on. Times are microseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// Index of the session that began first.
    pub first: usize,
    /// Index of the other.
    pub second: usize,
    /// From when on both were on.
    pub start: i64,
    /// Until when both were on.
    pub end: i64,
}

/// The sessions of each user that took any time, in the order of their start. Users are in the order of their first
/// session.
fn by_user(states: &[Box<State>]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut known: HashMap<(u32, bool), usize, FixedState> = HashMap::default();
    for (index, state) in states.iter().enumerate() {
        if state.fact(Field::User) == 0 || end_of(state).0 <= start_of(state) {
            continue;
        }
        let group = *known.entry((state.fact(Field::User), state.seen.admin)).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[group].push(index);
    }
    groups
}

/// For each session, which others of the same user were on at the same time.
pub(super) fn concurrent(states: &[Box<State>]) -> Vec<Concurrent> {
    let mut found = vec![Concurrent::default(); states.len()];
    for group in by_user(states) {
        let starts: Vec<i64> = group.iter().map(|&index| start_of(&states[index])).collect();
        let mut ends: Vec<i64> = group.iter().map(|&index| end_of(&states[index]).0).collect();
        ends.sort_unstable();
        let mut longest: Option<usize> = None;
        for (position, &index) in group.iter().enumerate() {
            let (start, end) = (starts[position], end_of(&states[index]).0);
            let begun = starts.partition_point(|&other| other < end);
            let over = ends.partition_point(|&other| other <= start);
            let concurrent = &mut found[index];
            concurrent.count = begun.saturating_sub(over + 1);
            concurrent.named.extend(longest.filter(|&other| end_of(&states[other]).0 > start));
            concurrent
                .named
                .extend(group[position + 1..begun.max(position + 1)].iter().take(MOST_NAMED - concurrent.named.len()));
            if longest.is_none_or(|other| end_of(&states[other]).0 < end) {
                longest = Some(index);
            }
        }
    }
    found
}

/// Every two sessions of a user that were on at the same time.
pub(super) fn pairs(states: &[Box<State>]) -> impl Iterator<Item = Overlap> + '_ {
    by_user(states).into_iter().flat_map(move |group| {
        let mut found = Vec::new();
        for (position, &first) in group.iter().enumerate() {
            let end = end_of(&states[first]).0;
            let later = group[position + 1..].iter().take_while(|&&second| start_of(&states[second]) < end);
            found.extend(later.map(|&second| Overlap {
                first,
                second,
                start: start_of(&states[second]),
                end: end.min(end_of(&states[second]).0),
            }));
        }
        found
    })
}
