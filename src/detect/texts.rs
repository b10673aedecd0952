//! The texts that the notes of a run share, and those that one engine adds.

use std::sync::Arc;

use crate::intern::Interner;

/// Texts by number; 0 is the empty one.
pub(super) struct Texts {
    shared: Arc<Interner>,
    count: u32,
    own: Interner,
}

impl Texts {
    pub(super) fn new(shared: Arc<Interner>) -> Self {
        let count = u32::try_from(shared.len()).unwrap_or(u32::MAX);
        Self { shared, count, own: Interner::default() }
    }

    /// The number of a text.
    pub(super) fn id(&mut self, text: &[u8]) -> u32 {
        if text.is_empty() {
            return 0;
        }
        self.shared.find(text).unwrap_or_else(|| self.count.saturating_add(self.own.id(text)))
    }

    /// The number of a text that was met before.
    pub(super) fn find(&self, text: &[u8]) -> Option<u32> {
        self.shared.find(text).or_else(|| self.own.find(text).map(|own| self.count.saturating_add(own)))
    }

    /// The text with this number.
    pub(super) fn get(&self, id: u32) -> &[u8] {
        match id.checked_sub(self.count) {
            None => self.shared.get(id),
            Some(own) => self.own.get(own),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_have_one_number_wherever_they_came_from() {
        let mut shared = Interner::default();
        let known = shared.id(b"known");
        let mut texts = Texts::new(Arc::new(shared));
        let new = texts.id(b"new");
        assert_eq!((texts.id(b"known"), texts.id(b"new"), texts.id(b"")), (known, new, 0));
        assert_eq!((texts.get(known), texts.get(new), texts.get(0)), (&b"known"[..], &b"new"[..], &b""[..]));
        assert_eq!((texts.find(b"new"), texts.find(b"other")), (Some(new), None));
    }
}
