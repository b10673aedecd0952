//! The counted groups in order, and as a polars frame for the formats of data tools.

use std::{borrow::Cow, cmp::Ordering};

use polars::prelude::{
    Column as Series, DataFrame, Float64Chunked, Int64Chunked, IntoColumn, NewChunkedArray, PolarsError, StringChunked,
    TimeUnit, TimeZone,
};

use crate::{
    output::Head,
    schema::{Kind, OwnedValue},
};

/// A counted group: its keys, then its metrics.
pub type Row = Vec<OwnedValue>;

/// A column to sort by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortBy {
    /// Its name.
    pub name: String,
    /// Whether the largest comes first.
    pub descending: bool,
}

/// Sorts rows, and keeps the first `top`. Empty values count as smallest.
pub fn arrange(rows: &mut Vec<Row>, heads: &[Head], order: &[SortBy], top: Option<usize>) {
    let place = |by: &SortBy| Some((heads.iter().position(|head| head.name == by.name)?, by.descending));
    let order: Vec<(usize, bool)> = order.iter().filter_map(place).collect();
    let compare = |left: &Row, right: &Row| {
        for &(index, descending) in &order {
            match left[index].partial_cmp(&right[index]) {
                None | Some(Ordering::Equal) => {}
                Some(order) => return if descending { order.reverse() } else { order },
            }
        }
        Ordering::Equal
    };
    // The keys of two rows are never the same, so their order before does not matter.
    rows.sort_unstable_by(compare);
    rows.truncate(top.unwrap_or(usize::MAX));
}

/// The rows as a frame.
///
/// # Errors
/// What polars says; never for rows as wide as the heads.
pub fn frame(heads: &[Head], rows: &[Row]) -> Result<DataFrame, PolarsError> {
    let columns = heads.iter().enumerate().map(|(index, head)| series(head, rows, index)).collect();
    DataFrame::new(rows.len(), columns)
}

fn series(head: &Head, rows: &[Row], index: usize) -> Series {
    let name = head.name.as_str().into();
    let int = |row: &Row| match row[index] {
        OwnedValue::Int(number) | OwnedValue::Time(number) => Some(number),
        _ => None,
    };
    match head.kind {
        Kind::Int => Int64Chunked::from_iter_options(name, rows.iter().map(int)).into_column(),
        Kind::Time => Int64Chunked::from_iter_options(name, rows.iter().map(int))
            .into_datetime(TimeUnit::Microseconds, Some(TimeZone::UTC))
            .into_column(),
        Kind::Float => {
            let float = |row: &Row| match row[index] {
                OwnedValue::Float(number) => Some(number),
                _ => None,
            };
            Float64Chunked::from_iter_options(name, rows.iter().map(float)).into_column()
        }
        Kind::Word | Kind::List | Kind::Ip | Kind::Text => {
            StringChunked::from_iter_options(name, rows.iter().map(|row| text(&row[index]))).into_column()
        }
    }
}

fn text(value: &OwnedValue) -> Option<Cow<'_, str>> {
    match value {
        // Checking all at once is quicker than looking for what to replace.
        OwnedValue::Text(text) => {
            Some(std::str::from_utf8(text).map_or_else(|_| String::from_utf8_lossy(text), Cow::Borrowed))
        }
        _ => None,
    }
}
