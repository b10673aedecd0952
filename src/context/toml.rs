//! Turns a TOML file into rows of any tables: each `[[zones]]` is a row of zones.

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{Table, csv::Wrong, row::Row, table::unknown};

/// The rows, in the order of the file.
pub(super) fn rows(text: &str) -> Result<Vec<Row>, Wrong> {
    let line = |start: usize| 1 + text.bytes().take(start).filter(|&byte| byte == b'\n').count() as u64;
    let tables = DeTable::parse(text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        (line(start), format!("not TOML: {}", error.message()))
    })?;
    let mut rows = Vec::new();
    for (key, value) in tables.get_ref() {
        let wrong = |problem| (line(key.span().start), problem);
        let name = key.get_ref();
        let table = Table::named(name);
        let table = table.ok_or_else(|| wrong(unknown("table", name, Table::ALL.into_iter().map(Table::name))))?;
        let not_rows = || wrong(format!("{name} must be rows; write [[{}]] before each", table.name()));
        let DeValue::Array(items) = value.get_ref() else { return Err(not_rows()) };
        for item in items {
            let DeValue::Table(cells) = item.get_ref() else { return Err(not_rows()) };
            rows.push(row(table, cells, line(item.span().start), line)?);
        }
    }
    rows.sort_by_key(|row| row.line);
    Ok(rows)
}

fn row(table: Table, cells: &DeTable<'_>, start: u64, line: impl Fn(usize) -> u64) -> Result<Row, Wrong> {
    let mut row = Row::new(table, start);
    for (key, value) in cells {
        let wrong = |problem| (line(key.span().start), problem);
        let column = table.column(key.get_ref()).map_err(wrong)?;
        let text = cell(value)
            .ok_or_else(|| wrong(format!("{column} must be a text, a number, a day or time, or a list of texts")))?;
        row.set(column, &text).map_err(wrong)?;
    }
    Ok(row)
}

/// A value as a CSV file would have it; texts of a list get commas between them.
fn cell(value: &Spanned<DeValue<'_>>) -> Option<String> {
    match value.get_ref() {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.to_string()),
        DeValue::Float(number) => Some(number.to_string()),
        DeValue::Datetime(moment) => Some(moment.to_string()),
        DeValue::Array(items) => {
            let texts =
                items.iter().map(|item| if let DeValue::String(text) = item.get_ref() { Some(&**text) } else { None });
            Some(texts.collect::<Option<Vec<_>>>()?.join(","))
        }
        DeValue::Boolean(_) | DeValue::Table(_) => None,
    }
}
