//! A row of a table, whichever file it comes from: named cells, and how they are read.

use super::{
    Table,
    moment::{self, Validity},
    table::unknown,
};

/// A row of a table.
pub(super) struct Row {
    pub(super) table: Table,
    /// Where it begins, from 1.
    pub(super) line: u64,
    cells: Vec<(&'static str, String)>,
}

impl Row {
    pub(super) const fn new(table: Table, line: u64) -> Self {
        Self { table, line, cells: Vec::new() }
    }

    /// Adds a cell of a column that the table has.
    pub(super) fn set(&mut self, column: &'static str, text: &str) -> Result<(), String> {
        let text = text.trim();
        if text.contains(char::is_control) {
            return Err(format!("{column} holds a line break or another control character; is a quote not closed?"));
        }
        self.cells.push((column, text.to_owned()));
        Ok(())
    }

    /// A cell; empty if there is none.
    pub(super) fn text(&self, column: &str) -> &str {
        self.cells.iter().find(|(name, _)| *name == column).map_or("", |(_, text)| text)
    }

    /// A cell that must hold something.
    pub(super) fn required(&self, column: &str) -> Result<&str, String> {
        match self.text(column) {
            "" => Err(format!("{column} is missing")),
            text => Ok(text),
        }
    }

    /// A cell that must hold one of some words.
    pub(super) fn choice<T: Copy>(&self, column: &str, words: &[(&'static str, T)]) -> Result<T, String> {
        let text = self.required(column)?;
        let known = words.iter().find(|(word, _)| word.eq_ignore_ascii_case(text));
        known.map(|(_, meaning)| *meaning).ok_or_else(|| unknown(column, text, words.iter().map(|(word, _)| *word)))
    }

    /// When the row holds.
    pub(super) fn validity(&self) -> Result<Validity, String> {
        let bound = |column, otherwise| match self.text(column) {
            "" => Ok(otherwise),
            text => moment::micros(text).map_err(|problem| format!("{column}: {problem}")),
        };
        let valid = Validity { from: bound("valid_from", i64::MIN)?, to: bound("valid_to", i64::MAX)? };
        if valid.from < valid.to { Ok(valid) } else { Err("valid_to is not after valid_from".to_owned()) }
    }
}
