//! Turns the bytes of a chunk into events.
//!
//! `records` finds lines and joins continuations; `anchor` finds where a body begins; `welf` and
//! `standard` read the two bodies, `header` what stands before them, `message` the sentence, and
//! `clock` places times. A record that cannot be understood is a [`Reason`], never a dropped line.

mod anchor;
mod clock;
mod header;
mod message;
mod number;
mod person;
mod records;
mod short;
mod standard;
mod welf;

pub use clock::Clock;
pub use records::{Record, Records};

use bumpalo::Bump;

use crate::{
    codes::Codes,
    schema::{Column, ColumnSet, Event},
};
use anchor::{Anchor, Body};

/// Whether a line starts a record.
#[must_use]
pub fn starts_record(line: &[u8]) -> bool {
    Anchor::find(line).is_some()
}

/// Why a line is no event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Reason {
    /// No known body begins in it.
    NoAnchor,
    /// Bytes that are not text.
    Binary,
    /// Longer than any record.
    TooLong,
    /// Ends before its time stamp.
    NoTime,
    /// The time stamp is no date.
    BadTime,
    /// The address, actor or message cannot be told apart.
    Torn,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 6] = [Self::NoAnchor, Self::Binary, Self::TooLong, Self::NoTime, Self::BadTime, Self::Torn];

    /// The name in machine output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoAnchor => "no-anchor",
            Self::Binary => "binary",
            Self::TooLong => "too-long",
            Self::NoTime => "no-time",
            Self::BadTime => "bad-time",
            Self::Torn => "torn",
        }
    }

    /// The words for people.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::NoAnchor => "not a log line",
            Self::Binary => "not text",
            Self::TooLong => "longer than 64 KiB",
            Self::NoTime => "no time stamp",
            Self::BadTime => "impossible time stamp",
            Self::Torn => "cut or mangled",
        }
    }
}

/// Reads records; lives as long as its worker.
pub struct Parser<'q> {
    codes: &'q Codes,
    clock: Clock,
    heads: welf::Heads,
    needs: ColumnSet,
}

/// Columns that need the sentence or the catalogue to be looked at.
const FROM_MESSAGE: ColumnSet = message::COLUMNS;
/// Columns that only a header holds.
const FROM_HEADER: ColumnSet =
    ColumnSet::of(&[Column::HeaderHost, Column::HeaderTime, Column::Priority, Column::ObserverIp, Column::Time]);

impl<'q> Parser<'q> {
    /// A parser that fills at least the needed columns.
    #[must_use]
    pub fn new(codes: &'q Codes, clock: Clock, needs: ColumnSet) -> Self {
        Self { codes, clock, heads: welf::Heads::default(), needs }
    }

    /// Reads one record into `event`, which must be empty. `scratch` holds texts that had to be decoded.
    ///
    /// # Errors
    /// The reason why it is no event.
    #[inline]
    pub fn read<'a>(&mut self, record: &Record<'a>, scratch: &'a Bump, event: &mut Event<'a>) -> Result<(), Reason>
    where
        'q: 'a,
    {
        let anchor = record.anchor.ok_or(Reason::NoAnchor)?;
        let (header, body) = record.text.split_at(anchor.at);
        let time = match anchor.body {
            Body::Welf => welf::read(body, event, self.needs, &mut self.heads)?,
            Body::Standard => standard::read(body, event, self.needs)?,
        };
        let wall = self.clock.wall(time).ok_or(Reason::BadTime)?;
        let mut offset = None;
        if !header.is_empty() && self.needs.meets(FROM_HEADER) {
            offset = header::read(header, wall, event);
        }
        if self.needs.has(Column::Time) {
            event.set_int(Column::Time, Some(self.clock.place(wall, offset)));
        }
        if self.needs.meets(FROM_MESSAGE) {
            message::read(self.codes, self.needs, scratch, event);
        }
        Ok(())
    }
}
