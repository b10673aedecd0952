//! A polars frame as Parquet or Arrow.

use polars::prelude::{CompatLevel, DataFrame};
use polars_io::{
    SerWriter,
    ipc::IpcStreamWriter,
    parquet::write::{ParquetCompression, ParquetWriter},
};

use super::Target;
use crate::error::{Error, Result};

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
