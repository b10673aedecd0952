//! Tells which events are the same event, met again.
//!
//! A site that points two filters at one collector gets every event twice, in two layouts; an archive and
//! the folder of a syslog server hold the same days. Two events are copies of one if their second, node,
//! client address, user and sentence agree. The sentence counts without its code, blanks and square
//! brackets: one layout leaves the code out, another puts arguments into brackets.
//!
//! Events are known by 128 bits of SHA-256, so that nobody can cheaply make two of them look the same.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;
use sha2::{Digest, Sha256};

use crate::schema::{Column, ColumnSet, Event, Place};

/// The columns that tell whether events are the same. `copies` says how often a dataset counted one already.
pub const COLUMNS: ColumnSet =
    ColumnSet::of(&[Column::Time, Column::Node, Column::SrcIp, Column::User, Column::Message, Column::Copies]);

const MICROS: i64 = 1_000_000;

/// Makes keys of events; keeps its memory from one to the next.
#[derive(Default)]
pub struct Keys(Vec<u8>);

impl Keys {
    /// Equal for copies of one event, and for nothing else.
    pub fn key(&mut self, event: &Event<'_>) -> u128 {
        let bytes = &mut self.0;
        bytes.clear();
        let second = event.int(Column::Time).map_or(i64::MIN, |micros| micros.div_euclid(MICROS));
        bytes.extend_from_slice(&second.to_le_bytes());
        for column in [Column::Node, Column::SrcIp, Column::User] {
            let text = event.text(column);
            // With its length in front, text cannot move from one column into the next.
            bytes.extend_from_slice(&text.len().to_le_bytes());
            bytes.extend_from_slice(text);
        }
        let message = event.text(Column::Message).iter();
        bytes.extend(message.filter(|byte| !matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b'[' | b']')));
        key_of(bytes)
    }
}

/// Equal for equal bytes, and for nothing else.
#[must_use]
pub fn key_of(bytes: &[u8]) -> u128 {
    let digest = Sha256::digest(bytes);
    digest.first_chunk::<16>().map_or(0, |half| u128::from_le_bytes(*half))
}

/// An event, where it was met first, and how often it was met.
struct First {
    key: u128,
    at: u64,
    source: u32,
    copies: u32,
}

/// The distinct events of a reading. Takes 32 bytes an event.
#[derive(Default)]
pub struct Distinct {
    table: HashTable<First>,
}

impl Distinct {
    /// Takes an event that stands for so many. Events must come in input order.
    pub fn add(&mut self, key: u128, place: Place, copies: u32) {
        if let Some(first) = self.table.find_mut(hash(key), |first| first.key == key) {
            first.copies = first.copies.saturating_add(copies);
        } else {
            let first = First { key, at: place.at, source: number(place.source), copies };
            self.table.insert_unique(hash(key), first, |first| hash(first.key));
        }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.table.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.table.is_empty()
    }

    /// The first of every event.
    #[must_use]
    pub fn firsts(&self) -> Firsts {
        Firsts::of(self.table.iter(), self.table.len())
    }

    /// The first of every event that the other reading lacks.
    #[must_use]
    pub fn lacking_in(&self, other: &Self) -> Firsts {
        let lacks = |first: &&First| other.table.find(hash(first.key), |theirs| theirs.key == first.key).is_none();
        Firsts::of(self.table.iter().filter(lacks), 0)
    }
}

/// The places of events that stand for their copies. Takes 16 bytes an event.
pub struct Firsts {
    table: HashTable<Known>,
    hasher: FixedState,
}

struct Known {
    at: u64,
    source: u32,
    copies: u32,
}

impl Firsts {
    fn of<'f>(firsts: impl Iterator<Item = &'f First>, room: usize) -> Self {
        let hasher = FixedState::with_seed(0);
        let mut table = HashTable::with_capacity(room);
        let hash = |known: &Known| hasher.hash_one((known.at, known.source));
        for first in firsts {
            let known = Known { at: first.at, source: first.source, copies: first.copies };
            table.insert_unique(hash(&known), known, hash);
        }
        Self { table, hasher }
    }

    /// How often the event at this place was met; `None` if it is a copy of an earlier one.
    #[must_use]
    pub fn copies_at(&self, place: Place) -> Option<u32> {
        let (at, source) = (place.at, number(place.source));
        let hash = self.hasher.hash_one((at, source));
        self.table.find(hash, |known| known.at == at && known.source == source).map(|known| known.copies)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.table.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.table.is_empty()
    }
}

/// The key is a hash; half of it will do.
fn hash(key: u128) -> u64 {
    (key >> 64) as u64
}

fn number(source: usize) -> u32 {
    u32::try_from(source).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event<'a>(time: i64, user: &'a [u8], message: &'a [u8]) -> Event<'a> {
        let mut event = Event::default();
        event.set_int(Column::Time, Some(time));
        event.set_text(Column::User, user);
        event.set_text(Column::Message, message);
        event
    }

    #[test]
    fn blanks_and_brackets_and_parts_of_a_second_make_no_difference() {
        let mut keys = Keys::default();
        let plain = keys.key(&event(5_000_000, b"eva", b"Login succeeded for eva/Staff  from 192.0.2.1"));
        let bracketed = keys.key(&event(5_900_000, b"eva", b"Login succeeded for [eva/Staff] from [192.0.2.1]"));
        assert_eq!(plain, bracketed);
        assert_ne!(plain, keys.key(&event(6_000_000, b"eva", b"Login succeeded for eva/Staff from 192.0.2.1")));
        assert_ne!(keys.key(&event(0, b"ab", b"c")), keys.key(&event(0, b"a", b"bc")));
    }

    #[test]
    fn the_first_place_stands_for_all() {
        let mut distinct = Distinct::default();
        let place = |at| Place { source: 1, at };
        for (key, at) in [(7, 0), (8, 10), (7, 20)] {
            distinct.add(key, place(at), 1);
        }
        let firsts = distinct.firsts();
        assert_eq!([0, 10, 20].map(|at| firsts.copies_at(place(at))), [Some(2), Some(1), None]);
        let mut other = Distinct::default();
        other.add(7, place(99), 1);
        let lacking = distinct.lacking_in(&other);
        assert_eq!((lacking.len(), lacking.copies_at(place(10))), (1, Some(1)));
        assert!(other.lacking_in(&distinct).is_empty());
    }
}
