//! Writers: rows of values become bytes, one file per format.
//!
//! A writer knows heads (names and kinds of columns) and rows, not events; commands bring both. Log text
//! is hostile: `sanitize` is the one place that decides what a terminal may see.

mod csv;
mod ecs;
mod frame;
mod json;
mod layout;
mod markdown;
mod moment;
mod sanitize;
mod table;
mod target;

use clap::ValueEnum;

pub use ecs::{document as ecs_document, row_document as ecs_row_document};
pub use frame::{write_arrow, write_parquet};
pub use markdown::markdown;
pub use moment::{Moments, lasting};
pub use sanitize::sanitize;
pub use table::{Bars, Style, Table};
pub use target::{Folder, Target};

use crate::schema::{ALL, Column, ColumnSet, Kind, Value};

/// An output format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Columns for people
    Table,
    /// Comma-separated values with a header
    Csv,
    /// Tab-separated values with a header
    Tsv,
    /// One JSON object a line
    #[value(alias = "jsonl", alias = "json")]
    Ndjson,
    /// One nested Elastic Common Schema document a line
    Ecs,
    /// Parquet, compressed with Zstandard
    Parquet,
    /// Arrow IPC stream
    #[value(alias = "ipc")]
    Arrow,
}

impl Format {
    /// The format that a file name asks for.
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
        Some(match extension.to_ascii_lowercase().as_str() {
            "csv" => Self::Csv,
            "tsv" | "tab" => Self::Tsv,
            "ndjson" | "jsonl" | "json" => Self::Ndjson,
            "parquet" | "pq" => Self::Parquet,
            "arrow" | "arrows" | "ipc" => Self::Arrow,
            "txt" => Self::Table,
            _ => return None,
        })
    }

    /// Whether it is no text.
    #[must_use]
    pub const fn is_binary(self) -> bool {
        matches!(self, Self::Parquet | Self::Arrow)
    }

    /// The columns that it takes from an event: an ECS document has them all, whatever is asked for, and a table
    /// shows arguments where a sentence is not known.
    #[must_use]
    pub fn needs(self, columns: &[Column]) -> ColumnSet {
        match self {
            Self::Ecs => ColumnSet::of(ALL),
            Self::Table if columns.contains(&Column::Message) => {
                columns.iter().copied().chain([Column::Args]).collect()
            }
            _ => columns.iter().copied().collect(),
        }
    }
}

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
}

impl Lines {
    /// A writer of CSV, TSV or NDJSON. `is_csv_safe` keeps spreadsheets from running cells as formulas.
    ///
    /// # Panics
    /// For a format that is not written line by line.
    #[must_use]
    pub fn new(format: Format, heads: Vec<Head>, moments: Moments, is_csv_safe: bool) -> Self {
        let shape = match format {
            Format::Csv => Shape::Separated(csv::Dialect { separator: b',', is_safe: is_csv_safe }),
            Format::Tsv => Shape::Separated(csv::Dialect { separator: b'\t', is_safe: is_csv_safe }),
            Format::Ndjson => Shape::Json(heads.iter().map(json::key).collect()),
            other => unreachable!("{other:?} is not written line by line"),
        };
        Self { heads, moments, shape }
    }

    /// What stands before the first row.
    #[must_use]
    pub fn header(&self) -> Vec<u8> {
        let mut out = Vec::new();
        if let Shape::Separated(dialect) = self.shape {
            let names: Vec<Value<'_>> = self.heads.iter().map(|head| Value::Text(head.name.as_bytes())).collect();
            csv::write(dialect, &names, &self.moments, &mut out);
        }
        out
    }

    /// Appends one row.
    pub fn row(&self, values: &[Value<'_>], out: &mut Vec<u8>) {
        match &self.shape {
            Shape::Separated(dialect) => csv::write(*dialect, values, &self.moments, out),
            Shape::Json(keys) => json::write(keys, values, &self.moments, out),
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
