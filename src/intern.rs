//! Gives equal texts the same small number.
//!
//! Group keys, dictionary columns and caches all count by these numbers. A direct-mapped cache in front of
//! the table answers for texts that were just seen, which in logs is nearly all of them.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

/// Slots of the front cache; a power of two.
const CACHE_SLOTS: usize = 4096;

/// A text that was just seen, and its number. Up to sixteen bytes it is known by these parts alone.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Parts {
    first: u64,
    last: u64,
    length: usize,
}

type Recent = (Parts, u32);

/// Texts and their numbers, from 0 in order of appearance. Number 0 is the empty text.
pub struct Interner {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    table: HashTable<u32>,
    cache: Vec<Recent>,
    hasher: FixedState,
}

impl Default for Interner {
    fn default() -> Self {
        Self {
            bytes: Vec::new(),
            ends: vec![0],
            table: HashTable::new(),
            cache: vec![Recent::default(); CACHE_SLOTS],
            hasher: FixedState::with_seed(0),
        }
    }
}

impl Interner {
    /// The number of a text.
    #[inline]
    pub fn id(&mut self, text: &[u8]) -> u32 {
        if text.is_empty() {
            return 0;
        }
        let parts = Parts::of(text);
        let slot = parts.slot();
        let (seen, id) = self.cache[slot];
        if seen == parts && (text.len() <= 16 || self.get(id) == text) {
            return id;
        }
        let id = self.look_up(text);
        self.cache[slot] = (parts, id);
        id
    }

    /// The number of a text that is known.
    #[inline]
    #[must_use]
    pub fn find(&self, text: &[u8]) -> Option<u32> {
        let Self { bytes, ends, table, hasher, .. } = self;
        table.find(hasher.hash_one(text), |&id| text_of(bytes, ends, id) == text).copied()
    }

    /// The text of a number.
    #[inline]
    #[must_use]
    pub fn get(&self, id: u32) -> &[u8] {
        text_of(&self.bytes, &self.ends, id)
    }

    /// How many texts there are, the empty one included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether only the empty text is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.len() == 1
    }

    /// Forgets everything, keeping the memory.
    pub fn clear(&mut self) {
        self.bytes.clear();
        self.ends.truncate(1);
        self.table.clear();
        self.cache.fill(Recent::default());
    }

    #[inline(never)]
    fn look_up(&mut self, text: &[u8]) -> u32 {
        let Self { bytes, ends, table, hasher, .. } = self;
        let hash = hasher.hash_one(text);
        if let Some(&id) = table.find(hash, |&id| text_of(bytes, ends, id) == text) {
            return id;
        }
        let id = u32::try_from(ends.len()).unwrap_or(u32::MAX);
        bytes.extend_from_slice(text);
        ends.push(bytes.len());
        table.insert_unique(hash, id, |&id| hasher.hash_one(text_of(bytes, ends, id)));
        id
    }
}

#[inline]
fn text_of<'b>(bytes: &'b [u8], ends: &[usize], id: u32) -> &'b [u8] {
    let id = id as usize;
    let start = if id == 0 { 0 } else { ends[id - 1] };
    &bytes[start..ends[id]]
}

impl Parts {
    #[inline]
    fn of(text: &[u8]) -> Self {
        let length = text.len();
        let (first, last) = match (text.first_chunk::<8>(), text.last_chunk::<8>()) {
            (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
            _ => (text.iter().fold(0, |word: u64, &byte| word << 8 | u64::from(byte)), 0),
        };
        Self { first, last, length }
    }

    /// A place in the cache; collisions only cost a look into the table.
    #[inline]
    fn slot(self) -> usize {
        let mixed = self.last ^ self.first.rotate_left(29) ^ self.length as u64;
        usize::try_from(mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 52).unwrap_or(0) % CACHE_SLOTS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_share_a_number_and_keep_it() {
        let mut interner = Interner::default();
        let texts: Vec<String> = (0..5000).map(|index| format!("user-{}", index % 2500)).collect();
        let ids: Vec<u32> = texts.iter().map(|text| interner.id(text.as_bytes())).collect();
        assert_eq!(interner.len(), 2501);
        for (text, id) in texts.iter().zip(ids) {
            assert_eq!(interner.get(id), text.as_bytes());
            assert_eq!(interner.id(text.as_bytes()), id);
        }
        assert_eq!(interner.id(b""), 0);
        assert_eq!((interner.find(b"user-7"), interner.find(b"nobody")), (Some(8), None));
        interner.clear();
        assert!(interner.is_empty());
        assert_eq!(interner.id(b"x"), 1);
    }
}
