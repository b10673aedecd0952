//! Finds the records of a chunk that is not divided by lines, and tells how a source is divided.

use super::{
    anchor::{Anchor, Anchors, Body},
    records::{Record, without_end},
    saved,
    table::{Table, W3C_FIELDS},
};
use crate::source::{Division, Edge, Frame, Framing, Layout, without_bom};

/// So many bytes tell whether a source that is called like a native log is text.
const NAMED_BYTES: usize = 512;

/// How a source is divided, as its first bytes and its name show, and the line that names its columns, if there is
/// one.
#[must_use]
pub fn layout(head: &[u8], name: &str, anchors: &Anchors) -> Layout {
    let first_line = without_end(head.split_inclusive(|&byte| byte == b'\n').next().unwrap_or_default());
    let division =
        if anchors.carves() { Some(Division::Carved) } else { Division::of(head, is_called_native(head, name)) };
    if let Some(division) = division {
        return Layout { framing: Framing::Vc0(division), head: None };
    }
    let framing = Framing::of(head, |line| anchors.find(line).is_some());
    if framing == Framing::Lines
        && anchors.find(first_line).is_none()
        && let Some(delimiter) = Table::of(first_line).and_then(|table| table.delimiter())
    {
        return Layout { framing: Framing::Rows(delimiter), head: Some(first_line.into()) };
    }
    Layout { framing, head: None }
}

/// Whether more of a source of this name may tell what its lengths count.
#[must_use]
pub fn is_unsettled(head: &[u8], name: &str, anchors: &Anchors) -> bool {
    !anchors.carves() && Division::is_unsettled(head, is_called_native(head, name))
}

/// Whether bytes that are no text are called like a native log. What is made of one as text often keeps its name.
fn is_called_native(head: &[u8], name: &str) -> bool {
    let is_binary = |byte: &u8| *byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r');
    saved::is_native(name) && head.iter().take(NAMED_BYTES).any(is_binary)
}

/// The layout of what follows these bytes: the last line in them that names columns holds from there on.
#[must_use]
pub fn layout_behind(layout: &Layout, bytes: &[u8]) -> Layout {
    let last = memchr::memmem::rfind_iter(bytes, W3C_FIELDS).find(|&at| at == 0 || bytes[at - 1] == b'\n');
    let head = last.and_then(|at| bytes[at..].split(|&byte| byte == b'\n').next()).map(without_end);
    Layout { framing: layout.framing, head: head.map(Into::into).or_else(|| layout.head.clone()) }
}

/// The records of a chunk, in order.
pub struct Frames<'c> {
    chunk: &'c [u8],
    at: usize,
    is_start: bool,
    edge: Edge,
    layout: &'c Layout,
    anchors: &'c Anchors,
}

impl<'c> Frames<'c> {
    /// The records of these bytes; `is_start` tells that they are the first of their source, `edge` what follows
    /// them.
    #[must_use]
    pub const fn new(chunk: &'c [u8], is_start: bool, edge: Edge, layout: &'c Layout, anchors: &'c Anchors) -> Self {
        Self { chunk, at: 0, is_start, edge, layout, anchors }
    }

    /// The next piece of a `.vc0` log.
    fn piece(&mut self, division: Division) -> Option<Record<'c>> {
        let start = self.at;
        let rest = &self.chunk[start..];
        let piece = division.piece(rest, self.is_start && start == 0, self.edge)?;
        let bytes = &rest[..piece.length];
        let body = if division == Division::Separators { Body::Vc0Synthetic } else { Body::Vc0 };
        self.at += piece.length;
        Some(Record {
            start,
            bytes,
            text: piece.text.as_ref().map_or(bytes, |text| &rest[text.clone()]),
            anchor: piece.text.as_ref().map(|_| Anchor { at: 0, body }),
            lines: u64::from(piece.counts()),
            feeds: 0,
            is_heading: !piece.counts(),
            flaw: piece.flaw,
        })
    }

    fn anchor(&self, text: &[u8]) -> Option<Anchor> {
        match self.layout.framing {
            Framing::Rows(_) | Framing::W3c if text.trim_ascii().is_empty() => None,
            Framing::Rows(_) | Framing::W3c => Some(Anchor { at: 0, body: Body::Row }),
            _ => self.anchors.find(text),
        }
    }

    fn is_heading(&self, text: &[u8]) -> bool {
        match self.layout.framing {
            Framing::Rows(_) => self.layout.head.as_deref() == Some(text),
            Framing::W3c => without_bom(text).starts_with(b"#"),
            _ => false,
        }
    }
}

/// The head that names the columns from here on, if this heading is one.
#[must_use]
pub fn head_in(heading: &[u8]) -> Option<&[u8]> {
    let heading = without_bom(heading);
    heading.starts_with(W3C_FIELDS).then_some(heading)
}

impl<'c> Iterator for Frames<'c> {
    type Item = Record<'c>;

    fn next(&mut self) -> Option<Record<'c>> {
        if let Framing::Vc0(division) = self.layout.framing {
            return self.piece(division);
        }
        let start = self.at;
        let rest = &self.chunk[start..];
        let frame = self.layout.framing.frame(rest, self.is_start && start == 0, self.edge)?;
        let bytes = &rest[..frame.length()];
        self.at += bytes.len();
        let feeds = memchr::memchr_iter(b'\n', bytes).count() as u64;
        if let Frame::Between(_) = frame {
            return Some(Record {
                start,
                bytes,
                text: bytes,
                anchor: None,
                lines: 0,
                feeds,
                is_heading: true,
                flaw: None,
            });
        }
        let text = without_end(bytes);
        let inside = feeds - memchr::memchr_iter(b'\n', &bytes[text.len()..]).count() as u64;
        let is_heading = self.is_heading(text);
        let anchor = if is_heading { None } else { self.anchor(text) };
        Some(Record { start, bytes, text, anchor, lines: 1 + inside, feeds, is_heading, flaw: None })
    }
}
