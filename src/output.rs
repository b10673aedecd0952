//! Writers: rows of values become bytes, one file per format.
//!
//! A writer knows heads (names and kinds of columns) and rows, not events; commands bring both. Log text
//! is hostile: `sanitize` is the one place that decides what a terminal may see.

mod csv;
mod documents;
mod ecs;
mod elastic;
mod format;
mod frame;
mod json;
mod l2tcsv;
mod layout;
mod markdown;
mod moment;
mod names;
mod ocsf;
mod sanitize;
mod splunk;
mod table;
mod target;
mod timesketch;

use clap::ValueEnum;

pub use documents::{Documents, sentence_of};
pub use ecs::row_document as ecs_row_document;
pub use format::Format;
pub use frame::{write_arrow, write_parquet};
pub use markdown::{markdown, markdown_text};
pub use moment::{Moments, lasting};
pub use names::{OBSERVABLES, OWN, named_uuid};
pub use ocsf::{VERSION as OCSF_VERSION, millis};
pub use sanitize::sanitize;
pub use table::{Bars, Style, Table};
pub use target::{Folder, Target};
pub use timesketch::Timeline;

use crate::schema::{Column, Kind, Value};

/// Whether columns carry their short or their ECS names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Names {
    /// Short names, such as `src_ip`
    #[default]
    Short,
    /// Dotted Elastic Common Schema names, such as `source.ip`
    Ecs,
}

/// Name and kind of a column of the output.
#[derive(Clone, Debug)]
pub struct Head {
    /// Name.
    pub name: String,
    /// How its values are stored.
    pub kind: Kind,
}

impl Head {
    /// The head of an event column.
    #[must_use]
    pub fn of(column: Column, names: Names) -> Self {
        let spec = column.spec();
        let name = match names {
            Names::Short => spec.name,
            Names::Ecs => spec.ecs,
        };
        Self { name: name.to_owned(), kind: spec.kind }
    }
}

/// Writes rows as text, line by line.
#[derive(Clone, Debug)]
pub struct Lines {
    heads: Vec<Head>,
    moments: Moments,
    shape: Shape,
}

#[derive(Clone, Debug)]
enum Shape {
    Separated(csv::Dialect),
    /// With the names of the members.
    Json(Vec<Vec<u8>>),
    Markdown,
}

impl Lines {
    /// A writer of CSV, TSV, NDJSON or Markdown. `is_csv_safe` keeps spreadsheets from running cells as formulas.
    ///
    /// # Panics
    /// For a format that is not written line by line.
    #[must_use]
    pub fn new(format: Format, heads: Vec<Head>, moments: Moments, is_csv_safe: bool) -> Self {
        let shape = match format {
            Format::Csv => Shape::Separated(csv::Dialect { separator: b',', is_safe: is_csv_safe }),
            Format::Tsv => Shape::Separated(csv::Dialect { separator: b'\t', is_safe: is_csv_safe }),
            Format::Ndjson => Shape::Json(heads.iter().map(json::key).collect()),
            Format::Markdown => Shape::Markdown,
            other => unreachable!("{other:?} is not written line by line"),
        };
        Self { heads, moments, shape }
    }

    /// What stands before the first row.
    #[must_use]
    pub fn header(&self) -> Vec<u8> {
        let mut out = Vec::new();
        match self.shape {
            Shape::Separated(dialect) => {
                let names: Vec<Value<'_>> = self.heads.iter().map(|head| Value::Text(head.name.as_bytes())).collect();
                csv::write(dialect, &names, &self.moments, &mut out);
            }
            Shape::Markdown => markdown::header(&self.heads, &mut out),
            Shape::Json(_) => {}
        }
        out
    }

    /// Appends one row.
    pub fn row(&self, values: &[Value<'_>], out: &mut Vec<u8>) {
        match &self.shape {
            Shape::Separated(dialect) => csv::write(*dialect, values, &self.moments, out),
            Shape::Json(keys) => json::write(keys, values, &self.moments, out),
            Shape::Markdown => markdown::write(values, &self.moments, out),
        }
    }
}

/// `1 file`, `2 files`.
#[must_use]
pub fn counted(number: u64, thing: &str) -> String {
    if number == 1 { format!("1 {thing}") } else { format!("{number} {thing}s") }
}

/// Appends a number in its shortest form that reads back the same.
fn push_float(number: f64, out: &mut Vec<u8>) {
    out.extend_from_slice(number.to_string().as_bytes());
}

fn push_int(number: i64, out: &mut Vec<u8>) {
    let mut digits = [0; 20];
    let mut at = digits.len();
    let mut rest = number.unsigned_abs();
    loop {
        at -= 1;
        digits[at] = b'0' + u8::try_from(rest % 10).unwrap_or(0);
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if number < 0 {
        out.push(b'-');
    }
    out.extend_from_slice(&digits[at..]);
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_are_written_like_everywhere() {
        for number in [0, 7, -7, 10, 4_294_967_296, i64::MAX, i64::MIN] {
            let mut out = Vec::new();
            super::push_int(number, &mut out);
            assert_eq!(out, number.to_string().into_bytes());
        }
    }
}
