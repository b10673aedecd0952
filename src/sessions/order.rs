//! Puts the notes of all inputs into the order of time, in bounded memory.
//!
//! Files may come in any order, overlap, or run backwards. Notes of one second keep the order of the input.

use std::{collections::HashMap, io::Read};

use super::{
    note::{FIELDS, Note, Notes},
    role::Role,
    spot::Spot,
};
use crate::{
    error::Result,
    intern::Interner,
    runs::{self, Ordered, Runs},
    schema::Place,
};

/// Notes that are held in memory at first: about 10 MB. More is slower, as they no longer stay in the caches.
pub const HELD_NOTES: usize = 1 << 16;

/// Bytes of a note in a scratch file.
const NOTE_BYTES: usize = 8 + 8 + 8 + 1 + 1 + 4 + 4 * FIELDS + 3 * 8;

/// Gathers the notes of all chunks.
pub struct Gatherer {
    runs: Runs<Note>,
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
        Self { runs: Runs::new(most_held), books: Books::default() }
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
            self.runs.push(note)?;
        }
        Ok(())
    }

    /// The notes in the order of time.
    ///
    /// # Errors
    /// A scratch file that cannot be read.
    pub(super) fn finish(self) -> Result<(Ordered<Note>, Books)> {
        Ok((self.runs.finish()?, self.books))
    }
}

impl runs::Record for Note {
    type Key = (i64, usize, u64);

    fn key(&self) -> Self::Key {
        (self.time, self.place.source, self.place.at)
    }

    fn lay(&self, bytes: &mut Vec<u8>) {
        push_bytes(self, bytes);
    }

    fn take_up(from: &mut impl Read) -> std::io::Result<Option<Self>> {
        Ok(runs::read_or_end::<NOTE_BYTES>(from)?.map(|bytes| note_of(&bytes)))
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
