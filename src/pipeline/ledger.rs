//! The books: every line is an event, a continuation, a blank, a heading or a reject.

use crate::parse::Reason;

/// What became of the lines of a source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// Events.
    pub events: u64,
    /// Events that matched the query.
    pub matched: u64,
    /// Events that matched but were left out as copies of others.
    pub copies: u64,
    /// Lines that continue the event or reject before them.
    pub continuations: u64,
    /// Lines with nothing but white space.
    pub blanks: u64,
    /// Lines that describe the file: heads of columns, directives.
    pub headings: u64,
    /// Lines that could not be understood, by reason.
    pub rejects: [u64; Reason::ALL.len()],
    /// Events that came from a dataset.
    pub stored: u64,
    /// Events whose time was corrected, as the clock of their appliance was off.
    pub corrected: u64,
    /// Bytes in which only lines that may match were looked at; their other lines are not counted.
    pub searched_bytes: u64,
}

impl Ledger {
    /// Lines that were accounted for.
    #[must_use]
    pub fn lines(&self) -> u64 {
        self.events + self.continuations + self.blanks + self.headings + self.rejected()
    }

    /// Lines that could not be understood.
    #[must_use]
    pub fn rejected(&self) -> u64 {
        self.rejects.iter().sum()
    }

    /// Adds the counts of another part.
    pub fn add(&mut self, other: &Self) {
        self.events += other.events;
        self.matched += other.matched;
        self.copies += other.copies;
        self.continuations += other.continuations;
        self.blanks += other.blanks;
        self.headings += other.headings;
        self.stored += other.stored;
        self.corrected += other.corrected;
        self.searched_bytes += other.searched_bytes;
        for (own, other) in self.rejects.iter_mut().zip(other.rejects) {
            *own += other;
        }
    }
}
