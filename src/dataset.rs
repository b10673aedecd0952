//! Parquet as an input: the files that `pulsetrail export` writes are read back like logs.
//!
//! A row group becomes typed columns, and these become events, so that every command gives the same
//! answer on a dataset as on the logs it was made from. Only the columns that a query needs are decoded.

use std::io::Cursor;

use polars_arrow::{
    array::{Array, Float64Array, Int64Array, Utf8ViewArray},
    datatypes::{ArrowDataType, Field, TimeUnit},
};
use polars_buffer::Buffer;
use polars_parquet::read::{
    BasicDecompressor, ColumnChunkMetadata, FileMetadata, PageReader, column_iter_to_arrays, read_metadata,
};

use crate::schema::{ALL, Column, ColumnSet, Event, Kind};

/// Key of the metadata that marks our files.
pub const VERSION_KEY: &str = "pulsetrail.version";
/// Longest page that is decoded.
const MOST_PAGE_BYTES: usize = 256 << 20;

/// Rows that are turned around together; so many fit into the second-level cache.
const ROWS_AT_A_TIME: usize = 512;

/// An open file.
pub struct Dataset {
    bytes: Buffer<u8>,
    metadata: FileMetadata,
}

impl Dataset {
    /// Reads the footer.
    ///
    /// # Errors
    /// Why it is no dataset of ours, as a phrase.
    pub fn open(bytes: impl AsRef<[u8]> + Send + 'static) -> Result<Self, String> {
        let bytes = Buffer::from_owner(bytes);
        let metadata =
            read_metadata(&mut Cursor::new(bytes.as_slice())).map_err(|_| "a damaged Parquet file".to_owned())?;
        let is_ours = metadata.key_value_metadata().iter().flatten().any(|pair| pair.key == VERSION_KEY);
        if is_ours {
            Ok(Self { bytes, metadata })
        } else {
            Err("a Parquet file that `pulsetrail export` did not write".to_owned())
        }
    }

    /// How many row groups there are.
    #[must_use]
    pub fn row_groups(&self) -> usize {
        self.metadata.row_groups.len()
    }

    /// The whole file.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.bytes.as_slice()
    }

    /// Size of the file in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        self.bytes.len()
    }
}

/// The decoded columns of a row group.
pub struct Rows {
    height: usize,
    columns: Vec<(Column, Vec<Box<dyn Array>>)>,
}

impl Rows {
    /// Decodes the needed columns of a row group.
    ///
    /// # Errors
    /// What is damaged, as a phrase.
    pub fn read(file: &Dataset, row_group: usize, needs: ColumnSet) -> Result<Self, String> {
        let group = file.metadata.row_groups.get(row_group).ok_or("a row group is missing")?;
        let mut columns = Vec::new();
        for &column in ALL.iter().filter(|column| needs.has(**column)) {
            let Some(mut chunks) = group.columns_under_root_iter(column.name()) else { continue };
            if let Some(chunk) = chunks.next() {
                columns.push((column, decode(file, column, chunk)?));
            }
        }
        Ok(Self { height: group.num_rows(), columns })
    }

    /// Calls `visit` with the number of every row, from 0, and the row.
    pub fn for_each<'a>(&'a self, mut visit: impl FnMut(usize, &mut Event<'a>)) {
        for start in (0..self.height).step_by(ROWS_AT_A_TIME) {
            let end = (start + ROWS_AT_A_TIME).min(self.height);
            let mut events = vec![Event::default(); end - start];
            for (column, parts) in &self.columns {
                fill(&mut events, *column, parts, start);
            }
            (start..).zip(&mut events).for_each(|(row, event)| visit(row, event));
        }
    }
}

fn decode(file: &Dataset, column: Column, chunk: &ColumnChunkMetadata) -> Result<Vec<Box<dyn Array>>, String> {
    let damaged = |error: &dyn std::fmt::Display| format!("column {} is damaged: {error}", column.name());
    let range = chunk.byte_range();
    let (Ok(start), Ok(end)) = (usize::try_from(range.start), usize::try_from(range.end)) else {
        return Err(damaged(&"bad offsets"));
    };
    if start > end || end > file.size() {
        return Err(damaged(&"it lies outside the file"));
    }
    let bytes = file.bytes.clone().sliced(start..end);
    let pages = PageReader::new(Cursor::new(bytes), chunk, Vec::new(), MOST_PAGE_BYTES);
    let pages = BasicDecompressor::new(pages, Vec::new());
    let field = Field::new(column.name().into(), arrow_type(column.kind()), true);
    let types = vec![&chunk.descriptor().descriptor.primitive_type];
    let (arrays, _) = column_iter_to_arrays(vec![pages], types, field, None).map_err(|error| damaged(&error))?;
    Ok(arrays)
}

/// The Arrow type of a column kind.
#[must_use]
pub fn arrow_type(kind: Kind) -> ArrowDataType {
    match kind {
        Kind::Time => ArrowDataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into())),
        Kind::Word | Kind::List | Kind::Ip | Kind::Text => ArrowDataType::Utf8View,
        Kind::Int => ArrowDataType::Int64,
        Kind::Float => ArrowDataType::Float64,
    }
}

fn fill<'a>(events: &mut [Event<'a>], column: Column, parts: &'a [Box<dyn Array>], start: usize) {
    let mut first = 0;
    for part in parts {
        let wanted = start.max(first)..(start + events.len()).min(first + part.len());
        for row in wanted {
            let event = &mut events[row - start];
            let index = row - first;
            if part.is_null(index) {
                continue;
            }
            let any = part.as_any();
            if let Some(texts) = any.downcast_ref::<Utf8ViewArray>() {
                event.set_text(column, texts.value(index).as_bytes());
            } else if let Some(numbers) = any.downcast_ref::<Int64Array>() {
                event.set_int(column, Some(numbers.value(index)));
            } else if let Some(numbers) = any.downcast_ref::<Float64Array>() {
                event.set_float(column, Some(numbers.value(index)));
            }
        }
        first += part.len();
    }
}
