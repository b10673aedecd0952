//! What is kept of an event that fulfils a rule, until rules that look at many events were asked.

use std::io::Read;

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
    /// Whether it is one that was asked for.
    pub is_wanted: bool,
    rules: u16,
    /// First the rules that it fulfils, then the numbers of the kept texts.
    words: Box<[u32]>,
}

/// Bytes of a note in a scratch file, without its words.
const HEAD_BYTES: usize = 6 * 8 + 4 + 1 + 2 + 4;

impl Note {
    /// A note. There are never more than 65 535 rules in a note; the surplus is left out.
    #[must_use]
    pub fn new(time: i64, place: Place, (line, offset): (i64, i64), rules: &[u32], texts: &[u32]) -> Self {
        let rules = &rules[..rules.len().min(usize::from(u16::MAX))];
        let count = u16::try_from(rules.len()).unwrap_or(u16::MAX);
        Self {
            time,
            told: time,
            place,
            line,
            offset,
            ends: 0,
            is_wanted: false,
            rules: count,
            words: [rules, texts].concat().into(),
        }
    }

    /// The rules that it fulfils.
    pub(super) fn rules(&self) -> &[u32] {
        &self.words[..usize::from(self.rules)]
    }

    /// A kept text, by number; 0 is none.
    pub(super) fn text(&self, slot: usize) -> u32 {
        self.words.get(usize::from(self.rules) + slot).copied().unwrap_or(0)
    }

    pub(super) fn set_text(&mut self, slot: usize, text: u32) {
        if let Some(word) = self.words.get_mut(usize::from(self.rules) + slot) {
            *word = text;
        }
    }

    /// Takes over the texts of a copy that this one lacks.
    pub(super) fn borrow_from(&mut self, copy: &Self) {
        for slot in 0..self.words.len().saturating_sub(usize::from(self.rules)) {
            if self.text(slot) == 0 {
                self.set_text(slot, copy.text(slot));
            }
        }
    }

    /// Changes the numbers of its texts.
    pub(super) fn renumber(&mut self, numbers: &[u32]) {
        for text in &mut self.words[usize::from(self.rules)..] {
            *text = numbers[*text as usize];
        }
    }
}

impl Record for Note {
    type Key = (i64, usize, u64, u32);

    fn key(&self) -> Self::Key {
        (self.time, self.place.source, self.place.at, self.ends)
    }

    fn lay(&self, bytes: &mut Vec<u8>) {
        bytes.extend(self.time.to_le_bytes());
        bytes.extend(self.told.to_le_bytes());
        bytes.extend((self.place.source as u64).to_le_bytes());
        bytes.extend(self.place.at.to_le_bytes());
        bytes.extend(self.line.to_le_bytes());
        bytes.extend(self.offset.to_le_bytes());
        bytes.extend(self.ends.to_le_bytes());
        bytes.push(u8::from(self.is_wanted));
        bytes.extend(self.rules.to_le_bytes());
        bytes.extend(u32::try_from(self.words.len()).unwrap_or(u32::MAX).to_le_bytes());
        self.words.iter().for_each(|word| bytes.extend(word.to_le_bytes()));
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
        let [wanted] = taken(&mut rest);
        let rules = u16::from_le_bytes(taken(&mut rest));
        let count = u32::from_le_bytes(taken(&mut rest)) as usize;
        let mut bytes = vec![0; count * 4];
        from.read_exact(&mut bytes)?;
        let words = bytes.chunks_exact(4).map(|mut word| u32::from_le_bytes(taken(&mut word))).collect();
        Ok(Some(Self {
            time,
            told,
            place: Place { source, at },
            line,
            offset,
            ends,
            is_wanted: wanted != 0,
            rules,
            words,
        }))
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
    pub(super) list: Vec<Note>,
    /// Matching events without a time, which can be put into no order.
    pub(super) timeless: u64,
    /// The latest event of all, matching or not.
    pub(super) last: Option<i64>,
    /// Events of each log.
    pub(super) logs: [u64; super::sink::LOGS.len()],
}
