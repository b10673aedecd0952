//! The tests of one field, and what was found out about its values.
//!
//! Values of most columns repeat, so that each distinct one is tested once and remembered as a row of bits. Texts that
//! hardly repeat are tested when they are asked for, at most once per event.

use aho_corasick::AhoCorasick;

use super::{
    Field, Leaf, Place, Test,
    leaf::{Folded, fold, is_list, words},
};
use crate::{intern::Interner, schema::Kind};

/// Distinct values remembered per field; a scan with forged names must not fill the memory.
const MOST_VALUES: usize = 1 << 16;

/// The tests of one field. Texts that may stand anywhere are looked for at once; where values hardly repeat, those that
/// stand at a certain place, too.
pub(super) struct Tests {
    pub field: Field,
    asked: Vec<Test>,
    needles: Option<AhoCorasick>,
    /// The test that each needle belongs to, and where the needle must stand.
    owners: Vec<(usize, Place)>,
}

impl Tests {
    /// The tests of these leaves, which are of one field.
    pub(super) fn new(field: Field, leaves: &[&Leaf]) -> Self {
        let asked: Vec<Test> = leaves.iter().map(|leaf| leaf.test.clone()).collect();
        let (mut needles, mut owners) = (Vec::new(), Vec::new());
        for (index, test) in asked.iter().enumerate() {
            if let Test::Texts { texts, place, .. } = test
                && is_searched(test, field)
            {
                needles.extend(texts);
                owners.extend(texts.iter().map(|_| (index, *place)));
            }
        }
        // If it cannot be built, each text is looked for by itself.
        let needles = if needles.is_empty() { None } else { AhoCorasick::new(needles).ok() };
        Self { field, asked, needles, owners }
    }

    /// How many words a row of bits has.
    pub(super) fn width(&self) -> usize {
        self.asked.len().div_ceil(64)
    }

    /// Sets the bits of the tests that a search finds.
    fn search(&self, folded: Folded<'_>, bits: &mut [u64]) {
        if let Some(needles) = &self.needles {
            for found in needles.find_overlapping_iter(folded.lower) {
                let (test, place) = self.owners[found.pattern().as_usize()];
                let (is_start, is_end) = (found.start() == 0, found.end() == folded.lower.len());
                let is_there = match place {
                    Place::Inside => true,
                    Place::Start => is_start,
                    Place::End => is_end,
                    Place::Whole => is_start && is_end,
                };
                bits[test / 64] |= u64::from(is_there) << (test % 64);
            }
        }
    }

    /// Whether a value fulfils a test that no search decides.
    fn holds(&self, test: usize, folded: Folded<'_>) -> bool {
        self.asked[test].holds_for_text(folded)
    }

    /// Whether a search decides this test.
    pub(super) fn is_searched(&self, test: usize) -> bool {
        self.needles.is_some() && is_searched(&self.asked[test], self.field)
    }

    /// Sets the bits of all tests that a value fulfils.
    pub(super) fn all(&self, text: &[u8], bits: &mut [u64]) {
        let text = String::from_utf8_lossy(text);
        self.all_of_one(&text, bits);
        if is_list(self.field) {
            words(&text).for_each(|word| self.all_of_one(word, bits));
        }
    }

    fn all_of_one(&self, text: &str, bits: &mut [u64]) {
        let folded = Folded { text, lower: &fold(text) };
        self.search(folded, bits);
        for test in 0..self.asked.len() {
            if !self.is_searched(test) && self.holds(test, folded) {
                bits[test / 64] |= 1 << (test % 64);
            }
        }
    }
}

fn is_searched(test: &Test, field: Field) -> bool {
    let Test::Texts { place, is_cased: false, texts } = test else { return false };
    (*place == Place::Inside || field.kind() == Kind::Text) && texts.iter().all(|text| !text.is_empty())
}

/// What was found out about the values of a field that repeat.
#[derive(Default)]
pub(super) struct Memo {
    values: Interner,
    rows: Vec<u64>,
    /// The event that was looked at last, and the row of its value.
    current: (u64, usize),
}

impl Memo {
    /// Whether the value of this event fulfils a test; `logged` is asked once per event.
    #[inline]
    pub(super) fn holds<'t>(
        &mut self,
        tests: &Tests,
        test: usize,
        event: u64,
        logged: impl FnOnce() -> &'t [u8],
    ) -> bool {
        if self.current.0 != event {
            self.current = (event, self.row(tests, logged()));
        }
        self.bit(tests, test)
    }

    /// Which tests the value of this event fulfils, as bits; `logged` is asked once per event.
    #[inline]
    pub(super) fn bits<'t>(&mut self, tests: &Tests, event: u64, logged: impl FnOnce() -> &'t [u8]) -> &[u64] {
        if self.current.0 != event {
            self.current = (event, self.row(tests, logged()));
        }
        &self.rows[self.current.1 * tests.width()..][..tests.width()]
    }

    /// Whether the value that was looked at last fulfils a test.
    #[inline]
    pub(super) fn bit(&self, tests: &Tests, test: usize) -> bool {
        self.rows[self.current.1 * tests.width() + test / 64] >> (test % 64) & 1 == 1
    }

    fn row(&mut self, tests: &Tests, text: &[u8]) -> usize {
        if self.values.len() > MOST_VALUES {
            self.values.clear();
            self.rows.clear();
        }
        let width = tests.width();
        // The empty text fulfils nothing.
        self.rows.resize(self.rows.len().max(width), 0);
        let id = self.values.id(text) as usize;
        if id * width == self.rows.len() {
            self.rows.resize((id + 1) * width, 0);
            tests.all(text, &mut self.rows[id * width..]);
        }
        id
    }
}

/// The text of one event.
#[derive(Default)]
pub(super) struct Text {
    /// The event it belongs to.
    event: u64,
    logged: String,
    lower: String,
    is_logged: bool,
    is_lower: bool,
    found: Option<Vec<u64>>,
    spare: Vec<u64>,
}

impl Text {
    /// Whether the text of this event fulfils a test; `logged` is asked once per event.
    pub(super) fn holds<'t>(
        &mut self,
        tests: &Tests,
        test: usize,
        event: u64,
        logged: impl FnOnce() -> &'t [u8],
    ) -> bool {
        if self.event != event {
            self.set(event, logged());
        }
        if !self.is_logged {
            return false;
        }
        if tests.is_searched(test) {
            self.found(tests)[test / 64] >> (test % 64) & 1 == 1
        } else {
            tests.holds(test, self.folded())
        }
    }

    /// What a search of the text of this event finds, as bits of tests; nothing if there is no text. `logged` is asked
    /// once per event.
    pub(super) fn bits<'t>(&mut self, tests: &Tests, event: u64, logged: impl FnOnce() -> &'t [u8]) -> Option<&[u64]> {
        if self.event != event {
            self.set(event, logged());
        }
        self.is_logged.then(|| self.found(tests))
    }

    /// Whether the text that was looked at last fulfils a test, as far as a search tells.
    pub(super) fn bit(&self, tests: &Tests, test: usize) -> Option<bool> {
        match &self.found {
            _ if !self.is_logged => Some(false),
            Some(found) if tests.is_searched(test) => Some(found[test / 64] >> (test % 64) & 1 == 1),
            _ => None,
        }
    }

    fn folded(&self) -> Folded<'_> {
        Folded { text: &self.logged, lower: if self.is_lower { &self.logged } else { &self.lower } }
    }

    fn found(&mut self, tests: &Tests) -> &[u64] {
        if self.found.is_none() {
            let mut bits = std::mem::take(&mut self.spare);
            bits.clear();
            bits.resize(tests.width(), 0);
            tests.search(self.folded(), &mut bits);
            self.found = Some(bits);
        }
        self.found.as_deref().unwrap_or_default()
    }

    fn set(&mut self, event: u64, text: &[u8]) {
        self.event = event;
        self.is_logged = !text.is_empty();
        if let Some(bits) = self.found.take() {
            self.spare = bits;
        }
        self.logged.clear();
        self.logged.push_str(&String::from_utf8_lossy(text));
        if self.logged.is_ascii() {
            self.is_lower = !self.logged.bytes().any(|byte| byte.is_ascii_uppercase());
            if !self.is_lower {
                self.lower.clone_from(&self.logged);
                self.lower.make_ascii_lowercase();
            }
        } else {
            self.is_lower = false;
            self.lower = fold(&self.logged).into_owned();
        }
    }
}
