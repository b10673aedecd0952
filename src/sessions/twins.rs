//! Finds copies: the same event in another file.
//!
//! A site keeps what its syslog server got and what the appliance archived; both tell of the same event. In one
//! second, an event that one file has twice happened twice, but an event that two files have once happened once.

use std::hash::BuildHasher;

use foldhash::{HashMap, fast::FixedState};

use super::note::{Field, Note};

const SECOND: i64 = 1_000_000;

/// Fields that all layouts of a line have.
const COMMON: [Field; 8] = [
    Field::Code,
    Field::Node,
    Field::User,
    Field::Source,
    Field::Session,
    Field::Tunnel,
    Field::Target,
    Field::Subject,
];

/// What was met in the current second.
#[derive(Default)]
pub(super) struct Twins {
    second: i64,
    met: HashMap<u64, Met>,
}

/// How often one event was met.
struct Met {
    source: usize,
    /// In this source.
    here: u64,
    /// In the source that has it most often.
    most: u64,
}

impl Twins {
    /// Whether a note is a copy of one that came before. Notes come in the order of time, within one second in that
    /// of the input.
    pub(super) fn is_copy(&mut self, note: &Note) -> bool {
        let second = note.time.div_euclid(SECOND);
        if second != self.second {
            self.second = second;
            self.met.clear();
        }
        let texts = COMMON.map(|field| note.text(field));
        let hash = FixedState::with_seed(0).hash_one((note.role.byte(), texts, note.bytes));
        let source = note.place.source;
        let met = self.met.entry(hash).or_insert(Met { source, here: 0, most: 0 });
        if met.source != source {
            (met.source, met.here) = (source, 0);
        }
        met.here += 1;
        let is_copy = met.here <= met.most;
        met.most = met.most.max(met.here);
        is_copy
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{note::FIELDS, role::Role},
        *,
    };
    use crate::schema::Place;

    #[test]
    fn what_one_file_has_twice_happened_twice() {
        let note = |source, time| Note {
            time,
            place: Place { source, at: 0 },
            role: Role::Activity,
            is_admin: false,
            is_second: false,
            is_wanted: true,
            is_agent: false,
            texts: [1; FIELDS],
            bytes: [-1; 3],
        };
        let mut twins = Twins::default();
        let found: Vec<bool> = [0, 0, 1, 1, 1, 2].map(|source| twins.is_copy(&note(source, 5 * SECOND))).into();
        assert_eq!(found, [false, false, true, true, false, true]);
        assert!(!twins.is_copy(&note(1, 6 * SECOND)));
    }
}
