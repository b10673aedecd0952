//! Parquet files: Zstandard, dictionaries for words, one row group per chunk.

use std::path::Path;

use polars::error::PolarsError;
use polars_arrow::{
    array::Array,
    datatypes::{ArrowSchema, Field},
};
use polars_parquet::{
    read::ParquetError,
    write::{
        CompressedPage, CompressionOptions, Compressor, DynIter, DynStreamingIterator, Encoding, FileWriter, KeyValue,
        SchemaDescriptor, StatisticsOptions, Version, WriteOptions, ZstdLevel, array_to_columns,
        fallible_streaming_iterator, schema_to_metadata_key, to_parquet_schema,
    },
};

use super::{Columns, Facts};
use crate::{
    dataset::{VERSION_KEY, arrow_type},
    error::{Error, Result},
    output::Target,
    schema::{Column, ColumnSet, Kind},
};

/// Level 3 costs 5 % more time than level 1 and makes files 3.5 % smaller; level 9 triples the time.
const ZSTD_LEVEL: i32 = 3;

/// Columns with smallest and largest values for each row group. A reader skips row groups by these; all of
/// them stay in memory until the footer is written, so that other columns go without.
const WITH_STATISTICS: ColumnSet = ColumnSet::of(&[
    Column::Time,
    Column::Node,
    Column::Code,
    Column::User,
    Column::SrcIp,
    Column::Country,
    Column::File,
    Column::Line,
]);

/// Encodes columns; shared by all workers.
#[derive(Clone)]
pub struct Encoder {
    arrow: ArrowSchema,
    schema: SchemaDescriptor,
    options: WriteOptions,
}

/// Encoded and compressed columns of some events.
pub struct RowGroup {
    height: u64,
    columns: Vec<Vec<CompressedPage>>,
}

impl Encoder {
    /// An encoder for these columns.
    ///
    /// # Errors
    /// Never for the columns of the schema.
    pub fn new(columns: &[Column]) -> Result<Self> {
        let failed = |error: &dyn std::fmt::Display| Error::Dataset { path: "-".into(), problem: error.to_string() };
        let field = |column: &Column| Field::new(column.name().into(), arrow_type(column.kind()), true);
        let arrow: ArrowSchema = columns.iter().map(field).map(|field| (field.name.clone(), field)).collect();
        let schema = to_parquet_schema(&arrow).map_err(|error| failed(&error))?;
        let level = ZstdLevel::try_new(ZSTD_LEVEL).map_err(|error| failed(&error))?;
        let options = WriteOptions {
            statistics: StatisticsOptions::empty(),
            version: Version::V1,
            compression: CompressionOptions::Zstd(Some(level)),
            data_page_size: None,
        };
        Ok(Self { arrow, schema, options })
    }

    /// Encodes and compresses the collected events.
    ///
    /// # Errors
    /// What the encoder says.
    pub fn encode(&self, events: &mut Columns) -> std::result::Result<RowGroup, String> {
        let height = events.height() as u64;
        let mut columns = Vec::new();
        for ((column, array), kind) in events.encoded().zip(self.schema.fields()) {
            let mut options = self.options;
            if WITH_STATISTICS.has(column) {
                options.statistics = StatisticsOptions::default();
            }
            let pages = array_to_columns(&array, kind.clone(), options, &[encoding(column, array.as_ref())]);
            for pages in pages.map_err(|error| error.to_string())? {
                let pages =
                    pages.map(|page| page.map_err(|error| ParquetError::FeatureNotSupported(error.to_string())));
                let compressed = Compressor::new_from_vec(pages, self.options.compression, Vec::new());
                columns
                    .push(compressed.collect::<std::result::Result<Vec<_>, _>>().map_err(|error| error.to_string())?);
            }
        }
        Ok(RowGroup { height, columns })
    }
}

/// Ascending numbers are stored as differences; numbers that are mostly missing and long texts as they are.
fn encoding(column: Column, array: &dyn Array) -> Encoding {
    match column.kind() {
        Kind::Time => Encoding::DeltaBinaryPacked,
        Kind::Int if matches!(column, Column::Line | Column::Offset) => Encoding::DeltaBinaryPacked,
        Kind::Word | Kind::List | Kind::Ip if array.null_count() < array.len() => Encoding::RleDictionary,
        _ => Encoding::Plain,
    }
}

/// A Parquet file that is being written.
pub struct ParquetFile {
    writer: FileWriter<Target>,
    encoder: Encoder,
}

impl ParquetFile {
    /// Starts a file.
    #[must_use]
    pub fn new(target: Target, encoder: &Encoder) -> Self {
        let writer =
            FileWriter::new_with_parquet_schema(target, encoder.arrow.clone(), encoder.schema.clone(), encoder.options);
        Self { writer, encoder: encoder.clone() }
    }

    /// Appends a row group.
    ///
    /// # Errors
    /// What the system or the format says.
    pub fn append(&mut self, path: &Path, group: &RowGroup) -> Result<()> {
        if group.height == 0 {
            return Ok(());
        }
        let columns = DynIter::new(group.columns.iter().map(|pages| {
            let pages = pages.iter().map(Ok::<_, PolarsError>);
            Ok(DynStreamingIterator::new(fallible_streaming_iterator::convert(pages)))
        }));
        self.writer.write(group.height, columns).map_err(|error| Error::dataset(path, &error))
    }

    /// Writes the footer with facts about the run, and gives the file its name.
    ///
    /// # Errors
    /// What the system or the format says.
    pub fn finish(mut self, path: &Path, facts: &Facts) -> Result<()> {
        let version = (VERSION_KEY.to_owned(), env!("CARGO_PKG_VERSION").to_owned());
        let pairs = [version].into_iter().chain(facts.iter().cloned());
        let mut metadata = vec![schema_to_metadata_key(&self.encoder.arrow)];
        metadata.extend(pairs.map(|(key, value)| KeyValue { key, value: Some(value) }));
        self.writer.end(Some(metadata)).map_err(|error| Error::dataset(path, &error))?;
        self.writer.into_inner().finish()
    }
}
