//! Events as typed columns, for Parquet and Arrow.
//!
//! Each worker turns a chunk into columns and encodes them itself, so that memory is bounded by chunks
//! and the expensive part, encoding and compression, runs in parallel. The writers only append.

mod arrow;
mod columns;
mod parquet;

pub use arrow::{ArrowFile, Batch};
pub use columns::Columns;
pub use parquet::{Encoder, ParquetFile, RowGroup};

/// Facts about a run that are written into the file, as names and values.
pub type Facts = Vec<(String, String)>;
