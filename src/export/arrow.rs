//! Arrow IPC streams: plain texts and signed numbers, which every reader knows.

use std::path::Path;

use polars_arrow::{
    datatypes::{ArrowDataType, ArrowSchema, Field},
    io::ipc::write::{StreamWriter, WriteOptions},
    record_batch::RecordBatch,
};

use super::Columns;
use crate::{
    dataset::arrow_type,
    error::{Error, Result},
    output::Target,
    schema::{Column, Kind},
};

/// An Arrow stream that is being written.
pub struct ArrowFile {
    writer: StreamWriter<Target>,
}

/// The collected events of one chunk, ready to be written.
pub type Batch = RecordBatch;

fn schema(columns: &[Column]) -> ArrowSchema {
    let kind = |column: &Column| match column.kind() {
        Kind::Word | Kind::List | Kind::Ip | Kind::Text => ArrowDataType::LargeUtf8,
        other => arrow_type(other),
    };
    let field = |column: &Column| Field::new(column.name().into(), kind(column), true);
    columns.iter().map(field).map(|field| (field.name.clone(), field)).collect()
}

impl ArrowFile {
    /// Starts a stream.
    ///
    /// # Errors
    /// What the system says.
    pub fn new(target: Target, columns: &[Column]) -> Result<Self> {
        let mut writer = StreamWriter::new(target, WriteOptions { compression: None });
        writer.start(&schema(columns), None).map_err(|error| Error::dataset(Path::new("-"), &error))?;
        Ok(Self { writer })
    }

    /// Appends collected events.
    ///
    /// # Errors
    /// What the system says.
    pub fn append(&mut self, path: &Path, batch: &Batch) -> Result<()> {
        if batch.is_empty() {
            return Ok(());
        }
        self.writer.write(batch, None).map_err(|error| Error::dataset(path, &error))
    }

    /// Ends the stream and gives the file its name.
    ///
    /// # Errors
    /// What the system says.
    pub fn finish(mut self, path: &Path) -> Result<()> {
        self.writer.finish().map_err(|error| Error::dataset(path, &error))?;
        self.writer.into_inner().finish()
    }
}

impl Columns {
    /// The collected events as an Arrow batch.
    #[must_use]
    pub fn batch(&mut self) -> Batch {
        let height = self.height();
        let (columns, arrays): (Vec<Column>, Vec<_>) = self.plain().unzip();
        match RecordBatch::try_new(height, std::sync::Arc::new(schema(&columns)), arrays) {
            Ok(batch) => batch,
            Err(error) => unreachable!("columns of one height: {error}"),
        }
    }
}
