//! Takes what a reader found in one file into the store, and keeps the books of the file.

use std::{collections::BTreeMap, path::PathBuf};

use super::{
    Format, Kind,
    store::Store,
    value::{Refusal, Value},
    window::Window,
};

/// What is told of entries that are not understood; the others are only counted.
const MOST_SAMPLES: usize = 5;
/// Reasons for leaving something out that are told apart; a file may name any number of types.
const MOST_REASONS: usize = 64;
/// What is kept of a description, in characters.
const DESCRIPTION_CHARACTERS: usize = 120;

/// What was understood of a file, and what was not.
#[derive(Clone, Debug, Default)]
pub struct Books {
    /// The file.
    pub path: PathBuf,
    /// How it is written; none if that was not recognised.
    pub format: Option<Format>,
    /// How many indicators there are of each kind, in the order of [`Kind::ALL`].
    pub kinds: [u64; Kind::ALL.len()],
    /// How many of them hold only for some time.
    pub limited: u64,
    /// What is no indicator for logs, and how often it was met.
    pub left_out: BTreeMap<String, u64>,
    /// How many entries were not understood.
    pub unknown: u64,
    /// The first of these.
    pub samples: Vec<Sample>,
}

/// An entry that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// The line on which it begins, from 1.
    pub line: u64,
    /// Why.
    pub reason: String,
}

impl Books {
    /// How many indicators there are.
    #[must_use]
    pub fn indicators(&self) -> u64 {
        self.kinds.iter().sum()
    }
}

/// Takes the entries of one file.
pub(super) struct Intake<'s> {
    store: &'s mut Store,
    books: Books,
    /// What people are shown of where an indicator comes from.
    label: String,
    origin: String,
    ignores_windows: bool,
}

/// What a source says of a value besides the value.
#[derive(Clone, Copy)]
pub(super) struct Said<'d> {
    /// The line on which it is said, from 1.
    pub(super) line: u64,
    pub(super) description: &'d str,
    pub(super) window: Window,
}

impl<'s> Intake<'s> {
    pub(super) fn new(store: &'s mut Store, path: PathBuf, label: String, ignores_windows: bool) -> Self {
        let books = Books { path, ..Books::default() };
        Self { store, books, label, origin: String::new(), ignores_windows }
    }

    pub(super) const fn set_format(&mut self, format: Format) {
        self.books.format = Some(format);
    }

    /// Names the file otherwise in what people are shown.
    pub(super) fn set_label(&mut self, label: String) {
        self.label = label;
    }

    pub(super) fn into_books(self) -> Books {
        self.books
    }

    /// Takes a value, or books why there is none.
    pub(super) fn take(&mut self, value: Result<Value, Refusal>, written: &str, said: Said<'_>) {
        let value = match value {
            Ok(value) => value,
            Err(refusal) => return self.refuse(refusal, said.line),
        };
        self.origin.clear();
        self.origin.push_str(&self.label);
        let description = said.description.trim();
        if !description.is_empty() {
            self.origin.push_str(": ");
            self.origin.extend(description.chars().take(DESCRIPTION_CHARACTERS));
        }
        let origin = self.store.origin(&self.origin);
        let window = if self.ignores_windows { Window::ALWAYS } else { said.window };
        let kind = self.store.add(&value, written, origin, window);
        self.books.kinds[kind as usize] += 1;
        self.books.limited += u64::from(said.window != Window::ALWAYS);
    }

    /// Books an entry that gives no indicator.
    pub(super) fn refuse(&mut self, refusal: Refusal, line: u64) {
        match refusal {
            Refusal::LeftOut(mut reason) => {
                let left_out = &mut self.books.left_out;
                if left_out.len() == MOST_REASONS && !left_out.contains_key(&reason) {
                    "other".clone_into(&mut reason);
                }
                *left_out.entry(reason).or_default() += 1;
            }
            Refusal::Unknown(reason) => {
                self.books.unknown += 1;
                if self.books.samples.len() < MOST_SAMPLES {
                    self.books.samples.push(Sample { line, reason });
                }
            }
        }
    }
}
