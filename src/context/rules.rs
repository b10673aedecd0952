//! Rules about values, in the order in which they are asked.
//!
//! Who asks often about the same values keeps what was [`Found`] about each and asks it by time only.

use std::collections::HashMap;

use super::{Asked, Subject, Validity};

/// What a row says, about whom and when.
#[derive(Clone, Debug)]
pub struct Rule<T> {
    /// Whom or what it is about.
    pub subject: Subject,
    /// When it holds.
    pub valid: Validity,
    /// What it says.
    pub says: T,
    /// The index of its file in the context, and its line.
    pub origin: (usize, u64),
}

/// The rules of one kind, those first that count first.
#[derive(Clone, Debug)]
pub struct Rules<T> {
    all: Vec<Rule<T>>,
    /// Rules by the plain name that they are about.
    named: HashMap<String, Vec<usize>>,
    /// All other rules.
    others: Vec<usize>,
}

impl<T> Default for Rules<T> {
    fn default() -> Self {
        Self { all: Vec::new(), named: HashMap::new(), others: Vec::new() }
    }
}

impl<T> Rules<T> {
    pub(super) fn push(&mut self, subject: Subject, valid: Validity, says: T, origin: (usize, u64)) {
        self.all.push(Rule { subject, valid, says, origin });
    }

    /// The narrower rule first, and else in the order of the files.
    pub(super) fn settle(&mut self) {
        self.settle_by(|rule| rule.subject.rank());
    }

    pub(super) fn settle_by<K: Ord>(&mut self, key: impl FnMut(&Rule<T>) -> K) {
        self.all.sort_by_key(key);
        for (index, rule) in self.all.iter().enumerate() {
            match rule.subject.exact() {
                Some(name) => self.named.entry(name.to_owned()).or_default().push(index),
                None => self.others.push(index),
            }
        }
    }

    /// All rules, those first that count first.
    #[must_use]
    pub fn all(&self) -> &[Rule<T>] {
        &self.all
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The rules about a value.
    #[must_use]
    pub fn about(&self, asked: &Asked<'_>) -> Found<'_, T> {
        let name = if let Asked::Name(name) | Asked::User(name, _) = asked { name } else { "" };
        let mut found: Vec<usize> = self.named.get(name).into_iter().chain([&self.others]).flatten().copied().collect();
        found.retain(|&index| self.all.get(index).is_some_and(|rule| rule.subject.is_about(asked)));
        found.sort_unstable();
        Found(found.into_iter().filter_map(|index| self.all.get(index)).collect())
    }
}

/// The rules about one value, those first that count first.
#[derive(Clone, Debug)]
pub struct Found<'c, T>(Vec<&'c Rule<T>>);

impl<T> Default for Found<'_, T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'c, T> Found<'c, T> {
    /// What the first rule says that held at a time, in microseconds since 1970.
    #[must_use]
    pub fn at(&self, time: Option<i64>) -> Option<&'c T> {
        self.all_at(time).next()
    }

    /// What all rules say that held at a time, in microseconds since 1970.
    pub fn all_at(&self, time: Option<i64>) -> impl Iterator<Item = &'c T> + '_ {
        self.0.iter().filter(move |rule| rule.valid.holds(time)).map(|rule| &rule.says)
    }

    /// Whether no rule is about the value at any time.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
