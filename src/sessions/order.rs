//! Puts the notes of all inputs into the order of time, in bounded memory.
//!
//! Files may come in any order, overlap, or run backwards. Notes are held up to a number, then sorted and laid down
//! in a scratch file without a name; at the end the runs are merged. Notes of one second keep the order of the
//! input.

use std::{
    collections::HashMap,
    fs::File,
    io::{BufReader, Read, Seek, Write},
};

use rayon::prelude::*;

use super::{
    note::{FIELDS, Note, Notes},
    role::Role,
    spot::Spot,
};
use crate::{
    error::{Error, Result},
    intern::Interner,
    schema::Place,
};

/// Notes that are held in memory at first: about 10 MB. More is slower, as they no longer stay in the caches.
pub const HELD_NOTES: usize = 1 << 16;
/// After so many runs twice as many notes are held, so that there are never too many runs.
const RUNS_OF_A_LENGTH: usize = 64;

/// Bytes of a note in a scratch file.
const NOTE_BYTES: usize = 8 + 8 + 8 + 1 + 1 + 4 + 4 * FIELDS + 3 * 8;

/// Bytes that are written or read at a time.
const BUFFER_BYTES: usize = 1 << 18;

/// Gathers the notes of all chunks.
pub struct Gatherer {
    most_held: usize,
    held: Vec<Note>,
    runs: Vec<File>,
    books: Books,
}

/// What belongs to the notes as a whole.
#[derive(Default)]
pub(super) struct Books {
    /// The texts that numbers stand for.
    pub(super) texts: Interner,
    /// Where addresses are, by the number of their text.
    pub(super) spots: HashMap<u32, Spot, foldhash::fast::FixedState>,
    /// Events without a time.
    pub(super) timeless: u64,
    /// Events that belong to nobody's session.
    pub(super) others: u64,
}

impl Gatherer {
    /// Gathers, holding at most so many notes in memory.
    #[must_use]
    pub fn new(most_held: usize) -> Self {
        Self { most_held: most_held.max(1), held: Vec::new(), runs: Vec::new(), books: Books::default() }
    }

    /// Takes the notes of a chunk.
    ///
    /// # Errors
    /// A scratch file that cannot be written.
    pub fn take(&mut self, part: Notes) -> Result<()> {
        let books = &mut self.books;
        books.timeless += part.timeless;
        books.others += part.others;
        let count = u32::try_from(part.texts.len()).unwrap_or(u32::MAX);
        let numbers: Vec<u32> = (0..count).map(|own| books.texts.id(part.texts.get(own))).collect();
        for (address, spot) in part.spots {
            books.spots.entry(numbers[address as usize]).or_insert(spot);
        }
        for mut note in part.list {
            for text in &mut note.texts {
                *text = numbers[*text as usize];
            }
            self.held.push(note);
            if self.held.len() == self.most_held {
                self.lay_down()?;
                if self.runs.len().is_multiple_of(RUNS_OF_A_LENGTH) {
                    self.most_held = self.most_held.saturating_mul(2);
                }
            }
        }
        Ok(())
    }

    /// The notes in the order of time.
    ///
    /// # Errors
    /// A scratch file that cannot be read.
    pub(super) fn finish(mut self) -> Result<(Ordered, Books)> {
        self.sort();
        let mut runs: Vec<Run> = Vec::new();
        for mut file in self.runs {
            file.rewind().map_err(unreadable)?;
            runs.push(Run::Laid(BufReader::with_capacity(BUFFER_BYTES, file)));
        }
        runs.push(Run::Held(self.held.into_iter()));
        let heads = runs.iter_mut().map(Run::next).collect::<Result<Vec<_>>>()?;
        let mut ordered = Ordered { runs, heads, current: 0, bound: None };
        ordered.choose();
        Ok((ordered, self.books))
    }

    fn sort(&mut self) {
        // Most logs are in order already.
        if !self.held.is_sorted_by_key(Note::key) {
            self.held.par_sort_unstable_by_key(Note::key);
        }
    }

    fn lay_down(&mut self) -> Result<()> {
        self.sort();
        let mut file = tempfile::tempfile().map_err(unwritable)?;
        let mut bytes = Vec::with_capacity(BUFFER_BYTES + NOTE_BYTES);
        for note in self.held.drain(..) {
            push_bytes(&note, &mut bytes);
            if bytes.len() >= BUFFER_BYTES {
                file.write_all(&bytes).map_err(unwritable)?;
                bytes.clear();
            }
        }
        file.write_all(&bytes).map_err(unwritable)?;
        self.runs.push(file);
        Ok(())
    }
}

fn unwritable(source: std::io::Error) -> Error {
    Error::write(std::env::temp_dir().join("(scratch file)"), source)
}

fn unreadable(source: std::io::Error) -> Error {
    Error::Read { path: std::env::temp_dir().join("(scratch file)"), source }
}

/// Sorted notes.
enum Run {
    Held(std::vec::IntoIter<Note>),
    Laid(BufReader<File>),
}

impl Run {
    fn next(&mut self) -> Result<Option<Note>> {
        match self {
            Self::Held(notes) => Ok(notes.next()),
            Self::Laid(file) => {
                let mut bytes = [0; NOTE_BYTES];
                match file.read_exact(&mut bytes) {
                    Ok(()) => Ok(Some(note_of(&bytes))),
                    Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Ok(None),
                    Err(error) => Err(unreadable(error)),
                }
            }
        }
    }
}

/// Notes in the order of time.
pub(super) struct Ordered {
    runs: Vec<Run>,
    /// The next note of each run.
    heads: Vec<Option<Note>>,
    /// The run that has the earliest note. Runs seldom overlap, so it mostly has many of them.
    current: usize,
    /// The earliest note of the others.
    bound: Option<Key>,
}

type Key = (i64, usize, u64);

impl Ordered {
    /// The next note.
    ///
    /// # Errors
    /// A scratch file that cannot be read.
    pub(super) fn next(&mut self) -> Result<Option<Note>> {
        let next = self.runs[self.current].next()?;
        let is_still_first = match (&next, self.bound) {
            (Some(next), Some(bound)) => next.key() < bound,
            (Some(_), None) => true,
            (None, _) => false,
        };
        let note = std::mem::replace(&mut self.heads[self.current], next);
        if !is_still_first {
            self.choose();
        }
        Ok(note)
    }

    /// Finds the run that has the earliest note, and the earliest of the others.
    fn choose(&mut self) {
        let mut keys: Vec<(Key, usize)> = Vec::new();
        keys.extend(self.heads.iter().enumerate().filter_map(|(run, head)| Some((head.as_ref()?.key(), run))));
        keys.sort_unstable();
        self.current = keys.first().map_or(self.current, |(_, run)| *run);
        self.bound = keys.get(1).map(|(key, _)| *key);
    }
}

fn push_bytes(note: &Note, bytes: &mut Vec<u8>) {
    bytes.extend(note.time.to_le_bytes());
    bytes.extend((note.place.source as u64).to_le_bytes());
    bytes.extend(note.place.at.to_le_bytes());
    bytes.push(note.role.byte());
    let bits = [note.is_admin, note.is_second, note.is_wanted, note.is_agent, note.is_check, note.is_row];
    bytes.push(bits.into_iter().rev().fold(0, |byte, bit| byte << 1 | u8::from(bit)));
    bytes.extend(note.line.to_le_bytes());
    note.texts.iter().for_each(|text| bytes.extend(text.to_le_bytes()));
    note.bytes.iter().for_each(|number| bytes.extend(number.to_le_bytes()));
}

fn note_of(bytes: &[u8; NOTE_BYTES]) -> Note {
    let mut rest = bytes.as_slice();
    let time = i64::from_le_bytes(taken(&mut rest));
    let source = usize::try_from(u64::from_le_bytes(taken(&mut rest))).unwrap_or(usize::MAX);
    let at = u64::from_le_bytes(taken(&mut rest));
    let [role, bits] = taken(&mut rest);
    Note {
        time,
        place: Place { source, at },
        role: Role::of_byte(role),
        is_admin: bits & 1 != 0,
        is_second: bits & 2 != 0,
        is_wanted: bits & 4 != 0,
        is_agent: bits & 8 != 0,
        is_check: bits & 16 != 0,
        is_row: bits & 32 != 0,
        line: u32::from_le_bytes(taken(&mut rest)),
        texts: std::array::from_fn(|_| u32::from_le_bytes(taken(&mut rest))),
        bytes: std::array::from_fn(|_| i64::from_le_bytes(taken(&mut rest))),
    }
}

/// Takes the first bytes.
fn taken<const N: usize>(rest: &mut &[u8]) -> [u8; N] {
    let Some((first, others)) = rest.split_first_chunk() else { return [0; N] };
    *rest = others;
    *first
}

#[cfg(test)]
mod tests {
    use super::{super::role::Ending, *};

    fn notes(seed: u64) -> Notes {
        let mut notes = Notes::default();
        for index in 0..500_u64 {
            let name = notes.texts.id(format!("user-{}", index * seed % 37).as_bytes());
            notes.list.push(Note {
                time: i64::try_from(index * seed * 7919 % 1000).expect("small"),
                place: Place { source: usize::try_from(seed).expect("small"), at: index },
                role: if index % 2 == 0 { Role::End(Ending::Policy) } else { Role::Trailing },
                is_admin: index % 3 == 0,
                is_second: index % 5 == 0,
                is_wanted: index % 7 == 0,
                is_agent: index % 11 == 0,
                is_check: index % 13 == 0,
                is_row: index % 17 == 0,
                line: u32::try_from(index).expect("small"),
                texts: [name; FIELDS],
                bytes: [-1, i64::MAX, i64::try_from(index).expect("small")],
            });
        }
        notes
    }

    fn ordered(most_held: usize) -> Vec<String> {
        let mut gatherer = Gatherer::new(most_held);
        (1..4).for_each(|seed| gatherer.take(notes(seed)).expect("scratch space"));
        let (mut ordered, books) = gatherer.finish().expect("scratch space");
        let mut found = Vec::new();
        while let Some(note) = ordered.next().expect("scratch space") {
            let name = String::from_utf8_lossy(books.texts.get(note.texts[0])).into_owned();
            found.push(format!("{name} {note:?}"));
        }
        found
    }

    #[test]
    fn what_was_laid_down_comes_back_in_the_same_order() {
        let all = ordered(usize::MAX);
        assert_eq!(all.len(), 1500);
        for most_held in [10, 100, 1499, 1500] {
            assert!(ordered(most_held) == all, "{most_held} held");
        }
    }
}
