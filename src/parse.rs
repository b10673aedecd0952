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
mod saved;
mod severity_first;
mod short;
mod stamp;
mod standard;
mod table;
mod vc0;
mod welf;

pub use anchor::{Anchor, Anchors, Body};
pub use clock::Clock;
pub use frames::{Frames, head_in};
pub use pattern::Pattern;
pub use records::{Record, Records};
pub use saved::unpacked;

use bumpalo::Bump;

use crate::{
    codes::Codes,
    schema::{Column, ColumnSet, Event},
    source::{Flaw, Layout, Reading},
};
use fields::{Fields, Known};
use saved::Saved;
use stamp::When;
use table::{Row, Table};

impl Reading for Anchors {
    fn starts_record(&self, line: &[u8]) -> bool {
        self.find(line).is_some()
    }

    fn layout(&self, head: &[u8], name: &str) -> Layout {
        frames::layout(head, name, self)
    }

    fn is_unsettled(&self, head: &[u8], name: &str) -> bool {
        frames::is_unsettled(head, name, self)
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
    table: Option<(Vec<u8>, Table)>,
    /// How many fields the line is in that is being read.
    depth: usize,
    /// The log that the name of the file tells.
    log: &'static str,
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
        Self { codes, anchors, clock, heads: welf::Heads::default(), needs, table: None, depth: 0, log: "" }
    }

    /// What finds where bodies begin.
    #[must_use]
    pub const fn anchors(&self) -> &'q Anchors {
        self.anchors
    }

    /// Takes what the name of a file tells of the lines in it.
    pub fn set_name(&mut self, name: &str) {
        let saved = Saved::of(name);
        self.log = saved.log;
        self.clock.set_file_offset(saved.offset_secs);
    }

    /// Takes the line that names the columns of the rows that follow.
    pub fn set_head(&mut self, head: &[u8]) {
        if self.table.as_ref().is_none_or(|(known, _)| known != head) {
            self.table = Table::of(head).map(|table| (head.to_vec(), table));
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
        event.fill_text(Column::Log, self.log.as_bytes());
        match record.flaw {
            Some(Flaw::BareRecord) => event.set_text(Column::Flags, b"bare-record"),
            Some(Flaw::StaleLength) => event.set_text(Column::Flags, b"stale-length"),
            Some(Flaw::Truncated) => event.set_text(Column::Flags, b"cut"),
            _ => {}
        }
        Ok(())
    }

    /// Header and body of a line; returns the time in microseconds since 1970. Nearly all lines take the first
    /// two ways; what they need has one caller, here, so that it becomes one piece of code.
    #[inline]
    fn read_line<'a>(
        &mut self,
        line: &'a [u8],
        anchor: Anchor,
        scratch: &'a Bump,
        event: &mut Event<'a>,
    ) -> Result<i64, Reason> {
        let (header, body) = line.split_at(anchor.at);
        let time = match anchor.body {
            Body::Welf | Body::KeyValue => {
                let heads = Some(&mut self.heads).filter(|_| anchor.body == Body::Welf);
                let time = welf::read(body, event, self.needs, heads)?;
                if anchor.body == Body::KeyValue {
                    custom::set_code(body, event);
                }
                time
            }
            Body::Standard => standard::read(body, event, self.needs)?,
            Body::Vc0 | Body::Vc0Synthetic => {
                event.set_text(Column::Log, self.log.as_bytes());
                let is_synthetic = anchor.body == Body::Vc0Synthetic;
                event.set_text(Column::Format, if is_synthetic { b"vc0-synthetic" } else { b"vc0" });
                return vc0::read(body, is_synthetic, self.needs, event);
            }
            _ => match self.read_rare_line(line, anchor, scratch, event)? {
                Placed::At(micros) => return Ok(micros),
                Placed::Wall(time) => time,
            },
        };
        let wall_secs = self.clock.wall(time).ok_or(Reason::BadTime)?;
        let is_needed = !header.is_empty() && self.needs.meets(FROM_HEADER);
        let offset_secs = if is_needed { self.read_header(header, wall_secs, event) } else { None };
        Ok(self.clock.place(wall_secs, offset_secs))
    }

    /// Fills the columns of the header, and returns the offset of the appliance's clock if it tells that.
    fn read_header<'a>(&mut self, header: &'a [u8], wall_secs: i64, event: &mut Event<'a>) -> Option<i64> {
        let stamps = header::read(header, wall_secs, event);
        if let Some(wall_secs) = stamps.wall_secs {
            event.fill_int(Column::HeaderTime, Some(self.clock.place(wall_secs, stamps.offset_secs)));
        }
        stamps.offset_secs
    }

    /// A line whose body is neither WELF nor Standard, or holds another line.
    #[cold]
    fn read_rare_line<'a>(
        &mut self,
        line: &'a [u8],
        anchor: Anchor,
        scratch: &'a Bump,
        event: &mut Event<'a>,
    ) -> Result<Placed<'a>, Reason> {
        let (header, body) = line.split_at(anchor.at);
        let when = match self.read_rare(anchor.body, body, scratch, event)? {
            Found::Event(when) => when,
            Found::Fields(fields) => {
                if let Some(line) = fields.line(|text| self.is_line(text))
                    && self.depth < MOST_WRAPPERS
                    && let Some(time) = self.read_wrapped(line, scratch, event)
                {
                    return Ok(Placed::At(time));
                }
                event.set_text(Column::Format, fields.format);
                if fields.is_cut {
                    event.set_text(Column::Flags, b"cut");
                }
                fields::fill(&fields.known, event)?
            }
        };
        let (wall_secs, micros) = match when {
            When::Wall(text) => return Ok(Placed::Wall(text)),
            When::WallSecs(secs, micros) => (secs, micros),
            When::Instant(micros) => (micros.div_euclid(MICROS), micros.rem_euclid(MICROS)),
        };
        // JSON does not name the node; the header does.
        let takes_node = anchor.body == Body::Object && self.needs.has(Column::Node);
        let is_needed = !header.is_empty() && (takes_node || self.needs.meets(FROM_HEADER));
        let offset_secs = if is_needed { self.read_header(header, wall_secs, event) } else { None };
        if takes_node {
            event.fill_text(Column::Node, event.text(Column::HeaderHost));
        }
        let offset_secs = if matches!(when, When::Instant(_)) { Some(0) } else { offset_secs };
        Ok(Placed::At(self.clock.place(wall_secs, offset_secs).saturating_add(micros)))
    }

    /// Whether the text is a line of ours, and not one that somebody typed into a sentence.
    fn is_line(&self, text: &[u8]) -> bool {
        self.anchors.find(text).is_some_and(|anchor| header::is_header(&text[..anchor.at]))
    }

    /// The line in a field, unless it makes no sense.
    fn read_wrapped<'a>(&mut self, field: Known<'a>, scratch: &'a Bump, event: &mut Event<'a>) -> Option<i64> {
        let line = records::without_end(field.value);
        let anchor = self.anchors.find(line)?;
        self.depth += 1;
        let time = self.read_line(line, anchor, scratch, event);
        self.depth -= 1;
        match time {
            Ok(_) => event.set_text(Column::Wrapper, field.name),
            Err(_) => *event = Event::default(),
        }
        time.ok()
    }

    /// A body that is neither WELF nor Standard.
    fn read_rare<'a>(
        &self,
        layout: Body,
        body: &'a [u8],
        scratch: &'a Bump,
        event: &mut Event<'a>,
    ) -> Result<Found<'a>, Reason> {
        Ok(match layout {
            Body::SeverityFirst => Found::Event(severity_first::read(body, event, self.needs)?),
            Body::Pipe => Found::Event(custom::read_pipe(body, event)?),
            Body::Pattern => Found::Event(self.anchors.pattern().ok_or(Reason::NoAnchor)?.read(body, event)?),
            Body::Cef => Found::Fields(Fields::known(&cef::read(body, scratch)?, b"cef", false)),
            Body::Object => {
                let (pairs, is_cut) = json::read(body, scratch)?;
                let is_filter = [&b"message_id"[..], b"raw_message"].iter().all(|name| pairs.has(name));
                Found::Fields(Fields::known(&pairs, if is_filter { b"json" } else { b"document" }, is_cut))
            }
            Body::Row => {
                let (_, table) = self.table.as_ref().ok_or(Reason::NoAnchor)?;
                match table.row(body, scratch)? {
                    Row::Fields(known) => Found::Fields(Fields { known, format: table.format(), is_cut: false }),
                    Row::Vc0(cells) => {
                        event.set_text(Column::Format, table.format());
                        Found::Event(table::read_vc0(&cells, scratch, event)?)
                    }
                }
            }
            Body::Welf | Body::Standard | Body::KeyValue | Body::Vc0 | Body::Vc0Synthetic => {
                return Err(Reason::NoAnchor);
            }
        })
    }
}

/// When an event of a rare line was.
enum Placed<'a> {
    /// Microseconds since 1970.
    At(i64),
    /// The text of a wall clock.
    Wall(&'a [u8]),
}

/// What a body turned out to hold.
enum Found<'a> {
    /// An event of this time.
    Event(When<'a>),
    /// Fields with names.
    Fields(Fields<'a>),
}
