//! Timelines for Timesketch, as CSV or JSON lines.
//!
//! Its importer drops rows of CSV whose times are not written like the first one, so `datetime` always is UTC with six
//! digits and an offset. Invariant: every row has `message`, `datetime` and `timestamp_desc`, without which it is refused.

use jiff::tz::TimeZone;

use super::{Format, Head, Lines, Moments};
use crate::schema::{Kind, Value};

/// A writer of a timeline.
#[derive(Clone, Debug)]
pub struct Timeline {
    lines: Lines,
    utc: Moments,
}

impl Timeline {
    /// A timeline whose rows have these columns, too.
    #[must_use]
    pub fn new(format: Format, heads: Vec<Head>, moments: Moments, is_csv_safe: bool) -> Self {
        let own = [
            ("message", Kind::Text),
            ("datetime", Kind::Word),
            ("timestamp", Kind::Int),
            ("timestamp_desc", Kind::Word),
        ];
        let own = own.map(|(name, kind)| Head { name: name.to_owned(), kind });
        let lines = if format == Format::TimesketchCsv { Format::Csv } else { Format::Ndjson };
        let heads = own.into_iter().chain(heads).collect();
        Self { lines: Lines::new(lines, heads, moments, is_csv_safe), utc: Moments::new(TimeZone::UTC) }
    }

    /// What stands before the first row.
    #[must_use]
    pub fn header(&self) -> Vec<u8> {
        self.lines.header()
    }

    /// Appends a row: when (microseconds since 1970) and what time that is, what happened, and the further columns.
    pub fn row(&self, (time, name): (i64, &str), message: &[u8], values: &[Value<'_>], out: &mut Vec<u8>) {
        let datetime = self.utc.text(time).replace('Z', "+00:00");
        let own =
            [Value::Text(message), Value::Text(datetime.as_bytes()), Value::Int(time), Value::Text(name.as_bytes())];
        self.lines.row(&[&own, values].concat(), out);
    }
}
