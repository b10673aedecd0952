//! Finds copies: the same event in another file.
//!
//! A site keeps what its syslog server got and what the appliance archived; both tell of the same event. In one
//! second, an event that one file has twice happened twice, but an event that two files have once happened once.

use std::hash::BuildHasher;

use foldhash::{HashMap, fast::FixedState};

use super::note::{Field, Note};

const SECOND: i64 = 1_000_000;

/// Fields that all layouts of a line have. The address is none of them: WELF leaves it out in the admin log.
const COMMON: [Field; 7] =
    [Field::Code, Field::Node, Field::User, Field::Session, Field::Tunnel, Field::Target, Field::Subject];

/// What was met in the current second.
#[derive(Default)]
pub(super) struct Twins {
    second: i64,
    met: HashMap<u64, Met>,
}

/// How often one event was met.
#[derive(Default)]
struct Met {
    /// In each file that has it.
    by_file: Vec<(u32, u64)>,
    /// In the file that has it most often.
    most: u64,
}

impl Twins {
    /// Whether a note is a copy of one that came before. Notes come in the order of time.
    pub(super) fn is_copy(&mut self, note: &Note) -> bool {
        let second = note.time.div_euclid(SECOND);
        if second != self.second {
            self.second = second;
            self.met.clear();
        }
        let texts = COMMON.map(|field| note.text(field));
        let hash = FixedState::with_seed(0).hash_one((note.role.byte(), texts, note.bytes));
        let met = self.met.entry(hash).or_default();
        let file = note.text(Field::File);
        let known = met.by_file.iter().position(|(known, _)| *known == file).unwrap_or_else(|| {
            met.by_file.push((file, 0));
            met.by_file.len() - 1
        });
        met.by_file[known].1 += 1;
        let here = met.by_file[known].1;
        let is_copy = here <= met.most;
        met.most = met.most.max(here);
        is_copy
    }
}

#[cfg(test)]
mod tests {
    use super::{super::role::Role, *};
    use crate::schema::Place;

    #[test]
    fn what_one_file_has_twice_happened_twice() {
        let note = |file: u32, time| Note {
            time,
            place: Place::default(),
            role: Role::Activity,
            is_admin: false,
            is_second: false,
            is_wanted: true,
            is_agent: false,
            is_check: false,
            line: 1,
            is_row: false,
            texts: std::array::from_fn(|field| if field == Field::File as usize { file } else { 1 }),
            bytes: [-1; 3],
        };
        let mut twins = Twins::default();
        let found: Vec<bool> = [1, 1, 2, 2, 2, 3, 1].map(|file| twins.is_copy(&note(file, 5 * SECOND))).into();
        assert_eq!(found, [false, false, true, true, false, true, true]);
        assert!(!twins.is_copy(&note(1, 6 * SECOND)));
    }
}
