//! Notes what is seen in a chunk, and puts the notes together.

use std::collections::BTreeMap;

use super::{Offsets, logging};
use crate::{
    integrity::{Activity, Span},
    intern::Interner,
    parse::Reason,
    pipeline::{Reject, Sink},
    schema::{Column, ColumnSet, Event},
};

/// The columns that a survey looks at.
pub const NEEDS: ColumnSet = ColumnSet::of(&[
    Column::Time,
    Column::HeaderTime,
    Column::Node,
    Column::Log,
    Column::Format,
    Column::Code,
    Column::Line,
]);

/// Rejected lines that are shown, for each reason.
const SAMPLES: usize = 3;
/// Bytes of a rejected line that are shown.
const EXCERPT_BYTES: usize = 160;
/// Names that a worker remembers from chunk to chunk; more are forged, and are only counted.
const MOST_REMEMBERED: usize = 1 << 16;

/// A line that was rejected.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Why.
    pub reason: Reason,
    /// Its number; 0 in a native log, which has no lines.
    pub line: u64,
    /// Where it begins in the source.
    pub offset: u64,
    /// Its beginning.
    pub excerpt: Vec<u8>,
}

/// Names and how often they occurred.
pub type Names = BTreeMap<Vec<u8>, u64>;

/// What was seen.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    /// Events by layout.
    pub formats: Names,
    /// Events by appliance.
    pub nodes: Names,
    /// Events by log.
    pub logs: Names,
    /// How far the header's clock is ahead.
    pub offsets: Offsets,
    /// When there were events.
    pub activity: Activity,
    /// Events that say that logging was changed, by their number in the list.
    pub logging: BTreeMap<usize, Span>,
    /// The first rejected lines of each reason, in input order.
    pub samples: Vec<Sample>,
}

impl Survey {
    /// Adds what was seen in what follows.
    pub fn absorb(&mut self, other: &Self) {
        for (own, theirs) in
            [(&mut self.formats, &other.formats), (&mut self.nodes, &other.nodes), (&mut self.logs, &other.logs)]
        {
            for (name, count) in theirs {
                *own.entry(name.clone()).or_default() += count;
            }
        }
        self.offsets.absorb(&other.offsets);
        self.activity.absorb(&other.activity);
        for (number, span) in &other.logging {
            self.logging.entry(*number).and_modify(|own| own.add(span)).or_insert(*span);
        }
        for sample in &other.samples {
            self.sample(sample.reason, || sample.clone());
        }
    }

    fn sample(&mut self, reason: Reason, make: impl FnOnce() -> Sample) {
        if self.samples.iter().filter(|sample| sample.reason == reason).count() < SAMPLES {
            self.samples.push(make());
        }
    }
}

/// Surveys the chunks of one worker.
#[derive(Default)]
pub struct Surveyor {
    source: Option<usize>,
    survey: Survey,
    formats: Tally,
    nodes: Tally,
    logs: Tally,
}

impl Sink for Surveyor {
    /// The source, and what was seen; nothing if there was nothing to see.
    type Part = Option<(usize, Survey)>;

    fn take(&mut self, event: &Event<'_>) {
        self.source = Some(event.place.source);
        self.formats.count(event.text(Column::Format));
        self.nodes.count(event.text(Column::Node));
        self.logs.count(event.text(Column::Log));
        let Some(time) = event.int(Column::Time) else { return };
        self.survey.activity.note(time);
        if let Some(header_time) = event.int(Column::HeaderTime) {
            self.survey.offsets.note(time, header_time);
        }
        if let Some(number) = logging::number(event.text(Column::Code)) {
            let span = Span::at(time);
            self.survey.logging.entry(number).and_modify(|own| own.add(&span)).or_insert(span);
        }
    }

    fn take_reject(&mut self, reject: &Reject<'_>) {
        self.source = Some(reject.place.source);
        self.survey.sample(reject.reason, || Sample {
            reason: reject.reason,
            line: reject.line,
            offset: reject.place.at,
            excerpt: excerpt(reject.bytes),
        });
    }

    fn finish_chunk(&mut self) -> Self::Part {
        let mut survey = std::mem::take(&mut self.survey);
        survey.activity.close();
        survey.formats = self.formats.take();
        survey.nodes = self.nodes.take();
        survey.logs = self.logs.take();
        self.source.take().map(|source| (source, survey))
    }
}

/// The beginning of a line, without its end.
fn excerpt(bytes: &[u8]) -> Vec<u8> {
    let line = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let mut end = line.len().min(EXCERPT_BYTES);
    // A character is not cut in two; binary bytes are not searched for characters.
    while end < line.len() && end > EXCERPT_BYTES - 3 && line[end] & 0xC0 == 0x80 {
        end -= 1;
    }
    line[..end].to_vec()
}

/// Counts names by their numbers.
#[derive(Default)]
struct Tally {
    names: Interner,
    counts: Vec<u64>,
}

impl Tally {
    #[inline]
    fn count(&mut self, name: &[u8]) {
        if name.is_empty() {
            return;
        }
        let id = self.names.id(name) as usize;
        if id >= self.counts.len() {
            self.counts.resize(id + 1, 0);
        }
        self.counts[id] += 1;
    }

    /// The names that were counted since the last time.
    fn take(&mut self) -> Names {
        let mut names = Names::new();
        for (id, count) in (0..).zip(&mut self.counts) {
            if *count > 0 {
                names.insert(self.names.get(id).to_vec(), std::mem::take(count));
            }
        }
        if self.names.len() > MOST_REMEMBERED {
            self.names.clear();
            self.counts.clear();
        }
        names
    }
}
