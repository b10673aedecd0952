//! Divides the events by user, so that the sessions of several users are tracked side by side.
//!
//! An event goes where its session id was met first, or else where its user belongs. What ends the sessions of
//! others is told to those who track them. The division does not depend on the number of threads.

use rayon::prelude::*;

use super::{
    note::{Field, Note},
    role::Role,
    state::State,
    tracker::{Rules, Table, Tracker},
};
use crate::intern::Interner;

/// More than any machine needs to be busy; of fewer, one with a busy user would keep the others waiting.
const SHARDS: usize = 32;
/// Notes that are handed out at a time.
const NOTES_AT_A_TIME: usize = 1 << 16;

/// The ids that an event prints, as keys; 0 is none.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ids {
    /// That of the long id.
    pub(super) long: u64,
    /// That of the short id, or of what a long one begins with.
    pub(super) short: u64,
}

impl Ids {
    fn of(note: &Note, texts: &Interner) -> Self {
        let (long, short) = (note.text(Field::Session), note.text(Field::Short));
        let key = |id: u32| if id == 0 { 0 } else { 1 << 63 | u64::from(id) };
        let begins = || texts.get(long).strip_prefix(b"sid").filter(|digits| digits.len() > 10).and_then(number);
        let short = if short == 0 { begins().unwrap_or(0) } else { number(texts.get(short)).unwrap_or(key(short)) };
        Self { long: key(long), short }
    }
}

/// The first ten hexadecimal digits as a number. It is never 0, which stands for no id.
fn number(digits: &[u8]) -> Option<u64> {
    let digits = std::str::from_utf8(digits.first_chunk::<10>()?).ok()?;
    u64::from_str_radix(digits, 16).ok().map(|number| number | 1 << 62)
}

/// What a shard is told.
enum Told {
    /// An event that is its own.
    Event(Note, Ids),
    /// An event that only ends sessions here.
    End(Note),
}

/// All shards.
pub(super) struct Shards {
    trackers: Vec<Tracker>,
    told: Vec<Vec<Told>>,
    held: usize,
    of_id: Table<u64, usize>,
    /// Events of nobody.
    homeless: u64,
}

impl Shards {
    pub(super) fn new(rules: Rules, texts: &mut Interner) -> Self {
        let loopback = [texts.id(b"127.0.0.1"), texts.id(b"::1")];
        Self {
            trackers: (0..SHARDS).map(|_| Tracker::new(rules, loopback)).collect(),
            told: (0..SHARDS).map(|_| Vec::new()).collect(),
            held: 0,
            of_id: Table::default(),
            homeless: 0,
        }
    }

    /// Takes the next event. Events must come in the order of time.
    pub(super) fn take(&mut self, mut note: Note, texts: &Interner) {
        let subject = note.text(Field::Subject);
        match note.role {
            Role::EndOfAll => self.told.iter_mut().for_each(|told| told.push(Told::End(note))),
            Role::End(_) if subject != 0 => self.told[shard_of(subject)].push(Told::End(note)),
            _ => {}
        }
        if note.role == Role::EndOfAll || (subject != 0 && matches!(note.role, Role::End(_))) {
            // The line tells of somebody else's end; for who wrote it, it is something done.
            note.role = Role::Activity;
        }
        let ids = Ids::of(&note, texts);
        let user = note.text(Field::User);
        if user == 0 && ids.long == 0 && ids.short == 0 {
            self.homeless += 1;
            return;
        }
        let known = [ids.long, ids.short].into_iter().find_map(|id| self.of_id.get(&id).copied());
        let shard = known.unwrap_or_else(|| shard_of(user));
        for id in [ids.long, ids.short] {
            // 0 is no id.
            if id != 0 {
                self.of_id.entry(id).or_insert(shard);
            }
        }
        self.told[shard].push(Told::Event(note, ids));
        self.held += 1;
        if self.held == NOTES_AT_A_TIME {
            self.track();
        }
    }

    fn track(&mut self) {
        self.held = 0;
        self.trackers.par_iter_mut().zip(&mut self.told).for_each(|(tracker, told)| {
            for told in told.drain(..) {
                match told {
                    Told::Event(note, ids) => tracker.take(&note, ids),
                    Told::End(note) => tracker.end_others(&note),
                }
            }
        });
    }

    /// All sessions in the order of their start, and how many events led to none.
    #[allow(clippy::vec_box, reason = "they come from the trackers as they are")]
    pub(super) fn finish(mut self) -> (Vec<Box<State>>, u64) {
        self.track();
        let mut sessions = Vec::new();
        let mut homeless = self.homeless;
        for tracker in self.trackers {
            let (more, others) = tracker.finish();
            sessions.extend(more);
            homeless += others;
        }
        sessions.sort_by_cached_key(|state| (super::session::start_of(state), state.first, state.place));
        hand_over(&mut sessions);
        (sessions, homeless)
    }
}

fn shard_of(user: u32) -> usize {
    user as usize % SHARDS
}

/// A tunnel address that was given to somebody else was taken back before.
#[allow(clippy::vec_box, reason = "they come from the trackers as they are")]
fn hand_over(sessions: &mut [Box<State>]) {
    let mut leases: Vec<((u32, u32), i64, usize, usize)> = Vec::new();
    for (index, session) in sessions.iter().enumerate() {
        let of_lease = session.leases.iter().enumerate();
        leases.extend(of_lease.map(|(lease, held)| ((session.key.0, held.address), held.from, index, lease)));
    }
    leases.sort_unstable();
    for pair in leases.windows(2) {
        let [(address, _, index, lease), (next_address, next_from, next_index, _)] = *pair else { continue };
        let held = &mut sessions[index].leases[lease];
        if address == next_address && index != next_index && held.to.is_none_or(|to| to > next_from) {
            held.to = Some(next_from);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_id_and_its_beginning_have_the_same_key() {
        let mut texts = Interner::default();
        let mut note = Note::default();
        note.texts[Field::Session as usize] = texts.id(b"sid936a7598b5a1884d60bb3eb67f29c8a0fb67f39e936a7598");
        let long = Ids::of(&note, &texts);
        note = Note::default();
        note.texts[Field::Short as usize] = texts.id(b"936a7598b5");
        let short = Ids::of(&note, &texts);
        assert_eq!((long.short, short.long), (short.short, 0));
        note.texts[Field::Short as usize] = texts.id(b"0000000000");
        assert_ne!(Ids::of(&note, &texts).short, 0);
        assert_eq!(Ids::of(&Note::default(), &texts).short, 0);
    }
}
