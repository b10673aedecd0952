//! Counts over the time as lines of bars: instants become places on an axis, and places heights.

use std::cmp::Ordering;

use crate::{
    aggregate::{Every, Row},
    output::Bars,
    schema::OwnedValue,
};

/// Places of a trend line.
const TREND_PLACES: usize = 24;

/// Where on a line an instant is. Instants are microseconds since 1970.
pub(super) struct Axis {
    first: i64,
    last: i64,
    /// The starts of the buckets, if each has a place of its own.
    starts: Vec<i64>,
    places: usize,
    /// Characters of a place.
    each: usize,
}

impl Axis {
    /// Places of equal length.
    pub(super) const fn even(first: i64, last: i64) -> Self {
        Self { first, last, starts: Vec::new(), places: TREND_PLACES, each: 1 }
    }

    /// A place of at most `widest` characters for each bucket, or, where there is no room for all of them, places of
    /// equal length.
    pub(super) fn of_buckets(every: &Every, (first, last): (i64, i64), room: usize, widest: usize) -> Self {
        let starts = every.clone().starts(first, last, room).unwrap_or_default();
        match starts.len() {
            0 => Self { first, last, starts, places: room, each: 1 },
            places => Self { first, last, starts, places, each: (room / places).clamp(1, widest) },
        }
    }

    /// Whether several buckets share a place.
    pub(super) const fn is_squeezed(&self) -> bool {
        self.starts.is_empty()
    }

    /// Characters of the line.
    pub(super) const fn width(&self) -> usize {
        self.places * self.each
    }

    /// Characters of a place.
    pub(super) const fn each(&self) -> usize {
        self.each
    }

    /// What each place holds, where `join` joins what falls into the same.
    pub(super) fn heights(&self, points: impl Iterator<Item = (i64, i64)>, join: fn(i64, i64) -> i64) -> Vec<i64> {
        let mut heights = vec![0; self.places];
        for (time, value) in points {
            let height = &mut heights[self.place(time)];
            *height = join(*height, value);
        }
        heights
    }

    fn place(&self, time: i64) -> usize {
        let place = if self.is_squeezed() {
            let length = (self.last - self.first) / i64::try_from(self.places).unwrap_or(1) + 1;
            usize::try_from((time - self.first) / length).unwrap_or(0)
        } else {
            self.starts.partition_point(|start| *start <= time).saturating_sub(1)
        };
        place.min(self.places - 1)
    }
}

/// The counts of each group over the time.
pub(super) struct Trends<'r> {
    axis: Axis,
    join: fn(i64, i64) -> i64,
    points: Vec<(&'r [OwnedValue], i64, i64)>,
}

impl<'r> Trends<'r> {
    /// Those of rows that end in a time and a number.
    pub(super) fn new(rows: &'r [Row], axis: Axis, join: fn(i64, i64) -> i64) -> Self {
        let mut points: Vec<(&[OwnedValue], i64, i64)> = rows.iter().filter_map(point).collect();
        points.sort_by(|left, right| left.0.partial_cmp(right.0).unwrap_or(Ordering::Equal));
        Self { axis, join, points }
    }

    /// The line of a group.
    pub(super) fn line(&self, keys: &[OwnedValue]) -> String {
        let start = self.points.partition_point(|(own, ..)| *own < keys);
        let own = self.points[start..].iter().take_while(|(own, ..)| *own == keys);
        let heights = self.axis.heights(own.map(|(_, time, value)| (*time, *value)), self.join);
        Bars::line(&spread(&heights, self.axis.each))
    }
}

/// The first and the last time of such rows.
pub(super) fn period(rows: &[Row]) -> Option<(i64, i64)> {
    let times = || rows.iter().filter_map(point).map(|(_, time, _)| time);
    Some((times().min()?, times().max()?))
}

fn point(row: &Row) -> Option<(&[OwnedValue], i64, i64)> {
    match row.as_slice() {
        [keys @ .., OwnedValue::Time(time), OwnedValue::Int(value)] => Some((keys, *time, *value)),
        _ => None,
    }
}

/// Each value so many times.
pub(super) fn spread(values: &[i64], each: usize) -> Vec<i64> {
    values.iter().flat_map(|value| std::iter::repeat_n(*value, each)).collect()
}
