//! Counts over the time as columns, for a terminal, and the axis that charts share.

use std::fmt::Write;

use super::trends::{Axis, spread};
use crate::{
    aggregate::{Every, Row},
    output::{Bars, Moments, Style},
    schema::OwnedValue,
};

/// Lines of a chart. Half of it hides what is small, double fills a small terminal.
const HEIGHT: usize = 10;
/// Widest bar of a bucket, in a chart and in a line.
const WIDEST: (usize, usize) = (8, 3);
/// Least and most characters of a line beside a table.
const ROOM: (usize, usize) = (16, 96);
/// Width of the terminal where there is none.
const USUAL_WIDTH: u16 = 120;

/// The time that a chart covers.
pub(super) struct Times<'t> {
    pub(super) every: &'t Every,
    pub(super) first: i64,
    pub(super) last: i64,
    pub(super) moments: &'t Moments,
}

impl Times<'_> {
    /// The axis of lines beside a table that looks like this without them.
    pub(super) fn beside(&self, table: &str, style: Style) -> Axis {
        // Heads may be bold, and what makes them so has no width.
        let plain = table.lines().filter(|line| !line.contains('\x1b'));
        let taken = plain.map(|line| line.chars().count()).max().unwrap_or(0);
        let room = width(style).saturating_sub(taken + 2).clamp(ROOM.0, ROOM.1);
        Axis::of_buckets(self.every, (self.first, self.last), room, WIDEST.1)
    }

    /// The first and the last time, as far apart as the chart is wide.
    pub(super) fn label(&self, width: usize) -> String {
        let axis = self.moments.axis(self.first, self.last, width);
        if axis.is_empty() { "trend".to_owned() } else { axis }
    }
}

/// A number over the time, as columns. `name` says what it is, `every` how wide the buckets are.
pub(super) fn columns(name: &str, every: &str, rows: &[Row], times: &Times<'_>, style: Style) -> String {
    let highest = points(rows).map(|(_, value)| value).max().unwrap_or(0);
    let scale = highest.to_string();
    let room = width(style).saturating_sub(scale.len() + 4).max(ROOM.0);
    let axis = Axis::of_buckets(times.every, (times.first, times.last), room, WIDEST.0);
    let heights = axis.heights(points(rows), i64::max);
    let squeezed = if axis.is_squeezed() { "; a column is as high as the highest of its buckets" } else { "" };
    let mut chart = format!("{name} every {every}{squeezed}\n");
    // Wide columns stand apart.
    let gap = usize::from(axis.each() > 2);
    let lines = Bars::columns(&spread(&heights, axis.each()), HEIGHT);
    for (index, line) in lines.iter().enumerate() {
        let (number, mark) = if index == 0 { (scale.as_str(), '┤') } else { ("", '│') };
        let cells = line.chars().enumerate();
        let apart = |(place, cell): (usize, char)| if place % axis.each() < axis.each() - gap { cell } else { ' ' };
        let bars: String = cells.map(apart).collect();
        chart.push_str(format!("{number:>0$} {mark} {bars}", scale.len()).trim_end());
        chart.push('\n');
    }
    let line = "─".repeat(axis.width() + 1);
    let below = " ".repeat(scale.len() + 3);
    // Writing to a string cannot fail.
    let _ = writeln!(chart, "{:>1$} ┼{line}\n{below}{2}", 0, scale.len(), times.label(axis.width()));
    chart
}

/// The times of rows that begin with one, and how many events each stands for.
pub(super) fn events(rows: &[Row]) -> impl Iterator<Item = (i64, u64)> {
    points(rows).map(|(time, count)| (time, count.unsigned_abs()))
}

/// The first and the last time of such rows.
pub(super) fn period(rows: &[Row]) -> Option<(i64, i64)> {
    let times = || points(rows).map(|(time, _)| time);
    Some((times().min()?, times().max()?))
}

/// The first number of rows that begin with a time.
fn points(rows: &[Row]) -> impl Iterator<Item = (i64, i64)> {
    rows.iter().filter_map(|row| match row.as_slice() {
        [OwnedValue::Time(time), OwnedValue::Int(value), ..] => Some((*time, *value)),
        _ => None,
    })
}

fn width(style: Style) -> usize {
    style.width.unwrap_or(USUAL_WIDTH).into()
}
