//! Tables for people: aligned columns, hostile text escaped, addresses never broken.

use comfy_table::{
    Attribute, Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table as Grid, TableStyle,
};

use super::{Head, Moments, sanitize};
use crate::schema::{Kind, Value};

/// Blocks of one to eight eighths.
const EIGHTHS: [char; 8] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];
/// Heights of one to eight eighths.
const HEIGHTS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// Widest content that is never broken over lines; longer texts share what room is left.
const MOST_WHOLE: u16 = 32;
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
    grid: Grid,
    heads: Vec<Head>,
    moments: Moments,
}

impl Table {
    /// An empty table.
    #[must_use]
    pub fn new(heads: Vec<Head>, moments: Moments, style: Style) -> Self {
        let mut grid = Grid::new();
        grid.load_style(TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─')));
        if style.has_colour {
            grid.enforce_styling();
        } else {
            grid.force_no_tty();
        }
        if let Some(width) = style.width {
            grid.set_content_arrangement(ContentArrangement::Dynamic);
            grid.set_width(width);
        }
        let header = heads.iter().map(|head| {
            let cell = Cell::new(&head.name).add_attribute(Attribute::Bold);
            if is_number(head.kind) { cell.set_alignment(CellAlignment::Right) } else { cell }
        });
        grid.set_header(header.collect::<Vec<_>>());
        for column in grid.column_iter_mut() {
            column.set_padding((0, 1));
        }
        Self { grid, heads, moments }
    }

    /// Adds a row.
    pub fn row(&mut self, values: &[Value<'_>]) {
        let cells = self.heads.iter().zip(values).map(|(head, value)| {
            let cell = Cell::new(self.text(*value));
            if is_number(head.kind) { cell.set_alignment(CellAlignment::Right) } else { cell }
        });
        let cells: Vec<Cell> = cells.collect();
        self.grid.add_row(cells);
    }

    /// How many rows there are.
    #[must_use]
    pub fn height(&self) -> usize {
        self.grid.row_count()
    }

    /// The table as text.
    #[must_use]
    pub fn render(&mut self) -> String {
        let widths = self.grid.column_max_content_widths();
        for ((column, head), width) in self.grid.column_iter_mut().zip(&self.heads).zip(widths) {
            let is_kept_whole = matches!(head.kind, Kind::Time | Kind::Ip | Kind::Int | Kind::Float);
            if is_kept_whole || width <= MOST_WHOLE {
                column.set_constraint(ColumnConstraint::ContentWidth);
            }
        }
        let mut text = String::new();
        for line in self.grid.lines() {
            text.push_str(line.trim_end());
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

    #[test]
    fn bars_and_lines_are_to_scale() {
        assert_eq!(Bars::bar(4, 4, 2), "██");
        assert_eq!(Bars::bar(3, 4, 2), "█▌");
        assert_eq!(Bars::bar(1, 1_000_000, 4), "▏");
        assert_eq!(Bars::bar(0, 4, 2), "");
        assert_eq!(Bars::line(&[0, 1, 4, 8]), " ▁▄█");
        assert_eq!(Bars::line(&[]), "");
    }
}
