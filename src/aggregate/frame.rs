//! The counted groups as a polars frame: sorted, cut, and with shares.

use polars::prelude::{
    Column as Series, DataFrame, Float64Chunked, Int64Chunked, IntoColumn, NewChunkedArray, PolarsError,
    SortMultipleOptions, StringChunked, TimeUnit, TimeZone,
};

use crate::{
    output::Head,
    schema::{Kind, OwnedValue},
};

/// A column to sort by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortBy {
    /// Its name.
    pub name: String,
    /// Whether the largest comes first.
    pub descending: bool,
}

/// Builds the frame of counted groups, sorts it and keeps the first `top` rows.
///
/// # Errors
/// What polars says; never for heads and rows of one width.
pub fn frame(
    heads: &[Head],
    rows: &[Vec<OwnedValue>],
    order: &[SortBy],
    top: Option<usize>,
) -> Result<DataFrame, PolarsError> {
    let columns = heads.iter().enumerate().map(|(index, head)| series(head, rows, index)).collect();
    let frame = DataFrame::new(rows.len(), columns)?;
    let names: Vec<&str> = order.iter().map(|by| by.name.as_str()).collect();
    let options = SortMultipleOptions::default()
        .with_order_descending_multi(order.iter().map(|by| by.descending))
        .with_nulls_last(false)
        .with_maintain_order(true);
    let frame = if names.is_empty() { frame } else { frame.sort(names, options)? };
    Ok(frame.head(Some(top.unwrap_or(usize::MAX))))
}

fn series(head: &Head, rows: &[Vec<OwnedValue>], index: usize) -> Series {
    let name = head.name.as_str().into();
    let int = |row: &Vec<OwnedValue>| match row[index] {
        OwnedValue::Int(number) | OwnedValue::Time(number) => Some(number),
        _ => None,
    };
    match head.kind {
        Kind::Int => Int64Chunked::from_iter_options(name, rows.iter().map(int)).into_column(),
        Kind::Time => Int64Chunked::from_iter_options(name, rows.iter().map(int))
            .into_datetime(TimeUnit::Microseconds, Some(TimeZone::UTC))
            .into_column(),
        Kind::Float => {
            let float = |row: &Vec<OwnedValue>| match row[index] {
                OwnedValue::Float(number) => Some(number),
                _ => None,
            };
            Float64Chunked::from_iter_options(name, rows.iter().map(float)).into_column()
        }
        Kind::Word | Kind::List | Kind::Ip | Kind::Text => {
            let text = |row: &Vec<OwnedValue>| match &row[index] {
                OwnedValue::Text(text) => Some(String::from_utf8_lossy(text).into_owned()),
                _ => None,
            };
            StringChunked::from_iter_options(name, rows.iter().map(text)).into_column()
        }
    }
}
