//! Turns a CSV file into rows of one table.
//!
//! Its first row names columns, in any order and case; `#` at the beginning of a line makes a comment. Spreadsheets
//! of some countries write semicolons, and tabs are fine, too.

use csv::{ReaderBuilder, StringRecord};

use super::{Table, row::Row};

/// A problem and the line on which it is, from 1.
pub(super) type Wrong = (u64, String);

/// The rows; `None` if neither the name of the file nor its first row tells a table.
pub(super) fn rows(text: &str, table: Option<Table>) -> Result<Option<Vec<Row>>, Wrong> {
    let head = text.lines().find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or_default();
    let separator = [',', ';', '\t'].into_iter().max_by_key(|mark| head.matches(*mark).count());
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .delimiter(separator.and_then(|mark| u8::try_from(mark).ok()).unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut layout: Option<(Table, Vec<&'static str>)> = None;
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| (1, error.to_string()))?;
        let line = line_of(text, &record);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let Some((table, columns)) = &layout else {
            let names: Vec<&str> = record.iter().map(str::trim).collect();
            let Some(table) = table.or_else(|| Table::of_columns(&names)) else { return Ok(None) };
            layout = Some((table, head_of(table, &names).map_err(|problem| (line, problem))?));
            continue;
        };
        if record.len() != columns.len() {
            return Err((line, format!("{} cells, where the first row has {}", record.len(), columns.len())));
        }
        let mut row = Row::new(*table, line);
        for (column, cell) in columns.iter().zip(&record) {
            row.set(column, cell).map_err(|problem| (line, problem))?;
        }
        rows.push(row);
    }
    Ok(layout.map(|_| rows))
}

fn head_of(table: Table, names: &[&str]) -> Result<Vec<&'static str>, String> {
    let columns = names.iter().map(|name| table.column(name)).collect::<Result<Vec<_>, _>>()?;
    for (index, column) in columns.iter().enumerate() {
        if columns[..index].contains(column) {
            return Err(format!("the first row names {column} twice"));
        }
    }
    match table.required().iter().find(|needed| !columns.contains(needed)) {
        Some(missing) => Err(format!("the first row lacks the column {missing} of {}", table.name())),
        None => Ok(columns),
    }
}

/// The line on which a record begins. The reader counts the comments and empty lines before it to the record.
fn line_of(text: &str, record: &StringRecord) -> u64 {
    let (start, line) = record.position().map_or((0, 1), |position| (position.byte(), position.line()));
    let before = usize::try_from(start).ok().and_then(|start| text.get(start..)).unwrap_or_default();
    let is_skipped = |line: &&str| line.trim_end_matches('\r').is_empty() || line.starts_with('#');
    line + before.split('\n').take_while(is_skipped).count() as u64
}
