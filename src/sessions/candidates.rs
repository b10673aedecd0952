//! The sessions of one user on one appliance that may still get lines without id.
//!
//! What rules most of them out stands here, side by side: looking at the sessions themselves costs much more where a
//! user has many.

use super::{
    note::{Field, Note},
    role::Role,
    state::State,
    tracker::{SAME_SIGN_IN, TRAILING},
};

/// Sessions of one user on one appliance among which a line without id is looked for. It goes to the latest that fits,
/// so more would only cost time where sign-outs are not logged.
const MOST: usize = 32;

/// A session, and what rules it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) index: usize,
    /// The addresses that it had; all 0 if there is none, or more than fit.
    addresses: [u32; 3],
    long: u32,
    short: u32,
    /// When its last lines came or will have come.
    until: i64,
    /// Until when a line may be about its sign-in.
    sign_in_until: i64,
}

impl Candidate {
    pub(super) fn of(index: usize, session: &State) -> Self {
        let mut addresses = [session.fact(Field::Source), 0, 0];
        for change in session.changes().iter().filter(|change| change.field == Field::Source) {
            if !addresses.contains(&change.text) {
                let Some(free) = addresses.iter_mut().find(|address| **address == 0) else {
                    addresses = [0; 3];
                    break;
                };
                *free = change.text;
            }
        }
        let sign_in = session.signed_in.map_or(session.first, |(time, _)| time);
        Self {
            index,
            addresses,
            long: session.fact(Field::Session),
            short: session.fact(Field::Short),
            until: session.ended.map_or(i64::MAX, |(end, _)| end.saturating_add(TRAILING)),
            sign_in_until: if session.is_arriving { i64::MAX } else { sign_in.saturating_add(SAME_SIGN_IN) },
        }
    }

    /// Whether nothing here speaks against it. `source` is the address that the event names, 0 if it names none.
    fn may_be(&self, note: &Note, source: u32) -> bool {
        let agree = |own: u32, other: u32| own == 0 || other == 0 || own == other;
        (source == 0 || self.addresses[0] == 0 || self.addresses.contains(&source))
            && agree(self.long, note.text(Field::Session))
            && agree(self.short, note.text(Field::Short))
            && note.time <= self.until
            && match note.role {
                Role::SignIn => note.time <= self.sign_in_until,
                Role::Factor => self.sign_in_until == i64::MAX,
                _ => true,
            }
    }
}

/// The candidates of one user on one appliance, oldest first.
#[derive(Default)]
pub(super) struct Candidates(Vec<Candidate>);

impl Candidates {
    /// Adds one. Where there are too many, `is_over` tells which may go; if that leaves many, the oldest go.
    pub(super) fn add(&mut self, candidate: Candidate, is_over: impl Fn(usize) -> bool) {
        if self.0.len() == MOST {
            self.0.retain(|known| !is_over(known.index));
            self.0.drain(..self.0.len().saturating_sub(MOST / 2));
        }
        self.0.push(candidate);
    }

    /// Takes over what a session became.
    pub(super) fn update(&mut self, candidate: Candidate) {
        if let Some(known) = self.0.iter_mut().rev().find(|known| known.index == candidate.index) {
            *known = candidate;
        }
    }

    /// Those that nothing rules out, latest first.
    pub(super) fn latest<'c>(&'c self, note: &'c Note, source: u32) -> impl Iterator<Item = usize> + 'c {
        self.0.iter().rev().filter(move |candidate| candidate.may_be(note, source)).map(|candidate| candidate.index)
    }

    /// All of them.
    pub(super) fn all(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().map(|candidate| candidate.index)
    }
}
