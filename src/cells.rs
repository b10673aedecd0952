//! Splits a table into rows of cells.
//!
//! With commas or semicolons, quotes hold these, line feeds and doubled quotes (RFC 4180). With tabs, nothing is
//! quoted: the public tables of message codes hold quotes as plain text. Behind a fault it goes on with the next line.

use std::borrow::Cow;

/// The rows of a table that are not blank.
pub struct Cells<'t> {
    rest: &'t str,
    separator: u8,
    line: usize,
    next_line: usize,
}

/// A cell of a table.
pub type Cell<'t> = Cow<'t, str>;

impl<'t> Cells<'t> {
    /// The rows of a text.
    #[must_use]
    pub const fn new(text: &'t str, separator: u8) -> Self {
        Self { rest: text, separator, line: 1, next_line: 1 }
    }

    /// The line on which the last row began, from 1.
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }

    fn row(&mut self) -> Result<Vec<Cell<'t>>, &'static str> {
        self.line = self.next_line;
        let mut cells = Vec::with_capacity(9);
        loop {
            let is_quoted = self.separator != b'\t' && self.rest.starts_with('"');
            let cell = if is_quoted { self.quoted()? } else { self.plain() };
            cells.push(cell);
            match self.rest.as_bytes().first() {
                Some(byte) if *byte == self.separator => self.rest = &self.rest[1..],
                Some(b'\n') => {
                    self.rest = &self.rest[1..];
                    self.next_line += 1;
                    return Ok(cells);
                }
                None => return Ok(cells),
                Some(_) => return Err("text behind a closing quote"),
            }
        }
    }

    fn plain(&mut self) -> Cell<'t> {
        let end = memchr::memchr2(self.separator, b'\n', self.rest.as_bytes()).unwrap_or(self.rest.len());
        let (cell, rest) = self.rest.split_at(end);
        self.rest = rest;
        Cow::Borrowed(cell.strip_suffix('\r').unwrap_or(cell))
    }

    fn quoted(&mut self) -> Result<Cell<'t>, &'static str> {
        let inside = &self.rest[1..];
        let mut at = 0;
        let mut has_quotes = false;
        loop {
            let quote = memchr::memchr(b'"', &inside.as_bytes()[at..]).ok_or("a quote that is not closed")?;
            at += quote + 1;
            if inside.as_bytes().get(at) != Some(&b'"') {
                break;
            }
            has_quotes = true;
            at += 1;
        }
        let cell = &inside[..at - 1];
        self.next_line += memchr::memchr_iter(b'\n', cell.as_bytes()).count();
        let rest = &inside[at..];
        self.rest = if rest.starts_with("\r\n") { &rest[1..] } else { rest };
        Ok(if has_quotes { Cow::Owned(cell.replace("\"\"", "\"")) } else { Cow::Borrowed(cell) })
    }
}

impl<'t> Iterator for Cells<'t> {
    type Item = Result<Vec<Cell<'t>>, &'static str>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.rest.is_empty() {
            let (start, line) = (self.rest, self.next_line);
            match self.row() {
                Ok(cells) if cells.iter().all(|cell| cell.trim().is_empty()) => {}
                Ok(cells) => return Some(Ok(cells)),
                Err(fault) => {
                    self.rest = start.split_once('\n').map_or("", |(_, rest)| rest);
                    self.next_line = line + 1;
                    return Some(Err(fault));
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, separator: u8) -> Vec<Result<Vec<String>, &'static str>> {
        Cells::new(text, separator)
            .map(|row| row.map(|cells| cells.into_iter().map(Cow::into_owned).collect()))
            .collect()
    }

    #[test]
    fn quotes_hold_commas_line_feeds_and_quotes() {
        let wanted = [vec!["a", "b,c", "say \"x\"\nto y"], vec!["d", "", ""]];
        let wanted: Vec<_> = wanted.map(|row| Ok(row.into_iter().map(str::to_owned).collect::<Vec<_>>())).into();
        assert_eq!(rows("a,\"b,c\",\"say \"\"x\"\"\nto y\"\r\n\r\nd,,", b','), wanted);
        assert_eq!(rows("a\t\"b\tc", b'\t'), [Ok(["a", "\"b", "c"].map(str::to_owned).to_vec())]);
        assert_eq!(rows("a,\"b\nc", b','), [Err("a quote that is not closed"), Ok(vec!["c".to_owned()])]);
        assert_eq!(rows("\"a\"b,c\nd", b','), [Err("text behind a closing quote"), Ok(vec!["d".to_owned()])]);
        let mut cells = Cells::new("a,\"b\n\"\n\nc", b',');
        let lines: Vec<usize> = std::iter::from_fn(|| cells.next().map(|_| cells.line())).collect();
        assert_eq!(lines, [1, 4]);
    }
}
