//! Bytes that lines do not divide, in memory: frames cover them, and windows of any size cut between frames.

use pulsetrail::{
    parse::{Anchors, Frames, Record},
    source::{Edge, Framing, RECORD_BYTES, Reading},
};

use crate::checks::{lines, native};

/// More than one record can have.
pub const LONG_BYTES: usize = RECORD_BYTES + RECORD_BYTES / 4;

/// Checks a text as it is and, unless it begins a table by itself, behind this head.
pub fn hold_behind(bytes: &[u8], head: &[u8]) {
    hold(bytes);
    if !matches!(Anchors::default().layout(bytes, "").framing, Framing::Rows(_) | Framing::W3c) {
        hold(&[head, bytes].concat());
    }
}

/// Checks a whole source.
pub fn hold(bytes: &[u8]) {
    let anchors = Anchors::default();
    let layout = anchors.layout(&bytes[..bytes.len().min(RECORD_BYTES)], "");
    match layout.framing {
        Framing::Lines => return lines::hold(bytes, &anchors),
        Framing::Vc0(_) => return native::read(bytes),
        _ => {}
    }
    let records: Vec<Record<'_>> = Frames::new(bytes, true, Edge::End, &layout, &anchors).collect();
    lines::cover(bytes, &records);
    lines::read(&records, layout.head.as_deref(), &anchors);
}
