//! Tables in Markdown, as GitHub and others render them.
//!
//! Cells may come from anybody: what would end a cell, start markup or HTML, or move a cursor is escaped. Invariant: a
//! row is one line with as many cells as there are heads.

use super::sanitize;

/// A table with these heads. Every row has as many cells.
#[must_use]
pub fn markdown<R: AsRef<[String]>>(heads: &[&str], rows: impl Iterator<Item = R>) -> String {
    let mut out = String::new();
    row(heads.iter().map(|head| escape(head)), &mut out);
    row(heads.iter().map(|_| "---".to_owned()), &mut out);
    for cells in rows {
        row(cells.as_ref().iter().map(|cell| escape(cell)), &mut out);
    }
    out
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

/// A text that Markdown shows as it is.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 16);
    for character in sanitize(text.as_bytes()).chars() {
        if matches!(character, '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '#' | '!' | '&') {
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
}
