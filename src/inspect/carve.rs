//! Tells of records found in raw bytes whether the live logs still have them.
//!
//! A record is known by its whole text. One that the live logs lack, although they reach from before it to
//! behind it, was deleted from them; whether they should hold it is told by the log that its code stands in there.
//! The same record found again, as in the slack of an older copy of the file, is handed out once.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::{
    copies::key_of,
    integrity::Span,
    pipeline::Sink,
    schema::{Column, ColumnSet, Event},
};

/// The columns that tell live records and carved ones apart.
pub const CARVE_NEEDS: ColumnSet =
    ColumnSet::of(&[Column::Time, Column::Node, Column::Log, Column::Code, Column::Format, Column::Raw]);

/// Seconds since 1970 of 2000 and 2050. A time outside is no record, but bytes that look like one.
const PLAUSIBLE_SECS: std::ops::Range<i64> = 946_684_800..2_524_608_000;

/// Node and log.
type Chain = (Vec<u8>, Vec<u8>);

/// What the live logs hold.
#[derive(Default)]
pub struct Live {
    /// The texts of the records, and their heads: where the end of a carved one is not known, its head counts.
    keys: HashSet<u128>,
    spans: BTreeMap<Chain, Span>,
    /// The logs in which each code stands.
    logs: BTreeMap<Vec<u8>, BTreeSet<Vec<u8>>>,
    is_given: bool,
}

impl Live {
    /// Takes what was seen in a chunk.
    pub fn take(&mut self, part: LivePart) {
        self.is_given = true;
        self.keys.extend(part.keys);
        for (chain, span) in part.spans {
            self.spans.entry(chain).and_modify(|own| own.add(&span)).or_insert(span);
        }
        for (code, logs) in part.logs {
            self.logs.entry(code).or_default().extend(logs);
        }
    }

    /// What is known about a carved record.
    fn judge(&self, key: u128, event: &Event<'_>) -> State {
        if !self.is_given {
            return State::Unknown;
        }
        let is_bare = !event.text(Column::Flags).is_empty();
        if self.keys.contains(&key) || (is_bare && self.keys.contains(&key_of(head_of(event)))) {
            return State::Live;
        }
        let (node, time) = (event.text(Column::Node), event.int(Column::Time).unwrap_or(i64::MIN));
        let covers = |log: &[u8]| {
            let span = self.spans.get(&(node.to_vec(), log.to_vec()));
            span.is_some_and(|span| (span.first..=span.last).contains(&time))
        };
        let is_covered = match self.logs.get(event.text(Column::Code)) {
            Some(logs) => logs.iter().any(|log| covers(log)),
            None => covers(event.text(Column::Log)),
        };
        if is_covered { State::Deleted } else { State::Outside }
    }
}

/// What the live logs say about a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// There are none.
    Unknown,
    /// They have it.
    Live,
    /// They lack it, although they reach from before it to behind it.
    Deleted,
    /// It is older or younger than they are, or of another appliance or log.
    Outside,
}

impl State {
    /// The flags of a record in this state, whose length is there or not.
    const fn flags(self, is_bare: bool) -> &'static [u8] {
        match (self, is_bare) {
            (Self::Unknown, false) => b"carved",
            (Self::Unknown, true) => b"carved,bare-record",
            (Self::Live, false) => b"carved,live",
            (Self::Live, true) => b"carved,bare-record,live",
            (Self::Deleted, false) => b"carved,deleted",
            (Self::Deleted, true) => b"carved,bare-record,deleted",
            (Self::Outside, false) => b"carved,outside",
            (Self::Outside, true) => b"carved,bare-record,outside",
        }
    }
}

/// What one worker sees of the live logs in a chunk.
#[derive(Default)]
pub struct LivePart {
    keys: Vec<u128>,
    spans: BTreeMap<Chain, Span>,
    logs: BTreeMap<Vec<u8>, BTreeSet<Vec<u8>>>,
}

/// Reads live logs.
#[derive(Default)]
pub struct LiveSink(LivePart);

impl Sink for LiveSink {
    type Part = LivePart;

    fn take(&mut self, event: &Event<'_>) {
        if !event.text(Column::Format).starts_with(b"vc0") {
            return;
        }
        let part = &mut self.0;
        part.keys.extend([key_of(event.text(Column::Raw)), key_of(head_of(event))]);
        let (code, log) = (event.text(Column::Code), event.text(Column::Log));
        match part.logs.get_mut(code) {
            Some(logs) if logs.contains(log) => {}
            Some(logs) => drop(logs.insert(log.to_vec())),
            None => drop(part.logs.insert(code.to_vec(), BTreeSet::from([log.to_vec()]))),
        }
        if let Some(time) = event.int(Column::Time) {
            let span = Span::at(time);
            let chain = (event.text(Column::Node).to_vec(), log.to_vec());
            part.spans.entry(chain).and_modify(|own| own.add(&span)).or_insert(span);
        }
    }

    fn finish_chunk(&mut self) -> LivePart {
        std::mem::take(&mut self.0)
    }
}

/// Time, node and code of a record, as they stand in it.
fn head_of<'a>(event: &Event<'a>) -> &'a [u8] {
    let text = event.text(Column::Raw);
    memchr::memmem::find(text, b"\tvc").map_or(text, |context| &text[..context])
}

/// A carved record: its key, what the live logs say about it, and what was made of it.
pub type Carved<P> = (u128, State, P);

/// Marks carved records and hands each to another sink.
pub struct Carver<'l, S: Sink> {
    live: &'l Live,
    inner: S,
    found: Vec<Carved<S::Part>>,
    /// Records whose time cannot be.
    pub implausible: u64,
}

impl<'l, S: Sink> Carver<'l, S> {
    /// Compares with these live logs.
    pub const fn new(live: &'l Live, inner: S) -> Self {
        Self { live, inner, found: Vec::new(), implausible: 0 }
    }
}

impl<S: Sink> Sink for Carver<'_, S> {
    type Part = Vec<Carved<S::Part>>;

    fn take(&mut self, event: &Event<'_>) {
        let secs = event.int(Column::Time).map(|micros| micros.div_euclid(1_000_000));
        if !secs.is_some_and(|secs| PLAUSIBLE_SECS.contains(&secs)) {
            self.implausible += 1;
            return;
        }
        let key = key_of(event.text(Column::Raw));
        let state = self.live.judge(key, event);
        let mut marked = *event;
        marked.set_text(Column::Flags, state.flags(!event.text(Column::Flags).is_empty()));
        self.inner.take(&marked);
        self.found.push((key, state, self.inner.finish_chunk()));
    }

    fn finish_chunk(&mut self) -> Self::Part {
        std::mem::take(&mut self.found)
    }
}
