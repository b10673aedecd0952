//! JSON objects that are read member by member, so that one that makes no sense costs only itself, and a file of
//! any size takes no more memory than its text.

use std::{borrow::Cow, collections::BTreeMap};

use serde_json::value::RawValue;

/// An object whose members are read when they are asked for.
#[derive(Debug)]
pub(super) struct Object<'t>(BTreeMap<Cow<'t, str>, &'t RawValue>);

impl<'t> Object<'t> {
    pub(super) fn read(raw: &'t RawValue) -> Option<Self> {
        serde_json::from_str(raw.get()).ok().map(Self)
    }

    pub(super) fn get(&self, name: &str) -> Option<&'t RawValue> {
        self.0.get(name).copied()
    }

    /// A text or a number; empty if there is none.
    pub(super) fn text(&self, name: &str) -> Cow<'t, str> {
        self.get(name).map_or(Cow::Borrowed(""), text)
    }

    /// Whether a member is true, `1` or `"1"`.
    pub(super) fn is_true(&self, name: &str) -> bool {
        matches!(&*self.text(name), "true" | "1")
    }

    pub(super) fn object(&self, name: &str) -> Option<Self> {
        Self::read(self.get(name)?)
    }

    /// The elements of a list; none if it is no list.
    pub(super) fn list(&self, name: &str) -> Vec<&'t RawValue> {
        self.get(name).and_then(list).unwrap_or_default()
    }
}

/// The elements of a list.
pub(super) fn list(raw: &RawValue) -> Option<Vec<&RawValue>> {
    serde_json::from_str(raw.get()).ok()
}

/// A text, or what else stands there as it is written; nothing for null.
pub(super) fn text(raw: &RawValue) -> Cow<'_, str> {
    match raw.get() {
        "null" => Cow::Borrowed(""),
        written if written.starts_with('"') => serde_json::from_str::<String>(written).unwrap_or_default().into(),
        written => Cow::Borrowed(written),
    }
}

/// Tells lines of parts of a text; quickly if they are asked for from front to back.
pub(super) struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: u64,
}

impl<'t> Lines<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, at: 0, line: 1 }
    }

    /// The line on which a part of the text begins, from 1.
    pub(super) fn line_of(&mut self, part: &RawValue) -> u64 {
        let at = part.get().as_ptr().addr().saturating_sub(self.text.as_ptr().addr());
        if at < self.at {
            (self.at, self.line) = (0, 1);
        }
        let between = self.text.as_bytes().get(self.at..at).unwrap_or_default();
        self.line += memchr::memchr_iter(b'\n', between).count() as u64;
        self.at = at.min(self.text.len());
        self.line
    }
}
