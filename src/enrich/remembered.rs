//! What was looked up about texts, once per distinct text.

use crate::intern::Interner;

/// Distinct texts remembered per worker and kind; a scan from forged addresses must not fill the memory.
const MOST_REMEMBERED: usize = 1 << 18;

/// What is known about texts; about the empty one, nothing. Lives as long as its worker.
pub(super) struct Remembered<V> {
    texts: Interner,
    values: Vec<V>,
}

impl<V: Default> Default for Remembered<V> {
    fn default() -> Self {
        Self { texts: Interner::default(), values: vec![V::default()] }
    }
}

impl<V> Remembered<V> {
    /// What is known about a text in any case; `look_up` is asked, in lower case, when it is seen for the first time.
    #[inline]
    pub(super) fn about(&mut self, text: &[u8], look_up: impl FnOnce(&str) -> V) -> &V {
        self.of(text, |text| look_up(&String::from_utf8_lossy(text).to_lowercase()))
    }

    /// What is known about a text as it is; `look_up` is asked when it is seen for the first time.
    #[inline]
    pub(super) fn of(&mut self, text: &[u8], look_up: impl FnOnce(&[u8]) -> V) -> &V {
        if self.texts.len() > MOST_REMEMBERED {
            self.texts.clear();
            self.values.truncate(1);
        }
        let id = self.texts.id(text) as usize;
        if id == self.values.len() {
            self.values.push(look_up(text));
        }
        &self.values[id]
    }
}
