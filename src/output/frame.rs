//! Rows of a polars frame, for the writers; and the frame as Parquet or Arrow.

use polars::prelude::{AnyValue, CompatLevel, DataFrame};
use polars_io::{
    SerWriter,
    ipc::IpcStreamWriter,
    parquet::write::{ParquetCompression, ParquetWriter},
};

use super::Target;
use crate::{
    error::{Error, Result},
    schema::Value,
};

/// Calls `visit` with every row of a frame.
///
/// # Errors
/// What `visit` returns.
pub fn for_each_row(frame: &DataFrame, mut visit: impl FnMut(&[Value<'_>]) -> Result<()>) -> Result<()> {
    for index in 0..frame.height() {
        let cells: Vec<AnyValue<'_>> =
            frame.columns().iter().map(|column| column.get(index).unwrap_or(AnyValue::Null)).collect();
        let row: Vec<Value<'_>> = cells.iter().map(value).collect();
        visit(&row)?;
    }
    Ok(())
}

fn value<'c>(cell: &'c AnyValue<'_>) -> Value<'c> {
    match cell {
        AnyValue::Int64(number) => Value::Int(*number),
        AnyValue::Float64(number) => Value::Float(*number),
        AnyValue::Datetime(micros, ..) | AnyValue::DatetimeOwned(micros, ..) => Value::Time(*micros),
        other => other.get_str().map_or(Value::None, |text| Value::Text(text.as_bytes())),
    }
}

/// Writes a frame as Parquet.
///
/// # Errors
/// What the system or the format says.
pub fn write_parquet(mut frame: DataFrame, mut target: Target) -> Result<()> {
    let path = target.path().to_owned();
    ParquetWriter::new(&mut target)
        .with_compression(ParquetCompression::Zstd(None))
        .finish(&mut frame)
        .map_err(|error| Error::dataset(&path, &error))?;
    target.finish()
}

/// Writes a frame as an Arrow IPC stream that every reader knows.
///
/// # Errors
/// What the system or the format says.
pub fn write_arrow(mut frame: DataFrame, mut target: Target) -> Result<()> {
    let path = target.path().to_owned();
    IpcStreamWriter::new(&mut target)
        .with_compat_level(CompatLevel::oldest())
        .finish(&mut frame)
        .map_err(|error| Error::dataset(&path, &error))?;
    target.finish()
}
