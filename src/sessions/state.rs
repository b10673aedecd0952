//! A session while its events come in.

use super::{
    note::{FIELDS, Field, Note, Stand},
    role::{Ending, Role},
};
use crate::schema::Place;

/// Changes that are kept of one session; of more only the number.
const MOST_CHANGES: usize = 64;

/// Authentication servers that are kept of one session: a sign-in has two at most, and may be repeated.
const MOST_SERVERS: usize = 3;

/// Facts of which the first is kept, and then every other one.
const WATCHED: [Field; 4] = [Field::Source, Field::Agent, Field::Host, Field::Mac];

/// Facts of which only the first is kept.
const KEPT: [Field; 8] =
    [Field::Node, Field::User, Field::Domain, Field::Realm, Field::Roles, Field::Session, Field::Short, Field::Tunnel];

/// Something that became different on the way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Change {
    pub(super) time: i64,
    pub(super) field: Field,
    pub(super) text: u32,
    pub(super) stand: Stand,
}

/// A tunnel address, and for how long the session had it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lease {
    pub(super) address: u32,
    pub(super) from: i64,
    pub(super) to: Option<i64>,
}

/// Bits of what was seen.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each was seen or not")]
pub(super) struct Seen {
    pub(super) admin: bool,
    pub(super) agent_login: bool,
    pub(super) user_changed: bool,
    pub(super) active_after_end: bool,
    pub(super) address_denied: bool,
    pub(super) wanted: bool,
    pub(super) checked: bool,
}

/// What few sessions have, kept apart so that the others stay small.
#[derive(Clone, Debug, Default)]
struct Rest {
    changes: Vec<Change>,
    more_changes: u64,
    /// Addresses and hosts that were reached, sorted.
    targets: Vec<u32>,
}

/// A session while its events come in. Times are microseconds since 1970.
#[derive(Clone, Debug)]
pub(super) struct State {
    /// Appliance and user of the first event: where it is looked for.
    pub(super) key: (u32, u32),
    /// Where its first event stands in the input.
    pub(super) place: Place,
    /// Where its sign-in stands, or its first event where that was not seen.
    pub(super) start: Stand,
    pub(super) first: i64,
    pub(super) last: i64,
    /// When the sign-in was logged, and under which code; none if it was not seen.
    pub(super) signed_in: Option<(i64, u32)>,
    /// Whether there was nothing yet but checks before a sign-in.
    pub(super) is_arriving: bool,
    pub(super) ended: Option<(i64, Ending)>,
    /// When the last tunnel ended.
    pub(super) tunnel_ended: Option<i64>,
    /// The first of each fact, by field.
    pub(super) facts: [u32; FIELDS],
    /// What is the case now, of the facts that are watched.
    now: [u32; WATCHED.len()],
    /// What few sessions have.
    rest: Option<Box<Rest>>,
    /// Authentication servers in the order in which they accepted; 0 is none.
    pub(super) servers: [u32; MOST_SERVERS],
    pub(super) factors: u8,
    pub(super) leases: Vec<Lease>,
    /// Bytes from the client, to the client; together as the appliance counted them. -1 is none.
    bytes: [i64; 3],
    pub(super) events: u64,
    pub(super) seen: Seen,
}

impl State {
    pub(super) fn new(note: &Note) -> Self {
        Self {
            key: (note.text(Field::Node), note.text(Field::User)),
            place: note.place,
            start: note.stand(),
            first: note.time,
            last: note.time,
            signed_in: None,
            is_arriving: false,
            ended: None,
            tunnel_ended: None,
            facts: [0; FIELDS],
            now: [0; WATCHED.len()],
            rest: None,
            servers: [0; MOST_SERVERS],
            factors: 0,
            leases: Vec::new(),
            bytes: [-1; 3],
            events: 0,
            seen: Seen { admin: note.is_admin, ..Seen::default() },
        }
    }

    pub(super) const fn fact(&self, field: Field) -> u32 {
        self.facts[field as usize]
    }

    /// What became different on the way.
    pub(super) fn changes(&self) -> &[Change] {
        self.rest.as_ref().map_or(&[], |rest| &rest.changes)
    }

    /// Changes that were not kept.
    pub(super) fn more_changes(&self) -> u64 {
        self.rest.as_ref().map_or(0, |rest| rest.more_changes)
    }

    /// How many addresses and hosts were reached.
    pub(super) fn targets(&self) -> usize {
        self.rest.as_ref().map_or(0, |rest| rest.targets.len())
    }

    /// Bytes from the client, to the client, and together.
    pub(super) fn bytes(&self) -> [Option<i64>; 3] {
        self.bytes.map(|bytes| Some(bytes).filter(|bytes| *bytes >= 0))
    }

    /// Whether the client had this address at some time.
    pub(super) fn had_address(&self, address: u32) -> bool {
        self.fact(Field::Source) == address
            || self.changes().iter().any(|change| change.field == Field::Source && change.text == address)
    }

    /// The address of the client now.
    pub(super) const fn address(&self) -> u32 {
        self.now[0]
    }

    /// Whether one of the two has an id of a kind of which the other has another.
    pub(super) fn has_other_id(&self, note: &Note) -> bool {
        [Field::Session, Field::Short].into_iter().any(|field| {
            let (own, other) = (self.fact(field), note.text(field));
            own != 0 && other != 0 && own != other
        })
    }

    /// Whether a session id is known.
    pub(super) const fn has_id(&self) -> bool {
        self.fact(Field::Session) != 0 || self.fact(Field::Short) != 0
    }

    /// Adds what an event tells, all but its role.
    pub(super) fn learn(&mut self, note: &Note, is_loopback: impl Fn(u32) -> bool) {
        self.events += 1;
        self.last = self.last.max(note.time);
        self.seen.wanted |= note.is_wanted;
        self.seen.checked |= note.is_check;
        for field in KEPT {
            let (own, text) = (&mut self.facts[field as usize], note.text(field));
            if *own == 0 {
                *own = text;
            } else if field == Field::User && text != 0 && text != *own {
                self.seen.user_changed = true;
            }
        }
        for field in WATCHED {
            let text = note.text(field);
            let is_own_tunnel =
                field == Field::Source && (is_loopback(text) || self.leases.iter().any(|lease| lease.address == text));
            if text != 0 && !is_own_tunnel {
                self.watch(field, text, note);
            }
        }
        if note.role == Role::AddressChanged && note.text(Field::Subject) != 0 {
            self.watch(Field::Source, note.text(Field::Subject), note);
        }
        for (own, &more) in self.bytes.iter_mut().zip(&note.bytes) {
            if more >= 0 {
                *own = (*own).max(0).saturating_add(more);
            }
        }
        let target = note.text(Field::Target);
        if target != 0 {
            let targets = &mut self.rest.get_or_insert_default().targets;
            if let Err(at) = targets.binary_search(&target) {
                targets.insert(at, target);
            }
        }
    }

    /// The sign-in was logged.
    pub(super) fn sign_in(&mut self, note: &Note) {
        if self.signed_in.is_none() {
            self.signed_in = Some((note.time, note.text(Field::Code)));
            self.start = note.stand();
        }
    }

    /// Adds a factor that an authentication server accepted.
    pub(super) fn authenticate(&mut self, note: &Note) {
        for field in [Field::Server, Field::SecondServer] {
            let server = note.text(field);
            if server != 0
                && !self.servers.contains(&server)
                && let Some(free) = self.servers.iter_mut().find(|known| **known == 0)
            {
                *free = server;
            }
        }
        let count = if note.is_second || note.text(Field::SecondServer) != 0 { 2 } else { 1 };
        self.factors = self.factors.max(count);
    }

    fn watch(&mut self, field: Field, text: u32, note: &Note) {
        let Some(now) = WATCHED.iter().position(|watched| *watched == field).map(|index| &mut self.now[index]) else {
            return;
        };
        if std::mem::replace(now, text) == text {
            return;
        }
        if self.facts[field as usize] == 0 {
            self.facts[field as usize] = text;
            return;
        }
        let rest = self.rest.get_or_insert_default();
        if rest.changes.len() < MOST_CHANGES {
            rest.changes.push(Change { time: note.time, field, text, stand: note.stand() });
        } else {
            rest.more_changes += 1;
        }
    }

    /// A tunnel address was given out.
    pub(super) fn lease(&mut self, address: u32, time: i64) {
        self.release(address, time);
        self.tunnel_ended = None;
        // Most sessions have one.
        self.leases.reserve_exact(1);
        self.leases.push(Lease { address, from: time, to: None });
    }

    /// A tunnel address was taken back; 0 stands for all of them.
    pub(super) fn release(&mut self, address: u32, time: i64) {
        for lease in self.leases.iter_mut().filter(|lease| address == 0 || lease.address == address) {
            lease.to.get_or_insert(time);
        }
    }

    /// The session ended.
    pub(super) fn end(&mut self, time: i64, ending: Ending) {
        if self.ended.is_none() {
            self.ended = Some((time, ending));
            self.release(0, time);
        }
    }
}
