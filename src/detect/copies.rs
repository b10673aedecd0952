//! Finds events that another file has, too.

use foldhash::HashMap;

use super::note::{Kept, Note};

const SECOND: i64 = 1_000_000;

/// What all layouts of a line have. The address is not among it: WELF leaves it out in the admin log.
const COMMON: [usize; 5] = [Kept::CODE, Kept::NODE, Kept::USER, Kept::SESSION_ID, Kept::HOST];

/// Finds events that another file has, too: what one file has twice in a second happened twice, but what two files
/// have once happened once.
#[derive(Default)]
pub(super) struct Copies {
    second: i64,
    /// How often each file has an event, and where in the batch it was first met for the first, second, … time.
    met: HashMap<[u32; COMMON.len()], Met>,
    pub(super) count: u64,
}

/// How often each file has an event, and where its originals are.
type Met = (Vec<(u32, usize)>, Vec<usize>);

impl Copies {
    /// Whether an event begins a new second.
    pub(super) fn is_new_second(&self, note: &Note) -> bool {
        note.time.div_euclid(SECOND) != self.second
    }

    pub(super) fn forget(&mut self) {
        self.met.clear();
    }

    /// Where in the batch the event is that this one is a copy of; if it is none, it will be put at its end.
    pub(super) fn original(&mut self, note: &Note, end: usize) -> Option<usize> {
        if self.is_new_second(note) {
            self.second = note.time.div_euclid(SECOND);
            self.met.clear();
        }
        let (by_file, originals) = self.met.entry(COMMON.map(|slot| note.text(slot))).or_default();
        let file = note.text(Kept::FILE);
        let known = by_file.iter().position(|(known, _)| *known == file).unwrap_or_else(|| {
            by_file.push((file, 0));
            by_file.len() - 1
        });
        by_file[known].1 += 1;
        let original = originals.get(by_file[known].1 - 1).copied();
        match original {
            Some(_) => self.count += 1,
            None => originals.push(end),
        }
        original
    }
}
