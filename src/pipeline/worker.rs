//! What one worker does with a chunk: parse, enrich, test, hand to its sink.

use bumpalo::Bump;
use jiff::tz::TimeZone;

use super::Ledger;
use crate::{
    codes::Codes,
    copies::Firsts,
    dataset::Rows,
    enrich::{Clocks, Enricher, Knowledge},
    parse::{Anchors, Body, Clock, Frames, Parser, Reason, Record, Records, head_in},
    query::{Expr, Prefilter},
    schema::{Column, ColumnSet, Event, Place},
    source::{Chunk, Content, Edge, Flaw, Framing},
};

/// What a run is to find out.
pub struct Plan<'q> {
    /// The message catalogue.
    pub codes: &'q Codes,
    /// Finds where the bodies of lines begin.
    pub anchors: &'q Anchors,
    /// What is known about events from elsewhere.
    pub knowledge: &'q Knowledge,
    /// Which events match; all without.
    pub condition: Option<&'q Expr>,
    /// Finds lines that may match. Only for runs that need no complete ledger.
    pub prefilter: Option<&'q Prefilter>,
    /// Of the matching events, those that are wanted; all without.
    pub firsts: Option<&'q Firsts>,
    /// Columns that the sink looks at.
    pub needs: ColumnSet,
    /// The zone of the appliances' clocks, if somebody named it.
    pub log_zone: Option<TimeZone>,
    /// Whether rejected lines are handed out.
    pub keeps_rejects: bool,
}

impl Plan<'_> {
    /// Columns that must be filled.
    #[must_use]
    pub fn all_needs(&self) -> ColumnSet {
        let needs = self.condition.map_or(self.needs, |condition| self.needs.with(condition.needs()));
        self.knowledge.inputs(needs)
    }
}

/// Takes the matching events of one worker.
pub trait Sink: Send {
    /// What it hands out for each chunk, in input order.
    type Part: Send;
    /// Whether parts grow with the input, so that few may wait at a time.
    const PARTS_GROW: bool = true;
    /// Takes one event.
    fn take(&mut self, event: &Event<'_>);
    /// Takes a line that is no event.
    fn take_reject(&mut self, _reject: &Reject<'_>) {}
    /// Takes a place where the records of a `.vc0` log do not follow each other as they were written.
    fn take_flaw(&mut self, _flaw: &FlawAt) {}
    /// The chunk is at its end.
    fn finish_chunk(&mut self) -> Self::Part;
}

/// A line that could not be understood.
pub struct Reject<'c> {
    /// Where it stands.
    pub place: Place,
    /// Its number, if lines are counted; 0 in a native log, which has none.
    pub line: u64,
    /// Why it is no event.
    pub reason: Reason,
    /// Its bytes.
    pub bytes: &'c [u8],
}

/// A flaw, and where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FlawAt {
    /// What is wrong.
    pub flaw: Flaw,
    /// Where it begins; that of a record comes right before its event.
    pub place: Place,
    /// How many bytes it has.
    pub length: u64,
}

/// What was made of a chunk.
pub(super) struct Done<P> {
    pub(super) source: usize,
    pub(super) ledger: Ledger,
    pub(super) rejects: Vec<u8>,
    pub(super) fault: Option<String>,
    pub(super) part: P,
}

pub(super) struct Worker<'q, S> {
    condition: Option<&'q Expr>,
    prefilter: Option<&'q Prefilter>,
    firsts: Option<&'q Firsts>,
    keeps_rejects: bool,
    needs: ColumnSet,
    parser: Parser<'q>,
    clocks: Option<Clocks<'q>>,
    enricher: Enricher<'q>,
    sink: S,
}

/// What is gathered while a chunk is read.
#[derive(Default)]
struct Books {
    ledger: Ledger,
    rejects: Vec<u8>,
    /// Texts of the current event, or of those of a row group, that had to be decoded or put together.
    scratch: Bump,
}

impl<'q, S: Sink> Worker<'q, S> {
    pub(super) fn new(plan: &'q Plan<'q>, sink: S) -> Self {
        let needs = plan.all_needs();
        let clock = plan.log_zone.clone().map_or_else(Clock::assumed, Clock::new);
        Self {
            condition: plan.condition,
            prefilter: plan.prefilter,
            firsts: plan.firsts,
            keeps_rejects: plan.keeps_rejects,
            needs,
            parser: Parser::new(plan.codes, plan.anchors, clock, needs),
            clocks: Clocks::new(&plan.knowledge.context),
            enricher: Enricher::new(plan.knowledge, needs),
            sink,
        }
    }

    pub(super) fn into_sink(self) -> S {
        self.sink
    }

    pub(super) fn read(&mut self, chunk: &Chunk) -> Done<S::Part> {
        self.parser.set_name(&chunk.name);
        let mut books = Books::default();
        let mut fault = None;
        match &chunk.content {
            Content::Lines(block) if chunk.layout.framing != Framing::Lines => {
                self.read_frames(chunk, block.bytes(), &mut books);
            }
            Content::Lines(block) => match self.prefilter {
                Some(prefilter) => self.search(chunk, block.bytes(), prefilter, &mut books),
                None => self.read_all(chunk, block.bytes(), &mut books),
            },
            Content::RowGroup(file, index) => match Rows::read(file, *index, self.needs) {
                Ok(rows) => rows.for_each(|row, event| {
                    event.place = Place { source: chunk.source, at: (*index as u64) << 32 | row as u64 };
                    books.ledger.events += 1;
                    books.ledger.stored += 1;
                    self.pass(event, &mut books.ledger, &books.scratch);
                }),
                Err(reason) => fault = Some(reason),
            },
        }
        let Books { ledger, rejects, .. } = books;
        Done { source: chunk.source, ledger, rejects, fault, part: self.sink.finish_chunk() }
    }

    fn read_all(&mut self, chunk: &Chunk, bytes: &[u8], books: &mut Books) {
        let start = self.skip_rest_of_line(chunk, bytes, books);
        let mut line = chunk.first_line + u64::from(start > 0);
        for record in Records::new(&bytes[start..], self.parser.anchors()) {
            self.record(chunk, &record, line, chunk.offset + (start + record.start) as u64, books);
            line += record.feeds;
        }
    }

    /// Reads what is not divided by lines.
    fn read_frames(&mut self, chunk: &Chunk, bytes: &[u8], books: &mut Books) {
        // Native logs have no lines.
        let mut line = if matches!(chunk.layout.framing, Framing::Vc0(_)) { 0 } else { chunk.first_line };
        let edge = if chunk.ends_source { Edge::End } else { Edge::Frame };
        if let Some(head) = &chunk.layout.head {
            self.parser.set_head(head);
        }
        for record in Frames::new(bytes, chunk.offset == 0, edge, &chunk.layout, self.parser.anchors()) {
            if let Some(flaw) = record.flaw {
                let place = Place { source: chunk.source, at: chunk.offset + record.start as u64 };
                self.sink.take_flaw(&FlawAt { flaw, place, length: record.bytes.len() as u64 });
            }
            if record.is_heading {
                books.ledger.headings += record.lines;
                if let Some(head) = head_in(record.text) {
                    self.parser.set_head(head);
                }
            } else {
                self.record(chunk, &record, line, chunk.offset + record.start as u64, books);
            }
            line += record.feeds;
        }
    }

    /// Looks only at records in which the prefilter finds something.
    fn search(&mut self, chunk: &Chunk, bytes: &[u8], prefilter: &Prefilter, books: &mut Books) {
        books.ledger.searched_bytes += bytes.len() as u64;
        let mut at = self.skip_rest_of_line(chunk, bytes, &mut Books::default());
        let (mut line, mut counted) = (chunk.first_line, 0);
        let wants_line = self.needs.has(Column::Line);
        let mut records = Records::new(bytes, self.parser.anchors());
        while let Some(hit) = prefilter.find(bytes, at) {
            records.seek(hit);
            let Some(record) = records.next() else { break };
            let end = record.start + record.bytes.len();
            if end <= hit {
                // A stray line behind a record; it is none itself.
                at = memchr::memchr(b'\n', &bytes[hit..]).map_or(bytes.len(), |newline| hit + newline + 1);
                continue;
            }
            if wants_line {
                line += memchr::memchr_iter(b'\n', &bytes[counted..record.start]).count() as u64;
                counted = record.start;
            }
            if record.anchor.is_some() {
                self.record(chunk, &record, line, chunk.offset + record.start as u64, books);
            }
            at = end;
        }
    }

    /// A line too long to hold was rejected with its first part; the rest of it is only kept.
    fn skip_rest_of_line(&self, chunk: &Chunk, bytes: &[u8], books: &mut Books) -> usize {
        if !chunk.starts_inside_line {
            return 0;
        }
        let end = memchr::memchr(b'\n', bytes).map_or(bytes.len(), |newline| newline + 1);
        if self.keeps_rejects {
            books.rejects.extend_from_slice(&bytes[..end]);
        }
        end
    }

    #[inline]
    fn record(&mut self, chunk: &Chunk, record: &Record<'_>, line: u64, offset: u64, books: &mut Books) {
        books.ledger.continuations += record.lines - 1;
        if record.anchor.is_none() && record.is_blank() {
            books.ledger.blanks += 1;
            return;
        }
        books.scratch.reset();
        let mut event = Event::default();
        let read = if record.is_too_long() {
            Err(Reason::TooLong)
        } else {
            self.parser.read(record, &books.scratch, &mut event)
        };
        if let Err(reason) = read {
            let reason = if reason == Reason::NoAnchor && record.is_binary() { Reason::Binary } else { reason };
            books.ledger.rejects[reason as usize] += 1;
            let place = Place { source: chunk.source, at: offset };
            self.sink.take_reject(&Reject { place, line, reason, bytes: record.bytes });
            if self.keeps_rejects {
                books.rejects.extend_from_slice(record.bytes);
            }
            return;
        }
        books.ledger.events += 1;
        if let Some(clocks) = &mut self.clocks {
            books.ledger.corrected += u64::from(clocks.correct(&mut event));
        }
        event.place = Place { source: chunk.source, at: offset };
        event.set_text(Column::File, chunk.name.as_bytes());
        event.set_int(Column::Line, i64::try_from(line).ok().filter(|&line| line > 0));
        event.set_int(Column::Offset, i64::try_from(offset).ok());
        // What stands before the text of a native record is no text.
        let is_native = record.anchor.is_some_and(|anchor| matches!(anchor.body, Body::Vc0 | Body::Vc0Synthetic));
        let raw = if is_native { record.text } else { record.bytes.strip_suffix(b"\n").unwrap_or(record.bytes) };
        event.set_text(Column::Raw, raw);
        self.pass(&mut event, &mut books.ledger, &books.scratch);
    }

    #[inline]
    fn pass<'a>(&mut self, event: &mut Event<'a>, ledger: &mut Ledger, scratch: &'a Bump)
    where
        'q: 'a,
    {
        self.enricher.enrich(event, scratch);
        if self.condition.is_none_or(|condition| condition.matches(event)) {
            if let Some(firsts) = self.firsts {
                let Some(copies) = firsts.copies_at(event.place) else {
                    ledger.copies += 1;
                    return;
                };
                event.set_int(Column::Copies, Some(copies.into()));
            }
            ledger.matched += 1;
            self.sink.take(event);
        }
    }
}
