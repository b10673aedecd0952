//! Tables for people: aligned columns, hostile text escaped, addresses never broken.

use comfy_table::{
    Attribute, Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table as Grid, TableStyle,
};

use super::{
    Head, Moments,
    layout::{Layout, wrap},
    sanitize,
};
use crate::schema::{Kind, Value};

/// Blocks of one to eight eighths.
const EIGHTHS: [char; 8] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];
/// Heights of one to eight eighths.
const HEIGHTS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// Terminals with fewer columns get fewer and narrower columns.
const NARROW: u16 = 100;

/// How a table is shown.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Width of the terminal; without one nothing is wrapped.
    pub width: Option<u16>,
    /// Whether colours and bold may be used.
    pub has_colour: bool,
}

impl Style {
    /// Whether there is little room.
    #[must_use]
    pub fn is_narrow(self) -> bool {
        self.width.is_some_and(|width| width < NARROW)
    }
}

/// A table that is filled row by row.
pub struct Table {
    heads: Vec<Head>,
    moments: Moments,
    style: Style,
    rows: Vec<Vec<String>>,
    /// Columns that are never broken.
    is_whole: Vec<bool>,
}

/// How far texts stand in that have lines of their own.
const INDENT: usize = 4;

impl Table {
    /// An empty table.
    #[must_use]
    pub fn new(heads: Vec<Head>, moments: Moments, style: Style) -> Self {
        let is_whole = |head: &Head| matches!(head.kind, Kind::Time | Kind::Ip | Kind::Int | Kind::Float);
        let is_whole = heads.iter().map(is_whole).collect();
        Self { heads, moments, style, rows: Vec::new(), is_whole }
    }

    /// Never breaks a column, such as one that holds charts.
    pub fn keep_whole(&mut self, column: usize) {
        self.is_whole[column] = true;
    }

    /// Adds a row.
    pub fn row(&mut self, values: &[Value<'_>]) {
        self.rows.push(values.iter().map(|value| self.text(*value)).collect());
    }

    /// How many rows there are.
    #[must_use]
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// The table as text.
    #[must_use]
    pub fn render(&mut self) -> String {
        let every: Vec<usize> = (0..self.heads.len()).collect();
        let mut grid = self.grid(&every);
        let Some(terminal) = self.style.width else { return lines_of(&grid).concat() };
        let widths: Vec<usize> = grid.column_max_content_widths().into_iter().map(usize::from).collect();
        match Layout::of(&widths, &self.is_whole, terminal.into()) {
            Layout::Grid(is_whole) => {
                grid.set_content_arrangement(ContentArrangement::Dynamic);
                grid.set_width(terminal);
                for (column, _) in grid.column_iter_mut().zip(is_whole).filter(|(_, is_whole)| *is_whole) {
                    column.set_constraint(ColumnConstraint::ContentWidth);
                }
                lines_of(&grid).concat()
            }
            Layout::Apart(apart) => self.with_apart(&apart, terminal.into()),
            Layout::Records => self.records(terminal.into()),
        }
    }

    /// The grid of some columns.
    fn grid(&self, columns: &[usize]) -> Grid {
        let mut grid = Grid::new();
        grid.load_style(TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─')));
        if self.style.has_colour {
            grid.enforce_styling();
        } else {
            grid.force_no_tty();
        }
        let aligned = |column: usize, cell: Cell| {
            if is_number(self.heads[column].kind) { cell.set_alignment(CellAlignment::Right) } else { cell }
        };
        let head =
            |&column: &usize| aligned(column, Cell::new(&self.heads[column].name).add_attribute(Attribute::Bold));
        grid.set_header(columns.iter().map(head).collect::<Vec<_>>());
        for row in &self.rows {
            let cell = |&column: &usize| aligned(column, Cell::new(&row[column]));
            grid.add_row(columns.iter().map(cell).collect::<Vec<_>>());
        }
        for column in grid.column_iter_mut() {
            column.set_padding((0, 1));
        }
        grid
    }

    /// The table with some columns in lines of their own: the first above its row, others below.
    fn with_apart(&self, apart: &[usize], terminal: usize) -> String {
        let kept: Vec<usize> = (0..self.heads.len()).filter(|column| !apart.contains(column)).collect();
        let lines = lines_of(&self.grid(&kept));
        let names: Vec<String> = self.heads.iter().map(|head| head.name.clone()).collect();
        let (above, below): (Vec<usize>, Vec<usize>) = apart.iter().partition(|column| **column == 0);
        let mut text = String::new();
        let put = |columns: &[usize], indent: usize, cells: &[String], text: &mut String| {
            for cell in columns.iter().map(|&column| &cells[column]).filter(|cell| !cell.is_empty()) {
                for line in wrap(cell, terminal.saturating_sub(indent)) {
                    text.push_str(&" ".repeat(indent));
                    text.push_str(line.trim_end());
                    text.push('\n');
                }
            }
        };
        // The line of heads, the rule below it, and a line for each row.
        let mut lines = lines.into_iter();
        let head = lines.next().unwrap_or_default();
        put(&above, 0, &names, &mut text);
        text.push_str(&head);
        put(&below, INDENT, &names, &mut text);
        text.push_str(&lines.next().unwrap_or_default());
        for (row, line) in self.rows.iter().zip(lines) {
            put(&above, 0, row, &mut text);
            text.push_str(&line);
            put(&below, INDENT, row, &mut text);
        }
        text
    }

    /// A line for each value, and an empty one behind each row.
    fn records(&self, terminal: usize) -> String {
        let widest = self.heads.iter().map(|head| head.name.chars().count()).max().unwrap_or(0);
        let mut text = String::new();
        for row in &self.rows {
            for (head, cell) in self.heads.iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
                let mut name = head.name.as_str();
                for line in wrap(cell, terminal.saturating_sub(widest + 2)) {
                    text.push_str(format!("{name:<widest$}  {line}").trim_end());
                    text.push('\n');
                    name = "";
                }
            }
            text.push('\n');
        }
        text
    }

    fn text(&self, value: Value<'_>) -> String {
        match value {
            Value::None => String::new(),
            Value::Text(text) => sanitize(text).into_owned(),
            Value::Int(number) => number.to_string(),
            Value::Float(number) => number.to_string(),
            Value::Time(micros) => self.moments.for_people(micros),
        }
    }
}

/// The lines of a grid, with their ends.
fn lines_of(grid: &Grid) -> Vec<String> {
    grid.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

const fn is_number(kind: Kind) -> bool {
    matches!(kind, Kind::Int | Kind::Float)
}

/// Charts made of block characters.
pub struct Bars;

impl Bars {
    /// A bar as long as `part` of `whole`, at most `width` characters.
    #[must_use]
    pub fn bar(part: i64, whole: i64, width: usize) -> String {
        let eighths = scaled(part, whole, width * 8);
        let mut bar: String = std::iter::repeat_n('█', eighths / 8).collect();
        if !eighths.is_multiple_of(8) {
            bar.push(EIGHTHS[eighths % 8 - 1]);
        }
        bar
    }

    /// Columns of `height` lines, the highest line first; one character per value.
    #[must_use]
    pub fn columns(values: &[i64], height: usize) -> Vec<String> {
        let highest = values.iter().copied().max().unwrap_or(0);
        let cell = |value: i64, below: usize| match scaled(value, highest, height * 8).saturating_sub(below * 8) {
            0 => ' ',
            eighths => HEIGHTS[eighths.min(8) - 1],
        };
        (0..height).rev().map(|below| values.iter().map(|&value| cell(value, below)).collect()).collect()
    }

    /// One character per value, as high as its part of the highest.
    #[must_use]
    pub fn line(values: &[i64]) -> String {
        let highest = values.iter().copied().max().unwrap_or(0);
        let height = |&value: &i64| if value <= 0 { ' ' } else { HEIGHTS[scaled(value, highest, 8).max(1) - 1] };
        values.iter().map(height).collect()
    }
}

/// `part` of `whole` in steps, rounded up so that something is never nothing.
fn scaled(part: i64, whole: i64, steps: usize) -> usize {
    if part <= 0 || whole <= 0 {
        return 0;
    }
    let (part, whole, steps) = (i128::from(part.min(whole)), i128::from(whole), steps as i128);
    usize::try_from((part * steps + whole - 1) / whole).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table of two sign-ins in a terminal of this width.
    fn sign_ins(width: Option<u16>) -> String {
        let head = |name: &str, kind| Head { name: name.to_owned(), kind };
        let heads = vec![
            head("time", Kind::Time),
            head("user", Kind::Word),
            head("src_ip", Kind::Ip),
            head("message", Kind::Text),
        ];
        let style = Style { width, has_colour: false };
        let mut table = Table::new(heads, Moments::new(jiff::tz::TimeZone::UTC), style);
        let long = "2001:db8:1111:2222:3333:4444:5555:6666";
        for (user, address) in [("bob", long), ("a.rather.long.name", "192.0.2.7")] {
            let message = format!("Login succeeded for {user}/Staff from {address} with Pulse-Secure/22.7.4.30859.");
            let texts = [user, address, &message].map(|text| Value::Text(text.as_bytes()));
            table.row(&[Value::Time(1_741_918_464_000_000), texts[0], texts[1], texts[2]]);
        }
        table.render()
    }

    #[test]
    fn nothing_is_broken_without_a_terminal() {
        assert_eq!(sign_ins(None).lines().count(), 4);
        assert_eq!(sign_ins(None), sign_ins(Some(200)));
    }

    #[test]
    fn a_narrow_terminal_gets_texts_in_lines_of_their_own() {
        let table = sign_ins(Some(90));
        let wanted = "\
            time                 user                src_ip\n    \
                message\n\
            ────────────────────────────────────────────────────────────────────────────────\n\
            2025-03-14 02:14:24  bob                 2001:db8:1111:2222:3333:4444:5555:6666\n    \
                Login succeeded for bob/Staff from 2001:db8:1111:2222:3333:4444:5555:6666 with\n    \
                Pulse-Secure/22.7.4.30859.\n\
            2025-03-14 02:14:24  a.rather.long.name  192.0.2.7\n    \
                Login succeeded for a.rather.long.name/Staff from 192.0.2.7 with\n    \
                Pulse-Secure/22.7.4.30859.\n";
        assert_eq!(table, wanted, "{table}");
    }

    #[test]
    fn times_and_addresses_are_whole_at_any_width() {
        for width in [50, 60, 80, 100, 120, 160] {
            let table = sign_ins(Some(width));
            assert_eq!(table.matches("2025-03-14 02:14:24").count(), 2, "{width}:\n{table}");
            assert_eq!(table.matches("2001:db8:1111:2222:3333:4444:5555:6666").count(), 2, "{width}:\n{table}");
            assert!(table.lines().all(|line| line.chars().count() <= width.into()), "{width}:\n{table}");
        }
        let record = sign_ins(Some(50));
        assert!(record.starts_with("time     2025-03-14 02:14:24\nuser     bob\nsrc_ip   2001:"), "{record}");
    }

    #[test]
    fn bars_and_lines_are_to_scale() {
        assert_eq!(Bars::bar(4, 4, 2), "██");
        assert_eq!(Bars::bar(3, 4, 2), "█▌");
        assert_eq!(Bars::bar(1, 1_000_000, 4), "▏");
        assert_eq!(Bars::bar(0, 4, 2), "");
        assert_eq!(Bars::line(&[0, 1, 4, 8]), " ▁▄█");
        assert_eq!(Bars::line(&[]), "");
        assert_eq!(Bars::columns(&[0, 1, 8, 12, 16], 2), ["   ▄█", " ▁███"]);
        assert_eq!(Bars::columns(&[1, 1_000_000], 2), [" █", "▁█"]);
    }
}
