//! What is kept of an event that fulfils a rule, until rules that look at many events were asked.

use std::{io::Read, sync::Arc};

use foldhash::{HashMap, HashMapExt as _};

use crate::{
    intern::Interner,
    runs::{self, Record},
    schema::{Column, Place},
    sigma::{Extra, Field},
};

/// The fields that notes keep, and where.
#[derive(Clone, Debug)]
pub struct Kept {
    fields: Vec<Field>,
    slots: HashMap<Field, usize>,
}

macro_rules! always {
    ($($name:ident = $index:literal $field:expr;)+) => {
        impl Kept {
            $(
                #[doc = concat!("Where `", stringify!($name), "` is kept.")]
                pub(super) const $name: usize = $index;
            )+
            const ALWAYS: &[Field] = &[$($field),+];
            /// How many fields every note has.
            pub(super) const ALWAYS_COUNT: usize = Self::ALWAYS.len();
        }
    };
}

always! {
    USER = 0 Field::Column(Column::User);
    SRC_IP = 1 Field::Column(Column::SrcIp);
    NODE = 2 Field::Column(Column::Node);
    CODE = 3 Field::Column(Column::Code);
    FILE = 4 Field::Column(Column::File);
    SESSION_ID = 5 Field::Column(Column::Session);
    SESSION_SHORT = 6 Field::Column(Column::SessionShort);
    HOST = 7 Field::Column(Column::Host);
    OUTCOME = 8 Field::Column(Column::Outcome);
    MESSAGE = 9 Field::Column(Column::Message);
    SESSION = 10 Field::Extra(Extra::SessionNumber);
    DEVICE = 11 Field::Extra(Extra::SessionDevice);
}

impl Default for Kept {
    fn default() -> Self {
        let mut kept = Self { fields: Vec::new(), slots: HashMap::new() };
        for &field in Self::ALWAYS {
            kept.slot(field);
        }
        kept
    }
}

impl Kept {
    /// Where a field is kept; from now on it is.
    pub(super) fn slot(&mut self, field: Field) -> usize {
        let fields = &mut self.fields;
        *self.slots.entry(field).or_insert_with(|| {
            fields.push(field);
            fields.len() - 1
        })
    }

    /// The fields, by place.
    #[must_use]
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }
}

/// Which rules events fulfil together. There are few such lists, so a note names its own by a number.
#[derive(Clone, Debug, Default)]
pub(super) struct Combos {
    numbers: HashMap<Arc<[u32]>, u32>,
    lists: Vec<Arc<[u32]>>,
}

impl Combos {
    /// The number of a list.
    pub(super) fn number(&mut self, rules: &[u32]) -> u32 {
        if let Some(known) = self.numbers.get(rules) {
            return *known;
        }
        let number = u32::try_from(self.lists.len()).unwrap_or(u32::MAX);
        let list: Arc<[u32]> = rules.into();
        self.lists.push(Arc::clone(&list));
        self.numbers.insert(list, number);
        number
    }

    /// The lists, by number.
    pub(super) fn lists(&self) -> &[Arc<[u32]>] {
        &self.lists
    }
}

/// What is kept of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Microseconds since 1970.
    pub time: i64,
    /// The time of its line: that of a session record is its end, but it stands at the sign-in.
    pub told: i64,
    /// Where it stands in the input.
    pub place: Place,
    /// Number of the line; 0 if it has none.
    pub line: i64,
    /// Byte offset; -1 if it is not known.
    pub offset: i64,
    /// Number of the session that ends with it; 0 is none.
    pub ends: u32,
    /// Of records, their number from 1; 0 for an event.
    pub record: u32,
    /// Whether it is one that was asked for.
    pub is_wanted: bool,
    /// The rules that it fulfils, by the number of their list.
    pub(super) combo: u32,
    /// The numbers of the kept texts; once it is packed, without those that are missing.
    texts: Box<[u32]>,
    /// Of a packed note, which of the first texts it has.
    present: u128,
}

/// Texts that may be missing in a packed note.
const PACKED: usize = 128;

/// Bytes of a note in a scratch file, without its texts.
const HEAD_BYTES: usize = 6 * 8 + 3 * 4 + 1 + 2;

impl Note {
    /// A note of an event at a time.
    #[must_use]
    pub fn new(time: i64, place: Place, (line, offset): (i64, i64), combo: u32, texts: &[u32]) -> Self {
        let texts = texts.into();
        Self { time, told: time, place, line, offset, ends: 0, record: 0, is_wanted: false, combo, texts, present: 0 }
    }

    /// Takes as little memory as it can. Its texts cannot be changed any more.
    pub(super) fn pack(&mut self) {
        let (first, others) = self.texts.split_at(self.texts.len().min(PACKED));
        self.present = (0..).zip(first).fold(0, |present, (slot, text)| present | u128::from(*text != 0) << slot);
        self.texts = first.iter().filter(|text| **text != 0).chain(others).copied().collect();
    }

    /// A kept text, by number; 0 is none.
    pub(super) fn text(&self, slot: usize) -> u32 {
        let before = |bits: u128| (self.present & bits).count_ones() as usize;
        let place = match (self.present, slot) {
            (0, slot) => slot,
            (present, 0..PACKED) if present >> slot & 1 == 0 => return 0,
            (_, 0..PACKED) => before((1 << slot) - 1),
            _ => before(u128::MAX) + slot - PACKED,
        };
        self.texts.get(place).copied().unwrap_or(0)
    }

    pub(super) fn set_text(&mut self, slot: usize, text: u32) {
        if let Some(known) = self.texts.get_mut(slot) {
            *known = text;
        }
    }

    /// Takes over the texts of a copy that this one lacks.
    pub(super) fn borrow_from(&mut self, copy: &Self) {
        for (own, other) in self.texts.iter_mut().zip(&copy.texts) {
            if *own == 0 {
                *own = *other;
            }
        }
    }

    /// Changes the numbers of its texts and of its list of rules.
    pub(super) fn renumber(&mut self, numbers: &[u32], combos: &[u32]) {
        self.combo = combos[self.combo as usize];
        for text in &mut self.texts {
            *text = numbers[*text as usize];
        }
    }
}

impl Record for Note {
    type Key = (i64, usize, u64, u32, u32);

    fn key(&self) -> Self::Key {
        (self.time, self.place.source, self.place.at, self.ends, self.record)
    }

    fn lay(&self, bytes: &mut Vec<u8>) {
        bytes.extend(self.time.to_le_bytes());
        bytes.extend(self.told.to_le_bytes());
        bytes.extend((self.place.source as u64).to_le_bytes());
        bytes.extend(self.place.at.to_le_bytes());
        bytes.extend(self.line.to_le_bytes());
        bytes.extend(self.offset.to_le_bytes());
        bytes.extend(self.ends.to_le_bytes());
        bytes.extend(self.record.to_le_bytes());
        bytes.extend(self.combo.to_le_bytes());
        bytes.push(u8::from(self.is_wanted));
        bytes.extend(u16::try_from(self.texts.len()).unwrap_or(u16::MAX).to_le_bytes());
        // Most texts are missing: a bit for each tells which are there.
        for texts in self.texts.chunks(8) {
            bytes.push((0..).zip(texts).fold(0, |bits, (bit, text)| bits | u8::from(*text != 0) << bit));
            texts.iter().filter(|text| **text != 0).for_each(|text| bytes.extend(text.to_le_bytes()));
        }
    }

    fn take_up(from: &mut impl Read) -> std::io::Result<Option<Self>> {
        let Some(head) = runs::read_or_end::<HEAD_BYTES>(from)? else { return Ok(None) };
        let mut rest = head.as_slice();
        let time = i64::from_le_bytes(taken(&mut rest));
        let told = i64::from_le_bytes(taken(&mut rest));
        let source = usize::try_from(u64::from_le_bytes(taken(&mut rest))).unwrap_or(usize::MAX);
        let at = u64::from_le_bytes(taken(&mut rest));
        let line = i64::from_le_bytes(taken(&mut rest));
        let offset = i64::from_le_bytes(taken(&mut rest));
        let ends = u32::from_le_bytes(taken(&mut rest));
        let record = u32::from_le_bytes(taken(&mut rest));
        let combo = u32::from_le_bytes(taken(&mut rest));
        let [wanted] = taken(&mut rest);
        let mut texts = vec![0; u16::from_le_bytes(taken(&mut rest)).into()];
        for texts in texts.chunks_mut(8) {
            let mut bits = [0];
            from.read_exact(&mut bits)?;
            let mut bytes = [0; 8 * 4];
            let bytes = &mut bytes[..bits[0].count_ones() as usize * 4];
            from.read_exact(bytes)?;
            let mut words = bytes.chunks_exact(4).map(|mut word| u32::from_le_bytes(taken(&mut word)));
            for (_, text) in texts.iter_mut().enumerate().filter(|(bit, _)| bits[0] >> bit & 1 == 1) {
                *text = words.next().unwrap_or(0);
            }
        }
        let place = Place { source, at };
        let is_wanted = wanted != 0;
        let texts = texts.into();
        Ok(Some(Self { time, told, place, line, offset, ends, record, is_wanted, combo, texts, present: 0 }))
    }
}

/// Takes the first bytes.
fn taken<const N: usize>(rest: &mut &[u8]) -> [u8; N] {
    let Some((first, others)) = rest.split_first_chunk() else { return [0; N] };
    *rest = others;
    *first
}

/// The notes of a chunk, with the texts that their numbers stand for.
#[derive(Default)]
pub struct Notes {
    pub(super) texts: Interner,
    /// The lists of rules that their numbers stand for.
    pub(super) combos: Vec<Arc<[u32]>>,
    pub(super) list: Vec<Note>,
    /// Matching events without a time, which can be put into no order.
    pub(super) timeless: u64,
    /// The latest event of all, matching or not.
    pub(super) last: Option<i64>,
    /// Events of each log.
    pub(super) logs: [u64; super::sink::LOGS.len()],
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_note_has_the_same_texts_and_a_laid_one_all_of_its_own() {
        for length in [0, 12, 62, 128, 131, 200] {
            let texts: Vec<u32> = (0..length).map(|slot| if slot % 3 == 1 { slot + 7 } else { 0 }).collect();
            let note = Note::new(5, Place { source: 1, at: 2 }, (3, 4), 6, &texts);
            let mut bytes = Vec::new();
            note.lay(&mut bytes);
            assert_eq!(Note::take_up(&mut bytes.as_slice()).expect("read").as_ref(), Some(&note));
            let mut packed = note.clone();
            packed.pack();
            let of = |note: &Note| (0..texts.len() + 2).map(|slot| note.text(slot)).collect::<Vec<_>>();
            assert_eq!(of(&packed), of(&note), "{length}");
        }
    }
}
