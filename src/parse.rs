//! Turns the bytes of a chunk into events.
//!
//! `records` finds lines and joins continuations, `frames` what is not divided by lines; `anchor` finds where
//! a body begins; there is one file for each body. What names its fields (`json`, `cef`, `table`, `pattern`)
//! goes through `fields`. `header` reads what stands before the body, `message` the sentence, and `clock`
//! places times. A record that cannot be understood is a [`Reason`], never a dropped line.

mod anchor;
mod cef;
mod clock;
mod custom;
mod fields;
mod frames;
mod header;
mod json;
mod message;
mod number;
mod pattern;
mod person;
mod records;
mod severity_first;
mod short;
mod stamp;
mod standard;
mod table;
mod welf;

pub use anchor::{Anchor, Anchors, Body};
pub use clock::Clock;
pub use frames::{Frames, head_in};
pub use pattern::Pattern;
pub use records::{Record, Records};

use std::sync::Arc;

use bumpalo::Bump;

use crate::{
    codes::Codes,
    schema::{Column, ColumnSet, Event},
    source::{Layout, Reading},
};
use fields::{Fields, Known};
use stamp::When;
use table::{Row, Table};

impl Reading for Anchors {
    fn starts_record(&self, line: &[u8]) -> bool {
        self.find(line).is_some()
    }

    fn layout(&self, head: &[u8]) -> Layout {
        frames::layout(head, self)
    }

    fn layout_behind(&self, layout: &Layout, bytes: &[u8]) -> Layout {
        frames::layout_behind(layout, bytes)
    }
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
    anchors: &'q Anchors,
    clock: Clock,
    heads: welf::Heads,
    needs: ColumnSet,
    /// The head of the table that is being read, and what it says.
    table: Option<(Vec<u8>, Arc<Table>)>,
}

const MICROS: i64 = 1_000_000;
/// Columns that need the sentence or the catalogue to be looked at.
const FROM_MESSAGE: ColumnSet = message::COLUMNS;
/// Columns that only a header holds.
const FROM_HEADER: ColumnSet =
    ColumnSet::of(&[Column::HeaderHost, Column::HeaderTime, Column::Priority, Column::ObserverIp, Column::Time]);
/// Lines inside fields of lines inside fields.
const MOST_WRAPPERS: usize = 3;

impl<'q> Parser<'q> {
    /// A parser that fills at least the needed columns.
    #[must_use]
    pub fn new(codes: &'q Codes, anchors: &'q Anchors, clock: Clock, needs: ColumnSet) -> Self {
        Self { codes, anchors, clock, heads: welf::Heads::default(), needs, table: None }
    }

    /// What finds where bodies begin.
    #[must_use]
    pub const fn anchors(&self) -> &'q Anchors {
        self.anchors
    }

    /// Takes the line that names the columns of the rows that follow.
    pub fn set_head(&mut self, head: &[u8]) {
        if self.table.as_ref().is_none_or(|(known, _)| known != head) {
            self.table = Table::of(head).map(|table| (head.to_vec(), Arc::new(table)));
        }
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
        let time = self.read_line(record.text, anchor, scratch, event)?;
        if self.needs.has(Column::Time) {
            event.set_int(Column::Time, Some(time));
        }
        if self.needs.meets(FROM_MESSAGE) {
            message::read(self.codes, self.needs, scratch, event);
        }
        Ok(())
    }

    /// Header and body of a line; returns the time in microseconds since 1970.
    #[inline]
    fn read_line<'a>(
        &mut self,
        line: &'a [u8],
        anchor: Anchor,
        scratch: &'a Bump,
        event: &mut Event<'a>,
    ) -> Result<i64, Reason> {
        let (header, body) = line.split_at(anchor.at);
        let when = match anchor.body {
            Body::Welf => welf::read(body, event, self.needs, Some(&mut self.heads))?,
            Body::Standard => standard::read(body, event, self.needs)?,
            _ => return self.read_rare_line(line, anchor, scratch, event),
        };
        self.place(header, when, false, event)
    }

    /// A line whose body is neither WELF nor Standard, or holds another line.
    #[cold]
    fn read_rare_line<'a>(
        &mut self,
        line: &'a [u8],
        anchor: Anchor,
        scratch: &'a Bump,
        event: &mut Event<'a>,
    ) -> Result<i64, Reason> {
        let (mut line, mut anchor) = (line, anchor);
        for _ in 0..MOST_WRAPPERS {
            let (header, body) = line.split_at(anchor.at);
            match self.read_rare(anchor.body, body, scratch, event)? {
                Found::Event(when) => return self.place(header, when, anchor.body == Body::Object, event),
                Found::Line(field) => {
                    line = records::without_end(field.value);
                    anchor = self.anchors.find(line).ok_or(Reason::NoAnchor)?;
                    if matches!(anchor.body, Body::Welf | Body::Standard) {
                        let time = self.read_line(line, anchor, scratch, event)?;
                        event.set_text(Column::Wrapper, field.name);
                        return Ok(time);
                    }
                    event.set_text(Column::Wrapper, field.name);
                }
            }
        }
        Err(Reason::NoAnchor)
    }

    /// Reads the header and places the time. JSON does not name the node; the header does.
    #[inline]
    fn place<'a>(
        &mut self,
        header: &'a [u8],
        when: When<'a>,
        takes_node: bool,
        event: &mut Event<'a>,
    ) -> Result<i64, Reason> {
        let wall_secs = match when {
            When::Wall(text) => self.clock.wall(text).ok_or(Reason::BadTime)?,
            When::WallSecs(secs, _) => secs,
            When::Instant(micros) => micros.div_euclid(MICROS),
        };
        let mut offset_secs = None;
        if !header.is_empty() && (self.needs.meets(FROM_HEADER) || (takes_node && self.needs.has(Column::Node))) {
            let stamps = header::read(header, wall_secs, event);
            offset_secs = stamps.offset_secs;
            if let Some(wall_secs) = stamps.wall_secs {
                event.fill_int(Column::HeaderTime, Some(self.clock.place(wall_secs, offset_secs)));
            }
            if takes_node {
                event.fill_text(Column::Node, event.text(Column::HeaderHost));
            }
        }
        Ok(match when {
            When::Wall(_) => self.clock.place(wall_secs, offset_secs),
            When::WallSecs(secs, micros) => self.clock.place(secs, offset_secs).saturating_add(micros),
            When::Instant(micros) => micros,
        })
    }

    /// A body that is neither WELF nor Standard.
    fn read_rare<'a>(
        &self,
        layout: Body,
        body: &'a [u8],
        scratch: &'a Bump,
        event: &mut Event<'a>,
    ) -> Result<Found<'a>, Reason> {
        let event_at = |when| Ok(Found::Event(when));
        match layout {
            Body::SeverityFirst => event_at(severity_first::read(body, event, self.needs)?),
            Body::Pipe => event_at(custom::read_pipe(body, event)?),
            Body::KeyValue => event_at(custom::read_key_value(body, event, self.needs)?),
            Body::Pattern => event_at(self.anchors.pattern().ok_or(Reason::NoAnchor)?.read(body, event)?),
            Body::Cef => self.read_fields(&cef::read(body, scratch)?, b"cef", event),
            Body::Object => {
                let (fields, is_cut) = json::read(body, scratch)?;
                let is_filter = fields.has(b"message_id") && fields.has(b"raw_message");
                let found = self.read_fields(&fields, if is_filter { b"json" } else { b"document" }, event);
                if is_cut {
                    event.set_text(Column::Flags, b"cut");
                }
                found
            }
            Body::Row => {
                let (_, table) = self.table.as_ref().ok_or(Reason::NoAnchor)?;
                let known = match table.row(body, scratch)? {
                    Row::Fields(known) => known,
                    Row::Vc0(cells) => {
                        event.set_text(Column::Format, table.format());
                        return event_at(table::read_vc0(&cells, scratch, event)?);
                    }
                };
                self.read_known(&known, table.format(), event)
            }
            Body::Welf | Body::Standard => Err(Reason::NoAnchor),
        }
    }

    fn read_fields<'a>(
        &self,
        fields: &Fields<'a>,
        format: &'static [u8],
        event: &mut Event<'a>,
    ) -> Result<Found<'a>, Reason> {
        self.read_known(&fields.known().collect::<Vec<_>>(), format, event)
    }

    fn read_known<'a>(
        &self,
        known: &[Known<'a>],
        format: &'static [u8],
        event: &mut Event<'a>,
    ) -> Result<Found<'a>, Reason> {
        if let Some(field) = fields::line(known, |text| self.anchors.find(text).is_some()) {
            return Ok(Found::Line(field));
        }
        event.set_text(Column::Format, format);
        fields::fill(known, event).map(Found::Event)
    }
}

/// What a body turned out to hold.
enum Found<'a> {
    /// An event of this time.
    Event(When<'a>),
    /// A whole line in one of its fields.
    Line(Known<'a>),
}
