//! A stretch of one day: notes in the order of time, and what models look at of them, side by side.

use std::sync::Arc;

use foldhash::{HashMap, HashMapExt as _};
use smallvec::SmallVec;

use super::note::Note;
use crate::intern::Interner;

/// The notes of a stretch of one day.
#[derive(Default)]
pub(super) struct Batch {
    /// Days since 1970.
    pub(super) day: i64,
    pub(super) notes: Vec<Arc<Note>>,
    /// For each note, the number of its list of rules.
    pub(super) combos: Vec<u32>,
    /// For each note, whether a session ends with it.
    pub(super) is_end: Vec<bool>,
    /// For each slot that models look at, the numbers of the texts of all notes.
    pub(super) columns: Vec<Vec<u32>>,
    /// Notes that count together with one right before them, each with the rule for which they do, in order.
    pub(super) merged: Vec<(usize, u32)>,
}

impl Batch {
    /// A batch for notes of a day; `columns` tells which slots models look at.
    pub(super) fn new(day: i64, columns: &[bool]) -> Self {
        let columns = columns.iter().map(|_| Vec::new()).collect();
        Self { day, columns, ..Self::default() }
    }

    /// Adds a note.
    pub(super) fn push(&mut self, mut note: Note, columns: &[bool]) {
        for (slot, column) in self.columns.iter_mut().enumerate().filter(|(slot, _)| columns[*slot]) {
            column.push(note.text(slot));
        }
        self.combos.push(note.combo);
        self.is_end.push(note.ends != 0);
        note.pack();
        self.notes.push(Arc::new(note));
    }

    /// Some slots of all notes, which models must look at.
    pub(super) fn texts(&self, slots: &[usize]) -> Texts<'_> {
        match slots {
            [] => Texts::Everybody,
            [slot] => Texts::One(&self.columns[*slot]),
            slots => Texts::Several(slots.iter().map(|slot| self.columns[*slot].as_slice()).collect()),
        }
    }

    /// Whether a note counts together with one before it, for a rule.
    pub(super) fn is_merged(&self, at: usize, rule: usize) -> bool {
        !self.merged.is_empty() && self.merged.binary_search(&(at, u32::try_from(rule).unwrap_or(u32::MAX))).is_ok()
    }
}

/// The numbers of texts of all notes of a batch.
pub(super) enum Texts<'b> {
    /// No text: what is the same for everybody.
    Everybody,
    /// One text of each.
    One(&'b [u32]),
    /// Several together.
    Several(Vec<&'b [u32]>),
}

impl Texts<'_> {
    /// Those of one note; nothing if one is missing.
    #[inline]
    pub(super) fn get(&self, at: usize, joins: &mut Joins) -> Option<u32> {
        match self {
            Self::Everybody => Some(0),
            Self::One(texts) => Some(texts[at]).filter(|text| *text != 0),
            Self::Several(texts) => joins.of(texts.iter().map(|texts| texts[at])),
        }
    }
}

/// What some events have in common, as numbers of texts: seldom more than four.
pub(super) type Common = SmallVec<[u32; 4]>;

/// Bit of the numbers that stand for two texts.
const PAIR: u32 = 1 << 31;

/// Gives two texts together one number.
#[derive(Default)]
pub(super) struct Joins {
    numbers: HashMap<(u32, u32), u32>,
    pairs: Vec<(u32, u32)>,
}

impl Joins {
    pub(super) fn new() -> Self {
        Self { numbers: HashMap::new(), pairs: Vec::new() }
    }

    /// Several texts together; nothing if one of them is missing. No text at all is 0: everybody.
    #[inline]
    pub(super) fn of(&mut self, texts: impl Iterator<Item = u32>) -> Option<u32> {
        let mut all = 0;
        for text in texts {
            if text == 0 {
                return None;
            }
            all = if all == 0 { text } else { self.pair(all, text) };
        }
        Some(all)
    }

    /// Several texts together, some of which may be missing; if all are, that is 0.
    pub(super) fn of_some(&mut self, texts: impl Iterator<Item = u32> + Clone) -> u32 {
        if texts.clone().all(|text| text == 0) {
            return 0;
        }
        texts.reduce(|all, text| self.pair(all, text)).unwrap_or(0)
    }

    fn pair(&mut self, first: u32, second: u32) -> u32 {
        let Self { numbers, pairs } = self;
        *numbers.entry((first, second)).or_insert_with(|| {
            pairs.push((first, second));
            PAIR | u32::try_from(pairs.len() - 1).unwrap_or(u32::MAX)
        })
    }

    /// The text of a number, with blanks between several.
    pub(super) fn shown(&self, number: u32, texts: &Interner) -> String {
        match self.pairs.get((number ^ PAIR) as usize).filter(|_| number & PAIR != 0) {
            Some((first, second)) => format!("{} {}", self.shown(*first, texts), self.shown(*second, texts)),
            None => String::from_utf8_lossy(single(number, texts)).into_owned(),
        }
    }
}

/// The number of something that is no text, among numbers of texts.
pub(super) const fn no_text(number: u32) -> u32 {
    PAIR | number
}

/// The text of a number; that of several together is empty.
pub(super) fn single(number: u32, texts: &Interner) -> &[u8] {
    if number & PAIR == 0 { texts.get(number) } else { b"" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_together_have_one_number_and_are_shown_together() {
        let mut texts = Interner::default();
        let [eva, paris, web] = ["eva", "paris", "web"].map(|text| texts.id(text.as_bytes()));
        let mut joins = Joins::new();
        assert_eq!(joins.of([].into_iter()), Some(0));
        assert_eq!(joins.of([eva].into_iter()), Some(eva));
        assert_eq!(joins.of([eva, 0].into_iter()), None);
        let all = joins.of([eva, paris, web].into_iter()).expect("all are there");
        assert_eq!(joins.of([eva, paris, web].into_iter()), Some(all));
        assert_ne!(joins.of([paris, eva, web].into_iter()), Some(all));
        assert_eq!(joins.shown(all, &texts), "eva paris web");
        assert_eq!((single(eva, &texts), single(all, &texts)), (&b"eva"[..], &b""[..]));
    }
}
