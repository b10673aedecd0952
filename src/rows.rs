//! Matching events as text, in input order or by time.
//!
//! Workers write the text of their chunks; the printer puts it out in order. A table needs the widths of
//! all its rows, so it is laid out a thousand rows at a time and memory stays bounded.

use std::io::Write;

use crate::{
    error::{Error, Result},
    output::{Documents, Head, Lines, Moments, Style, Table, Target, sentence_of},
    pipeline::{Flow, Sink},
    schema::{Column, Event, OwnedValue, Value},
};

/// Rows that are laid out together.
const ROWS_PER_TABLE: usize = 1000;

/// What is made of an event.
#[derive(Clone, Debug)]
pub enum Shape {
    /// Nothing; only the number counts.
    Nothing,
    /// The line as it was read.
    Raw,
    /// A line of CSV, TSV, JSON or Markdown.
    Lines {
        /// The columns.
        columns: Vec<Column>,
        /// The writer.
        lines: Lines,
        /// Whether people read it.
        is_for_people: bool,
    },
    /// What another tool takes.
    Documents(Documents),
    /// A row of a table.
    Table {
        /// The columns.
        columns: Vec<Column>,
        /// Their heads.
        heads: Vec<Head>,
        /// How instants are written.
        moments: Moments,
        /// How the table is shown.
        style: Style,
    },
}

/// The rows of a chunk.
#[derive(Default)]
pub struct Part {
    text: Vec<u8>,
    /// Where each row of the text ends.
    ends: Vec<usize>,
    cells: Vec<Vec<OwnedValue>>,
    times: Vec<i64>,
    without_line: u64,
}

/// Writes the rows of one worker.
pub struct Rows {
    shape: Shape,
    part: Part,
}

impl Rows {
    /// An empty sink.
    #[must_use]
    pub fn new(shape: Shape) -> Self {
        Self { shape, part: Part::default() }
    }
}

impl Sink for Rows {
    type Part = Part;

    fn take(&mut self, event: &Event<'_>) {
        let part = &mut self.part;
        match &self.shape {
            Shape::Nothing => return,
            Shape::Raw => match event.text(Column::Raw) {
                [] => part.without_line += 1,
                line => {
                    part.text.extend_from_slice(line);
                    part.text.push(b'\n');
                }
            },
            Shape::Lines { columns, lines, is_for_people: true } => {
                let cells: Vec<OwnedValue> = columns.iter().map(|&column| cell(event, column)).collect();
                lines.row(&cells.iter().map(OwnedValue::as_value).collect::<Vec<_>>(), &mut part.text);
            }
            Shape::Lines { columns, lines, is_for_people: false } => {
                let values: Vec<Value<'_>> = columns.iter().map(|&column| event.get(column)).collect();
                lines.row(&values, &mut part.text);
            }
            Shape::Documents(documents) => documents.write(event, &mut part.text),
            Shape::Table { columns, .. } => {
                part.cells.push(columns.iter().map(|&column| cell(event, column)).collect());
            }
        }
        part.ends.push(part.text.len());
        part.times.push(event.int(Column::Time).unwrap_or(i64::MIN));
    }

    fn finish_chunk(&mut self) -> Part {
        std::mem::take(&mut self.part)
    }
}

/// What people are shown. People see the arguments of a message whose sentence is not known; machines find them in a
/// column of their own.
fn cell(event: &Event<'_>, column: Column) -> OwnedValue {
    match event.get(column) {
        Value::None if column == Column::Message && event.has(Column::Args) => {
            OwnedValue::Text(sentence_of(event).into_owned())
        }
        value => OwnedValue::of(value),
    }
}

/// Puts rows out.
pub struct Printer {
    target: Target,
    shape: Shape,
    table: Option<Table>,
    /// Rows kept for sorting.
    kept: Option<Vec<Part>>,
    left: usize,
    without_line: u64,
}

impl Printer {
    /// A printer that sorts by time if asked to, and stops after `limit` rows.
    ///
    /// # Errors
    /// What the system says about the header.
    pub fn new(mut target: Target, shape: Shape, sorts: bool, limit: Option<usize>) -> Result<Self> {
        match &shape {
            Shape::Lines { lines, .. } => target.put(&lines.header())?,
            Shape::Documents(documents) => target.put(&documents.header())?,
            Shape::Nothing | Shape::Raw | Shape::Table { .. } => {}
        }
        let kept = sorts.then(Vec::new);
        Ok(Self { target, shape, table: None, kept, left: limit.unwrap_or(usize::MAX), without_line: 0 })
    }

    /// Takes the rows of a chunk.
    ///
    /// # Errors
    /// What the system says.
    pub fn take(&mut self, part: Part) -> Result<Flow> {
        self.without_line += part.without_line;
        if let Some(kept) = &mut self.kept {
            kept.push(part);
            return Ok(Flow::More);
        }
        let rows = part.ends.len().min(self.left);
        if rows == part.ends.len() && part.cells.is_empty() {
            self.target.put(&part.text)?;
        } else {
            for row in 0..rows {
                self.row(&part, row)?;
            }
        }
        self.left -= rows;
        Ok(if self.left == 0 { Flow::Enough } else { Flow::More })
    }

    fn row(&mut self, part: &Part, row: usize) -> Result<()> {
        let Shape::Table { heads, moments, style, .. } = &self.shape else {
            let start = if row == 0 { 0 } else { part.ends[row - 1] };
            return self.target.put(&part.text[start..part.ends[row]]);
        };
        let table = self.table.get_or_insert_with(|| Table::new(heads.clone(), moments.clone(), *style));
        let values: Vec<Value<'_>> = part.cells[row].iter().map(OwnedValue::as_value).collect();
        table.row(&values);
        if table.height() == ROWS_PER_TABLE {
            self.flush_table()?;
        }
        Ok(())
    }

    fn flush_table(&mut self) -> Result<()> {
        match self.table.take() {
            Some(mut table) => self.target.put(table.render().as_bytes()),
            None => Ok(()),
        }
    }

    /// Puts out what was kept, and the count if only that was asked for. Returns how many rows had no
    /// original line to print.
    ///
    /// # Errors
    /// What the system says.
    pub fn finish(mut self, count: Option<u64>) -> Result<u64> {
        let kept = self.kept.take().unwrap_or_default();
        let mut order: Vec<(i64, usize, usize)> = Vec::new();
        for (index, part) in kept.iter().enumerate() {
            order.extend(part.times.iter().enumerate().map(|(row, &time)| (time, index, row)));
        }
        order.sort_unstable();
        for (_, part, row) in order.into_iter().take(self.left) {
            self.row(&kept[part], row)?;
        }
        self.flush_table()?;
        if let Some(count) = count {
            writeln!(self.target, "{count}").map_err(|source| Error::write(self.target.path(), source))?;
        }
        self.target.finish()?;
        Ok(self.without_line)
    }
}
