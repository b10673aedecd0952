//! Lines in memory: records cover them, and reading a record is a function of that record.

use std::sync::LazyLock;

use bumpalo::Bump;
use jiff::{Timestamp, tz::TimeZone};
use pulsetrail::{
    codes::Codes,
    parse::{Anchor, Anchors, Body, Clock, Parser, Reason, Record, Records, head_in},
    schema::{ALL, Column, ColumnSet, Event, Value},
    source::RECORD_BYTES,
};

/// A line of the access log.
pub const WELF: &[u8] =
    b"id=firewall time=\"2025-03-14 03:14:22\" pri=6 fw=192.0.2.10 vpn=n ivs=Default Network user=eva \
    realm=\"Staff\" roles=\"\" proto=auth src=192.0.2.7 dst= dstname= type=vpn op= arg=\"\" result= sent= rcvd= \
    agent=\"\" duration= msg=\"AUT22673: Logout\"\n";

pub static CODES: LazyLock<Codes> = LazyLock::new(Codes::builtin);

/// A zone that has an hour twice and leaves one out.
static ZONE: LazyLock<TimeZone> = LazyLock::new(|| TimeZone::get("Europe/Stockholm").expect("a bundled zone"));

/// Lists are written with a comma and a blank where one byte stood before, so a text may grow to twice its
/// record; what comes from the catalogue is shorter than this.
const FIXED_BYTES: usize = 1024;

/// Checks all lines of a text.
pub fn hold(bytes: &[u8], anchors: &Anchors) {
    let records: Vec<Record<'_>> = Records::new(bytes, anchors).collect();
    cover(bytes, &records);
    assert_eq!(records.iter().map(|record| record.lines).sum::<u64>(), lines_in(bytes), "lines");
    for record in records.iter().filter(|record| record.anchor.is_some() && !record.is_too_long()) {
        for position in [record.start, record.start + record.bytes.len() / 2, record.start + record.bytes.len() - 1] {
            let mut found = Records::new(bytes, anchors);
            found.seek(position);
            let found = found.next().map(|record| (record.start, record.bytes.len()));
            assert_eq!(found, Some((record.start, record.bytes.len())), "the record that holds byte {position}");
        }
    }
    read(&records, None, anchors);
}

/// Checks that a line in a field of a document becomes the event that it is by itself.
pub fn hold_when_wrapped(bytes: &[u8]) {
    let anchors = Anchors::default();
    let Some(bare) = Records::new(bytes, &anchors).next() else { return };
    let Ok(text) = std::str::from_utf8(bare.text) else { return };
    let document = format!("{{\"event\":{{\"original\":{}}}}}", serde_json::to_string(text).expect("JSON"));
    let wrapped = Records::new(document.as_bytes(), &anchors).next().expect("a record");
    assert_eq!(wrapped.anchor, Some(Anchor { at: 0, body: Body::Object }), "{document}");
    let scratch = Bump::new();
    let (outside, inside) = (read_once(&wrapped, None, &anchors, &scratch), read_once(&bare, None, &anchors, &scratch));
    let Ok(outside) = outside else { return };
    if outside.text(Column::Wrapper) != b"event.original" || wrapped.is_too_long() || bare.is_too_long() {
        return;
    }
    let inside = inside.expect("what is an event inside a document is one outside");
    // Lines inside lines are followed only so far.
    if !inside.has(Column::Wrapper) {
        let columns = ALL.iter().copied().filter(|column| *column != Column::Wrapper);
        same(&outside, &inside, columns.collect(), &bare);
    }
}

/// Checks that the records cover the bytes, each byte once, and that none is empty.
pub fn cover(bytes: &[u8], records: &[Record<'_>]) {
    let mut at = 0;
    for record in records {
        assert_eq!(record.start, at, "where a record begins");
        assert!(!record.bytes.is_empty(), "an empty record at {at}");
        assert!(bytes[at..].starts_with(record.bytes) && record.bytes.starts_with(record.text), "bytes at {at}");
        let feeds = record.bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
        let is_last = at + record.bytes.len() == bytes.len();
        assert!(record.feeds == feeds || is_last && record.feeds == feeds + 1, "line feeds at {at}");
        assert!(record.anchor.is_none_or(|anchor| anchor.at <= record.text.len()), "anchor at {at}");
        at += record.bytes.len();
    }
    assert_eq!(at, bytes.len(), "where the last record ends");
}

/// Checks that reading a record depends on nothing but that record and the head of its table: not on what
/// was read before, and not on which columns are wanted.
pub fn read(records: &[Record<'_>], head: Option<&[u8]>, anchors: &Anchors) {
    let mut head = head;
    let mut parser = parser(anchors, every_column());
    for record in records {
        if record.is_heading {
            head = head_in(record.text).or(head);
            continue;
        }
        if record.is_too_long() {
            continue;
        }
        if let Some(head) = head {
            parser.set_head(head);
        }
        let scratch = Bump::new();
        let mut event = Event::default();
        let outcome = parser.read(record, &scratch, &mut event);
        let again = read_once(record, head, anchors, &scratch);
        assert_eq!(outcome, again.as_ref().map(|_| ()).map_err(|reason| *reason), "{}", shown(record));
        for column in narrow_columns(record) {
            holds_alone(column, outcome.map(|()| &event), record, head, anchors);
        }
        if let Ok(again) = again {
            same(&event, &again, every_column(), record);
            values_hold(&event, record);
        }
    }
}

/// The columns that are asked for alone: one by the bytes of the record where speed counts, else all.
fn narrow_columns(record: &Record<'_>) -> Vec<Column> {
    let first = record.bytes.iter().map(|&byte| usize::from(byte)).sum::<usize>() % ALL.len();
    if cfg!(test) { ALL.to_vec() } else { vec![ALL[first]] }
}

fn holds_alone(
    column: Column,
    whole: Result<&Event<'_>, Reason>,
    record: &Record<'_>,
    head: Option<&[u8]>,
    anchors: &Anchors,
) {
    let scratch = Bump::new();
    let mut event = Event::default();
    let mut parser = parser(anchors, ColumnSet::of(&[column]));
    if let Some(head) = head {
        parser.set_head(head);
    }
    let outcome = parser.read(record, &scratch, &mut event);
    assert_eq!(outcome, whole.map(|_| ()), "with {} only: {}", column.name(), shown(record));
    if let Ok(whole) = whole {
        same(whole, &event, ColumnSet::of(&[column]), record);
    }
}

/// The event of a record, from a parser that has read nothing yet.
fn read_once<'a>(
    record: &Record<'a>,
    head: Option<&[u8]>,
    anchors: &'a Anchors,
    scratch: &'a Bump,
) -> Result<Event<'a>, Reason> {
    let mut event = Event::default();
    let mut parser = parser(anchors, every_column());
    if let Some(head) = head {
        parser.set_head(head);
    }
    parser.read(record, scratch, &mut event).map(|()| event)
}

fn values_hold(event: &Event<'_>, record: &Record<'_>) {
    let time = event.int(Column::Time).expect("an event has a time");
    assert!(Timestamp::from_microsecond(time).is_ok(), "a time that cannot be shown, {time}: {}", shown(record));
    let own = record.bytes.as_ptr_range();
    for &column in ALL {
        let text = if let Value::Text(text) = event.get(column) { text } else { b"" };
        let is_own = own.contains(&text.as_ptr()) && text.as_ptr_range().end <= own.end;
        let is_bounded = text.len() <= 2 * record.bytes.len() + FIXED_BYTES;
        assert!(is_own || is_bounded, "{} bytes of {}: {}", text.len(), column.name(), shown(record));
    }
}

fn same(one: &Event<'_>, other: &Event<'_>, columns: ColumnSet, record: &Record<'_>) {
    for &column in ALL.iter().filter(|column| columns.has(**column)) {
        assert_eq!(one.get(column), other.get(column), "{} of {}", column.name(), shown(record));
    }
}

pub fn every_column() -> ColumnSet {
    ALL.iter().copied().collect()
}

fn parser(anchors: &Anchors, needs: ColumnSet) -> Parser<'_> {
    Parser::new(&CODES, anchors, Clock::new(ZONE.clone()), needs)
}

/// How many lines a text has; the last may lack its line feed.
pub fn lines_in(bytes: &[u8]) -> u64 {
    bytes.split_inclusive(|&byte| byte == b'\n').count() as u64
}

fn shown(record: &Record<'_>) -> String {
    record.bytes[..record.bytes.len().min(RECORD_BYTES)].escape_ascii().to_string()
}
