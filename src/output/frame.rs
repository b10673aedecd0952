//! Polars frames as Parquet or Arrow.

use polars::prelude::{CompatLevel, DataFrame, PolarsResult};
use polars_io::{
    SerWriter,
    ipc::IpcStreamWriter,
    parquet::write::{ParquetCompression, ParquetWriter},
};

use super::Target;
use crate::error::{Error, Result};

/// Writes frames, at least one, as Parquet: each becomes a row group, so that one at a time is held.
///
/// # Errors
/// What the system or the format says.
pub fn write_parquet(frames: impl IntoIterator<Item = PolarsResult<DataFrame>>, mut target: Target) -> Result<()> {
    let path = target.path().to_owned();
    let wrong = |error| Error::dataset(&path, &error);
    let mut frames = frames.into_iter();
    if let Some(first) = frames.next().transpose().map_err(wrong)? {
        let writer = ParquetWriter::new(&mut target).with_compression(ParquetCompression::Zstd(None));
        let mut writer = writer.batched(first.schema()).map_err(wrong)?;
        for frame in std::iter::once(Ok(first)).chain(frames) {
            writer.write_batch(&frame.map_err(wrong)?).map_err(wrong)?;
        }
        writer.finish().map_err(wrong)?;
    }
    target.finish()
}

/// Writes frames, at least one, as an Arrow IPC stream that every reader knows.
///
/// # Errors
/// What the system or the format says.
pub fn write_arrow(frames: impl IntoIterator<Item = PolarsResult<DataFrame>>, mut target: Target) -> Result<()> {
    let path = target.path().to_owned();
    let wrong = |error| Error::dataset(&path, &error);
    let mut whole: Option<DataFrame> = None;
    for frame in frames {
        let frame = frame.map_err(wrong)?;
        match &mut whole {
            Some(whole) => {
                whole.vstack_mut_owned(frame).map_err(wrong)?;
            }
            None => whole = Some(frame),
        }
    }
    if let Some(mut whole) = whole {
        let mut writer = IpcStreamWriter::new(&mut target).with_compat_level(CompatLevel::oldest());
        writer.finish(&mut whole).map_err(wrong)?;
    }
    target.finish()
}
