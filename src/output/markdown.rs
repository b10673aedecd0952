//! Tables in Markdown, as GitHub and others render them.
//!
//! Cells may come from anybody: what would end a cell, start markup or HTML, or move a cursor is escaped. Invariant: a
//! row is one line with as many cells as there are heads.

use super::{Head, Moments, sanitize};
use crate::schema::Value;

/// A table with these heads. Every row has as many cells.
#[must_use]
pub fn markdown<R: AsRef<[String]>>(heads: &[&str], rows: impl Iterator<Item = R>) -> String {
    let mut out = String::new();
    head(heads.iter().copied(), &mut out);
    for cells in rows {
        row(cells.as_ref().iter().map(|cell| markdown_text(cell.as_bytes())), &mut out);
    }
    out
}

/// Appends what stands above the first row.
pub(super) fn header(heads: &[Head], out: &mut Vec<u8>) {
    let mut text = String::new();
    head(heads.iter().map(|head| head.name.as_str()), &mut text);
    out.extend_from_slice(text.as_bytes());
}

/// Appends one row.
pub(super) fn write(values: &[Value<'_>], moments: &Moments, out: &mut Vec<u8>) {
    let cell = |value: &Value<'_>| match value {
        Value::None => String::new(),
        Value::Text(text) => markdown_text(text),
        Value::Int(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Time(micros) => moments.for_people(*micros),
    };
    let mut text = String::new();
    row(values.iter().map(cell), &mut text);
    out.extend_from_slice(text.as_bytes());
}

fn head<'h>(names: impl Iterator<Item = &'h str> + Clone, out: &mut String) {
    row(names.clone().map(|name| markdown_text(name.as_bytes())), out);
    row(names.map(|_| "---".to_owned()), out);
}

fn row(cells: impl Iterator<Item = String>, out: &mut String) {
    out.push('|');
    for cell in cells {
        out.push(' ');
        out.push_str(&cell);
        out.push_str(" |");
    }
    out.push('\n');
}

/// A text that Markdown shows as it is, in one line, without a link that could be clicked.
#[must_use]
pub fn markdown_text(text: &[u8]) -> String {
    let text = sanitize(text);
    let mut safe = String::with_capacity(text.len() + 16);
    for (at, character) in text.char_indices() {
        let is_markup =
            matches!(character, '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '#' | '!' | '&');
        // Some renderers make links of what looks like one.
        let is_link = character == ':' && text[at..].starts_with("://")
            || character == '.' && text.as_bytes()[..at].to_ascii_lowercase().ends_with(b"www");
        if is_markup || is_link {
            safe.push('\\');
        }
        safe.push(character);
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_stays_a_cell() {
        let rows = [["a|b".to_owned(), "*c*\nd\u{1b}".to_owned()], ["<i>".to_owned(), "[x](y)".to_owned()]];
        assert_eq!(
            markdown(&["One", "Two"], rows.iter()),
            "| One | Two |\n| --- | --- |\n| a\\|b | \\*c\\*\\\\nd\\\\x1b |\n| \\<i\\> | \\[x\\](y) |\n"
        );
    }

    #[test]
    fn nothing_becomes_a_link() {
        assert_eq!(markdown_text(b"http://a.example WWW.b.example 12:30"), "http\\://a.example WWW\\.b.example 12:30");
    }
}
